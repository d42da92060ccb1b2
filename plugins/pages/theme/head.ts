import { escapeRegExp } from "../../content/escape-reg-exp.ts";
import { startOf } from "../../content/text-cut.ts";
import { isoOf } from "../../dates/dates.ts";
import { isIndexed } from "../../entry/is-indexed.ts";
import type { Channel, FeedFormat } from "../../feeds/channel.ts";
import { FORMATS, feedHref } from "../../feeds/formats.ts";
import { memoized } from "../../values/memoized.ts";
import type { Page } from "../page.ts";
import { type Html, html, safeAddress } from "./html.ts";
import { type HeadElement, structuredData } from "./json-ld.ts";
import { memo } from "./memo.ts";
import { headline, leadImage, pageOf } from "./parts.ts";
import type { ThemeContext } from "./theme-context.ts";

// A tag ends where the next begins, so that text full of `<` takes linear time.
const TITLE = /<title[\s>]/i;
const DESCRIPTION = /<meta\s[^<>]*name\s*=\s*["']?description["'\s>/]/i;
const REFRESH = /<meta\s[^<>]*http-equiv\s*=\s*["']?refresh["'\s>/]/i;
const ROBOTS = /<meta\s[^<>]*name\s*=\s*["']?robots["'\s>/]/i;
const CANONICAL = /<link\s[^<>]*rel\s*=\s*["']?canonical["'\s>/]/i;
const PREVIOUS = /<link\s[^<>]*rel\s*=\s*["']?prev["'\s>/]/i;
const NEXT = /<link\s[^<>]*rel\s*=\s*["']?next["'\s>/]/i;
const STYLE_SHEET = /<link\s[^<>]*href\s*=\s*["']?[^"'\s<>]*newsroom[\w.-]*\.css\b/i;
const HREFLANG = /<link\s[^<>]*hreflang\s*=/i;

/** Everything a page says about itself in `<head>`, each element with what tells that a layout has it already. */
export function headElements(page: Page, theme: ThemeContext): HeadElement[] {
  const { seo } = theme;
  const elements: HeadElement[] = [];
  const add = (key: RegExp, element: Html) => elements.push({ key, html: element.text });
  if (seo.title) elements.push(titleElement(page, theme));
  if (page.kind === "redirect") {
    const target = page.target ?? page.edition.path;
    add(REFRESH, html`<meta http-equiv="refresh" content="0; url=${theme.siteHref(target)}">`);
    add(CANONICAL, html`<link rel="canonical" href="${theme.absolute(target)}">`);
    return elements;
  }
  const description = startOf(page.description, 300);
  if (seo.description && description)
    add(DESCRIPTION, html`<meta name="description" content="${description}">`);
  if (page.kind === "entry" && !page.entries.every(isIndexed))
    add(ROBOTS, html`<meta name="robots" content="noindex">`);
  if (seo.canonical) add(CANONICAL, html`<link rel="canonical" href="${page.url}">`);
  if (seo.links) {
    if (page.previousHref) add(PREVIOUS, html`<link rel="prev" href="${theme.siteHref(page.previousHref)}">`);
    if (page.nextHref) add(NEXT, html`<link rel="next" href="${theme.siteHref(page.nextHref)}">`);
    for (const { language, url } of page.alternates)
      add(HREFLANG, html`<link rel="alternate" hreflang="${language}" href="${url}">`);
  }
  if (theme.autodiscovery) elements.push(...feedElements(page, theme));
  if (seo.openGraph) elements.push(...openGraph(page, theme));
  elements.push(...structuredData(page, theme));
  return elements;
}

/** The `<title>`, which a document of the plugin's own always has. */
export function titleElement(page: Page, theme: ThemeContext): HeadElement {
  return { key: TITLE, html: html`<title>${documentTitle(page, theme)}</title>`.text };
}

/** The link to the style sheet. A layout may link a copy of it, in another folder or with a hash in its name. */
export function styleElements(theme: ThemeContext): HeadElement[] {
  if (theme.stylesheetHref === undefined) return [];
  const href = theme.siteHref(theme.stylesheetHref);
  return [{ key: STYLE_SHEET, html: html`<link rel="stylesheet" href="${href}">`.text }];
}

/** What a page is called in a tab, in bookmarks and in search results. */
function documentTitle(page: Page, theme: ThemeContext): string {
  const [entry] = page.entries;
  const own = page.title || (entry ? headline(entry, page.language) : page.edition.title);
  const name = page.number > 1 ? `${own} (${pageOf(page, theme)})` : own;
  return name === theme.siteTitle ? name : `${name} · ${theme.siteTitle}`;
}

/** The nearest channel in all of its formats, further ones in their first. */
function feedElements(page: Page, theme: ThemeContext): HeadElement[] {
  const [nearest, ...others] = page.channels;
  if (!nearest) return [];
  return [
    ...autodiscovery(nearest, theme),
    ...(page.kind === "subscribe" ? [] : others).flatMap((channel) =>
      autodiscovery(channel, theme).slice(0, 1),
    ),
  ];
}

const links = memo<Channel, HeadElement[]>();

function autodiscovery(channel: Channel, theme: ThemeContext): HeadElement[] {
  return links(theme, "", channel, () =>
    channel.formats.map((format) => autodiscoveryLink(channel, format, theme)),
  );
}

function autodiscoveryLink(channel: Channel, format: FeedFormat, theme: ThemeContext): HeadElement {
  const href = theme.siteHref(feedHref(channel, format));
  // The layout may write the same address absolute, so only its end counts.
  const ending = escapeRegExp(href);
  const title = channel.formats.length > 1 ? `${channel.title} (${FORMATS[format].name})` : channel.title;
  return {
    key: new RegExp(`<link\\s[^<>]*href\\s*=\\s*["']?(?:https?://[^/"'\\s>]*)?${ending}["'\\s>]`, "i"),
    html: html`<link rel="alternate" type="${FORMATS[format].type}" title="${title}" href="${href}">`.text,
  };
}

const keys = new Map<string, RegExp>();

/** Found where an element of that name is; sites write Open Graph with `name` as well as with `property`. */
function keyOf(name: string): RegExp {
  return memoized(
    keys,
    name,
    () => new RegExp(`<meta\\s[^>]*(?:property|name)\\s*=\\s*["']?${name}["'\\s>/]`, "i"),
  );
}

/** What social sites and messengers show for a link to the page: Open Graph, and what Twitter and Mastodon read beside it. */
function openGraph(page: Page, theme: ThemeContext): HeadElement[] {
  const elements: HeadElement[] = [];
  const meta = (name: string, content: string | undefined, attribute: "property" | "name" = "property") => {
    if (content)
      elements.push({
        key: keyOf(name),
        html: (attribute === "name"
          ? html`<meta name="${name}" content="${content}">`
          : html`<meta property="${name}" content="${content}">`
        ).text,
      });
  };
  const entry = page.kind === "entry" ? page.entries[0] : undefined;
  const image = socialImage(page, theme);
  meta("og:type", entry ? "article" : page.author ? "profile" : "website");
  meta("og:title", page.title || (entry && headline(entry, page.language)));
  meta("og:description", startOf(page.description, 300));
  meta("og:url", page.url);
  meta("og:site_name", theme.siteTitle);
  meta("og:locale", localeOf(page.language));
  for (const { language } of page.alternates)
    if (language !== page.language) meta("og:locale:alternate", localeOf(language));
  if (image) {
    meta("og:image", image.url);
    if (image.width && image.height) {
      meta("og:image:width", String(image.width));
      meta("og:image:height", String(image.height));
    }
    meta("og:image:alt", image.alt);
  }
  if (entry) {
    meta("article:published_time", isoOf(entry.published));
    meta("article:modified_time", entry.updated && isoOf(entry.updated));
    meta("article:section", entry.section);
    for (const tag of entry.tags) if (!tag.hidden) meta("article:tag", tag.label);
    for (const { fediverse } of entry.authors) meta("fediverse:creator", fediverse, "name");
  } else if (page.author) meta("fediverse:creator", page.author.fediverse, "name");
  meta("twitter:card", image?.large ? "summary_large_image" : "summary", "name");
  return elements;
}

/** A picture by its absolute address. */
interface SocialImage {
  url: string;
  width?: number | undefined;
  height?: number | undefined;
  alt?: string | undefined;
  /** True for a picture that was chosen for an entry, not one that stands for a site or an author. */
  large: boolean;
}

/** The picture that stands for a page elsewhere: the entry's, the tag's, the author's, else the site's. No site shows an SVG. */
function socialImage(page: Page, theme: ThemeContext): SocialImage | undefined {
  const lead = page.kind === "entry" && page.entries[0] ? leadImage(page.entries[0]) : undefined;
  if (lead && lead.type !== "image/svg+xml" && isShared(lead.url)) {
    const { width, height, title: alt } = lead;
    return { url: theme.absolute(lead.url), width, height, alt, large: true };
  }
  const url = [page.tag?.image, page.author?.image, theme.image].find(isShared);
  return url === undefined ? undefined : { url: theme.absolute(url), large: false };
}

function isShared(url: string | undefined): url is string {
  return safeAddress(url) !== undefined && !/\.svgz?(?:$|[?#])/i.test(String(url));
}

/** `language_TERRITORY`, as Open Graph knows no other; the territory is that of most people who write the language. */
function localeOf(language: string): string | undefined {
  try {
    const { language: base, region } = new Intl.Locale(language).maximize();
    return region && `${base}_${region}`;
  } catch {
    return undefined;
  }
}
