import { test } from "uvu";
import * as assert from "uvu/assert";
import { readFeed } from "../../plugins/cli/feed-reading/read-feed.ts";
import { secondsOf } from "../../plugins/cli/feed-reading/rss.ts";
import { titleText } from "../../plugins/cli/feed-reading/title-text.ts";
import { temporaryFolder, writeFiles } from "../helpers/site.ts";
import { newsroom } from "./command-line.ts";

test("RSS 1.0 and its items beside the channel are read", () => {
  const feed =
    readFeed(`<?xml version="1.0"?><rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:rdf="r" xmlns:dc="d">
<channel rdf:about="x"><title>Old</title><link>https://a.example/</link><dc:language>ru</dc:language></channel>
<item rdf:about="https://a.example/1"><title>One</title><link>https://a.example/1</link><dc:date>2003-02-01T10:00+03:00</dc:date><dc:creator>A</dc:creator><dc:subject>S</dc:subject><description>D</description></item></rdf:RDF>`);
  assert.is(feed.language, "ru");
  const [item] = feed.items;
  assert.equal(
    [item?.id, item?.url, item?.title, item?.published, item?.authors, item?.tags, item?.content],
    ["https://a.example/1", "https://a.example/1", "One", "2003-02-01T10:00+03:00", ["A"], ["S"], "D"],
  );
});

test("an id that is an address stands for a missing link, and one that says it is none does not", () => {
  const [first, second] = readFeed(
    '<rss><channel><item><guid>https://a.example/1</guid></item><item><guid isPermaLink="false">https://a.example/2</guid></item></channel></rss>',
  ).items;
  assert.is(first?.url, "https://a.example/1");
  assert.is(second?.url, undefined);
});

test("sound, pictures and films of podcasts and Media RSS are read, each address once", () => {
  const [item] =
    readFeed(`<rss xmlns:itunes="i" xmlns:media="m"><channel><link>https://a.example/</link><item><link>/1</link>
<enclosure url="/a.mp3" type="audio/mpeg" length="10"/><itunes:duration>1:02:03</itunes:duration><itunes:author>Host</itunes:author>
<media:group><media:content url="https://a.example/a.mp3" fileSize="10" type="audio/mpeg"><media:title>Talk</media:title></media:content></media:group>
<media:content url="https://a.example/b.mp4" medium="video"/><media:thumbnail url="c.jpg"/></item></channel></rss>`).items;
  assert.equal(item?.authors, ["Host"]);
  assert.equal(item?.enclosures, [
    { url: "https://a.example/a.mp3", type: "audio/mpeg", length: "10", duration: 3723, title: "Talk" },
    {
      url: "https://a.example/b.mp4",
      type: "video/*",
      length: undefined,
      duration: undefined,
      title: undefined,
    },
    {
      url: "https://a.example/c.jpg",
      type: "image/*",
      length: undefined,
      duration: undefined,
      title: undefined,
    },
  ]);
  assert.equal(["90", "1:30", "0:01:30", "x", undefined].map(secondsOf), [90, 90, 90, undefined, undefined]);
});

test("Atom takes the author of the feed, text as text and the dates that there are", () => {
  const [item] =
    readFeed(`<feed xmlns="http://www.w3.org/2005/Atom"><author><name>All</name><uri>https://a.example/all</uri></author>
<entry><id>1</id><link rel="self" href="https://a.example/1.atom"/><link href="https://a.example/1"/><link rel="enclosure" href="https://a.example/x.pdf" length="5" type="application/pdf"/>
<title type="text">a &lt;b&gt; c</title><updated>2021-05-05T00:00:00Z</updated><category term="t"/><content type="text">x &lt; y

z</content></entry>
<entry><id>2</id><author><email>b@a.example</email></author><content type="image/png">AAAA</content></entry></feed>`).items;
  assert.is(item?.url, "https://a.example/1");
  assert.is(item?.title, "a <b> c");
  assert.is(item?.published, "2021-05-05T00:00:00Z");
  assert.is(item?.updated, undefined);
  assert.equal(item?.authors, ["All (https://a.example/all)"]);
  assert.equal(item?.tags, ["t"]);
  assert.is(item?.content, "<p>x &lt; y</p>\n<p>z</p>");
  assert.is(item?.enclosures[0]?.length, "5");
});

test("JSON Feed 1.0 with one author, attachments and a feed of nothing but ids are read", () => {
  const feed = readFeed(
    JSON.stringify({
      version: "https://jsonfeed.org/version/1",
      feed_url: "https://a.example/feed.json",
      author: { name: "A" },
      items: [
        {
          id: "1",
          url: "/1",
          attachments: [
            { url: "/a.mp3", mime_type: "audio/mpeg", size_in_bytes: 7, duration_in_seconds: 9, title: "T" },
          ],
        },
        null,
        7,
      ],
    }),
  );
  const [item] = feed.items;
  assert.is(item?.url, "https://a.example/1");
  assert.equal(item?.authors, ["A"]);
  assert.equal(item?.enclosures, [
    { url: "https://a.example/a.mp3", type: "audio/mpeg", length: "7", duration: 9, title: "T" },
  ]);
  assert.is(feed.items.length, 3);
});

test("titles are read as text unless they look like HTML", () => {
  const cases: [string, string][] = [
    ["Vec<T> & Option<U>", "Vec<T> & Option<U>"],
    ["Tom &amp; <em>Ann <b>Lee</b></em>", "Tom & Ann Lee"],
    ["It&#8217;s\n  late", "It’s late"],
    ["R&D; AT&T", "R&D; AT&T"],
    ["a < b", "a < b"],
  ];
  for (const [written, expected] of cases) assert.is(titleText(written), expected);
});

test("what is no feed is refused with the reason", () => {
  const cases: [string, RegExp][] = [
    ["", /empty/],
    ["hello", /neither/],
    ["<!-- -->", /no element/],
    ["<html></html>", /<html>/],
    ["{", /no JSON/],
    ["{}", /items/],
  ];
  for (const [text, reason] of cases) assert.throws(() => readFeed(text), reason);
});

test("a text that is no wire, one with a wrong date and one whose name is taken are told, and the rest goes on", async () => {
  const folder = temporaryFolder();
  writeFiles(folder, {
    "a.txt": "Dear all,\n\nhello",
    "b.txt": "date 2021-02-30 Never\n\nText.",
    "2021-05-05-c.txt": "Headline alone\n\nText.",
    "robots.txt": "date 2021-05-05 Robots\n",
    "news/2021-05-05-c.txt": "date 2021-05-06 Other\n\nText.",
    "d.txt": "date 2021-05-07 Good\n\nText.",
  });
  const ran = await newsroom(folder, [
    "import",
    "a.txt",
    "b.txt",
    "2021-05-05-c.txt",
    "robots.txt",
    "d.txt",
    "--to",
    "news",
  ]);
  assert.is(ran.code, 1);
  for (const code of ["a.txt: The file is no feed", "[date-invalid]", "[file-there]", "robots.txt: "])
    assert.match(ran.err, code);
  assert.is(ran.out, "news/good.txt\nWrote 1 entry to news, 0 there already, 4 problems.\n");
});

test("what an Atom feed leaves out or writes oddly does not keep its entry from being read", () => {
  const [item, bare] = readFeed(`<feed xmlns="http://www.w3.org/2005/Atom"><entry><title></title>
<link href="https://a.example/1"/><link rel="enclosure"/><updated>2021-05-05T00:00:00Z</updated>
<author><email>ann@a.example</email></author><author><uri>https://a.example/bo</uri></author><category/>
<content type="xhtml"><p>No div</p></content></entry>
<entry><title>Bare<!-- a note --></title><link href="http://[oops"/></entry></feed>`).items;
  assert.is(item?.id, "https://a.example/1", "the address stands for a missing id");
  assert.is(item?.title, "");
  assert.equal(item?.authors, ["ann@a.example"]);
  assert.equal(item?.tags, []);
  assert.equal(item?.enclosures, []);
  assert.match(item?.content ?? "", "No div");
  assert.is(bare?.title, "Bare");
  assert.is(bare?.url, "http://[oops", "an address that cannot be read stays as it is written");
});

test("empty elements and values of other kinds are nothing", () => {
  const [rss] =
    readFeed(`<rss xmlns:dc="d" xmlns:media="m"><channel><item><title>a<br/>b</title><category/><dc:creator> </dc:creator>
<author></author><enclosure/><media:content url="https://a.example/a"/><enclosure url="https://a.example/a" type="image/png"/></item></channel></rss>`).items;
  assert.equal([rss?.tags, rss?.authors], [[], []]);
  assert.is(rss?.enclosures.length, 1);
  const [json] = readFeed(
    '{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","tags":["a",7,null],"authors":[{"url":"https://a.example/"}],"attachments":[{"mime_type":"image/png"}]}]}',
  ).items;
  assert.equal([json?.tags, json?.authors, json?.enclosures], [["a"], [], []]);
});

test("a break in the title of an item parts words", () => {
  assert.is(titleText("Rain<br>and sun"), "Rain and sun");
});

test.run();
