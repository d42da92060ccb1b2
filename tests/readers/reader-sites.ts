import { readFileSync } from "node:fs";
import { join } from "node:path";
import { entry } from "../helpers/entries.ts";
import { type BuiltSite, buildSite } from "../helpers/site.ts";

/** Feeds of the demo site: of the whole site, of a further language, of a tag. */
export const DEMO_FEEDS = ["/news/", "/news/ru/", "/news/tags/kazakhstan/"];

/** What a subscriber should see of an entry. */
export interface Shown {
  /** Undefined for a note: what a reader shows in place of its headline is up to the reader. */
  title: string | undefined;
  url: string;
  /** Seconds since 1970. */
  time: number;
}

/** The entries of a feed as its JSON form, which JSON.parse reads, says them. */
export function entriesOf(site: string, base: string): Shown[] {
  const { items } = JSON.parse(readFileSync(join(site, base, "feed.json"), "utf8")) as {
    items: { title?: string; url: string; date_published: string }[];
  };
  return items.map(({ title, url, date_published }) => ({
    title,
    url,
    time: Date.parse(date_published) / 1000,
  }));
}

/** What a reader has, without the headlines that it made up itself for notes. */
export function withoutMadeUp(read: readonly Shown[] = [], expected: readonly Shown[]): Shown[] {
  const notes = new Set(expected.filter(({ title }) => title === undefined).map(({ url }) => url));
  return read.map((entry) => (notes.has(entry.url) ? { ...entry, title: undefined } : entry));
}

/** Headlines that readers of feeds are known to show wrong. */
const HEADLINES = [
  "Vec<T> & Option<U>",
  "AT&amp;T, &lt;b&gt; and &#60; as written",
  "one ]]> two ]]> three",
  `"double" 'single' «angled» — dash`,
  "日本の新聞 and Жаңалықтар",
  "👩‍👩‍👧 family",
  "1 < 2 > 0",
];

let hard: Promise<BuiltSite> | undefined;

/** A small site whose headlines are hard to show, dated from 1 May 2021 at 9:30 in Almaty; built once. */
export function hardSite(): Promise<BuiltSite> {
  hard ??= buildSite(
    Object.fromEntries(
      HEADLINES.map((headline, index) => [
        `src/news/entry-${index}.md`,
        // Entities in a headline are markup, so that an ampersand is written as one.
        entry(
          `title: ${JSON.stringify(headline.replaceAll("&", "&amp;"))}\ndate: 2021-05-0${index + 1} 09:30`,
        ),
      ]),
    ),
  );
  return hard;
}

/** What a subscriber should see of the small site, newest first. */
export function hardEntries(): Shown[] {
  return HEADLINES.map((title, index) => ({
    title,
    url: `https://news.example/news/entry-${index}/`,
    time: Date.UTC(2021, 4, index + 1, 3, 30) / 1000,
  })).reverse();
}
