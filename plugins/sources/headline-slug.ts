import { plainSlug } from "../tags/plain-slug.ts";

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
  if (Buffer.byteLength(slug) <= MOST_BYTES) return slug;
  let cut = "";
  let bytes = 0;
  for (const character of slug) {
    bytes += Buffer.byteLength(character);
    if (bytes > MOST_BYTES) break;
    cut += character;
  }
  return cut.slice(0, cut.lastIndexOf("-") > 0 ? cut.lastIndexOf("-") : undefined);
}
