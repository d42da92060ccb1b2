import { xmlSafe } from "../../plugins/content/xml-text.ts";
import { momentOfInstant, parseMoment } from "../../plugins/dates/dates.ts";
import type { Moment } from "../../plugins/dates/moment.ts";
import type { Enclosure } from "../../plugins/entry/enclosure.ts";
import type { Entry, Tag } from "../../plugins/entry/entry.ts";
import type { Channel } from "../../plugins/feeds/channel.ts";
import { NAMESPACES } from "../../plugins/feeds/elements.ts";
import type { FeedContext } from "../../plugins/feeds/feed-context.ts";
import { textFor } from "../../plugins/pages/text/text.ts";

/** Entries, channels and a context as the newsroom hands them to the feeds, without building a newsroom. */

const ALMATY = { zone: "Asia/Almaty", publishTime: "00:00" };

export function moment(text: string): Moment {
  const parsed = parseMoment(text, ALMATY);
  if (!parsed) throw new Error(`No date: ${text}`);
  return parsed;
}

export function instant(value: number): Moment {
  return momentOfInstant(value, ALMATY);
}

let count = 0;

export function entry(changes: Partial<Entry> = {}): Entry {
  const key = changes.url ?? changes.source?.file ?? `entry-${++count}`;
  const url = changes.url ?? `https://news.example/news/${encodeURIComponent(key)}/`;
  const content = changes.content ?? "<p>Some text.</p>";
  return {
    id: url,
    idIsGiven: false,
    title: "A headline",
    href: new URL(url).pathname,
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
    summary: "Some text.",
    summaryIsGiven: false,
    language: "en",
    enclosures: [],
    feedContent: undefined,
    source: { file: `./src/news/${key}.md`, lineOf: () => undefined },
    text: "Some text.",
    content,
    cleanContent: changes.cleanContent ?? content,
    data: {},
    tags: [],
    authors: [],
    previous: undefined,
    next: undefined,
    related: [],
    ...changes,
  };
}

export function tag(label: string, slug = label.toLowerCase()): Tag {
  return {
    key: slug,
    label,
    slug,
    href: `/news/tags/${encodeURIComponent(xmlSafe(slug))}/`,
    description: "",
    descriptionText: "",
    image: undefined,
    hidden: false,
    feeds: true,
    known: false,
    aliasSlugs: [],
    parent: undefined,
    children: [],
    ancestors: [],
    entries: [],
    related: [],
  };
}

export function author(name: string, email?: string, url?: string): Entry["authors"][number] {
  return {
    key: name,
    name,
    slug: "x",
    href: "/news/authors/x/",
    url,
    email,
    image: undefined,
    links: [],
    fediverse: undefined,
    bio: "",
    known: true,
    entries: [],
  };
}

export function enclosure(changes: Partial<Enclosure> = {}): Enclosure {
  return {
    url: "https://news.example/media/picture.jpg",
    source: undefined,
    type: "image/jpeg",
    length: 12_345,
    kind: "image",
    title: undefined,
    duration: undefined,
    width: undefined,
    height: undefined,
    lead: false,
    ...changes,
  };
}

export function channel(entries: readonly Entry[], changes: Partial<Channel> = {}): Channel {
  return {
    kind: "site",
    name: "site",
    title: "The Example",
    description: "News of the example.",
    language: "en",
    href: "/news/",
    url: "https://news.example/news/",
    base: "/news/",
    image: undefined,
    formats: ["rss", "atom", "json"],
    content: "full",
    limit: 20,
    archive: false,
    entries,
    tag: undefined,
    author: undefined,
    addresses: { rss: [], atom: [], json: [] },
    elements: [],
    itemHook: undefined,
    ...changes,
  };
}

export function context(entries: readonly Entry[], changes: Partial<FeedContext> = {}): FeedContext {
  return {
    site: {
      title: "The Example",
      description: "An example of a site.",
      url: "https://news.example/",
      language: "en",
      author: undefined,
      image: undefined,
      icon: undefined,
      copyright: undefined,
    },
    absolute: (href) => `https://news.example${href}`,
    textOf: (language) => textFor(language),
    hub: undefined,
    ids: undefined,
    style: true,
    stylesheetHref: "/news/feed.css",
    leadImage: true,
    archiveSize: 20,
    itemHook: undefined,
    namespaces: NAMESPACES,
    noteTitles: false,
    generator: {
      name: "Newsroom for Eleventy",
      url: "https://www.npmjs.com/package/eleventy-plugin-newsroom",
    },
    entries,
    ...changes,
  };
}
