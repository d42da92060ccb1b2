import type { Channel, FeedFormat } from "./channel.ts";

/** Names of the feed files in the folder of a channel. Ending in `.xml`, so that browsers show them. */
export const FEED_FILES: Readonly<Record<FeedFormat, string>> = {
  rss: "feed.xml",
  atom: "atom.xml",
  json: "feed.json",
};

/** Media types: RSS Advisory Board, RFC 4287 §7, JSON Feed 1.1. */
export const FEED_TYPES: Readonly<Record<FeedFormat, string>> = {
  rss: "application/rss+xml",
  atom: "application/atom+xml",
  json: "application/feed+json",
};

/** What people call the formats. */
export const FEED_NAMES: Readonly<Record<FeedFormat, string>> = { rss: "RSS", atom: "Atom", json: "JSON" };

/** Root-relative, percent-encoded address of the document that people subscribe to. */
export function feedHref(channel: Channel, format: FeedFormat): string {
  return channel.addresses[format][0] ?? channel.base + FEED_FILES[format];
}
