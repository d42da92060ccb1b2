import type { Author, Entry, Tag } from "../entry/entry.ts";
import type { FeedElements, FeedItem } from "./feed-item.ts";

/** A format of feeds: RSS 2.0, Atom 1.0 or JSON Feed 1.1. */
export type FeedFormat = "rss" | "atom" | "json";

/** A selection of entries that has feeds: all entries, or those of a tag, an author, a section or a feed of `feeds.custom`. */
export interface Channel {
  /** What the selection is made by. */
  kind: "site" | "tag" | "author" | "section" | "custom";
  /** Unique name: `site`, `tag:<slug>`, `author:<slug>` and so on, with `@<language>` in languages other than the site's. */
  name: string;
  /** Title as plain text. */
  title: string;
  /** One line about what the channel contains, as plain text. */
  description: string;
  /** BCP 47 language tag. */
  language: string;
  /** Root-relative address of the HTML page that shows the same selection, without path prefix, percent-encoded. */
  href: string;
  /** Absolute address of that page. */
  url: string;
  /** Folder of the feed files: root-relative, without path prefix, percent-encoded, with `/` at the end. */
  base: string;
  /**
   * Addresses from `feeds.addresses` that replace those in `base`: root-relative, without path prefix, percent-encoded.
   * The first is the feed's own, the others are copies.
   */
  addresses: Readonly<Record<FeedFormat, readonly string[]>>;
  /** Absolute address of a picture of the channel, if any. */
  image: string | undefined;
  /** Formats that are written. */
  formats: readonly FeedFormat[];
  /** Whether items contain the whole text or only the summary. */
  content: "full" | "summary";
  /** Maximum number of entries in the feed. */
  limit: number;
  /** True if older entries are in archive documents (RFC 5005). */
  archive: boolean;
  /** All entries of the selection, newest first. The feed contains the first `limit` of them. */
  entries: readonly Entry[];
  /** The tag, if `kind` is `tag`. */
  tag: Tag | undefined;
  /** The author, if `kind` is `author`. */
  author: Author | undefined;
  /** Custom elements for the head of the feeds. */
  elements: readonly ChannelElements[];
  /** Function for the items of this channel only. It is called after `feeds.item`. */
  itemHook: ItemHook | undefined;
}

/** Elements of a channel, or a function that returns them. `feedUrl` is the absolute address of its first format. */
export type ChannelElements =
  | FeedElements
  | ((channel: Channel, feedUrl: string) => FeedElements | undefined);

/** Changes the item of an entry, or leaves it out. */
// biome-ignore lint/suspicious/noConfusingVoidType: a hook that only changes the item returns nothing
export type ItemHook = (entry: Entry, item: FeedItem) => FeedItem | false | null | undefined | void;
