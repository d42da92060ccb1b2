import type { FeedContext } from "../feeds/feed-context.ts";
import { documentsOf } from "../feeds/feed-documents.ts";
import { feedStyle } from "../feeds/feed-style.ts";
import { writeOpml } from "../feeds/opml.ts";
import { headersFile } from "../feeds/web-server.ts";
import { type Addresses, decodedHref, hrefOfUrl } from "../index/addresses.ts";
import type { NewsIndex } from "../index/news-index.ts";
import type { Settings } from "../options/settings.ts";
import type { Page } from "../pages/page.ts";
import { textFor } from "../pages/text/text.ts";
import { pageStyle } from "../pages/theme/style.ts";
import { type FileOutput, fileOutput as file } from "./output.ts";
import { newsSitemap, sitemaps } from "./sitemaps.ts";

const GENERATOR = {
  name: "eleventy-plugin-newsroom",
  url: "https://www.npmjs.com/package/eleventy-plugin-newsroom",
};

/** What the list of files is made from. */
export interface FilesContext {
  newsIndex: NewsIndex;
  settings: Settings;
  addresses: Addresses;
  /** Pages of lists, which the sitemap names beside the entries. */
  pages: readonly Page[];
  hasFeeds: boolean;
  /** Milliseconds since 1970, for the Google News sitemap only. */
  now: number;
}

/** Every file of the newsroom that is no page: feeds, their archives and list, style sheets, sitemaps, redirects. */
export function listFiles(context: FilesContext): FileOutput[] {
  const { newsIndex, settings } = context;
  const { options, path } = settings;
  const { feeds } = options;
  const files: FileOutput[] = [file("style", `${path}newsroom.css`, pageStyle)];
  if (context.hasFeeds) {
    const feedContext = feedContextOf(context);
    const texts = newsIndex.editions.map(({ language }) => textFor(language, options));
    const channels = newsIndex.editions.flatMap((edition) => edition.channels);
    const documents = channels.flatMap((channel) => documentsOf(channel, feedContext));
    files.push(...documents, ...aliasFeeds(newsIndex, documents));
    if (feeds.opml)
      files.push(file("opml", `${path}feeds.opml`, () => writeOpml(channels, feedContext, texts[0])));
    if (feedContext.style) files.push(file("style", feedContext.stylesheetHref, () => feedStyle(texts)));
    if (feeds.headers) files.push(file("headers", "/_headers", () => headersFile(path, feeds.addresses)));
  }
  const redirects = redirectsFile(newsIndex);
  if (redirects !== "") files.push(file("redirects", "/_redirects", () => redirects));
  if (options.seo.sitemap) files.push(...sitemaps(newsIndex, context.pages, path, context.addresses));
  if (options.seo.newsSitemap) {
    files.push(
      file("sitemap", `${path}news-sitemap.xml`, () => newsSitemap(newsIndex, settings, context.now)),
    );
  }
  return files;
}

function feedContextOf({ newsIndex, settings, addresses }: FilesContext): FeedContext {
  const { options, path, language } = settings;
  const { site, feeds } = options;
  const absolute = (href: string | undefined) => (href === undefined ? undefined : addresses.absolute(href));
  return {
    site: {
      title: site.title,
      description: site.description,
      url: addresses.siteBase,
      language,
      author: site.author,
      image: absolute(site.image),
      icon: absolute(site.icon),
      copyright: site.copyright,
    },
    absolute: addresses.absolute,
    textOf: (language) => textFor(language, options),
    hub: feeds.hub,
    ids: feeds.ids,
    style: feeds.style,
    stylesheetHref: `${path}feed.css`,
    archiveSize: feeds.limit,
    leadImage: feeds.leadImage,
    itemHook: feeds.item,
    namespaces: feeds.namespaces,
    noteTitles: feeds.noteTitles,
    generator: GENERATOR,
    entries: newsIndex.entries,
  };
}

/**
 * The feeds of a tag again at the addresses of its aliases: readers of feeds do not follow a page that redirects,
 * so the old address keeps serving the feed, which names its new address as its own.
 */
function aliasFeeds(newsIndex: NewsIndex, documents: readonly FileOutput[]): FileOutput[] {
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
function redirectsFile(newsIndex: NewsIndex): string {
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
