import type { Page } from "../pages/page.ts";
import { textFor } from "../pages/text/text.ts";
import type { ThemeContext } from "../pages/theme/theme-context.ts";
import type { Newsroom } from "../room/newsroom.ts";
import type { Desk } from "./desk.ts";

/** What the theme is told of the site. */
export function themeOf(desk: Desk, newsroom: Newsroom): ThemeContext {
  const { options, path } = desk.settings;
  const { site, pages, seo } = options;
  const hasFeeds = newsroom.editions.some((edition) => edition.channels.length > 0);
  return {
    siteTitle: site.title,
    siteUrl: desk.addresses.siteBase,
    siteHref: desk.addresses.prefixed,
    absolute: desk.addresses.absolute,
    text: (language) => textFor(language, options),
    blocks: pages.blocks,
    seo,
    autodiscovery: pages.autodiscovery,
    relatedCount: pages.related,
    tagIndex: options.tags.index,
    omit: new Set<Page["kind"]>(desk.omitted),
    opmlHref: hasFeeds && options.feeds.opml ? `${path}feeds.opml` : undefined,
    stylesheetHref: `${path}newsroom.css`,
    copyright: site.copyright,
    icon: site.icon,
    image: site.image,
    author: site.author,
    publisher: site.publisher,
  };
}

const scriptless = new WeakMap<ThemeContext, ThemeContext>();

/** The same without JSON-LD, which the pages of entries get after all transforms of the site. */
export function withoutScript(theme: ThemeContext): ThemeContext {
  let without = scriptless.get(theme);
  if (!without) {
    without = { ...theme, seo: { ...theme.seo, jsonLd: false } };
    scriptless.set(theme, without);
  }
  return without;
}
