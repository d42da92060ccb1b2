import { test } from "uvu";
import * as assert from "uvu/assert";
import type { NewsroomOptions } from "../../plugins/newsroom.ts";
import { entry, titlesOf } from "../helpers/entries.ts";
import { buildError, buildSite } from "../helpers/site.ts";

const direct = { options: { entries: { render: "direct" } } satisfies Partial<NewsroomOptions> };
const plain = entry("title: Plain\ndate: 2021-05-01");
const said = (logs: readonly string[]) => logs.find((line) => line.includes("entries read")) ?? "";

test("fast rendering leaves a permalink by template or function to Eleventy, and counts it", async () => {
  const named = entry("title: A\ndate: 2021-05-05");
  for (const files of [
    { "src/news/a.md": entry('title: A\ndate: 2021-05-05\npermalink: "/x/{{ page.fileSlug }}/"') },
    {
      "src/news/a.md": named,
      "src/news/news.11tydata.js": "export default { permalink: ({ page }) => '/x/' + page.fileSlug + '/' };",
    },
    { "src/news/a.md": named, "src/news/news.json": '{ "permalink": "/x/{{ page.fileSlug }}/" }' },
  ]) {
    const site = await buildSite({ "src/news/plain/plain.md": plain, ...files }, direct);
    assert.ok(site.has("/x/a/"), JSON.stringify(files));
    assert.equal(titlesOf(site), ["A", "Plain"]);
    assert.match(said(site.logs), /2 published;.* [12] rendered by Eleventy/);
  }
});

test("fast rendering publishes nothing that computed data hides, wherever the data comes from", async () => {
  const hidden = entry("title: Hidden\ndate: 2021-05-05\nwip: true");
  const hide = "eleventyComputed: { permalink: (data) => (data.wip ? false : data.permalink) }";
  for (const [name, files] of Object.entries({
    own: {
      "src/news/a.md": entry(
        "title: Hidden\ndate: 2021-05-05\neleventyComputed: { eleventyExcludeFromCollections: true, permalink: false }",
      ),
    },
    folder: { "src/news/a.md": hidden, "src/news/news.11tydata.js": `export default { ${hide} };` },
    site: {
      "src/news/a.md": hidden,
      "src/_data/eleventyComputed.js": "export default { permalink: (data) => !data.wip && data.permalink };",
    },
  })) {
    const site = await buildSite({ "src/news/plain.md": plain, ...files }, direct);
    assert.not.ok(site.has("/news/a/"), name);
    assert.equal(titlesOf(site), ["Plain"], name);
    assert.match(said(site.logs), /2 entries read, 1 published, 1 removed by the site/, name);
  }
});

test("fast rendering has the fields that Eleventy computes", async () => {
  const site = await buildSite(
    {
      "src/news/a.md": entry("headline: A\ndate: 2021-05-05"),
      "src/_data/eleventyComputed.js": 'export default { title: (data) => "Computed " + data.headline };',
    },
    direct,
  );
  assert.equal(titlesOf(site), ["Computed A"]);
});

test("with fast rendering an entry cannot name another entry, or any file outside the layouts folder, as its layout", async () => {
  const files = {
    "src/news/a.md": entry("title: A\ndate: 2021-05-05\nlayout: ../news/b.md"),
    "src/news/b.md": entry("title: B\ndate: 2021-05-06", "`{{ page.inputPath }}`"),
  };
  for (const layout of ["../news/b.md", "/etc/hostname", "a/../../news/b.md", "..\\\\news\\\\b.md"]) {
    const named = { ...files, "src/news/a.md": entry(`title: A\ndate: 2021-05-05\nlayout: "${layout}"`) };
    assert.match(await buildError(named, direct), /a\.md:4: .*\[layout-outside\]/, layout);
  }
});

test.run();
