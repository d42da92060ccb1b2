import { nearest } from "../diagnostics/nearest.ts";
import { groupOf } from "../values/lookups.ts";
import type { WrittenField } from "./source-item.ts";

/** A plain-text entry. */
export interface PlainTextEntry {
  /** Header fields by name; `title` is the headline. */
  data: Record<string, unknown>;
  body: string;
  fields: ReadonlyMap<string, WrittenField>;
  /** The first line of the text, if it looks like a header line with a misspelled name. */
  misspelled: (WrittenField & { meant: string }) | undefined;
}

const DATE_LINE =
  /^\s*date\b\s*:?\s*(\S*(?:\s+(?:[01]?\d|2[0-4]):[0-5]\d(?::\d{2})?(?=\s|[apz+-]|$)|\s+(?:0?[1-9]|1[0-2])(?=\s?[ap]\.?m\b))?(?:(?<=:\d{2}|\s\d{1,2})\s*[ap]\.?m(?:\.|\b))?(?:(?<=[:T]\d{2}|m\.?)\s*(?:Z|UTC|GMT|[ECMP][SD]T|[+-](?:\d{2}:?\d{2}|\d:\d{2})))?(?=\s|$))\s*(.*)$/is;
/** A time of twelve hours. */
const HALF_DAY = /(?<![\d:-])(\d{1,2})(:\d{2}(?::\d{2})?)?\s*([ap])\.?m(?:\.|\b)/i;
/** Zones of RFC 2822 §4.3, which have one offset each. */
const ZONES: Readonly<Record<string, string>> = {
  EST: "-05:00",
  EDT: "-04:00",
  CST: "-06:00",
  CDT: "-05:00",
  MST: "-07:00",
  MDT: "-06:00",
  PST: "-08:00",
  PDT: "-07:00",
};
const HEADER_LINE =
  /^\s*(tags|authors?|summary|updated|id|section|lang|image|expires|draft|permalink)\b\s*:?\s*(.*)$/is;
const FILE_DATE = /^\d{4}-\d{1,2}-\d{1,2}(?!\d)/;

/** Text files with a meaning of their own, which are never entries. */
const SITE_FILES = new Set([
  "robots.txt",
  "humans.txt",
  "ads.txt",
  "app-ads.txt",
  "security.txt",
  "llms.txt",
  "llms-full.txt",
  "license.txt",
  "readme.txt",
]);

/** True for a text file that is never an entry. */
export function isSiteFile(fileName: string): boolean {
  return SITE_FILES.has(fileName.toLowerCase());
}

/**
 * Reads a plain-text entry: a line `date 2021-05-05 Headline`, more header lines (`tags`, `author`, `summary`,
 * `updated`,
 * `id`, `section`, `lang`, `image`, `expires`, `draft`, `published`, `status`, `unlisted`, `permalink`) directly
 * below, then paragraphs separated by blank lines. If the file name contains the date, the first line can be the
 * headline alone.
 *
 * @param fileName name of the file without folders
 * @returns undefined if the first line isn't a header line and the file name has no date
 */
export function parsePlainText(source: string, fileName: string): PlainTextEntry | undefined {
  const lines = source.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
  let at = 0;
  while (at < lines.length && lines[at]?.trim() === "") at++;
  const first = lines[at] ?? "";
  const dated = DATE_LINE.exec(first);
  if (!dated && !(FILE_DATE.test(fileName) && first.trim() !== "")) return undefined;
  const fields = new Map<string, WrittenField>();
  if (dated) fields.set("date", { text: groupOf(dated, 1).trim(), line: at + 1 });
  fields.set("title", {
    text: (dated ? groupOf(dated, 2) : first).trim().replace(/\s+/g, " "),
    line: at + 1,
  });
  const data: Record<string, unknown> = Object.fromEntries(
    [...fields].map(([name, field]) => [name, name === "date" ? timeOf(field.text) : field.text]),
  );
  const lists = { authors: [] as string[], tags: [] as string[] };
  at++;
  for (let header = headerOf(lines[at]); header; header = headerOf(lines[++at])) {
    const name = groupOf(header, 1)
      .toLowerCase()
      .replace(/^author$/, "authors");
    const text = groupOf(header, 2).trim();
    if (!fields.has(name)) fields.set(name, { text, line: at + 1 });
    if (name === "updated" || name === "expires") data[name] = timeOf(text);
    else if (name !== "authors" && name !== "tags") data[name] = text;
    else lists[name].push(text);
  }
  if (lists.authors.length > 0) data["authors"] = lists.authors;
  if (lists.tags.length > 0) data["tags"] = lists.tags.join(",");
  const meant = meantBy(lines[at]);
  const misspelled =
    meant === undefined ? undefined : { text: (lines[at] ?? "").trim(), line: at + 1, meant };
  return { data, body: lines.slice(at).join("\n"), fields, misspelled };
}

/**
 * A date with its time in 24 hours and its zone as an offset: `2021-05-05 9:30 PM EST` is `2021-05-05 21:30 -05:00`.
 */
function timeOf(written: string): string {
  return written
    .replace(HALF_DAY, (whole, hour: string, rest = ":00", half: string) => {
      const isAfternoon = half.toLowerCase() === "p";
      if (Number(hour) > 12) return isAfternoon ? hour + rest : whole;
      return `${(Number(hour) % 12) + (isAfternoon ? 12 : 0)}${rest}`;
    })
    .replace(/\b[ECMP][SD]T$/, (zone) => ZONES[zone] ?? zone);
}

/** Words that also begin lines of text. They are header lines only if exactly one word follows. */
const SWITCH_LINE = /^\s*(published|status|unlisted)\b\s*:?\s*(\S+)\s*$/i;

/**
 * A sentence begins with one capital: `Updated figures follow.` is text, `updated 2021-05-06` and `Updated:
 * 2021-05-06` are not.
 */
function headerOf(line = ""): RegExpExecArray | null {
  const header = HEADER_LINE.exec(line) ?? SWITCH_LINE.exec(line);
  const name = header?.[1] ?? "";
  const isSentence =
    /^[A-Z][a-z]/.test(name) &&
    !line
      .slice(line.indexOf(name) + name.length)
      .trimStart()
      .startsWith(":");
  return isSentence ? null : header;
}

const HEADER_NAMES =
  "tags author summary updated id section lang image expires draft published status unlisted permalink".split(
    " ",
  );

/**
 * The name that a line directly below the header lines was probably meant to begin with: `tagz Town`, `Auhtor: Ann
 * Lee`. A sentence begins with a capital and seldom has a colon there, so only long names count in one, and no other
 * form of the same word: `Updates follow.` is text.
 */
function meantBy(line = ""): string | undefined {
  const [, word = "", colon, rest = ""] = /^\s*([a-z]{3,11})(?:\s*(:)|\s)\s*(\S.*)$/i.exec(line) ?? [];
  const name = word.toLowerCase();
  if (HEADER_NAMES.includes(name)) return undefined;
  const meant = nearest(name, HEADER_NAMES, 1);
  if (meant === undefined) return undefined;
  if (/^(?:updated|expires)$/.test(meant) && !/^\d/.test(rest)) return undefined;
  if (/^(?:published|status|unlisted)$/.test(meant) && /\s/.test(rest.trim())) return undefined;
  if (colon || word === name) return meant;
  return meant.length > 5 && meant.slice(0, -1) !== name.slice(0, meant.length - 1) ? meant : undefined;
}

/**
 * The paragraphs of a plain-text entry: separated by blank lines, each line as written without the white space around
 * it.
 */
export function plainTextParagraphs(body: string): string[] {
  const paragraphs: string[] = [];
  let lines: string[] = [];
  for (const line of [...body.split("\n"), ""]) {
    const text = line.trim();
    if (text !== "") lines.push(text);
    else if (lines.length > 0) {
      paragraphs.push(lines.join("\n"));
      lines = [];
    }
  }
  return paragraphs;
}
