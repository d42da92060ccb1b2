import { posix } from "node:path";
import mime from "mime";
import { sourceSetOf } from "../content/source-set.ts";
import { decodedHref } from "../index/addresses.ts";

/** A file of the site's source that an entry names relative to itself. */
export interface FileBeside {
  /** Relative to the project, with `/`: `./src/news/choir.jpg`. */
  file: string;
  /** Root-relative address it is copied to, percent-encoded: `/news/choir.jpg`. */
  href: string;
}

/** No file system has longer ones, and joining what leads up a thousand times takes long. */
const LONGEST_PATH = 8192;

/** Whether an address counts from the folder of what names it: `choir.jpg`, `../choir.jpg`. */
export function isRelative(address: string): boolean {
  return !/^(?:[a-z][a-z\d+.-]*:|[/\\#?]|$)/i.test(address);
}

/**
 * Where the file of a relative address would be.
 *
 * @param folder folder that the address counts from
 * @param root folder that nothing may lead out of
 * @returns undefined for an address that is not relative, or leads out of `root`
 * @example pathBeside("./choir.jpg", "src/news", "src") // "src/news/choir.jpg"
 */
export function pathBeside(address: string, folder: string, root: string): string | undefined {
  const written = address.split(/[?#]/, 1)[0] ?? "";
  if (!isRelative(address) || written.length > LONGEST_PATH) return undefined;
  const path = posix.join(folder, decodedHref(written));
  const below = posix.relative(root, path);
  return below === "" || /^\.\.(?:\/|$)/.test(below) || path.includes("\0") ? undefined : path;
}

const TAG = /<(?:img|source|audio|video|track|a)\s[^<>]*>/gi;
const ADDRESS = /\s(?:src|poster|href)\s*=\s*(?:"([^"]*)"|'([^']*)')/gi;
const SOURCE_SET = /\ssrcset\s*=\s*(?:"([^"]*)"|'([^']*)')/gi;

/** Relative addresses of pictures, sounds, films and documents in the HTML of an entry, each once. */
export function filesInContent(html: string): string[] {
  const found = new Set<string>();
  for (const [tag] of html.matchAll(TAG)) {
    for (const match of tag.matchAll(ADDRESS)) found.add(unescaped(match));
    for (const match of tag.matchAll(SOURCE_SET))
      for (const { address } of sourceSetOf(unescaped(match))) found.add(address);
  }
  return [...found].filter((address) => isRelative(address) && isMedia(address));
}

function unescaped([, double, single]: RegExpExecArray): string {
  return (double ?? single ?? "").replaceAll("&amp;", "&").trim();
}

/** Text and code are the site's own sources, which Eleventy makes pages of. */
function isMedia(address: string): boolean {
  const type = mime.getType(address.split(/[?#]/, 1)[0] ?? "") ?? "";
  return (
    /^(?:image|audio|video|font)\//.test(type) ||
    /^application\/(?:pdf|zip|gzip|epub\+zip|rtf|msword|gpx\+xml|vnd\.)/.test(type) ||
    type === "text/vtt" ||
    type === "text/calendar"
  );
}
