import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { plainNode } from "../../bench/contenders/plain-node.ts";
import { slugOfTag } from "../../bench/corpus/words.ts";
import { removeWorkFolder } from "../../bench/places.ts";
import { makeProject, type Project } from "../../bench/project.ts";
import { verify } from "../../bench/verify/verify.ts";

const task = { pageSize: 10, feedSize: 5, heap: undefined, mixed: true };

let project: Project;
let built: string;

test.before(() => {
  project = makeProject(plainNode, 24, task);
  execFileSync(process.execPath, ["build.js"], { cwd: project.folder });
  built = mkdtempSync(join(tmpdir(), "newsroom-verify-"));
  cpSync(project.output, built, { recursive: true });
});

test.before.each(() => cpSync(built, project.output, { recursive: true }));

test.after(() => {
  rmSync(built, { recursive: true, force: true });
  removeWorkFolder();
});

const newest = () => project.entries.at(-1) as Project["entries"][number];
const problems = () => verify(project, task).join("\n");

function edit(path: string, change: (text: string) => string): void {
  const file = join(project.output, path);
  const text = readFileSync(file, "utf8");
  const changed = change(text);
  assert.is.not(changed, text);
  writeFileSync(file, changed);
}

test("a site with everything in it passes", () => {
  assert.is(problems(), "");
});

test("a missing entry page is found", () => {
  rmSync(join(project.output, "posts", newest().slug), { recursive: true });
  assert.match(problems(), `/posts/${newest().slug}/ is missing`);
});

test("an entry page that is cut short is found", () => {
  edit(`posts/${newest().slug}/index.html`, (text) => text.replace(newest().closing, ""));
  assert.match(problems(), "lacks its closing sentence");
});

test("a listing in another order is found", () => {
  edit("news/index.html", (text) => text.replace(/(<li>.*<\/li>)\n(<li>.*<\/li>)/, "$2\n$1"));
  assert.match(problems(), "/news/ does not list its 10 entries in order");
});

test("a missing page of a listing is found", () => {
  rmSync(join(project.output, "news/page/3"), { recursive: true });
  assert.match(problems(), "/news/page/3/ is missing");
});

test("a tag without its Atom feed is found", () => {
  const slug = slugOfTag(newest().tags[0] as string);
  rmSync(join(project.output, "news/tags", slug, "atom.xml"));
  assert.match(problems(), `/news/tags/${slug}/ has no atom feed`);
});

test("a feed with an item too few is found", () => {
  edit("news/feed.xml", (text) => text.replace(/<item>[\s\S]*?<\/item>/, ""));
  assert.match(problems(), "the rss feed in /news/ has 4 items, not 5");
});

test("a feed without full text is found, in each format", () => {
  for (const name of readdirSync(join(project.output, "news")).filter((file) =>
    /\.(?:xml|json)$/.test(file),
  )) {
    edit(`news/${name}`, (text) => text.replaceAll(newest().closing, ""));
  }
  for (const format of ["rss", "atom", "json"]) {
    assert.match(problems(), `the ${format} feed in /news/, item 1: the closing sentence is missing`);
  }
});

test("a feed with another date, or with an address that is not absolute, is found", () => {
  edit("news/atom.xml", (text) => text.replaceAll(newest().date, "2001-01-01T00:00:00Z"));
  edit("news/feed.xml", (text) =>
    text.replaceAll("&quot;https://news.example/pictures/", "&quot;/pictures/"),
  );
  assert.match(problems(), "the atom feed in /news/, item 1: dated");
  assert.match(problems(), "an address in the content is not absolute");
});

test("a page of a tag that no entry has is found", () => {
  cpSync(join(project.output, "news/tags/city"), join(project.output, "news/tags/town-hall"), {
    recursive: true,
  });
  assert.match(problems(), /\d+ tags have pages, not \d+/);
});

test("an item of a feed without its recording is found, in each format", () => {
  const of = project.entries.findLast(({ enclosure }) => enclosure !== undefined)?.enclosure as string;
  for (const name of ["feed.xml", "atom.xml", "feed.json"]) {
    edit(`news/${name}`, (text) => text.replaceAll(of, "https://media.example/other.mp3"));
  }
  for (const format of ["rss", "atom", "json"]) {
    assert.match(problems(), new RegExp(`the ${format} feed in /news/, item \\d: enclosure "https://media`));
  }
});

test("a site of one entry passes, and a second page of its listing is found", () => {
  const single = makeProject(plainNode, 1, task, "single");
  execFileSync(process.execPath, ["build.js"], { cwd: single.folder });
  assert.equal(verify(single, task), []);
  cpSync(join(single.output, "news/index.html"), join(single.output, "news/page/2/index.html"));
  assert.equal(verify(single, task), ["/news/page/2/ should not be there"]);
});

test.run();
