import type { Entry } from "../entry/entry.ts";
import type { Edition } from "../pages/page.ts";
import type { TagReport } from "../tags/report.ts";

/** Everything a build knows of its news, made once from all entries; what comes after only reads. */
export interface NewsIndex {
  /** Every entry that has a page, newest first; unlisted and expired ones among them. */
  all: readonly Entry[];
  /** Entries of lists and feeds, all languages, newest first. */
  entries: readonly Entry[];
  /** The site's own language first, then the others by language tag. */
  editions: readonly Edition[];
  counts: Counts;
  /** Edition an entry belongs to. */
  editionOf(entry: Entry): Edition;
  /** Which entries have which tag by which phrase, made when asked for. */
  tagReport(): TagReport;
}

/** What became of the files that were read; the parts add up to `read`. */
export interface Counts {
  read: number;
  published: number;
  /** Drafts, with a page or without. */
  drafts: number;
  /** With a page, but in no list and no feed. */
  unlisted: number;
  /** Dated in the future, and left out of this build. */
  held: number;
  /** Dated in the future, and shown in a preview. */
  scheduled: number;
  expired: number;
  skipped: number;
  /** Taken out by something else of the site, such as a preprocessor for drafts. */
  apart: number;
}
