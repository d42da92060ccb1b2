import { DomUtils, parseDocument } from "htmlparser2";

type Element = ReturnType<typeof DomUtils.getElementsByTagName>[number];

export interface ReadItem {
  title: string;
  href: string;
  /** Milliseconds since 1970; NaN where the date cannot be read. */
  published: number;
  content: string;
  /** Address of the file that comes with the item, `""` for none. */
  enclosure: string;
}

export interface ReadFeed {
  format: "rss" | "atom" | "json";
  items: ReadItem[];
}

/** Reads a feed as any reader would; undefined for a file that is none. Throws on JSON that is broken. */
export function readFeed(text: string): ReadFeed | undefined {
  return text.trimStart().startsWith("{") ? readJson(text) : readXml(text);
}

interface JsonFeed {
  version?: string;
  items?: {
    title?: string;
    url?: string;
    date_published?: string;
    content_html?: string;
    attachments?: { url?: string }[];
  }[];
}

function readJson(text: string): ReadFeed | undefined {
  const feed = JSON.parse(text) as JsonFeed;
  if (!feed.version?.startsWith("https://jsonfeed.org/")) return undefined;
  const items = (feed.items ?? []).map((item) => ({
    title: item.title ?? "",
    href: item.url ?? "",
    published: Date.parse(item.date_published ?? ""),
    content: item.content_html ?? "",
    enclosure: item.attachments?.[0]?.url ?? "",
  }));
  return { format: "json", items };
}

function readXml(text: string): ReadFeed | undefined {
  const document = parseDocument(text, { xmlMode: true });
  const root = document.children.find((node): node is Element => node.type === "tag");
  if (root?.name === "rss") {
    return { format: "rss", items: DomUtils.getElementsByTagName("item", root).map(rssItem) };
  }
  if (root?.name === "feed") {
    return { format: "atom", items: DomUtils.getElementsByTagName("entry", root).map(atomEntry) };
  }
  return undefined;
}

function textOf(element: Element, name: string): string {
  const [child] = DomUtils.getElementsByTagName(name, element.children, false, 1);
  return child === undefined ? "" : DomUtils.textContent(child).trim();
}

function rssItem(item: Element): ReadItem {
  return {
    title: textOf(item, "title"),
    href: textOf(item, "link"),
    published: Date.parse(textOf(item, "pubDate")),
    content: textOf(item, "content:encoded") || textOf(item, "description"),
    enclosure: DomUtils.getElementsByTagName("enclosure", item.children, false, 1)[0]?.attribs["url"] ?? "",
  };
}

function atomEntry(entry: Element): ReadItem {
  const links = DomUtils.getElementsByTagName("link", entry.children, false);
  const hrefOf = (rel: string) =>
    links.find(({ attribs }) => (attribs["rel"] ?? "alternate") === rel)?.attribs["href"] ?? "";
  return {
    title: textOf(entry, "title"),
    href: hrefOf("alternate"),
    published: Date.parse(textOf(entry, "published") || textOf(entry, "updated")),
    content: textOf(entry, "content"),
    enclosure: hrefOf("enclosure"),
  };
}
