// The same site without a generator: the least time that JavaScript needs for these bytes.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { load } from "js-yaml";
import MarkdownIt from "markdown-it";
import { atomFeed, jsonFeed, rssFeed } from "./feeds.js";
import { entryPage, listPage, tagIndexPage } from "./pages.js";

const { pageSize, feedSize } = JSON.parse(readFileSync("bench.json", "utf8"));
const markdown = new MarkdownIt({ html: true });

function read(name) {
  const text = readFileSync(`src/posts/${name}`, "utf8");
  const end = text.indexOf("\n---\n", 4);
  const { title, date, tags, summary = "", audio } = load(text.slice(4, end));
  const html = markdown.render(text.slice(end + 5));
  return { title, date: new Date(date), tags, summary, audio, html, href: `/posts/${name.slice(0, -3)}/` };
}

function write(href, text) {
  const file = `_site${href}`;
  const folder = file.slice(0, file.lastIndexOf("/"));
  mkdirSync(folder, { recursive: true });
  writeFileSync(file.endsWith("/") ? `${file}index.html` : file, text);
}

function writeList(title, href, entries) {
  const count = Math.ceil(entries.length / pageSize);
  const hrefOf = (number) => (number === 1 ? href : `${href}page/${number}/`);
  for (let number = 1; number <= count; number += 1) {
    const shown = entries.slice((number - 1) * pageSize, number * pageSize);
    const previous = number > 1 ? hrefOf(number - 1) : undefined;
    const next = number < count ? hrefOf(number + 1) : undefined;
    write(hrefOf(number), listPage({ title, entries: shown, number, count, previous, next }));
  }
}

const entries = readdirSync("src/posts")
  .filter((name) => name.endsWith(".md"))
  .map(read)
  .sort((one, other) => other.date - one.date);

const byTag = new Map();
for (const entry of entries) {
  write(entry.href, entryPage(entry));
  for (const tag of entry.tags) {
    if (!byTag.has(tag)) byTag.set(tag, []);
    byTag.get(tag).push(entry);
  }
}
const tags = [...byTag].sort(([one], [other]) => (one < other ? -1 : 1));

writeList("News", "/news/", entries);
write("/news/tags/", tagIndexPage(tags));
const site = { title: "The Example", href: "/news/", entries: entries.slice(0, feedSize) };
write("/news/feed.xml", rssFeed(site));
write("/news/atom.xml", atomFeed(site));
write("/news/feed.json", jsonFeed(site));
for (const [tag, tagged] of tags) {
  const href = `/news/tags/${tag.replaceAll(" ", "-")}/`;
  const channel = { title: `${tag} – The Example`, href, entries: tagged.slice(0, feedSize) };
  writeList(tag, href, tagged);
  write(`${href}feed.xml`, rssFeed(channel));
  write(`${href}atom.xml`, atomFeed(channel));
}
