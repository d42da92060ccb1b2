import { createHash } from "node:crypto";
import type { Author, Entry, Tag } from "../entry/entry.ts";
import type { Channel } from "../feeds/channel.ts";
import type { FeedContext } from "../feeds/feed-context.ts";
import type { FeedLinks } from "../feeds/feed-links.ts";
import { idForFeeds } from "../feeds/ids.ts";
import { updatedTextOf } from "../feeds/unique-timestamps.ts";
import type { Edition, Page } from "../pages/page.ts";
import { placesOf } from "../pages/theme/navigation.ts";
import type { ThemeContext } from "../pages/theme/theme-context.ts";
import { memoized } from "../values/memoized.ts";

/*
 * What pages and feeds are made from: two outputs with the same key have the same text. Keys are short and don't need the
 * text, so that a rebuild finds the few outputs that change among thousands without rendering any. Functions of the owner
 * may look at anything: where there are some, the text is part of the key.
 */

/** @param text renders the page */
export function pageKey(page: Page, theme: ThemeContext, text: () => string): string {
  const [entry] = page.entries;
  return [
    ...(page.kind === "entry" && entry
      ? [entryKey(entry, theme), aroundKey(page, theme)]
      : listParts(page, theme)),
    Object.keys(theme.blocks).length > 0 ? text() : "",
  ].join("\n");
}

/** What the page of an entry shows besides the entry: its tags and authors, other entries, the edition. */
export function aroundKey(page: Page, theme: ThemeContext): string {
  const { edition } = page;
  const [entry] = page.entries as [Entry];
  const section = edition.sections.find(({ name }) => name === entry.section);
  const neighbours = [entry.previous, entry.next, ...entry.related.slice(0, theme.relatedCount)];
  return JSON.stringify([
    tagsAndAuthors(entry),
    // A note without a headline is called by how it begins.
    neighbours.map(
      (other) => other && [other.href, other.language, other.title || other.summary, other.published],
    ),
    entry.translations.map(({ href, language }) => [href, language]),
    [page.url, page.title, page.language, page.breadcrumbs, page.alternates],
    [section?.href, edition.title, placesOf(edition, theme), theme.opmlHref],
    page.channels.map(channelKey),
  ]);
}

/** A list shows its own entries, and of all others how many there are: by tag, by author, by year. */
function listParts(page: Page, theme: ThemeContext): string[] {
  const { edition, entries, channels, tag, author, hrefs, ...own } = page;
  return [
    JSON.stringify([own, hrefs[0], tag && tagParts(tag), author && authorParts(author)]),
    editionKey(edition),
    ...channels.map(channelKey),
    ...entries.map((entry) => entryKey(entry, theme)),
  ];
}

/**
 * @param entries those that the document contains
 * @param text renders the feed
 */
export function feedKey(
  channel: Channel,
  entries: readonly Entry[],
  links: FeedLinks,
  context: FeedContext,
  text: () => string,
): string {
  const { elements, itemHook } = channel;
  if (context.itemHook || itemHook || elements.some((given) => typeof given === "function")) return text();
  const updated = updatedTextOf(context);
  return [
    JSON.stringify(links),
    channelKey(channel),
    ...entries.flatMap((entry) => [
      entryKey(entry, context),
      updated(idForFeeds(entry), entry.updated ?? entry.published),
    ]),
  ].join("\n");
}

const numbers = new WeakMap<Entry, number>();
let lastNumber = 0;

/** Keys of entries by build: many outputs share an entry. */
const entryKeys = new WeakMap<object, Map<Entry, string>>();

/**
 * What a card or feed item shows of an entry. The entry stands for itself: where its file has not changed, it is the same
 * object in the next build.
 *
 * @param build an object that each build makes anew
 */
function entryKey(entry: Entry, build: object): string {
  const keys = memoized(entryKeys, build, () => new Map<Entry, string>());
  return memoized(keys, entry, () =>
    JSON.stringify([memoized(numbers, entry, () => ++lastNumber), tagsAndAuthors(entry)]),
  );
}

/** What other entries and the data files of tags and authors say of an entry. */
function tagsAndAuthors({ authors, scheduled, tags }: Entry): unknown {
  return [
    scheduled,
    tags.map(({ href, slug, label, hidden }) => [href, slug, label, hidden]),
    authors.map(({ entries: _entries, bio: _bio, ...shown }) => shown),
  ];
}

/** A channel without its entries. */
const channelKey = hashed(({ entries: _entries, tag: _tag, author: _author, ...own }: Channel) => own);

/** What an edition says on all of its pages. */
const editionKey = hashed(
  ({ entries, tags, authors, years, sections, channels, ...own }: Edition): unknown => [
    own,
    entries.length,
    tags.map(tagParts),
    authors.map(authorParts),
    years.map(({ entries, months, ...year }) => [year, entries.length, months.map(counted)]),
    sections.map(counted),
    channels.map(channelKey),
  ],
);

/** A short key of an object that each build makes anew. */
function hashed<Subject extends object>(
  partsOf: (subject: Subject) => unknown,
): (subject: Subject) => string {
  const keys = new WeakMap<Subject, string>();
  return (subject) =>
    memoized(keys, subject, () =>
      createHash("sha1")
        .update(JSON.stringify(partsOf(subject)))
        .digest("base64"),
    );
}

function tagParts({ entries, parent, children, ancestors, related, ...own }: Tag): unknown {
  return [
    own,
    entries.length,
    parent?.href,
    children.map(({ key }) => key),
    ancestors.map(({ key }) => key),
    related.map(({ tag, count }) => [tag.key, count]),
  ];
}

function authorParts({ entries, ...own }: Author): unknown {
  return [own, entries.length];
}

function counted<Group extends { entries: readonly unknown[] }>({ entries, ...own }: Group): unknown {
  return [own, entries.length];
}
