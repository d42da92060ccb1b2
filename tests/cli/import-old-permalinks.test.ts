import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { pictureIn } from "../../plugins/cli/import/folders/matter-fields.ts";
import { hugoPath, jekyllPath } from "../../plugins/cli/import/folders/old-permalinks.ts";
import { findSiteConfig } from "../../plugins/cli/import/folders/site-config.ts";
import { temporaryFolder, writeFiles } from "../helpers/site.ts";

const parts = (
  file: string,
  data: Record<string, unknown> = {},
  date: string | undefined = "2021-05-06T09:08:07Z",
) => ({
  file: join("/old", file),
  data,
  date,
  name: "The Bridge",
});

test("Jekyll's styles and patterns give the addresses that its posts had", () => {
  const path = (permalink: unknown, data: Record<string, unknown> = {}, file = "_posts/x.md") =>
    jekyllPath(parts(file, data), { generator: "jekyll", root: "/old", data: { permalink } });
  assert.is(path(undefined, { category: "Big Town" }), "/big town/2021/05/06/The-Bridge.html");
  assert.is(path("ordinal"), "/2021/126/The-Bridge.html");
  assert.is(path("none", { categories: ["a", "b"] }), "/a/b/The-Bridge.html");
  assert.is(path("/:short_year/:i_month/:i_day/:hour:minute:second/:slug/"), "/21/5/6/090807/the-bridge/");
  assert.is(
    path("/:slugified_categories/:title/", { categories: ["Big Town", "big town"], slug: "C++ & me?" }),
    "/big-town/C++-&-me/",
  );
  assert.is(path("/:slugified_categories/:title/"), "/The-Bridge/");
  assert.is(path("/:unknown/:title/"), undefined);
  assert.is(path("pretty", { permalink: "/own/" }), "/own/");
  assert.is(path("pretty", { slug: "short" }, "blog/_posts/x.md"), "/blog/2021/05/06/short/");
  const collection = { collections: { posts: { permalink: "/news/:title/" } }, permalink: "pretty" };
  assert.is(
    jekyllPath(parts("_posts/x.md"), { generator: "jekyll", root: "/old", data: collection }),
    "/news/The-Bridge/",
  );
});

test("Hugo's addresses come of the page, the pattern of its section, or its place", () => {
  const path = (file: string, data: Record<string, unknown> = {}, config: Record<string, unknown> = {}) =>
    hugoPath(parts(file, data), { generator: "hugo", root: "/old", data: config });
  assert.is(path("content/posts/x.md"), "/posts/the-bridge/");
  assert.is(path("content/Posts/a b/x.md", { slug: "s" }), "/posts/a-b/s/");
  assert.is(path("content/posts/x/index.md"), "/posts/the-bridge/");
  assert.is(path("content/x.md"), "/the-bridge/");
  assert.is(path("content/en/posts/x.md"), "/posts/the-bridge/");
  assert.is(path("content/de/posts/x.md"), "/de/posts/the-bridge/");
  assert.is(
    path("content/en/posts/x.md", {}, { defaultContentLanguageInSubdir: true }),
    "/en/posts/the-bridge/",
  );
  assert.is(path("content/posts/x.md", { url: "own/" }), "/own/");
  assert.is(path("pages/x.md", {}, { contentDir: "pages" }), "/the-bridge/");
  assert.is(path("elsewhere/x.md"), undefined);
  const slugs = { permalinks: { posts: "/:slug/", notes: "/:slugorcontentbasename/" } };
  assert.is(
    path("content/posts/x.md", { title: "Town & Land - a (short) view!" }, slugs),
    "/town-land-a-short-view/",
  );
  assert.is(path("content/posts/x.md", { title: "A", slug: "Own-Slug" }, slugs), "/own-slug/");
  assert.is(path("content/posts/x.md", {}, slugs), undefined, "of neither, nothing is known");
  assert.is(path("content/notes/x.md", { title: "A" }, slugs), "/the-bridge/");
  const patterns = {
    permalinks: { page: { posts: "/:year/:yearday/:title" }, notes: "/:sections/:contentbasename/" },
  };
  assert.is(path("content/posts/x.md", { title: "A day: out" }, patterns), "/2021/126/a-day-out/");
  assert.is(path("content/notes/b/x.md", {}, patterns), "/notes/b/the-bridge/");
  assert.is(
    hugoPath(parts("content/posts/x.md", {}, undefined), { generator: "hugo", root: "/old", data: patterns }),
    undefined,
  );
});

test("the configuration is sought up to the folder of the repository, in YAML, TOML and JSON", () => {
  const folder = temporaryFolder();
  writeFiles(folder, {
    "a/_config.yml": "---\nurl: https://a.example\n",
    "a/_posts/x.md": "",
    "b/hugo.json": '{"baseURL": "https://b.example"}',
    "c/config/_default/hugo.toml": "baseURL = 'https://c.example'",
    "d/hugo.toml": "baseURL = ",
    "e/.git/x": "",
  });
  mkdirSync(join(folder, "e/deep"), { recursive: true });
  assert.is(findSiteConfig(join(folder, "a/_posts"))?.data["url"], "https://a.example");
  assert.is(findSiteConfig(join(folder, "b"))?.data["baseURL"], "https://b.example");
  assert.is(findSiteConfig(join(folder, "c"))?.data["baseURL"], "https://c.example");
  assert.equal(findSiteConfig(join(folder, "d"))?.data, {}, "one that cannot be read says nothing");
  assert.is(findSiteConfig(join(folder, "e/deep")), undefined);
});

test("pictures are found in the shapes in which themes want them", () => {
  const cases: [Record<string, unknown>, unknown][] = [
    [{ image: "/a.jpg" }, { url: "/a.jpg", alt: undefined }],
    [{ images: ["/a.jpg", "/b.jpg"] }, { url: "/a.jpg", alt: undefined }],
    [{ cover: { image: "/a.jpg", alt: "A" } }, { url: "/a.jpg", alt: "A" }],
    [{ header: { teaser: "/a.jpg" } }, { url: "/a.jpg", alt: undefined }],
    [
      { image: " ", thumbnail: "/t.jpg" },
      { url: "/t.jpg", alt: undefined },
    ],
    [{ image: 5 }, undefined],
  ];
  for (const [data, expected] of cases) assert.equal(pictureIn(data), expected);
});

test.run();
