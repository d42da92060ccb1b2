import { cleanName, tagKey } from "./tag-key.ts";

/** Deeper nesting, or more names, is a mistake or an attack (YAML aliases multiply), not a list of tags. */
const MAX_DEPTH = 8;
const MAX_NAMES = 500;
/** Values that are looked at: lists of lists of the same few names are no more tags than these names. */
const MAX_VALUES = 10_000;
/** Characters of a tag. Eleventy makes a text of a list in a list of tags. */
const MAX_LENGTH = 1000;
const COMMAS = /[,，、،]/u;

/**
 * The tags that one field of an entry holds, as written, each once (the first spelling stays), in the order written.
 *
 * A text is split on commas (`,`, and `，` `、` `،`); an item of a list is one tag, so that a tag can have a comma:
 * `["Washington, D.C."]`. Lists may be nested; of an object its `name`, `label` or `title` is the tag, of any other
 * object the keys and the values are (nested categories). Numbers and booleans become text, a date at midnight UTC
 * its day. Nothing, `null` and empty texts are no tags.
 *
 * @param report is called, with text, for each thing found that cannot be a tag
 * @example tagNamesFrom("News, world ,news") // ["News", "world"]
 * @example tagNamesFrom({ News: ["Local", 2021] }) // ["News", "Local", "2021"]
 */
export function tagNamesFrom(value: unknown, report: (found: string) => void = () => {}): string[] {
  return tagNamesOfFields([value], report);
}

/**
 * The same for several fields of an entry together, such as `tags` and `categories`: each is read by itself, a tag
 * that stands in two of them counts once.
 *
 * @example tagNamesOfFields(["a, b", { b: ["c"] }]) // ["a", "b", "c"]
 */
export function tagNamesOfFields(
  values: readonly unknown[],
  report: (found: string) => void = () => {},
): string[] {
  const names = new TagNames(report);
  for (const value of values) names.read(value, 0, true);
  return names.list;
}

class TagNames {
  readonly #names = new Map<string, string>();
  readonly #report: (found: string) => void;
  #full = false;
  #values = 0;

  constructor(report: (found: string) => void) {
    this.#report = report;
  }

  get list(): string[] {
    return [...this.#names.values()];
  }

  read(value: unknown, depth: number, split: boolean): void {
    if (value === undefined || value === null || this.#full) return;
    if (++this.#values > MAX_VALUES) {
      this.#full = true;
      this.#report(`more than ${MAX_VALUES} values`);
    } else if (depth > MAX_DEPTH) this.#report(`lists nested more than ${MAX_DEPTH} deep`);
    else if (typeof value === "string")
      for (const name of split ? value.split(COMMAS) : [value]) this.#add(name);
    else if (typeof value === "object") this.#readObject(value, depth);
    else if (typeof value === "function" || typeof value === "symbol") this.#report(`a ${typeof value}`);
    else this.#add(String(value));
  }

  #readObject(value: object, depth: number): void {
    if (value instanceof Date) {
      if (Number.isNaN(value.getTime())) this.#report("a date that does not exist");
      else this.#add(value.toISOString().replace(/T00:00:00\.000Z$/, ""));
    } else if (ArrayBuffer.isView(value)) this.#report("something that is no text");
    else if (Array.isArray(value) || value instanceof Set) {
      for (const item of value) this.read(item, depth + 1, false);
    } else {
      const named = nameIn(value);
      if (named !== undefined) this.read(named, depth + 1, false);
      else {
        for (const [key, inner] of value instanceof Map ? value : Object.entries(value)) {
          this.read(key, depth + 1, false);
          this.read(inner, depth + 1, true);
        }
      }
    }
  }

  #add(text: string): void {
    if (text.length > MAX_LENGTH) {
      this.#report(`a text of ${text.length} characters`);
      return;
    }
    const name = cleanName(text);
    // Eleventy turns every item of `tags` into text before the plugin sees it.
    if (name === String({})) {
      this.#report("an object, as YAML reads `Town: Floods` without quotes");
      return;
    }
    const key = tagKey(name);
    if (key === "" || this.#full || this.#names.has(key)) return;
    if (this.#names.size === MAX_NAMES) {
      this.#full = true;
      this.#report(`more than ${MAX_NAMES} tags`);
    } else this.#names.set(key, name);
  }
}

function nameIn(value: object): unknown {
  for (const field of ["name", "label", "title"]) {
    const named = Object.hasOwn(value, field) ? (value as Record<string, unknown>)[field] : undefined;
    if (typeof named === "string" || typeof named === "number") return named;
  }
  return undefined;
}
