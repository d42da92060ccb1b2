import { monthAndYearIn, yearIn } from "../dates/dates.ts";
import { compare } from "../diagnostics/format.ts";
import type { Entry } from "../entry/entry.ts";
import type { Channel } from "../feeds/channel.ts";
import { channelsOfEntry } from "../feeds/channels.ts";
import type { NewsIndex } from "../index/news-index.ts";
import type { Settings } from "../options/settings.ts";
import { tagKey } from "../tags/tag-key.ts";
import type { Edition, Link, Page, PageKind, Year } from "./page.ts";
import { type Text, type TextOptions, textFor } from "./text/text.ts";

/** What a kind of page gives; the rest of a {@link Page} follows from it. */
interface Selection {
  kind: PageKind;
  /** Address of the first page. */
  href: string;
  title: string;
  description?: string;
  entries?: readonly Entry[];
  breadcrumbs?: readonly Link[];
  channels?: readonly Channel[];
  tag?: Page["tag"];
  author?: Page["author"];
  year?: number;
  month?: number;
  target?: string;
  language?: string;
  /** What says that pages of two editions are one page in two languages. */
  same?: string;
}

/** Every page of the newsroom but those of entries: one list, which the virtual templates page over. */
export function listPages(
  newsIndex: NewsIndex,
  settings: Settings,
  absolute: (href: string) => string,
): Page[] {
  const omit = new Set(settings.options.pages.omit);
  const { size } = settings.options.pages;
  const alternates = new Map<string, { language: string; href: string; url: string }[]>();
  const pages = newsIndex.editions.flatMap((edition) =>
    selectionsOf(edition, settings)
      .filter((selection) => !omit.has(selection.kind))
      .flatMap((selection) => {
        const made = pagesOf(selection, edition, size, absolute);
        const [first] = made;
        if (selection.same && first && newsIndex.editions.length > 1) {
          const known = alternates.get(selection.same) ?? [];
          known.push({ language: edition.language, href: first.href, url: first.url });
          alternates.set(selection.same, known);
          first.alternates = known;
        }
        return made;
      }),
  );
  for (const page of pages) if (page.alternates.length === 1) page.alternates = [];
  return pages;
}

/** The page of one entry. */
export function entryPage(
  entry: Entry,
  edition: Edition,
  absolute: (href: string) => string,
  options: TextOptions = {},
): Page {
  const text = textFor(edition.language, options);
  const channels = channelsOfEntry(entry, edition.channels);
  const [page] = pagesOf(
    {
      kind: "entry",
      href: entry.href,
      title: entry.title,
      entries: [entry],
      breadcrumbs: [{ href: edition.path, text: text.news }, ...sectionOf(entry, edition)],
      // The page of an entry that has expired still names the feed of the whole.
      channels: channels.length > 0 ? channels : edition.channels.slice(0, 1),
      language: entry.language,
    },
    edition,
    1,
    absolute,
  );
  if (entry.translations.length > 0) {
    const versions = [entry, ...entry.translations].map(({ language, href, url }) => ({
      language,
      href,
      url,
    }));
    (page as Page).alternates = versions.sort((a, b) => compare(a.language, b.language));
  }
  // A summary made from the content is known only when Eleventy has rendered the entry.
  return {
    ...(page as Page),
    get description() {
      return entry.summary;
    },
  };
}

function sectionOf(entry: Entry, edition: Edition): Link[] {
  const key = entry.section && tagKey(entry.section);
  const section = edition.sections.find(({ name }) => tagKey(name) === key);
  return section ? [{ href: section.href, text: section.name }] : [];
}

function selectionsOf(edition: Edition, settings: Settings): Selection[] {
  const text = textFor(edition.language, settings.options);
  const [whole] = edition.channels;
  const site = whole ? [whole] : [];
  const home: Link = { href: edition.path, text: text.news };
  const { path } = edition;
  const selections: Selection[] = [
    {
      kind: "listing",
      href: path,
      title: text.news,
      description: edition.description,
      entries: edition.entries,
      channels: site,
      same: "listing",
    },
    ...edition.years.flatMap((year) => yearSelections(year, edition.language, home, site)),
    {
      kind: "tags",
      href: `${path}tags/`,
      title: text.tags,
      breadcrumbs: [home],
      channels: site,
      same: "tags",
    },
    ...tagSelections(edition, text, home, site),
    ...edition.sections.map(
      (section): Selection => ({
        kind: "section",
        href: section.href,
        title: section.name,
        entries: section.entries,
        breadcrumbs: [home],
        channels: [...channelOf(edition, section.href), ...site],
      }),
    ),
    ...edition.channels
      .filter((channel) => channel.kind === "custom")
      .map(
        (channel): Selection => ({
          kind: "custom",
          href: channel.base,
          title: channel.title,
          description: channel.description,
          entries: channel.entries,
          breadcrumbs: [home],
          channels: [channel, ...site],
        }),
      ),
  ];
  if (settings.options.authors.pages && edition.authors.length > 0)
    selections.push(...authorSelections(edition, text, home, site));
  if (edition.channels.length > 0) {
    selections.push({
      kind: "subscribe",
      href: `${path}subscribe/`,
      title: text.subscribe,
      description: text.whatIsAFeed,
      breadcrumbs: [home],
      channels: edition.channels,
      same: "subscribe",
    });
  }
  return selections;
}

/** A year, and its months where it has many entries. */
function yearSelections(
  { year, href, entries, months }: Year,
  language: string,
  home: Link,
  channels: readonly Channel[],
): Selection[] {
  const title = yearIn(year, language);
  const common = { channels, year };
  return [
    { ...common, kind: "year", href, title, entries, breadcrumbs: [home], same: `year ${year}` },
    ...months.map(
      (month): Selection => ({
        ...common,
        kind: "month",
        href: month.href,
        title: monthAndYearIn(year, month.month, language),
        entries: month.entries,
        breadcrumbs: [home, { href, text: title }],
        month: month.month,
        same: `month ${year}-${month.month}`,
      }),
    ),
  ];
}

function tagSelections(edition: Edition, text: Text, home: Link, site: readonly Channel[]): Selection[] {
  const index: Link = { href: `${edition.path}tags/`, text: text.tags };
  return edition.tags
    .filter((tag) => tag.href !== "")
    .flatMap((tag): Selection[] => [
      {
        kind: "tag",
        href: tag.href,
        title: tag.label,
        description: tag.descriptionText,
        entries: tag.entries,
        breadcrumbs: [
          home,
          index,
          ...tag.ancestors
            .filter((ancestor) => ancestor.href !== "")
            .map((ancestor) => ({ href: ancestor.href, text: ancestor.label })),
        ],
        channels: [...channelOf(edition, tag), ...site],
        tag,
        same: `tag ${tag.key}`,
      },
      ...tag.aliasSlugs.map(
        (slug): Selection => ({
          kind: "redirect",
          href: `${edition.path}tags/${encodeURIComponent(slug)}/`,
          title: tag.label,
          target: tag.href,
          channels: channelOf(edition, tag),
          tag,
        }),
      ),
    ]);
}

function authorSelections(edition: Edition, text: Text, home: Link, site: readonly Channel[]): Selection[] {
  const href = `${edition.path}authors/`;
  return [
    {
      kind: "authors",
      href,
      title: text.authors,
      breadcrumbs: [home],
      channels: site,
      same: "authors",
    },
    ...edition.authors
      .filter((author) => author.href !== "")
      .map(
        (author): Selection => ({
          kind: "author",
          href: author.href,
          title: author.name,
          entries: author.entries,
          breadcrumbs: [home, { href, text: text.authors }],
          channels: [...channelOf(edition, author), ...site],
          author,
          same: `author ${author.key}`,
        }),
      ),
  ];
}

/**
 * Channels by the tag, author or address they carry: going through all of them for each of many tags would be
 * quadratic.
 */
const channelIndex = new WeakMap<readonly Channel[], Map<unknown, Channel>>();

function channelOf(edition: Edition, subject: unknown): Channel[] {
  let index = channelIndex.get(edition.channels);
  if (!index) {
    index = new Map(
      edition.channels.map((channel) => [channel.tag ?? channel.author ?? channel.base, channel]),
    );
    channelIndex.set(edition.channels, index);
  }
  const channel = index.get(subject);
  return channel ? [channel] : [];
}

function pagesOf(
  selection: Selection,
  edition: Edition,
  size: number,
  absolute: (href: string) => string,
): Page[] {
  const entries = selection.entries ?? [];
  const pages = Math.max(1, Math.ceil(entries.length / size));
  const hrefs = Array.from({ length: pages }, (_, index) =>
    index === 0 ? selection.href : `${selection.href}page/${index + 1}/`,
  );
  return hrefs.map((href, index) => ({
    kind: selection.kind,
    href,
    url: absolute(href),
    title: selection.title,
    description: selection.description ?? "",
    language: selection.language ?? edition.language,
    entries: entries.slice(index * size, (index + 1) * size),
    total: entries.length,
    number: index + 1,
    pages,
    previousHref: hrefs[index - 1],
    nextHref: hrefs[index + 1],
    hrefs,
    breadcrumbs: selection.breadcrumbs ?? [],
    channels: selection.channels ?? [],
    tag: selection.tag,
    author: selection.author,
    year: selection.year,
    month: selection.month,
    target: selection.target,
    alternates: [],
    edition,
  }));
}
