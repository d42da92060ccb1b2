import { HtmlBasePlugin, InputPathToUrlTransformPlugin } from "@11ty/eleventy";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { entry, jsonItems } from "../helpers/entries.ts";
import { buildSite, type Files } from "../helpers/site.ts";

interface Transformed {
  page: { url: string; inputPath: string };
}
interface Config {
  addPlugin(plugin: unknown): void;
  addTransform(name: string, transform: (this: Transformed, content: string) => unknown): void;
}

const FILES: Files = {
  "src/news/a.md": entry("title: A\ndate: 2021-05-05", "![Pier](pier.png) and [b](b.md) and [home](/)."),
  "src/news/b.md": entry("title: B\ndate: 2021-05-06\nlayout: base.njk", "Text of B."),
  "src/_includes/base.njk":
    "<!doctype html><html lang=en><head><title>x</title></head><body>{{ content | safe }}</body></html>",
};
const build = (configure: (config: Config) => void, options = {}, pathPrefix = "/") =>
  buildSite(FILES, { config: configure as never, options, pathPrefix });
const htmlOf = (site: Parameters<typeof jsonItems>[0], title: string): string =>
  jsonItems(site).find((item) => item.title === title)?.content_html ?? "";

for (const render of ["templates", "direct"] as const) {
  const entries = { entries: { render } };

  test(`${render}: feeds carry what the site's transforms make of an entry, once per entry, with its page`, async () => {
    const seen: string[] = [];
    const site = await build((config) => {
      config.addTransform("pictures", function (content) {
        if (!content.includes("<html")) seen.push(this.page.url);
        return String(content).replace(/<img src="pier.png"/g, '<img src="/made/pier-400.webp"');
      });
    }, entries);
    assert.match(site.read("/news/a/"), "/made/pier-400.webp");
    for (const feed of ["/news/feed.xml", "/news/atom.xml", "/news/feed.json"])
      assert.match(site.read(feed), "https://news.example/made/pier-400.webp", feed);
    assert.equal(seen.filter((url) => url === "/news/a/").length, 1);
  });

  test(`${render}: a plain-text entry, whose address is made of its headline, is transformed as well`, async () => {
    const options = { site: { url: "https://news.example/", title: "News" }, ...entries };
    const site = await buildSite(
      { "src/news/c.txt": "date 2021-05-07 Harbour\n\nBoats.\n" },
      {
        options,
        config: ((config: Config) => {
          config.addTransform("shout", function (content) {
            return this.page.url.endsWith("/")
              ? content.replace("Boats.", '<a href="pier.png">Boats!</a>')
              : content;
          });
        }) as never,
      },
    );
    assert.match(htmlOf(site, "Harbour"), '<a href="https://news.example/news/harbour/pier.png">Boats!</a>');
  });

  test(`${render}: links by file name and a path prefix come out as on the page`, async () => {
    const site = await build(
      (config) => {
        config.addPlugin(InputPathToUrlTransformPlugin);
        config.addPlugin(HtmlBasePlugin);
      },
      entries,
      "/sub/",
    );
    const html = htmlOf(site, "A");
    assert.match(html, 'href="https://news.example/sub/news/b/"');
    assert.match(html, 'href="https://news.example/sub/"');
    assert.not.match(html, "/sub/sub/");
  });

  test(`${render}: a transform that puts a document around, fails, or is left out spoils no feed`, async () => {
    const whole = await build((config) => {
      config.addTransform("document", function (content) {
        const isWhole = !this.page.url.endsWith("/") || content.includes("<html");
        return isWhole ? content : `<html><head></head><body>${content}</body></html>`;
      });
    }, entries);
    assert.match(htmlOf(whole, "B"), /^<p>Text of B\.<\/p>\s*$/);

    const failing = (config: Config) =>
      config.addTransform("strict", function (content) {
        if (this.page.url.endsWith("/") && !content.includes("<html")) throw new Error("no document");
        return content;
      });
    const failed = await build(failing, entries);
    assert.match(htmlOf(failed, "B"), "Text of B.");
    const said = failed.logs.join("\n");
    assert.is(said.match(/\[transform-failed\]/g)?.length, 1, said);
    assert.match(said, /The transform strict fails on the content of 2 entries[\s\S]*no document/);

    const without = await build(failing, { ...entries, feeds: { withoutTransforms: ["strict"] } });
    assert.not.match(without.logs.join("\n"), "transform-failed");
    assert.match(htmlOf(without, "B"), "Text of B.");
  });
}

test("a picture beside the entry is copied only where the page still names it", async () => {
  const files = { ...FILES, "src/news/pier.png": Buffer.from("89504e470d0a1a0a", "hex") };
  const plain = await buildSite(files);
  assert.ok(plain.has("/news/a/pier.png"));
  const made = await buildSite(files, {
    config: ((config: Config) =>
      config.addTransform("pictures", (content) =>
        String(content).replaceAll("pier.png", "/made/other.webp"),
      )) as never,
  });
  assert.not.ok(made.has("/news/a/pier.png"));
});

test.run();
