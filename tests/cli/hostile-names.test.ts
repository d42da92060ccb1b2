import { existsSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import matter from "gray-matter";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { addressProblem } from "../../plugins/content/address-problem.ts";
import { HOSTILE_NAMES } from "../helpers/hostile-names.ts";
import { writeFiles } from "../helpers/site.ts";
import { build, newsroom, read, STACK, site } from "./command-line.ts";

/* What `new` and `import` name files by comes from others: it must make one file each, in the folder of entries. */

const NAMES = [
  ...HOSTILE_NAMES,
  "../../../etc/passwd",
  "index",
  "news",
  "Tags",
  "2021",
  "Subscribe",
  "README",
  "foo.11ty.js",
  "news.11tydata",
  "_includes/x",
  ".hidden",
  "$(touch above)",
  "~/above",
  "-rf",
];

/** Names of all files that were added to a site, from its folder. */
function added(folder: string, before: ReadonlySet<string>): string[] {
  return all(folder).filter((file) => !before.has(file));
}

function all(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && !file.parentPath.includes("node_modules"))
    .map((file) => join(file.parentPath, file.name).slice(folder.length + 1));
}

function checkNames(files: readonly string[]): void {
  for (const file of files) {
    assert.is(dirname(file), join("src", "news"), file);
    assert.match(basename(file), /^[^.\p{Cc}/\\ ][^\p{Cc}/\\ ]*\.(?:md|txt)$/u);
    assert.ok(Buffer.byteLength(basename(file)) <= 255, file);
  }
}

test("whatever an item of a feed says, its file lies in the folder of entries and its page in the site", async () => {
  const items = NAMES.map((name, index) => ({
    id: name,
    title: name,
    url: `https://old.example/${name}`,
    date_published: "2021-05-05",
    content_html: `<p>${index}</p>`,
    image: `https://old.example/${name}`,
    attachments: [{ url: `../../${name}`, mime_type: name, title: name }],
    tags: [name],
    authors: [{ name }],
    language: name,
  }));
  const folder = site({});
  writeFiles(folder, {
    "old.json": JSON.stringify({ home_page_url: "https://old.example/", items }),
    "old.xml": `<rss><channel><link>https://old.example/</link>${NAMES.map(
      (name, index) =>
        `<item><title>${escaped(name)}</title><guid>${index}</guid><link>https://old.example/x/${escaped(name)}</link><pubDate>2021-05-06</pubDate><enclosure url="../../${escaped(name)}" type="${escaped(name)}" length="1"/></item>`,
    ).join("")}</channel></rss>`,
  });
  const before = new Set(all(folder));
  const ran = await newsroom(folder, ["import", "old.json", "old.xml"]);
  assert.is(ran.code, 0, ran.err);
  const files = added(folder, before);
  assert.is(files.length, NAMES.length * 2);
  checkNames(files);
  for (const file of files) {
    const { permalink = "/" } = matter(read(folder, file)).data as { permalink?: string };
    assert.is(addressProblem(permalink), undefined, permalink);
    assert.not.match(permalink, /[{}]|\.(?:js|xml)$/);
  }
  // The front page of the site and that of the newsroom stay what they are.
  await build(folder);
  assert.not(existsSync(join(folder, "..", "above")));
  assert.match(read(folder, "_site/news/index.html"), "feed.xml");
  assert.is(JSON.parse(read(folder, "_site/news/feed.json")).items.length, 20);
});

test("the old address of an item never takes the place of the front page, nor a name no file can have", async () => {
  const folder = site({});
  const urls = [
    "index.html",
    "news",
    "news/tags/x/",
    "news/2021/",
    "x".repeat(300),
    "a%2f..%2f..%2fb/",
    "%2e%2e/%2e%2e/b/",
    "a..%5cb/",
    "a%00b/",
  ];
  const items = urls.map((url, index) => ({
    id: index,
    title: `T ${index}`,
    url: `https://old.example/${url}`,
    date_published: "2021-05-05",
    content_html: "x",
  }));
  writeFiles(folder, { "old.json": JSON.stringify({ home_page_url: "https://old.example/", items }) });
  const ran = await newsroom(folder, ["import", "old.json"]);
  assert.is(ran.code, 0, ran.err);
  const permalinks = urls.map((_, index) => matter(read(folder, `src/news/t-${index}.md`)).data["permalink"]);
  assert.equal(permalinks, [...Array(6).fill(undefined), "/b/", undefined, undefined]);
});

test("whatever the headline, `new` writes one file into the folder of entries", async () => {
  for (const form of [[], ["--text"]]) {
    const folder = site({});
    const before = new Set(all(folder));
    // No argument of a process holds half of a surrogate pair.
    for (const name of NAMES.filter((each) => each !== "\ud800")) {
      const ran = await newsroom(folder, ["new", ...form, "--date", "2021-05-05", "--", name]);
      assert.not.match(ran.err, STACK);
      assert.is(ran.code, name === "\u200b" ? ran.code : 0, `${name}: ${ran.err}`);
    }
    const files = added(folder, before);
    assert.ok(files.length >= NAMES.length - 2, `${files.length}`);
    checkNames(files);
    await build(folder);
    assert.match(read(folder, "_site/news/index.html"), "feed.xml");
  }
});

function escaped(text: string): string {
  return text
    .replaceAll("\ud800", "\u{fffd}")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll('"', "&quot;");
}

test.run();
