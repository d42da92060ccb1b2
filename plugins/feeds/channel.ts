import type { Author, Entry, Tag } from "../entry/entry.ts";
import type { FeedElements, FeedItem } from "./feed-item.ts";

export type FeedFormat = "rss" | "atom" | "json";

/** A named, ordered selection of entries that has feeds: the whole site, a tag, an author, a section, a custom filter. */
export interface Channel {
  kind: "site" | "tag" | "author" | "section" | "custom";
  /** Stable name, unique in the newsroom: `site`, `tag:<slug>`, `author:<slug>`, … with `@<language>` for a further edition. */
  name: string;
  /** Plain text. */
  title: string;
  /** Plain text, one line that explains what the channel carries. */
  description: string;
  /** BCP 47. */
  language: string;
  /** Root-relative address of the HTML page that shows the same selection, without path prefix, percent-encoded. */
  href: string;
  /** Absolute address of that page. */
  url: string;
  /** Folder the feed files lie in, root-relative, without path prefix, percent-encoded, with `/` at the end. */
  base: string;
  /**
   * Addresses of its documents that the owner chose in place of those in `base`, root-relative, without path prefix,
   * percent-encoded: the first is the feed's own, the others carry it as well.
   */
  addresses: Readonly<Record<FeedFormat, readonly string[]>>;
  /** Absolute address of a picture of the channel, if any. */
  image: string | undefined;
  formats: readonly FeedFormat[];
  content: "full" | "summary";
  /** Most entries in the subscription document. */
  limit: number;
  /** True where older entries stay reachable as RFC 5005 archive documents. */
  archive: boolean;
  /** All entries of the selection, newest first, not yet cut to `limit`. */
  entries: readonly Entry[];
  tag: Tag | undefined;
  author: Author | undefined;
  /** Elements of the owner's own for the head of its feeds. */
  elements: readonly ChannelElements[];
  /** The owner's hook for the items of this channel alone, called after that of all feeds. */
  itemHook: ItemHook | undefined;
}

/** Elements of a channel, or what makes them of it. `feedUrl` is the absolute address of its first format. */
export type ChannelElements =
  | FeedElements
  | ((channel: Channel, feedUrl: string) => FeedElements | undefined);

/** Changes the item of an entry, or leaves it out. */
// biome-ignore lint/suspicious/noConfusingVoidType: a hook that only changes the item returns nothing
export type ItemHook = (entry: Entry, item: FeedItem) => FeedItem | false | null | undefined | void;

/** A file to be written as it is: a feed document, OPML, a style sheet, `_redirects`. */
export interface FileDocument {
  /** Root-relative output address without path prefix, percent-decoded: `/news/tags/日本/feed.xml`. */
  href: string;
  /** What it is, for the list of feeds that `npm start` prints and for the ping manifest. */
  kind: "feed" | "archive" | "opml" | "style" | "redirects" | "headers" | "sitemap";
  format: FeedFormat | undefined;
  channel: Channel | undefined;
  /** The text, made when asked for. */
  render(): string;
  /** What the text is made from, where that is sooner told than the text itself. */
  fingerprint?(): string | undefined;
}
