import type { Message } from "../../messages/message.ts";
import { checkFeeds } from "./check-feeds.ts";
import { LinkCheck } from "./check-links.ts";
import { checkPages, duplicateTitles } from "./check-pages.ts";
import type { CheckedSite } from "./checked-site.ts";
import type { BuiltFeed } from "./feed-documents.ts";

/** What a check looked at, and what it found. */
export interface CheckResult {
  messages: Message[];
  counts: { entries: number; pages: number; feeds: number; items: number; links: number };
  /** Feeds as they were read back. */
  feeds: BuiltFeed[];
}

/**
 * Holds a built site against its entries.
 *
 * @param progress is told what is being looked at
 */
export function checkSite(site: CheckedSite, progress: (text: string) => void): CheckResult {
  const links = new LinkCheck(site);
  const pages = links.pageFiles();
  for (const [index, { file, entry }] of pages.entries()) {
    if (index % 100 === 0) progress(`Pages: ${index} of ${pages.length}`);
    links.page(file, entry);
  }
  const feeds: BuiltFeed[] = [];
  const checked = checkFeeds(site, (feed) => {
    if (feeds.length % 20 === 0) progress(`Feeds: ${feeds.length}`);
    links.feed(feed);
    feeds.push(withoutContents(feed));
  });
  return {
    messages: [...checked.messages, ...checkPages(site), ...duplicateTitles(site), ...links.messages()],
    counts: {
      entries: site.newsroom.all.length,
      pages: pages.length,
      feeds: checked.feeds,
      items: checked.items,
      links: links.count,
    },
    feeds,
  };
}

/** What a comparison of feeds needs: the texts of a thousand feeds would fill the memory. */
function withoutContents({ feed, ...rest }: BuiltFeed): BuiltFeed {
  return {
    ...rest,
    feed: { ...feed, items: feed.items.map((item) => ({ ...item, content: undefined, summary: undefined })) },
  };
}
