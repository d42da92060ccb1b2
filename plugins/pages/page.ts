import type { Author, Entry, Tag } from "../entry/entry.ts";
import type { Channel } from "../feeds/channel.ts";

/** A link with its text. `href` is root-relative without path prefix, or absolute. */
export interface Link {
  href: string;
  text: string;
}

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

/**
 * One HTML page of the newsroom: a selection of entries with a layout. Everything the theme needs is in it,
 * so that a page is a pure function of this object, and an owner's block sees the same.
 */
export interface Page {
  kind: PageKind;
  /** Root-relative address without path prefix, percent-encoded: `/news/tags/medicine/page/2/`. */
  href: string;
  /** Absolute address. */
  url: string;
  /** Plain text; what the page is called, without the name of the site. */
  title: string;
  /** Plain text, for `<meta name="description">`; `""` for none. */
  description: string;
  /** BCP 47. */
  language: string;
  /** Entries on this page, in order. One on an entry page, none on indexes. */
  entries: readonly Entry[];
  /** Entries of the whole selection, over all of its pages. */
  total: number;
  /** Number of this page in its selection, from 1. */
  number: number;
  /** Number of pages of the selection. */
  pages: number;
  previousHref: string | undefined;
  nextHref: string | undefined;
  /** Addresses of all pages of the selection, in order. */
  hrefs: readonly string[];
  /** From the listing to the page's parent. */
  breadcrumbs: readonly Link[];
  /** Channels whose feeds belong to the page, nearest first; shown and linked for autodiscovery. */
  channels: readonly Channel[];
  tag: Tag | undefined;
  author: Author | undefined;
  year: number | undefined;
  /** Of the page of a month, January is 1. */
  month: number | undefined;
  /** Where a redirect leads, root-relative without path prefix. */
  target: string | undefined;
  /** The same page in other languages, for `hreflang`. */
  alternates: readonly { language: string; href: string; url: string }[];
  /** What the page belongs to: navigation, tags and authors of the edition. */
  edition: Edition;
}

/** The entries of a year. */
export interface Year {
  year: number;
  href: string;
  /** Newest first. */
  entries: readonly Entry[];
  /** Its months, newest first; none for a year whose entries are on one page. January is 1. */
  months: readonly { month: number; href: string; entries: readonly Entry[] }[];
}

/** The newsroom in one language. */
export interface Edition {
  language: string;
  /** Root-relative folder without path prefix: `/news/`, `/news/kk/`. */
  path: string;
  /** Plain text. */
  title: string;
  description: string;
  /** Newest first. */
  entries: readonly Entry[];
  /** Shown tags, sorted by label. */
  tags: readonly Tag[];
  /** Sorted by name. */
  authors: readonly Author[];
  /** Newest first. */
  years: readonly Year[];
  sections: readonly { name: string; slug: string; href: string; entries: readonly Entry[] }[];
  /** Every channel of the edition. */
  channels: readonly Channel[];
  /** True for the site's own language. */
  main: boolean;
}
