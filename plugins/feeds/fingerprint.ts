import type { Entry } from "../entry/entry.ts";
import { numberOf } from "../entry/entry-number.ts";
import type { Channel } from "./channel.ts";
import type { FeedContext } from "./feed-context.ts";
import type { FeedLinks } from "./feed-links.ts";
import { idForFeeds } from "./ids.ts";
import { updatedTextOf } from "./unique-timestamps.ts";

/**
 * What the text of a feed document is made from, short: two documents of one newsroom with the same fingerprint have
 * the same text. So a rebuild need not write hundreds of feeds again to find that they are as they were.
 *
 * An entry stands for itself: an object that lives on from build to build has been read once, and what it says of itself
 * does not change. What others say of it does: its tags, its authors, and how its time is told apart from theirs.
 *
 * @returns undefined with a hook or function of the owner's, which may look at anything
 */
export function fingerprintOf(
  channel: Channel,
  entries: readonly Entry[],
  links: FeedLinks,
  context: FeedContext,
): string | undefined {
  const { elements, itemHook } = channel;
  if (context.itemHook || itemHook || elements.some((given) => typeof given === "function")) return undefined;
  return [
    JSON.stringify([links, context.site, context.style && context.stylesheetHref]),
    wordsOf(channel),
    ...entries.map((entry) => partOf(entry, context)),
  ].join("\n");
}

const words = new WeakMap<Channel, string>();

/** What a channel says of itself, its entries left out. */
export function wordsOf(channel: Channel): string {
  let text = words.get(channel);
  if (text === undefined) {
    const { entries: _entries, tag: _tag, author: _author, ...own } = channel;
    text = JSON.stringify(own);
    words.set(channel, text);
  }
  return text;
}

const parts = new WeakMap<FeedContext, WeakMap<Entry, string>>();

function partOf(entry: Entry, context: FeedContext): string {
  let known = parts.get(context);
  if (!known) {
    known = new WeakMap();
    parts.set(context, known);
  }
  let part = known.get(entry);
  if (part === undefined) {
    const moment = entry.updated ?? entry.published;
    part = JSON.stringify([
      numberOf(entry),
      updatedTextOf(context)(idForFeeds(entry), moment),
      entry.tags.map(({ label, slug, href, hidden }) => [label, slug, href, hidden]),
      entry.authors.map(({ name, email, url, image }) => [name, email, url, image]),
    ]);
    known.set(entry, part);
  }
  return part;
}
