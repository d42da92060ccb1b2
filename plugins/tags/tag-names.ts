import { cleanName, tagKey } from "./tag-key.ts";

/** Deeper nesting, or more names, is a mistake or an attack (YAML aliases multiply), not a list of tags. */
const MOST_DEPTH = 8;
const MOST_NAMES = 500;
const COMMAS = /[,，、،]/u;

/**
 * The tags that a field of an entry holds, as written, each once (the first spelling stays), in the order written.
 *
 * A text is split on commas (`,`, and `，` `、` `،`); an item of a list is one tag, so that a tag can have a comma:
 * `["Washington, D.C."]`. Lists may be nested; of an object its `name`, `label` or `title` is the tag, of any other
 * object the keys and the values are (nested categories). Numbers and booleans become text, a date at midnight UTC
 * its day. Nothing, `null` and empty texts are no tags.
 *
 * @param report is told, as text, of each thing found that cannot be a tag
 * @example tagNamesFrom("News, world ,news") // ["News", "world"]
 * @example tagNamesFrom({ News: ["Local", 2021] }) // ["News", "Local", "2021"]
 */
export function tagNamesFrom(value: unknown, report: (found: string) => void = () => {}): string[] {
  const names = new Map<string, string>();
  const add = (text: string): void => {
    if (names.size >= MOST_NAMES) return;
    const name = cleanName(text);
    const key = tagKey(name);
    if (key !== "" && !names.has(key)) names.set(key, name);
    if (names.size === MOST_NAMES) report(`more than ${MOST_NAMES} tags`);
  };
  const read = (value: unknown, depth: number, split: boolean): void => {
    if (value === undefined || value === null || names.size >= MOST_NAMES) return;
    if (depth > MOST_DEPTH) return report(`lists nested more than ${MOST_DEPTH} deep`);
    if (typeof value === "string") return split ? value.split(COMMAS).forEach(add) : add(value);
    if (typeof value === "number" || typeof value === "boolean" || typeof value === "bigint")
      return add(String(value));
    if (value instanceof Date) return addDate(value, add, report);
    if (Array.isArray(value) || value instanceof Set) {
      for (const item of value) read(item, depth + 1, false);
      return;
    }
    if (typeof value !== "object") return report(`a ${typeof value}`);
    const named = nameIn(value);
    if (named !== undefined) return read(named, depth + 1, false);
    for (const [key, inner] of value instanceof Map ? value : Object.entries(value)) {
      add(String(key));
      read(inner, depth + 1, true);
    }
  };
  read(value, 0, true);
  return [...names.values()];
}

function nameIn(value: object): unknown {
  for (const field of ["name", "label", "title"]) {
    const named = Object.hasOwn(value, field) ? (value as Record<string, unknown>)[field] : undefined;
    if (typeof named === "string" || typeof named === "number") return named;
  }
  return undefined;
}

function addDate(date: Date, add: (text: string) => void, report: (found: string) => void): void {
  if (Number.isNaN(date.getTime())) return report("a date that does not exist");
  add(date.toISOString().replace(/T00:00:00\.000Z$/, ""));
}
