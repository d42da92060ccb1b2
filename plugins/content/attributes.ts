import type { Addresses } from "./addresses.ts";

const map = (lists: Readonly<Record<string, string>>): ReadonlyMap<string, ReadonlySet<string>> =>
  new Map(Object.entries(lists).map(([name, list]) => [name, new Set(list.split(" "))]));

/** Kept on every element. `style`, `on…`, `data-…` and all else that is not listed here goes. */
const everywhere: ReadonlySet<string> = new Set(["id", "class", "title", "lang", "dir", "aria-label"]);

const own = map({
  a: "href hreflang rel type",
  area: "alt coords href hreflang rel shape",
  audio: "controls loop muted preload src",
  blockquote: "cite",
  col: "span width",
  colgroup: "span width",
  data: "value",
  del: "cite datetime",
  details: "open",
  img: "alt height ismap longdesc sizes src srcset usemap width",
  ins: "cite datetime",
  li: "value",
  map: "name",
  ol: "reversed start type",
  q: "cite",
  source: "height media sizes src srcset type width",
  table: "border",
  td: "abbr align colspan headers rowspan style valign",
  th: "abbr align colspan headers rowspan scope style valign",
  time: "datetime",
  tr: "align valign",
  track: "default kind label src srclang",
  video: "controls height loop muted playsinline poster preload src width",
});

const links: ReadonlySet<string> = new Set(["href", "cite", "longdesc"]);
const resources: ReadonlySet<string> = new Set(["src", "poster"]);
const TEXT_ALIGN = /(?:^|;)\s*text-align\s*:\s*(left|right|center|justify|start|end)\s*(?:;|$)/i;

/** The attributes of one start tag, each name once, in the order written. */
export type Attributes = Map<string, string>;

/**
 * The value that an attribute has in a feed, not yet escaped; `undefined` where it is not kept.
 */
export function cleanValue(
  element: string,
  name: string,
  value: string,
  addresses: Addresses,
): string | undefined {
  if (everywhere.has(name)) return value;
  if (!own.get(element)?.has(name)) return undefined;
  if (links.has(name)) return addresses.absolute(value, "link");
  if (resources.has(name)) return value.trim() === "" ? undefined : addresses.absolute(value, "resource");
  if (name === "srcset") return addresses.sourceSet(value) || undefined;
  // Columns aligned in Markdown carry their alignment here and nowhere else.
  if (name === "style") {
    const side = TEXT_ALIGN.exec(value)?.[1];
    return side && `text-align:${side.toLowerCase()}`;
  }
  return value;
}
