import { escapeRegExp } from "../../content/escape-reg-exp.ts";
import { startOf } from "../../content/text-cut.ts";
import { isIndexed } from "../../entry/is-indexed.ts";
import type { Channel, FeedFormat } from "../../feeds/channel.ts";
import { FEED_NAMES, FEED_TYPES, feedHref } from "../../feeds/formats.ts";
import type { Page } from "../page.ts";
import { headline } from "./headline.ts";
import { type Html, html } from "./html.ts";
import { newsArticle } from "./json-ld.ts";
import { noted } from "./noted.ts";
import { openGraph } from "./open-graph.ts";
import type { ThemeContext } from "./theme-context.ts";

/** One element of `<head>`. */
export interface HeadElement {
  /** Found in the text of a `<head>` that has this element already. */
  key: RegExp;
  html: string;
}

// A tag ends where the next begins: a text full of beginnings is read once.
const TITLE = /<title[\s>]/i;
const DESCRIPTION = /<meta\s[^<>]*name\s*=\s*["']?description["'\s>/]/i;
const REFRESH = /<meta\s[^<>]*http-equiv\s*=\s*["']?refresh["'\s>/]/i;
const ROBOTS = /<meta\s[^<>]*name\s*=\s*["']?robots["'\s>/]/i;
const CANONICAL = /<link\s[^<>]*rel\s*=\s*["']?canonical["'\s>/]/i;
const PREVIOUS = /<link\s[^<>]*rel\s*=\s*["']?prev["'\s>/]/i;
const NEXT = /<link\s[^<>]*rel\s*=\s*["']?next["'\s>/]/i;
const HREFLANG = /<link\s[^<>]*hreflang\s*=/i;

/** Everything a page says about itself in `<head>`, each element with what tells that a layout has it already. */
export function headElements(page: Page, theme: ThemeContext): HeadElement[] {
  const elements: HeadElement[] = [];
  const add = (key: RegExp, element: Html) => elements.push({ key, html: element.text });
  const description = startOf(page.description, 300);
  add(TITLE, html`<title>${documentTitle(page, theme)}</title>`);
  if (page.kind === "redirect") {
    const target = page.target ?? page.edition.path;
    add(REFRESH, html`<meta http-equiv="refresh" content="0; url=${theme.siteHref(target)}">`);
    add(CANONICAL, html`<link rel="canonical" href="${theme.absolute(target)}">`);
    return elements;
  }
  if (description) add(DESCRIPTION, html`<meta name="description" content="${description}">`);
  if (page.kind === "entry" && !page.entries.every(isIndexed))
    add(ROBOTS, html`<meta name="robots" content="noindex">`);
  if (theme.seo.canonical) add(CANONICAL, html`<link rel="canonical" href="${page.url}">`);
  if (page.previousHref) add(PREVIOUS, html`<link rel="prev" href="${theme.siteHref(page.previousHref)}">`);
  if (page.nextHref) add(NEXT, html`<link rel="next" href="${theme.siteHref(page.nextHref)}">`);
  for (const { language, url } of page.alternates) {
    add(HREFLANG, html`<link rel="alternate" hreflang="${language}" href="${url}">`);
  }
  if (theme.autodiscovery) elements.push(...feedElements(page, theme));
  if (theme.seo.openGraph) elements.push(...openGraph(page, theme));
  if (theme.seo.jsonLd && page.kind === "entry") elements.push(...newsArticle(page, theme));
  return elements;
}

/** The same as one text, for a document that has none of them. */
export function headLinks(page: Page, theme: ThemeContext): string {
  return headElements(page, theme)
    .map((element) => element.html)
    .join("\n");
}

/** What a page is called in a tab, in bookmarks and in search results. */
function documentTitle(page: Page, theme: ThemeContext): string {
  const [entry] = page.entries;
  const own = page.title || (entry ? headline(entry, page.language) : page.edition.title);
  const name =
    page.number > 1 ? `${own} (${theme.text(page.language).pageOf(page.number, page.pages)})` : own;
  return name === theme.siteTitle ? name : `${name} · ${theme.siteTitle}`;
}

/** The nearest channel in all of its formats, further ones in their first. */
function feedElements(page: Page, theme: ThemeContext): HeadElement[] {
  const [nearest, ...others] = page.channels;
  if (!nearest) return [];
  return [
    ...autodiscovery(nearest, theme),
    // The subscribe page shows all channels there are: hundreds of links would be no choice.
    ...(page.kind === "subscribe" ? [] : others).flatMap((channel) =>
      autodiscovery(channel, theme).slice(0, 1),
    ),
  ];
}

const links = noted<Channel, HeadElement[]>();

function autodiscovery(channel: Channel, theme: ThemeContext): HeadElement[] {
  return links(theme, "", channel, () =>
    channel.formats.map((format) => autodiscoveryLink(channel, format, theme)),
  );
}

function autodiscoveryLink(channel: Channel, format: FeedFormat, theme: ThemeContext): HeadElement {
  const href = theme.siteHref(feedHref(channel, format));
  // The layout may write the same address absolute, so only its end counts.
  const ending = escapeRegExp(href);
  const title = channel.formats.length > 1 ? `${channel.title} (${FEED_NAMES[format]})` : channel.title;
  return {
    key: new RegExp(`<link\\s[^<>]*href\\s*=\\s*["']?(?:https?://[^/"'\\s>]*)?${ending}["'\\s>]`, "i"),
    html: html`<link rel="alternate" type="${FEED_TYPES[format]}" title="${title}" href="${href}">`.text,
  };
}
