import type { FileDocument } from "../feeds/channel.ts";
import type { Newsroom } from "../room/newsroom.ts";

/**
 * The feeds of a tag again at the addresses of its aliases: readers of feeds do not follow a page that redirects,
 * so the old address keeps serving the feed, which names its new address as its own.
 */
export function aliasFeeds(newsroom: Newsroom, documents: readonly FileDocument[]): FileDocument[] {
  const paths = new Map(
    newsroom.editions.flatMap((edition) =>
      edition.channels.map((channel) => [channel, edition.path] as const),
    ),
  );
  return documents.flatMap((document) => {
    const { channel } = document;
    if (!channel?.tag || document.kind !== "feed") return [];
    const base = decodeURI(channel.base);
    return channel.tag.aliasSlugs.map((slug) => ({
      ...document,
      href: `${paths.get(channel) ?? "/"}tags/${slug}/${document.href.slice(base.length)}`,
    }));
  });
}

/** Lines for hosts that read `_redirects`: one for the page of each alias and those that may lie below it. `""` without aliases. */
export function redirectsFile(newsroom: Newsroom): string {
  const lines = newsroom.editions.flatMap((edition) =>
    edition.tags
      .filter((tag) => tag.href !== "")
      .flatMap((tag) =>
        tag.aliasSlugs.map((slug) => `${edition.path}tags/${encodeURIComponent(slug)}/ ${tag.href} 301`),
      ),
  );
  return lines.length === 0 ? "" : `${lines.join("\n")}\n`;
}
