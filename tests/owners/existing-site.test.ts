// @ts-expect-error: the package has no types
import { feedPlugin } from "@11ty/eleventy-plugin-rss";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { entry } from "../helpers/entries.ts";
import { type BuildSettings, buildSite, type Files } from "../helpers/site.ts";

interface Config {
  addPlugin(plugin: unknown, options?: unknown): void;
  addBundle(name: string, options: unknown): void;
  addCollection(name: string, make: (api: { getAll(): unknown[] }) => unknown): void;
}

/** A blog as many are: its own layout, tag pages from all collections, a feed, scripts gathered into files. */
const BLOG: Files = {
  "src/_includes/post.njk":
    '<!doctype html>\n<html><head><title>{{ title }}</title>\n</head><body>{{ content | safe }}<script>addEventListener("load", () => {})</script><script>{% getBundle "js" %}</script></body></html>',
  "src/blog/blog.json": JSON.stringify({ layout: "post.njk", tags: ["posts"] }),
  "src/blog/first.md": entry("title: First\ndate: 2021-05-05\ntags: [Town]", "Words of the first."),
  "src/blog/second.md": entry("title: Second\ndate: 2021-05-06\ntags: [Country]", "Words of the second."),
  "src/tags.njk":
    '---\npagination: { data: collections, size: 1, alias: tag, filter: [all, posts] }\npermalink: "/tags/{{ tag | slugify }}/"\n---\n{% for post in collections[tag] %}{{ post.inputPath }} {{ post.data.title }};{% endfor %}',
  "src/cloud.liquid":
    "---\npermalink: /cloud/\n---\n{% for collection in collections %}{{ collection[0] }};{% endfor %}",
};

const blogConfig = (config: Config) => {
  config.addPlugin((late: Config) => late.addBundle("js", { bundleHtmlContentFromSelector: "script" }));
  config.addPlugin(feedPlugin, {
    type: "atom",
    outputPath: "/feed.xml",
    collection: { name: "posts", limit: 10 },
    metadata: { language: "en", title: "Blog", base: "https://news.example/", author: { name: "A" } },
  });
};

const blog = (options: BuildSettings["options"], files: Files = {}) =>
  buildSite({ ...BLOG, ...files }, { options: options ?? {}, config: blogConfig as never });

test("a blog that adds a newsroom keeps every file it had, and but for the heads of its entries they stay as they were", async () => {
  const before = await blog(false);
  const after = await blog({ entries: "blog/*.md", timeZone: "UTC" });
  assert.equal(
    after.files().filter((file) => !file.startsWith("/news/")),
    before.files(),
  );
  const withoutHead = (html: string) =>
    html.replace(/(<\/title>)[\s\S]*(<\/head>)/, "$1$2").replace(/<updated>.*?<\/updated>/, "");
  for (const file of before.files())
    assert.is(withoutHead(after.read(file)), withoutHead(before.read(file)), file);
  assert.match(after.read("/feed.xml"), "Words of the first.");
});

test("the newsroom's collections are no tags of the site, and templates find them by name", async () => {
  const site = await blog(
    { entries: "blog/*.md" },
    {
      "src/named.njk":
        "---\npermalink: /named/\n---\n{% for entry in collections.news %}{{ entry.title }};{% endfor %}{% for tag in collections.newsTags %}{{ tag.label }};{% endfor %}",
      "src/named.liquid":
        "---\npermalink: /named-liquid/\n---\n{% for entry in collections.news %}{{ entry.title }};{% endfor %}",
      "src/named.11ty.js":
        'export const data = { permalink: "/named-js/" }; export const render = ({ collections }) => collections.news.map((e) => e.title).join(";") + Object.keys(collections).join();',
    },
  );
  assert.match(site.read("/named/"), "Second;First;Country;Town;");
  assert.match(site.read("/named-liquid/"), "Second;First;");
  assert.match(site.read("/named-js/"), "Second;First");
  assert.not.match(site.read("/named-js/"), "news");
  assert.not.match(site.read("/cloud/"), "news");
});

test("JSON-LD of an entry is on its page, and not among the scripts that the site gathers", async () => {
  const site = await blog({ entries: "blog/*.md", timeZone: "UTC" });
  const page = site.read("/blog/first/");
  const head = page.slice(0, page.indexOf("</head>"));
  assert.match(head, /<script type="application\/ld\+json">\{[^<]*"headline":"First"/);
  assert.not.match(page.slice(head.length), "NewsArticle");
});

test("an entry whose layout has other JSON-LD has the newsroom's too", async () => {
  const site = await buildSite({
    "src/_includes/own.njk":
      '<html><head><title>{{ title }}</title><script type="application/ld+json">{"@type":"BreadcrumbList"}</script></head><body>{{ content | safe }}</body></html>',
    "src/news/first.md": entry("title: First\ndate: 2021-05-05\nlayout: own.njk"),
  });
  assert.match(site.read("/news/first/"), '"@type":"NewsArticle"');
});

test("a site's own collection keeps its name, and the owner is told how to have both", async () => {
  const config = ((given: Config) => given.addCollection("news", (api) => api.getAll())) as never;
  const files = {
    "src/news/first.md": entry("title: First\ndate: 2021-05-05"),
    "src/list.njk": "{% for page in collections.news %}{{ page.url }};{% endfor %}",
  };
  const own = await buildSite(files, { config });
  assert.match(own.read("/list/"), "/news/first/;");
  assert.ok(own.has("/news/feed.xml"));
  assert.match(
    own.logs.join("\n"),
    /already has collections\.news,[\s\S]*\[collection-taken\][\s\S]*name: "newsroom"/,
  );
  const site = await buildSite(files, { config, options: { name: "newsroom" } });
  assert.ok(site.has("/news/feed.xml"));
});

test.run();
