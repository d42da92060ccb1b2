import type { ReadEnclosure } from "./read-item.ts";
import { absoluteAddress, baseOf, childOf, childrenOf, type Element, textOf, textOfChild } from "./xml.ts";

/**
 * Pictures, sound and other files of an item: enclosures, Media RSS and iTunes, each address once.
 *
 * @param base where relative addresses start from that no `xml:base` says more of
 */
export function enclosuresOf(item: Element, base: string | undefined): ReadEnclosure[] {
  const duration = secondsOf(textOfChild(item, "itunes:duration"));
  const groups = childrenOf(item, "media:group");
  const contents = [item, ...groups].flatMap((place) => childrenOf(place, "media:content", "media:peerlink"));
  const thumbnails = [item, ...groups, ...contents].flatMap((place) => childrenOf(place, "media:thumbnail"));
  const pictures = childrenOf(item, "itunes:image", "googleplay:image", "image");
  const original = textOfChild(item, "feedburner:origenclosurelink");
  const linked = childrenOf(item, "atom:link", "link").filter(
    ({ attribs }) => attribs["rel"] === "enclosure",
  );
  return uniqueBy([
    ...childrenOf(item, "enclosure").map((element) => {
      const enclosure = { ...read(element, base), duration };
      return original === undefined
        ? enclosure
        : { ...enclosure, url: absoluteAddress(original, baseOf(element, base)) ?? "" };
    }),
    ...linked.map((element) => ({ ...read(element, base), title: element.attribs["title"] })),
    ...contents.map((element) => ({
      ...read(element, base),
      length: element.attribs["filesize"],
      title: textOfChild(element, "media:title", "media:description"),
      type:
        element.attribs["type"] ?? (element.attribs["medium"] ? `${element.attribs["medium"]}/*` : undefined),
    })),
    ...[...thumbnails, ...pictures].map((element) => ({
      ...read(element, base),
      type: "image/*",
      length: undefined,
    })),
  ]);
}

function read(element: Element, base: string | undefined): ReadEnclosure {
  const { url, href, type, length, duration } = element.attribs;
  const written = url ?? href ?? textOf(childOf(element, "url")) ?? textOf(element);
  return {
    url: absoluteAddress(written, baseOf(element, base)) ?? "",
    type: type || undefined,
    length,
    duration: secondsOf(duration),
    title: undefined,
  };
}

/** Each address once; what a later element knows more is kept. */
export function uniqueBy(enclosures: readonly ReadEnclosure[]): ReadEnclosure[] {
  const byUrl = new Map<string, ReadEnclosure>();
  for (const enclosure of enclosures) {
    // Pictures of authors are none of the item.
    if (enclosure.url === "" || /^https?:\/\/[\w.]*gravatar\.com\//.test(enclosure.url)) continue;
    const known = byUrl.get(enclosure.url);
    if (!known) byUrl.set(enclosure.url, enclosure);
    else
      byUrl.set(enclosure.url, {
        ...known,
        type: known.type ?? enclosure.type,
        length: known.length ?? enclosure.length,
        duration: known.duration ?? enclosure.duration,
        title: known.title ?? enclosure.title,
      });
  }
  return [...byUrl.values()];
}

/** `3600`, `60:00` or `1:00:00`. */
export function secondsOf(written: string | undefined): number | undefined {
  const match = /^(?:(?:(\d+):)?(\d{1,2}):)?(\d+)(?:\.\d+)?$/.exec(written?.trim() ?? "");
  return match ? Number(match[1] ?? 0) * 3600 + Number(match[2] ?? 0) * 60 + Number(match[3]) : undefined;
}
