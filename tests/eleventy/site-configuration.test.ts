import { test } from "uvu";
import * as assert from "uvu/assert";
import newsroom from "../../plugins/newsroom.ts";
import { entry, jsonItems, titlesOf } from "../helpers/entries.ts";
import { buildError, buildSite, type Files, SITE } from "../helpers/site.ts";

/* What the configuration of a site may do around the newsroom. */

interface Config {
  addPassthroughCopy(paths: string | Record<string, string>): void;
  addPlugin(plugin: unknown, options: unknown): void;
  addGlobalData(name: string, value: unknown): void;
}

const NEWS: Files = { "src/news/a.md": entry("title: A\ndate: 2021-05-05\ntags: [Town]") };

test("a file that the site copies by a glob to the address of a file of the newsroom goes before that", async () => {
  const copied = { "src/_redirects": "/mine / 301\n", "src/other/_redirects": "/other / 301\n" };
  const aliased = { ...NEWS, ...copied, "_data/newsTags.yaml": "Town:\n  aliases: [City]\n" };
  const redirects = async (config: (config: Config) => void) => {
    const site = await buildSite(aliased, { config: config as never });
    return { text: site.has("/_redirects") ? site.read("/_redirects") : "", logs: site.logs.join("\n") };
  };
  const own = await redirects((config) => config.addPassthroughCopy("src/_redi*"));
  assert.is(own.text, "/mine / 301\n");
  const elsewhere = await redirects((config) => config.addPassthroughCopy({ "src/other/_redi*": "other" }));
  assert.match(elsewhere.text, "/news/tags/city/");
  const beside = await redirects((config) => config.addPassthroughCopy("src/*.png"));
  assert.match(beside.text, "/news/tags/city/");
});

test("two newsrooms of one name are refused", async () => {
  const message = await buildError(NEWS, {
    options: {},
    config: ((config: Config) =>
      config.addPlugin(newsroom, { ...SITE, path: "/press/", name: "news" })) as never,
  });
  assert.match(message, /The plugin is added twice with the same `name`/);
});

test("a newsroom at a path of several words has collections by them", async () => {
  const site = await buildSite(
    {
      "src/press/releases/a.md": entry("title: A\ndate: 2021-05-05"),
      "src/2021/b.md": entry("title: B\ndate: 2021-05-06"),
      "src/out.njk":
        "---\npermalink: /out/\n---\n{{ collections.pressReleases[0].title }} {{ collections.news2021[0].title }}",
    },
    {
      config: ((config: Config) => {
        config.addPlugin(newsroom, SITE);
        config.addPlugin(newsroom, { ...SITE, path: "/press/releases/", entries: "press/releases/*.md" });
        config.addPlugin(newsroom, { ...SITE, path: "/2021/", entries: "2021/*.md" });
      }) as never,
      options: false,
    },
  );
  assert.is(site.read("/out/"), "A B");
});

for (const render of ["direct", "templates"] as const) {
  test(`days among the tags are days in every zone, and an empty place is no tag (${render})`, async () => {
    const site = await buildSite(
      {
        "src/news/a.md": entry("title: A\ndate: 2021-05-05\ntags:\n  - Town\n  - 2021-05-01\n  -"),
        "src/news/b.md": entry('title: B\ndate: 2021-05-06\ntags: ["null"]'),
      },
      { options: { entries: { render } } },
    );
    assert.equal(
      jsonItems(site).map(({ tags }) => tags),
      [["null"], ["Town", "2021-05-01"]],
    );
  });
}

test("dates that a program gives: of luxon, of JavaScript, and what is none", async () => {
  const dated = (value: string) =>
    buildSite(
      {
        "src/news/a.md": entry("title: A"),
        "src/news/news.11tydata.js": `export default { eleventyComputed: {}, date: undefined, published: ${value} };`,
      },
      { options: { fields: { date: "published" } } },
    );
  assert.is(
    jsonItems(await dated("{ isValid: true, toMillis: () => 1620180000000 }"))[0]?.date_published,
    "2021-05-05T08:00:00+06:00",
  );
  assert.is(
    jsonItems(await dated("new Date(1620180000000)"))[0]?.date_published,
    "2021-05-05T08:00:00+06:00",
  );
  for (const [value, found] of [
    ["{ isValid: false, toMillis: () => NaN }", "isValid"],
    ["new Date(NaN)", "null"],
    ["Symbol.for('x')", "Symbol"],
    ["{ day: 5 }", '{"day":5}'],
  ] as const) {
    const message = await dated(value).then(() => "", String);
    assert.match(message, found, value);
    assert.not.match(message, /^\s+at /m);
  }
});

test("a headline that a program gives as a number or a day is written out", async () => {
  const titled = async (value: string) =>
    titlesOf(
      await buildSite({
        "src/news/a.md": entry("date: 2021-05-05"),
        "src/news/news.11tydata.js": `export default { title: ${value} };`,
      }),
    );
  assert.equal(await titled("2021"), ["2021"]);
  assert.equal(await titled("new Date('2021-05-06T00:00:00Z')"), ["2021-05-06"]);
});

test("a hook of items that gives what is no item is told by entry", async () => {
  const hooked = (item: (entry: unknown, item: object) => unknown) =>
    buildError(NEWS, { options: { feeds: { item: item as never } } });
  for (const [item, problem] of [
    [() => "text", "something that isn't an item"],
    [(_: unknown, item: object) => ({ ...item, content: 7 }), "an item whose content isn't text"],
    [(_: unknown, item: object) => ({ ...item, url: "/a/" }), "an item whose url isn't an absolute address"],
    [(_: unknown, item: object) => ({ ...item, authors: "Ann" }), "an item whose authors isn't a list"],
    [
      () => {
        throw "only words";
      },
      "only words",
    ],
  ] as const) {
    const message = await hooked(item);
    assert.match(message, problem);
    assert.match(message, "./src/news/a.md");
  }
});

test("pictures of authors are named from anywhere", async () => {
  const site = await buildSite({
    "src/news/a.md": entry("title: A\ndate: 2021-05-05\nauthors: [ann, bo, cy]\ntags: [Town, City, Lake]"),
    "_data/newsAuthors.yaml":
      "ann:\n  name: Ann\n  image: img/ann.png\nbo:\n  name: Bo\n  image: https://cdn.example/bo.png\ncy:\n  image: /img/cy.png\n",
    "src/out.njk":
      "---\npermalink: /out/\n---\n{% for a in collections.newsAuthors %}{{ a.key }} {{ a.image }}\n{% endfor %}",
  });
  assert.equal(site.read("/out/").trim().split("\n"), [
    "ann https://news.example/img/ann.png",
    "bo https://cdn.example/bo.png",
    "cy https://news.example/img/cy.png",
  ]);
});

test("who asks with DEBUG=newsroom is told what the newsroom's own work took", async () => {
  const before = process.env["DEBUG"];
  process.env["DEBUG"] = "newsroom";
  try {
    const { logs } = await buildSite(NEWS);
    assert.match(logs.join("\n"), /own work: \d+ ms of \d+ ms \(\d+ %\)/);
  } finally {
    if (before === undefined) delete process.env["DEBUG"];
    else process.env["DEBUG"] = before;
  }
});

test("what the owner does not want is in no page and no file", async () => {
  const site = await buildSite(NEWS, {
    options: {
      seo: { openGraph: false, canonical: false, jsonLd: false, sitemap: false },
      feeds: { opml: false, style: false },
    },
  });
  const page = site.read("/news/a/");
  for (const part of ['property="og:', 'rel="canonical"', "application/ld+json"])
    assert.not.match(page, part);
  for (const file of ["/news/feeds.opml", "/news/sitemap.xml", "/news/feed.xsl"])
    assert.not(site.has(file), file);
});

test("bytes that aren't UTF-8 are told with their line, the last of a file without an end as well", async () => {
  const broken = (bytes: number[]) =>
    buildError({
      "src/news/a.md": Buffer.concat([Buffer.from("---\ndate: 2021-05-05\n---\nText\n"), Buffer.from(bytes)]),
    });
  assert.match(await broken([0x41, 0xff]), /a\.md:5: The file has bytes that aren't UTF-8/);
  assert.match(await broken([0x41, 0xff, 0x0a]), /a\.md:5: The file has bytes that aren't UTF-8/);
  const first = await buildError({ "src/news/2021-05-05-a.md": Buffer.from([0xfe, 0x41, 0x0a]) });
  assert.match(first, /a\.md:1: The file has bytes that aren't UTF-8/);
});

test.run();
