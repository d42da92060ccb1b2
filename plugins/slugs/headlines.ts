import { startInBytes } from "../content/text-cut.ts";
import { isSiteFile } from "../read/plain-text-entry.ts";
import { isDeviceName, slugProblem } from "./assign-slugs.ts";
import { headlineWords } from "./rules.ts";

/** A file name has at most 255 bytes, and a day may be added. */
const MAX_BYTES = 200;

/**
 * The part of an address that a headline makes: whole, unless no file system could hold it.
 *
 * @returns `""` for a headline without a letter or sign
 * @example headlineSlug("A day in Astana.") // "a-day-in-astana"
 */
export function headlineSlug(headline: string): string {
  const slug = headlineWords(headline);
  const start = startInBytes(slug, MAX_BYTES);
  return start === slug ? slug : start.replace(/-[^-]*$/, "");
}

/** Folders below the path of a newsroom that hold its lists, besides its years. */
export const OWN_FOLDERS = ["authors", "feeds", "page", "sections", "subscribe", "tags"];

/** Names of its feeds and of the first page of a folder, with whatever ending. */
const OWN_FILES = ["archive", "atom", "feed", "index", "rss"];

/**
 * True for a name that means something else than an entry below the newsroom's path: a list, a year, a feed, the first
 * page of a folder, a file that every site may have.
 *
 * @example isOwnName("tags") // true
 */
export function isOwnName(slug: string): boolean {
  return (
    OWN_FOLDERS.includes(slug) ||
    OWN_FILES.includes(slug.replace(/\..*/u, "").toLowerCase()) ||
    isDeviceName(slug) ||
    /^\d{4}$/.test(slug) ||
    slugProblem(slug) !== undefined ||
    isSiteFile(`${slug}.txt`)
  );
}
