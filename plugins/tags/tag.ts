import type { Entry } from "../entry/entry.ts";

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
