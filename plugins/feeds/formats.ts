import type { Channel, FeedFormat } from "./channel.ts";

/** What the rest of the plugin needs to know of a feed format. */
interface Format {
  /** What people call it. */
  name: string;
  /** Name of the file in the folder of a channel. Ending in `.xml`, so that browsers show it. */
  file: string;
  /** Registered media type, for links. */
  type: string;
  /** Media type that a web server should send: see web-server.ts. */
  servedAs: string;
  isXml: boolean;
  /** Name of the text about it on the subscribe page. */
  about?: "aboutRss" | "aboutAtom" | "aboutJson";
  /** What OPML calls it; readers that import OPML take feeds in XML only. */
  opmlVersion?: string;
}

/**
 * The feed formats, a row each, in the order in which they are offered. A new one is its name in channel.ts, a row here, a
 * writer of its own in feed-documents.ts, and its address among the options; the type checker names these places.
 *
 * Media types: RSS Advisory Board, RFC 4287 §7, JSON Feed 1.1.
 */
export const FORMATS: Readonly<Record<FeedFormat, Format>> = {
  rss: {
    name: "RSS",
    about: "aboutRss",
    file: "feed.xml",
    type: "application/rss+xml",
    servedAs: "application/xml",
    isXml: true,
    opmlVersion: "RSS2",
  },
  atom: {
    name: "Atom",
    about: "aboutAtom",
    file: "atom.xml",
    type: "application/atom+xml",
    servedAs: "application/xml",
    isXml: true,
  },
  json: {
    name: "JSON",
    about: "aboutJson",
    file: "feed.json",
    type: "application/feed+json",
    servedAs: "application/feed+json",
    isXml: false,
  },
};

/** Names of the formats, as the option `feeds.formats` has them. */
export const FORMAT_NAMES = Object.keys(FORMATS) as FeedFormat[];

/** A value for each format. */
export function byFormat<Value>(make: (format: FeedFormat) => Value): Record<FeedFormat, Value> {
  return Object.fromEntries(FORMAT_NAMES.map((format) => [format, make(format)])) as never;
}

/** Media types by format. */
export const FEED_TYPES: Readonly<Record<FeedFormat, string>> = byFormat((format) => FORMATS[format].type);

/** Root-relative, percent-encoded address of the document that people subscribe to. */
export function feedHref(channel: Channel, format: FeedFormat): string {
  return channel.addresses[format][0] ?? channel.base + FORMATS[format].file;
}
