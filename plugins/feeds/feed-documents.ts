import { feedKey } from "../outputs/keys.ts";
import type { FileOutput } from "../outputs/output.ts";
import { memoized } from "../values/memoized.ts";
import { writeAtom } from "./atom.ts";
import type { Channel, FeedFormat } from "./channel.ts";
import type { WrittenItem } from "./elements.ts";
import type { FeedContext } from "./feed-context.ts";
import { isInFeed, itemsOf } from "./feed-item-of.ts";
import type { FeedLinks } from "./feed-links.ts";
import { FORMATS, feedHref } from "./formats.ts";
import { writeJson } from "./json.ts";
import { writeRss } from "./rss.ts";

const WRITERS = { rss: writeRss, atom: writeAtom, json: writeJson } satisfies Record<FeedFormat, unknown>;

/**
 * The feed documents of a channel: one to subscribe to for each format and, with `archive`, its archive documents.
 * Listing them is cheap; the text is made when a document is rendered.
 */
export function documentsOf(channel: Channel, context: FeedContext): FileOutput[] {
  return channel.formats.flatMap((format) => [
    ...subscriptions(channel, format, context),
    ...archivesOf(channel, context).map((archive) => archiveDocument(channel, format, archive, context)),
  ]);
}

/** The document to subscribe to, and the same at the further addresses that the owner chose. */
function subscriptions(channel: Channel, format: FeedFormat, context: FeedContext): FileOutput[] {
  const feed = subscription(channel, format, context);
  const others = channel.addresses[format].slice(1);
  return [feed, ...others.map((href) => ({ ...feed, href }))];
}

/** The newest entries; with archives, at least all that no full archive document holds. */
function subscription(channel: Channel, format: FeedFormat, context: FeedContext): FileOutput {
  const href = feedHref(channel, format);
  const place = () => {
    const open = channel.archive ? sizeOfOpenArchive(channel, context) : 0;
    const full = archivesOf(channel, context)
      .filter((archive) => archive.next !== undefined)
      .at(-1);
    const links: FeedLinks = {
      self: context.absolute(href),
      current: undefined,
      previousArchive: full && context.absolute(archiveHref(channel, format, full.number)),
      nextArchive: undefined,
    };
    return { size: Math.max(channel.limit, open), links };
  };
  const render = () => {
    const { size, links } = place();
    return WRITERS[format](channel, { items: itemsOf(channel, context, size), links }, context);
  };
  const key = (text = render) => {
    const { size, links } = place();
    return feedKey(channel, channel.entries.slice(0, size), links, context, text);
  };
  return { kind: "feed", href, layout: "", format, channel, key, render };
}

/** A document that a reader keeps for good. */
function archiveDocument(
  channel: Channel,
  format: FeedFormat,
  { number, previous, next }: Archive,
  context: FeedContext,
): FileOutput {
  const href = archiveHref(channel, format, number);
  const at = (other: number | undefined) =>
    other === undefined ? undefined : context.absolute(archiveHref(channel, format, other));
  const links = (): FeedLinks => ({
    self: context.absolute(href),
    current: context.absolute(feedHref(channel, format)),
    previousArchive: at(previous),
    nextArchive: at(next),
  });
  const pageOf = <Item>(oldest: readonly Item[]) =>
    oldest.slice((number - 1) * context.archiveSize, number * context.archiveSize).reverse();
  const render = () =>
    WRITERS[format](channel, { items: pageOf(oldestFirst(channel, context)), links: links() }, context);
  const key = (text = render) =>
    feedKey(channel, pageOf([...channel.entries].reverse()), links(), context, text);
  return { kind: "archive", href, layout: "", format, channel, key, render };
}

function archiveHref(channel: Channel, format: FeedFormat, number: number): string {
  return `${channel.base}archive/${number}/${FORMATS[format].file}`;
}

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
function archivesOf(channel: Channel, context: FeedContext): Archive[] {
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
function sizeOfOpenArchive(channel: Channel, context: FeedContext): number {
  return countOf(channel, context) % context.archiveSize;
}

const sorted = new WeakMap<Channel, readonly WrittenItem[]>();

/** All items of a channel in the order of its archive documents. */
function oldestFirst(channel: Channel, context: FeedContext): readonly WrittenItem[] {
  return memoized(sorted, channel, () => itemsOf(channel, context).reverse());
}

const counts = new WeakMap<Channel, number>();

/** Counted once, before entries are rendered, and without the hook where there is none. */
function countOf(channel: Channel, context: FeedContext): number {
  if (!context.itemHook && !channel.itemHook) return channel.entries.length;
  return memoized(
    counts,
    channel,
    () => channel.entries.filter((entry) => isInFeed(entry, channel, context)).length,
  );
}
