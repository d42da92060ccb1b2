import { en } from "./en.ts";
import { kk } from "./kk.ts";
import { ru } from "./ru.ts";

/**
 * Every word the plugin's own pages say, in one language. Plain text throughout: whoever shows it escapes it.
 * To add a language, write one such table beside `en.ts` and list it in `TABLES`.
 */
export interface Text {
  /** BCP 47 language the words are in. */
  language: string;

  /** Names of pages, for `Page.title` and navigation. */
  titles: {
    news: string;
    tags: string;
    authors: string;
    subscribe: string;
    year(year: number): string;
    moved: string;
  };

  /** One line that says what a channel carries; `site` is the name of the newsroom. */
  channels: {
    site(site: string): string;
    tag(label: string, site: string): string;
    author(name: string, site: string): string;
    section(name: string, site: string): string;
  };

  /** January first, as a heading on its own. */
  months: readonly string[];

  // Numbers with their noun: "1 entry", "21 entries".
  entries(count: number): string;
  tags(count: number): string;
  authors(count: number): string;

  // Around the page.
  skip: string;
  siteNavigation: string;
  breadcrumbs: string;
  languages: string;

  // An entry.
  /** Before the names: "By". */
  byline(count: number): string;
  published: string;
  /** Marks an entry that only a preview shows: a draft, or one whose date has not come yet. */
  draft: string;
  scheduled: string;
  updated: string;
  section: string;
  tagList: string;
  files: string;
  related: string;
  neighbours: string;
  olderEntry: string;
  newerEntry: string;

  // Lists.
  empty: string;
  pagination: string;
  newer: string;
  older: string;
  page(number: number): string;
  pageOf(number: number, pages: number): string;
  archive: string;
  sections: string;
  relatedTags: string;
  narrowerTags: string;
  neighbouringTags: string;
  letters: string;
  otherLetters: string;
  website: string;
  email: string;

  // Feeds.
  feeds: string;
  /** Name of the group of links for a channel: "Feeds: Medicine". */
  feedsOf(title: string): string;
  whatIsAFeed: string;
  /** Said at the top of a feed that is opened in a browser. */
  feedOpened: string;
  howToSubscribe: string;
  howToSteps: readonly string[];
  formats: string;
  formatNotes: { rss: string; atom: string; json: string };
  address: string;
  groups: { site: string; section: string; tag: string; author: string; custom: string };
  opml: string;
  opmlNote: string;
  allFeeds: string;

  // A redirect.
  movedTo: string;
}

const TABLES: readonly Text[] = [en, ru, kk];

/** Languages that have a table. */
export const TEXT_LANGUAGES: readonly string[] = TABLES.map((table) => table.language);

const found = new Map<string, Text>();

/**
 * The words for a language: its own table, else that of its base language, else English.
 *
 * @example textFor("ru-KZ").titles.tags // "Теги"
 */
export function textFor(language: string): Text {
  let text = found.get(language);
  if (!text) {
    const wanted = language.toLowerCase();
    const base = wanted.split("-")[0];
    text =
      TABLES.find((table) => table.language === wanted) ??
      TABLES.find((table) => table.language === base) ??
      en;
    found.set(language, text);
  }
  return text;
}
