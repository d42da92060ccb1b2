import { existsSync } from "node:fs";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { type BuildSettings, type BuiltSite, buildSite, type Files } from "../helpers/site.ts";

type Config = {
  on(event: string, listener: (event: { results: Result[] }) => void): void;
  addTransform(name: string, transform: (this: { page: { url: string } }, text: string) => string): void;
  addLinter(name: string, lint: (text: string, file: string, output: string) => void): void;
  addUrlTransform(transform: (page: { url: string }) => string | undefined): void;
  addPreprocessor(
    name: string,
    endings: string,
    process: (data: { page: { inputPath: string } }) => unknown,
  ): void;
};
type Result = { url: string; outputPath: string; content: string };

const entry = (head: string) => `---\n${head}\n---\nText of it.\n`;

const FILES: Files = {
  "src/index.njk": "---\npermalink: /\n---\n{% for e in collections.news %}{{ e.title }};{% endfor %}",
  ...Object.fromEntries(
    Array.from({ length: 25 }, (_, index) => [
      `src/news/e${index}.md`,
      entry(
        `title: Entry ${index}\ndate: 2021-05-${String(index + 1).padStart(2, "0")}\ntags: [Town, T${index % 5}]`,
      ),
    ]),
  ),
};

const build = (settings: BuildSettings & { files?: Files } = {}): Promise<BuiltSite> =>
  buildSite(
    { ...FILES, ...settings.files },
    { ...settings, options: { pages: { size: 10 }, ...settings.options } },
  );

function same(one: BuiltSite, other: BuiltSite): void {
  assert.equal(one.files(), other.files());
  for (const file of one.files()) assert.is(one.read(file), other.read(file), file);
}

for (const render of ["templates", "direct"] as const)
  test(`files are the same whoever writes them, with entries rendered by ${render}`, async () => {
    const entries = { render };
    const own = await build({ options: { entries } });
    same(own, await build({ options: { entries, write: "eleventy" } }));
    assert.ok(own.files().length > 60);
  });

test("the site's own eleventy.after finds all files written, and each among the results with its content", async () => {
  const seen: { url: string; content: string; isThere: boolean }[] = [];
  const listen = (config: Config) =>
    config.on("eleventy.after", ({ results }) => {
      for (const { url, outputPath, content } of results)
        seen.push({ url, content, isThere: existsSync(outputPath) });
    });
  const site = await build({ config: listen as never });
  const byUrl = new Map(seen.map((each) => [each.url, each]));
  for (const url of ["/news/", "/news/page/2/", "/news/tags/town/", "/news/feed.xml", "/news/newsroom.css"]) {
    assert.ok(byUrl.get(url)?.isThere, url);
    assert.is(byUrl.get(url)?.content, site.read(url), url);
  }
  assert.is(byUrl.size, seen.length);
});

test("a transform of the site sees every page and feed", async () => {
  const transform = (config: Config) =>
    config.addTransform("mark", function (text) {
      return this.page.url ? `${text}<!-- seen -->` : text;
    });
  const site = await build({ config: transform as never });
  for (const file of site.files()) assert.match(site.read(file), /<!-- seen -->$/, file);
});

test("a linter of the site sees every page and feed", async () => {
  const linted = new Set<string>();
  const lint = (config: Config) => config.addLinter("collect", (_text, _file, output) => linted.add(output));
  const site = await build({ config: lint as never });
  assert.is(linted.size, site.files().length);
});

test("an address that the site's URL transform changes is the page's address", async () => {
  const transform = (config: Config) => config.addUrlTransform(({ url }) => url.replace(/\/$/, ""));
  const own = await build({ config: transform as never });
  same(own, await build({ config: transform as never, options: { write: "eleventy" } }));
  assert.match(own.read("/news/"), /href="\/news\/tags\/town"/);
});

test("a preprocessor that leaves out the plugin's templates leaves out its pages", async () => {
  const leaveOut = (config: Config) =>
    config.addPreprocessor("own", "*", ({ page }) =>
      page.inputPath.includes("newsroom-news-pages") ? false : undefined,
    );
  const site = await build({ config: leaveOut as never });
  assert.not.ok(site.has("/news/page/2/"));
  assert.not.ok(site.has("/news/tags/town/"));
  assert.ok(site.has("/news/feed.xml"));
});

test("the last line counts the files that Eleventy does not", async () => {
  const site = await build();
  assert.match(site.logs.join("\n"), /25 entries read, 25 published; \d+ files written/);
});

test("a page of the site at the address of a feed stays the site's", async () => {
  const files = { "src/own.njk": "---\npermalink: /news/tags/./town/feed.xml\n---\nOwn." };
  const site = await build({ files });
  assert.is(site.read("/news/tags/town/feed.xml"), "Own.");
});

test.run();
