import * as v from "valibot";
import { addressProblem } from "../content/address-problem.ts";
import { isZone } from "../dates/dates.ts";
import type { Entry } from "../entry/entry.ts";
import type { ChannelElements, FeedFormat, ItemHook } from "../feeds/channel.ts";
import { NAMESPACES } from "../feeds/elements.ts";
import { FORMAT_NAMES } from "../feeds/formats.ts";
import { decodedHref, hrefOfUrl } from "../index/addresses.ts";
import { BLOCKS, type BlockName } from "../pages/block-names.ts";
import { PAGE_KINDS, type Page, type PageKind } from "../pages/page.ts";
import { en } from "../pages/text/en.ts";
import type { Forms, Texts } from "../pages/text/text-types.ts";

/*
 * The options, each with its type, default and documentation in one place. What owners may write
 * (`NewsroomOptions`) and what the code reads (`Options`) are inferred from here, docs/reference.md is made from here,
 * and editors show these comments. `@default` repeats a value only for editors: a test compares it with the schema.
 * The text that comes with a type is what a message says was expected.
 */

type Text = v.GenericSchema<string>;
type Switch = v.GenericSchema<boolean>;
type Whole = v.GenericSchema<number>;

/** A string for which `holds` is true; `expected` says in a message which those are. */
const textThat = (holds: (value: string) => boolean, expected: string): Text =>
  v.pipe(v.string(expected), v.check(holds, expected));
const text: Text = v.string("a string");
const filled = textThat((value) => value.trim() !== "", "a string that is not empty");
const yesNo: Switch = v.boolean("true or false");
const wholeNumber = (least: number, expected: string): Whole =>
  v.pipe(v.number(expected), v.integer(expected), v.minValue(least, expected));
const count = wholeNumber(1, "a whole number of at least 1");
const countOrNone = wholeNumber(0, "a whole number, 0 or more");
const hook = <Type>(): v.GenericSchema<Type> =>
  v.custom<Type>((value) => typeof value === "function", "a function");
const oneOf = <const Values extends readonly string[]>(...values: Values): v.GenericSchema<Values[number]> =>
  v.picklist(values, values.map((value) => JSON.stringify(value)).join(" or "));
const listOf = <Item>(item: v.GenericSchema<Item>, expected: string): v.GenericSchema<Item[]> =>
  v.array(item, expected);
type OneOrList = v.GenericSchema<string | string[], string[]>;
const names: OneOrList = v.pipe(
  v.union([filled, listOf(filled, "a string or a list of strings")], "a string or a list of strings"),
  v.transform((given) => (typeof given === "string" ? [given] : given)),
);
const globs: OneOrList = v.pipe(
  names,
  v.check((given) => given.some((glob) => !glob.startsWith("!")), "a glob of files, such as news/**/*.md"),
);
/**
 * A condition on the fields of an entry: the name of a field that must be true (`"wip"`), or an object of fields and values,
 * of which at least one must match. Case doesn't matter, and `false` also matches `no`, `off` and `0`.
 *
 * @example { status: ["draft", "in review"], public: false }
 */
export type FieldCondition = string | Record<string, FieldValue | FieldValue[]>;
type FieldValue = string | number | boolean;

const EXPECTED_CONDITIONS = 'the name of a field, an object such as { status: "draft" }, or a list of both';
const fieldValue = v.union([v.string(), v.number(), v.boolean()]);
const condition = v.union(
  [
    filled,
    v.pipe(
      // To valibot a list is a record too.
      v.custom<Exclude<FieldCondition, string>>(isObject),
      v.record(v.string(), v.union([fieldValue, v.array(fieldValue)])),
    ),
  ],
  EXPECTED_CONDITIONS,
);
const conditions: v.GenericSchema<FieldCondition | FieldCondition[], FieldCondition[]> = v.pipe(
  v.union([condition, v.array(condition)], EXPECTED_CONDITIONS),
  v.transform((given) => (Array.isArray(given) ? given : [given])),
  v.title("FieldCondition | FieldCondition[]"),
);
const fileOrObject: v.GenericSchema<string | Record<string, unknown>> = v.union(
  [filled, v.record(v.string(), v.unknown())],
  "a file name or an object",
);

/** An address with a scheme that a feed can carry. */
const webAddress = textThat(isWebAddress, "an absolute address such as https://news.example/");

const addressInSite = textThat(
  (value) => value.startsWith("/") || isWebAddress(value),
  "an address such as /img/icon.png or https://news.example/icon.png",
);

const folder = textThat(
  (value) => /^\/([^?#]*\/)?$/.test(value) && addressProblem(value) === undefined,
  "a path from the site's root that begins and ends with a slash, such as /news/",
);

const languageTag = textThat(isLanguage, "a language tag such as en, kk or pt-BR");

const object = <Entries extends v.ObjectEntries>(entries: Entries, expected = "an object") =>
  v.strictObject(entries, expected);

const optional = v.optional;

const quotedFormats = FORMAT_NAMES.map((format) => JSON.stringify(format)).join(", ");
const feedFormats = listOf(oneOf(...FORMAT_NAMES), `a list of ${quotedFormats}`);
const formatsOrNot: v.GenericSchema<boolean | FeedFormat[]> = v.union(
  [yesNo, feedFormats],
  `true, false or a list of ${quotedFormats}`,
);

const siteAuthor = {
  /** Name to show. */
  name: filled,
  /** Email address for feeds. */
  email: optional(filled),
  /** Absolute address of a page about the author. */
  url: optional(webAddress),
};

const site = {
  /**
   * Absolute address of the site's home page: `https://news.example/`.
   * @example site: { url: "https://news.example/", title: "The Example" }
   */
  url: webAddress,
  /**
   * Name of the site, and of the feed of all entries.
   * @example site: { url: "https://news.example/", title: "The Example" }
   */
  title: filled,
  /**
   * One sentence about the site.
   * @default ""
   * @example site: { ...site, description: "News of the town." }
   */
  description: optional(text, ""),
  /**
   * BCP 47 language tag.
   * @default "en"
   * @example site: { ...site, language: "pt-BR" }
   */
  language: optional(languageTag, "en"),
  /**
   * Author of entries without an author.
   * @example site: { ...site, author: { name: "Ann Lee", email: "ann@news.example" } }
   */
  author: optional(object(siteAuthor, "an object { name, email?, url? }")),
  /**
   * Who publishes the site, for search engines: the site as an organization, or `author` as a person.
   * @default "organization"
   * @example site: { ...site, author: { name: "Ann Lee" }, publisher: "person" }
   */
  publisher: optional(oneOf("organization", "person"), "organization"),
  /**
   * Picture for feeds and social networks: an absolute or root-relative address.
   * @example site: { ...site, image: "/images/the-example.jpg" }
   */
  image: optional(addressInSite),
  /**
   * Square icon, at least 64 × 64.
   * @example site: { ...site, icon: "/images/icon.png" }
   */
  icon: optional(addressInSite),
  /**
   * One line for page footers and feeds.
   * @example site: { ...site, copyright: "© 2021 The Example" }
   */
  copyright: optional(text),
};

const DEFAULT_GLOB = "news/**/*.{md,txt}";

const entries = {
  /**
   * One or more globs, relative to the input folder.
   * @default "news/**\/*.{md,txt}"
   * @example entries: { glob: ["blog/*.md", "notes/*.md"] }
   */
  glob: optional(globs, DEFAULT_GLOB),
  /**
   * Only pages with this tag are entries, including pages added with `addTemplate`, and by `pagination` with
   * `addAllPagesToCollections`. Add a `glob` to limit where they are.
   * @example entries: { tag: "posts" }
   */
  tag: optional(filled),
  /**
   * `"templates"`: Eleventy renders Markdown entries. `"direct"`: the plugin renders them itself (fast rendering), for
   * archives of tens of thousands of entries.
   * @default "templates"
   * @example entries: { render: "direct" }
   */
  render: optional(oneOf("templates", "direct"), "templates"),
  /**
   * Whether Markdown entries are in Eleventy's own `collections.all` and `collections.<tag>`. `false` builds large
   * sites faster, if no template, filter or plugin of the site uses them there.
   * @default true
   * @example entries: { glob: "blog/*.md", collections: false }
   */
  collections: optional(yesNo, true),
};

const entriesObject = object(entries);
interface EntriesInput extends v.InferInput<typeof entriesObject> {}
interface EntriesOutput extends v.InferOutput<typeof entriesObject> {}
/** With a tag and no glob, every file of the site may be an entry. */
const taggedEntries = object({ ...entries, glob: optional(v.array(text), []) });
const globsOrEntries: v.GenericSchema<string | string[] | EntriesInput, EntriesOutput> = v.pipe(
  // What is given says which mistakes can be named: those of a list, or those of each field.
  v.lazy((given) => {
    if (!isObject(given)) return globs;
    const { tag, glob } = given as { tag?: unknown; glob?: unknown };
    return tag !== undefined && glob === undefined ? taggedEntries : entriesObject;
  }),
  v.transform((given) => (Array.isArray(given) ? v.parse(entriesObject, { glob: given }) : given)),
);

const fields = {
  /**
   * Headline.
   * @example fields: { title: "headline" }
   */
  title: optional(names, ["title", "headline"]),
  /**
   * Date of publication.
   * @example fields: { date: ["publishedOn", "date"] }
   */
  date: optional(names, ["date", "published", "pubDate"]),
  /**
   * Date of the last important change.
   * @example fields: { updated: "changed" }
   */
  updated: optional(names, ["updated", "lastmod", "modified", "updatedDate"]),
  /**
   * Date after which the entry is left out of lists and feeds.
   * @example fields: { expires: "until" }
   */
  expires: optional(names, ["expires", "expiryDate"]),
  /**
   * One paragraph for lists and feeds.
   * @example fields: { summary: ["lede", "summary"] }
   */
  summary: optional(names, ["summary", "description", "teaser", "excerpt", "page.excerpt"]),
  /**
   * Tags. All listed fields are read, and their values are combined.
   * @example fields: { tags: "topics" }
   */
  tags: optional(names, ["tags", "categories"]),
  /**
   * Authors.
   * @example fields: { authors: "writers" }
   */
  authors: optional(names, ["authors", "author"]),
  /**
   * Corrections: a text, `{ date, text }`, or a list. All listed fields are read, and their values are combined.
   * @example fields: { corrections: "errata" }
   */
  corrections: optional(names, ["correction", "corrections"]),
  /**
   * Section the entry belongs to.
   * @example fields: { section: "category" }
   */
  section: optional(names, ["section"]),
  /**
   * Id of the entry in feeds. The default is its address.
   * @example fields: { id: "uuid" }
   */
  id: optional(names, ["id", "guid"]),
  /**
   * Fields and values that mark an entry as a draft.
   * @default ["draft", { published: false, publish: false, status: ["draft", "private"] }]
   * @example fields: { draft: ["draft", { stage: ["idea", "in review"] }] }
   */
  // `published` is a date to some tools and a switch to others (Jekyll, Hexo).
  draft: optional(conditions, ["draft", { published: false, publish: false, status: ["draft", "private"] }]),
  /**
   * Fields and values that mark an entry as unlisted: it has a page, but isn't in any list or feed.
   * @default ["unlisted", { status: "hidden" }]
   * @example fields: { unlisted: { visibility: "members" } }
   */
  unlisted: optional(conditions, ["unlisted", { status: "hidden" }]),
  /**
   * Language of the entry, BCP 47.
   * @example fields: { language: "locale" }
   */
  language: optional(names, ["lang", "language"]),
  /**
   * Any text that an entry shares with its translations. Not needed if they have the same path in their language
   * folders.
   * @example fields: { translation: "translationOf" }
   */
  translation: optional(names, ["translationKey"]),
  /**
   * Picture of the entry.
   * @example fields: { image: ["media.lead.file", "image"] }
   */
  image: optional(names, ["image", "cover", "thumbnail"]),
  /**
   * Audio that goes with the entry.
   * @example fields: { audio: "podcast" }
   */
  audio: optional(names, ["audio"]),
  /**
   * Video that goes with the entry.
   * @example fields: { video: "film" }
   */
  video: optional(names, ["video"]),
  /**
   * Other files to attach.
   * @example fields: { attachments: "downloads" }
   */
  attachments: optional(names, ["attachments"]),
  /**
   * How much of the entry feeds contain: `full` or `summary`.
   * @example fields: { feedContent: "inFeeds" }
   */
  feedContent: optional(names, ["feedContent"]),
};

const tags = {
  /**
   * Tag dictionary: the path of a YAML or JSON file, relative to the project folder, or the object itself.
   * @default `newsTags.yaml` in the data folder or in `_data/`, if it exists
   * @example tags: { dictionary: "content/tags.yaml" }
   */
  dictionary: optional(fileOrObject),
  /**
   * What to do with a tag that the dictionary doesn't list.
   * @default "allow"
   * @example tags: { unknown: "warn" }
   */
  unknown: optional(oneOf("allow", "warn", "error"), "allow"),
  /**
   * Tags that exist only to build Eleventy collections, such as `posts`. They get no tag page and no feeds.
   * @default ["all", "post", "posts"]
   * @example tags: { ignore: ["posts", "featured"] }
   */
  ignore: optional(listOf(text, "a list of tags"), ["all", "post", "posts"]),
  /**
   * How many entries a tag needs to get a page and feeds.
   * @default 1
   * @example tags: { minEntries: 2 }
   */
  minEntries: optional(count, 1),
  /**
   * Order of the tag index.
   * @default "letter"
   * @example tags: { index: "tree" }
   */
  index: optional(oneOf("letter", "count", "tree"), "letter"),
  /**
   * Order of the tags of an entry.
   * @default "written"
   * @example tags: { order: "label" }
   */
  order: optional(oneOf("written", "label", "count"), "written"),
  /**
   * How many related tags a tag page shows.
   * @default 8
   * @example tags: { related: 5 }
   */
  related: optional(countOrNone, 8),
};

const authors = {
  /**
   * Authors file: the path of a YAML or JSON file, relative to the project folder, or the object itself.
   * @default `newsAuthors.yaml` in the data folder or in `_data/`, if it exists
   * @example authors: { file: { ann: { name: "Ann Lee" } } }
   */
  file: optional(fileOrObject),
  /**
   * Create a page and feeds for each author.
   * @default true
   * @example authors: { pages: false }
   */
  pages: optional(yesNo, true),
};

const ids = {
  /** Domain or email address. */
  authority: textThat(
    (value) => /^[\w.-]+(@[\w.-]+)?$/.test(value),
    "a domain or email address that was yours at that time, such as news.example",
  ),
  /** A year, month or day on which it was yours. */
  since: textThat(
    (value) => /^\d{4}(-\d{2}(-\d{2})?)?$/.test(value),
    'a year, month or day in quotes, such as "2021"',
  ),
};

const namespaces: v.GenericSchema<Record<string, string>> = v.record(
  textThat(
    (value) => /^[\p{L}_][\p{L}\p{M}\p{N}_.-]*$/u.test(value) && !/^xml/i.test(value),
    "a prefix of letters and digits, such as itunes",
  ),
  textThat(
    (value) => /^[a-z][a-z0-9+.-]*:[^\s<>"]+$/i.test(value),
    "the address of a namespace, such as https://podcastindex.org/namespace/1.0",
  ),
  "an object of addresses by prefix",
);
const itemHook = v.pipe(
  hook<ItemHook>(),
  v.title("(entry: Entry, item: FeedItem) => FeedItem | false | null | undefined | void"),
);
const elements: v.GenericSchema<ChannelElements> = v.pipe(
  v.custom<ChannelElements>(
    (value) => isObject(value) || typeof value === "function",
    "an object of elements by name, or a function that makes one",
  ),
  v.title("FeedElements | ((channel: Channel, feedUrl: string) => FeedElements)"),
);

const customFeed = {
  /**
   * Title of the feed and of its page.
   * @example feeds: { custom: { local: { title: "Town and river", filter: (entry) => entry.section === "Town" } } }
   */
  title: filled,
  /**
   * One line that explains the feed.
   * @default the title
   * @example feeds: { custom: { local: { title: "Local", description: "News of the town", filter: () => true } } }
   */
  description: optional(text),
  /**
   * Chooses the entries of the feed.
   * @example feeds: { custom: { sound: { title: "Sound", filter: (entry) => entry.enclosures.length > 0 } } }
   */
  filter: hook<(entry: Entry) => boolean>(),
  /**
   * Maximum number of entries in the feed.
   * @default the value of `feeds.limit`
   * @example feeds: { custom: { all: { title: "Everything", filter: () => true, limit: 1000 } } }
   */
  limit: optional(count),
  /**
   * Whether items contain the whole text or the summary.
   * @default the value of `feeds.content`
   * @example feeds: { custom: { short: { title: "In short", filter: () => true, content: "summary" } } }
   */
  content: optional(oneOf("full", "summary")),
  /**
   * Namespaces of elements in this feed, by prefix.
   * @example feeds: { custom: { all: { title: "All", filter: () => true, namespaces: { yandex: "http://news.yandex.ru" } } } }
   */
  namespaces: optional(namespaces, {}),
  /**
   * Elements for the head of this feed, after those of `feeds.elements`.
   * @example feeds: { custom: { all: { title: "All", filter: () => true, elements: { ttl: 60 } } } }
   */
  elements: optional(elements),
  /**
   * Changes an item of this feed, after `feeds.item`.
   * @example feeds: { custom: { all: { title: "All", filter: () => true, item: (entry, item) => ({ ...item, summary: "" }) } } }
   */
  item: optional(itemHook),
};

const feedFile = textThat(
  (value) =>
    /^\/[^?#]*[^/?#]\.[a-z\d]+$/i.test(value) &&
    !/\.html?$/i.test(value) &&
    addressProblem(value) === undefined,
  "the address of a file, such as /feed.xml",
);
const feedFiles: OneOrList = v.pipe(
  v.lazy((given) =>
    typeof given === "string" ? feedFile : listOf(feedFile, "an address or a list of addresses"),
  ),
  // Percent-encoded, as every address in the code.
  v.transform((given) => [given].flat().map((address) => hrefOfUrl(decodedHref(address)))),
);

const feedAddresses = {
  /** RSS. @default `<path>feed.xml` */
  rss: optional(feedFiles, []),
  /** Atom. @default `<path>atom.xml` */
  atom: optional(feedFiles, []),
  /** JSON Feed. @default `<path>feed.json` */
  json: optional(feedFiles, []),
};

const feeds = {
  /**
   * Which formats are written.
   * @default ["rss", "atom", "json"]
   * @example feeds: { formats: ["atom", "json"] }
   */
  formats: optional(feedFormats, FORMAT_NAMES),
  /**
   * Maximum number of entries in a feed.
   * @default 20
   * @example feeds: { limit: 50 }
   */
  limit: optional(count, 20),
  /**
   * Whether items contain the whole text or the summary. An entry's `feedContent` overrides it.
   * @default "full"
   * @example feeds: { content: "summary" }
   */
  content: optional(oneOf("full", "summary"), "full"),
  /**
   * Put an entry's picture at the start of its content, unless the content already shows it.
   * @default true
   * @example feeds: { leadImage: false }
   */
  leadImage: optional(yesNo, true),
  /**
   * Names of transforms that aren't run on the content of feeds, such as one that writes files or collects pages for a
   * search index.
   * @default []
   * @example feeds: { withoutTransforms: ["search-index"] }
   */
  withoutTransforms: optional(listOf(filled, "a list of names"), []),
  /**
   * Use tag URIs (RFC 4151) as ids, made from the path of the entry's file. They stay the same when the domain or a
   * permalink changes.
   * @default the entry's address
   * @example feeds: { ids: { authority: "news.example", since: "2021" } }
   */
  ids: optional(object(ids, "an object { authority, since }")),
  /**
   * Addresses of the main feed. The first in a list is the feed's own, and copies are written to the others.
   * @default {}
   * @example feeds: { addresses: { rss: ["/feed.xml", "/news/feed.xml"], atom: "/atom.xml" } }
   */
  addresses: optional(
    v.pipe(
      object(feedAddresses, "an object { rss, atom, json }"),
      v.check((given) => {
        const all = Object.values(given).flat();
        return new Set(all).size === all.length;
      }, "another address for each document"),
    ),
    {},
  ),
  /**
   * Use the start of the summary as the title of entries that have none, in RSS and JSON Feed, for feed readers that
   * would show an empty line. Atom requires a title and always has one.
   * @default false
   * @example feeds: { noteTitles: true }
   */
  noteTitles: optional(yesNo, false),
  /**
   * Keep older entries reachable, through archive documents (RFC 5005) and `next_url` in JSON Feed.
   * @default false
   * @example feeds: { archive: true }
   */
  archive: optional(yesNo, false),
  /**
   * Absolute address of a WebSub hub.
   * @example feeds: { hub: "https://hub.example/" }
   */
  hub: optional(webAddress),
  /**
   * Feeds for each tag. `true`: all formats, `false`: none, or a list of formats.
   * @default true
   * @example feeds: { tags: ["rss"] }
   */
  tags: optional(formatsOrNot, true),
  /**
   * Feeds for each author. `true`: all formats, `false`: none, or a list of formats.
   * @default true
   * @example feeds: { authors: false }
   */
  authors: optional(formatsOrNot, true),
  /**
   * Feeds for each section. `true`: all formats, `false`: none, or a list of formats.
   * @default true
   * @example feeds: { sections: false }
   */
  sections: optional(formatsOrNot, true),
  /**
   * Additional feeds, by the name used in their address. Each needs a `title` and a `filter`.
   * @example feeds: { custom: { local: { title: "Town and river", filter: (entry) => entry.section === "Town" } } }
   */
  custom: optional(
    v.record(
      textThat(
        (value) => /^[a-z0-9][a-z0-9-]*$/.test(value),
        "a name of lower-case letters, digits and hyphens",
      ),
      object(customFeed, "an object { title, filter }"),
      "an object of feeds by name",
    ),
    {},
  ),
  /**
   * Write a list of all feeds for feed readers to import, at `<path>feeds.opml`.
   * @default true
   * @example feeds: { opml: false }
   */
  opml: optional(yesNo, true),
  /**
   * Style feeds that are opened in a browser.
   * @default true
   * @example feeds: { style: false }
   */
  style: optional(yesNo, true),
  /**
   * Namespaces of your own elements, by prefix: `{ itunes: "http://www.itunes.com/dtds/podcast-1.0.dtd" }`. Each feed
   * declares only the namespaces it uses.
   * @default {}
   * @example feeds: { namespaces: { georss: "http://www.georss.org/georss" } }
   */
  namespaces: optional(namespaces, {}),
  /**
   * Elements for the head of every feed: an object, or a function `(channel, feedUrl)` that returns one. For elements
   * of items, use `item`.
   * @example feeds: { elements: { managingEditor: "desk@news.example (The desk)", ttl: 60 } }
   */
  elements: optional(elements),
  /**
   * Changes an item before it is written. Return `false` or `null` to leave it out of the feed.
   * @example feeds: { item: (entry, item) => (entry.data.noFeed ? false : item) }
   */
  item: optional(itemHook),
  /**
   * Write `_headers` with media types and caching, for hosts that support it.
   * @default false
   * @example feeds: { headers: true }
   */
  headers: optional(yesNo, false),
};

/** Namespaces of all feeds. A document declares only the ones it uses. */
const namespacesOf = (given: {
  namespaces: Record<string, string>;
  custom: Record<string, { namespaces: Record<string, string> }>;
}) => [given.namespaces, ...Object.values(given.custom).map((feed) => feed.namespaces)];

/** Tags, authors and sections have all formats unless told otherwise; custom feeds are as long and as full as the others. */
const feedsObject = v.pipe(
  object(feeds),
  v.check((given) => {
    const addresses = [NAMESPACES, ...namespacesOf(given)].flatMap((some) => Object.entries(some));
    return new Set(addresses.map(([prefix]) => prefix)).size === new Set(addresses.map(String)).size;
  }, "one namespace for each prefix, and for atom, content, dc, fh and media their own"),
  v.transform((given) => {
    const formatsOf = (choice: (typeof given)["tags"]) => (choice === true ? given.formats : choice || []);
    return {
      ...given,
      tags: formatsOf(given.tags),
      authors: formatsOf(given.authors),
      sections: formatsOf(given.sections),
      namespaces: Object.assign({}, NAMESPACES, ...namespacesOf(given)) as Record<string, string>,
      custom: Object.fromEntries(
        Object.entries(given.custom).map(
          ([name, { description, limit = given.limit, content = given.content, ...feed }]) => [
            name,
            { ...feed, description: description ?? feed.title, limit, content },
          ],
        ),
      ),
    };
  }),
);

const pageKind = oneOf(...PAGE_KINDS);

const layouts: v.GenericSchema<string | Partial<Record<PageKind, string | false | undefined>>> = v.union(
  [filled, v.record(pageKind, v.union([filled, v.literal(false)], "a layout or false"))],
  "a layout, or an object of layouts by kind of page",
);

type Block = (page: Page, html: string) => string;
const block = optional(hook<Block>());

const blocks: v.GenericSchema<Partial<Record<BlockName, Block | undefined>>> = object(
  Object.fromEntries(BLOCKS.map((name) => [name, block])),
  "an object of functions by name of block",
);

const pages = {
  /**
   * Layout of the site to put the plugin's pages into, or an object with a layout for each kind of page.
   * @default the plugin's own layout
   * @example pages: { layout: { entry: "post.njk", listing: false } }
   */
  layout: optional(layouts),
  /**
   * Number of entries per list page.
   * @default 20
   * @example pages: { size: 50 }
   */
  size: optional(count, 20),
  /**
   * Kinds of pages to leave out.
   * @default []
   * @example pages: { omit: ["year", "authors", "author"] }
   */
  omit: optional(listOf(pageKind, "a list of kinds of page"), []),
  /**
   * Functions that replace or extend parts of the plugin's pages, by block name. Each receives the `Page` and the
   * plugin's HTML, and returns HTML.
   * @example pages: { blocks: { footer: () => "<footer><p>Made by the river.</p></footer>" } }
   */
  blocks: optional(blocks, {}),
  /**
   * Link the feeds of each page in `<head>`, unless the layout already does.
   * @default true
   * @example pages: { autodiscovery: false }
   */
  autodiscovery: optional(yesNo, true),
  /**
   * Link the style sheet, `newsroom.css` below `path`, in `<head>`, unless the layout already does. With `false`, style
   * the pages yourself.
   * @default true
   * @example pages: { stylesheet: false }
   */
  stylesheet: optional(yesNo, true),
  /**
   * Number of related entries below an entry.
   * @default 5
   * @example pages: { related: 0 }
   */
  related: optional(countOrNone, 5),
};

const language = {
  /**
   * Title of the listing and feeds in this language.
   * @default the value of `site.title`
   * @example languages: { kk: { title: "Мысал" } }
   */
  title: optional(filled),
  /**
   * One-sentence description in this language.
   * @default the value of `site.description`
   * @example languages: { kk: { description: "Өзен мен көпір туралы жаңалықтар." } }
   */
  description: optional(text),
  /**
   * Root-relative path of its pages and feeds.
   * @default `<path><language>/`
   * @example languages: { ru: { path: "/ru/novosti/" } }
   */
  path: optional(folder),
};

const jsonLd: v.GenericSchema<
  boolean | "NewsArticle" | "BlogPosting",
  false | "NewsArticle" | "BlogPosting"
> = v.pipe(
  v.union([yesNo, oneOf("NewsArticle", "BlogPosting")], 'true, false, "NewsArticle" or "BlogPosting"'),
  v.transform((given) => (given === true ? "NewsArticle" : given)),
);

const seo = {
  /**
   * `<title>` of the page, if your layout has none.
   * @default true
   * @example seo: { title: false }
   */
  title: optional(yesNo, true),
  /**
   * `<meta name="description">`.
   * @default true
   * @example seo: { description: false }
   */
  description: optional(yesNo, true),
  /**
   * Links to the previous and next page, and to the page in other languages (`hreflang`).
   * @default true
   * @example seo: { links: false }
   */
  links: optional(yesNo, true),
  /**
   * schema.org JSON-LD: articles, lists, authors and breadcrumbs. `true` means `"NewsArticle"` for
   * entries. For a blog, use `"BlogPosting"`.
   * @default true
   * @example seo: { jsonLd: "BlogPosting" }
   */
  jsonLd: optional(jsonLd, true),
  /**
   * `<link rel="canonical">`.
   * @default true
   * @example seo: { canonical: false }
   */
  canonical: optional(yesNo, true),
  /**
   * Open Graph, Twitter card and `fediverse:creator` elements.
   * @default true
   * @example seo: { openGraph: false }
   */
  openGraph: optional(yesNo, true),
  /**
   * `<path>sitemap.xml`.
   * @default true
   * @example seo: { sitemap: false }
   */
  sitemap: optional(yesNo, true),
  /**
   * Google News sitemap at `<path>news-sitemap.xml`. Build the site at least daily to keep it up to date.
   * @default false
   * @example seo: { newsSitemap: true }
   */
  newsSitemap: optional(yesNo, false),
};

const texts: v.GenericSchema<Record<string, Partial<Texts>>> = v.record(
  languageTag,
  object(
    Object.fromEntries(
      Object.entries(en).map(([name, value]) => [
        name,
        optional(typeof value === "string" ? filled : formsOf(value)),
      ]),
    ),
    "an object of texts by name",
  ),
  "an object of languages",
);

function formsOf({ other }: Forms): v.GenericSchema<Forms> {
  const expected = `an object such as { one: "…", other: ${JSON.stringify(other)} }`;
  const form = optional(filled);
  return v.strictObject(
    { zero: form, one: form, two: form, few: form, many: form, other: filled },
    expected,
  ) as v.GenericSchema<Forms>;
}

const options = {
  /**
   * The site: its address, title, language and author.
   * @example site: { url: "https://news.example/", title: "The Example" }
   */
  site: object(site, "an object with url and title"),
  /**
   * Prefix of the plugin's collections: `collections.news`, `collections.newsTags` …
   * @default `"news"`; if the plugin is added more than once, a name made from its `path`
   * @example name: "press"
   */
  name: optional(
    textThat((value) => /^[A-Za-z_$][\w$]*$/.test(value), "a name of letters, digits and _, such as news"),
  ),
  /**
   * IANA time zone of dates without an offset.
   * @default "UTC"
   * @example timeZone: "Asia/Almaty"
   */
  timeZone: optional(textThat(isZone, "the IANA name of a time zone, such as Asia/Almaty"), "UTC"),
  /**
   * Time of publication (`HH:MM` in `timeZone`) for entries that have a date but no time.
   * @default "00:00"
   * @example publishTime: "09:00"
   */
  publishTime: optional(
    textThat((value) => /^([01]\d|2[0-3]):[0-5]\d$/.test(value), "an hour and minute such as 09:00"),
    "00:00",
  ),
  /**
   * Root-relative path of the plugin's pages and feeds.
   * @default "/news/"
   * @example path: "/blog/"
   */
  path: optional(folder, "/news/"),
  /**
   * Which files are entries: one or more globs, relative to the input folder, or an object with more settings.
   * @default "news/**\/*.{md,txt}"
   * @example entries: ["blog/*.md", "notes/*.md"]
   */
  entries: optional(globsOrEntries, DEFAULT_GLOB),
  /**
   * Front matter names of the fields. The first one found in an entry is used. Your list replaces the default list, and
   * an empty list turns the field off.
   * @example fields: { summary: ["lede", "summary"], tags: "topics" }
   */
  fields: optional(object(fields, "an object of field names"), {}),
  /**
   * What to do with invalid entries: stop and list them all, or leave them out with a warning.
   * @default "error"
   * @example onInvalid: "skip"
   */
  onInvalid: optional(oneOf("error", "skip"), "error"),
  /**
   * Who writes the plugin's pages and feeds. `"auto"`: the plugin, after Eleventy has finished, unless a layout,
   * transform, linter or URL transform of the site applies to them. `"eleventy"`: always Eleventy. The files are the
   * same.
   * @default "auto"
   * @example write: "eleventy"
   */
  write: optional(oneOf("auto", "eleventy"), "auto"),
  /**
   * Publish drafts, such as entries with `draft: true` (see `fields.draft`).
   * @default only while serving or watching
   * @example drafts: true
   */
  drafts: optional(yesNo),
  /**
   * Publish entries dated in the future.
   * @default false
   * @example future: true
   */
  future: optional(yesNo, false),
  /**
   * Remove entries from lists and feeds after their `expires` date.
   * @default true
   * @example expires: false
   */
  expires: optional(yesNo, true),
  /**
   * The tag dictionary, tag pages and the tag index.
   * @example tags: { minEntries: 2, index: "tree" }
   */
  tags: optional(object(tags), {}),
  /**
   * The authors file and author pages.
   * @example authors: { pages: false }
   */
  authors: optional(object(authors), {}),
  /**
   * Which feeds are written, and what they contain.
   * @example feeds: { limit: 50, archive: true }
   */
  feeds: optional(feedsObject, {}),
  /**
   * Layout and parts of the plugin's pages.
   * @example pages: { layout: "base.njk" }
   */
  pages: optional(object(pages), {}),
  /**
   * Languages with their own lists and feeds, in addition to the site's language. Entries in any other language are
   * listed with those in the site's language.
   * @example languages: { kk: { title: "Мысал" }, ru: { title: "Пример" } }
   */
  languages: optional(v.record(languageTag, object(language), "an object of languages"), {}),
  /**
   * Name of the listing in titles, breadcrumbs and navigation, in every language.
   * @default “News” in the page's language
   * @example label: "Blog"
   */
  label: optional(filled),
  /**
   * Replaces texts of the plugin's pages and feeds, by language.
   * @default the plugin's own texts, listed below
   * @example texts: { de: { tags: "Themen" } }
   */
  texts: optional(texts, {}),
  /**
   * Metadata for search engines and social networks.
   * @example seo: { newsSitemap: true }
   */
  seo: optional(object(seo), {}),
};

/** Checks what an owner wrote and fills in the defaults. */
export const optionsSchema = object(options, "an object with at least site.url and site.title");

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isLanguage(value: string): boolean {
  try {
    return Intl.getCanonicalLocales(value).length === 1;
  } catch {
    return false;
  }
}

function isWebAddress(value: string): boolean {
  return /^https?:\/\//i.test(value) && URL.canParse(value);
}
