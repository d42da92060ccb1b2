import type { FeedFormat } from "./channel.ts";

/** Name of the file of each format in the folder of a channel. */
export const FEED_FILES: Readonly<Record<FeedFormat, string>> = {
  rss: "feed.xml",
  atom: "atom.xml",
  json: "feed.json",
};

/** Media types: RSS 2.0 (by custom), RFC 4287 §7, JSON Feed 1.1. */
export const FEED_TYPES: Readonly<Record<FeedFormat, string>> = {
  rss: "application/rss+xml",
  atom: "application/atom+xml",
  json: "application/feed+json",
};
