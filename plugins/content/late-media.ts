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

/** What scripts nobody has listed call the attribute of the real address; read only where `src` has none. */
const OTHER_SOURCE = /src$|lazy|original|source/i;
const OTHER_SOURCE_SET = /(?:src|bg|lazy|source)-?set$/i;
const PICTURE_FILE = /\.(?:apng|avif|bmp|gif|jpe?g|jxl|png|svg|webp)(?:[?#]|$)/i;
/** File names of placeholder pictures. */
const PLACEHOLDER_FILE =
  /^(?:about:|#|javascript:)|(?:^|[/._-])(?:blank|clear|dummy|empty|grey|gray|lazy|lazyload|loader|loading|pixel|place-?holder|spacer|spinner|trans|transparent|1x1)(?:[._-][\w.-]*)?\.(?:gif|png|svg|jpe?g|webp)(?:[?#]|$)|\/pagespeed_static\//i;

export const mediaElements: ReadonlySet<string> = new Set(["img", "source", "video", "audio", "track"]);

/** The attributes of a picture, film or sound. */
export interface RestoredMedia {
  attributes: Attributes;
  /** True if an address came from an attribute that a script would have read. */
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
  if (!isLate && isPlaceholder(written.get("src")) && isPlaceholder(written.get("srcset"))) {
    restore("srcset", namesLike(written, OTHER_SOURCE_SET));
    restore("src", otherSources(written));
  }
  if (/^(?:about:|#|javascript:)/i.test(attributes.get("src")?.trim() ?? "")) attributes.delete("src");
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

/** The attributes that may hold the real address: by their own name, or because a picture is named there. */
function otherSources(written: Attributes): string[] {
  const named = namesLike(written, OTHER_SOURCE);
  const pictures = [...written.keys()].filter(
    (name) => name.startsWith("data-") && PICTURE_FILE.test(written.get(name) ?? ""),
  );
  return [...named, ...pictures];
}

function namesLike(written: Attributes, pattern: RegExp): string[] {
  return [...written.keys()].filter((name) => name !== "src" && name !== "srcset" && pattern.test(name));
}

/** What a player plays once a script, or the visitor's consent, has loaded it. */
export function lateAddresses(attributes: Attributes): string[] {
  return [...SOURCES, ...namesLike(attributes, OTHER_SOURCE)]
    .map((name) => attributes.get(name)?.trim() ?? "")
    .filter((value) => /[./]/.test(value) && !/\s/.test(value));
}

/** True for no address, and for one that shows nothing. */
function isPlaceholder(address: string | undefined): boolean {
  const value = address?.trim() ?? "";
  return value === "" || isInline(value) || PLACEHOLDER_FILE.test(value);
}

/** True for a picture whose address is the picture itself, as placeholders have. */
export const isInline = (address: string | undefined): boolean => /^\s*data:/i.test(address ?? "");
