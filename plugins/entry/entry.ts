import type { Moment } from "../dates/moment.ts";
import type { Enclosure } from "./enclosure.ts";

/** The file that an entry comes from, for messages. */
export interface EntrySource {
  /** Relative to the project, with `/`, as Eleventy prints it: `./src/news/a.md`. */
  file: string;
  /** Line of a field of the front matter or header, where it is known; the first line is 1. */
  lineOf(field: string): number | undefined;
}

/** A correction of an entry, as written in `correction: { date: 2021-05-06, text: … }`. */
export interface Correction {
  /** Plain text. */
  text: string;
  /** Date of the correction, if it has one. */
  date: Moment | undefined;
}

/**
 * An entry, as passed to hooks, blocks and filters, and found in collections. The fields before `tags` come from the
 * entry's own file. `tags` and the fields after it also depend on other entries.
 */
export interface Entry {
  // From the entry's own file.

  /** Unique id in feeds: the entry's own `id`, or its absolute address or tag URI. */
  readonly id: string;
  /** True if the entry itself has an `id`. */
  readonly idIsGiven: boolean;
  /** Title as plain text, or `""`. */
  readonly title: string;
  /** Root-relative address without the path prefix: `/news/first/`. */
  readonly href: string;
  /** Absolute address, including the path prefix. */
  readonly url: string;
  /** Date of publication. */
  readonly published: Moment;
  /** Date of the last important change, if any. */
  readonly updated: Moment | undefined;
  /** Time after which the entry is left out of lists and feeds. Its page stays. */
  readonly expires: Moment | undefined;
  /** True for a draft, which is shown only with `--serve`, `--watch` or `drafts: true`. */
  readonly draft: boolean;
  /** True for an entry that has a page, but isn't in any list, feed or sitemap. */
  readonly unlisted: boolean;
  /** Tags as written, in the order written, without white space around them. */
  readonly tagNames: readonly string[];
  /** Authors as written: keys or names from the authors file, or other names. */
  readonly authorNames: readonly string[];
  /** Section as written. */
  readonly section: string | undefined;
  /** Summary as plain text: the entry's own, or the start of the content (reading it renders the content). */
  readonly summary: string;
  /** True if the entry itself has a summary. */
  readonly summaryIsGiven: boolean;
  /** BCP 47 language tag of the entry. */
  readonly language: string;
  /** Pictures, audio, video and other files of the entry, lead image first. */
  readonly enclosures: readonly Enclosure[];
  /** Corrections, in the order written. */
  readonly corrections: readonly Correction[];
  /** What feeds contain of this entry, if it differs from the setting of the feed. */
  readonly feedContent: "full" | "summary" | undefined;
  /** The file that the entry comes from. */
  readonly source: EntrySource;
  /** Text for tag matching and search: the source without markup and without the headline. */
  readonly text: string;
  /** The entry's own HTML without any layout, as its page shows it. Rendered on first access. */
  readonly content: string;
  /** `content` for feeds: sanitized, with absolute addresses. Cleaned on first access. */
  readonly cleanContent: string;
  /** The front matter and other data of the entry. */
  readonly data: Readonly<Record<string, unknown>>;

  // These also depend on other entries.

  /** Tags shown with the entry: its own, resolved by the tag dictionary, and those found in its text. */
  readonly tags: readonly Tag[];
  /** Authors of the entry. */
  readonly authors: readonly Author[];
  /** True for an entry dated in the future, while serving or watching with `future: true`. */
  readonly scheduled: boolean;
  /** The same entry in other languages. */
  readonly translations: readonly Entry[];
  /** The previous (older) entry in the same language, if any. */
  readonly previous: Entry | undefined;
  /** The next (newer) entry in the same language, if any. */
  readonly next: Entry | undefined;
  /** Entries that share tags with this one, most similar first. Rare tags count more. Computed on first access. */
  readonly related: readonly Entry[];
}

/** An author, from the authors file or named only in entries. */
export interface Author {
  /** Key in the authors file, or the name. */
  key: string;
  /** Name to show. */
  name: string;
  /** Last part of the address, unique among authors. */
  slug: string;
  /** Root-relative address of the author's page, without path prefix. */
  href: string;
  /** The author's own website. */
  url: string | undefined;
  /** Email address, if the authors file or an entry gives one. */
  email: string | undefined;
  /** Absolute address of a picture. */
  image: string | undefined;
  /** The author's profiles on other sites. */
  links: readonly { label: string; url: string }[];
  /** Account in the fediverse: `@ann@social.example`. */
  fediverse: string | undefined;
  /** Biography as HTML, `""` if there is none. */
  bio: string;
  /** True if the authors file lists the author. */
  known: boolean;
  /** Entries of the author, newest first. */
  entries: readonly Entry[];
}

/** A tag as pages and feeds show it, in one language (see Edition). */
export interface Tag {
  /**
   * Name without differences in case, white space and Unicode normalization. Tags with the same key are the same tag.
   */
  key: string;
  /** Name to show: the dictionary's label, or the most frequent spelling. */
  label: string;
  /** Last part of the address, not percent-encoded, unique among tags. */
  slug: string;
  /**
   * Root-relative address of the first tag page, without path prefix, percent-encoded; `""` for a tag without a page.
   */
  href: string;
  /** Description as HTML, `""` if there is none. */
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
  /** The parent tag, if any. */
  parent: Tag | undefined;
  /** Child tags, sorted by label. */
  children: readonly Tag[];
  /** Parents, from the root down, for breadcrumbs. */
  ancestors: readonly Tag[];
  /** Entries of the tag and of its children, newest first. */
  entries: readonly Entry[];
  /** Tags used together with this one, most often first. */
  readonly related: readonly { tag: Tag; count: number }[];
}
