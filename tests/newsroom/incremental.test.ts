import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { temporaryFolder, writeFiles } from "../helpers/site.ts";
import { makeRunnable, WatchedSite } from "../helpers/watch.ts";

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

test.run();
