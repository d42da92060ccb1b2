import { escapeAttribute, escapeXml } from "../content/xml-text.ts";
import { hoursBefore, isoOf, machineOf } from "../dates/dates.ts";
import type { Moment } from "../dates/moment.ts";
import { compare } from "../diagnostics/format.ts";
import type { Entry } from "../entry/entry.ts";
import { isIndexed } from "../entry/is-indexed.ts";
import type { Addresses } from "../index/addresses.ts";
import type { NewsIndex } from "../index/news-index.ts";
import type { Settings } from "../options/settings.ts";
import type { Page } from "../pages/page.ts";
import { type FileOutput, fileOutput } from "./output.ts";

/** Most addresses in one file (sitemaps.org protocol). */
const MAX_ADDRESSES = 50_000;
/** Google takes news of two days, at most a thousand entries. */
export const NEWS_HOURS = 48;
const MAX_NEWS = 1000;

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

/** The sitemap of entries and lists: one file, or an index and its parts where there are more than 50,000 addresses. */
export function sitemaps(
  newsIndex: NewsIndex,
  pages: readonly Page[],
  path: string,
  addresses: Addresses,
): FileOutput[] {
  const listed = pages.filter((page) => page.kind !== "redirect");
  const entries = newsIndex.all.filter(isIndexed);
  const count = entries.length + listed.length;
  const parts = Math.ceil(count / MAX_ADDRESSES);
  const urls = () => [
    ...entries.map((entry) =>
      urlElement(
        entry.url,
        lastChange(entry),
        entry.translations.length > 0 ? [entry, ...entry.translations] : [],
      ),
    ),
    ...listed.map((page) => urlElement(page.url, newestChange(page.entries), page.alternates)),
  ];
  const file = (href: string, render: () => string) => fileOutput("sitemap", href, render);
  if (parts <= 1) return [file(`${path}sitemap.xml`, () => urlset(urls()))];
  const hrefs = Array.from({ length: parts }, (_, index) => `${path}sitemap-${index + 1}.xml`);
  return [
    file(`${path}sitemap.xml`, () => {
      const items = hrefs.map(
        (href) => `<sitemap><loc>${escapeXml(addresses.absolute(href))}</loc></sitemap>\n`,
      );
      return `${HEAD}<sitemapindex ${NAMESPACE}>\n${items.join("")}</sitemapindex>\n`;
    }),
    ...hrefs.map((href, index) =>
      file(href, () => urlset(urls().slice(index * MAX_ADDRESSES, (index + 1) * MAX_ADDRESSES))),
    ),
  ];
}

function urlset(urls: readonly string[]): string {
  const text = urls.join("");
  const links = text.includes("<xhtml:") ? ' xmlns:xhtml="http://www.w3.org/1999/xhtml"' : "";
  return `${HEAD}<urlset ${NAMESPACE}${links}>\n${text}</urlset>\n`;
}

/** @param versions the page in each of its languages, itself among them; none where there is but one */
function urlElement(
  url: string,
  changed: Moment | undefined,
  versions: readonly { language: string; url: string }[],
): string {
  const links = [...versions]
    .sort((one, other) => compare(one.language, other.language))
    .map(
      ({ language, url: href }) =>
        `<xhtml:link rel="alternate" hreflang="${escapeAttribute(language)}" href="${escapeAttribute(href)}"/>`,
    );
  return `<url><loc>${escapeXml(url)}</loc>${changed ? `<lastmod>${machineOf(changed)}</lastmod>` : ""}${links.join("")}</url>\n`;
}

function lastChange(entry: Entry): Moment {
  return entry.updated ?? entry.published;
}

function newestChange(entries: readonly Entry[]): Moment | undefined {
  let newest: Moment | undefined;
  for (const entry of entries) {
    const change = lastChange(entry);
    if (!newest || change.instant > newest.instant) newest = change;
  }
  return newest;
}

/** Entries of the news sitemap: those of the two days before the build. */
export function newsOf(entries: readonly Entry[], now: number): Entry[] {
  const since = hoursBefore(now, NEWS_HOURS);
  return entries
    .filter((entry) => isIndexed(entry) && entry.published.instant >= since && entry.title !== "")
    .slice(0, MAX_NEWS);
}

/** The Google News sitemap. */
export function newsSitemap(newsIndex: NewsIndex, settings: Settings, now: number): string {
  const items = newsOf(newsIndex.entries, now).map(
    (entry) =>
      `<url><loc>${escapeXml(entry.url)}</loc><news:news><news:publication><news:name>${escapeXml(settings.options.site.title)}</news:name>` +
      `<news:language>${newsLanguage(entry.language)}</news:language></news:publication>` +
      `<news:publication_date>${isoOf(entry.published)}</news:publication_date><news:title>${escapeXml(entry.title)}</news:title></news:news></url>\n`,
  );
  return `${HEAD}<urlset ${NAMESPACE} xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">\n${items.join("")}</urlset>\n`;
}

/**
 * A language as Google News takes it: the two or three letters of ISO 639 without a region, and for Chinese `zh-cn` or
 * `zh-tw`, by script.
 *
 * @param language BCP 47
 * @see https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap
 */
function newsLanguage(language: string): string {
  const [base = "", ...parts] = language.toLowerCase().split("-");
  if (base !== "zh") return escapeXml(base);
  const isTraditional =
    parts.includes("hant") || (!parts.includes("hans") && /^(?:tw|hk|mo)$/u.test(parts.at(-1) ?? ""));
  return isTraditional ? "zh-tw" : "zh-cn";
}
