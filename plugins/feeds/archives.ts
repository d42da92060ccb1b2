import type { Channel } from "./channel.ts";
import type { WrittenItem } from "./elements.ts";
import type { FeedContext } from "./feed-context.ts";
import { isInFeed, itemsOf } from "./feed-item-of.ts";

/*
 * Archive documents (RFC 5005 §4) are numbered from the oldest entry: document 1 holds the first `archiveSize` entries
 * for ever, and so on. A full document links the next one, which always exists, if only empty: so a full document never
 * changes, whatever is published later. The subscription document holds at least what no full document holds, and links
 * the newest full one: a reader that keeps archive documents for good, as RFC 5005 allows, never meets one that grows.
 *
 * What does change a full document: an entry in it is corrected, or one is added or taken away with a date in the past;
 * the latter moves the documents from there to the newest. Nothing that a build without memory does can prevent that.
 */
export interface Archive {
  /** The oldest is 1. */
  number: number;
  previous: number | undefined;
  /** Undefined for the newest, which is not full yet. */
  next: number | undefined;
}

/** The archive documents of a channel, oldest first; none while everything fits into the subscription document. */
export function archivesOf(channel: Channel, context: FeedContext): Archive[] {
  if (!channel.archive) return [];
  const full = Math.floor(countOf(channel, context) / context.archiveSize);
  if (!full) return [];
  return Array.from({ length: full + 1 }, (_, index) => ({
    number: index + 1,
    previous: index ? index : undefined,
    next: index < full ? index + 2 : undefined,
  }));
}

/** Number of entries that no full archive document holds. */
export function sizeOfOpenArchive(channel: Channel, context: FeedContext): number {
  return countOf(channel, context) % context.archiveSize;
}

const sorted = new WeakMap<Channel, readonly WrittenItem[]>();

/** All items of a channel in the order of its archive documents. */
export function oldestFirst(channel: Channel, context: FeedContext): readonly WrittenItem[] {
  let items = sorted.get(channel);
  if (!items) {
    items = itemsOf(channel, context).reverse();
    sorted.set(channel, items);
  }
  return items;
}

const counts = new WeakMap<Channel, number>();

/** Counted once, before entries are rendered, and without the hook where there is none. */
function countOf(channel: Channel, context: FeedContext): number {
  if (!context.itemHook && !channel.itemHook) return channel.entries.length;
  let count = counts.get(channel);
  if (count === undefined) {
    count = channel.entries.filter((entry) => isInFeed(entry, channel, context)).length;
    counts.set(channel, count);
  }
  return count;
}
