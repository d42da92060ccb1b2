import type { Diagnostic } from "../../diagnostics/format.ts";
import { type ComparedFeed, comparedFeed } from "./against/compared-feed.ts";
import { checkFeeds } from "./check-feeds.ts";
import { LinkCheck } from "./check-links.ts";
import { bareEntries, checkPages, duplicateTitles, stalePages } from "./check-pages.ts";
import type { CheckedSite } from "./checked-site.ts";
import type { BuiltFeed } from "./feed-documents.ts";

/** A feed of the built site, to be held against one that is deployed. */
export type ComparableFeed = Omit<BuiltFeed, "feed"> & { feed: ComparedFeed };

/** What a check looked at, and what it found. */
export interface CheckResult {
  messages: Diagnostic[];
  counts: { entries: number; pages: number; feeds: number; items: number; links: number };
  /** What a comparison needs of the feeds as they were read back. */
  feeds: ComparableFeed[];
}

/**
 * Holds a built site against its entries.
 *
 * @param elsewhere root-relative paths that something else serves, with everything below them
 * @param progress is told what is being looked at
 */
export function checkSite(
  site: CheckedSite,
  elsewhere: readonly string[],
  progress: (text: string) => void,
): CheckResult {
  const links = new LinkCheck(site, elsewhere);
  const pages = links.pageFiles();
  for (const [index, { file, entry }] of pages.entries()) {
    if (index % 100 === 0) progress(`Pages: ${index} of ${pages.length}`);
    links.page(file, entry);
  }
  const feeds: ComparableFeed[] = [];
  const checked = checkFeeds(site, (feed) => {
    if (feeds.length % 20 === 0) progress(`Feeds: ${feeds.length}`);
    links.feed(feed);
    feeds.push({ ...feed, feed: comparedFeed(feed.feed) });
  });
  return {
    messages: [
      ...checked.messages,
      ...checkPages(site),
      ...bareEntries(site),
      ...stalePages(site),
      ...duplicateTitles(site),
      ...links.messages(),
    ],
    counts: {
      entries: site.newsIndex.all.length,
      pages: pages.length,
      feeds: checked.feeds,
      items: checked.items,
      links: links.count,
    },
    feeds,
  };
}
