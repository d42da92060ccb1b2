import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Diagnostic } from "../../plugins/diagnostics/format.ts";
import { type Files, writeFiles } from "../helpers/site.ts";
import { build, config, newsroom, site } from "./command-line.ts";

/*
 * The first time that a site is built with the plugin: what is deployed was made by something else.
 */

const DAYS = [1, 2, 3, 4, 5, 6, 7, 8];
const ENTRIES: Files = Object.fromEntries(
  DAYS.map((day) => [
    `src/news/day-${day}.md`,
    `---\ntitle: Day ${day}\ndate: 2021-05-0${day}\npermalink: /blog/day-${day}/\ntags: [${day % 2 ? "Post" : "Note"}]\n---\nText of day ${day}.\n`,
  ]),
);

/** The Atom feed of the old site, as eleventy-plugin-rss makes it. */
const oldFeed = (
  days: readonly number[],
  self = "https://news.example/feed.xml",
) => `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Old</title><link href="${self}" rel="self"/><link href="https://news.example/"/>
<updated>2021-05-08T00:00:00Z</updated><id>https://news.example/</id><author><name>A</name></author>
${[...days]
  .reverse()
  .map(
    (day) =>
      `<entry><title>Day ${day}</title><link href="https://news.example/blog/day-${day}/"/><updated>2021-05-0${day}T00:00:00+06:00</updated><id>https://news.example/blog/day-${day}/</id><content type="html">Text of day ${day}, with some more words.</content></entry>`,
  )
  .join("\n")}
</feed>`;

const OLD_SITE: Files = {
  "index.html": '<a href="/blog/">Blog</a>',
  "sitemap.xml": '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"></urlset>',
  "feed.xml": oldFeed(DAYS),
  ...Object.fromEntries(DAYS.map((day) => [`blog/day-${day}/index.html`, "x"])),
};
const REDIRECTED = {
  "eleventy.config.js": config("feeds: { limit: 20 },").replace(
    "eleventyConfig.addPlugin",
    'eleventyConfig.addPassthroughCopy({ "src/redirects": "_redirects" });\n  eleventyConfig.addPlugin',
  ),
  "src/redirects": "/feed.xml /news/atom.xml 301\n",
};

async function adopt(
  deployed: Files,
  changes: Files = {},
): Promise<{ code: number | null; problems: Diagnostic[]; against: { feeds: number } }> {
  const folder = site({ ...ENTRIES, ...changes });
  writeFiles(join(folder, "deployed"), deployed);
  await build(folder);
  const ran = await newsroom(folder, ["check", "--against", "deployed", "--json"]);
  return { code: ran.code, ...JSON.parse(ran.out) };
}
const briefly = ({ problems }: { problems: Diagnostic[] }) =>
  problems.map(({ code, found }) => `${code} ${found}`);

test("a full copy of an old site, with a sitemap at its root, lacks the one feed that it had", async () => {
  const result = await adopt(OLD_SITE);
  assert.equal(briefly(result), ["against-feed-gone /feed.xml"]);
});

test("through a redirect the old feed is compared with the new one", async () => {
  const result = await adopt(OLD_SITE, REDIRECTED);
  assert.equal(briefly(result), []);
  assert.is(result.against.feeds, 1);
  assert.is(result.code, 0);
});

test("feeds that the site goes on making itself are not gone", async () => {
  const kept = { "src/feed.njk": `---\npermalink: /feed.xml\n---\n${oldFeed(DAYS)}` };
  assert.equal(briefly(await adopt(OLD_SITE, kept)), []);
});

test("a feed that was fetched alone is known by the address it gives itself, though another has its name today", async () => {
  const gone = await adopt({ "feed.xml": oldFeed(DAYS) });
  assert.equal(briefly(gone), ["against-feed-gone /feed.xml"]);
  const there = await adopt({ "whatever.xml": oldFeed(DAYS, "https://news.example/news/atom.xml") });
  assert.equal(briefly(there), []);
  assert.is(there.against.feeds, 1);
  const service = await adopt({ "feed.xml": oldFeed(DAYS, "https://feeds.example.org/old") });
  assert.is(service.against.feeds, 1, "by its name, where it gives itself an address elsewhere");
});

test("a copy in a folder with the name of the domain, as mirrors are made, is compared as well", async () => {
  const mirror = Object.fromEntries(
    Object.entries(OLD_SITE).map(([path, text]) => [`news.example/${path}`, text]),
  );
  assert.equal(briefly(await adopt(mirror)), ["against-feed-gone /feed.xml"]);
  assert.is((await adopt(mirror, REDIRECTED)).against.feeds, 1);
});

test("feeds of a copy of a WordPress site, in folders or without an ending, are compared as well", async () => {
  const { "feed.xml": _, ...pages } = OLD_SITE;
  const old = oldFeed(DAYS, "https://news.example/feed/");
  const redirects = { ...REDIRECTED, "src/redirects": "/feed/ /news/atom.xml 301\n" };
  for (const name of ["feed/index.html", "news.example/feed/index.html"]) {
    const copy = Object.fromEntries(
      Object.entries(pages).map(([path, text]) => [name.replace("feed/index.html", path), text]),
    );
    assert.equal(briefly(await adopt({ ...copy, [name]: old })), ["against-feed-gone /feed/"], name);
    assert.is((await adopt({ ...copy, [name]: old }, redirects)).against.feeds, 1, name);
  }
  // Written where servers that are told so look for it, the feed is compared at its old address.
  const kept = {
    ...REDIRECTED,
    "eleventy.config.js": config('feeds: { limit: 20, addresses: { rss: "/feed/index.xml" } },'),
  };
  assert.is((await adopt({ ...pages, "feed/index.html": old }, kept)).against.feeds, 1);
  const fetched = await adopt({ feed: old });
  assert.equal(briefly(fetched), ["against-feed-gone /feed/"]);
  // A page about feeds is none.
  const page = await adopt({ ...OLD_SITE, "rss/index.html": "<pre>&lt;rss&gt;</pre>" }, REDIRECTED);
  assert.equal(briefly(page), []);
});

const remedies = ({ problems }: { problems: Diagnostic[] }) => [
  ...new Set(problems.map(({ remedy }) => remedy ?? "")),
];

test("an entry that the old feed was filtered by is not said to be written late", async () => {
  const posts = DAYS.filter((day) => day % 2 === 1);
  const filtered = await adopt({ ...OLD_SITE, "feed.xml": oldFeed([...posts, 8]) }, REDIRECTED);
  assert.equal(
    briefly(filtered).map((one) => one.replace(/T.*$/, "")),
    [2, 4, 6].map((day) => `against-old-as-new 2021-05-0${day}`),
  );
  assert.match(remedies(filtered).join(), "but not in the deployed feed");
  const byTag = await adopt({ ...OLD_SITE, "feed.xml": oldFeed(posts) }, REDIRECTED);
  assert.match(remedies(byTag).join(), "The deployed feed has no entry with the tag “Note”.");
  assert.match(remedies(byTag).join(), "feeds.item");
});

test("entries before the oldest of a shorter feed are put down to its length, one that no page showed to its author", async () => {
  const short = await adopt({ ...OLD_SITE, "feed.xml": oldFeed([6, 7, 8]) }, REDIRECTED);
  assert.ok(
    remedies(short).every((remedy) => remedy.includes("feeds.limit")),
    remedies(short).join(),
  );
  const late = await adopt(
    { ...OLD_SITE, "feed.xml": oldFeed(DAYS.filter((day) => day !== 5)), "blog/day-5/index.html": "" },
    REDIRECTED,
  );
  assert.is(late.problems.length, 1);
  const { "blog/day-5/index.html": _page, ...without } = OLD_SITE;
  const written = await adopt(
    { ...without, "feed.xml": oldFeed(DAYS.filter((day) => day !== 5)) },
    REDIRECTED,
  );
  assert.equal(remedies(written), ["Nothing, if the entry was written late. Otherwise correct its date."]);
});

test.run();
