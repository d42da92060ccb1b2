import type { Moment } from "../dates/moment.ts";
import type { Enclosure } from "./enclosure.ts";

/** Where an entry was written, for messages. */
export interface EntrySource {
  /** Relative to the project, with `/`, as Eleventy prints it: `./src/news/a.md`. */
  file: string;
  /** Line of a field of the front matter or header, where it is known; the first line is 1. */
  lineOf(field: string): number | undefined;
}

/** A correction of an entry, as `correction: { date: 2021-05-06, text: … }` gives it. */
export interface Correction {
  /** Plain text. */
  text: string;
  date: Moment | undefined;
}

/**
 * An entry, as hooks, blocks, filters and collections receive it. The first part comes from the entry's own file, the
 * second, from `tags` on, depends on the other entries.
 */
export interface Entry {
  // What the source knows.

  /** Unique id in feeds: the one in the entry, else its absolute address or tag URI. */
  id: string;
  /** True if the entry itself has an `id`. */
  idIsGiven: boolean;
  /** Title as plain text, or `""`. */
  title: string;
  /** Root-relative address without the path prefix: `/news/first/`. */
  href: string;
  /** Absolute address, path prefix included. */
  url: string;
  published: Moment;
  updated: Moment | undefined;
  /** Time from which lists and feeds leave the entry out. Its page stays. */
  expires: Moment | undefined;
  /** True for a draft, which is shown only with `--serve`, `--watch` or `drafts: true`. */
  draft: boolean;
  /** True for an entry that has a page, but is in no list, feed or sitemap. */
  unlisted: boolean;
  /** Tags as written, in the order written, without white space around them. */
  tagNames: readonly string[];
  /** Authors as written: keys or names from the authors' file, or other names. */
  authorNames: readonly string[];
  /** Section as written. */
  section: string | undefined;
  /** Summary as plain text: the one in the entry, else the start of the content, which is then rendered. */
  readonly summary: string;
  /** True if the entry itself has a summary. */
  summaryIsGiven: boolean;
  /** BCP 47 language tag of the entry. */
  language: string;
  /** Pictures, audio, video and other files of the entry, lead image first. */
  enclosures: readonly Enclosure[];
  /** Corrections, in the order written. */
  corrections: readonly Correction[];
  /** What feeds contain of this entry, if it differs from the setting of the feed. */
  feedContent: "full" | "summary" | undefined;
  source: EntrySource;
  /** Text of the entry for matching and search: its source without markup and headline. */
  readonly text: string;
  /** The entry's own HTML without any layout, as its page shows it. Rendered once, when first read. */
  readonly content: string;
  /** `content` for feeds: sanitized, with absolute addresses. Made once, when first read. */
  readonly cleanContent: string;
  /** The front matter and other data of the entry. */
  data: Readonly<Record<string, unknown>>;

  // What the room knows.

  /** Tags shown with the entry: its own, resolved by the tag dictionary, and those found in its text. */
  tags: readonly Tag[];
  authors: readonly Author[];
  /** True for an entry dated in the future that `future: true` shows with `--serve` or `--watch`. */
  scheduled: boolean;
  /** The same entry in other languages. */
  translations: readonly Entry[];
  /** The next older entry of the same language, if any. */
  previous: Entry | undefined;
  /** The next newer entry of the same language, if any. */
  next: Entry | undefined;
  /** Entries that share the rarest tags, nearest first. Computed when first read. */
  readonly related: readonly Entry[];
}

/** A person or desk that writes entries, from the authors' file or only from an entry. */
export interface Author {
  /** Key in the authors' file, else the name. */
  key: string;
  name: string;
  /** Last part of the address, unique among authors. */
  slug: string;
  /** Root-relative address of the author's page, without path prefix. */
  href: string;
  /** Home page of the author elsewhere. */
  url: string | undefined;
  email: string | undefined;
  /** Absolute address of a picture. */
  image: string | undefined;
  /** Other pages of the author. */
  links: readonly { label: string; url: string }[];
  /** Address in the fediverse: `@ann@social.example`. */
  fediverse: string | undefined;
  /** HTML made from the Markdown of the file. */
  bio: string;
  /** True if the authors' file lists the author. */
  known: boolean;
  /** Newest first. */
  entries: readonly Entry[];
}

/** A tag as pages and feeds show it. One object for each tag of an edition. */
export interface Tag {
  /** The tag in lower case, with normalized white space and Unicode normal form. Equal keys are the same tag. */
  key: string;
  /** Name to show: the dictionary's label, else the most frequent spelling. */
  label: string;
  /** Last part of the address, not percent-encoded, unique among tags. */
  slug: string;
  /** Root-relative address of the first tag page, without path prefix, percent-encoded; `""` for a tag without a page. */
  href: string;
  /** HTML made from the Markdown of the dictionary, `""` without. */
  description: string;
  /** The same as plain text, for feeds and meta elements. */
  descriptionText: string;
  /** Absolute address of a picture, if the dictionary gives one. */
  image: string | undefined;
  /** True for a tag that selects entries but is not shown. */
  hidden: boolean;
  /** False for a tag without a page, or with `feeds: false` in the dictionary. */
  feeds: boolean;
  /** True if the dictionary lists the tag. */
  known: boolean;
  /** Older addresses (slugs) that must keep working. */
  aliasSlugs: readonly string[];
  parent: Tag | undefined;
  /** Sorted by label. */
  children: readonly Tag[];
  /** From the root to the parent, for breadcrumbs. */
  ancestors: readonly Tag[];
  /** Entries of the tag and of its children, newest first. */
  entries: readonly Entry[];
  /** Tags that come together with this one most often, best first. */
  readonly related: readonly { tag: Tag; count: number }[];
}
