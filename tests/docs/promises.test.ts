import { test } from "uvu";
import * as assert from "uvu/assert";
import { entry, jsonItems } from "../helpers/entries.ts";
import { elementsOf } from "../helpers/page.ts";
import { buildError, buildSite } from "../helpers/site.ts";

/* Sentences of the documentation that no example shows and no other test covers. */

const SITE = { url: "https://news.example/", title: "The Example" };

test("feeds.md: with `ids`, an id stays the same when the domain or a permalink changes, but not when the file is renamed", async () => {
  const idOf = async (file: string, matter = "", url = SITE.url) => {
    const site = await buildSite(
      { [`src/news/${file}.md`]: entry(`title: A\ndate: 2021-05-05\n${matter}`) },
      {
        options: { site: { ...SITE, url }, feeds: { ids: { authority: "news.example", since: "2021" } } },
      },
    );
    return jsonItems(site)[0]?.id;
  };
  const id = await idOf("gauge");
  assert.is(id, "tag:news.example,2021:news/gauge");
  assert.is(await idOf("gauge", "permalink: /elsewhere/"), id);
  assert.is(await idOf("gauge", "", "https://town.example/"), id);
  assert.is.not(await idOf("renamed"), id);
});

test("keeping-subscribers.md: a plain-text entry with a `permalink` line keeps its address when its headline changes", async () => {
  const site = await buildSite({
    "src/news/a.txt": "date 2021-05-05 A new headline\npermalink /news/the-old-one/\n\nText.",
  });
  const [item] = jsonItems(site);
  assert.is(item?.id, "https://news.example/news/the-old-one/");
  assert.ok(site.has("/news/the-old-one/"));
});

test("search-engines.md: SVG pictures aren't given to social networks, which then show `site.image`", async () => {
  const site = await buildSite(
    {
      "src/news/svg.md": entry("title: A\ndate: 2021-05-05\nimage: /images/a.svg"),
      "src/news/jpg.md": entry("title: B\ndate: 2021-05-06\nimage: /images/b.jpg"),
    },
    { options: { site: { ...SITE, image: "/images/site.jpg" } } },
  );
  const imagesOf = (page: string) =>
    elementsOf(site.read(page), "meta")
      .filter(({ property }) => property === "og:image")
      .map(({ content }) => content);
  assert.equal(imagesOf("/news/svg/"), ["https://news.example/images/site.jpg"]);
  assert.equal(imagesOf("/news/jpg/"), ["https://news.example/images/b.jpg"]);
});

test("comments.md: what the `entryFooter` block adds isn't in feeds", async () => {
  const entryFooter = (_page: unknown, html: string) => `${html}<section id="comments"></section>`;
  const site = await buildSite(
    { "src/news/a.md": entry("title: A\ndate: 2021-05-05") },
    { options: { pages: { blocks: { entryFooter } } } },
  );
  assert.match(site.read("/news/a/"), 'id="comments"');
  for (const feed of ["/news/feed.xml", "/news/atom.xml", "/news/feed.json"])
    assert.not.match(site.read(feed), "comments", feed);
});

test("templates.md: in a permalink, all filters except `newsDate` stop the build with an error", async () => {
  const permalink = (filter: string) => ({
    "src/news/a.md": entry("title: A\ndate: 2021-05-05\ntags: [Town]"),
    "src/list.njk": `---\npermalink: '/x{{ ${filter} }}/'\n---\nText.\n`,
  });
  for (const filter of ["newsTagUrl", "newsTags", "newsCards", "newsFeedLinks"])
    assert.match(await buildError(permalink(`"Town" | ${filter}`)), "filter-too-early", filter);
  const site = await buildSite(permalink('"2021-05-05" | newsDate("yyyy")'));
  assert.ok(site.has("/x2021/"));
});

test("deploying.md: a site with its own `_redirects` is told the lines to add", async () => {
  const site = await buildSite(
    {
      "src/news/a.md": entry("title: A\ndate: 2021-05-05\ntags: [Town]"),
      "_data/newsTags.yaml": "Town:\n  aliases: [City]\n",
      "src/_redirects": "/old /new 301\n",
    },
    {
      config: (config: { addPassthroughCopy(path: string): void }) =>
        config.addPassthroughCopy("src/_redirects"),
    },
  );
  assert.match(
    site.logs.join("\n"),
    /\[host-file-own\][\s\S]*Add to it:\s+\/news\/tags\/city\/ \/news\/tags\/town\/ 301/,
  );
});

test("images.md: a list shows pictures if at least half of its entries after the first have one", async () => {
  const withPictures = async (many: number) => {
    const files = Object.fromEntries(
      Array.from({ length: 9 }, (_, index) => [
        `src/news/${index}.md`,
        entry(`title: No ${index}\ndate: 2021-05-0${9 - index}${index <= many ? "\nimage: /a.jpg" : ""}`),
      ]),
    );
    return elementsOf((await buildSite(files)).read("/news/"), "img").length;
  };
  assert.is(await withPictures(4), 5);
  assert.is(await withPictures(3), 1);
});

test("pages.md: a page that is left out isn't linked from any other", async () => {
  const site = await buildSite(
    { "src/news/a.md": entry("title: A\ndate: 2021-05-05\ntags: [Town]\nauthor: Ann Lee") },
    { options: { pages: { omit: ["year", "authors", "author", "tags", "subscribe"] } } },
  );
  for (const page of site.files().filter((file) => file.endsWith(".html")))
    assert.not.match(site.read(page), /href="\/news\/(?:2021|authors|tags|subscribe)\/(?:ann-lee\/)?"/, page);
});

test("entries.md: entries dated in the future are published with `future: true`, and marked only in a preview", async () => {
  for (const runMode of ["build", "serve"] as const) {
    const site = await buildSite(
      { "src/news/a.md": entry("title: A\ndate: 2090-01-01") },
      { options: { future: true }, runMode },
    );
    assert.is(/>Scheduled</.test(site.read("/news/a/")), runMode === "serve", runMode);
    assert.is(/name="robots" content="noindex/.test(site.read("/news/a/")), runMode === "serve", runMode);
  }
});

test.run();
