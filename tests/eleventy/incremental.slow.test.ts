import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { temporaryFolder, writeFiles } from "../helpers/site.ts";
import { makeRunnable, settled, WatchedSite } from "../helpers/watch.ts";

const entry = (title: string, date: string) =>
  `---\ntitle: ${title}\ndate: ${date}\n---\nText of ${title}.\n`;

/** A transform of the site, such as one that puts a notice or a script into every page. */
const NOTICE = `
  config.addTransform("notice", async function (content, outputPath) {
    return outputPath.endsWith(".html") ? content.replace("</body>", "<p>Notice at " + this.page.url + "</p></body>") : content;
  });
`;

/** Eleventy renders the changed file alone; what stands on other pages is made right by the newsroom. */
test("under --incremental neighbours and lists that import the entries are up to date", async () => {
  const folder = temporaryFolder();
  writeFiles(folder, {
    "package.json": '{"type":"module"}',
    "src/news/a.md": entry("First", "2021-05-05"),
    "src/news/b.md": entry("Second", "2021-05-06"),
    "src/list.njk":
      '---\npermalink: /list/\neleventyImport:\n  collections: ["news"]\n---\n{% for item in collections.news %}{{ item.title }} {% endfor %}',
  });
  makeRunnable(folder, { site: { url: "https://news.example/", title: "The Example" }, timeZone: "UTC" });
  const config = join(folder, "eleventy.config.js");
  writeFileSync(config, readFileSync(config, "utf8").replace("(config) {", `(config) {${NOTICE}`));
  const site = new WatchedSite(folder, ["--incremental"]);
  const page = (path: string) => readFileSync(join(folder, "_site", path, "index.html"), "utf8");
  const change = async (name: string, text: string) => {
    await site.change(() => writeFileSync(join(folder, `src/news/${name}.md`), text));
    // Eleventy is not yet through with what it has written.
    await new Promise((resolve) => setTimeout(resolve, 500));
  };
  try {
    await site.ready();
    await change("a", entry("Changed", "2021-05-05"));
    assert.match(page("news/b"), "Changed", "the neighbour");
    assert.match(page("news/b"), "<p>Notice at /news/b/</p>", "the neighbour, by the site's transforms");
    assert.match(page("news/b"), '"@type":"NewsArticle"', "the neighbour, with all that the newsroom adds");
    assert.match(page("list"), "Second Changed", "a list that imports the collection");
  } finally {
    await site.stop();
  }
});

/** Eleventy builds for one changed file at a time, and ends where another new template comes in. */
test("under --incremental a new entry whose build failed is named, and is there once it is saved again", async () => {
  const folder = temporaryFolder();
  writeFiles(folder, {
    "package.json": '{"type":"module"}',
    "src/news/a.md": entry("First", "2021-05-05"),
    "src/about.md": "About.\n",
  });
  makeRunnable(folder, { site: { url: "https://news.example/", title: "The Example" }, timeZone: "UTC" });
  const site = new WatchedSite(folder, ["--incremental"]);
  const change = async (name: string, text: string) => {
    await site.change(() => writeFileSync(join(folder, "src", name), text));
    await new Promise((resolve) => setTimeout(resolve, 500));
    return site.printed;
  };
  const hasNew = () => readFileSync(join(folder, "_site/news/feed.xml"), "utf8").includes("New");
  try {
    await site.ready();
    await change("news/new.md", "---\ntitle: [\n---\n");
    const printed = await change("news/a.md", entry("Changed", "2021-05-05"));
    assert.match(printed, "./src/news/new.md: This new entry isn't on the site yet");
    assert.is(hasNew(), false);
    await change("news/new.md", entry("New", "2021-05-06"));
    assert.is(hasNew(), true);
  } finally {
    await site.stop();
  }
});

/** Eleventy shows no template in a build that copies a file. */
test("under --incremental a file that is copied takes no page away, and its size reaches the feeds", async () => {
  const folder = temporaryFolder();
  const sound = (size: number) => "x".repeat(size);
  writeFiles(folder, {
    "package.json": '{"type":"module"}',
    "src/news/a.md": "---\ntitle: First\ndate: 2021-05-05\naudio: /files/talk.mp3\n---\nText.\n",
    "src/files/talk.mp3": sound(11),
  });
  makeRunnable(
    folder,
    { site: { url: "https://news.example/", title: "The Example" }, timeZone: "UTC" },
    undefined,
    'config.addPassthroughCopy("src/files");',
  );
  const site = new WatchedSite(folder, ["--incremental"]);
  const feed = () => readFileSync(join(folder, "_site/news/feed.xml"), "utf8");
  try {
    await site.ready();
    assert.match(feed(), 'length="11"');
    await site.change(() => writeFileSync(join(folder, "src/files/talk.mp3"), sound(22)));
    assert.match(feed(), "First");
    assert.equal(await settled(folder), []);
    assert.match(feed(), 'length="22"');
  } finally {
    await site.stop();
  }
});

test.run();
