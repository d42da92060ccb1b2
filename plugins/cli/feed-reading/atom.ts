import type { ReadFeed, ReadItem } from "./read-item.ts";
import { uniqueBy } from "./rss.ts";
import { htmlText } from "./title-text.ts";
import { absoluteAddress, childOf, childrenOf, type Element, markupOf, textOf, textOfChild } from "./xml.ts";

/** Atom 1.0 (RFC 4287). */
export function readAtom(root: Element, address: string | undefined): ReadFeed {
  const base = absoluteAddress(root.attribs["xml:base"], address) ?? address;
  return {
    format: "atom",
    title: plain(childOf(root, "title")),
    home: linkOf(root, "alternate", base),
    self: linkOf(root, "self", base),
    language: root.attribs["xml:lang"],
    items: childrenOf(root, "entry").map((entry) => readEntry(entry, root, base)),
  };
}

function readEntry(entry: Element, feed: Element, feedBase: string | undefined): ReadItem {
  const base = absoluteAddress(entry.attribs["xml:base"], feedBase) ?? feedBase;
  const url = linkOf(entry, "alternate", base);
  const content = childOf(entry, "content");
  const contentBase = absoluteAddress(content?.attribs["xml:base"], base);
  const updated = textOfChild(entry, "updated", "modified");
  const published = textOfChild(entry, "published", "issued", "created");
  const authors =
    childrenOf(entry, "author").length > 0 ? childrenOf(entry, "author") : childrenOf(feed, "author");
  return {
    id: textOfChild(entry, "id") ?? url,
    url,
    title: plain(childOf(entry, "title")),
    published: published ?? updated,
    updated: published === undefined ? undefined : updated,
    content: htmlOf(content),
    summary: htmlOf(childOf(entry, "summary")),
    authors: authors.flatMap((author) => personOf(author)),
    tags: childrenOf(entry, "category").flatMap(({ attribs }) => attribs["label"] || attribs["term"] || []),
    enclosures: uniqueBy(
      childrenOf(entry, "link")
        .filter((link) => link.attribs["rel"] === "enclosure")
        .map(({ attribs }) => ({
          url: absoluteAddress(attribs["href"], base) ?? "",
          type: attribs["type"],
          length: attribs["length"],
          title: attribs["title"],
          duration: undefined,
        })),
    ),
    language: entry.attribs["xml:lang"] ?? content?.attribs["xml:lang"],
    base: contentBase ?? base ?? url,
  };
}

function linkOf(parent: Element, rel: string, base: string | undefined): string | undefined {
  const links = childrenOf(parent, "link").filter((link) => (link.attribs["rel"] ?? "alternate") === rel);
  const html = links.find((link) => /html/.test(link.attribs["type"] ?? "html")) ?? links[0];
  return absoluteAddress(html?.attribs["href"], base);
}

function personOf(author: Element): string | [] {
  const name = textOfChild(author, "name");
  const email = textOfChild(author, "email");
  const uri = textOfChild(author, "uri");
  if (name === undefined) return email ?? [];
  return `${name}${email ? ` <${email}>` : ""}${uri && /^https?:/.test(uri) ? ` (${uri})` : ""}`;
}

/** A text construct (RFC 4287 §3.1) as plain text. */
function plain(element: Element | undefined): string {
  if (!element) return "";
  const text = textOf(element) ?? "";
  return (element.attribs["type"] === "html" ? htmlText(text) : text).replace(/\s+/g, " ").trim();
}

/** A text construct as HTML; content that lies elsewhere (`src`) is not fetched. */
function htmlOf(element: Element | undefined): string | undefined {
  if (!element) return undefined;
  const type = element.attribs["type"] ?? "text";
  if (type === "xhtml" || type === "application/xhtml+xml") {
    return markupOf(childOf(element, "div", "xhtml:div") ?? element).replace(/<(\/?)xhtml:/g, "<$1");
  }
  const text = textOf(element);
  if (text === undefined || type === "html" || type === "text/html") return text;
  return type === "text" || type.startsWith("text/") ? escapeText(text) : undefined;
}

export function escapeText(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .split(/\n\s*\n/)
    .map((paragraph) => `<p>${paragraph.trim()}</p>`)
    .join("\n");
}
