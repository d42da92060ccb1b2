import { parseAtomFeed, parseRssFeed } from "feedsmith";
import sax from "sax";
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { NewsroomOptions } from "../../plugins/newsroom.ts";
import { entry, jsonItems } from "../helpers/entries.ts";
import { buildError, buildSite } from "../helpers/site.ts";

const DC = "http://purl.org/dc/elements/1.1/";
const ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd";
const YANDEX = "http://news.yandex.ru";
const NEWS = {
  "src/news/a.md": entry("title: A & B\ndate: 2021-05-05\ntags: [Town]"),
  "src/news/b.md": entry("title: B\ndate: 2021-05-06"),
};
type Feeds = NonNullable<NewsroomOptions["feeds"]>;
const build = (feeds: Feeds, files = NEWS) => buildSite(files, { options: { feeds } });

/** Every element of a document with its namespace, as a parser of XML that knows them sees it. */
function elementsOf(
  xml: string,
): { name: string; uri: string; text: string; attributes: Record<string, string> }[] {
  const found: ReturnType<typeof elementsOf> = [];
  const open: ReturnType<typeof elementsOf> = [];
  const parser = sax.parser(true, { xmlns: true });
  parser.onerror = (error) => {
    throw error;
  };
  parser.onopentag = ({ local, uri, attributes }) => {
    const values = Object.values(attributes) as { name: string; value: string }[];
    const element = {
      name: local,
      uri,
      text: "",
      attributes: Object.fromEntries(values.map(({ name, value }) => [name, value])),
    };
    found.push(element);
    open.push(element);
  };
  parser.ontext = (text) => {
    const last = open.at(-1);
    if (last) last.text += text;
  };
  parser.onclosetag = () => open.pop();
  parser.write(xml).close();
  return found;
}

test("elements of the owner's own are in the head of every feed and in the items that the hook gives them to", async () => {
  const site = await build({
    archive: true,
    limit: 1,
    namespaces: { itunes: ITUNES, yandex: YANDEX },
    elements: (channel, feedUrl) => ({
      "itunes:author": "A & <B>",
      "itunes:owner": { "itunes:name": channel.title, "itunes:email": feedUrl },
      "itunes:category": [
        { "@text": 'News "daily"' },
        { "@text": "Science", "itunes:category": { "@text": "Medicine" } },
      ],
      "itunes:block": undefined,
      ttl: 60,
    }),
    item: (written, item) => ({
      ...item,
      elements: {
        "yandex:full-text": `${written.text}\n]]> & <end> \u0001`,
        comments: `${item.url}#comments`,
      },
    }),
  });
  const files = site.files().filter((file) => /\/(?:feed|atom)\.xml$/.test(file));
  assert.ok(
    files.some((file) => file.includes("/archive/")) && files.some((file) => file.includes("/tags/")),
  );
  for (const file of files) {
    const isRss = file.endsWith("feed.xml");
    const elements = elementsOf(site.read(file));
    const of = (uri: string, name: string) =>
      elements.filter((element) => element.uri === uri && element.name === name);
    assert.is(of(ITUNES, "author")[0]?.text, "A & <B>", file);
    assert.match(of(ITUNES, "name")[0]?.text ?? "", "The Example");
    assert.match(of(ITUNES, "email")[0]?.text ?? "", /^https:\/\/news\.example\/news\/.*feed\.xml$/);
    assert.equal(
      of(ITUNES, "category").map(({ attributes }) => attributes["text"]),
      ['News "daily"', "Science", "Medicine"],
    );
    assert.is(of(ITUNES, "block").length, 0);
    // Elements of RSS mean nothing in Atom.
    assert.equal(
      of("", "ttl").map(({ text }) => text),
      isRss ? ["60"] : [],
    );
    const items = elements.filter(({ name }) => name === "item" || name === "entry");
    assert.is(of(YANDEX, "full-text").length, items.length, file);
    for (const { text } of of(YANDEX, "full-text")) assert.match(text, "Text.\n]]> & <end> ");
    assert.is(of("", "comments").length, isRss ? items.length : 0);
  }
  assert.is(
    parseRssFeed(site.read("/news/feed.xml")).items?.[0]?.comments,
    "https://news.example/news/b/#comments",
  );
  assert.not.match(JSON.stringify(jsonItems(site)), "full-text");
});

test("a hook may look at the content of entries that have archive documents, whoever renders them", async () => {
  const entryOf = (title: string, text: string) => entry(`title: ${title}\ndate: 2021-05-05`, text);
  const files = {
    "src/news/a.md": entryOf("A", "At {{ page.url }}."),
    "src/news/b.md": entryOf("B", "Text."),
    "src/news/c.md": entryOf("C", "Text.\n\nAn **advertisement**."),
  };
  for (const render of ["templates", "direct"] as const) {
    const site = await buildSite(files, {
      options: {
        entries: { render },
        feeds: {
          archive: true,
          limit: 2,
          item: (_, item) => (item.content?.includes("<strong>advertisement") ? false : item),
        },
      },
    });
    const archive = JSON.parse(site.read("/news/archive/1/feed.json")) as {
      items: { content_html: string }[];
    };
    assert.equal(
      archive.items.map(({ content_html }) => content_html.trim()).sort(),
      ["<p>At /news/a/.</p>", "<p>Text.</p>"],
      render,
    );
  }
});

test("a feed declares the namespaces that it uses, and no others", async () => {
  const site = await build({
    namespaces: { itunes: ITUNES },
    item: (written, item) => (written.title === "B" ? item : { ...item, elements: { "dc:subject": "Town" } }),
    custom: {
      own: {
        title: "Own",
        filter: ({ title }) => title === "B",
        namespaces: { yandex: YANDEX },
        elements: { "yandex:logo": "https://news.example/logo.png" },
        item: (_, item) => ({ ...item, title: "Own title", elements: { "itunes:episode": 1 } }),
      },
    },
  });
  const whole = site.read("/news/feed.xml");
  assert.not.match(whole, /itunes|yandex/);
  assert.match(whole, "<dc:subject>Town</dc:subject>");
  assert.match(site.read("/news/atom.xml").split("<entry>")[0] ?? "", `xmlns:dc="${DC}"`);
  for (const file of ["feed.xml", "atom.xml"]) {
    const own = elementsOf(site.read(`/news/feeds/own/${file}`));
    assert.is(own.find(({ uri }) => uri === YANDEX)?.name, "logo");
    assert.is(own.find(({ uri }) => uri === ITUNES)?.name, "episode");
  }
  // The hook of one feed changes no other.
  assert.is(jsonItems(site, "/news/feeds/own/feed.json")[0]?.title, "Own title");
  assert.is(jsonItems(site)[0]?.title, "B");
  assert.is(parseAtomFeed(site.read("/news/atom.xml")).entries?.length, 2);
});

test("an item that a hook of one feed leaves out stays in the others", async () => {
  const site = await build({
    custom: {
      own: { title: "Own", filter: () => true, item: ({ title }) => (title === "B" ? false : undefined) },
    },
  });
  assert.equal(
    jsonItems(site, "/news/feeds/own/feed.json").map(({ title }) => title),
    ["A & B"],
  );
  assert.is(jsonItems(site).length, 2);
});

test("elements that are not well-formed end the build, with the entry or the feed they are in", async () => {
  const circle: Record<string, unknown> = {};
  circle["itunes:a"] = circle;
  const faults: [elements: unknown, told: RegExp][] = [
    [{ "podcast:guid": "x" }, /prefix podcast.*\n.*podcast:guid/],
    [{ "itunes:a b": "x" }, /name that XML doesn't allow.*\n.*itunes:a b/],
    [{ "<evil>": "x" }, /name that XML doesn't allow/],
    [{ "itunes:x:y": "x" }, /name that XML doesn't allow/],
    [{ "itunes:a": { "@b c": "x" } }, /name that XML doesn't allow/],
    [{ "itunes:a": { "@podcast:b": "x" } }, /prefix podcast/],
    [{ "itunes:a": { "@xmlns:b": "https://b.example/" } }, /declares a namespace/],
    [{ "itunes:a": () => "x" }, /isn't text/],
    [{ "itunes:a": Number.NaN }, /isn't text/],
    [{ "itunes:a": new Date(0) }, /isn't text/],
    [circle, /too many levels/],
    [["itunes:a"], /aren't an object/],
    ["<itunes:a/>", /aren't an object/],
    [{ title: "Second" }, /already writes an element with this name/],
  ];
  for (const [elements, told] of faults) {
    const namespaces = { itunes: ITUNES };
    const inItem = await buildError(NEWS, {
      options: { feeds: { namespaces, item: (_, item) => ({ ...item, elements: elements as never }) } },
    });
    assert.match(inItem, told);
    assert.match(inItem, /src\/news\/[ab]\.md.*\[feed-item-hook\]/);
    const inHead = await buildError(NEWS, {
      options: { feeds: { namespaces, elements: () => elements as never } },
    });
    assert.match(inHead, told);
    assert.match(inHead, /The Example.*\[feed-elements\]/);
  }
  const broken = await buildError(NEWS, {
    options: {
      feeds: {
        elements: () => {
          throw new Error("no cover");
        },
      },
    },
  });
  assert.match(broken, /no cover/);
});

test("a prefix has one namespace, which the options have to name", async () => {
  const filter = () => true;
  for (const [feeds, told] of [
    [{ namespaces: { "a b": "https://a.example/" } }, /prefix of letters/],
    [{ namespaces: { xmlns: "https://a.example/" } }, /prefix of letters/],
    [{ namespaces: { a: "" } }, /address of a namespace/],
    [{ namespaces: { dc: "https://a.example/" } }, /one namespace for each prefix/],
    [
      {
        namespaces: { a: "https://a.example/" },
        custom: { b: { title: "B", filter, namespaces: { a: "https://b.example/" } } },
      },
      /one namespace for each prefix/,
    ],
    [{ elements: "<itunes:a/>" as never }, /an object of elements/],
  ] as [Feeds, RegExp][])
    assert.match(await buildError(NEWS, { options: { feeds } }), told);
});

test.run();
