import { Feed, type FeedOptions, type Item } from "feed";
import { test } from "uvu";
import * as assert from "uvu/assert";
import * as repairs from "../../plugins/feeds/feed-repairs.ts";
import { frameKeeper, Slots } from "../../plugins/feeds/feed-repairs.ts";

/*
 * Each test shows a fault of the npm package `feed` as it is installed, without our repairs. When one fails, `feed` has
 * mended the fault: delete the repair it names, and the test.
 */

const MENDED = (repair: string) => `feed has mended this: delete the repair ${repair}`;
const DATE = new Date(Date.UTC(2021, 4, 4, 18));

function feedOf(item: Partial<Item>, options: Partial<FeedOptions> = {}): Feed {
  const feed = new Feed({
    id: "https://a.example/",
    title: "T",
    link: "https://a.example/",
    updated: DATE,
    ...options,
  });
  feed.addItem({ title: "Title", link: "https://a.example/1/", date: DATE, ...item });
  return feed;
}

function throws(work: () => unknown): boolean {
  try {
    work();
    return false;
  } catch {
    return true;
  }
}

test("Slots: raw feed lets text end a CDATA section, so that an entry injects an item", () => {
  const title = "a ]]> b ]]></title></item><item><title>Injected</title><description><![CDATA[";
  assert.is(feedOf({ title }).rss2().split("<item>").length, 3, MENDED("Slots (CDATA)"));
});

test("Slots: raw feed writes characters that XML does not allow", () => {
  assert.match(feedOf({ title: "a\u0000b" }).rss2(), "\u0000", MENDED("Slots (characters)"));
  assert.match(feedOf({ title: "a\u0001b" }).atom1(), "\u0001", MENDED("Slots (characters)"));
});

test("Slots: raw feed leaves < and & in attributes", () => {
  assert.match(
    feedOf({ category: [{ name: "x", term: "<script>" }] }).atom1(),
    'term="<script>"',
    MENDED("Slots (term)"),
  );
  assert.match(
    feedOf({ category: [{ name: "x", domain: "a&b" }] }).rss2(),
    'domain="a&b"',
    MENDED("Slots (domain)"),
  );
  const enclosure = { url: "https://a.example/a.mp3", title: "a & b" };
  assert.match(feedOf({ enclosure }).atom1(), 'title="a & b"', MENDED("Slots (enclosure title)"));
});

test("Slots: raw feed turns &amp; of a given text into &", () => {
  assert.match(
    feedOf({}, { title: "a &amp; b" }).rss2(),
    "<title>a &amp; b</title>",
    MENDED("Slots (&amp;)"),
  );
});

test("Slots: raw feed throws for an id that is no URL, and writes one id in two ways", () => {
  assert.ok(
    throws(() => feedOf({ id: "my id" }).atom1()),
    MENDED("Slots (id)"),
  );
  const id = "HTTPS://A.example:443/1";
  assert.match(feedOf({ id }).rss2(), id);
  assert.not.match(feedOf({ id }).atom1(), id, MENDED("Slots (id)"));
});

test("ANY_DATE: raw feed throws for Atom without a date, even where published is set", () => {
  const item = { date: undefined as unknown as Date, published: DATE };
  assert.ok(
    throws(() => feedOf(item).atom1()),
    MENDED("ANY_DATE"),
  );
});

test("exactDate: raw feed writes UTC, and the moment of the build where no date is given", () => {
  assert.match(feedOf({}).rss2(), "<pubDate>Tue, 04 May 2021 18:00:00 GMT</pubDate>", MENDED("exactDate"));
  assert.match(feedOf({}).atom1(), "<updated>2021-05-04T18:00:00.000Z</updated>", MENDED("exactDate"));
  const without = new Feed({ title: "T", link: "https://a.example/" }).rss2();
  assert.match(without, `${new Date().getUTCFullYear()}`, MENDED("exactDate"));
});

test("plainText: raw feed writes Atom titles and summaries as unescaped HTML", () => {
  const atom = feedOf({ title: "Vec<T>", description: "a < b" }).atom1();
  assert.match(atom, '<title type="html"><![CDATA[Vec<T>]]></title>', MENDED("plainText"));
  assert.match(atom, '<summary type="html"><![CDATA[a < b]]></summary>', MENDED("plainText"));
});

test("plainRssTitle: raw feed writes RSS titles in CDATA", () => {
  assert.match(
    feedOf({ title: "Vec<T>" }).rss2(),
    "<title><![CDATA[Vec<T>]]></title>",
    MENDED("plainRssTitle"),
  );
});

test("permalinkGuid: raw feed says that a given permalink is none", () => {
  const guid = '<guid isPermaLink="false">https://a.example/1/</guid>';
  assert.match(feedOf({ id: "https://a.example/1/" }).rss2(), guid, MENDED("permalinkGuid"));
});

test("typedLinks: raw feed writes Atom links without a type", () => {
  const atom = feedOf({}, { feed: "https://a.example/atom.xml" }).atom1();
  assert.match(atom, '<link rel="self" href="https://a.example/atom.xml"/>', MENDED("typedLinks"));
  assert.match(atom, '<link rel="alternate" href="https://a.example/"/>', MENDED("typedLinks"));
  assert.match(atom, '<link href="https://a.example/1/"/>', MENDED("typedLinks"));
});

test("cssStylesheet: raw feed names every style sheet as XSLT", () => {
  assert.match(feedOf({}, { stylesheet: "/a.css" }).rss2(), 'type="text/xsl"?>', MENDED("cssStylesheet"));
});

test("declareNamespaces: raw feed declares dc only where an item has content, media never, and no language", () => {
  const extensions = [{ name: "dc:creator", objects: { _text: "Ann" } }];
  assert.not.match(feedOf({ extensions }).rss2(), "xmlns:dc=", MENDED("declareNamespaces"));
  assert.not.match(feedOf({ content: "x" }).rss2(), "xmlns:media=", MENDED("declareNamespaces"));
  assert.not.match(feedOf({}, { language: "kk" }).atom1(), "xml:lang=", MENDED("declareNamespaces"));
});

test("generatorAddress: raw feed gives the generator of Atom no address", () => {
  assert.match(
    feedOf({}, { generator: "G" }).atom1(),
    "<generator>G</generator>",
    MENDED("generatorAddress"),
  );
});

test("withElements: raw feed drops extensions of Atom entries", () => {
  const extensions = [{ name: "media:thumbnail", objects: { _attributes: { url: "x" } } }];
  assert.not.match(feedOf({ extensions }).atom1(), "media:thumbnail", MENDED("withElements"));
});

test("creators, rssEnclosure: raw feed writes authors without e-mail, several authors, guessed media types", () => {
  const author = [{ name: "Ann" }, { name: "Bob", email: "b@a.example" }];
  assert.is(feedOf({ author }).rss2().split("<author>").length, 3, MENDED("creators"));
  const image = { url: "https://a.example/p.jpg", type: "image/jpeg", title: "x", length: 1 };
  assert.match(feedOf({ image }).rss2(), 'title="x"', MENDED("rssEnclosure"));
  assert.match(feedOf({ image }).atom1(), "image/jpg", MENDED("atomEnclosure"));
});

test("writeJson: raw feed writes JSON Feed 1", () => {
  assert.match(feedOf({}).json1(), 'https://jsonfeed.org/version/1"', MENDED("writeJson"));
});

test("A text that looks like a slot stays a text", () => {
  const slots = new Slots();
  const frame = frameKeeper((word: string) => `<a>${word}</a>`);
  assert.is(slots.fill(frame(slots.hold("slot:0: slot:1: $1 $&"))), "<a>slot:0: slot:1: $1 $&</a>");
});

test("Repairs put texts in unchanged, whatever signs a replacement knows", () => {
  const date = repairs.exactDate(
    "<x>\n  <updated>now</updated>\n</x>",
    "updated",
    "2021-05-05T00:00:00+06:00",
  );
  assert.is(date, "<x>\n  <updated>2021-05-05T00:00:00+06:00</updated>\n</x>");
  assert.is(repairs.exactDate("<x>\n  <pubDate>now</pubDate>\n</x>", "pubDate", undefined), "<x>\n</x>");
  assert.is(
    repairs.withElements("<a>\n  <b/>\n</a>", "</a>", ["<c/>", "<d/>"], "  "),
    "<a>\n  <b/>\n  <c/>\n  <d/>\n</a>",
  );
});

test.run();
