import webc from "@11ty/eleventy-plugin-webc";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { entry } from "../helpers/entries.ts";
import { elementsOf } from "../helpers/page.ts";
import { type BuiltSite, buildError, buildSite, type Files } from "../helpers/site.ts";

const NEWS: Files = {
  "_data/newsTags.yaml": "City:\n  label: The city\n  aliases: [Town]\nSecret:\n  hidden: true\n",
  "src/news/a.md": entry("title: A\ndate: 2021-05-05\ntags: [Town, Secret]\nauthor: Ann"),
  "src/news/b.md": entry("title: B\ndate: 2021-05-06 09:30\nupdated: 2021-05-07\ntags: [日本]"),
  "src/news/2020-c.txt": "date 2020-03-01 C\ntags Town\n\nText.\n",
  "src/about.md": entry("title: About\ndate: 2020-01-01"),
};

/** Builds the newsroom with one template of the site, and gives what that template wrote, blanks folded. */
async function written(file: string, template: string, files: Files = {}): Promise<string> {
  const site = await buildSite({ ...NEWS, ...files, [`src/${file}`]: template });
  return site.read("/out/").replace(/\s+/g, " ").trim();
}

const HEAD = "---\npermalink: /out/\n---\n";

const LISTS = "B=/news/b/;A=/news/a/;C=/news/c/;|The city 2;日本 1;|Ann;|2021:2;2020:1;|en";

test("the collections hold entries newest first, tags, authors and years in Nunjucks", async () => {
  const text = await written(
    "out.njk",
    `${HEAD}{% for e in collections.news %}{{ e.title }}={{ e.href }};{% endfor %}|{% for t in collections.newsTags %}{{ t.label }} {{ t.entries.length }};{% endfor %}|{% for a in collections.newsAuthors %}{{ a.name }};{% endfor %}|{% for y in collections.newsYears %}{{ y.year }}:{{ y.entries.length }};{% endfor %}|{{ collections.newsEditions[0].language }}`,
  );
  assert.is(text, LISTS);
});

test("cards of entries that Eleventy has still to render are there", async () => {
  const site = await buildSite(
    {
      "src/nunjucks.njk": "{{ collections.news | newsCards | safe }}",
      "src/liquid.liquid": "{{ collections.news | newsCards }}",
      "src/markdown.md": "{{ collections.news | newsCards }}",
      "src/news/slow.md": entry("title: Slow\ndate: 2021-05-08", "Answer {{ 42 | slowly }}."),
    },
    {
      config: (config: {
        setConcurrency(count: number): void;
        addAsyncFilter(name: string, filter: (value: number) => Promise<number>): void;
      }) => {
        config.setConcurrency(100);
        config.addAsyncFilter("slowly", async (value: number) => {
          await new Promise((resolve) => setTimeout(resolve, 50));
          return value;
        });
      },
    },
  );
  for (const page of ["nunjucks", "liquid", "markdown"])
    assert.match(site.read(`/${page}/`), "Answer 42.", page);
});

test("the same in Liquid", async () => {
  const text = await written(
    "out.liquid",
    `${HEAD}{% for e in collections.news %}{{ e.title }}={{ e.href }};{% endfor %}|{% for t in collections.newsTags %}{{ t.label }} {{ t.entries.size }};{% endfor %}|{% for a in collections.newsAuthors %}{{ a.name }};{% endfor %}|{% for y in collections.newsYears %}{{ y.year }}:{{ y.entries.size }};{% endfor %}|{{ collections.newsEditions[0].language }}`,
  );
  assert.is(text, LISTS);
});

test("the same in JavaScript", async () => {
  const text = await written(
    "out.11ty.js",
    `export const data = { permalink: "/out/" };
export function render({ collections: c }) {
  const list = (items, write) => items.map((item) => write(item) + ";").join("");
  return [
    list(c.news, (e) => e.title + "=" + e.href),
    list(c.newsTags, (t) => t.label + " " + t.entries.length),
    list(c.newsAuthors, (a) => a.name),
    list(c.newsYears, (y) => y.year + ":" + y.entries.length),
    c.newsEditions[0].language,
  ].join("|");
}`,
  );
  assert.is(text, LISTS);
});

test("collections and filters in WebC", async () => {
  const site = await buildSite(
    {
      ...NEWS,
      // WebC takes a permalink for JavaScript, so that one with slashes around it would be a regular expression.
      "src/out.webc": `---
permalink: out/index.html
---
<p webc:for="entry of collections.news"><a :href="entry.href" @text="entry.title"></a><time @text="newsDate(entry, 'yyyy-MM-dd')"></time><b webc:for="tag of newsTags(entry)" @text="newsTagUrl(tag)"></b></p>
<template @raw="newsFeedLinks('Town')" webc:nokeep></template>`,
    },
    { config: (config: { addPlugin(plugin: unknown): void }) => config.addPlugin(webc) },
  );
  const html = site.read("/out/");
  assert.equal(
    elementsOf(html, "a").map(({ href }) => href),
    ["/news/b/", "/news/a/", "/news/c/"],
  );
  assert.ok(html.includes('<a href="/news/b/">B</a><time>2021-05-06</time>'), html);
  assert.ok(html.includes("<b>/news/tags/the-city/</b>"), html);
  assert.is(hrefsOf(site, "/out/")[0], "/news/tags/the-city/feed.xml");
});

const DATES = "May 6, 2021, 09:30|06.05.2021|6 мая 2021 г., 09:30|May 7, 2021|May 5, 2021|2021";

test("newsDate writes the date of an entry, an update or a text, by pattern and language", async () => {
  const nunjucks = await written(
    "out.njk",
    `${HEAD}{% set b = collections.news[0] %}{{ b | newsDate }}|{{ b.published | newsDate("dd.MM.yyyy") }}|{{ b | newsDate(null, "ru") }}|{{ b.updated | newsDate }}|{{ "2021-05-05" | newsDate }}|{{ "2021-05-05" | newsDate("yyyy") }}`,
  );
  assert.is(nunjucks.replace(/\u00a0/g, " "), DATES);
  const liquid = await written(
    "out.liquid",
    `${HEAD}{% assign b = collections.news[0] %}{{ b | newsDate }}|{{ b.published | newsDate: "dd.MM.yyyy" }}|{{ b | newsDate: nil, "ru" }}|{{ b.updated | newsDate }}|{{ "2021-05-05" | newsDate }}|{{ "2021-05-05" | newsDate: "yyyy" }}`,
  );
  assert.is(liquid.replace(/\u00a0/g, " "), DATES);
  const script = await written(
    "out.11ty.js",
    `export const data = { permalink: "/out/" };
export function render({ collections }) {
  const [b] = collections.news;
  return [this.newsDate(b), this.newsDate(b.published, "dd.MM.yyyy"), this.newsDate(b, null, "ru"), this.newsDate(b.updated), this.newsDate("2021-05-05"), this.newsDate("2021-05-05", "yyyy")].join("|");
}`,
  );
  assert.is(script.replace(/\u00a0/g, " "), DATES);
});

test("newsDate in an entry and in a layout takes page.date for the day it was written as", async () => {
  const site = await buildSite({
    ...NEWS,
    "src/_includes/dated.njk": "<html><body>{{ page.date | newsDate }}|{{ content | safe }}</body></html>",
    "src/news/d.md": entry(
      "title: D\ndate: 2021-05-09\nlayout: dated.njk",
      "{{ page.date | newsDate: 'yyyy-MM-dd' }}",
    ),
  });
  assert.match(site.read("/news/d/"), /<body>May 9, 2021.*\|<p>2021-05-09<\/p>/s);
});

test("newsDate names the months of the Gregorian calendar where a language has another, as the year is of that one", async () => {
  const text = await written(
    "out.njk",
    `${HEAD}{{ "2021-10-26" | newsDate("d LLLL yyyy", "fa") }}|{{ "2021-10-26" | newsDate(null, "fa") }}|{{ "2021-10-26" | newsDate("D", "th") }}`,
  );
  assert.is(text, "۲۶ اکتبر ۲۰۲۱|۲۶ اکتبر ۲۰۲۱|26/10/2021");
});

test("newsDate says what it cannot read", async () => {
  const error = await buildError({ ...NEWS, "src/out.njk": `${HEAD}{{ "soon" | newsDate }}` });
  assert.match(error, /newsDate filter was given something that isn't a date/);
  assert.match(error, /found: +soon/);
});

test("newsTagUrl gives a tag's address by name, label, alias or the tag itself, and nothing for none", async () => {
  const expected = `/news/tags/the-city/|/news/tags/the-city/|/news/tags/the-city/|/news/tags/the-city/|/news/tags/${encodeURIComponent("日本")}/||`;
  const nunjucks = await written(
    "out.njk",
    `${HEAD}{{ "City" | newsTagUrl }}|{{ "the CITY" | newsTagUrl }}|{{ "town" | newsTagUrl }}|{{ collections.newsTags[0] | newsTagUrl }}|{{ "日本" | newsTagUrl }}|{{ "None" | newsTagUrl }}|{{ "Secret" | newsTagUrl }}`,
  );
  assert.is(nunjucks, expected);
  const liquid = await written(
    "out.liquid",
    `${HEAD}{{ "City" | newsTagUrl }}|{{ "the CITY" | newsTagUrl }}|{{ "town" | newsTagUrl }}|{{ collections.newsTags[0] | newsTagUrl }}|{{ "日本" | newsTagUrl }}|{{ "None" | newsTagUrl }}|{{ "Secret" | newsTagUrl }}`,
  );
  assert.is(liquid, expected);
});

test("newsTags gives the shown tags of an entry, of a page or of an address, resolved by the dictionary", async () => {
  const site = await buildSite({
    ...NEWS,
    "src/out.njk": `${HEAD}{% for t in collections.news[1] | newsTags %}{{ t.label }};{% endfor %}|{% for t in "/news/b/" | newsTags %}{{ t.label }};{% endfor %}|{% for t in collections.all[0] | newsTags %}{{ t.label }};{% endfor %}`,
    "src/_includes/tagged.njk":
      "<html><body>{% for t in page | newsTags %}{{ t.label }};{% endfor %}</body></html>",
    "src/news/d.md": entry("title: D\ndate: 2021-05-09\ntags: [town]\nlayout: tagged.njk"),
  });
  assert.is(
    site.read("/out/"),
    "日本;|日本;|",
    "D is newer than B, and the oldest page of the site is no entry",
  );
  assert.match(site.read("/news/d/"), /<body>The city;<\/body>/);
});

function hrefsOf(site: BuiltSite, path: string): string[] {
  return elementsOf(site.read(path), "link").map(({ href }) => href ?? "");
}

test("newsFeedLinks links the feeds of the whole, of a tag, of an author and of an entry", async () => {
  const site = await buildSite({
    ...NEWS,
    "src/whole.njk": "---\npermalink: /whole/\n---\n{{ '' | newsFeedLinks | safe }}",
    "src/tag.liquid": '---\npermalink: /tag/\n---\n{{ "Town" | newsFeedLinks }}',
    "src/author.njk":
      "---\npermalink: /author/\n---\n{{ collections.newsAuthors[0] | newsFeedLinks | safe }}",
    "src/entry.11ty.js":
      'export const data = { permalink: "/entry/" }; export function render({ collections }) { return this.newsFeedLinks(collections.news[1]); }',
  });
  const files = ["feed.xml", "atom.xml", "feed.json"];
  const below = (path: string) => files.map((file) => path + file);
  assert.equal(hrefsOf(site, "/whole/"), below("/news/"));
  assert.equal(hrefsOf(site, "/tag/"), below("/news/tags/the-city/"));
  assert.equal(hrefsOf(site, "/author/"), below("/news/authors/ann/"));
  assert.equal(hrefsOf(site, "/entry/"), [
    ...below("/news/"),
    ...below("/news/tags/the-city/"),
    ...below("/news/authors/ann/"),
  ]);
  for (const link of elementsOf(site.read("/entry/"), "link")) {
    assert.is(link["rel"], "alternate");
    assert.ok(link["type"] && link["title"]);
    assert.ok(site.has(link["href"] ?? "none"));
  }
});

test("an entry's page and newsFeedLinks name every feed that the entry is in, and no other", async () => {
  const tags = Array.from({ length: 9 }, (_, index) => `Tag ${index}`);
  const site = await buildSite(
    {
      "_data/newsTags.yaml":
        "Tag 0:\n  parent: Above\nAbove: {}\nQuiet:\n  feeds: false\nUnseen:\n  hidden: true\n",
      "src/_includes/own.njk":
        "<html><head>{{ page | newsFeedLinks | safe }}</head><body>{{ content | safe }}</body></html>",
      "src/news/a.md": entry(
        `title: A\ndate: 2021-05-01\ntags: [${tags.join(", ")}, Quiet, Unseen]\nauthor: Ann; Bo\nsection: City`,
      ),
      "src/news/b.md": entry("title: B\ndate: 2021-05-02\nlayout: own.njk\ntags: [Other]\nsection: Country"),
      "src/news/c.md": entry("title: C\ndate: 2021-05-03\nexpires: 2021-05-04\ntags: [Other]"),
      "src/news/kk/d.md": entry("title: D\ndate: 2021-05-03\nlang: kk\nsection: City"),
    },
    {
      options: {
        languages: { kk: {} },
        feeds: {
          custom: {
            first: { title: "First", filter: (one) => one.title === "A" },
            rest: { title: "Rest", filter: (one) => one.title !== "A" },
          },
        },
      },
    },
  );
  const foldersOf = (path: string) => [
    ...new Set(
      elementsOf(site.read(path), "link")
        .filter(({ type }) => /rss|atom|feed\+json/.test(type ?? ""))
        .map(({ href = "" }) => href.slice(0, href.lastIndexOf("/") + 1)),
    ),
  ];
  assert.equal(foldersOf("/news/a/").sort(), [
    "/news/",
    "/news/authors/ann/",
    "/news/authors/bo/",
    "/news/feeds/first/",
    "/news/sections/city/",
    "/news/tags/above/",
    ...tags.map((_, index) => `/news/tags/tag-${index}/`),
  ]);
  assert.equal(foldersOf("/news/b/"), [
    "/news/",
    "/news/sections/country/",
    "/news/tags/other/",
    "/news/feeds/rest/",
  ]);
  assert.equal(foldersOf("/news/c/"), ["/news/"]);
  assert.equal(foldersOf("/news/kk/d/"), ["/news/kk/", "/news/kk/sections/city/", "/news/kk/feeds/rest/"]);
});

test("a path prefix is in the links of newsFeedLinks, and left to Eleventy's url filter in addresses", async () => {
  const site = await buildSite(
    {
      ...NEWS,
      "src/out.njk": `${HEAD}{{ '' | newsFeedLinks | safe }}<a href="{{ 'City' | newsTagUrl | url }}"></a>`,
    },
    { pathPrefix: "/paper/" },
  );
  assert.is(hrefsOf(site, "/out/")[0], "/paper/news/feed.xml");
  assert.is(elementsOf(site.read("/out/"), "a")[0]?.["href"], "/paper/news/tags/the-city/");
});

test("an entry in a collection has content, summary, tags, authors, related entries and neighbours", async () => {
  const text = await written(
    "out.njk",
    `${HEAD}{% set a = collections.news[1] %}{{ a.content | safe }}|{{ a.summary }}|{{ a.url }}|{{ a.tags[0].href }}|{{ a.authors[0].name }}|{{ a.previous.title }}|{{ a.next.title }}|{{ a.related[0].title }}|{{ a.data.title }}`,
  );
  assert.is(text, "<p>Text.</p> |Text.|https://news.example/news/a/|/news/tags/the-city/|Ann|C|B|C|A");
});

test("reversing a collection in a template leaves the newsroom's own order alone", async () => {
  const site = await buildSite({
    ...NEWS,
    "src/out.njk": `${HEAD}{% for e in collections.news | reverse %}{{ e.title }}{% endfor %}`,
    "src/out2.11ty.js":
      'export const data = { permalink: "/out2/" }; export const render = ({ collections }) => collections.news.reverse().map((e) => e.title).join("");',
  });
  assert.is(site.read("/out2/").length, 3);
  assert.equal(
    JSON.parse(site.read("/news/feed.json")).items.map((item: { title: string }) => item.title),
    ["B", "A", "C"],
  );
});

test("newsCards shows the entries among Eleventy's own pages too, as collections.news holds where an entry has the tag news", async () => {
  const site = await buildSite({
    ...NEWS,
    "src/news/d.md": entry("title: D\ndate: 2021-05-09\ntags: [news]"),
    "src/plain.md": entry("title: Plain\ntags: [news]"),
    "src/out.njk": `${HEAD}{{ collections.news.slice(0, 10) | newsCards | safe }}`,
  });
  const html = site.read("/out/");
  assert.match(html, 'href="/news/d/"');
  assert.not.match(html, "Plain");
  assert.match(site.logs.join("\n"), "[collection-taken]");
});

test.run();
