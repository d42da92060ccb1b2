import type { Moment } from "../dates/moment.ts";
import type { Enclosure } from "../entry/enclosure.ts";

/**
 * An item of a feed, the same for all three formats. The `feeds.item` function can change it.
 * Every string except `content` is plain text, and is escaped when it is written.
 */
export interface FeedItem {
  /** Id that feed readers recognize the item by: RSS `guid`, Atom and JSON Feed `id`. */
  id: string;
  /** Headline; `""` for a note without one. */
  title: string;
  /** Absolute address of the page. */
  url: string;
  /** Date of publication. */
  published: Moment;
  /** Date of the last important change, if any. */
  updated: Moment | undefined;
  /** Plain text; `""` if the entry has neither a summary nor text. */
  summary: string;
  /** Sanitized HTML with absolute addresses; `undefined` if the feed contains only summaries. */
  content: string | undefined;
  /** BCP 47 language tag. */
  language: string;
  /** Authors of the entry. */
  authors: readonly FeedAuthor[];
  /** Tags of the entry. */
  categories: readonly FeedCategory[];
  /** Pictures, audio, video and other files. */
  enclosures: readonly Enclosure[];
  /** Custom elements. RSS contains all of them, Atom only those with a namespace prefix. */
  elements: FeedElements;
}

/**
 * Custom elements by name: `{ "itunes:image": { "@href": "https://…" }, "itunes:keywords": "a, b" }`.
 * A string is the content of the element. In an object, names that begin with `@` are attributes, `#text` is the
 * text, and all other names are child elements. A list writes the element once for each of its values. `undefined`
 * and `null` are left out. Text is escaped, so it can contain any character.
 */
export interface FeedElements {
  readonly [name: string]: FeedElement | readonly FeedElement[];
}

type FeedElement = string | number | boolean | null | undefined | FeedElements;

/** An author of an item. */
export interface FeedAuthor {
  /** Name to show. */
  name: string;
  /** Email address, if any. */
  email: string | undefined;
  /** Address of a page about the author, if any. */
  url: string | undefined;
  /** Absolute address of a picture, `avatar` in JSON Feed. */
  image?: string;
}

/** A tag of an item. */
export interface FeedCategory {
  /** Name to show. */
  label: string;
  /** Stable name: the tag's slug. */
  term: string;
  /** Absolute address of the tag index. */
  scheme: string | undefined;
}
