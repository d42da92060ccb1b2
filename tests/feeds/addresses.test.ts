import { parseAtomFeed, parseRssFeed } from "feedsmith";
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { NewsroomOptions } from "../../plugins/newsroom.ts";
import { entry, jsonItems } from "../helpers/entries.ts";
import { elementsOf, linksOf } from "../helpers/page.ts";
import { buildError, buildSite } from "../helpers/site.ts";

const NEWS = {
  "src/news/a.md": entry("title: A\ndate: 2021-05-05\ntags: [Town]"),
  "src/news/b.md": entry("title: B\ndate: 2021-05-06\nlang: kk"),
};
type Feeds = NonNullable<NewsroomOptions["feeds"]>;
const build = (feeds: Feeds, pathPrefix?: string) =>
  buildSite(
    { ...NEWS, "src/links.njk": "---\npermalink: /links/\n---\n{{ '' | newsFeedLinks | safe }}" },
    { options: { feeds, languages: { kk: {} } }, ...(pathPrefix === undefined ? {} : { pathPrefix }) },
  );

test("the main feed is where the owner wants it, and everything that names it names that address", async () => {
  const addresses = { rss: "/feed.xml", atom: "/лента/atom.xml", json: "/feed.json" };
  const site = await build({ addresses, archive: true, limit: 1, headers: true }, "/below/");
  for (const file of ["/feed.xml", "/лента/atom.xml", "/feed.json"]) assert.ok(site.has(file), file);
  for (const file of ["/news/feed.xml", "/news/atom.xml", "/news/feed.json"])
    assert.not.ok(site.has(file), file);
  const self = "https://news.example/below/feed.xml";
  const atom = "https://news.example/below/%D0%BB%D0%B5%D0%BD%D1%82%D0%B0/atom.xml";
  assert.match(site.read("/feed.xml"), `<atom:link href="${self}" rel="self"`);
  assert.is(parseAtomFeed(site.read("/лента/atom.xml")).links?.find(({ rel }) => rel === "self")?.href, atom);
  assert.is(JSON.parse(site.read("/feed.json")).feed_url, "https://news.example/below/feed.json");
  assert.match(site.read("/news/archive/1/feed.xml"), `<atom:link href="${self}" rel="current"`);
  assert.match(site.read("/news/feeds.opml"), `xmlUrl="${self}"`);
  const heads = ["/news/", "/news/a/", "/links/"].map((path) => elementsOf(site.read(path), "link"));
  for (const links of heads) assert.ok(links.some(({ href }) => href === "/below/feed.xml"));
  assert.ok(linksOf(site.read("/news/subscribe/")).includes("/below/feed.xml"));
  for (const address of ["/feed.xml", "/feed.json"]) assert.match(site.read("/_headers"), `\n${address}\n`);
  // Tags and other languages keep theirs.
  assert.ok(site.has("/news/tags/town/feed.xml") && site.has("/news/kk/feed.xml"));
});

test("an old address goes on beside the new one with the same feed, which names the new one as its own", async () => {
  const site = await build({
    addresses: { rss: ["/news/feed.xml", "/index.xml", "/rss/all.rss"], json: ["/feed.json"] },
  });
  const feed = site.read("/news/feed.xml");
  assert.is(parseRssFeed(feed).items?.length, 1);
  for (const old of ["/index.xml", "/rss/all.rss"]) assert.is(site.read(old), feed, old);
  assert.match(feed, '<atom:link href="https://news.example/news/feed.xml" rel="self"');
  assert.ok(site.has("/news/atom.xml") && site.has("/feed.json"));
  assert.not.match(site.read("/news/feeds.opml"), /index\.xml|all\.rss/);
});

test("an address of the main feed is the address of a file, and each document has its own", async () => {
  for (const [addresses, told] of [
    [{ rss: "/feed/" }, /address of a file, such as \/feed\.xml/],
    [{ rss: "feed.xml" }, /address of a file/],
    [{ rss: "/feed.html" }, /address of a file/],
    [{ rss: "/../feed.xml" }, /address of a file/],
    [{ rss: ["/a.xml", "/feed.xml?a=1"] }, /address of a file/],
    [{ rss: "/a.xml", atom: ["/b.xml", "/a.xml"] }, /another address for each/],
    [{ xml: "/a.xml" }, /Unknown option: feeds\.addresses\.xml/i],
  ] as [Feeds["addresses"], RegExp][])
    assert.match(await buildError(NEWS, { options: { feeds: { addresses } } }), told);
});

test("an entry at the address of the main feed is told", async () => {
  const told = await buildError(
    { ...NEWS, "src/news/c.md": entry("title: C\ndate: 2021-05-07\npermalink: /feed.xml") },
    { options: { feeds: { addresses: { rss: "/feed.xml" } } } },
  );
  assert.match(told, /c\.md.*\[address-clash\]/);
});

const NOTES = {
  "src/news/a.md": entry("date: 2021-05-15 09:30", "Just a note: the bridge is **open**."),
  "src/news/b.md": entry("date: 2021-05-14 09:30", `A long note ${"of many words ".repeat(20)}`),
  "src/news/c.md": entry("title: Headline\ndate: 2021-05-13 09:30"),
};

test("notes have no title in RSS and JSON, or the beginning of their summary where the owner asks for that", async () => {
  const titlesIn = async (feeds: Feeds) => {
    const site = await buildSite(NOTES, { options: { feeds } });
    const rss = parseRssFeed(site.read("/news/feed.xml")).items?.map(({ title }) => title);
    const atom = parseAtomFeed(site.read("/news/atom.xml")).entries?.map(({ title }) => title?.value);
    return { rss, json: jsonItems(site).map(({ title }) => title), atom };
  };
  const long = "A long note of many words of many words of many words of many words of many…";
  const titles = ["Just a note: the bridge is open.", long, "Headline"];
  const without = await titlesIn({});
  assert.equal(without.json, [undefined, undefined, "Headline"]);
  assert.equal(without.rss, [undefined, undefined, "Headline"]);
  assert.equal(without.atom, titles);
  const having = await titlesIn({ noteTitles: true });
  assert.equal(having, { rss: titles, json: titles, atom: titles });
});

test.run();
