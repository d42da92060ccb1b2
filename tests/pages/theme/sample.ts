import { parseMoment } from "../../../plugins/dates/dates.ts";
import type { Moment } from "../../../plugins/dates/moment.ts";
import type { Enclosure } from "../../../plugins/entry/enclosure.ts";
import type { Author, Entry, Tag } from "../../../plugins/entry/entry.ts";
import type { Channel } from "../../../plugins/feeds/channel.ts";
import type { Edition, Page, PageKind } from "../../../plugins/pages/page.ts";
import { textFor } from "../../../plugins/pages/text/text.ts";
import type { ThemeContext } from "../../../plugins/pages/theme/theme-context.ts";

const ORIGIN = "https://news.example";

/** A theme of a site that lies below `/site`, so that a link without the prefix is seen. */
export function sampleTheme(given: Partial<ThemeContext> = {}): ThemeContext {
  const siteHref = (href: string) => (href.startsWith("/") ? `/site${href}` : href);
  return {
    siteTitle: "Steppe Herald",
    siteUrl: `${ORIGIN}/site/`,
    siteHref,
    absolute: (href) => (href.startsWith("/") ? ORIGIN + siteHref(href) : href),
    text: (language) => textFor(language),
    blocks: {},
    seo: {
      title: true,
      description: true,
      links: true,
      canonical: true,
      openGraph: true,
      jsonLd: "NewsArticle",
    },
    autodiscovery: true,
    relatedCount: 5,
    tagIndex: "letter",
    omit: new Set(),
    opmlHref: "/news/feeds.opml",
    stylesheetHref: "/news/newsroom.css",
    copyright: "© Steppe Herald",
    icon: "/icon.svg",
    image: "/social.png",
    author: { name: "The desk" },
    publisher: "organization",
    ...given,
  };
}

export function moment(text: string): Moment {
  const made = parseMoment(text, { zone: "Asia/Almaty", publishTime: "00:00" });
  if (!made) throw new Error(`No date: ${text}`);
  return made;
}

export function sampleTag(label: string, given: Partial<Tag> = {}): Tag {
  const slug = label.toLowerCase().replaceAll(" ", "-");
  return {
    key: label.toLowerCase(),
    label,
    slug,
    href: `/news/tags/${encodeURIComponent(slug)}/`,
    description: "",
    descriptionText: "",
    image: undefined,
    hidden: false,
    feeds: true,
    known: true,
    aliasSlugs: [],
    parent: undefined,
    children: [],
    ancestors: [],
    entries: [],
    related: [],
    ...given,
  };
}

export function sampleAuthor(name: string, given: Partial<Author> = {}): Author {
  const slug = name.toLowerCase().replaceAll(" ", "-");
  return {
    key: slug,
    name,
    slug,
    href: `/news/authors/${encodeURIComponent(slug)}/`,
    url: undefined,
    email: undefined,
    image: undefined,
    bio: "",
    links: [],
    fediverse: undefined,
    known: true,
    entries: [],
    ...given,
  };
}

export function sampleImage(url: string, given: Partial<Enclosure> = {}): Enclosure {
  return {
    url,
    source: undefined,
    type: "image/jpeg",
    length: 40_000,
    kind: "image",
    title: "A picture",
    duration: undefined,
    width: 1200,
    height: 800,
    lead: true,
    ...given,
  };
}

let made = 0;

export function sampleEntry(given: Partial<Entry> = {}): Entry {
  const href = given.href ?? `/news/entry-${++made}/`;
  const url = `${ORIGIN}/site${href}`;
  return {
    id: url,
    idIsGiven: false,
    title: "A headline",
    href,
    url,
    published: moment("2021-05-05"),
    updated: undefined,
    expires: undefined,
    draft: false,
    unlisted: false,
    scheduled: false,
    translations: [],
    corrections: [],
    tagNames: [],
    authorNames: [],
    section: undefined,
    summary: "What it is about.",
    summaryIsGiven: true,
    language: "en",
    enclosures: [],
    feedContent: undefined,
    source: { file: "./src/news/entry.md", lineOf: () => undefined },
    text: "",
    content: "<p>The content.</p>",
    cleanContent: "",
    data: {},
    tags: [],
    authors: [],
    previous: undefined,
    next: undefined,
    related: [],
    ...given,
  };
}

export function sampleChannel(given: Partial<Channel> = {}): Channel {
  const href = given.href ?? "/news/";
  return {
    kind: "site",
    name: "site",
    title: "Steppe Herald",
    description: "Everything published in Steppe Herald",
    language: "en",
    href,
    url: `${ORIGIN}/site${href}`,
    base: href,
    image: undefined,
    formats: ["rss", "atom", "json"],
    content: "full",
    limit: 20,
    archive: false,
    entries: [],
    tag: undefined,
    author: undefined,
    addresses: { rss: [], atom: [], json: [] },
    elements: [],
    itemHook: undefined,
    ...given,
  };
}

export function sampleEdition(given: Partial<Edition> = {}): Edition {
  return {
    language: "en",
    path: "/news/",
    title: "Steppe Herald",
    description: "",
    entries: [],
    tags: [],
    authors: [],
    years: [],
    sections: [],
    channels: [sampleChannel()],
    main: true,
    ...given,
  };
}

export function samplePage(kind: PageKind, given: Partial<Page> = {}): Page {
  const href = given.href ?? "/news/";
  const edition = given.edition ?? sampleEdition();
  const entries = given.entries ?? [];
  return {
    kind,
    href,
    url: `${ORIGIN}/site${href}`,
    title: "News",
    description: "",
    language: edition.language,
    entries,
    total: entries.length,
    number: 1,
    pages: 1,
    previousHref: undefined,
    nextHref: undefined,
    hrefs: [href],
    breadcrumbs: [],
    channels: edition.channels,
    tag: undefined,
    author: undefined,
    year: undefined,
    month: undefined,
    target: undefined,
    alternates: [],
    edition,
    ...given,
  };
}

/** The page of an entry, as the list of pages makes it. */
export function sampleEntryPage(entry: Entry, given: Partial<Page> = {}): Page {
  return samplePage("entry", {
    href: entry.href,
    title: entry.title,
    description: entry.summary,
    language: entry.language,
    entries: [entry],
    breadcrumbs: [{ href: "/news/", text: "News" }],
    ...given,
  });
}
