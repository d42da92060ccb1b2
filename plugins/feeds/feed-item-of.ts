import type { Entry } from "../entry/entry.ts";
import type { Message } from "../messages/message.ts";
import { NewsroomError } from "../messages/newsroom-error.ts";
import type { Tag } from "../tags/tag.ts";
import type { Channel } from "./channel.ts";
import type { FeedContext } from "./feed-context.ts";
import type { FeedItem } from "./feed-item.ts";
import { htmlForFeed } from "./feed-text.ts";
import { idForFeeds } from "./ids.ts";

type ContentMode = Channel["content"];
type Made = Record<ContentMode, WeakMap<Entry, FeedItem | undefined>>;

const made = new WeakMap<FeedContext, Made>();

/**
 * An entry as an item of feeds, made once for each content mode, however many channels carry it. The very same object
 * comes back each time: the writers keep what they have written of it by its identity.
 *
 * @returns `undefined` where the hook `feeds.item` leaves the entry out
 * @throws NewsroomError that names the entry's file, where the hook throws or gives back no item
 */
export function itemOf(
  entry: Entry,
  channel: Pick<Channel, "content">,
  context: FeedContext,
): FeedItem | undefined {
  const mode = entry.feedContent ?? channel.content;
  let items = made.get(context);
  if (!items) {
    items = { full: new WeakMap(), summary: new WeakMap() };
    made.set(context, items);
  }
  const known = items[mode];
  if (known.has(entry)) return known.get(entry);
  const item = sealed(hooked(entry, plainItem(entry, mode, context), context));
  known.set(entry, item);
  return item;
}

/** All items of a channel, newest first, up to `limit`; those the hook leaves out do not count. */
export function itemsOf(
  channel: Channel,
  context: FeedContext,
  limit = Number.POSITIVE_INFINITY,
): FeedItem[] {
  const items: FeedItem[] = [];
  for (const entry of channel.entries) {
    if (items.length >= limit) break;
    const item = itemOf(entry, channel, context);
    if (item) items.push(item);
  }
  return items;
}

/** The item with its content made safe for all three formats once; a copy, since a hook may keep what it gives back. */
function sealed(item: FeedItem | undefined): FeedItem | undefined {
  return item && { ...item, content: item.content === undefined ? undefined : htmlForFeed(item.content) };
}

function plainItem(entry: Entry, mode: ContentMode, context: FeedContext): FeedItem {
  return {
    id: idForFeeds(entry),
    title: entry.title,
    url: entry.url,
    published: entry.published,
    updated: entry.updated,
    summary: entry.summary,
    content: mode === "full" ? entry.cleanContent : undefined,
    language: entry.language,
    authors: entry.authors.map(({ name, email, url }) => ({ name, email, url })),
    categories: entry.tags.filter((tag) => !tag.hidden).map((tag) => categoryOf(tag, context)),
    enclosures: entry.enclosures,
  };
}

function categoryOf(tag: Tag, context: FeedContext) {
  const folder = tag.href.replace(/[^/]+\/?$/u, "");
  return { label: tag.label, term: tag.slug, scheme: folder ? context.absolute(folder) : undefined };
}

function hooked(entry: Entry, item: FeedItem, context: FeedContext): FeedItem | undefined {
  if (!context.itemHook) return item;
  let answer: ReturnType<typeof context.itemHook>;
  try {
    answer = context.itemHook(entry, item);
  } catch (error) {
    throw hookError(
      entry,
      "The hook feeds.item failed for this entry.",
      error instanceof Error ? error.message : String(error),
    );
  }
  if (answer === false || answer === null) return undefined;
  const given = answer === undefined ? item : answer;
  const fault = faultOf(given);
  if (fault) throw hookError(entry, `The hook feeds.item gave back ${fault.problem}.`, fault.found);
  return given;
}

/** What keeps an object that a hook gave back from being an item; types do not reach hooks written in JavaScript. */
function faultOf(item: FeedItem): { problem: string; found: string } | undefined {
  if (typeof item !== "object") return { problem: "something that is no item", found: String(item) };
  for (const field of ["id", "title", "url", "summary", "language"] as const) {
    if (typeof item[field] !== "string")
      return { problem: `an item whose ${field} is not text`, found: String(item[field]) };
  }
  if (item.content !== undefined && typeof item.content !== "string") {
    return { problem: "an item whose content is not text", found: String(item.content) };
  }
  if (!URL.canParse(item.url))
    return { problem: "an item whose url is not an absolute address", found: item.url };
  for (const field of ["authors", "categories", "enclosures"] as const) {
    if (!Array.isArray(item[field]))
      return { problem: `an item whose ${field} are not a list`, found: String(item[field]) };
  }
  return undefined;
}

function hookError(entry: Entry, problem: string, found: string): NewsroomError {
  const message: Message = {
    code: "feed-item-hook",
    severity: "error",
    file: entry.source.file,
    problem,
    found,
    expected: "the item, changed or not, or false to leave the entry out of feeds",
    remedy: "Correct the function feeds.item in the options of the plugin.",
  };
  return new NewsroomError([message]);
}
