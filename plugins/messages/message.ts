/**
 * One thing a person has to mend, in the words of the file it is in.
 *
 * @example
 * {
 *   code: "date-invalid", severity: "error", file: "./src/news/a.md", line: 3,
 *   problem: "The date of the entry does not exist.",
 *   found: "2021-02-30", expected: "a calendar day such as 2021-02-28",
 *   remedy: "Correct the date in the front matter.",
 * }
 */
export interface Message {
  /** Stable, kebab-case name of the kind of problem; the documentation lists each under this name. */
  code: string;
  severity: "error" | "warning";
  /** File as the owner would name it: relative to the project, with `/`. */
  file?: string | undefined;
  /** Line in the file, the first is 1. */
  line?: number | undefined;
  /** One sentence: what is wrong. */
  problem: string;
  /** What was there, as written. */
  found?: string | undefined;
  /** What would be right, in words or as an example. */
  expected?: string | undefined;
  /** What to do. */
  remedy?: string | undefined;
}

const order = (a: Message, b: Message): number =>
  compare(a.file ?? "", b.file ?? "") ||
  (a.line ?? 0) - (b.line ?? 0) ||
  compare(a.code, b.code) ||
  compare(a.problem, b.problem);

/** Compares by code unit, so that no locale shows in any order. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Messages in a fixed order: by file, line, code; equal ones once. */
export function sortMessages(messages: readonly Message[]): Message[] {
  const seen = new Set<string>();
  return [...messages].sort(order).filter((message) => {
    const key = formatMessage(message);
    return !seen.has(key) && seen.add(key);
  });
}

/** A message as it is printed: the place first, then one line for each fact. */
export function formatMessage(message: Message): string {
  const place = message.file ? `${message.file}${message.line ? `:${message.line}` : ""}: ` : "";
  // The name of a file may hold what a terminal obeys.
  const lines = [`${visible(place + message.problem)} [${message.code}]`];
  if (message.found !== undefined) lines.push(`    found:    ${shorten(message.found)}`);
  if (message.expected !== undefined) lines.push(`    expected: ${visible(message.expected)}`);
  if (message.remedy !== undefined) lines.push(`    to do:    ${visible(message.remedy)}`);
  return lines.join("\n");
}

/** A found text on one line of bearable length, with what cannot be seen made visible. */
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
