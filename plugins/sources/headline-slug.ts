import { startInBytes } from "../content/text-cut.ts";
import { plainSlug } from "../tags/plain-slug.ts";
import { slugProblem } from "../tags/slug.ts";
import { isSiteFile } from "./wire.ts";

/** A file name has at most 255 bytes, and a day may be added. */
const MOST_BYTES = 200;

/**
 * The part of an address that a headline makes: whole, unless no file system could hold it.
 *
 * @returns `""` for a headline without a letter or sign
 * @example headlineSlug("A day in Astana.") // "a-day-in-astana"
 */
export function headlineSlug(headline: string): string {
  const slug = plainSlug(headline);
  const start = startInBytes(slug, MOST_BYTES);
  return start === slug ? slug : start.replace(/-[^-]*$/, "");
}

/** Folders of the newsroom below its path, besides its years. */
export const OWN_FOLDERS = ["authors", "feeds", "page", "sections", "subscribe", "tags"];

/**
 * True for a name that means something else than an entry below the newsroom's path: a list, a year, a feed, the first
 * page of a folder, a file that every site may have.
 *
 * @example isOwnName("tags") // true
 */
export function isOwnName(slug: string): boolean {
  return (
    OWN_FOLDERS.includes(slug) ||
    /^\d{4}$/.test(slug) ||
    slugProblem(slug) !== undefined ||
    isSiteFile(`${slug}.txt`)
  );
}
