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
 * A news item, one shape from the moment it is read until it is written. Sources fill the first
 * part; the room, which sees all entries, fills the second; after that everything only reads.
 */
export interface Entry {
  // What the source knows.

  /** The same in RSS, Atom and JSON; unique in the newsroom. The absolute address unless the entry gives one. */
  id: string;
  /** True where `id` was given in the entry and must never be made anew. */
  idIsGiven: boolean;
  /** Headline as plain text, `""` for a note without one. */
  title: string;
  /** Root-relative address without the path prefix: `/news/first/`. */
  href: string;
  /** Absolute address, path prefix included. */
  url: string;
  published: Moment;
  updated: Moment | undefined;
  /** After this moment the entry leaves lists and feeds; its page stays. */
  expires: Moment | undefined;
  /** True for a draft, which only a preview shows: `--serve`, `--watch`, or `drafts: true`. */
  draft: boolean;
  /** True for an entry that has a page, but stands in no list, no feed and no sitemap. */
  unlisted: boolean;
  /** Tags as written, in the order written, cleaned of blanks only. */
  tagNames: readonly string[];
  /** Authors as written: keys or names of the authors' file, or names it does not know. */
  authorNames: readonly string[];
  /** Section as written: one word or phrase, or undefined. */
  section: string | undefined;
  /** Summary as plain text: the one given, else one made from the content. Read late: making one renders the content. */
  readonly summary: string;
  /** True where the entry itself gives the summary. */
  summaryIsGiven: boolean;
  /** BCP 47 language tag of the entry. */
  language: string;
  /** Picture, sound, film and other files that go with the entry, lead image first. */
  enclosures: readonly Enclosure[];
  /** What was wrong in the entry and has been put right, in the order written. */
  corrections: readonly Correction[];
  /** How feeds carry this entry where it differs from the feed's own setting. */
  feedContent: "full" | "summary" | undefined;
  source: EntrySource;
  /** Words of the entry for matching and search: its source text with markup taken out, the headline not included. */
  readonly text: string;
  /** The entry's own HTML without any layout, as its page shows it. Rendered once, when first read. */
  readonly content: string;
  /** `content` made fit for feeds: addresses absolute, nothing dangerous. Cleaned once, when first read. */
  readonly cleanContent: string;
  /** The data of the entry as its source gave it, for hooks and blocks. */
  data: Readonly<Record<string, unknown>>;

  // What the room knows.

  /** Tags shown with the entry: its own, resolved by the dictionary, and those matched in its text. */
  tags: readonly Tag[];
  authors: readonly Author[];
  /** True for an entry dated in the future that is shown while serving or watching, as `future: true` asks for. */
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
  /** Part of the address, unique in the newsroom. */
  slug: string;
  /** Root-relative address of the author's page, without path prefix. */
  href: string;
  /** Home page of the author elsewhere. */
  url: string | undefined;
  email: string | undefined;
  /** Absolute address of a picture. */
  image: string | undefined;
  /** Further pages of the author elsewhere. */
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
  /** What makes two written tags one: folded in case, white space and Unicode normal form. */
  key: string;
  /** As shown: the dictionary's label, else as most entries write it. */
  label: string;
  /** Part of the address as text, not percent-encoded; unique among tags. */
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
  /** False for a tag without a page, and where the dictionary says the tag has no feeds of its own. */
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
