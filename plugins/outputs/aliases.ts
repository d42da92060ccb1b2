import { decodedHref, hrefOfUrl } from "../index/addresses.ts";
import type { NewsIndex } from "../index/news-index.ts";
import type { FileOutput } from "./output.ts";

/**
 * The feeds of a tag again at the addresses of its aliases: readers of feeds do not follow a page that redirects,
 * so the old address keeps serving the feed, which names its new address as its own.
 */
export function aliasFeeds(newsIndex: NewsIndex, documents: readonly FileOutput[]): FileOutput[] {
  const paths = new Map(
    newsIndex.editions.flatMap((edition) =>
      edition.channels.map((channel) => [channel, edition.path] as const),
    ),
  );
  return documents.flatMap((document) => {
    const { channel } = document;
    if (!channel?.tag || document.kind !== "feed") return [];
    return channel.tag.aliasSlugs.map((slug) => ({
      ...document,
      href: `${paths.get(channel) ?? "/"}tags/${encodeURIComponent(slug)}/${document.href.slice(channel.base.length)}`,
    }));
  });
}

/**
 * Lines for hosts that read `_redirects`: for the page of each alias of a tag, and for the addresses that entries had before,
 * in the field `redirect_from` that other tools know. `""` without any.
 */
export function redirectsFile(newsIndex: NewsIndex): string {
  const ofTags = newsIndex.editions.flatMap((edition) =>
    edition.tags
      .filter((tag) => tag.href !== "")
      .flatMap((tag) =>
        tag.aliasSlugs.map((slug) => `${edition.path}tags/${encodeURIComponent(slug)}/ ${tag.href} 301`),
      ),
  );
  const ofEntries = newsIndex.all.flatMap(({ data, href }) =>
    formerAddresses(data["redirect_from"])
      .filter((former) => former !== href)
      .map((former) => `${former} ${href} 301`),
  );
  const lines = [...ofTags, ...ofEntries];
  return lines.length === 0 ? "" : `${lines.join("\n")}\n`;
}

/** Root-relative addresses; whatever else the field holds is no redirect. */
function formerAddresses(given: unknown): string[] {
  return (Array.isArray(given) ? given : [given]).flatMap((address) =>
    typeof address === "string" && /^\/(?!\/)[^\p{Cc}\\]*$/u.test(address)
      ? [hrefOfUrl(decodedHref(address))]
      : [],
  );
}
