import { test } from "uvu";
import * as assert from "uvu/assert";
import type { NewsroomOptions } from "../../plugins/newsroom.ts";
import { entry } from "../helpers/entries.ts";
import { buildError, buildSite } from "../helpers/site.ts";

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

test("a direct entry with computed data of its own ends the build; computed data of the whole site does not", async () => {
  const own = { "src/news/a.md": entry("title: A\ndate: 2021-05-05\neleventyComputed: { title: B }") };
  assert.match(await buildError(own, direct), /direct-computed-data/);
  const site = await buildSite(
    {
      "src/news/a.md": entry("title: A\ndate: 2021-05-05"),
      "src/_data/eleventyComputed.js": 'export default { colour: () => "green" };',
    },
    direct,
  );
  assert.ok(site.has("/news/a/"));
});

test.run();
