import { cleanName, tagKey } from "../tags/tag-key.ts";

/** An author as an entry names one. */
export interface WrittenAuthor {
  name: string;
  email: string | undefined;
  url: string | undefined;
}

/**
 * Upper limit of authors per entry. Each author gets a page and feeds that list every author, so more would be an
 * error or an attack.
 */
const MAX_AUTHORS = 200;
const EMAIL = /^[^\s@<>()]+@[^\s@<>()]+$/u;

/**
 * Reads the forms in which people write an author: `Name`, `Name <mail>`, `Name <mail> (address)`, RSS's
 * `mail (Name)` (RSS 2.0, `<author>`), or a bare email address, whose first part is then the name.
 *
 * @example parseAuthor("ann@example.org (Ann Lee)") // { name: "Ann Lee", email: "ann@example.org", url: undefined }
 */
export function parseAuthor(written: string): WrittenAuthor {
  const text = cleanName(written.replace(/^mailto:/iu, ""));
  const rss = /^([^\s@]+@[^\s@]+) \(([^()]+)\)$/u.exec(text);
  if (rss?.[1] && rss[2] && EMAIL.test(rss[1])) return { name: rss[2].trim(), email: rss[1], url: undefined };
  let name = text;
  // `[Ann](https://ann.example/)` is a name in Markdown, of which no part is taken: it is shown as written.
  const url = /(?<!\]) ?\((https?:\/\/[^\s()<>]+)\)$/iu.exec(name);
  if (url) name = name.slice(0, url.index).trimEnd();
  const email = / ?<([^<>\s]+)>$/u.exec(name);
  if (email?.[1] && EMAIL.test(email[1])) name = name.slice(0, email.index);
  const found = {
    email: email?.[1] && EMAIL.test(email[1]) ? email[1] : undefined,
    url: url?.[1],
  };
  if (name === "" && found.email !== undefined) return { name: nameOfEmail(found.email), ...found };
  if (EMAIL.test(name)) return { name: nameOfEmail(name), email: found.email ?? name, url: found.url };
  return { name: name || text, ...found };
}

function nameOfEmail(email: string): string {
  return email.slice(0, email.indexOf("@"));
}

/** One author as one text, read back by {@link parseAuthor}. */
export function writeAuthor(author: WrittenAuthor): string {
  const email = author.email ? ` <${author.email}>` : "";
  const url = author.url ? ` (${author.url})` : "";
  return `${author.name}${email}${url}`.trim();
}

/**
 * The authors that a field of an entry holds, each once, in the order written. A text is one author, since names have
 * commas (`Martin Luther King, Jr.`), unless it has a semicolon: `Ann Lee; Bo Ek`. Lists, and objects with `name`,
 * `email`, `url`, are read as well; an object becomes `Name <mail> (address)`.
 *
 * @param report is called, with text, for each thing found that cannot be an author
 * @param textOf makes plain text of a name as written
 * @example authorNamesFrom("Ann Lee; Bo Ek") // ["Ann Lee", "Bo Ek"]
 * @example authorNamesFrom([{ name: "Ann", email: "a@b.c" }]) // ["Ann <a@b.c>"]
 */
export function authorNamesFrom(
  value: unknown,
  report: (found: string) => void = () => {},
  textOf: (written: string) => string = (written) => written,
): string[] {
  const names = new Map<string, string>();
  let isFull = false;
  const add = (text: string): void => {
    const name = cleanName(text);
    const key = tagKey(parseAuthor(name).name);
    if (key === "" || names.has(key)) return;
    if (names.size < MAX_AUTHORS) names.set(key, name);
    else isFull = true;
  };
  const read = (value: unknown, depth: number): void => {
    if (value === undefined || value === null || isFull) return;
    if (typeof value === "string") for (const text of textOf(value).split(";")) add(text);
    else if (typeof value === "number" || typeof value === "boolean") add(String(value));
    else if (typeof value !== "object" || ArrayBuffer.isView(value)) report("something that is no name");
    else if (value instanceof Date) add(dayIn(value));
    else if (!Array.isArray(value)) {
      const author = authorIn(value);
      if (author) add(writeAuthor({ ...author, name: textOf(author.name) }));
      else report("an author without a name");
    } else if (depth > 2) report("lists within lists");
    else for (const item of value) read(item, depth + 1);
  };
  read(value, 0);
  if (isFull) report(`more than ${MAX_AUTHORS} authors`);
  return [...names.values()];
}

/** A name that YAML parsed as a date. */
function dayIn(value: Date): string {
  return Number.isNaN(value.getTime()) ? "" : value.toISOString().replace(/T00:00:00\.000Z$/, "");
}

function authorIn(value: object): WrittenAuthor | undefined {
  const text = (...fields: string[]): string | undefined => {
    for (const field of fields) {
      const found = Object.hasOwn(value, field) ? (value as Record<string, unknown>)[field] : undefined;
      if (typeof found === "string" && found.trim() !== "") return cleanName(found);
    }
    return undefined;
  };
  const email = text("email", "mail", "e-mail");
  const name = text("name", "key", "id", "title") ?? (email && nameOfEmail(email));
  if (!name) return undefined;
  return {
    name,
    email: email && EMAIL.test(email) ? email : undefined,
    url: webAddress(text("url", "link", "uri", "website", "href")),
  };
}

function webAddress(text: string | undefined): string | undefined {
  return text !== undefined && /^https?:\/\/[^\s()<>]+$/iu.test(text) ? text : undefined;
}
