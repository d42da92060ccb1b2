import type { Entry } from "../entry/entry.ts";
import type { Settings } from "../options/settings.ts";
import type { Edition, PageKind } from "../pages/page.ts";
import { fill, languageName, textFor } from "../pages/text/text.ts";
import type { Channel } from "./channel.ts";
import { byFormat } from "./formats.ts";

/**
 * Every channel of an edition: the whole, each tag, author and section, and those the owner added.
 * The feeds, the OPML file, the subscribe page, autodiscovery and the ping manifest all read this one list.
 */
export function listChannels(
  edition: Edition,
  settings: Settings,
  absolute: (href: string) => string,
  makes: (kind: PageKind) => boolean,
): Channel[] {
  const { feeds, site } = settings.options;
  const text = textFor(edition.language, settings.options);
  const suffix = edition.main ? "" : `@${edition.language}`;
  const { formats } = feeds;
  if (formats.length === 0) return [];
  const common = {
    language: edition.language,
    image: site.image === undefined ? undefined : absolute(site.image),
    formats,
    content: feeds.content,
    limit: feeds.limit,
    archive: feeds.archive,
    tag: undefined,
    author: undefined,
    addresses: byFormat(() => []),
    elements: feeds.elements === undefined ? [] : [feeds.elements],
    itemHook: undefined,
  } as const;
  // A channel leads to the page that shows the same, else to the nearest that is made.
  const home = makes("listing") ? edition.path : "/";
  const below = (base: string, kind: PageKind) => {
    const href = makes(kind) ? base : home;
    return { href, url: absolute(href), base };
  };

  // In the list of a reader, feeds of two languages are told apart by their titles.
  const inLanguage = (title: string) =>
    edition.main ? title : `${title} · ${languageName(edition.language)}`;
  const title = edition.title === site.title ? inLanguage(site.title) : edition.title;

  const whole: Channel = {
    ...common,
    ...below(edition.path, "listing"),
    kind: "site",
    name: `site${suffix}`,
    addresses: edition.main ? feeds.addresses : common.addresses,
    title,
    description: edition.description || fill(text.feedOfSite, { site: edition.title }),
    entries: edition.entries,
  };
  const tags = edition.tags
    .filter((tag) => feeds.tags.length > 0 && tag.feeds && tag.href !== "")
    .map(
      (tag): Channel => ({
        ...common,
        ...below(tag.href, "tag"),
        kind: "tag",
        formats: feeds.tags,
        name: `tag:${tag.slug}${suffix}`,
        title: `${tag.label} · ${title}`,
        description: tag.descriptionText || fill(text.feedOfTag, { name: tag.label, site: edition.title }),
        image: tag.image ?? common.image,
        entries: tag.entries,
        tag,
      }),
    );
  const authors = edition.authors
    .filter((author) => feeds.authors.length > 0 && author.href !== "")
    .map(
      (author): Channel => ({
        ...common,
        ...below(author.href, "author"),
        kind: "author",
        formats: feeds.authors,
        name: `author:${author.slug}${suffix}`,
        title: `${author.name} · ${title}`,
        description: fill(text.feedOfAuthor, { name: author.name, site: edition.title }),
        image: author.image ?? common.image,
        entries: author.entries,
        author,
      }),
    );
  const sections = edition.sections
    .filter(() => feeds.sections.length > 0)
    .map(
      (section): Channel => ({
        ...common,
        ...below(section.href, "section"),
        kind: "section",
        formats: feeds.sections,
        name: `section:${section.slug}${suffix}`,
        title: `${section.name} · ${title}`,
        description: fill(text.feedOfSection, { name: section.name, site: edition.title }),
        entries: section.entries,
      }),
    );
  const custom = Object.entries(feeds.custom).map(
    ([name, feed]): Channel => ({
      ...common,
      ...below(`${edition.path}feeds/${name}/`, "custom"),
      kind: "custom",
      name: `custom:${name}${suffix}`,
      title: inLanguage(feed.title),
      description: feed.description,
      limit: feed.limit,
      content: feed.content,
      entries: edition.entries.filter(feed.filter),
      elements: feed.elements === undefined ? common.elements : [...common.elements, feed.elements],
      itemHook: feed.item,
    }),
  );
  // Apps refuse a podcast without episodes, such as that of a language which has none.
  const isEmptyPodcast = ({ itemHook, entries }: Channel) =>
    itemHook !== undefined &&
    "carries" in itemHook &&
    !entries.some(itemHook.carries as (entry: Entry) => boolean);
  return [whole, ...sections, ...tags, ...authors, ...custom.filter((feed) => !isEmptyPodcast(feed))];
}

const memberships = new WeakMap<readonly Channel[], Map<Entry, Channel[]>>();

/** Those of an edition's channels that carry an entry, in their order; one that has expired is in none. */
export function channelsOfEntry(entry: Entry, channels: readonly Channel[]): readonly Channel[] {
  let known = memberships.get(channels);
  if (!known) {
    known = new Map();
    for (const channel of channels) {
      for (const carried of channel.entries) {
        const own = known.get(carried);
        if (own) own.push(channel);
        else known.set(carried, [channel]);
      }
    }
    memberships.set(channels, known);
  }
  return known.get(entry) ?? [];
}

/** The entries whose text some feed carries, as far as that is known before the hook `feeds.item` has seen them. */
export function entriesInFeeds(editions: readonly Edition[]): Set<Entry> {
  const carried = new Set<Entry>();
  for (const { entries, content, archive, limit } of editions.flatMap(({ channels }) => channels)) {
    for (const entry of archive ? entries : entries.slice(0, limit))
      if ((entry.feedContent ?? content) === "full") carried.add(entry);
  }
  return carried;
}
