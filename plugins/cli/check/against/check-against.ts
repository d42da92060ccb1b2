import { diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Diagnostic } from "../../../diagnostics/format.ts";
import type { ComparableFeed } from "../check-site.ts";
import { addressInSite, type CheckedSite, decoded, entriesByUrl } from "../checked-site.ts";
import { type Finding, mergeFindings } from "../findings.ts";
import { redirectOf } from "../redirects.ts";
import { compareFeeds, SHOWN_AS_NEW } from "./compare-feeds.ts";
import { comparedFeed } from "./compared-feed.ts";
import type { Previous, PreviousFeeds } from "./previous-feeds.ts";

/** What a comparison with the deployed feeds found. */
export interface Against {
  messages: Diagnostic[];
  /** Feeds that were there before and are there now. */
  compared: number;
  /** Entries that readers would wrongly show as new. */
  asNew: number;
  /** Atom feeds whose own id is another now. */
  feedIds: ChangedFeedId[];
}

/** RFC 4287 §4.2.6 lets the id of a feed never change; yet most readers know a feed by its address alone. */
export interface ChangedFeedId {
  /** The feed as messages name it. */
  file: string;
  before: string;
  now: string;
}

/** Holds the feeds of the built site against those that are deployed. */
export function checkAgainst(
  previous: PreviousFeeds,
  feeds: readonly ComparableFeed[],
  site: CheckedSite,
  late: number,
): Against {
  const byAddress = new Map(feeds.map((feed) => [feed.document.href, feed]));
  const pairs: [before: Previous, now: ComparableFeed][] = [];
  const messages: Diagnostic[] = [];
  for (const now of feeds) {
    const before = now.document.kind === "feed" ? previous.at(now.document.href) : undefined;
    if (before) pairs.push([before, now]);
  }
  for (const [address, before] of previous.others()) {
    const { isThere, target } = answerAt(address, site);
    const now = target === undefined ? undefined : byAddress.get(target);
    if (now) pairs.push([before, now]);
    else if (!isThere) messages.push(goneFeed(address, site));
  }
  const { findings, compared, unreadable, feedIds } = compareAll(pairs, site, late, (url) => {
    const address = addressInSite(url, site.siteBase);
    return address === undefined ? undefined : previous.hadPage(address);
  });
  const asNew = new Set(
    findings.filter(({ code }) => SHOWN_AS_NEW.has(code)).map(({ file, found }) => `${file} ${found}`),
  );
  return {
    messages: [...mergeFindings(findings), ...unreadable, ...messages],
    compared,
    asNew: asNew.size,
    feedIds,
  };
}

function compareAll(
  pairs: readonly [Previous, ComparableFeed][],
  site: CheckedSite,
  late: number,
  hadPage: (url: string) => boolean | undefined,
) {
  const entries = entriesByUrl(site.newsIndex);
  const listed = new Set(site.newsIndex.entries);
  const findings: Finding[] = [];
  const unreadable: Diagnostic[] = [];
  const feedIds: ChangedFeedId[] = [];
  let compared = 0;
  for (const [before, { document, feed, file }] of pairs) {
    const { channel } = document;
    if (!before.feed) unreadable.push(unreadableFeed(before));
    if (!before.feed) continue;
    compared++;
    if (before.feed.id !== undefined && feed.id !== undefined && before.feed.id !== feed.id)
      feedIds.push({ file, before: before.feed.id, now: feed.id });
    const inChannel = new Set(channel?.entries);
    findings.push(
      ...compareFeeds({
        previous: comparedFeed(before.feed),
        current: feed,
        file,
        // A feed of another program is as long as it is.
        limit: channel?.limit ?? Math.max(feed.items.length, 1),
        calendar: site.calendar,
        entryAt: (url) => entries.get(url),
        hasExpired: (entry) => !listed.has(entry),
        isInChannel: (entry) => inChannel.has(entry),
        late,
        hadPage,
      }),
    );
  }
  return { findings, compared, unreadable, feedIds };
}

/** What a former feed address now returns: a file, or a redirect. */
function answerAt(address: string, { output, siteBase }: CheckedSite): { isThere: boolean; target?: string } {
  const file = output.fileAt(address);
  if (file !== undefined) return { isThere: true, target: file };
  const prefix = new URL(siteBase).pathname.slice(0, -1);
  const redirect = redirectOf(output.read("/_redirects") ?? "", prefix + address);
  if (redirect === undefined) return { isThere: false };
  const target = addressInSite(new URL(redirect.to, siteBase).href, siteBase) ?? decoded(redirect.to);
  return { isThere: output.fileAt(target) !== undefined, target };
}

/** A feed that people may have subscribed to and that would answer 404. */
function goneFeed(address: string, { output }: CheckedSite): Diagnostic {
  return diagnostic("against-feed-gone", { file: output.nameOf(address), found: address });
}

/** Unreadable feeds are reported, so that they don't count as compared. */
function unreadableFeed({ file, line, problem }: Extract<Previous, { feed: undefined }>): Diagnostic {
  return diagnostic("against-feed-unreadable", { file, line }, { reason: problem });
}
