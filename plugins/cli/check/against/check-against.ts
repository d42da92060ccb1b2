import type { Message } from "../../../messages/message.ts";
import { type CheckedSite, entriesByUrl } from "../checked-site.ts";
import type { BuiltFeed } from "../feed-documents.ts";
import { type Finding, mergeFindings } from "../findings.ts";
import { compareFeeds, SHOWN_AS_NEW } from "./compare-feeds.ts";
import type { PreviousFeeds } from "./previous-feeds.ts";

/** What a comparison with the deployed feeds found. */
export interface Against {
  messages: Message[];
  /** Feeds that were there before and are there now. */
  compared: number;
  /** Entries that readers would wrongly show as new. */
  asNew: number;
}

/** Holds the feeds of the built site against those that are deployed. */
export function checkAgainst(
  previous: PreviousFeeds,
  feeds: readonly BuiltFeed[],
  site: CheckedSite,
  late: number,
): Against {
  const entries = entriesByUrl(site.newsroom);
  const listed = new Set(site.newsroom.entries);
  const findings: Finding[] = [];
  let compared = 0;
  for (const { document, feed, file } of feeds) {
    const before = document.kind === "feed" ? previous.at(document.href) : undefined;
    if (!before || !document.channel) continue;
    compared++;
    const { channel } = document;
    const inChannel = new Set(channel.entries);
    findings.push(
      ...compareFeeds({
        previous: before,
        current: feed,
        file,
        limit: channel.limit,
        calendar: site.calendar,
        entryAt: (url) => entries.get(url),
        hasExpired: (entry) => !listed.has(entry),
        isInChannel: (entry) => inChannel.has(entry),
        late,
      }),
    );
  }
  const asNew = new Set(
    findings.filter(({ code }) => SHOWN_AS_NEW.has(code)).map(({ file, found }) => `${file} ${found}`),
  );
  return {
    messages: [...mergeFindings(findings), ...goneFeeds(previous, site)],
    compared,
    asNew: asNew.size,
  };
}

/** Feeds that people may have subscribed to and that would answer 404. */
function goneFeeds(previous: PreviousFeeds, { output }: CheckedSite): Message[] {
  return previous
    .addresses()
    .filter((address) => output.fileAt(address) === undefined)
    .map((address) => ({
      code: "against-feed-gone",
      severity: "error",
      file: output.nameOf(address),
      problem: "A feed that is deployed would be gone: its subscribers would get an error.",
      found: address,
      expected: "the feed at its old address",
      remedy:
        "Where a tag was renamed, list the old name among its `aliases` in the dictionary: its feed then stays at the old address too.",
    }));
}
