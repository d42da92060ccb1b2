import { test } from "uvu";
import * as assert from "uvu/assert";
import { secondsOf } from "../../plugins/cli/feed-reading/enclosures.ts";
import { readFeed } from "../../plugins/cli/feed-reading/read-feed.ts";
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
    ["<!-- -->", /no elements/],
    ["<html></html>", /<html>/],
    ["{", /valid JSON/],
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
  for (const code of [
    "a.txt: The file is neither a feed, an export nor a plain-text entry",
    "[date-invalid]",
    "[file-there]",
    "robots.txt: ",
  ])
    assert.match(ran.err, code);
  assert.is(ran.out, "news/good.txt\nWrote 1 entry to news, 0 already on the site, 4 problems.\n");
});

test("what an Atom feed leaves out or writes oddly does not keep its entry from being read", () => {
  const [item, bare] = readFeed(`<feed xmlns="http://www.w3.org/2005/Atom"><entry><title></title>
<link href="https://a.example/1"/><link rel="enclosure"/><updated>2021-05-05T00:00:00Z</updated>
<author><email>ann@a.example</email></author><author><uri>https://a.example/bo</uri></author><category/>
<content type="xhtml"><p>No div</p></content></entry>
<entry><title>Bare<!-- a note --></title><link href="http://[oops"/></entry></feed>`).items;
  assert.is(item?.id, "https://a.example/1", "the address stands for a missing id");
  assert.is(item?.title, "");
  assert.equal(item?.authors, ["ann <ann@a.example>", "a.example (https://a.example/bo)"]);
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

test("names go by their namespace, whatever prefix a document gives it", () => {
  const atom =
    readFeed(`<a:feed xmlns:a="http://www.w3.org/2005/Atom" xmlns:x="http://purl.org/dc/elements/1.1/"><a:title>All</a:title>
<a:entry><a:title>One</a:title><a:id>1</a:id><a:link href="https://a.example/1"/><x:subject>Town</x:subject></a:entry></a:feed>`);
  assert.equal(
    [atom.title, atom.items[0]?.title, atom.items[0]?.url, atom.items[0]?.tags],
    ["All", "One", "https://a.example/1", ["Town"]],
  );
  const rss1 =
    readFeed(`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:rss="http://purl.org/rss/1.0/" xmlns:own="https://own.example/">
<rss:channel rdf:about="x"><rss:title>All</rss:title></rss:channel><rss:item rdf:about="https://a.example/1"><own:title>No</own:title><rss:title>One</rss:title></rss:item></rdf:RDF>`);
  assert.equal([rss1.title, rss1.items[0]?.title, rss1.items[0]?.id], ["All", "One", "https://a.example/1"]);
  const [loud] = readFeed(
    "<RSS><CHANNEL><ITEM><TITLE>Loud</TITLE><PUBDATE>2021-05-05</PUBDATE></ITEM></CHANNEL></RSS>",
  ).items;
  assert.equal([loud?.title, loud?.published], ["Loud", "2021-05-05"]);
  const [foreign] = readFeed(
    '<rss><channel><item><title xmlns="https://own.example/">No</title><title>Yes</title></item></channel></rss>',
  ).items;
  assert.is(foreign?.title, "Yes");
});

test("elements of Atom and Dublin Core in RSS say when, who and what", () => {
  const [atom, terms] =
    readFeed(`<rss xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<item><atom:published>2021-05-05T10:00:00Z</atom:published><atom:updated>2021-05-06T10:00:00Z</atom:updated><atom:author><atom:name>Ann</atom:name><atom:uri>https://ann.example/</atom:uri></atom:author>
<atom:content type="text">a &lt; b</atom:content></item>
<item><dc:title>Two</dc:title><dcterms:created>2019-01-01</dcterms:created><dcterms:issued>2021-05-05</dcterms:issued><dc:description>Text</dc:description></item></channel></rss>`).items;
  assert.equal(
    [atom?.published, atom?.updated, atom?.authors, atom?.content],
    ["2021-05-05T10:00:00Z", "2021-05-06T10:00:00Z", ["Ann (https://ann.example/)"], "<p>a &lt; b</p>"],
  );
  assert.equal([terms?.title, terms?.published, terms?.content], ["Two", "2021-05-05", "Text"]);
});

test("a link around the name of an author is none of the name", () => {
  const [item] = readFeed(`<rss xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><item>
<dc:creator>&lt;a href="https://a.example/ann"&gt;Ann &amp;amp; Bo&lt;/a&gt; (Town Hall)</dc:creator></item></channel></rss>`).items;
  assert.equal(item?.authors, ["Ann & Bo (Town Hall)"]);
  const [escaped] = readFeed(
    "<rss><channel><item><category>Food &amp;amp; Drink</category></item></channel></rss>",
  ).items;
  assert.equal(escaped?.tags, ["Food & Drink"], "nor are the references of HTML any of a category's");
});

test("markup that is not escaped is the text of its item", () => {
  const [xhtml, inline] =
    readFeed(`<rss><channel><item><body xmlns="http://www.w3.org/1999/xhtml"><p>One <a href="/b">two</a></p></body></item>
<item><title>A <b>bold</b> title</title><description>One <em>two</em><br/>three</description></item></channel></rss>`).items;
  assert.is(xhtml?.content, '<p>One <a href="/b">two</a></p>');
  assert.equal([inline?.title, inline?.content], ["A bold title", "One <em>two</em><br>three"]);
  const [atom] = readFeed(
    '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:h="http://www.w3.org/1999/xhtml"><entry><content type="xhtml"><h:div><h:p>One</h:p></h:div></content></entry></feed>',
  ).items;
  assert.is(atom?.content, "<p>One</p>");
});

test("text in base64 is decoded where it is text", () => {
  const packed = Buffer.from("<p>Größe</p>").toString("base64");
  const [encoded, older, binary, json] =
    readFeed(`<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="application/octet-stream">${packed}</content></entry>
<entry><title mode="base64">${Buffer.from("A <b>title</b>").toString("base64")}</title></entry>
<entry><content type="image/png">iVBORw0KGgoAAAANSUhEUg==</content></entry><entry><content type="application/json">{"a": 1}</content></entry></feed>`).items;
  assert.is(encoded?.content, "<p>Größe</p>");
  assert.is(older?.title, "A title");
  assert.is(binary?.content ?? "", "");
  assert.is(json?.content, '<p>{"a": 1}</p>');
});

test("references of Windows-1252 and of HTML, and entities that are declared as text, are characters", () => {
  const [item] = readFeed(`<!DOCTYPE rss [<!ENTITY base "https://a.example/"><!ENTITY bomb "&base;&base;">]>
<rss><channel><item><title>Don&#146;t &#x93;go&#x94; ${"\u0096"} stay</title><guid>&base;1</guid><category>&eacute;t&eacute;</category><description><![CDATA[it${"\u0092"}s]]></description>
<link>&bomb;</link></item></channel></rss>`).items;
  assert.is(item?.title, "Don’t “go” – stay");
  assert.is(item?.id, "https://a.example/1");
  assert.equal(item?.tags, ["été"]);
  assert.is(item?.content, "it’s");
  assert.is(item?.url, "&bomb;", "an entity of entities stays as it is written");
});

test("entities cannot make a feed much longer than it is", () => {
  const feed = `<!DOCTYPE rss [<!ENTITY a "${"x".repeat(500)}">]><rss><channel><item><title>${"&a;".repeat(10_000)}</title></item></channel></rss>`;
  assert.throws(() => readFeed(feed), /too long/);
});

test("films and podcasts have their text, pictures and categories", () => {
  const [film] =
    readFeed(`<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"><entry><title>Film</title>
<link rel="alternate" href="https://www.youtube.com/watch?v=abc"/><media:group><media:title>Film</media:title><media:category>Town</media:category>
<media:thumbnail url="https://i.example/abc.jpg"/><media:description>One

two &amp; three</media:description></media:group></entry></feed>`).items;
  assert.is(film?.content, "<p>One</p>\n<p>two &amp; three</p>");
  assert.equal([film?.enclosures[0]?.url, film?.tags], ["https://i.example/abc.jpg", ["Town"]]);
  const [episode] =
    readFeed(`<rss xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><item><itunes:title>One</itunes:title>
<itunes:summary><![CDATA[Notes with <a href="https://a.example/">links</a>]]></itunes:summary><itunes:image href="https://a.example/e.jpg"/>
<enclosure url="https://a.example/e.mp3" type="audio/mpeg" length="1"/><media:content xmlns:media="http://search.yahoo.com/mrss/" url="https://secure.gravatar.com/avatar/1" medium="image"/></item></channel></rss>`).items;
  assert.match(episode?.content ?? "", 'Notes with <a href="https://a.example/">');
  assert.equal(
    episode?.enclosures.map(({ url }) => url),
    ["https://a.example/e.mp3", "https://a.example/e.jpg"],
  );
});

test("who has no name and a mail address that nobody reads is no author", () => {
  const authors = (...written: string[]) =>
    readFeed(
      `<rss><channel>${written.map((one) => `<item><author>${one}</author></item>`).join("")}</channel></rss>`,
    ).items.map((item) => item.authors);
  assert.equal(
    authors("noreply@blogger.com (Unknown)", "noreply@blogger.com", "no-reply@a.example (Ann)", "Unknown"),
    [[], [], ["Ann"], ["Unknown"]],
  );
});

test("a feed's author is not an entry's where it is the title of the feed", () => {
  const atom = (author: string) =>
    readFeed(
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>The Example</title><author><name>${author}</name></author><entry><id>1</id></entry></feed>`,
    ).items[0]?.authors;
  assert.equal([atom("The Example"), atom("Ann")], [[], ["Ann"]]);
  const json = (name: string) =>
    readFeed(
      JSON.stringify({
        title: "The Example",
        authors: [{ name }],
        items: [{ id: "1", summary: "Why <friends> & co" }],
      }),
    ).items[0];
  assert.equal([json("The Example")?.authors, json("Ann")?.authors], [[], ["Ann"]]);
  assert.is(json("Ann")?.summary, "Why &lt;friends&gt; &amp; co", "JSON Feed's summary is plain text");
});

test("relative addresses are resolved as xml:base says, from the outside in", () => {
  const [item] = readFeed(
    `<rss xml:base="https://a.example/b/"><channel xml:base="c/"><item xml:base="d/"><link>e</link><description xml:base="f/">x</description></item></channel></rss>`,
  ).items;
  assert.equal([item?.url, item?.base], ["https://a.example/b/c/d/e", "https://a.example/b/c/d/f/"]);
});

test("a feed whose links are all relative is where its own link says", () => {
  const feed =
    readFeed(`<feed xmlns="http://www.w3.org/2005/Atom"><link rel="self" href="https://a.example/blog/atom.xml"/><link href="/blog "/>
<entry><link href="/blog/1.html"/><link rel="enclosure" href="/blog/1.mp3"/></entry></feed>`);
  assert.equal(
    [feed.home, feed.items[0]?.url, feed.items[0]?.enclosures[0]?.url],
    ["https://a.example/blog", "https://a.example/blog/1.html", "https://a.example/blog/1.mp3"],
  );
  const homeless = `<rss xmlns:atom="http://www.w3.org/2005/Atom"><channel><atom:link rel="self" href="https://a.example/feed.xml"/><item><link>/1</link></item></channel></rss>`;
  assert.is(readFeed(homeless).items[0]?.url, "https://a.example/1");
});

test("files of an item lie where xml:base says, else beside the feed, and not where the item's page is", () => {
  const [atom] =
    readFeed(`<feed xmlns="http://www.w3.org/2005/Atom"><link href="https://a.example/"/><entry xml:base="https://files.example/2021/">
<link href="https://www.a.example/posts/1"/><link rel="enclosure" href="a.mp3"/><link rel="enclosure" xml:base="/old/" href="b.mp3"/></entry></feed>`).items;
  const [rss] =
    readFeed(`<rss xmlns:media="http://search.yahoo.com/mrss/"><channel><link>https://a.example/</link><item><link>https://www.a.example/posts/1</link>
<enclosure url=" /a.mp3 "/><media:thumbnail url="a.jpg"/></item><item><link>/posts/2</link><enclosure url="b.mp3"/></item></channel></rss>`).items;
  const [homeless] = readFeed(
    "<rss><channel><item><link>https://www.a.example/posts/1</link><enclosure url='/a.mp3'/></item></channel></rss>",
  ).items;
  assert.equal(
    [atom, rss, homeless].map((item) => item?.enclosures.map(({ url }) => url)),
    [
      ["https://files.example/2021/a.mp3", "https://files.example/old/b.mp3"],
      ["https://a.example/a.mp3", "https://a.example/a.jpg"],
      ["https://www.a.example/a.mp3"],
    ],
  );
});

test("the tags of Flickr stand in one category, and a peer link is a file", () => {
  const [item] =
    readFeed(`<rss xmlns:media="http://search.yahoo.com/mrss/"><channel><link>https://a.example/</link><item>
<media:category scheme="urn:flickr:tags">choir  summer town</media:category><media:category label="Art">arts/all of it</media:category>
<media:peerLink type="application/x-bittorrent" href=" /a.torrent "/></item></channel></rss>`).items;
  assert.equal(item?.tags, ["choir", "summer", "town", "Art"]);
  assert.equal(
    item?.enclosures.map(({ url, type }) => [url, type]),
    [["https://a.example/a.torrent", "application/x-bittorrent"]],
  );
});

test("keywords of podcasts, dozens in each item, are no tags", () => {
  const [item] =
    readFeed(`<rss xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:media="http://search.yahoo.com/mrss/"><channel><item>
<category>Town</category><itunes:keywords>beer, geek, party</itunes:keywords><media:keywords>summer</media:keywords></item></channel></rss>`).items;
  assert.equal(item?.tags, ["Town"]);
});

test.run();
