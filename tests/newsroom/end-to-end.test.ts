import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { itemsOf } from "../helpers/feeds.ts";
import { linksOf, textOf, timesOf } from "../helpers/page.ts";
import { type BuiltSite, buildSite } from "../helpers/site.ts";

const SEED = join(import.meta.dirname, "../../../shared/seed");
const hasSeed = existsSync(SEED);

const DICTIONARY = `
Neurosurgery:
  description: Surgery of the **brain** and spine.
  match: [neurosurgery, neurosurgeon, neurosurgical]
Kazakhstan:
  match: [Kazakhstan]
Astana:
  match: [Astana]
Cardiology:
  match: [heart attack]
`;

const MARKDOWN = `---
title: A second opinion
date: 2021-05-06
tags: [Astana, Opinion]
author: Dana Serik
---
The *second* opinion, with a [link](/about/) and an image:

![A chart](/img/chart.png)
`;

async function seedSite(): Promise<BuiltSite> {
  const [name = ""] = readdirSync(SEED);
  return buildSite(
    {
      [`src/news/${name}`]: readFileSync(join(SEED, name)),
      "src/news/second.md": MARKDOWN,
      "_data/newsTags.yaml": DICTIONARY,
      "src/robots.txt": "User-agent: *\nAllow: /\n",
    },
    {
      config: (config: { addPassthroughCopy(path: string): void }) =>
        config.addPassthroughCopy("src/robots.txt"),
    },
  );
}

const seedTest = (name: string, run: () => Promise<void>) => {
  if (hasSeed) test(name, run);
  else if (process.env["CI"])
    test(name, () => assert.unreachable("the publisher's first entry is not beside the project"));
  else console.log(`skipped, as the publisher's first entry is not beside the project: ${name}`);
};

const SLUG =
  "member-of-the-national-center-of-neurosurgery-victor-aleinikov-compared-national-neurosurgery-with-the-european";
const TITLE =
  "Member of the National Center of Neurosurgery Victor Aleinikov compared national neurosurgery with the European.";

seedTest("the desk's file, unedited, is a page dated 5 May 2021 with its text intact", async () => {
  const site = await seedSite();
  const html = site.read(`/news/${SLUG}/`);
  const source = readFileSync(join(SEED, readdirSync(SEED)[0] ?? ""), "utf8");
  const paragraphs = source
    .split(/\n\s*\n/)
    .slice(1)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean);
  assert.ok(paragraphs.length >= 6);
  for (const paragraph of paragraphs) assert.ok(textOf(html).includes(paragraph), paragraph.slice(0, 40));
  assert.ok(textOf(html).includes(TITLE));
  assert.ok(
    timesOf(html).some(({ datetime, text }) => datetime === "2021-05-05" && text.includes("May 5, 2021")),
  );
});

seedTest("it stands in the listing, in its year and on the pages of the tags its words give it", async () => {
  const site = await seedSite();
  const href = `/news/${SLUG}/`;
  for (const page of [
    "/news/",
    "/news/2021/",
    "/news/tags/neurosurgery/",
    "/news/tags/kazakhstan/",
    "/news/tags/astana/",
  ]) {
    assert.ok(linksOf(site.read(page)).includes(href), page);
    assert.ok(
      timesOf(site.read(page)).some(({ datetime }) => datetime === "2021-05-05"),
      page,
    );
  }
  assert.not.ok(site.has("/news/tags/cardiology/"), "a tag without entries has no page");
  assert.ok(site.read("/robots.txt").startsWith("User-agent"));
});

seedTest("every feed it belongs to carries it, dated 5 May 2021, in three readers' parsers", async () => {
  const site = await seedSite();
  const url = `https://news.example/news/${SLUG}/`;
  for (const base of ["/news/", "/news/tags/neurosurgery/", "/news/tags/kazakhstan/", "/news/tags/astana/"]) {
    const rss = site.read(`${base}feed.xml`);
    const atom = site.read(`${base}atom.xml`);
    const json = site.read(`${base}feed.json`);
    assert.ok(rss.includes("<pubDate>Wed, 05 May 2021 00:00:00 +0600</pubDate>"));
    assert.ok(atom.includes("<published>2021-05-05T00:00:00+06:00</published>"));
    const jsonItem = JSON.parse(json).items.find((item: { url: string }) => item.url === url);
    assert.is(jsonItem.date_published, "2021-05-05T00:00:00+06:00");
    for (const text of [rss, atom]) {
      const items = await itemsOf(text);
      for (const [parser, list] of Object.entries(items)) {
        const item = list.find((candidate) => candidate.url === url);
        assert.ok(item, `${base} ${parser}`);
        assert.is(item?.title, TITLE, parser);
        assert.is(item?.date, "2021-05-04T18:00:00.000Z", parser);
        assert.is(item?.id, url, parser);
        assert.equal([...(item?.categories ?? [])].sort(), ["Astana", "Kazakhstan", "Neurosurgery"], parser);
        assert.ok(item?.content.includes("Nursultan Nazarbayev"), parser);
      }
    }
  }
});

test("a Markdown entry keeps title, date, tags, author and content in every parser", async () => {
  const site = await buildSite({ "src/news/second.md": MARKDOWN });
  for (const file of ["/news/feed.xml", "/news/atom.xml"]) {
    for (const [parser, [item]] of Object.entries(await itemsOf(site.read(file)))) {
      assert.is(item?.title, "A second opinion", parser);
      assert.is(item?.url, "https://news.example/news/second/", parser);
      assert.is(item?.date, "2021-05-05T18:00:00.000Z", parser);
      assert.equal([...(item?.categories ?? [])].sort(), ["Astana", "Opinion"], parser);
      assert.ok(item?.content.includes('href="https://news.example/about/"'), parser);
      assert.ok(item?.content.includes('src="https://news.example/img/chart.png"'), parser);
      assert.ok(item?.authors.includes("Dana Serik"), `${parser} ${file} ${item?.authors}`);
    }
  }
});

test("the default addresses are those the README promises", async () => {
  const entries = Object.fromEntries(
    Array.from({ length: 25 }, (_, index) => [
      `src/news/entry-${index}.md`,
      `---\ntitle: Entry ${index}\ndate: 2021-05-${String(index + 1).padStart(2, "0")}\ntags: [Town]\n---\nText ${index}.\n`,
    ]),
  );
  const site = await buildSite({
    ...entries,
    "src/news/wire.txt": "date 2020-01-02 From the wire\n\nText.\n",
  });
  for (const path of [
    "/news/",
    "/news/page/2/",
    "/news/2021/",
    "/news/2020/",
    "/news/tags/",
    "/news/tags/town/",
    "/news/tags/town/page/2/",
    "/news/feed.xml",
    "/news/atom.xml",
    "/news/feed.json",
    "/news/tags/town/feed.xml",
    "/news/tags/town/atom.xml",
    "/news/tags/town/feed.json",
    "/news/entry-3/",
    "/news/from-the-wire/",
    "/news/subscribe/",
    "/news/feeds.opml",
    "/news/sitemap.xml",
  ]) {
    assert.ok(site.has(path), path);
  }
  assert.is(JSON.parse(site.read("/news/feed.json")).items.length, 20);
});

test("tags may have other formats than the whole newsroom, or none", async () => {
  const files = { "src/news/a.md": "---\ntitle: A\ndate: 2021-05-05\ntags: [Town]\n---\nText.\n" };
  const some = await buildSite(files, { options: { feeds: { tags: ["rss"] } } });
  assert.ok(some.has("/news/feed.json"));
  assert.ok(some.has("/news/tags/town/feed.xml"));
  assert.not.ok(some.has("/news/tags/town/feed.json"));
  const none = await buildSite(files, { options: { feeds: { tags: false } } });
  assert.not.ok(none.files().some((file) => /tags\/town\/.*(xml|json)$/.test(file)));
});

test.run();
