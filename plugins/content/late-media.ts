import type { AddressUse } from "./addresses.ts";
import type { Attributes } from "./attributes.ts";

/*
 * Pictures, films and sounds that a script loads late: the page holds the real address in an attribute of the
 * script's, and a placeholder, or nothing, in `src`. A feed reader runs no script.
 */

const SOURCES = [
  "data-src",
  "data-lazy-src",
  "data-original",
  "data-lazy",
  "data-echo",
  "data-actualsrc",
  "data-original-src",
  "data-real-src",
  "data-url",
];
const SOURCE_SETS = ["data-srcset", "data-lazy-srcset", "data-original-set"];

export const mediaElements: ReadonlySet<string> = new Set(["img", "source", "video", "audio", "track"]);

/** The attributes of a picture, film or sound. */
export interface RestoredMedia {
  attributes: Attributes;
  /** True where an address came from an attribute that a script would have read. */
  isLate: boolean;
}

/**
 * The attributes of a picture, film or sound as they are once it has loaded: its real address, source set and
 * poster, its size where only a style gives it, and a `src` where there is only a source set.
 *
 * @param isAddress true for an address that can stand in a feed
 */
export function restoreMedia(
  name: string,
  written: Attributes,
  isAddress: (address: string, use: AddressUse) => boolean,
): RestoredMedia {
  const attributes = new Map(written);
  let isLate = false;
  const restore = (attribute: string, names: readonly string[]): void => {
    for (const late of names) {
      const value = written.get(late)?.trim();
      // Some scripts keep a word there: `data-lazy="true"`.
      if (!value || !/[./]/.test(value)) continue;
      if (attribute !== "srcset" && (/\s/.test(value) || !isAddress(value, "resource"))) continue;
      attributes.set(attribute, value);
      isLate = true;
      return;
    }
  };
  restore("src", SOURCES);
  restore("srcset", SOURCE_SETS);
  if (name === "video") restore("poster", ["data-poster"]);
  const sizes = written.get("data-sizes");
  if (isLate && sizes && sizes !== "auto") attributes.set("sizes", sizes);
  if (name === "img") addSize(attributes);
  return { attributes, isLate };
}

const SIZE = {
  width: /(?:^|;)\s*width\s*:\s*([\d.]+)(px|em|rem)\b/i,
  height: /(?:^|;)\s*height\s*:\s*([\d.]+)(px|em|rem)\b/i,
};

/** A size that only a style gives, which a feed does not carry. */
function addSize(attributes: Attributes): void {
  const style = attributes.get("style");
  if (!style || attributes.has("width") || attributes.has("height")) return;
  for (const side of ["width", "height"] as const) {
    const [, number, unit] = SIZE[side].exec(style) ?? [];
    const pixels = Math.round(Number(number) * (unit?.toLowerCase() === "px" ? 1 : 16));
    if (pixels >= 1 && pixels <= 10_000) attributes.set(side, String(pixels));
  }
}

/** True for a picture whose address is the picture itself, as placeholders have. */
export const isInline = (address: string | undefined): boolean => /^\s*data:/i.test(address ?? "");
