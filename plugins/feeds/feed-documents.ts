import { decodedHref } from "../index/addresses.ts";
import { type Archive, archivesOf, oldestFirst, sizeOfOpenArchive } from "./archives.ts";
import { writeAtom } from "./atom.ts";
import type { Channel, FeedFormat, FileDocument } from "./channel.ts";
import type { FeedContext } from "./feed-context.ts";
import { itemsOf } from "./feed-item-of.ts";
import type { FeedLinks } from "./feed-links.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { FORMATS, feedHref } from "./formats.ts";
import { writeJson } from "./json.ts";
import { writeRss } from "./rss.ts";

const WRITERS = { rss: writeRss, atom: writeAtom, json: writeJson };

/**
 * The feed documents of a channel: one to subscribe to for each format and, with `archive`, its archive documents.
 * Listing them is cheap; the text is made when a document is rendered.
 */
export function documentsOf(channel: Channel, context: FeedContext): FileDocument[] {
  return channel.formats.flatMap((format) => [
    ...subscriptions(channel, format, context),
    ...archivesOf(channel, context).map((archive) => archiveDocument(channel, format, archive, context)),
  ]);
}

/** The document to subscribe to, and the same at the further addresses that the owner chose. */
function subscriptions(channel: Channel, format: FeedFormat, context: FeedContext): FileDocument[] {
  const feed = subscription(channel, format, context);
  const others = channel.addresses[format].slice(1);
  return [feed, ...others.map((href) => ({ ...feed, href: decodedHref(href) }))];
}

/** The newest entries; with archives, at least all that no full archive document holds. */
function subscription(channel: Channel, format: FeedFormat, context: FeedContext): FileDocument {
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
  return {
    href: decodedHref(href),
    kind: "feed",
    format,
    channel,
    render: () => {
      const { size, links } = place();
      return WRITERS[format](channel, { items: itemsOf(channel, context, size), links }, context);
    },
    fingerprint: () => {
      const { size, links } = place();
      return fingerprintOf(channel, channel.entries.slice(0, size), links, context);
    },
  };
}

/** A document that a reader keeps for good; how few of them change is seen from their text alone. */
function archiveDocument(
  channel: Channel,
  format: FeedFormat,
  { number, previous, next }: Archive,
  context: FeedContext,
): FileDocument {
  const href = archiveHref(channel, format, number);
  const at = (other: number | undefined) =>
    other === undefined ? undefined : context.absolute(archiveHref(channel, format, other));
  return {
    href: decodedHref(href),
    kind: "archive",
    format,
    channel,
    render: () => {
      const links: FeedLinks = {
        self: context.absolute(href),
        current: context.absolute(feedHref(channel, format)),
        previousArchive: at(previous),
        nextArchive: at(next),
      };
      const items = oldestFirst(channel, context).slice(
        (number - 1) * context.archiveSize,
        number * context.archiveSize,
      );
      return WRITERS[format](channel, { items: items.reverse(), links }, context);
    },
  };
}

function archiveHref(channel: Channel, format: FeedFormat, number: number): string {
  return `${channel.base}archive/${number}/${FORMATS[format].file}`;
}
