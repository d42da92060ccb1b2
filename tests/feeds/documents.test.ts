import { parseAtomFeed, parseRssFeed } from "feedsmith";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { NewsroomError } from "../../plugins/diagnostics/newsroom-error.ts";
import type { Entry } from "../../plugins/entry/entry.ts";
import type { Channel, FeedFormat } from "../../plugins/feeds/channel.ts";
import type { FeedContext } from "../../plugins/feeds/feed-context.ts";
import { documentsOf } from "../../plugins/feeds/feed-documents.ts";
import type { FeedItem } from "../../plugins/feeds/feed-item.ts";
import { fileOf } from "../../plugins/index/addresses.ts";
import { author, channel, context, enclosure, entry, moment, tag } from "./feed-fixtures.ts";

function render(
  format: FeedFormat,
  entries: readonly Entry[],
  changes: Partial<FeedContext> = {},
  ofChannel: Partial<Channel> = {},
): string {
  const document = documentsOf(
    channel(entries, { formats: [format], ...ofChannel }),
    context(entries, changes),
  )[0];
  assert.ok(document);
  return document.render();
}

/** What the tests read of a JSON Feed. */
interface JsonFeed {
  [name: string]: unknown;
  items: Record<string, unknown>[];
}

const json = (...args: [readonly Entry[], Partial<FeedContext>?, Partial<Channel>?]) =>
  JSON.parse(render("json", ...args)) as JsonFeed;

test("A channel has one document for each format, in its own folder, named without percent signs", () => {
  const list = documentsOf(channel([], { base: "/news/tags/%E6%97%A5%E6%9C%AC/" }), context([]));
  assert.equal(
    list.map(({ href, format, kind }) => [fileOf(href), format, kind]),
    [
      ["/news/tags/日本/feed.xml", "rss", "feed"],
      ["/news/tags/日本/atom.xml", "atom", "feed"],
      ["/news/tags/日本/feed.json", "json", "feed"],
    ],
  );
  assert.match(
    list[0]?.render() ?? "",
    'href="https://news.example/news/tags/%E6%97%A5%E6%9C%AC/feed.xml" rel="self"',
  );
});

test("A day is written as midnight of the publisher in all three formats", () => {
  const entries = [entry({ published: moment("2021-05-05") })];
  assert.is(parseRssFeed(render("rss", entries)).items?.[0]?.pubDate, "Wed, 05 May 2021 00:00:00 +0600");
  assert.is(parseAtomFeed(render("atom", entries)).entries?.[0]?.published, "2021-05-05T00:00:00+06:00");
  assert.is(json(entries).items[0]?.["date_published"], "2021-05-05T00:00:00+06:00");
});

test("A feed was last built when its newest entry was published or corrected, never now", () => {
  const entries = [
    entry({ published: moment("2021-05-05") }),
    entry({ published: moment("2021-05-01"), updated: moment("2021-05-09") }),
  ];
  assert.is(parseRssFeed(render("rss", entries)).lastBuildDate, "Sun, 09 May 2021 00:00:00 +0600");
  assert.is(parseAtomFeed(render("atom", entries)).updated, "2021-05-09T00:00:00+06:00");
});

test("An empty feed says no moment in RSS and a fixed one in Atom, which demands one", () => {
  assert.is(parseRssFeed(render("rss", [])).lastBuildDate, undefined);
  assert.is(parseAtomFeed(render("atom", [])).updated, "2000-01-01T00:00:00Z");
  assert.equal(json([]).items, []);
});

test("Every author is a dc:creator in RSS, by name alone, which all readers show the same", () => {
  const item = (authors: Entry["authors"]) => parseRssFeed(render("rss", [entry({ authors })])).items?.[0];
  const xml = render("rss", [entry({ authors: [author("Ann", "ann@news.example")] })]);
  assert.match(xml, "<dc:creator>Ann</dc:creator>");
  assert.not.match(xml, /<author>|@/);
  assert.equal(item([author("Ann")])?.dc?.creators, ["Ann"]);
  assert.equal(item([author("Ann", "ann@news.example"), author("Bob")])?.dc?.creators, ["Ann", "Bob"]);
  assert.not(render("rss", [entry()]).includes("creator>"));
});

test("Atom names who answers for the feed where no entry says: the site's author, else the site", () => {
  assert.is(parseAtomFeed(render("atom", [entry()])).authors?.[0]?.name, "The Example");
  const site = { ...context([]).site, author: { name: "Desk", email: "desk@news.example" } };
  assert.equal(parseAtomFeed(render("atom", [entry()], { site })).authors?.[0], {
    name: "Desk",
    email: "desk@news.example",
  });
  const people = [author("Ann", undefined, "https://ann.example/"), author("Bob")];
  assert.equal(parseAtomFeed(render("atom", [entry({ authors: people })])).entries?.[0]?.authors, [
    { name: "Ann", uri: "https://ann.example/" },
    { name: "Bob" },
  ]);
});

test("Tags are categories with label, stable name and folder; a hidden tag is in no feed", () => {
  const tags = [tag("Medicine & Health", "medicine"), { ...tag("Secret"), hidden: true }];
  const entries = [entry({ tags })];
  assert.equal(parseRssFeed(render("rss", entries)).items?.[0]?.categories, [
    { name: "Medicine & Health", domain: "https://news.example/news/tags/" },
  ]);
  assert.equal(parseAtomFeed(render("atom", entries)).entries?.[0]?.categories, [
    { term: "medicine", scheme: "https://news.example/news/tags/", label: "Medicine & Health" },
  ]);
  assert.equal(json(entries).items[0]?.["tags"], ["Medicine & Health"]);
});

test("Line and paragraph separators of Unicode stay as they are in all formats", () => {
  const content = "<p>One\u2028two\u2029three</p>";
  const entries = [entry({ id: "a\u2028b", content, cleanContent: content })];
  assert.is(json(entries).items[0]?.["content_html"], content);
  assert.is(json(entries).items[0]?.["id"], parseRssFeed(render("rss", entries)).items?.[0]?.guid?.value);
});

test("In RSS the description stands before the content, whatever an entry lacks", () => {
  for (const changes of [{}, { summary: "" }, { title: "" }, { title: "", summary: "" }]) {
    const xml = render("rss", [entry(changes)]);
    assert.ok(xml.indexOf("<description>", xml.indexOf("<item>")) < xml.indexOf("<content:encoded>"));
  }
});

test("A feed of summaries carries no content, and an entry may say otherwise for itself", () => {
  const entries = [
    entry({ url: "https://news.example/1/" }),
    entry({ url: "https://news.example/2/", feedContent: "full" }),
  ];
  const summaries = { content: "summary" } as const;
  const items = parseRssFeed(render("rss", entries, {}, summaries)).items ?? [];
  assert.equal(
    items.map((item) => item.content?.encoded),
    [undefined, "<p>Some text.</p>"],
  );
  assert.equal(
    json(entries, {}, summaries).items.map((item) => item["content_html"]),
    [undefined, "<p>Some text.</p>"],
  );
  assert.is(json(entries, {}, summaries).items[0]?.["content_text"], "Some text.");
});

test("A note without a title has none in RSS and JSON, and the start of its text in Atom", () => {
  const entries = [entry({ title: "", summary: "A note of a few words." })];
  assert.is(parseRssFeed(render("rss", entries)).items?.[0]?.title, undefined);
  assert.not.ok("title" in (json(entries).items[0] ?? {}));
  assert.match(render("atom", entries), "<title>A note of a few words.</title>");
});

test("The sound is an enclosure in every format, and the picture the content's, a thumbnail and the image of JSON", () => {
  const picture = enclosure({ lead: true, title: "A view", width: 800, height: 600 });
  const sound = enclosure({
    kind: "audio",
    type: "audio/mpeg",
    url: "https://cdn.example/a.mp3",
    length: 9_000,
    duration: 61,
  });
  const entries = [entry({ enclosures: [picture, sound] })];
  const item = parseRssFeed(render("rss", entries)).items?.[0];
  assert.equal(item?.enclosures, [{ url: "https://cdn.example/a.mp3", length: 9000, type: "audio/mpeg" }]);
  assert.is(item?.media?.thumbnails?.[0]?.url, picture.url);
  assert.is(item?.media?.thumbnails?.[0]?.width, 800);
  assert.is(item?.media?.contents, undefined);
  assert.match(
    item?.content?.encoded ?? "",
    `<img src="${picture.url}" alt="A view" width="800" height="600">`,
  );
  const links = parseAtomFeed(render("atom", entries)).entries?.[0]?.links?.filter(
    ({ rel }) => rel === "enclosure",
  );
  assert.equal(
    links?.map(({ href, type, length }) => [href, type, length]),
    [[sound.url, "audio/mpeg", 9_000]],
  );
  const [item1] = json(entries).items;
  assert.is(item1?.["image"], picture.url);
  const attachments = item1?.["attachments"] as unknown[] | undefined;
  assert.is(attachments?.length, 1);
  assert.equal(attachments?.[0], {
    url: "https://cdn.example/a.mp3",
    mime_type: "audio/mpeg",
    size_in_bytes: 9000,
    duration_in_seconds: 61,
  });
});

test("A file whose size nobody knows has length 0 in RSS and none elsewhere; a nonsense type becomes bytes", () => {
  const entries = [
    entry({ enclosures: [enclosure({ kind: "attachment", type: "image//jpg", length: undefined })] }),
  ];
  assert.match(render("rss", entries), 'length="0" type="application/octet-stream"');
  assert.not.match(render("atom", entries), "length=");
});

test("All three formats name the hub, themselves and the page", () => {
  const changes = { hub: "https://hub.example/?a=1&b=2" };
  const rss = parseRssFeed(render("rss", [], changes));
  assert.equal(
    rss.atom?.links?.map(({ rel, href }) => [rel, href]),
    [
      ["self", "https://news.example/news/feed.xml"],
      ["hub", changes.hub],
    ],
  );
  const atom = parseAtomFeed(render("atom", [], changes)).links?.map(({ rel, href, type }) => [
    rel,
    href,
    type,
  ]);
  assert.equal(atom, [
    ["alternate", "https://news.example/news/", "text/html"],
    ["self", "https://news.example/news/atom.xml", "application/atom+xml"],
    ["hub", changes.hub, undefined],
  ]);
  const feed = json([], changes);
  assert.equal(feed["hubs"], [{ type: "WebSub", url: changes.hub }]);
  assert.is(feed["feed_url"], "https://news.example/news/feed.json");
  assert.is(feed["version"], "https://jsonfeed.org/version/1.1");
});

test("The link of an Atom entry leads to its page, and says so to readers that choose among links", () => {
  const [link, ...others] =
    parseAtomFeed(render("atom", [entry({ url: "https://news.example/1/" })])).entries?.[0]?.links ?? [];
  assert.equal(link, { href: "https://news.example/1/", rel: "alternate", type: "text/html" });
  assert.equal(others, []);
});

test("A feed declares on its root every prefix that it uses, and its language", () => {
  const files = [enclosure({ lead: true })];
  const entries = [entry({ authors: [author("Ann"), author("Bob")], enclosures: files })];
  for (const format of ["rss", "atom"] as const) {
    const xml = render(format, entries, { hub: "https://hub.example/" }, { language: "kk" });
    const [root = ""] = /<(?:rss|feed)\s[^>]*>/u.exec(xml) ?? [];
    const used = new Set([...xml.matchAll(/<([a-z]+):/gu)].map(([, prefix]) => prefix));
    assert.ok(used.has("media"), format);
    for (const prefix of used) assert.match(root, ` xmlns:${prefix}="`, format);
    assert.match(root, ' xml:lang="kk"', format);
  }
});

test("Feeds name a CSS style sheet by an address that any host serves, or none", () => {
  for (const format of ["rss", "atom"] as const) {
    assert.match(render(format, []), '<?xml-stylesheet href="/news/feed.css" type="text/css"?>');
    assert.not.match(render(format, [], { style: false }), "xml-stylesheet");
  }
});

test("An entry in another language than its feed says so", () => {
  const entries = [entry({ language: "kk" }), entry({ language: "en" })];
  assert.is(render("rss", entries).split('xml:lang="kk"').length, 2);
  assert.is(render("atom", entries).split('xml:lang="kk"').length, 2);
  assert.equal(
    json(entries).items.map((item) => item["language"]),
    ["kk", undefined],
  );
});

test("guid is a permalink only where it is the address of the entry", () => {
  assert.match(
    render("rss", [entry({ url: "https://news.example/1/" })]),
    '<guid isPermaLink="true">https://news.example/1/</guid>',
  );
  assert.match(
    render("rss", [entry({ idIsGiven: true, id: "tag:a.example,2021:1" })]),
    '<guid isPermaLink="false">tag:a.example,2021:1</guid>',
  );
});

test("The hook changes an item in all formats, and leaves one out of all", () => {
  const entries = [entry({ title: "One" }), entry({ title: "Two" }), entry({ title: "Three" })];
  const itemHook = (written: Entry, item: FeedItem) =>
    written.title === "Two" ? false : { ...item, title: `${item.title}!` };
  for (const format of ["rss", "atom", "json"] as const) {
    const text = render(format, entries, { itemHook });
    assert.match(text, "One!");
    assert.not.match(text, "Two");
  }
  const limited = render("rss", entries, { itemHook }, { limit: 2 });
  assert.match(limited, "Three!", "what is left out does not count");
});

test("A hook that changes the item it gets need not give it back", () => {
  const itemHook = (_: Entry, item: FeedItem) => {
    item.title = "Changed";
  };
  assert.match(render("rss", [entry()], { itemHook }), "<title>Changed</title>");
});

test("A hook that fails or gives back no item names the file of the entry", () => {
  const broken = () => {
    throw new TypeError("no such field");
  };
  const wrong = (_: Entry, item: FeedItem) => ({ ...item, title: 7 }) as unknown as FeedItem;
  for (const itemHook of [broken, wrong]) {
    const source = { file: "./src/news/a.md", lineOf: () => undefined };
    try {
      render("rss", [entry({ source })], { itemHook });
      assert.unreachable();
    } catch (error) {
      assert.instance(error, NewsroomError);
      assert.is((error as NewsroomError).messages[0]?.file, "./src/news/a.md");
    }
  }
});

test("An entry is written once, however many feeds carry it", () => {
  let cleaned = 0;
  const once = Object.defineProperty(entry(), "cleanContent", {
    get: () => {
      cleaned++;
      return "<p>x</p>";
    },
  });
  const shared = context([once]);
  for (const name of ["a", "b", "c"])
    for (const file of documentsOf(channel([once], { name }), shared)) file.render();
  assert.is(cleaned, 1);
});

test("A feed without a change has the same bytes, and listing feeds writes none", () => {
  const entries = [entry({ url: "https://news.example/1/" }), entry({ url: "https://news.example/2/" })];
  for (const format of ["rss", "atom", "json"] as const)
    assert.is(render(format, entries), render(format, [...entries]));
  const lazy = Object.defineProperty(entry(), "cleanContent", { get: () => assert.unreachable() });
  documentsOf(channel([lazy], { archive: true }), context([lazy]));
});

test.run();
