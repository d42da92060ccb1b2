import type { Entry } from "../entry/entry.ts";
import type { FeedFormat } from "../feeds/channel.ts";
import type { FeedItem } from "../feeds/feed-item.ts";
import type { BlockName } from "../pages/block-names.ts";
import type { Page } from "../pages/page.ts";

/**
 * What an owner gives to `addPlugin(newsroom, …)`. Only `site.url` and `site.title` have no default.
 *
 * @example
 * eleventyConfig.addPlugin(newsroom, {
 *   site: { url: "https://news.example/", title: "The Example" },
 *   timeZone: "Asia/Almaty",
 * } satisfies NewsroomOptions);
 */
export interface NewsroomOptions {
  /** What feeds and pages say about the site. */
  site: SiteOptions;
  /** Under which name collections and data are published: `collections.news`, `collections.newsTags` … @default "news", for a further newsroom the words of its `path` */
  name?: string;
  /** IANA zone in which a day is a day. @default "UTC" */
  timeZone?: string;
  /** Hour and minute, `HH:MM` in `timeZone`, at which an entry dated by day alone is taken to be published. @default "00:00" */
  publishTime?: string;
  /** Everything the plugin makes lives below this root-relative path. @default "/news/" */
  path?: string;
  /** Which files are entries: glob or globs below the input folder, or an object to choose the lane. @default "news/**\/*.{md,txt}" */
  entries?: string | string[] | EntriesOptions;
  /** Names under which entries keep their fields, first match wins. Each list given replaces the default list. */
  fields?: FieldNames;
  /** What to do with entries that have a mistake: stop with all of them listed, or leave them out with a warning. @default "error" */
  onInvalid?: "error" | "skip";
  /** Publish drafts: entries that `fields.draft` applies to, such as those with `draft: true`. @default only while serving or watching */
  drafts?: boolean;
  /** Publish entries dated in the future. @default false */
  future?: boolean;
  /** Let `expires` take an entry out of lists and feeds. @default true */
  expires?: boolean;
  /** Tags, their dictionary and their pages. */
  tags?: TagsOptions;
  /** Authors, their file and their pages. */
  authors?: AuthorsOptions;
  /** What feeds there are and what they carry. */
  feeds?: FeedsOptions;
  /** Layout and parts of the plugin's pages. */
  pages?: PagesOptions;
  /** Further languages: titles and the like for each. Languages that entries are written in are found by themselves. */
  languages?: Record<string, LanguageOptions>;
  /** What pages tell search engines and social sites. */
  seo?: SeoOptions;
}

export interface SiteOptions {
  /** Absolute address of the site's home page: `https://news.example/`. */
  url: string;
  /** Name of the site, and of the feed of all entries. */
  title: string;
  /** One sentence about the site. @default "" */
  description?: string;
  /** BCP 47 language tag. @default "en" */
  language?: string;
  /** Who answers for entries that name no author. */
  author?: { name: string; email?: string; url?: string };
  /** Picture for feeds and social sites: absolute, or root-relative in the site. */
  image?: string;
  /** Square icon, at least 64 × 64. */
  icon?: string;
  /** One line for the foot of pages and for feeds. */
  copyright?: string;
}

export interface EntriesOptions {
  /** Glob or globs below the input folder. @default "news/**\/*.{md,txt}" */
  glob?: string | string[];
  /** `"templates"`: Eleventy renders Markdown entries. `"direct"`: the plugin does, for archives of tens of thousands. @default "templates" */
  render?: "templates" | "direct";
  /**
   * Whether Markdown entries are in Eleventy's own `collections.all` and `collections.<tag>`. `false` builds large sites
   * faster, if no template, filter or plugin of the site uses them there. @default true
   */
  collections?: boolean;
}

/** Names of the fields of entries. */
export interface FieldNames
  extends Partial<Record<Exclude<FieldName, "draft" | "unlisted">, string | string[]>> {
  /** Entries that are drafts. @default ["draft", { published: false, publish: false, status: ["draft", "private"] }] */
  draft?: FieldCondition | FieldCondition[];
  /** Entries that have a page, but stand in no list and no feed. @default ["unlisted", { status: "hidden" }] */
  unlisted?: FieldCondition | FieldCondition[];
}

/**
 * What has to be true of an entry: a field that says yes (`"wip"`), or fields of which one has the value given, or one of
 * the values given. Case does not count; `false` stands for `no`, `off` and `0` too.
 *
 * @example { status: ["draft", "in review"], public: false }
 */
export type FieldCondition = string | Record<string, FieldValue | FieldValue[]>;

export type FieldValue = string | number | boolean;

export type FieldName =
  | "title"
  | "date"
  | "updated"
  | "expires"
  | "summary"
  | "tags"
  | "authors"
  | "section"
  | "id"
  | "draft"
  | "unlisted"
  | "language"
  | "image"
  | "audio"
  | "video"
  | "attachments"
  | "feedContent";

export interface TagsOptions {
  /** Tag dictionary: path of a YAML or JSON file from the project's folder, or the object itself. @default "_data/newsTags.yaml" in the data folder, if it is there */
  dictionary?: string | Record<string, unknown>;
  /** What to do with a tag the dictionary does not list. @default "allow" */
  unknown?: "allow" | "warn" | "error";
  /** Tags of the site's own machinery that are no news tags, such as `posts`. @default ["all", "post", "posts"] */
  ignore?: string[];
  /** A tag with fewer entries has no page and no feeds. @default 1 */
  minEntries?: number;
  /** Order of the tag index. @default "letter" */
  index?: "letter" | "count" | "tree";
  /** Order of the tags of an entry. @default "written" */
  order?: "written" | "label" | "count";
  /** Tags that come together with a tag, shown on its page. @default 8 */
  related?: number;
}

export interface AuthorsOptions {
  /** Authors' file: path from the project's folder, or the object itself. @default "_data/newsAuthors.yaml" in the data folder, if it is there */
  file?: string | Record<string, unknown>;
  /** Make a page and feeds for each author. @default true */
  pages?: boolean;
}

export interface FeedsOptions {
  /** Which formats are written. @default ["rss", "atom", "json"] */
  formats?: FeedFormat[];
  /** Most entries in a feed. @default 20 */
  limit?: number;
  /** Whether items carry the whole text or the summary; an entry's `feedContent` goes before it. @default "full" */
  content?: "full" | "summary";
  /** Ids that outlive a change of domain, path or permalink (RFC 4151): `{ authority: "news.example", since: "2021" }`. @default the permalink */
  ids?: { authority: string; since: string };
  /** Keep older entries reachable by RFC 5005 archive documents and JSON Feed `next_url`. @default false */
  archive?: boolean;
  /** Absolute address of a WebSub hub. */
  hub?: string;
  /** Feeds for each tag: all formats, none, or those listed. @default true */
  tags?: boolean | FeedFormat[];
  /** Feeds for each author: all formats, none, or those listed. @default true */
  authors?: boolean | FeedFormat[];
  /** Feeds for each section: all formats, none, or those listed. @default true */
  sections?: boolean | FeedFormat[];
  /** Further feeds: a name for the address, a title, and which entries. */
  custom?: Record<string, CustomFeed>;
  /** List of all feeds for feed readers, at `<path>feeds.opml`. @default true */
  opml?: boolean;
  /** Style feeds for people who open them in a browser. @default true */
  style?: boolean;
  /** Changes an item before it is written; return `false` or `null` to leave it out of the feed. */
  // biome-ignore lint/suspicious/noConfusingVoidType: a hook that only changes the item returns nothing
  item?: (entry: Entry, item: FeedItem) => FeedItem | false | null | undefined | void;
  /** Write `_headers` with media types and caching for hosts that read it. @default false */
  headers?: boolean;
}

export interface CustomFeed {
  /** Title of the feed and of its page. */
  title: string;
  /** One line that explains the feed. @default the title */
  description?: string;
  /** Picks the entries. */
  filter: (entry: Entry) => boolean;
  /** Most entries in the feed. @default that of `feeds` */
  limit?: number;
  /** Whether items carry the whole text or the summary. @default that of `feeds` */
  content?: "full" | "summary";
}

export interface PagesOptions {
  /** Layout of the site to put the plugin's pages into; an object chooses by kind of page. @default the plugin's own */
  layout?: string | Partial<Record<Page["kind"], string | false>>;
  /** Entries on a page of a listing. @default 20 */
  size?: number;
  /** Kinds of page the plugin does not make. */
  omit?: Page["kind"][];
  /** HTML for named blocks of the plugin's pages, instead of the plugin's own. */
  blocks?: Partial<Record<BlockName, (page: Page) => string>>;
  /** Link pages to their feeds in `<head>` where the site's own layout does not. @default true */
  autodiscovery?: boolean;
  /** Related entries shown under an entry. @default 5 */
  related?: number;
}

export interface LanguageOptions {
  /** Title of the newsroom in this language. @default that of `site` */
  title?: string;
  /** One sentence about it. */
  description?: string;
  /** Root-relative folder. @default `<path><language>/` */
  path?: string;
}

export interface SeoOptions {
  /** schema.org NewsArticle as JSON-LD on entry pages. @default true */
  jsonLd?: boolean;
  /** `<link rel="canonical">`. @default true */
  canonical?: boolean;
  /** Open Graph and Twitter card elements. @default true */
  openGraph?: boolean;
  /** `<path>sitemap.xml`. @default true */
  sitemap?: boolean;
  /** Google News sitemap at `<path>news-sitemap.xml`: a static site must be rebuilt to keep it true. @default false */
  newsSitemap?: boolean;
}
