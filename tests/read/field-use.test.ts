import { test } from "uvu";
import * as assert from "uvu/assert";
import { entries, entry } from "../helpers/entries.ts";
import { type BuildSettings, buildError, buildSite, type Files } from "../helpers/site.ts";

/** What a build warns of, as one text. */
const warned = async (files: Files, settings: BuildSettings = {}): Promise<string> =>
  (await buildSite(files, settings)).logs.filter((line) => /\[[a-z]+-[a-z-]+\]/.test(line)).join("\n");

const FIRST = entry("title: First\nlede: A summary.\nposted: 2021-05-05\ndate: 2021-05-06\ntags: [Town]");

test("a field that no entry has is named, with the one that was probably meant", async () => {
  const files = { "src/news/a.md": FIRST };
  const said = await warned(files, { options: { fields: { summary: "ledes", section: "rubric" } } });
  assert.match(said, /`fields\.summary` names `ledes`, but no entry has that field\. \[field-absent\]/);
  assert.match(said, 'Did you mean "lede"?');
  assert.match(
    said,
    /names `rubric`, but no entry has that field[\s\S]*Change fields\.section where you call addPlugin/,
  );
  assert.is(await warned(files, { options: { fields: { summary: "lede", date: "posted" } } }), "");
});

test("of several names for a field only a slip of the finger is warned of", async () => {
  const files = { "src/news/a.md": FIRST };
  assert.is(await warned(files, { options: { fields: { summary: ["lede", "abstract"] } } }), "");
  assert.match(
    await warned({ "src/news/a.md": FIRST }, { options: { fields: { date: ["date", "postd"] } } }),
    'Did you mean "posted"?',
  );
});

test("a site without entries, or without the option, is not warned of fields", async () => {
  const none = await warned({ "src/index.md": "Home" }, { options: { fields: { summary: "lead" } } });
  assert.equal(none.match(/\[[a-z]+-[a-z-]+\]/g), ["[entries-none]"]);
  assert.is(await warned(entries(2)), "");
});

test("a draft that only computed data says to be one would be published, and is warned of", async () => {
  const files = (computed: string): Files => ({
    "src/news/news.11tydata.js": `export default { eleventyComputed: { ${computed} } };`,
    "src/news/a.md": entry("title: First\ndate: 2021-05-05\nstage: draft"),
  });
  assert.match(
    await warned(files('draft: (data) => data.stage === "draft"')),
    /names `draft`, which is only set by eleventyComputed[\s\S]*\[field-computed\]/,
  );
  assert.is(await warned(files("lede: () => 'Computed.'"), { options: { fields: { summary: "lede" } } }), "");
});

test("a date that only computed data has is named beside the date that is missing", async () => {
  const error = await buildError({
    "src/news/news.11tydata.js": "export default { eleventyComputed: { date: (data) => data.day } };",
    "src/news/a.md": entry("title: First\nday: 2021-05-05"),
  });
  assert.match(error, "[date-missing]");
  assert.match(error, /Eleventy computes data after the date is read/);
});

test("a tag of the site keeps its collection, and the owner is told, unless the newsroom has a name", async () => {
  const files = {
    "src/news/a.md": entry("title: First\ndate: 2021-05-05\ntags: [news]"),
    "src/about.md": entry("tags: newsYears"),
  };
  const said = await warned(files);
  assert.match(
    said,
    /\.\/src\/news\/a\.md: The site already has collections\.news[\s\S]*\[collection-taken\]/,
  );
  assert.match(said, "./src/about.md: The site already has collections.newsYears");
  assert.match(said, /name: "newsroom"/);
  assert.is(await warned(files, { options: { name: "news" } }), "");
  const renamed = await buildSite(
    { ...files, "src/list.njk": "{% for page in collections.news %}{{ page.url }};{% endfor %}" },
    { options: { name: "newsroom" } },
  );
  assert.is(renamed.read("/list/"), "/news/a/;");
});

test.run();
