import { test } from "uvu";
import * as assert from "uvu/assert";
import type { NewsroomOptions } from "../../plugins/newsroom.ts";
import { entry } from "../helpers/entries.ts";
import { buildError } from "../helpers/site.ts";

const direct = { options: { entries: { render: "direct" } } satisfies Partial<NewsroomOptions> };

test("a direct entry whose permalink is a template ends the build and has no page at an address with braces", async () => {
  const error = await buildError(
    { "src/news/a.md": entry('title: A\ndate: 2021-05-05\npermalink: "/{{ title }}/"') },
    direct,
  );
  assert.match(error, /a\.md:4: .*\[direct-computed-data\]/);
});

test("a direct entry whose folder computes permalinks ends the build instead of getting another address", async () => {
  const files = { "src/news/a.md": entry("title: A\ndate: 2021-05-05") };
  const script = {
    "src/news/news.11tydata.js": "export default { permalink: ({ page }) => '/x/' + page.fileSlug + '/' };",
  };
  assert.match(await buildError({ ...files, ...script }, direct), /direct-computed-data/);
  const template = { "src/news/news.json": '{ "permalink": "/x/{{ page.fileSlug }}/" }' };
  assert.match(await buildError({ ...files, ...template }, direct), /direct-computed-data/);
});

test("a direct entry with computed data ends the build, wherever the data comes from: it may hide the entry", async () => {
  const hidden = entry("title: A\ndate: 2021-05-05\nwip: true");
  const hide = "eleventyComputed: { permalink: (data) => (data.wip ? false : data.permalink) }";
  for (const [name, files] of Object.entries({
    own: { "src/news/a.md": entry("title: A\ndate: 2021-05-05\neleventyComputed: { title: B }") },
    folder: { "src/news/a.md": hidden, "src/news/news.11tydata.js": `export default { ${hide} };` },
    site: {
      "src/news/a.md": hidden,
      "src/_data/eleventyComputed.js": "export default { permalink: (data) => !data.wip && data.permalink };",
    },
  }))
    assert.match(await buildError(files, direct), /direct-computed-data/, name);
});

test("a direct entry cannot name another entry, or any file outside the layouts folder, as its layout", async () => {
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
