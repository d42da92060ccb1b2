import { lineNumberAt } from "../content/line-number.ts";

/** What a file may hold at least, in names, values and characters of text. */
const MOST = 1_000_000;

/**
 * True where the aliases of YAML (`*name`) make so much of a text, or a circle, that whatever walks it or makes a text
 * of it would need all time and memory: nine lines can stand for a milliard values, and a hundred for a long text each.
 *
 * @param value what was read
 * @param text what it was read from
 */
export function expandsTooFar(value: unknown, text: string): boolean {
  if (!text.includes("*")) return false;
  let left = Math.max(MOST, text.length * 2);
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
export function lineOfAlias(text: string): number {
  const at = text.search(/(?<=^|[\s[{,:-])\*[^\s*]/);
  return lineNumberAt(text, Math.max(at, 0));
}
