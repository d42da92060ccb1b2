import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import matter from "gray-matter";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { titleText } from "../../plugins/cli/feed-reading/title-text.ts";
import { itemsOf } from "../helpers/feeds.ts";
import { buildError, temporaryFolder, writeFiles } from "../helpers/site.ts";
import { build, newsroom, read, STACK, site } from "./command-line.ts";

/*
 * Feeds as nobody should write them, and as somebody has: what is imported of them can be built, all of it is there,
 * and a second run brings nothing.
 */

const rss = (...items: string[]) =>
  `<rss><channel><link>https://old.example/</link>${items.map((item) => `<item><pubDate>2021-05-05</pubDate>${item}</item>`).join("")}</channel></rss>`;
const declared = (encoding: string, title: string) =>
  `<?xml version="1.0" encoding="${encoding}"?>${rss(`<title>${title}</title><guid>${encoding} ${title}</guid>`)}`;
const entriesIn = (folder: string) =>
  existsSync(folder)
    ? readdirSync(folder).map((name) => matter(readFileSync(join(folder, name), "utf8")))
    : [];

test("items with broken files, endless lengths, impossible offsets and addresses below feeds can be built", async () => {
  const files = {
    "broken.xml": rss(
      `<title>Broken</title><guid>1</guid><enclosure url="http://[x" type=""/><enclosure url="https://"/>`,
      `<title>Long</title><guid>2</guid><itunes:duration>${"9".repeat(400)}</itunes:duration><enclosure url="https://old.example/a.mp3" type="audio/mpeg" length="${"9".repeat(30)}"/>`,
      `<title>Below a feed</title><guid>3</guid><link>https://old.example/news/feed.json/x/</link>`,
      `<title>At a feed</title><guid>4</guid><link>https://old.example/news/feed.xml/</link>`,
    ),
    "endless.json":
      '{"items":[{"id":"5","title":"Endless","date_published":"2021-05-05","attachments":[{"url":"https://old.example/b.mp3","mime_type":"audio/mpeg","duration_in_seconds":1e999,"size_in_bytes":1e30}]},{"id":"6","title":"Offset","date_published":"2021-05-05T10:00:00+99:99"}]}',
    "src/news/own.md":
      "---\ntitle: Own\ndate: 2021-05-06\naudio: { url: https://old.example/c.mp3, length: 1e30, duration: .inf }\n---\n",
  };
  const folder = site(files);
  const ran = await newsroom(folder, ["import", "broken.xml", "endless.json"]);
  assert.match(ran.out, "Wrote 6 entries to src/news (1 draft)");
  assert.match(ran.err, "2021-05-05T10:00:00+99:99");
  assert.not.match(ran.err, STACK);
  await build(folder);
  for (const feed of ["feed.xml", "atom.xml"]) {
    const text = read(folder, `_site/news/${feed}`);
    assert.not.match(text, /="[^"]*(?:e\+|Infinity)/);
    for (const [parser, items] of Object.entries(await itemsOf(text))) assert.is(items.length, 6, parser);
  }
  assert.not.match(read(folder, "_site/news/feed.json"), /size_in_bytes|duration_in_seconds/);
});

test("a page below the address of a feed, and a date with an impossible offset, are named with file and line", async () => {
  const clash = await buildError({
    "src/news/a.md": "---\ntitle: A\ndate: 2021-05-05\npermalink: /news/feed.json/x/\n---\n",
    "src/news/b.md": "---\ntitle: B\ndate: 2021-05-05\npermalink: /news/feed.xml/y.html\n---\n",
  });
  assert.match(clash, "./src/news/a.md:4: The entry has the address of a page or file");
  assert.match(clash, "./src/news/b.md:4: The entry has the address of a page or file");
  const offset = await buildError({
    "src/news/a.md": "---\ntitle: A\ndate: 2021-05-05T10:00:00+99:99\n---\n",
  });
  assert.match(offset, "./src/news/a.md:3:");
  assert.match(offset, "[date-invalid]");
});

test("items without an id are known by date and headline when they come again, and none is lost", async () => {
  const folder = temporaryFolder();
  writeFiles(folder, {
    "old.xml": rss(
      "<title>Twice</title><description>One.</description>",
      "<title>Twice</title><description>Two.</description>",
      "<title>No sign</title><guid>&#1;</guid>",
      "<description>A note.</description>",
    ),
    "half.json": '{"items":[{"id":"\\ud800","title":"\\udfff Half","date_published":"2021-05-05"}]}',
  });
  const args = ["import", "old.xml", "half.json", "--to", "news"];
  assert.match((await newsroom(folder, args)).out, "Wrote 5 entries to news, 0 already on the site.");
  assert.match((await newsroom(folder, args)).out, "Wrote 0 entries to news, 5 already on the site.");
  const bodies = entriesIn(join(folder, "news")).map(({ content }) => content.trim());
  assert.ok(bodies.includes("<p>One.</p>") && bodies.includes("<p>Two.</p>"));
});

test("two items of one id are told, unless they are the same item twice", async () => {
  const folder = temporaryFolder();
  const first = "<title>First</title><guid>same</guid>";
  writeFiles(folder, { "old.xml": rss(first, first, "<title>Second</title><guid>same</guid>") });
  for (const wrote of [
    "Wrote 1 entry to news, 1 already on the site",
    "Wrote 0 entries to news, 2 already on the site",
  ]) {
    const ran = await newsroom(folder, ["import", "old.xml", "--to", "news"]);
    assert.is(ran.code, 1);
    assert.match(ran.out, wrote);
    assert.match(ran.err, "old.xml: Two items have the same id, and the second was skipped: Second.");
  }
});

test("the encoding is that of the bytes where the declaration says another", async () => {
  const folder = temporaryFolder();
  writeFiles(folder, {
    "memory.xml": declared("utf-16", "Ёж"),
    "mark.xml": `\uFEFF${declared("iso-8859-1", "Ёж")}`,
    "wide.xml": Buffer.from(declared("utf-16", "Ёжи"), "utf16le"),
    "wide-be.xml": Buffer.from(declared("utf-16", "Ёжик"), "utf16le").swap16(),
  });
  const ran = await newsroom(folder, [
    "import",
    "memory.xml",
    "mark.xml",
    "wide.xml",
    "wide-be.xml",
    "--to",
    "news",
  ]);
  assert.is(ran.err, "");
  assert.equal(
    entriesIn(join(folder, "news"))
      .map(({ data }) => data["title"])
      .sort(),
    ["Ёж", "Ёж", "Ёжи", "Ёжик"],
  );
});

test("an import that ends in the middle leaves no half entry, and goes on when it is given again", async () => {
  const folder = temporaryFolder();
  writeFiles(folder, {
    "old.xml": rss(
      "<title>Before</title><guid>1</guid>",
      `<title>Large</title><guid>2</guid><description>${"word ".repeat(50_000)}</description>`,
      "<title>After</title><guid>3</guid>",
    ),
  });
  // No file may grow beyond 128 KB, as on a disk that is full.
  const main = join(import.meta.dirname, "../../plugins/cli/main.ts");
  const command = `ulimit -f 128; exec "$0" --import "$1" "${main}" import old.xml --to news`;
  // A measured run writes down what it counts in a file that may be larger.
  const child = spawn("bash", ["-c", command, process.execPath, import.meta.resolve("tsx")], {
    cwd: folder,
    env: { ...process.env, NODE_OPTIONS: "" },
  });
  let err = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    err += text;
  });
  const code = await new Promise((resolve) => child.on("close", resolve));
  assert.is(code, 1);
  assert.match(err, "news/large.md: The file can't be written");
  assert.not.match(err, STACK);
  assert.equal(readdirSync(join(folder, "news")), ["before.md"]);
  const again = await newsroom(folder, ["import", "old.xml", "--to", "news"]);
  assert.match(again.out, "Wrote 2 entries to news, 1 already on the site.");
});

test("inline tags of a title are taken off in pairs, however long it is", () => {
  assert.is(titleText("<b>A <i>b</i></b> Option<U> x < y <br/>z"), "A b Option<U> x < y z");
  assert.is(titleText("</b>a<b>"), "</b>a<b>");
  // The pattern that looked for the end of each took hours for these.
  assert.is(titleText(`${"<B>O".repeat(100_000)}</i>`).length, 400_004);
  assert.is(titleText(`${"<b>".repeat(100_000)}x${"</b>".repeat(100_000)}`), "x");
});

test.run();
