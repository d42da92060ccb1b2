import { HtmlBasePlugin, IdAttributePlugin, InputPathToUrlTransformPlugin } from "@11ty/eleventy";
import { test } from "uvu";
import * as assert from "uvu/assert";
import entriesPlugin from "../../plugins/entries.ts";
import feedsPlugin from "../../plugins/feeds.ts";
import newsroom from "../../plugins/newsroom.ts";
import tagsPlugin from "../../plugins/tags.ts";
import { pluginUrl, runEleventy } from "../helpers/command-line.ts";
import { entries, entry, jsonItems, titlesOf } from "../helpers/entries.ts";
import { elementsOf, linksOf, textOf } from "../helpers/page.ts";
import { BuiltSite, buildError, buildSite, SITE, temporaryFolder, writeFiles } from "../helpers/site.ts";

interface Config {
  addPlugin(plugin: unknown, options: unknown): void;
  addPassthroughCopy(path: string | Record<string, string>): void;
  setTemplateFormats(formats: string[]): void;
}

const NEWS = {
  ...entries(3),
  "src/news/river.md": entry("title: River\ndate: 2021-06-01\ntags: [Town, River]"),
};

test("a listing of the site's own takes the place of the plugin's, with all of its pages", async () => {
  const own =
    '---\npagination: { data: collections.news, size: 2 }\npermalink: "/news/{% if pagination.pageNumber > 0 %}page/{{ pagination.pageNumber + 1 }}/{% endif %}"\n---\nOWN {% for entry in pagination.items %}<a href="{{ entry.href }}">{{ entry.title }}</a>{% endfor %}';
  const site = await buildSite({ ...NEWS, "src/news/index.njk": own });
  assert.match(site.read("/news/"), /^OWN .*River/);
  assert.match(site.read("/news/page/2/"), /^OWN .*Entry 1/);
  assert.equal(titlesOf(site), ["River", "Entry 3", "Entry 2", "Entry 1"], "the front page is no entry");
  assert.ok(site.has("/news/tags/town/") && site.has("/news/2021/"), "the rest is the plugin's");
});

test("a listing without a permalink and out of the collections is found by its place", async () => {
  const site = await buildSite({
    ...NEWS,
    "src/news/index.njk": "---\neleventyExcludeFromCollections: true\n---\nOWN",
  });
  assert.is(site.read("/news/"), "OWN");
  const html = await buildSite({ ...NEWS, "src/news.html": "OWN" });
  assert.is(html.read("/news/"), "OWN");
  const script = await buildSite({
    ...NEWS,
    "src/mine.11ty.js":
      'export const data = { permalink: () => "/news/tags/" }; export const render = () => "OWN";',
  });
  assert.is(script.read("/news/tags/"), "OWN");
  assert.ok(script.has("/news/tags/town/"));
});

test("tag pages of the site's own take the place of the plugin's, whose feeds stay", async () => {
  const own =
    '---\npagination: { data: collections.newsTags, size: 1, alias: tag }\npermalink: "/news/tags/{{ tag.slug }}/"\n---\nOWN {{ tag.label }}: {% for entry in tag.entries %}{{ entry.title }} {% endfor %}';
  const site = await buildSite({
    ...NEWS,
    "src/tag-pages.njk": own,
    "src/tags.njk": "---\npermalink: /news/tags/index.html\n---\nOWN INDEX",
  });
  assert.match(site.read("/news/tags/town/"), /OWN Town: River Entry 3/);
  assert.match(site.read("/news/tags/river/"), /OWN River: River/);
  assert.is(site.read("/news/tags/"), "OWN INDEX");
  assert.equal(titlesOf(site, "/news/tags/river/feed.json"), ["River"]);
  const long = await buildSite({ ...entries(25), "src/tag-pages.njk": own });
  assert.not.ok(
    long.has("/news/tags/town/page/2/"),
    "no second page of the plugin's behind a first one of the site's",
  );
});

test("a feed, style sheet or list of the site's own takes the place of the plugin's", async () => {
  const site = await buildSite({
    ...NEWS,
    "src/feed.njk":
      "---\npermalink: /news/feed.xml\neleventyExcludeFromCollections: true\n---\n<rss>OWN</rss>",
    "src/style.njk": "---\npermalink: /news/newsroom.css\n---\n/* OWN */",
    "src/opml.11ty.js":
      'export const data = { permalink: "/news/feeds.opml" }; export const render = () => "OWN";',
    "src/redirects.njk": "---\npermalink: /_redirects\n---\n/old /new",
    "_data/newsTags.yaml": "Town:\n  aliases: [City]\n",
  });
  assert.is(site.read("/news/feed.xml"), "<rss>OWN</rss>");
  assert.is(site.read("/news/newsroom.css"), "/* OWN */");
  assert.is(site.read("/news/feeds.opml"), "OWN");
  assert.is(site.read("/_redirects"), "/old /new");
  assert.ok(site.read("/news/atom.xml").includes("<feed"));
});

test("a file that the site copies as it is takes the place of the plugin's", async () => {
  const files = { ...NEWS, "_data/newsTags.yaml": "Town:\n  aliases: [City]\n" };
  const single = await buildSite(
    { ...files, "src/_redirects": "/old /new 301\n" },
    { config: (config: Config) => config.addPassthroughCopy("src/_redirects") },
  );
  assert.is(single.read("/_redirects"), "/old /new 301\n");
  assert.match(single.logs.join("\n"), /_redirects/, "the owner is told that lines are missing");
  const folder = await buildSite(
    { ...files, "public/_redirects": "/old /new 301\n", "public/news/newsroom.css": "/* OWN */" },
    { config: (config: Config) => config.addPassthroughCopy({ public: "/" }) },
  );
  assert.is(folder.read("/_redirects"), "/old /new 301\n");
  assert.is(folder.read("/news/newsroom.css"), "/* OWN */");
});

test("two templates of the site at one address still end the build", async () => {
  const error = await buildError({
    ...NEWS,
    "src/a.njk": "---\npermalink: /same/\n---\nA",
    "src/b.njk": "---\npermalink: /same/\n---\nB",
  });
  assert.match(error, /same/i);
  const clash = await buildError({
    "src/news/a.md": entry("title: A\ndate: 2021-05-05\npermalink: /x/"),
    "src/news/b.md": entry("title: B\ndate: 2021-05-05\npermalink: /x/"),
  });
  assert.match(clash, /a\.md/);
  assert.match(clash, /b\.md/);
});

test("kinds of page that the owner omits are not made and not linked", async () => {
  const site = await buildSite(
    { ...NEWS, "src/news/by.md": entry("title: By\ndate: 2021-06-02\nauthor: Ann") },
    {
      options: { pages: { omit: ["year", "tags", "authors", "author", "subscribe"] } },
    },
  );
  const files = site.files();
  for (const path of [
    "/news/2021/index.html",
    "/news/tags/index.html",
    "/news/authors/index.html",
    "/news/authors/ann/index.html",
    "/news/subscribe/index.html",
  ]) {
    assert.not.ok(files.includes(path), path);
  }
  assert.ok(site.has("/news/tags/town/"));
  for (const file of files.filter((name) => name.endsWith(".html"))) {
    for (const href of linksOf(site.read(file)).filter((link) => link.startsWith("/news/")))
      assert.ok(site.has(href), `${file} → ${href}`);
  }
});

test("with a path prefix every link of pages, feeds and styles has it, once", async () => {
  const site = await buildSite(
    {
      ...NEWS,
      "src/news/link.md": entry(
        "title: Link\ndate: 2021-06-03\ntags: [Town]\nimage: /img/a.png",
        "[about](/about/) ![x](/img/a.png) [near](../entry-1/)",
      ),
    },
    { pathPrefix: "/paper/" },
  );
  const html = site.read("/news/");
  const addresses = [
    ...linksOf(html),
    ...elementsOf(html, "link").map(({ href }) => href ?? ""),
    ...linksOf(site.read("/news/tags/town/")),
  ];
  for (const href of addresses.filter((link) => link.startsWith("/")))
    assert.match(href, /^\/paper\/(?!paper)/, href);
  assert.ok(linksOf(html).includes("/paper/news/link/"));
  const [item] = jsonItems(site);
  assert.is(item?.url, "https://news.example/paper/news/link/");
  assert.ok(item?.content_html.includes('href="https://news.example/paper/about/"'), item?.content_html);
  assert.ok(
    item?.content_html.includes('href="https://news.example/paper/news/entry-1/"'),
    item?.content_html,
  );
  const feed = JSON.parse(site.read("/news/feed.json"));
  assert.equal(
    [feed.home_page_url, feed.feed_url],
    ["https://news.example/paper/news/", "https://news.example/paper/news/feed.json"],
  );
  for (const file of ["/news/feed.xml", "/news/atom.xml", "/news/feeds.opml", "/news/sitemap.xml"]) {
    for (const [address] of site.read(file).matchAll(/https:\/\/news\.example\/[^"<\s&?]*/g))
      assert.match(address, /^https:\/\/news\.example\/paper\/(?!paper)/, `${file}: ${address}`);
  }
});

test("the site's own transforms and Eleventy's plugins of addresses work on every page, and no prefix is put twice", async () => {
  const site = await buildSite(
    {
      ...NEWS,
      "_data/newsTags.yaml": "Town:\n  aliases: [City]\n",
      "src/_includes/base.njk":
        "<html><head><title>{{ title }}</title></head><body>{{ content | safe }}</body></html>",
      "src/news/link.md": entry(
        "title: Link\ndate: 2021-06-03\ntags: [Town]",
        "## Part\n\n[near](entry-1.md) [about](/about/)",
      ),
      "src/news/own.md": entry("title: Own\ndate: 2021-06-04\nlayout: base.njk", "[about](/about/)"),
      "src/head.njk":
        "---\npermalink: /head.html\n---\n<html><head>{{ '' | newsFeedLinks | safe }}</head></html>",
    },
    {
      pathPrefix: "/paper/",
      config: (
        config: Config & { addTransform(name: string, transform: (content: string) => string): void },
      ) => {
        for (const plugin of [HtmlBasePlugin, InputPathToUrlTransformPlugin, IdAttributePlugin])
          config.addPlugin(plugin, {});
        config.addTransform("mark", (content) => content.replace("</body>", "<!-- marked --></body>"));
      },
    },
  );
  const html = site.read("/news/link/");
  assert.ok(
    linksOf(html).includes("/paper/news/entry-1/") && linksOf(html).includes("/paper/about/"),
    linksOf(html).join(),
  );
  assert.ok(elementsOf(html, "h2").some(({ id }) => id === "part"));
  for (const file of site.files().filter((name) => name.endsWith(".html"))) {
    const page = site.read(file);
    if (page.includes("<body")) assert.ok(page.includes("<!-- marked -->"), file);
    const addresses = [
      ...linksOf(page),
      ...elementsOf(page, "link").map(({ href }) => href ?? ""),
      ...elementsOf(page, "meta").flatMap(({ content }) => /url=(.*)/.exec(content ?? "")?.[1] ?? []),
    ];
    for (const address of addresses.filter((link) => link.startsWith("/")))
      assert.match(address, /^\/paper\/(?!paper\/)/, `${file}: ${address}`);
  }
  assert.ok(elementsOf(site.read("/news/own/"), "link").some(({ href }) => href === "/paper/news/feed.xml"));
});

test("each plugin works alone, and together they are the whole newsroom", async () => {
  const alone = async (plugin: unknown) =>
    (
      await buildSite(NEWS, { options: false, config: (config: Config) => config.addPlugin(plugin, SITE) })
    ).files();
  const onlyEntries = await alone(entriesPlugin);
  assert.ok(onlyEntries.includes("/news/index.html") && onlyEntries.includes("/news/2021/index.html"));
  assert.equal(
    onlyEntries.filter((file) => /feed|atom|\/tags\//.test(file)),
    [],
  );
  const onlyTags = await alone(tagsPlugin);
  assert.ok(onlyTags.includes("/news/tags/town/index.html") && onlyTags.includes("/news/tags/index.html"));
  assert.equal(
    onlyTags.filter((file) => /feed|atom|2021|^\/news\/index/.test(file)),
    [],
  );
  const onlyFeeds = await alone(feedsPlugin);
  assert.ok(onlyFeeds.includes("/news/feed.xml") && onlyFeeds.includes("/news/tags/town/feed.xml"));
  assert.equal(
    onlyFeeds.filter((file) => /tags\/town\/index|2021|^\/news\/index/.test(file)),
    [],
  );
  for (const files of [onlyEntries, onlyTags, onlyFeeds])
    assert.ok(files.includes("/news/river/index.html"), "entries are always there");

  const parts = await buildSite(NEWS, {
    options: false,
    config: (config: Config) => {
      for (const plugin of [feedsPlugin, tagsPlugin, entriesPlugin]) config.addPlugin(plugin, SITE);
    },
  });
  const whole = await buildSite(NEWS);
  assert.equal(parts.files(), whole.files());
  for (const file of whole.files()) assert.is(parts.read(file), whole.read(file), file);
});

test("a plugin alone links only what is there", async () => {
  for (const plugin of [entriesPlugin, tagsPlugin, feedsPlugin]) {
    const site = await buildSite(
      { ...NEWS, "src/news/by.md": entry("title: By\ndate: 2021-06-02\nauthor: Ann\ntags: [Town]") },
      { options: false, config: (config: Config) => config.addPlugin(plugin, SITE) },
    );
    for (const file of site.files().filter((name) => name.endsWith(".html"))) {
      const html = site.read(file);
      const hrefs = [...linksOf(html), ...elementsOf(html, "link").map(({ href }) => href ?? "")];
      for (const href of hrefs.filter((link) => link.startsWith("/news/")))
        assert.ok(site.has(href), `${plugin.name} ${file} → ${href}`);
    }
  }
});

test("two newsrooms on one site do not meet", async () => {
  const site = await buildSite(
    {
      "src/news/a.md": entry("title: News entry\ndate: 2021-05-05\ntags: [Town]\nauthor: Ann"),
      "src/press/b.md": entry("title: Press release\ndate: 2021-05-06\ntags: [Town]\nauthor: Ann"),
      "src/press/c.txt": "date 2021-05-07 Press wire\ntags River\n\nText.\n",
      "src/lists.njk":
        "---\npermalink: /lists/\n---\n{% for e in collections.news %}{{ e.title }};{% endfor %}|{% for e in collections.press %}{{ e.title }};{% endfor %}|{% for t in collections.pressTags %}{{ t.href }};{% endfor %}|{{ 'Town' | newsTagUrl }}|{{ 'Town' | newsTagUrl(null, 'press') }}",
    },
    {
      options: false,
      config: (config: Config) => {
        config.addPlugin(newsroom, SITE);
        config.addPlugin(newsroom, {
          ...SITE,
          site: { ...SITE.site, title: "Press" },
          path: "/press/",
          entries: "press/**/*.{md,txt}",
        });
      },
    },
  );
  assert.equal(titlesOf(site), ["News entry"]);
  assert.equal(titlesOf(site, "/press/feed.json"), ["Press wire", "Press release"]);
  assert.equal(titlesOf(site, "/press/tags/town/feed.json"), ["Press release"]);
  assert.equal(titlesOf(site, "/news/tags/town/feed.json"), ["News entry"]);
  assert.ok(
    site.has("/press/press-wire/") && site.has("/press/authors/ann/") && site.has("/news/authors/ann/"),
  );
  assert.not.ok(site.has("/news/tags/river/"));
  assert.not.ok(textOf(site.read("/news/a/")).includes("Press"));
  const links = elementsOf(site.read("/press/b/"), "link").map(({ href }) => href ?? "");
  assert.ok(
    links.includes("/press/feed.xml") && !links.some((href) => href.includes("/news/feed")),
    links.join(),
  );
});

test("the first newsroom has its collections however it is ordered, and a template can name either", async () => {
  const site = await buildSite(
    {
      "src/news/a.md": entry("title: N\ndate: 2021-05-05\ntags: [Town]"),
      "src/press/b.md": entry("title: P\ndate: 2021-05-06\ntags: [Town]"),
      "src/lists.njk":
        "---\npermalink: /lists/\n---\n{% for e in collections.news %}{{ e.title }};{% endfor %}|{% for e in collections.press %}{{ e.title }};{% endfor %}|{{ 'Town' | newsTagUrl(null, 'news') }}|{{ 'Town' | newsTagUrl(null, 'press') }}",
    },
    {
      options: { name: "news" },
      config: (config: Config) =>
        config.addPlugin(newsroom, { ...SITE, name: "press", path: "/press/", entries: "press/**/*.md" }),
    },
  );
  assert.is(site.read("/lists/"), "N;|P;|/news/tags/town/|/press/tags/town/");
});

const config = (body: string, type = "module") => ({
  "package.json": `{"type":"${type}"}`,
  "src/news/a.md": entry("title: A\ndate: 2021-05-05\ntags: [Town]"),
  "src/news/b.txt": "date 2021-05-06 B\n\nText.\n",
  [type === "module" ? "eleventy.config.js" : ".eleventy.js"]: body,
});
const OPTIONS = '{ site: { url: "https://news.example/", title: "The Example" } }';

test("the command line's dry run writes nothing, and --to=json gives every page and feed", async () => {
  const folder = temporaryFolder();
  writeFiles(
    folder,
    config(`import newsroom from ${JSON.stringify(pluginUrl("newsroom.ts"))};
export default (eleventyConfig) => { eleventyConfig.addPlugin(newsroom, ${OPTIONS}); return { dir: { input: "src" } }; };`),
  );
  const [dry, json] = [await runEleventy(folder, ["--dryrun"]), await runEleventy(folder, ["--to=json"])];
  assert.is(dry.status, 0, dry.output);
  assert.equal(new BuiltSite(folder, []).files(), []);
  assert.is(json.status, 0, json.output);
  const pages: { url: string; content: string }[] = JSON.parse(json.stdout);
  const byUrl = new Map(pages.map((page) => [page.url, page.content]));
  for (const url of [
    "/news/",
    "/news/a/",
    "/news/b/",
    "/news/tags/town/",
    "/news/feed.xml",
    "/news/tags/town/feed.json",
  ])
    assert.ok(byUrl.has(url), url);
  assert.match(byUrl.get("/news/feed.xml") ?? "", /<rss/);
  assert.match(byUrl.get("/news/a/") ?? "", /<!doctype html>/i);
});

test("a CommonJS configuration that lists only its own template formats gets all pages", async () => {
  const folder = temporaryFolder();
  writeFiles(
    folder,
    config(
      `module.exports = async function (eleventyConfig) {
  const { default: newsroom } = await import(${JSON.stringify(pluginUrl("newsroom.ts"))});
  eleventyConfig.addPlugin(newsroom, ${OPTIONS});
  return { dir: { input: "src" }, templateFormats: ["md", "njk"] };
};`,
      "commonjs",
    ),
  );
  const { status, output } = await runEleventy(folder, ["--quiet"]);
  assert.is(status, 0, output);
  const site = new BuiltSite(folder, []);
  for (const path of ["/news/", "/news/a/", "/news/b/", "/news/feed.xml", "/news/tags/town/"])
    assert.ok(site.has(path), path);
});

test("a mistake ends the command with its text and no stack trace", async () => {
  const folder = temporaryFolder();
  writeFiles(folder, {
    ...config(`import newsroom from ${JSON.stringify(pluginUrl("newsroom.ts"))};
export default (eleventyConfig) => { eleventyConfig.addPlugin(newsroom, ${OPTIONS}); return { dir: { input: "src" } }; };`),
    "src/news/bad.md": entry("title: Bad\ndate: yesterday"),
  });
  const { status, output } = await runEleventy(folder, ["--quiet"]);
  assert.is(status, 1);
  assert.match(
    output,
    /src\/news\/bad\.md:3: The value of `date` isn't a date, or names a day that doesn't exist/,
  );
  assert.not.match(output, /^\s+at .*plugins\//m, output);
});

test.run();
