import type { ReadEnclosure, ReadFeed, ReadItem } from "./read-item.ts";
import { titleText } from "./title-text.ts";
import {
  absoluteAddress,
  childOf,
  childrenOf,
  type Element,
  elementsNamed,
  textOf,
  textOfChild,
} from "./xml.ts";

/** RSS 0.9x, 1.0 and 2.0, with the common names of Dublin Core, Media RSS, iTunes and `content:encoded`. */
export function readRss(root: Element, address: string | undefined): ReadFeed {
  const channel = childOf(root, "channel") ?? root;
  const home = absoluteAddress(textOfChild(channel, "link"), address);
  return {
    format: "rss",
    title: titleText(textOfChild(channel, "title") ?? ""),
    home,
    self: absoluteAddress(
      childrenOf(channel, "atom:link", "atom10:link").find(({ attribs }) => attribs["rel"] === "self")
        ?.attribs["href"],
      address ?? home,
    ),
    language: textOfChild(channel, "language", "dc:language"),
    items: elementsNamed(root, "item").map((item) => readItem(item, home ?? address)),
  };
}

function readItem(item: Element, base: string | undefined): ReadItem {
  const guid = childOf(item, "guid");
  const id = textOf(guid) ?? item.attribs["rdf:about"];
  const permalink =
    guid?.attribs["isPermaLink"]?.toLowerCase() !== "false" && /^https?:/i.test(id ?? "") ? id : undefined;
  const url = absoluteAddress(textOfChild(item, "link") ?? permalink, base);
  const content = textOfChild(item, "content:encoded", "xhtml:body", "body");
  const description = textOfChild(item, "description");
  return {
    id: id ?? url,
    url,
    title: titleText(textOfChild(item, "title") ?? ""),
    published: textOfChild(item, "pubDate", "dc:date", "dcterms:created", "published"),
    updated: textOfChild(item, "atom:updated", "dcterms:modified", "updated"),
    content: content ?? description,
    summary: content === undefined ? undefined : description,
    authors: authorsOf(item),
    tags: childrenOf(item, "category", "dc:subject").flatMap((category) => textOf(category) ?? []),
    enclosures: enclosuresOf(item, url ?? base),
    language: textOfChild(item, "dc:language"),
    base: url ?? base,
  };
}

function authorsOf(item: Element): string[] {
  const creators = childrenOf(item, "dc:creator").flatMap((author) => textOf(author) ?? []);
  if (creators.length > 0) return creators;
  return childrenOf(item, "author", "itunes:author")
    .flatMap((author) => textOf(author) ?? [])
    .slice(0, 1);
}

function enclosuresOf(item: Element, base: string | undefined): ReadEnclosure[] {
  const duration = secondsOf(textOfChild(item, "itunes:duration"));
  const media = [
    ...childrenOf(item, "media:content"),
    ...childrenOf(item, "media:group").flatMap((group) => childrenOf(group, "media:content")),
  ];
  const all = [
    ...childrenOf(item, "enclosure").map((element) => ({ ...attributesOf(element, base), duration })),
    ...media.map((element) => ({
      ...attributesOf(element, base),
      length: element.attribs["fileSize"],
      title: textOfChild(element, "media:title", "media:description"),
      type:
        element.attribs["type"] ?? (element.attribs["medium"] ? `${element.attribs["medium"]}/*` : undefined),
    })),
    ...childrenOf(item, "media:thumbnail").map((element) => ({
      ...attributesOf(element, base),
      type: "image/*",
      length: undefined,
    })),
  ];
  return uniqueBy(all);
}

function attributesOf({ attribs }: Element, base: string | undefined): ReadEnclosure {
  return {
    url: absoluteAddress(attribs["url"], base) ?? "",
    type: attribs["type"],
    length: attribs["length"],
    duration: secondsOf(attribs["duration"]),
    title: undefined,
  };
}

/** Each address once; what a later element knows more is kept. */
export function uniqueBy(enclosures: readonly ReadEnclosure[]): ReadEnclosure[] {
  const byUrl = new Map<string, ReadEnclosure>();
  for (const enclosure of enclosures) {
    if (enclosure.url === "") continue;
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
