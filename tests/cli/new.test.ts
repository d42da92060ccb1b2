import { existsSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import matter from "gray-matter";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { entryFile, plainTextFile } from "../../plugins/cli/new/entry-file.ts";
import { freeName } from "../../plugins/cli/new/free-name.ts";
import { parseFrontMatter, splitFrontMatter } from "../../plugins/read/front-matter.ts";
import { parsePlainText } from "../../plugins/read/plain-text-entry.ts";
import { temporaryFolder } from "../helpers/site.ts";
import { build, newsroom, read, STACK, site } from "./command-line.ts";

test("an entry is dated now in the zone of the site, wherever the machine is", async () => {
  const folder = site({});
  // 20:30 on 5 May in UTC is half past two of the next day in Almaty, which was at +06:00.
  const ran = await newsroom(
    folder,
    ["new", "Bridge opens: at last", "--tags", "Traffic, Town", "--author", "Ann Lee"],
    { now: "2021-05-05T20:30:00Z", timeZone: "America/Los_Angeles" },
  );
  assert.is(ran.code, 0, ran.err);
  assert.is(ran.out, "src/news/bridge-opens-at-last.md\n");
  assert.is(
    read(folder, "src/news/bridge-opens-at-last.md"),
    "---\ntitle: 'Bridge opens: at last'\ndate: 2021-05-06 02:30\ntags: [Traffic, Town]\nauthors: [Ann Lee]\n---\n\n",
  );
});

test("a second entry of the same headline gets a file of its own, and the first stays as it was", async () => {
  const folder = site({ "src/news/rain.md": "---\ndate: 2020-01-01\n---\nOld" });
  const ran = await newsroom(folder, ["new", "Rain", "--date", "2021-05-05", "--text", "--tags", "Weather"]);
  assert.is(ran.out, "src/news/rain-2021-05-05.txt\n");
  assert.is(read(folder, "src/news/rain.md"), "---\ndate: 2020-01-01\n---\nOld");
  assert.is(read(folder, "src/news/rain-2021-05-05.txt"), "date 2021-05-05 Rain\ntags Weather\n\n");
});

test("a date that does not exist, a missing headline and a headline without quotes are said plainly, with exit code 2", async () => {
  const folder = site({});
  for (const [args, text] of [
    [["new", "Rain", "--date", "2021-02-30"], `"2021-02-30" isn't a valid date`],
    [["new"], "new needs a headline"],
    [["new", "Bridge", "opens"], 'newsroom new "Bridge opens"'],
  ] as const) {
    const ran = await newsroom(folder, args);
    assert.is(ran.code, 2);
    assert.match(ran.err, text);
    assert.not.match(ran.err, STACK);
  }
  assert.not.ok(existsSync(join(folder, "src/news")));
});

const TAGGED = {
  "src/posts/a.md": "---\ntitle: A\ndate: 2021-05-05\ntags: [post]\n---\nx\n",
  "src/posts/b/b.md": "---\ntitle: B\ndate: 2021-05-05\ntags: [post]\n---\nx\n",
  "src/notes/c.md": "---\ntitle: C\ndate: 2021-05-05\ntags: [post]\n---\nx\n",
};
const FEED = JSON.stringify({
  version: "https://jsonfeed.org/version/1.1",
  title: "J",
  items: [
    { id: "1", content_text: "One", title: "One", date_published: "2021-05-06T00:00:00Z", tags: ["n"] },
  ],
});

test("where a tag says what an entry is, new and import write it, into the folder that has most entries", async () => {
  const folder = site({ ...TAGGED, "old.json": FEED }, 'entries: { tag: "post" },');
  const made = await newsroom(folder, ["new", "Rain", "--tags", "Town, post", "--date", "2021-05-06"]);
  assert.is(made.out, "src/posts/rain.md\n", made.err);
  assert.match(read(folder, "src/posts/rain.md"), "\ntags: [post, Town]\n");
  const imported = await newsroom(folder, ["import", "old.json"]);
  assert.is(
    imported.out,
    "src/posts/one.md\nWrote 1 entry to src/posts, 0 already on the site.\n",
    imported.err,
  );
  await build(folder);
  assert.is(JSON.parse(read(folder, "_site/news/feed.json")).items.length, 5);
});

test("where a tag says it and there is no entry yet, the folder is the one that the newsroom's path names", async () => {
  const folder = site({}, 'path: "/blog/", entries: { tag: "post" },');
  const made = await newsroom(folder, ["new", "Rain", "--date", "2021-05-06"]);
  assert.is(made.out, "src/blog/rain.md\n", made.err);
  await build(folder);
  assert.is(JSON.parse(read(folder, "_site/blog/feed.json")).items.length, 1);
});

test("a plain text that a tag makes no entry of is refused, with the tag", async () => {
  const wire = { "a.txt": "date 2021-05-05 A\n\nx\n", "b.txt": "date 2021-05-05 B\ntags post\n\nx\n" };
  const alone = site({ ...TAGGED, ...wire }, 'entries: { tag: "post" },');
  const ran = await newsroom(alone, ["import", "a.txt", "b.txt"]);
  assert.is(ran.code, 1);
  assert.is(ran.err.split("[text-without-tag]").length, 3);
  assert.match(ran.err, "“post”");
  assert.match(ran.out, "Wrote 0 entries");
  const made = await newsroom(alone, ["new", "Rain", "--text"]);
  assert.is(made.code, 2);
  assert.match(made.err, 'the tag "post"');

  const both = site({ ...TAGGED, ...wire }, 'entries: { tag: "post", glob: "posts/**/*.{md,txt}" },');
  const other = await newsroom(both, ["import", "a.txt", "b.txt"]);
  assert.match(other.err, /a\.txt[\s\S]*\[text-without-tag\][\s\S]*tags post/);
  assert.match(other.out, "Wrote 1 entry to src/posts");
  assert.is((await newsroom(both, ["new", "Rain", "--text"])).out, "src/posts/rain.txt\n");
  await build(both);
  assert.is(JSON.parse(read(both, "_site/news/feed.json")).items.length, 4);
});

test("a file that the site would not take for an entry is not written", async () => {
  const folder = site({}, 'entries: "news/**/*.md",');
  const ran = await newsroom(folder, ["new", "Rain", "--text"]);
  assert.is(ran.code, 2);
  assert.match(ran.err, "news/**/*.md");
  assert.not.ok(existsSync(join(folder, "src/news/rain.txt")));
});

test("a folder without a site, and one without Eleventy's configuration, get one message and no stack", async () => {
  const ran = await newsroom(temporaryFolder(), ["new", "Rain"]);
  assert.is(ran.code, 1);
  assert.match(ran.err, "[config-missing]");
  assert.not.match(ran.err, STACK);
});

test("any headline comes back from the front matter as it was written, through Eleventy's reader and ours", async () => {
  await fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 }),
        fc.constantFrom(
          "yes",
          "~",
          "2021-05-05",
          "1:30",
          "- a",
          "# b",
          "a: b",
          'it\'s "x"',
          "0x1F",
          "---",
          "<<",
          "@a",
          "{a}",
          "[b",
          "!c",
          "%d",
          "*e",
          "&f",
          "null",
          "...",
          "=",
          "1_000",
        ),
      ),
      (title) => {
        const text = entryFile({ title, date: "2021-05-05", tags: [title, "b"] }, "Text");
        const { data } = matter(text);
        assert.is(data["title"], title);
        assert.equal(data["tags"], [title, "b"]);
        assert.is(parseFrontMatter(splitFrontMatter(text).matter ?? "").data?.["title"], title);
      },
    ),
    { numRuns: 300, seed: 6 },
  );
});

test("a headline that begins with a time of day is not taken for the hour of a plain-text entry", () => {
  const text = plainTextFile(
    { title: "10:30 to Astana", date: "2021-05-05", tags: [], authors: [] },
    "00:00",
  );
  const wire = parsePlainText(text, "a.txt");
  assert.is(wire?.data["title"], "10:30 to Astana");
  assert.is(wire?.data["date"], "2021-05-05 00:00");
});

test("a headline of signs alone still gets a name, and names run on where they are taken", () => {
  assert.match(
    freeName("!!!", "2021-05-05", () => false),
    /^[a-z0-9-]+$/,
  );
  const taken = new Set(["rain", "rain-2021-05-05", "rain-2021-05-05-2"]);
  assert.is(
    freeName("Rain", "2021-05-05", (name) => taken.has(name)),
    "rain-2021-05-05-3",
  );
});

test("section and draft are header lines of the plain-text form too", async () => {
  const folder = site({});
  const ran = await newsroom(folder, [
    "new",
    "Rain",
    "--date",
    "2021-05-05",
    "--text",
    "--section",
    "Weather",
    "--draft",
  ]);
  assert.is(ran.code, 0, ran.err);
  assert.is(read(folder, ran.out.trim()), "date 2021-05-05 Rain\nsection Weather\ndraft true\n\n");
});

test.run();
