import { test } from "uvu";
import * as assert from "uvu/assert";
import newsroom from "../../plugins/newsroom.ts";
import { entry, titlesOf } from "../helpers/entries.ts";
import { buildSite, type Files, SITE } from "../helpers/site.ts";

/** What the site's own configuration can do to an entry. */
interface Config {
  addPlugin(plugin: unknown, options: unknown): unknown;
  addPreprocessor(name: string, endings: string, look: (data: Record<string, unknown>) => unknown): void;
  setTemplateFormats(formats: string[]): void;
}

const FILES: Files = {
  "src/news/plain.md": entry("title: Plain\ndate: 2021-05-05"),
  "src/news/code.md": entry("title: Code\ndate: 2021-05-06", "{{ title }}"),
  "src/news/wire.txt": "date 2021-05-07 Wire\n\nText.\n",
  "src/news/work.md": entry("title: Work\ndate: 2021-05-08\nwork: true"),
  "src/news/coded-work.md": entry("title: Work\ndate: 2021-05-08\nwork: true", "{{ title }}"),
  "src/news/ignored.md": entry("title: Ignored\ndate: 2021-05-09"),
  ".eleventyignore": "src/news/ignored.md\n",
};

const withoutWork = ({ work }: Record<string, unknown>) => (work ? false : undefined);

test("an entry that a preprocessor of the site takes out is counted, before the newsroom or after it", async () => {
  const before = (config: Config) => config.addPreprocessor("work", "*", withoutWork);
  const after = async (config: Config) => {
    await config.addPlugin(newsroom, SITE);
    before(config);
  };
  for (const settings of [{ config: before as never }, { config: after as never, options: false as const }]) {
    const site = await buildSite(FILES, settings);
    assert.equal(titlesOf(site), ["Wire", "Code", "Plain"]);
    assert.not.ok(site.has("/news/work/"));
    assert.match(site.logs.join("\n"), "5 entries read, 3 published, 2 removed by the site");
  }
});

test("a tag that data compute makes no collection, and takes none from the newsroom", async () => {
  const site = await buildSite({
    "src/news/a.md": entry("title: A\ndate: 2021-05-05"),
    "src/news/news.json": '{ "eleventyComputed": { "tags": ["{{ page.fileSlug }}"] } }',
    "src/news/index.md": "# About the news\n",
    "src/names.njk":
      "{% for name, items in collections %}{{ name }} {% endfor %}|{{ collections.news | length }}",
  });
  assert.is(site.read("/names/").trim(), "all |1");
  assert.not.match(site.logs.join("\n"), "collection-taken");
});

test("an entry that Eleventy makes too late for the newsroom is named", async () => {
  const site = await buildSite({
    "src/news/a.md": entry("title: A\ndate: 2021-05-05\ntags: [Town]"),
    "src/news/late.md": entry("title: Late\ndate: 2021-05-06\neleventyImport:\n  collections: [Town]"),
  });
  assert.ok(site.has("/news/late/"));
  assert.equal(titlesOf(site), ["A"]);
  const said = site.logs.join("\n");
  assert.match(said, "./src/news/late.md: The entry is missing from lists and feeds");
  assert.match(said, "2 entries read, 1 published, 1 removed by the site");
});

test("an entry that its computed data take out of collections is counted", async () => {
  const computed = "eleventyComputed:\n  eleventyExcludeFromCollections: true";
  const site = await buildSite({
    ...FILES,
    "src/news/work.md": entry(`title: Work\ndate: 2021-05-08\n${computed}`, "{{ title }}"),
    "src/news/coded-work.md": entry("title: More\ndate: 2021-05-04"),
  });
  assert.equal(titlesOf(site), ["Wire", "Code", "Plain", "More"]);
  assert.match(site.logs.join("\n"), "5 entries read, 4 published, 1 removed by the site");
});

test("entries of an ending that Eleventy does not read are told and counted; what is no text, or is ignored, is not missed", async () => {
  const config = (eleventyConfig: Config) => eleventyConfig.setTemplateFormats(["njk", "md"]);
  const files = {
    ...FILES,
    "src/news/a.liquid": entry("title: A\ndate: 2021-05-05"),
    "src/news/picture.png": "no text",
    "src/news/as-it-is.html": "<p>A page.</p>",
  };
  const site = await buildSite(files, { config: config as never, options: { entries: "news/**" } });
  const said = site.logs.join("\n");
  assert.match(
    said,
    /\.\/src\/news\/a\.liquid: .*.liquid files, so 1 entry isn't published.*\[format-missing\]/,
  );
  assert.match(said, "6 entries read, 5 published, 1 removed by the site");
});

test("a glob that means no file is told, and one that means some is not", async () => {
  const said = async (entries: string) => (await buildSite(FILES, { options: { entries } })).logs.join("\n");
  assert.match(await said("nwes/**/*.md"), /\[entries-none\]\s+found: +nwes\/\*\*\/\*\.md/);
  assert.not.match(await said("news/*.md"), "entries-none");
});

test.run();
