import type { Channel } from "./channel.ts";
import { FORMAT_NAMES, FORMATS } from "./formats.ts";

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

const OPML = { file: "feeds.opml", servedAs: "text/x-opml" };

/**
 * `_headers` for Netlify, Cloudflare Pages and other hosts that read it: media types and caching of all feeds.
 *
 * @param path root-relative folder of the newsroom with `/` at both ends, without path prefix: `/news/`
 * @param addresses those that the owner chose for the main feed
 */
export function headersFile(path: string, addresses: Channel["addresses"]): string {
  const rules = [
    ...FORMAT_NAMES.flatMap((format) =>
      [path + FORMATS[format].file, `${path}*/${FORMATS[format].file}`, ...addresses[format]].map(
        (address) => [address, FORMATS[format].servedAs] as const,
      ),
    ),
    [path + OPML.file, OPML.servedAs] as const,
  ];
  return rules
    .map(
      ([address, type]) =>
        `${address}\n  Content-Type: ${type}; charset=utf-8\n  Cache-Control: ${CACHING}\n  X-Content-Type-Options: nosniff\n`,
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
  const filesOf = new Map<string, string[]>();
  for (const { file, servedAs } of [...Object.values(FORMATS), OPML])
    filesOf.set(servedAs, [...(filesOf.get(servedAs) ?? []), file.replaceAll(".", "\\.")]);
  const location = ([type, files]: [
    string,
    string[],
  ]) => `location ~ "^${folder}(?:.*/)?(?:${files.join("|")})$" {
    types { }
    default_type "${type}; charset=utf-8";
    add_header Cache-Control "${CACHING}";
    add_header X-Content-Type-Options nosniff;
    etag on;
}
`;
  return [...filesOf].map(location).join("\n");
}
