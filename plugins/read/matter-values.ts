import { lineNumberAt } from "../content/line-number.ts";

/** Why front matter cannot be used. */
export interface MatterProblem {
  /** Line in the file. */
  line: number | undefined;
  reason: string;
  found?: string | undefined;
}

/** YAML's aliases multiply: what expands to more than this is a mistake or an attack. */
const MAX_VALUES = 100_000;
const MAX_DEPTH = 64;

/** What makes front matter unusable as a whole, though it can be read. */
export function matterProblem(value: unknown, matter: string): MatterProblem | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return { line: 2, reason: "it isn't a list of `name: value`", found: matter.trim() };
  const counted = { left: MAX_VALUES };
  const reason = reasonIn(value, counted, 0);
  if (reason === undefined) {
    return expandsTooFar(value, matter)
      ? { line: lineOfAlias(matter) + 1, reason: "its YAML aliases expand to too much text" }
      : undefined;
  }
  return { line: lineOf(matter, SIGNS[reason]), reason };
}

const PROTOTYPE = "the name __proto__ means something else to JavaScript";
/** What YAML makes of `{{ title }}`: a list whose name is a list. */
const NO_NAME = "a name in it is a list; a text that begins with { needs quotes";

/** The text by which the line of a mistake is found. */
const SIGNS: Readonly<Record<string, string>> = { [PROTOTYPE]: "__proto__", [NO_NAME]: "{{" };

function reasonIn(value: unknown, counted: { left: number }, depth: number): string | undefined {
  if (--counted.left < 0) return `its aliases expand to more than ${MAX_VALUES} values`;
  if (!isPlain(value)) return undefined;
  if (depth > MAX_DEPTH) return `it is nested more than ${MAX_DEPTH} deep`;
  if (Object.hasOwn(value, "__proto__")) return PROTOTYPE;
  if (Object.hasOwn(value, "[object Object]")) return NO_NAME;
  for (const inner of Array.isArray(value) ? value : Object.values(value)) {
    const reason = reasonIn(inner, counted, depth + 1);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

function lineOf(matter: string, text: string | undefined): number | undefined {
  const at = text === undefined ? -1 : matter.indexOf(text);
  return at < 0 ? undefined : lineNumberAt(matter, at) + 1;
}

/** What JavaScript puts into front matter besides has its own rules. */
function isPlain(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  if (Array.isArray(value)) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

/** What a file may hold at least, in names, values and characters of text. */
const MAX_TEXT = 1_000_000;

/**
 * True if YAML aliases (`*name`) expand to too much data or to a cycle: nine lines can expand to a billion values, and a
 * hundred aliases to a long text each.
 *
 * @param value what was read
 * @param text what it was read from
 */
function expandsTooFar(value: unknown, text: string): boolean {
  if (!text.includes("*")) return false;
  let left = Math.max(MAX_TEXT, text.length * 2);
  const open = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next === "string") left -= next.length;
    else if (typeof next === "object" && next !== null) {
      const names = Object.keys(next);
      left -= names.length;
      if (!Array.isArray(next)) for (const name of names) left -= name.length;
      if (left < 0) return true;
      for (const inner of Object.values(next)) open.push(inner);
    }
    if (left < 0) return true;
  }
  return false;
}

/** Line of the first alias, the first of the text being 1. */
function lineOfAlias(text: string): number {
  const at = text.search(/(?<=^|[\s[{,:-])\*[^\s*]/);
  return lineNumberAt(text, Math.max(at, 0));
}
