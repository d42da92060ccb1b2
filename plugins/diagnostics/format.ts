import { CATALOGUE } from "./catalogue.ts";

/**
 * A problem in a file or option of the site, and how to fix it.
 *
 * @example
 * {
 *   code: "date-invalid", severity: "error", file: "./src/news/a.md", line: 3,
 *   problem: "The date of the entry does not exist.",
 *   found: "2021-02-30", expected: "a calendar day such as 2021-02-28",
 *   remedy: "Correct the date in the front matter.",
 * }
 */
export interface Diagnostic {
  /** Stable name of the kind of problem, in kebab case. The documentation explains each under this name. */
  code: string;
  /** Whether it stops the build. */
  severity: "error" | "warning";
  /** Path relative to the project, with `/`. */
  file?: string | undefined;
  /** Line in the file. The first line is 1. */
  line?: number | undefined;
  /** One sentence: what is wrong. */
  problem: string;
  /** What was found, as written. */
  found?: string | undefined;
  /** What was expected, in words or as an example. */
  expected?: string | undefined;
  /** What to do. */
  remedy?: string | undefined;
}

const order = (a: Diagnostic, b: Diagnostic): number =>
  compare(a.file ?? "", b.file ?? "") ||
  (a.line ?? 0) - (b.line ?? 0) ||
  compare(a.code, b.code) ||
  compare(a.problem, b.problem);

/** Compares by code unit, so that the order never depends on the locale. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Messages in a fixed order: by file, line, code; without duplicates. */
export function sortDiagnostics(messages: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Set<string>();
  return [...messages].sort(order).filter((message) => {
    const key = formatDiagnostic(message);
    return !seen.has(key) && seen.add(key);
  });
}

/** A message, and all places where it occurs (its own first). */
export interface DiagnosticGroup {
  /** The message, with its first place. */
  message: Diagnostic;
  /** Files and lines: `./src/news/a.md:3`. */
  places: readonly string[];
}

/** Messages in order. Those that differ only in their place are grouped. */
export function groupDiagnostics(messages: readonly Diagnostic[]): DiagnosticGroup[] {
  const groups = new Map<string, { message: Diagnostic; places: string[] }>();
  for (const message of sortDiagnostics(messages)) {
    const key = JSON.stringify({ ...message, file: undefined, line: undefined });
    const group = groups.get(key);
    if (group) group.places.push(placeOf(message));
    else groups.set(key, { message, places: [placeOf(message)] });
  }
  return [...groups.values()];
}

/** Number of places shown: an error has to be fixed at each place, a warning only needs examples. */
const MAX_PLACES = { error: 20, warning: 3 };

/** An entry that `onInvalid: "skip"` leaves out is only warned of, but each one should be named. */
function severityOfKind({ code, severity }: Diagnostic): Diagnostic["severity"] {
  return (
    (CATALOGUE as Readonly<Record<string, { severity: Diagnostic["severity"] }>>)[code]?.severity ?? severity
  );
}

/** Equal messages as they are printed: the first as a whole, then where else it is so. */
export function formatGroup({ message, places }: DiagnosticGroup): string {
  if (places.length === 1) return formatDiagnostic(message);
  const others = places.slice(1, MAX_PLACES[severityOfKind(message)]);
  const more = places.length - 1 - others.length;
  const list = others.map(visible).join(", ") + (more > 0 ? ` and ${more} more` : "");
  return `${formatDiagnostic(message)}\n    also:     ${list} (${places.length} in all)`;
}

function placeOf({ file = "", line }: Diagnostic): string {
  return line === undefined ? file : `${file}:${line}`;
}

/** A message as it is printed: the place first, then one line for each fact. */
export function formatDiagnostic(message: Diagnostic): string {
  const place = message.file ? `${placeOf(message)}: ` : "";
  // The name of a file may hold what a terminal obeys.
  const lines = [`${visible(place + message.problem)} [${message.code}]`];
  if (message.found !== undefined) lines.push(`    found:    ${shorten(message.found)}`);
  if (message.expected !== undefined) lines.push(`    expected: ${visible(message.expected)}`);
  if (message.remedy !== undefined) lines.push(`    fix:      ${linesOf(message.remedy)}`);
  return lines.join("\n");
}

/** Our own words may have lines; those after the first are indented, so that none passes for another message. */
function linesOf(text: string): string {
  return text.split("\n").map(visible).join("\n              ");
}

/** A found text on one line of limited length, with what cannot be seen made visible. */
function shorten(text: string, most = 120): string {
  const shown = visible(
    JSON.stringify(text.length > most * 4 ? text.slice(0, most * 4) : text)
      .slice(1, -1)
      .replaceAll('\\"', '"'),
  );
  return shown.length > most ? `${shown.slice(0, most - 1)}…` : shown;
}

/** A text with signs that end a line, steer a terminal or turn the direction of writing shown by their number. */
function visible(text: string): string {
  return text.replace(
    /[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/gu,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
