import type { Moment } from "../dates/moment.ts";
import type { Enclosure } from "../entry/enclosure.ts";

/**
 * An item of a feed, the same for all three formats. The hook `feeds.item` can change it.
 * Every string except `content` is plain text, and is escaped when it is written.
 */
export interface FeedItem {
  /** Id by which feed readers recognize the item: RSS `guid`, Atom and JSON Feed `id`. */
  id: string;
  /** `""` for a note without a headline. */
  title: string;
  /** Absolute address. */
  url: string;
  published: Moment;
  updated: Moment | undefined;
  /** `""` if the entry has neither a summary nor text. */
  summary: string;
  /** Sanitized HTML with absolute addresses; `undefined` if the feed contains only summaries. */
  content: string | undefined;
  /** BCP 47 language tag. */
  language: string;
  authors: readonly FeedAuthor[];
  /** Tags of the entry. */
  categories: readonly FeedCategory[];
  /** Pictures, audio, video and other files. */
  enclosures: readonly Enclosure[];
  /** Elements of your own. RSS has all of them, Atom those with a namespace prefix. */
  elements: FeedElements;
}

/**
 * Elements of your own by name: `{ "itunes:image": { "@href": "https://…" }, "itunes:keywords": "a, b" }`.
 * A string is the content of the element. In an object, names with `@` are attributes, `#text` is the text, and all other
 * names are child elements. A list writes the element once for each of its values. `undefined` and `null` write nothing.
 * Text is escaped, so it can contain any character.
 */
export interface FeedElements {
  readonly [name: string]: FeedElement | readonly FeedElement[];
}

type FeedElement = string | number | boolean | null | undefined | FeedElements;

/** An author of an item. */
export interface FeedAuthor {
  name: string;
  email: string | undefined;
  /** Home page of the author. */
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
