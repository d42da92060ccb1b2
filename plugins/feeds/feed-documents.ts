import { archivesOf, oldestFirst, sizeOfOpenArchive } from "./archives.ts";
import { writeAtom } from "./atom.ts";
import type { Channel, FeedFormat, FileDocument } from "./channel.ts";
import type { FeedContext } from "./feed-context.ts";
import { itemsOf } from "./feed-item-of.ts";
import type { FeedLinks, FeedPart } from "./feed-links.ts";
import { writeJson } from "./json.ts";
import { writeRss } from "./rss.ts";

/** Names of the feed files in the folder of a channel. Ending in `.xml`, so that browsers show them. */
export const FEED_FILES: Readonly<Record<FeedFormat, string>> = {
  rss: "feed.xml",
  atom: "atom.xml",
  json: "feed.json",
};

/** Media types: RSS 2.0 (by custom), RFC 4287 §7, JSON Feed 1.1. */
export const FEED_TYPES: Readonly<Record<FeedFormat, string>> = {
  rss: "application/rss+xml",
  atom: "application/atom+xml",
  json: "application/feed+json",
};

const WRITERS = { rss: writeRss, atom: writeAtom, json: writeJson };

/** Root-relative, percent-encoded address of the document that people subscribe to. */
export function feedHref(channel: Channel, format: FeedFormat): string {
  return channel.base + FEED_FILES[format];
}

/**
 * The feed documents of a channel: one to subscribe to for each format and, with `archive`, its archive documents.
 * Listing them is cheap; the text is made when a document is rendered.
 */
export function documentsOf(channel: Channel, context: FeedContext): FileDocument[] {
  return channel.formats.flatMap((format) => [
    document(channel, format, "feed", feedHref(channel, format), () =>
      WRITERS[format](channel, subscription(channel, format, context), context),
    ),
    ...archivesOf(channel, context).map(({ number, previous, next }) =>
      document(channel, format, "archive", archiveHref(channel, format, number), () => {
        const at = (other: number | undefined) =>
          other === undefined ? undefined : context.absolute(archiveHref(channel, format, other));
        const links: FeedLinks = {
          self: context.absolute(archiveHref(channel, format, number)),
          current: context.absolute(feedHref(channel, format)),
          previousArchive: at(previous),
          nextArchive: at(next),
        };
        const items = oldestFirst(channel, context).slice(
          (number - 1) * context.archiveSize,
          number * context.archiveSize,
        );
        return WRITERS[format](channel, { items: items.reverse(), links }, context);
      }),
    ),
  ]);
}

function document(
  channel: Channel,
  format: FeedFormat,
  kind: FileDocument["kind"],
  href: string,
  render: () => string,
): FileDocument {
  return { href: decodedHref(href), kind, format, channel, render };
}

function archiveHref(channel: Channel, format: FeedFormat, number: number): string {
  return `${channel.base}archive/${number}/${FEED_FILES[format]}`;
}

/** As the output folder names it. */
function decodedHref(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}

/** The newest entries; with archives, at least all that no full archive document holds. */
function subscription(channel: Channel, format: FeedFormat, context: FeedContext): FeedPart {
  const open = channel.archive ? sizeOfOpenArchive(channel, context) : 0;
  const full = archivesOf(channel, context)
    .filter((archive) => archive.next !== undefined)
    .at(-1);
  return {
    items: itemsOf(channel, context, Math.max(channel.limit, open)),
    links: {
      self: context.absolute(feedHref(channel, format)),
      current: undefined,
      previousArchive: full && context.absolute(archiveHref(channel, format, full.number)),
      nextArchive: undefined,
    },
  };
}
