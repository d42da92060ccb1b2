import type { Channel } from "./channel.ts";

/*
 * What a web server has to know about feeds.
 *
 * Media type: `application/rss+xml` and `application/atom+xml` are what the formats ask for, but browsers offer such a
 * file for download instead of showing it, so that the style sheet is never seen. Readers accept `application/xml` as
 * well (they look into the file, and the W3C validator finds nothing wrong with it), so feeds in XML are served as
 * that: a person who follows a link to a feed sees a page that explains it. JSON Feed has no such page: it gets the
 * type that its specification registers.
 *
 * Caching: `max-age=0, must-revalidate` lets readers and proxies keep a copy but ask each time whether it is still the
 * same. The bytes of an unchanged feed do not change between builds, so the answer is a short 304.
 */

/** Asked each time, answered with 304 where nothing changed. */
const CACHING = "public, max-age=0, must-revalidate";

const XML = "application/xml; charset=utf-8";
const JSON_FEED = "application/feed+json; charset=utf-8";

/**
 * `_headers` for Netlify, Cloudflare Pages and other hosts that read it: media types and caching of all feeds.
 *
 * @param path root-relative folder of the newsroom with `/` at both ends, without path prefix: `/news/`
 * @param addresses those that the owner chose for the main feed
 */
export function headersFile(path: string, addresses: Channel["addresses"]): string {
  const rules: [string, string][] = [
    [`${path}feed.xml`, XML],
    [`${path}atom.xml`, XML],
    [`${path}feed.json`, JSON_FEED],
    [`${path}*/feed.xml`, XML],
    [`${path}*/atom.xml`, XML],
    [`${path}*/feed.json`, JSON_FEED],
    [`${path}feeds.opml`, "text/x-opml; charset=utf-8"],
    ...[...addresses.rss, ...addresses.atom].map((address): [string, string] => [address, XML]),
    ...addresses.json.map((address): [string, string] => [address, JSON_FEED]),
  ];
  return rules
    .map(
      ([address, type]) =>
        `${address}\n  Content-Type: ${type}\n  Cache-Control: ${CACHING}\n  X-Content-Type-Options: nosniff\n`,
    )
    .join("\n");
}

/**
 * The same for nginx: put it into the `server` block. nginx makes an `ETag` of the file's time and size by itself, so
 * deploy with a tool that leaves unchanged files alone (`rsync --checksum`), or their time changes with each build.
 *
 * @param path root-relative folder of the newsroom with `/` at both ends, with the path prefix: `/news/`
 */
export function nginxSnippet(path: string): string {
  const folder = path.replace(/[\\^$.*+?()[\]{}|"]/gu, "\\$&");
  const location = (files: string, type: string) => `location ~ "^${folder}(?:.*/)?${files}$" {
    types { }
    default_type "${type}";
    add_header Cache-Control "${CACHING}";
    add_header X-Content-Type-Options nosniff;
    etag on;
}
`;
  return [
    location("(?:feed|atom)\\.xml", XML),
    location("feed\\.json", JSON_FEED),
    location("feeds\\.opml", "text/x-opml; charset=utf-8"),
  ].join("\n");
}
