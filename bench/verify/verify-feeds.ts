import type { Contender, Task } from "../contenders/contender.ts";
import type { CorpusEntry } from "../corpus/corpus.ts";
import type { Expected } from "./expected.ts";
import { type ReadFeed, type ReadItem, readFeed } from "./feed.ts";
import { filesIn } from "./output.ts";
import type { Problems } from "./problems.ts";

const origin = "https://news.example";
const endings = [".xml", ".rss", ".atom", ".json"];
const siteFormats = ["rss", "atom", "json"] as const;
const tagFormats = ["rss", "atom"] as const;

/** Every feed that must be there: the right entries in the right order, each with date and full text. */
export function verifyFeeds(
  output: string,
  expected: Expected,
  contender: Contender,
  task: Task,
  problems: Problems,
): void {
  const { addresses } = contender;
  const check = (folder: string, formats: readonly ReadFeed["format"][], entries: readonly CorpusEntry[]) => {
    const feeds = feedsIn(output, folder, problems);
    for (const format of formats) {
      const feed = feeds.find((one) => one.format === format);
      if (feed === undefined) problems.add(`${folder} has no ${format} feed`);
    }
    for (const feed of feeds) {
      const where = `the ${feed.format} feed in ${folder}`;
      compare(feed.items, entries.slice(0, task.feedSize), contender, where, problems);
    }
  };
  check(addresses.siteFeeds, siteFormats, expected.entries);
  for (const [slug, entries] of expected.tags) check(addresses.tagFeeds(slug), tagFormats, entries);
}

function feedsIn(output: string, folder: string, problems: Problems): ReadFeed[] {
  return filesIn(output, folder, endings).flatMap(({ name, text }) => {
    try {
      return readFeed(text) ?? [];
    } catch (error) {
      problems.add(`${folder}${name} cannot be read: ${error instanceof Error ? error.message : error}`);
      return [];
    }
  });
}

function compare(
  items: readonly ReadItem[],
  entries: readonly CorpusEntry[],
  contender: Contender,
  where: string,
  problems: Problems,
): void {
  if (items.length !== entries.length) {
    problems.add(`${where} has ${items.length} items, not ${entries.length}`);
    return;
  }
  for (const [index, entry] of entries.entries()) {
    const item = items[index] as ReadItem;
    const fault = faultOf(item, entry, contender);
    if (fault !== undefined) problems.add(`${where}, item ${index + 1}: ${fault}`);
  }
}

function faultOf(item: ReadItem, entry: CorpusEntry, contender: Contender): string | undefined {
  const href = origin + contender.addresses.entry(entry.slug);
  if (item.title !== entry.title) return `title "${item.title}", not "${entry.title}"`;
  if (item.href !== href) return `link ${item.href}, not ${href}`;
  if (item.published !== Date.parse(entry.date)) return `dated ${item.published}, not ${entry.date}`;
  if (!item.content.includes(entry.opening)) return "the opening sentence is missing";
  if (!item.content.includes(entry.closing)) return "the closing sentence is missing";
  if (item.enclosure !== (entry.enclosure ?? "")) {
    return `enclosure "${item.enclosure}", not "${entry.enclosure ?? ""}"`;
  }
  if (/(?:src|href)="(?!https:)/.test(item.content)) return "an address in the content is not absolute";
  return undefined;
}
