import { InputPathToUrlTransformPlugin } from "@11ty/eleventy";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { entry, jsonItems } from "../helpers/entries.ts";
import { linksOf } from "../helpers/page.ts";
import { type BuildSettings, buildSite, type Files } from "../helpers/site.ts";

interface Config {
  addPlugin(plugin: unknown): void;
}

const FILES: Files = {
  "src/news/a.md": entry(
    "title: First\ndate: 2021-05-05",
    '[near](b.md#top) [below](./deep/c%20d.md?x=1&y=2) [input](/news/b.md) [project](src/about.njk) [none](gone.md) [web](https://b.example/b.md) [up](../about.njk)\n\n`[b](b.md)` <code>href="b.md"</code>',
  ),
  "src/news/b.md": entry("title: Second\ndate: 2021-05-06\npermalink: /moved/"),
  "src/news/deep/c d.md": entry("title: Third\ndate: 2021-05-07"),
  "src/about.njk": "---\ntitle: About\n---\nAbout",
};
const TARGETS = [
  "/moved/#top",
  "/news/deep/c d/?x=1&y=2",
  "/moved/",
  "/about/",
  "gone.md",
  "https://b.example/b.md",
  "/about/",
];
const config: BuildSettings["config"] = ((given: Config) =>
  given.addPlugin(InputPathToUrlTransformPlugin)) as never;

test("links by the name of a file lead in feeds where they lead on pages", async () => {
  const site = await buildSite(FILES, { config: config as never });
  const page = linksOf(site.read("/news/a/"));
  for (const target of TARGETS) assert.ok(page.includes(target), target);
  const item = jsonItems(site).find(({ title }) => title === "First");
  assert.equal(
    linksOf(item?.content_html ?? ""),
    TARGETS.map((target) => new URL(target, "https://news.example/news/a/").href),
  );
  assert.match(item?.content_html ?? "", 'href="b.md"');
});

test("they do so below a path prefix, too", async () => {
  const site = await buildSite(FILES, { config: config as never, pathPrefix: "/sub/" });
  const item = jsonItems(site).find(({ title }) => title === "First");
  assert.is(linksOf(item?.content_html ?? "")[0], "https://news.example/sub/moved/#top");
});

test("without Eleventy's plugin such links are addresses like others, as on pages", async () => {
  const site = await buildSite(FILES);
  const item = jsonItems(site).find(({ title }) => title === "First");
  assert.is(linksOf(item?.content_html ?? "")[0], "https://news.example/news/a/b.md#top");
  assert.ok(linksOf(site.read("/news/a/")).includes("b.md#top"));
});

test.run();
