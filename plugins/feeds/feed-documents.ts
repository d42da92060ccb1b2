import { archivesOf, oldestFirst, sizeOfOpenArchive } from "./archives.ts";
import { writeAtom } from "./atom.ts";
import type { Channel, FeedFormat, FileDocument } from "./channel.ts";
import type { FeedContext } from "./feed-context.ts";
import { itemsOf } from "./feed-item-of.ts";
import type { FeedLinks, FeedPart } from "./feed-links.ts";
import { FEED_FILES, feedHref } from "./formats.ts";
import { writeJson } from "./json.ts";
import { writeRss } from "./rss.ts";

const WRITERS = { rss: writeRss, atom: writeAtom, json: writeJson };

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
