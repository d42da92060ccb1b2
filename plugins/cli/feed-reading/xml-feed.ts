import { parseAuthor, writeAuthor } from "../../authors/author-names.ts";
import { enclosuresOf } from "./enclosures.ts";
import type { ReadFeed, ReadItem } from "./read-item.ts";
import { htmlOf, htmlOfPlain, plainTitle } from "./text-constructs.ts";
import { titleText } from "./title-text.ts";
import {
  absoluteAddress,
  baseOf,
  childOf,
  childrenOf,
  type Element,
  elementsNamed,
  inherited,
  textOf,
  textOfChild,
} from "./xml.ts";

/*
 * RSS and Atom are read alike, because feeds mix them: Atom's elements in RSS, Dublin Core and Media RSS in both. Each
 * list of names has the best source first.
 */

const TITLES = ["atom:title", "title", "dc:title", "media:title", "itunes:title"];
const PUBLISHED = [
  "pubdate",
  "atom:published",
  "atom:issued",
  "published",
  "dcterms:issued",
  "dc:date",
  "dcterms:date",
];
const CREATED = ["atom:created", "dcterms:created", "date"];
const UPDATED = ["atom:updated", "atom:modified", "dcterms:modified", "updated", "lastbuilddate"];
const CONTENTS = ["content:encoded", "xhtml:body", "body", "fullitem", "atom:content", "encoded", "content"];
const SUMMARIES = ["atom:summary", "description", "dc:description", "dcterms:abstract", "summary"];
const AUTHORS = ["atom:author", "dc:creator", "dc:author", "author", "itunes:author", "googleplay:author"];
/** Covers of a podcast, and of an episode. */
const COVERS = ["itunes:image", "googleplay:image"];
/** Texts of podcasts and films, which do not say whether they are HTML. */
const DESCRIPTIONS = ["itunes:summary", "googleplay:description", "media:description", "itunes:subtitle"];

/** RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0 (RFC 4287), with the usual extensions. */
export function readXmlFeed(root: Element, address?: string): ReadFeed {
  const channel = childOf(root, "channel") ?? root;
  const self = addressOf(channel, ["self"], address);
  const home = addressOf(channel, ["alternate"], address ?? self);
  const base = [address, home, self].find((one) => one !== undefined && URL.canParse(one));
  const title = plainTitle(firstFilled(channel, TITLES));
  const feed = {
    title,
    id: root.name === "atom:feed" ? textOfChild(root, "atom:id") : undefined,
    home,
    self: absoluteAddress(self, base),
    language: languageOf(channel),
  };
  // Atom wants an author, and programs that have none write the title of the feed.
  const authors = authorsOf(channel, ["atom:author"]).filter((author) => parseAuthor(author).name !== title);
  const images = [
    ...["atom:logo", "atom:icon"].map((name) => textOfChild(channel, name)),
    textOfChild(childOf(channel, "image"), "url"),
    ...COVERS.map((name) => childOf(channel, name)?.attribs["href"]),
  ];
  return {
    ...feed,
    images: absoluteAddresses(images, base),
    items: itemElements(root).map((item) => readItem(item, base, authors)),
  };
}

/** Elements of the items of a feed, in the order in which they are read. */
export function itemElements(root: Element): Element[] {
  return root.name === "atom:feed" ? childrenOf(root, "atom:entry") : elementsNamed(root, "item");
}

function readItem(item: Element, feedAddress: string | undefined, feedAuthors: string[]): ReadItem {
  const guid = childOf(item, "atom:id", "guid");
  const id = textOf(guid) ?? item.attribs["rdf:about"];
  // An id that is an address stands for a missing link, unless it says that it is none (RSS 2.0, `isPermaLink`).
  const isPermalink = guid?.attribs["ispermalink"]?.toLowerCase() !== "false" && /^https?:/i.test(id ?? "");
  const url = addressOf(item, ["alternate"], feedAddress) ?? (isPermalink ? id : undefined);
  const content = firstFilled(item, CONTENTS);
  const summary = firstFilled(item, SUMMARIES);
  const body = htmlOf(content) ?? (summary ? undefined : describedBy(item));
  // The description of RSS is its text where there is no other.
  const isRss = item.name === "item";
  const brief = htmlOf(summary);
  const updated = textOfChild(item, ...UPDATED);
  const published =
    textOfChild(item, ...PUBLISHED) ?? (updated === undefined ? textOfChild(item, ...CREATED) : undefined);
  const own = authorsOf(item, AUTHORS);
  const explicitBase = baseOf(content ?? summary ?? item, undefined);
  return {
    id: id ?? url,
    url,
    title: plainTitle(firstFilled(item, TITLES) ?? firstFilled(childOf(item, "media:group"), TITLES)),
    published: published ?? updated,
    updated: published === undefined ? undefined : updated,
    content: body ?? (isRss ? brief : undefined),
    summary: body === undefined && isRss ? undefined : brief,
    authors: own.length > 0 ? own : feedAuthors,
    tags: tagsOf(item),
    enclosures: enclosuresOf(item, feedAddress ?? url),
    files: absoluteAddresses(
      [
        ...COVERS.map((name) => childOf(item, name)?.attribs["href"]),
        ...childrenOf(item, "podcast:transcript", "podcast:chapters").map(({ attribs }) => attribs["url"]),
      ],
      feedAddress ?? url,
    ),
    language: languageOf(item, content),
    base: explicitBase ?? url ?? feedAddress,
  };
}

function absoluteAddresses(written: readonly (string | undefined)[], base: string | undefined): string[] {
  return [...new Set(written.flatMap((address) => absoluteAddress(address, base) ?? []))];
}

/** The first element that has text or elements in it. */
function firstFilled(parent: Element | undefined, names: readonly string[]): Element | undefined {
  for (const name of names) {
    const found = childrenOf(parent, name).find((child) => child.children.length > 0);
    if (found) return found;
  }
  return undefined;
}

function describedBy(item: Element): string | undefined {
  const places = [item, childOf(item, "media:group"), childOf(item, "media:content")];
  for (const name of DESCRIPTIONS) {
    for (const place of places) {
      const text = textOfChild(place, name);
      if (text !== undefined) return htmlOfPlain(text);
    }
  }
  return undefined;
}

/** The address of a channel or an item: the text of `link` in RSS, an attribute in Atom. */
function addressOf(parent: Element, rels: readonly string[], base: string | undefined): string | undefined {
  const isHome = rels[0] === "alternate";
  const original = isHome ? textOfChild(parent, "feedburner:origlink") : undefined;
  const links = childrenOf(parent, "atom:link", "link").filter(
    (link) => link.attribs["href"] !== undefined && rels.includes(relOf(link)),
  );
  const html = links.find((link) => /html/.test(link.attribs["type"] ?? "html")) ?? links[0];
  const element = childrenOf(parent, "link").find((link) => textOf(link) !== undefined);
  const plain = isHome && element ? absoluteAddress(textOf(element), baseOf(element, base)) : undefined;
  return original ?? plain ?? (html && absoluteAddress(html.attribs["href"], baseOf(html, base)));
}

function relOf({ attribs }: Element): string {
  return (attribs["rel"]?.trim() || "alternate").replace("http://www.iana.org/assignments/relation/", "");
}

function authorsOf(parent: Element, names: readonly string[]): string[] {
  for (const name of names) {
    const found = childrenOf(parent, name).flatMap((author) => personOf(author) ?? []);
    if (found.length > 0) return found;
  }
  return [];
}

function personOf(author: Element): string | undefined {
  const part = (...names: string[]) =>
    textOfChild(author, ...names.flatMap((name) => [`atom:${name}`, name]));
  const email = part("email");
  const url = absoluteAddress(part("uri", "url", "homepage"), baseOf(author, undefined));
  const name = part("name") ?? email ?? (url === undefined ? textOf(author) : hostOf(url));
  if (name === undefined) return undefined;
  // Some programs write the name and email address in one element, or a link around it.
  const written = parseAuthor(titleText(name));
  const mail = email ?? written.email;
  const isNobodys = mail !== undefined && /^no-?reply@/i.test(mail);
  // Blogger writes so where an author has no public profile.
  if (isNobodys && /^(?:unknown|anonymous|no-?reply)$/i.test(written.name)) return undefined;
  return writeAuthor({
    name: written.name,
    email: isNobodys ? undefined : mail,
    url: url !== undefined && /^https?:/.test(url) ? url : written.url,
  });
}

function hostOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).host : undefined;
}

function tagsOf(item: Element): string[] {
  const places = [item, childOf(item, "media:group"), childOf(item, "media:content")];
  const media = places.flatMap((place) => childrenOf(place, "media:category"));
  return [
    ...childrenOf(item, "category", "atom:category", "dc:subject"),
    ...elementsNamed(item, "itunes:category"),
    ...media,
  ].flatMap((category) => {
    const { label, term, text, scheme } = category.attribs;
    // Flickr writes all tags of a picture into one category.
    if (scheme === "urn:flickr:tags") return textOf(category)?.split(/\s+/) ?? [];
    return label?.trim() || term?.trim() || text?.trim() || titleText(textOf(category) ?? "") || [];
  });
}

/** The language of an item where it says one, that of a channel where any part of the feed above does. */
function languageOf(element: Element, content?: Element): string | undefined {
  const isItem = content !== undefined || element.name === "item" || element.name === "atom:entry";
  const written =
    textOfChild(element, "language", "dc:language") ??
    (isItem ? (element.attribs["xml:lang"] ?? content?.attribs["xml:lang"]) : inherited(element, "xml:lang"));
  return written?.replaceAll("_", "-");
}
