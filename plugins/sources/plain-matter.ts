/**
 * Front matter of nothing but plain lines, which most is, read without the YAML library: at 20,000 entries that
 * saves a second. Whatever could mean something else in YAML than what it says is left to the library.
 */

const KEY = /^([A-Za-z_][\w-]*):(?: +(\S.*))?$/;
const ITEM = /^ *- (\S.*)$/;
/** A text that begins with a letter and has no sign of YAML's in it, or a day or time as RFC 3339 writes it. */
const PLAIN =
  /^(?:\p{L}[^:#[\]{},&*!|>'"%@`\\\t]*|\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?)?)$/u;
/** Words that YAML takes for something else than text. */
const WORDS = /^(?:null|true|false)$/i;

/** @returns undefined where the library has to read it */
export function readPlainMatter(matter: string): Record<string, unknown> | undefined {
  const data: Record<string, unknown> = {};
  let list: string[] | undefined;
  for (const written of matter.split("\n")) {
    if (written === "") continue;
    const line = withoutBlanksAtEnd(written);
    const item = ITEM.exec(line)?.[1];
    if (item !== undefined) {
      if (!list || !isPlain(item)) return undefined;
      list.push(item);
      continue;
    }
    const key = KEY.exec(line);
    if (!key?.[1] || key[1] in data || key[1] === "__proto__") return undefined;
    const value = key[2];
    if (list?.length === 0) return undefined;
    if (value === undefined) {
      list = [];
      data[key[1]] = list;
    } else if (isPlain(value)) {
      list = undefined;
      data[key[1]] = value;
    } else return undefined;
  }
  return list?.length === 0 ? undefined : data;
}

/** A loop, as a regular expression would begin at each blank of a long row in the middle of the line. */
function withoutBlanksAtEnd(line: string): string {
  let end = line.length;
  while (line[end - 1] === " ") end--;
  return line.slice(0, end);
}

function isPlain(value: string): boolean {
  return PLAIN.test(value) && !WORDS.test(value);
}
