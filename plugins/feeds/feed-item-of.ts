import { attributeHtml } from "../content/html-text.ts";
import { isInContent } from "../content/shown-files.ts";
import { escapeHtml } from "../content/xml-text.ts";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import { NewsroomError } from "../diagnostics/newsroom-error.ts";
import type { Enclosure } from "../entry/enclosure.ts";
import type { Entry, Tag } from "../entry/entry.ts";
import { correctionHeading } from "../pages/text/correction.ts";
import { directionOf } from "../pages/text/text.ts";
import { memoized } from "../values/memoized.ts";
import type { Channel, ItemHook } from "./channel.ts";
import type { WrittenItem } from "./elements.ts";
import { writeElements } from "./elements.ts";
import { leadImage } from "./enclosures.ts";
import type { FeedContext } from "./feed-context.ts";
import type { FeedItem } from "./feed-item.ts";
import { addressOf, beginningOf, htmlForFeed } from "./feed-text.ts";
import { idForFeeds } from "./ids.ts";

type ContentMode = Channel["content"];
type Items = Record<ContentMode, WeakMap<Entry, WrittenItem | undefined>>;

/** By the hook of a channel's own, which most have not. */
const itemsByHook = new WeakMap<FeedContext, Map<ItemHook | undefined, Items>>();

function itemsFor(hook: ItemHook | undefined, context: FeedContext): Items {
  const byHook = memoized(itemsByHook, context, () => new Map<ItemHook | undefined, Items>());
  return memoized(byHook, hook, () => ({ full: new WeakMap(), summary: new WeakMap() }));
}

/**
 * An entry as an item of feeds, made once for each content mode, however many channels carry it. The very same object
 * comes back each time: the writers keep what they have written of it by its identity.
 *
 * @returns `undefined` where a hook leaves the entry out
 * @throws NewsroomError that names the entry's file, where a hook throws or gives back no item
 */
export function itemOf(
  entry: Entry,
  channel: Pick<Channel, "content" | "itemHook" | "name">,
  context: FeedContext,
): WrittenItem | undefined {
  const mode = entry.feedContent ?? channel.content;
  const items = itemsFor(channel.itemHook, context)[mode];
  if (items.has(entry)) return items.get(entry);
  const item = hookedItem(entry, channel, context);
  const written = item && writtenItem(entry, item, context);
  items.set(entry, written);
  return written;
}

/**
 * True if no hook leaves an entry out. Asked before Eleventy has rendered all entries: the number of archive documents
 * depends on it.
 */
export function isInFeed(
  entry: Entry,
  channel: Pick<Channel, "content" | "itemHook" | "name">,
  context: FeedContext,
): boolean {
  return hookedItem(withoutRendering(entry), channel, context) !== undefined;
}

/** An entry as an item, after the hooks of all feeds and of the channel. */
function hookedItem(
  entry: Entry,
  channel: Pick<Channel, "content" | "itemHook" | "name">,
  context: FeedContext,
): FeedItem | undefined {
  const mode = entry.feedContent ?? channel.content;
  const item = hooked(entry, plainItem(entry, mode, context), context.itemHook, "feeds.item");
  return item && hooked(entry, item, channel.itemHook, `the feed ${channel.name}`);
}

/**
 * An entry whose content has not been through the site's transforms, and is its text where it cannot be rendered yet.
 */
function withoutRendering(entry: Entry): Entry {
  return new Proxy(entry, {
    get(target, name) {
      if (name !== "content" && name !== "cleanContent" && name !== "summary")
        return Reflect.get(target, name, target);
      try {
        return name === "summary" ? target.summary : target.content;
      } catch {
        return target.text;
      }
    },
  });
}

/** All items of a channel, newest first, up to `limit`; those the hook leaves out do not count. */
export function itemsOf(
  channel: Channel,
  context: FeedContext,
  limit = Number.POSITIVE_INFINITY,
): WrittenItem[] {
  const items: WrittenItem[] = [];
  for (const entry of channel.entries) {
    if (items.length >= limit) break;
    const item = itemOf(entry, channel, context);
    if (item) items.push(item);
  }
  return items;
}

/** The item with its content made safe for all three formats once; a copy, since a hook may keep what it gives back. */
function writtenItem(entry: Entry, item: FeedItem, context: FeedContext): WrittenItem {
  return {
    ...item,
    content: item.content === undefined ? undefined : htmlForFeed(item.content),
    own: writeElements(
      item.elements,
      context.namespaces,
      WRITTEN_IN_ITEMS,
      ({ problem, found, expected }) => {
        throw hookError(entry, `${problem}, among the elements of the item`, found, expected);
      },
    ),
  };
}

const WRITTEN_IN_ITEMS = ["title", "link", "guid", "pubDate", "description", "content:encoded"];

function plainItem(entry: Entry, mode: ContentMode, context: FeedContext): FeedItem {
  const shown = mode === "full" ? entry.enclosures.filter((file) => showsPicture(entry, file)) : [];
  const lead = mode === "full" && context.leadImage ? leadImage(entry.enclosures) : undefined;
  const added = lead && !shown.includes(lead) && /^https?:/i.test(lead.url) ? lead : undefined;
  const content =
    mode === "full"
      ? (added ? pictureHtml(added) : "") + entry.cleanContent + correctionLines(entry, context)
      : undefined;
  return {
    id: idForFeeds(entry),
    title: entry.title || (context.noteTitles ? beginningOf(entry.summary) : ""),
    url: entry.url,
    published: entry.published,
    updated: entry.updated,
    summary: entry.summary,
    content: content && directed(content, entry.language, context.site.language),
    language: entry.language,
    authors: entry.authors.map(({ name, email, url, image }) => ({
      name,
      email,
      url,
      ...(image ? { image } : {}),
    })),
    categories: entry.tags.filter((tag) => !tag.hidden).map((tag) => categoryOf(tag, context)),
    enclosures: entry.enclosures.map((file) =>
      file === added || shown.includes(file) ? { ...file, inContent: true } : file,
    ),
    elements: {},
  };
}

/** What has been put right, below the text, where a reader who had the entry before finds it. */
function correctionLines({ corrections, language }: Entry, { textOf }: FeedContext): string {
  const { correction } = textOf(language);
  return corrections
    .map(({ text, date }) => {
      const heading = correctionHeading(correction, date, language);
      return `<p><strong>${escapeHtml(heading)}</strong> ${escapeHtml(text)}</p>\n`;
    })
    .join("");
}

/** Looks at both: cleaning restores pictures that a script loads late, and transforms may have renamed a picture. */
function showsPicture(entry: Entry, file: Enclosure): boolean {
  return file.kind === "image" && (isInContent(file, entry.cleanContent) || isInContent(file, entry.content));
}

/** The picture that stands for an entry, as the start of its text: the one place where every reader shows it. */
function pictureHtml({ url, title, width, height }: Enclosure): string {
  const size = width && height ? ` width="${Math.round(width)}" height="${Math.round(height)}"` : "";
  return `<p><img src="${attributeHtml(addressOf(url))}" alt="${attributeHtml(title ?? "")}"${size}></p>\n`;
}

/** A reader knows the direction of a text only where its HTML says it. */
function directed(content: string, language: string, siteLanguage: string): string {
  const direction = directionOf(language);
  return direction === "rtl" || directionOf(siteLanguage) === "rtl"
    ? `<div dir="${direction}">${content}</div>`
    : content;
}

function categoryOf(tag: Tag, context: FeedContext) {
  const folder = tag.href.replace(/[^/]+\/?$/u, "");
  return { label: tag.label, term: tag.slug, scheme: folder ? context.absolute(folder) : undefined };
}

function hooked(entry: Entry, item: FeedItem, hook: ItemHook | undefined, of: string): FeedItem | undefined {
  if (!hook) return item;
  let answer: ReturnType<ItemHook>;
  try {
    answer = hook(entry, item);
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    throw hookError(entry, `The hook ${of} failed for this entry`, found);
  }
  if (answer === false || answer === null) return undefined;
  const given = answer === undefined ? item : answer;
  const fault = faultOf(given);
  if (fault) throw hookError(entry, `The hook ${of} returned ${fault.problem}`, fault.found);
  return given;
}

/** What keeps an object that a hook gave back from being an item; types do not reach hooks written in JavaScript. */
function faultOf(item: FeedItem): { problem: string; found: string } | undefined {
  if (typeof item !== "object") return { problem: "something that isn't an item", found: String(item) };
  for (const field of ["id", "title", "url", "summary", "language"] as const) {
    if (typeof item[field] !== "string")
      return { problem: `an item whose ${field} isn't text`, found: String(item[field]) };
  }
  if (item.content !== undefined && typeof item.content !== "string") {
    return { problem: "an item whose content isn't text", found: String(item.content) };
  }
  if (!URL.canParse(item.url))
    return { problem: "an item whose url isn't an absolute address", found: item.url };
  for (const field of ["authors", "categories", "enclosures"] as const) {
    if (!Array.isArray(item[field]))
      return { problem: `an item whose ${field} isn't a list`, found: String(item[field]) };
  }
  return undefined;
}

function hookError(entry: Entry, fault: string, found: string, expected?: string): NewsroomError {
  return new NewsroomError([
    diagnostic("feed-item-hook", { file: entry.source.file, found }, { fault, expected }),
  ]);
}
