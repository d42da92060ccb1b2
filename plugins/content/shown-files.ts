import type { Enclosure } from "../entry/enclosure.ts";

const ATTRIBUTES = /\s(src|srcset|poster|href|data-[\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/gi;
/** Sizes that systems write into the names of their copies: `pier-1024x683.jpg`, `pier@2x.jpg`. */
const SIZE = /(?:-\d{2,5}x\d{2,5}|-scaled|@\dx)(?=\.\w+$)/;

/**
 * True if the HTML of an entry shows one of its files already, told by the file's name: a picture shown, or any
 * other file played or linked.
 */
export function isInContent(file: Pick<Enclosure, "url" | "kind">, html: string): boolean {
  const name = nameOf(file.url);
  if (name === "") return false;
  // Most files are in no content: one search tells.
  if (PLAIN.test(name) && !html.includes(name.replace(/\.\w+$/, ""))) return false;
  for (const [, attribute, double, single, bare] of html.matchAll(ATTRIBUTES)) {
    if (file.kind === "image" && attribute?.toLowerCase() === "href") continue;
    const addresses = (double ?? single ?? bare ?? "").split(/[\s,]+/);
    if (addresses.some((address) => nameOf(address) === name)) return true;
  }
  return false;
}

/** Written the same in every address. */
const PLAIN = /^[\w.-]+$/;

function nameOf(address: string): string {
  const path = address.replace(/[?#].*/s, "");
  const file = path.slice(path.lastIndexOf("/") + 1);
  // `/image?id=7`
  const name = file.includes(".") ? file : file + address.slice(path.length);
  try {
    return decodeURIComponent(name).replace(SIZE, "");
  } catch {
    return name.replace(SIZE, "");
  }
}
