import type { ReadFeed, ReadItem } from "../feed-reading/read-item.ts";

/** What a feed or export contains. */
export interface Archive extends ReadFeed {
  items: ArchivedItem[];
  /** Skipped items, counted by kind: `page`, `comment`, and how many. */
  leftOut: Map<string, number>;
}

export interface ArchivedItem extends ReadItem {
  /** Whether it was not public in the source: a draft, scheduled, private, behind a password or for members. */
  isDraft: boolean;
  /** Names of shortcodes that are left in the text. */
  shortcodes?: readonly string[];
  /** Whether the source has a text that cannot be read. */
  lacksText?: boolean;
  /** Root-relative address of the item's page, where the source does not say of which site it is. */
  path?: string | undefined;
  /** Older root-relative addresses that led to the item. */
  oldPaths?: string[];
}

/** Counts what is left out, by kind in the singular. */
export class LeftOut {
  readonly counts = new Map<string, number>();

  add(kind: string, number = 1): void {
    if (number > 0) this.counts.set(kind, (this.counts.get(kind) ?? 0) + number);
  }
}
