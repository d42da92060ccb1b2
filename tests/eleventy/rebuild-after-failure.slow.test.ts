import { existsSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { Rebuilds } from "../../plugins/eleventy/watch.ts";
import { type Files, temporaryFolder, writeFiles } from "../helpers/site.ts";
import { makeRunnable, settled, WatchedSite } from "../helpers/watch.ts";

const entry = (title: string, tag: string) =>
  `---\ntitle: ${title}\ndate: 2021-05-05\ntags: [${tag}]\n---\nText.\n`;

/** A transform of the site that stops the build at a page it does not like, as a check of links would. */
const STRICT = `
  config.addTransform("strict", function (content) {
    if (existsSync("strict") && this.page.url === "/news/tags/ours/" && content.includes("Forbidden")) throw new Error("no");
    return content;
  });
`;

test("a page that a failed build did not write is written by the next, though its text is the same", async () => {
  const folder = temporaryFolder();
  writeFiles(folder, {
    "package.json": '{"type":"module"}',
    strict: "",
    "src/news/a.md": entry("First", "Ours"),
    "src/news/b.md": entry("Second", "Theirs"),
  });
  makeRunnable(folder, { site: { url: "https://news.example/", title: "The Example" }, timeZone: "UTC" });
  const config = join(folder, "eleventy.config.js");
  writeFileSync(
    config,
    `import { existsSync } from "node:fs";\n${readFileSync(config, "utf8").replace("(config) {", `(config) {${STRICT}`)}`,
  );
  const site = new WatchedSite(folder, []);
  const page = join(folder, "_site/news/tags/ours/index.html");
  const later = () => new Promise((resolve) => setTimeout(resolve, 500));
  try {
    await site.ready();
    assert.match(readFileSync(page, "utf8"), "First");
    await site.change(() => writeFileSync(join(folder, "src/news/a.md"), entry("Forbidden", "Ours")));
    await later();
    assert.match(site.printed, "strict");
    rmSync(join(folder, "strict"));
    await site.change(() => writeFileSync(join(folder, "src/news/b.md"), entry("Third", "Theirs")));
    await later();
    assert.match(readFileSync(page, "utf8"), "Forbidden");
    assert.match(readFileSync(join(folder, "_site/news/a/index.html"), "utf8"), "Forbidden");
  } finally {
    await site.stop();
  }
  assert.ok(existsSync(page));
});

for (const render of ["templates", "direct"] as const) {
  const watched = async (files: Files, changes: readonly ((folder: string) => void)[]) => {
    const folder = temporaryFolder();
    writeFiles(folder, { "package.json": '{"type":"module"}', ...files });
    makeRunnable(folder, {
      site: { url: "https://news.example/", title: "The Example" },
      timeZone: "UTC",
      entries: { glob: "news/**/*.{md,txt}", render },
    });
    const site = new WatchedSite(folder, []);
    try {
      await site.ready();
      for (const make of changes) {
        make(folder);
        await new Promise((resolve) => setTimeout(resolve, 2000));
      }
      return await settled(folder);
    } finally {
      await site.stop();
    }
  };

  test(`the first plain-text entry of a folder has the data of the folder (${render})`, async () => {
    const different = await watched({ "src/news/a.md": entry("First", "Ours") }, [
      (folder) =>
        writeFiles(folder, {
          "src/news/desk/desk.json": '{ "tags": ["Desk"], "author": "The desk" }',
          "src/news/desk/w.txt": "date 2021-05-06 From the desk\n\nText.\n",
        }),
    ]);
    assert.equal(different, []);
  });

  test(`entries forget the data of a file that was deleted, at the next change (${render})`, async () => {
    const different = await watched(
      {
        "src/news/a.md": entry("First", "Ours"),
        "src/news/desk/desk.json": '{ "tags": ["Desk"], "author": "The desk" }',
        "src/news/desk/b.md": entry("Second", "Theirs"),
        "src/news/desk/w.txt": "date 2021-05-06 From the desk\n\nText.\n",
      },
      [
        (folder) => rmSync(join(folder, "src/news/desk/desk.json")),
        (folder) => writeFileSync(join(folder, "src/news/a.md"), entry("Third", "Ours")),
      ],
    );
    assert.equal(different, []);
  });
}

test("a layout that an entry names before it is there, and data of a folder, are found once they are added", async () => {
  const folder = temporaryFolder();
  writeFiles(folder, {
    "package.json": '{"type":"module"}',
    "src/news/a.md": entry("First", "Ours"),
  });
  makeRunnable(folder, { site: { url: "https://news.example/", title: "The Example" }, timeZone: "UTC" });
  const site = new WatchedSite(folder, []);
  const change = async (path: string, text: string) => {
    await site.change(() => writeFiles(folder, { [path]: text }));
    await new Promise((resolve) => setTimeout(resolve, 500));
  };
  try {
    await site.ready();
    await change("src/news/a.md", entry("First", "Theirs"));
    await change("src/news/a.md", entry("First", "Ours").replace("---\n", "---\nlayout: late.njk\n"));
    assert.match(site.printed, "late.njk");
    await change("src/_includes/late.njk", "<title>{{ kicker }}</title>{{ content | safe }}");
    await change("src/news/news.json", '{ "kicker": "From the folder" }');
    assert.match(
      readFileSync(join(folder, "_site/news/a/index.html"), "utf8"),
      "<title>From the folder</title>",
    );
  } finally {
    await site.stop();
  }
});

test("an entry that changed while it was read is not kept with its old text once the change is known", () => {
  const file = join(temporaryFolder(), "a.md");
  const rebuilds = new Rebuilds("_site");
  const kept = () => rebuilds.entry(file, undefined, () => undefined);
  writeFileSync(file, "new text");
  utimesSync(file, 1000, 1000);
  const item = { file, href: "/a/", body: "old text", kind: "markdown" };
  rebuilds.keepEntry({ item } as never, {} as never, []);
  assert.ok(kept());
  rebuilds.change([file.replaceAll("/", "\\")]);
  assert.not.ok(kept());
});

test.run();
