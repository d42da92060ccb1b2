import { test } from "uvu";
import * as assert from "uvu/assert";
import type { NewsroomOptions } from "../../plugins/newsroom.ts";
import { entry, jsonItems, titlesOf } from "../helpers/entries.ts";
import { buildError, buildSite, type Files } from "../helpers/site.ts";

const FILES: Files = {
  "src/blog/first.md": entry("title: First\ndate: 2021-05-05\ntags: [post, Town]"),
  "src/notes/second.njk": entry("title: Second\ndate: 2021-05-06\ntags: [post]", "{{ title }}"),
  "src/about.md": entry("title: About\ntags: [page]"),
};
const tagged = (entries: NewsroomOptions["entries"]) => ({ options: { entries } }) as const;

test("entries are the pages with a tag, wherever they are and whatever template they are", async () => {
  for (const render of ["templates", "direct"] as const) {
    const site = await buildSite(FILES, tagged({ tag: "post", render }));
    assert.equal(titlesOf(site), ["Second", "First"], render);
    assert.match(site.read("/about/"), "Text", render);
    assert.not.match(site.read("/about/"), "news-", render);
    assert.ok(site.has("/news/tags/town/"), render);
  }
});

test("the tag that selects entries gets no page and no feed, unless the dictionary lists it", async () => {
  const files = {
    "src/a.md": entry("title: A\ndate: 2021-05-05\ntags: [Showcase, Town]"),
    "src/b.md": entry("title: B\ndate: 2021-05-06\ntags: Showcase"),
  };
  const entries = { tag: "Showcase" };
  const site = await buildSite(files, { options: { entries, tags: { ignore: ["Other"] } } });
  assert.ok(site.has("/news/tags/town/"));
  assert.not.ok(site.has("/news/tags/showcase/"));
  assert.not.match(site.read("/news/feed.json"), '"Showcase"');
  const listed = await buildSite(files, { options: { entries, tags: { dictionary: { Showcase: {} } } } });
  assert.ok(listed.has("/news/tags/showcase/"));
});

test("a tag and globs together: both have to hold", async () => {
  for (const render of ["templates", "direct"] as const) {
    const files = {
      ...FILES,
      "src/blog/untagged.md": entry("title: Untagged\ndate: 2021-05-07"),
      "src/blog/wire.txt": "date 2021-05-08 Wire\ntags post, Town\n\nText.\n",
      "src/blog/other.txt": "date 2021-05-09 Other\n\nText.\n",
    };
    const site = await buildSite(files, tagged({ tag: "post", glob: "blog/**/*.{md,txt}", render }));
    assert.equal(titlesOf(site), ["Wire", "First"], render);
  }
});

test("pages of addTemplate, and of pagination over data, are entries by their tag, each with its own data", async () => {
  const site = await buildSite(
    {
      "src/_data/api.json": JSON.stringify([
        { slug: "one", headline: "One", day: "2021-05-01" },
        { slug: "two", headline: "Two", day: "2021-05-02" },
      ]),
      "src/api.njk": `---
pagination: { data: api, size: 1, alias: item, addAllPagesToCollections: true }
permalink: "/api/{{ item.slug }}/"
tags: [post]
eleventyComputed:
  title: "{{ item.headline }}"
  date: "{{ item.day }}"
---
Text of {{ item.headline }}.
`,
    },
    {
      options: { entries: { tag: "post" } },
      config: ((config: { addTemplate(path: string, text: string, data: object): void }) =>
        config.addTemplate("cms.md", "Text from *afar*.", {
          title: "From afar",
          date: "2021-05-03",
          tags: ["post"],
        })) as never,
    },
  );
  assert.equal(titlesOf(site), ["From afar", "Two", "One"]);
  const [afar, two] = jsonItems(site);
  assert.match(afar?.content_html ?? "", "<em>afar</em>");
  assert.match(two?.content_html ?? "", "Text of Two.");
  assert.is(two?.url, "https://news.example/api/two/");
  assert.match(site.read("/api/one/"), "news-entry");
});

test("a field that is computed from collections is told once for all entries: lists have it as it was before", async () => {
  const site = await buildSite({
    "src/news/a.md": entry("title: First\ndate: 2021-05-05"),
    "src/news/b.md": entry("title: Second\ndate: 2021-05-06"),
    "src/news/news.11tydata.js":
      "export default { eleventyComputed: { section: (data) => 'of ' + data.collections.all.length } };",
  });
  const said = site.logs.join("\n");
  assert.match(said, /The `section` field of the entry is computed from collections[\s\S]*\[field-late\]/);
  assert.is(said.match(/\[field-late\]/g)?.length, 1);
});

test("a tag that no page has is told as a tag, with the one that was meant", async () => {
  const said = async (entries: NewsroomOptions["entries"]) =>
    (await buildSite(FILES, tagged(entries))).logs
      .join("\n")
      .split("\n\n")
      .find((text) => text.includes("[entries-none]")) ?? "";
  for (const tag of ["posts", "Post"]) {
    const message = await said({ tag });
    assert.match(message, `No page has the tag \`${tag}\``);
    assert.match(message, new RegExp(`found: +tag: ${tag}\n`));
    assert.match(message, "Did you mean `post`?");
    assert.not.match(message, /glob/i);
  }
  assert.match(await said({ tag: "zzzzzz" }), "Check the tag");
  const both = await said({ tag: "page", glob: "blog/**/*.md" });
  assert.match(both, "No page that matches the glob has the tag `page`");
});

test("a page with the tag and without a date is told to give up the tag, and pages without it are not counted", async () => {
  const undated = { ...FILES, "src/list.md": entry("title: List\ntags: [post]") };
  const error = await buildError(undated, tagged({ tag: "post" }));
  assert.match(error, /\[date-missing\][\s\S]*remove the tag `post`/);
  assert.not.match(error, "entries:");
  const site = await buildSite(
    { ...FILES, "src/map.md": entry("title: Map\neleventyExcludeFromCollections: true") },
    tagged({ tag: "post" }),
  );
  assert.not.match(site.logs.join("\n"), "eleventyExcludeFromCollections");
});

test("a file without a date is told how the globs of the site leave it out", async () => {
  const error = await buildError({ "src/blog/list.md": entry("title: List") }, tagged("blog/**/*.md"));
  assert.match(error, 'entries: ["blog/**/*.md", "!blog/list.md"]');
});

test.run();
