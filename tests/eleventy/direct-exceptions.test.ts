import { test } from "uvu";
import * as assert from "uvu/assert";
import { entry, titlesOf } from "../helpers/entries.ts";
import { buildSite, type Files } from "../helpers/site.ts";

const FILES: Files = {
  "src/news/a.md": entry("title: First\ndate: 2021-05-05"),
  "src/news/2021/b.md": entry("title: Second\ndate: 2021-05-06"),
  "src/news/2021/deep/c.md": entry("title: Third\ndate: 2021-05-07"),
  "src/news/drafts/d.md": "# Not yet\n",
  "src/news/drafts/e/f.md": "# {{ 'two' | upcase }}\n",
  "src/news/2021/(about) [us].md": "# About\n",
  "src/news/2021/about.md": entry("title: About as news\ndate: 2021-05-08"),
  "src/other/g.md": "# Other\n",
};

test("Markdown that the owner takes out of direct entries stays a page of Eleventy's, and is no entry", async () => {
  const site = await buildSite(FILES, {
    options: {
      entries: {
        glob: ["news/**/*.md", "!news/drafts/**", "!news/2021/\\(about\\) \\[us\\].md"],
        render: "direct",
      },
    },
  });
  assert.match(site.read("/news/drafts/d/"), "<h1>Not yet</h1>");
  assert.match(site.read("/news/drafts/e/f/"), "<h1>TWO</h1>");
  assert.match(site.read("/news/2021/(about) [us]/"), "<h1>About</h1>");
  assert.match(site.read("/other/g/"), "<h1>Other</h1>");
  assert.equal(titlesOf(site), ["About as news", "Third", "Second", "First"]);
  for (const path of ["/news/a/", "/news/2021/b/", "/news/2021/deep/c/", "/news/2021/about/"])
    assert.match(site.read(path), "news-entry");
});

test("entries of folders and files with nearly the same name are each rendered once, by whoever has to", async () => {
  const dated = "title: X\ndate: 2021-05-05";
  const code = entry(dated, "At {{ page.url }}.");
  const files: Files = {
    "src/news/e1.md": code,
    "src/news/e10.md": entry(dated, "Plain."),
    "src/news/e1.md.md": entry(dated, "Plain."),
    "src/news/Case/a.md": entry(dated, "Plain."),
    "src/news/Case/b.md": code,
    "src/news/case/c.md": entry(dated, "Plain."),
    "src/news/case/d.md": code,
    "src/news/case/A.md": code,
    "src/News/page.md": "A page of the site.\n",
  };
  const paths = ["e1", "e10", "e1.md", "Case/a", "Case/b", "case/c", "case/d", "case/A"];
  for (const render of ["templates", "direct"] as const) {
    const site = await buildSite(files, { options: { entries: { render } } });
    assert.match(site.logs.join("\n"), "8 entries read, 8 published", render);
    for (const path of paths)
      assert.match(site.read(`/news/${path}/`), /<p>(Plain|At \/news\/.*)\.<\/p>/, path);
    assert.match(site.read("/News/page/"), "A page of the site.", render);
  }
});

test("without exceptions direct entries are the newsroom's alone", async () => {
  const site = await buildSite(
    { "src/news/a.md": entry("title: First\ndate: 2021-05-05"), "src/other/g.md": "# Other\n" },
    { options: { entries: { render: "direct" } } },
  );
  assert.equal(titlesOf(site), ["First"]);
  assert.match(site.read("/other/g/"), "<h1>Other</h1>");
});

test("a layout of the site that is no whole document is left as it is, in both lanes", async () => {
  for (const render of ["templates", "direct"] as const) {
    const site = await buildSite(
      {
        "src/news/a.md": entry("title: First\ndate: 2021-05-05"),
        "src/_includes/part.njk": "<section>{{ content | safe }}</section>",
      },
      { options: { entries: { render }, pages: { layout: "part.njk" } } },
    );
    for (const path of ["/news/a/", "/news/"]) {
      assert.match(site.read(path), /^<section>/, `${path} (${render})`);
      assert.not.match(site.read(path), "<html", `${path} (${render})`);
    }
  }
});

test.run();
