import type { Author, Entry, Tag } from "../entry/entry.ts";
import type { Channel } from "../feeds/channel.ts";

/** A link with its text. `href` is root-relative without path prefix, or absolute. */
export interface Link {
  /** Address. */
  href: string;
  /** Text of the link. */
  text: string;
}

/** Kinds of pages. */
export type PageKind =
  | "entry"
  | "listing"
  | "year"
  | "month"
  | "tags"
  | "tag"
  | "authors"
  | "author"
  | "section"
  | "custom"
  | "subscribe"
  | "redirect";

/** The part of the plugin that makes each kind of page. */
export const PART_OF: Readonly<Record<PageKind, "entries" | "tags" | "feeds">> = {
  entry: "entries",
  listing: "entries",
  year: "entries",
  month: "entries",
  tags: "tags",
  tag: "tags",
  authors: "entries",
  author: "entries",
  section: "entries",
  custom: "feeds",
  subscribe: "feeds",
  redirect: "tags",
};

/** Every kind of page. */
export const PAGE_KINDS = Object.keys(PART_OF) as PageKind[];

/**
 * One of the plugin's HTML pages, as passed to blocks, and to layouts as `newsroomPage`. It contains everything that
 * the theme shows.
 */
export interface Page {
  /** What the page shows, such as one entry, a list or the entries of a tag. */
  kind: PageKind;
  /** Root-relative address without path prefix, percent-encoded: `/news/tags/medicine/page/2/`. */
  href: string;
  /** Absolute address. */
  url: string;
  /** Title of the page as plain text, without the name of the site. */
  title: string;
  /** Plain text, for `<meta name="description">`; `""` for none. */
  description: string;
  /** BCP 47 language tag. */
  language: string;
  /** Entries on this page, in order: one on an entry page, none on an index of tags or authors. */
  entries: readonly Entry[];
  /** Total number of entries in the list. */
  total: number;
  /** Number of this page in the list, from 1. */
  number: number;
  /** Number of pages of the list. */
  pages: number;
  /** Address of the page with newer entries, if any. */
  previousHref: string | undefined;
  /** Address of the page with older entries, if any. */
  nextHref: string | undefined;
  /** Addresses of all pages of the list, in order. */
  hrefs: readonly string[];
  /** Links to the parent pages, beginning with the listing. */
  breadcrumbs: readonly Link[];
  /** Channels whose feeds the page shows and links, the most specific first. */
  channels: readonly Channel[];
  /** The tag of a tag page. */
  tag: Tag | undefined;
  /** The author of an author page. */
  author: Author | undefined;
  /** The year, on a year or month page. */
  year: number | undefined;
  /** The month, on a month page. January is 1. */
  month: number | undefined;
  /** Address that a redirect points to, root-relative without path prefix. */
  target: string | undefined;
  /** The same page in other languages, for `hreflang`. */
  alternates: readonly { language: string; href: string; url: string }[];
  /** The language that the page belongs to, with all of its entries, tags and authors. */
  edition: Edition;
}

/** A year and its entries. */
export interface Year {
  /** Four-digit year. */
  year: number;
  /** Root-relative address of the year's page, without path prefix. */
  href: string;
  /** Entries of the year, newest first. */
  entries: readonly Entry[];
  /** Months, newest first. Empty if the entries of the year fit on one page. January is 1. */
  months: readonly { month: number; href: string; entries: readonly Entry[] }[];
}

/** Everything in one language: entries, tags, authors and feeds. A site in one language has one edition. */
export interface Edition {
  /** BCP 47 language tag. */
  language: string;
  /** Root-relative path of the edition, without path prefix: `/news/`, `/news/kk/`. */
  path: string;
  /** Title as plain text. */
  title: string;
  /** One-sentence description as plain text. */
  description: string;
  /** Entries, newest first. */
  entries: readonly Entry[];
  /** Tags that aren't hidden, sorted by label. */
  tags: readonly Tag[];
  /** Authors, sorted by name. */
  authors: readonly Author[];
  /** Years, newest first. */
  years: readonly Year[];
  /** Sections, sorted by name. */
  sections: readonly { name: string; slug: string; href: string; entries: readonly Entry[] }[];
  /** Every channel of the edition. */
  channels: readonly Channel[];
  /** True for the site's own language. */
  main: boolean;
}
