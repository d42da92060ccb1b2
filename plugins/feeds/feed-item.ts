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
}

export interface FeedAuthor {
  name: string;
  email: string | undefined;
  url: string | undefined;
}

export interface FeedCategory {
  /** As shown. */
  label: string;
  /** Stable name: the tag's slug. */
  term: string;
  /** Absolute address of the folder of tags. */
  scheme: string | undefined;
}
