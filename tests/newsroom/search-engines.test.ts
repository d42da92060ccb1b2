import { readdirSync, readFileSync } from "node:fs";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { momentOfInstant } from "../../plugins/dates/dates.ts";
import type { Entry } from "../../plugins/entry/entry.ts";
import { addressesOf } from "../../plugins/index/addresses.ts";
import type { NewsIndex } from "../../plugins/index/news-index.ts";
import { checkOptions } from "../../plugins/options/check.ts";
import { settingsOf } from "../../plugins/options/settings.ts";
import { newsSitemap, sitemaps } from "../../plugins/outputs/sitemaps.ts";
import { demoSite } from "../helpers/demo.ts";
import { elementsOf } from "../helpers/page.ts";
import { SITE } from "../helpers/site.ts";

const demo = await demoSite();
const pages = readdirSync(demo, { recursive: true, encoding: "utf8" })
  .filter((file) => file.startsWith("news/") && file.endsWith(".html"))
  .map((file) => ({ file, html: readFileSync(`${demo}/${file}`, "utf8") }))
  .filter(({ html }) => !/http-equiv="refresh"/.test(html));

const OFFSET = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})$/;
const ABSOLUTE = /^https:\/\/[^/]+\//;
const linksOf = (html: string, rel: string) => elementsOf(html, "link").filter((link) => link["rel"] === rel);
const canonicalOf = (html: string) => linksOf(html, "canonical").map(({ href }) => href ?? "");
const metaOf = (html: string, name: string) =>
  elementsOf(html, "meta")
    .filter((meta) => meta["property"] === name)
    .map(({ content }) => content ?? "");

interface Article {
  "@type": string;
  headline: string;
  datePublished: string;
  dateModified: string;
  author?: { "@type": string; name: string; url?: string }[];
  image?: string[];
  mainEntityOfPage: string;
  publisher: { name: string; url: string; logo?: { url: string } };
}

const articlesOf = (html: string): Article[] =>
  [...html.matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g)]
    .map(([, json]) => JSON.parse(json ?? ""))
    .filter((data) => data["@type"] === "NewsArticle");

test("each entry of the demo has one NewsArticle that says what the page says, and no other page has one", () => {
  let count = 0;
  let withImage = 0;
  for (const { file, html } of pages) {
    const isEntry = /<article class="news-entry/.test(html);
    const [article, ...more] = articlesOf(html);
    if (!isEntry) {
      assert.is(article, undefined, file);
      continue;
    }
    assert.ok(article && more.length === 0, file);
    count++;
    assert.is(article["@type"], "NewsArticle", file);
    assert.ok(article.headline.trim() !== "", file);
    assert.match(article.datePublished, OFFSET, file);
    assert.match(article.dateModified, OFFSET, file);
    assert.ok(Date.parse(article.dateModified) >= Date.parse(article.datePublished), file);
    assert.equal([article.mainEntityOfPage], canonicalOf(html), file);
    for (const { name, url } of article.author ?? []) {
      assert.ok(name.trim() !== "", file);
      if (url !== undefined) assert.match(url, ABSOLUTE, file);
    }
    assert.ok((article.author?.length ?? 0) > 0, `${file} has an author`);
    for (const image of article.image ?? []) assert.match(image, ABSOLUTE, file);
    if (article.image) withImage++;
    assert.ok(article.publisher.name !== "", file);
    assert.match(article.publisher.url, ABSOLUTE, file);
    assert.equal(metaOf(html, "article:published_time"), [article.datePublished], file);
  }
  assert.ok(count > 10 && withImage > 0, `${count} entries, ${withImage} with a picture`);
});

test("each page of the demo has one canonical address, its own, and Open Graph that agrees", () => {
  for (const { file, html } of pages) {
    const [canonical = "", ...more] = canonicalOf(html);
    assert.equal(more, [], file);
    assert.match(canonical, ABSOLUTE, file);
    assert.is(decodeURIComponent(new URL(canonical).pathname), `/${file.replace(/index\.html$/, "")}`, file);
    assert.equal(metaOf(html, "og:url"), [canonical], file);
    assert.is(metaOf(html, "og:title").length, 1, file);
    assert.is(metaOf(html, "og:site_name").length, 1, file);
    assert.match(metaOf(html, "og:type").join(), /^(article|profile|website)$/, file);
    for (const image of metaOf(html, "og:image")) assert.match(image, ABSOLUTE, file);
  }
});

test("pages of the demo in several languages name each other with hreflang, both ways", () => {
  const alternates = new Map(
    pages.map(({ html }) => [
      canonicalOf(html)[0] ?? "",
      linksOf(html, "alternate").flatMap(({ hreflang, href }) => (hreflang && href ? [href] : [])),
    ]),
  );
  let count = 0;
  for (const [url, others] of alternates) {
    if (others.length === 0) continue;
    count++;
    assert.ok(others.includes(url), `${url} names itself`);
    for (const other of others) assert.equal(alternates.get(other), others, `${url} ↔ ${other}`);
  }
  assert.ok(count > 3, String(count));
});

test("the sitemap of the demo says of each entry when it changed last", () => {
  const xml = readFileSync(`${demo}/news/sitemap.xml`, "utf8");
  const changed = new Map(
    [...xml.matchAll(/<url><loc>([^<]*)<\/loc>(?:<lastmod>([^<]*)<\/lastmod>)?/g)].map(([, url, day]) => [
      url,
      day,
    ]),
  );
  for (const { file, html } of pages) {
    const [article] = articlesOf(html);
    if (!article) continue;
    const day = changed.get(article.mainEntityOfPage);
    assert.ok(day && article.dateModified.startsWith(day.slice(0, 10)), `${file}: ${day}`);
  }
});

const HOUR = 3_600_000;
const NOW = Date.parse("2021-05-10T12:00:00Z");
const settings = settingsOf(checkOptions(SITE), "news");

/** A newsroom of so many entries, one every `minutes` back from now. */
function room(count: number, minutes: number): NewsIndex {
  const all = Array.from({ length: count }, (_, index) => ({
    url: `https://news.example/news/${index}/`,
    title: `Headline ${index}`,
    language: "en",
    translations: [],
    published: momentOfInstant(NOW - index * minutes * 60_000, settings.calendar),
  })) as unknown as Entry[];
  return { all, entries: all } as unknown as NewsIndex;
}

test("a sitemap of more than 50,000 addresses is an index of parts that hold each once", () => {
  const addresses = addressesOf("https://news.example/", "/");
  const one = sitemaps(room(50_000, 1), [], "/news/", addresses);
  assert.equal(
    one.map(({ href }) => href),
    ["/news/sitemap.xml"],
  );
  const [index, ...parts] = sitemaps(room(100_001, 1), [], "/news/", addresses);
  const named = [...(index?.render() ?? "").matchAll(/<loc>([^<]*)</g)].map(([, url]) => url);
  assert.match(index?.render() ?? "", "<sitemapindex");
  assert.equal(
    named,
    parts.map(({ href }) => `https://news.example${href}`),
  );
  const urls = parts.map((part) => [...part.render().matchAll(/<loc>([^<]*)</g)].map(([, url]) => url));
  assert.equal(
    urls.map(({ length }) => length),
    [50_000, 50_000, 1],
  );
  assert.is(new Set(urls.flat()).size, 100_001);
});

test("the sitemap for Google News has the entries of the last two days, with date and offset, and at most 1,000", () => {
  const few = newsSitemap(room(100, 60), settings, NOW);
  const dates = [...few.matchAll(/<news:publication_date>([^<]*)</g)].map(([, date]) => date ?? "");
  assert.is(dates.length, 49);
  for (const date of dates) {
    assert.match(date, OFFSET);
    assert.ok(Date.parse(date) >= NOW - 48 * HOUR, date);
  }
  assert.match(few, "<news:name>The Example</news:name><news:language>en</news:language>");
  assert.match(few, "<news:title>Headline 48</news:title>");
  const many = newsSitemap(room(2000, 1), settings, NOW);
  assert.is(many.match(/<news:news>/g)?.length, 1000);
  assert.match(many, "<news:title>Headline 0</news:title>");
});

test("the sitemap for Google News names languages as Google takes them: without region, Chinese by its script", () => {
  const languages: [given: string, google: string][] = [
    ["en-GB", "en"],
    ["pt-BR", "pt"],
    ["sr-Latn", "sr"],
    ["kk", "kk"],
    ["fil", "fil"],
    ["zh", "zh-cn"],
    ["zh-Hans", "zh-cn"],
    ["zh-Hans-HK", "zh-cn"],
    ["zh-SG", "zh-cn"],
    ["zh-TW", "zh-tw"],
    ["zh-HK", "zh-tw"],
    ["zh-Hant", "zh-tw"],
  ];
  for (const [language, google] of languages) {
    const { entries } = room(1, 1);
    const xml = newsSitemap(
      { entries: entries.map((entry) => ({ ...entry, language })) } as unknown as NewsIndex,
      settings,
      NOW,
    );
    assert.match(xml, `<news:language>${google}</news:language>`, language);
  }
});

test.run();
