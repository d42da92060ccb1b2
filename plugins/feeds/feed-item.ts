import type { Moment } from "../dates/moment.ts";
import type { Enclosure } from "../entry/enclosure.ts";

/**
 * One item as all three formats write it, and as the hook `feeds.item` may change it.
 * All strings but `content` are plain text; the writers escape them.
 */
export interface FeedItem {
  id: string;
  /** `""` for a note without a headline. */
  title: string;
  /** Absolute address. */
  url: string;
  published: Moment;
  updated: Moment | undefined;
  summary: string;
  /** HTML, already cleaned; `undefined` where the feed carries summaries only. */
  content: string | undefined;
  language: string;
  authors: readonly FeedAuthor[];
  categories: readonly FeedCategory[];
  enclosures: readonly Enclosure[];
  /** Elements of the owner's own, for RSS and, where they have a prefix, Atom. */
  elements: FeedElements;
}

/**
 * Elements of the owner's own, by name: `{ "itunes:image": { "@href": "https://…" }, "itunes:keywords": "a, b" }`.
 * A text is what the element holds; in an object, names with `@` are attributes, `#text` is its text, and all others are
 * elements in it; a list writes the element once for each of its items. `undefined` and `null` write nothing. Texts are
 * escaped, so they may hold any characters.
 */
export interface FeedElements {
  readonly [name: string]: FeedElement | readonly FeedElement[];
}

type FeedElement = string | number | boolean | null | undefined | FeedElements;

export interface FeedAuthor {
  name: string;
  email: string | undefined;
  url: string | undefined;
  /** Absolute address of a picture, which JSON Feed calls `avatar`. */
  image?: string;
}

export interface FeedCategory {
  /** As shown. */
  label: string;
  /** Stable name: the tag's slug. */
  term: string;
  /** Absolute address of the folder of tags. */
  scheme: string | undefined;
}
