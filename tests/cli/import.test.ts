import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import matter from "gray-matter";
import MarkdownIt from "markdown-it";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { markdownSafe } from "../../plugins/cli/import/markdown-safe.ts";
import { oldAddress } from "../../plugins/cli/import/old-address.ts";
import { cleanContent } from "../../plugins/content/clean.ts";
import { itemsOf } from "../helpers/feeds.ts";
import { temporaryFolder, writeFiles } from "../helpers/site.ts";
import { build, newsroom, read, STACK, site } from "./command-line.ts";

const RSS = `<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Old</title><link>https://old.example/</link>
<item>
  <title>Vec&#x3C;T&#x3E; &amp;amp; friends: a &#8220;story&#8221;</title>
  <link>https://old.example/2021/05/vec</link>
  <guid isPermaLink="false">urn:x:1</guid>
  <pubDate>Tue, 05 May 2021 23:30:00 -0500</pubDate>
  <dc:creator>Ann Lee</dc:creator><dc:creator>Bo Ek</dc:creator>
  <category>C++</category><category>a, b</category>
  <description>Short &lt;b&gt;one&lt;/b&gt;</description>
  <content:encoded><![CDATA[<p>One {{ site.secret }} {% raw %}</p>

<pre><code>a

  b</code></pre>

    <p>indented <img src="/img/a.png" alt="A"></p><script>alert(1)</script>]]></content:encoded>
  <enclosure url="https://old.example/a.mp3" length="123" type="audio/mpeg"/>
</item>
<item><title>No date</title><guid>https://old.example/none</guid></item>
</channel></rss>`;

const ATOM = `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://atom.example/b/">
<title>A</title><link href="."/>
<entry xml:lang="ru"><title type="html">A &amp;lt;b&gt; &lt;i&gt;x&lt;/i&gt;</title><id>tag:atom.example,2020:1</id>
<link href="posts/one.html"/><published>2020-01-02T03:04:05+06:00</published><updated>2020-02-02T00:00:00Z</updated>
<author><name>Ёж</name><email>a@atom.example</email></author><category term="новости" label="Новости"/>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Текст <a href="../c">c</a></p></div></content></entry>
</feed>`;

const JSON_FEED = JSON.stringify({
  version: "https://jsonfeed.org/version/1.1",
  title: "J",
  home_page_url: "https://json.example/",
  items: [
    {
      id: 7,
      url: "https://json.example/n/?p=7",
      content_text: "A note < than\n\n* a star *",
      date_published: "2022-03-04T05:06:07.890Z",
      image: "https://json.example/i.jpg",
      tags: ["n"],
      authors: [{ name: "C", url: "https://json.example/c" }],
    },
  ],
});

const files = (folder: string) => readdirSync(folder).sort();

test("items of three formats become entries with their ids, dates, tags, authors and files, and a second run writes nothing", async () => {
  const folder = temporaryFolder();
  writeFiles(folder, {
    "old.xml": RSS,
    "atom.xml": ATOM,
    "feed.json": JSON_FEED,
    "desk.txt": "date 2021-05-05 From the *desk*\n\nText & more.\n",
  });
  const args = ["import", "old.xml", "atom.xml", "feed.json", "desk.txt", "--to", "news"];
  const first = await newsroom(folder, args);
  assert.is(first.code, 0, "the item without a date is a draft, and said to be one");
  assert.match(first.err, "[date-missing]");
  assert.match(first.err, "No date");
  assert.match(first.out, "Wrote 5 entries to news (1 draft), 0 already on the site.");
  const written = files(join(folder, "news"));
  assert.is(written.length, 5);
  assert.match(read(folder, "news/no-date.md"), "\ndraft: true\n");

  const vec = matter(read(folder, `news/${written.find((name) => name.startsWith("vec"))}`));
  assert.is(vec.data["title"], "Vec<T> & friends: a “story”");
  assert.equal(vec.data["tags"], ["C++", "a, b"]);
  assert.equal(vec.data["authors"], ["Ann Lee", "Bo Ek"]);
  assert.is(vec.data["id"], "urn:x:1");
  assert.is(vec.data["permalink"], "/2021/05/vec/");
  assert.is(vec.data["summary"], "Short one");
  assert.equal(vec.data["audio"], { url: "https://old.example/a.mp3", type: "audio/mpeg", length: 123 });
  assert.match(
    read(folder, `news/${written.find((name) => name.startsWith("vec"))}`),
    "\ndate: 2021-05-05T23:30:00-05:00\n",
  );
  assert.match(vec.content, 'src="https://old.example/img/a.png"');
  assert.not.match(vec.content, "alert");

  const atom = matter(read(folder, `news/${written.find((name) => name.startsWith("a-"))}`));
  assert.is(atom.data["title"], "A <b> x");
  assert.is(atom.data["permalink"], "/b/posts/one.html");
  assert.equal(atom.data["tags"], ["Новости"]);
  assert.is(atom.data["lang"], "ru");
  assert.match(atom.content, 'href="https://atom.example/c"');

  const note = matter(read(folder, "news/a-note-than-a-star.md"));
  assert.is(note.data["title"], undefined);
  assert.is(String(note.data["id"]), "7");
  assert.is(note.data["permalink"], undefined, "an address with a query cannot be kept");
  assert.is(note.data["image"], "https://json.example/i.jpg");
  assert.is(read(folder, "news/from-the-desk.txt"), "date 2021-05-05 From the *desk*\n\nText & more.\n");

  const second = await newsroom(folder, args);
  assert.match(second.out, "Wrote 0 entries to news, 5 already on the site");
  assert.equal(files(join(folder, "news")), written);
});

test("what was imported is built to feeds with the same ids, dates and text, and code and braces come out as written", async () => {
  const folder = site({ "old.xml": RSS });
  const ran = await newsroom(folder, ["import", "old.xml"]);
  assert.match(ran.out, "Wrote 2 entries to src/news (1 draft)");
  await build(folder);
  for (const [item] of Object.values(await itemsOf(read(folder, "_site/news/feed.xml")))) {
    assert.is(item?.id, "urn:x:1");
    assert.is(item?.date, "2021-05-06T04:30:00.000Z");
    assert.is(item?.url, "https://news.example/2021/05/vec/");
    assert.match(item?.content ?? "", "<code>a\n\n  b</code>");
    assert.match(item?.content ?? "", "{{ site.secret }} {% raw %}");
    assert.not.match(item?.content ?? "", "&lt;p");
  }
});

test("a bomb of entities, an entity from outside and a million nested elements harm nothing", async () => {
  const folder = temporaryFolder();
  writeFiles(folder, {
    "secret.txt": "the secret",
    "bomb.xml": `<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "${"&a;".repeat(50)}"><!ENTITY c "${"&b;".repeat(50)}"><!ENTITY d "${"&c;".repeat(50)}">
<!ENTITY x SYSTEM "secret.txt">]><rss><channel><item><title>Bomb &d; &x;</title><guid>b</guid><pubDate>2021-05-05</pubDate><description>&d;&x;</description></item></channel></rss>`,
    "deep.xml": `<rss><channel><item>${"<a>".repeat(100_000)}</item></channel></rss>`,
    "page.html": "<!doctype html><html></html>",
  });
  const ran = await newsroom(folder, [
    "import",
    "bomb.xml",
    "deep.xml",
    "page.html",
    "none.xml",
    "--to",
    "news",
  ]);
  assert.is(ran.code, 1);
  assert.not.match(ran.err, STACK);
  assert.match(ran.err, "nested more than");
  assert.match(ran.err, "outermost element is <html>");
  assert.match(ran.err, "The file doesn't exist");
  const [name = "", ...more] = files(join(folder, "news"));
  assert.equal(more, []);
  const text = read(folder, `news/${name}`);
  assert.ok(text.length < 1000);
  assert.not.match(text, "the secret");
});

test("entities of Atom and RSS 1.0 stay unread, and one item nested too deep stops no other", async () => {
  const folder = temporaryFolder();
  const entities = `<!DOCTYPE x [<!ENTITY a "${"a".repeat(1000)}"><!ENTITY b "${"&a;".repeat(1000)}"><!ENTITY c "${"&b;".repeat(1000)}">
<!ENTITY x SYSTEM "secret.txt"><!ENTITY % p SYSTEM "http://127.0.0.1:1/x.dtd"> %p;]>`;
  const deep = "<div>".repeat(100_000);
  const atom = (entry: string) => `<feed xmlns="http://www.w3.org/2005/Atom">${entry}</feed>`;
  writeFiles(folder, {
    "secret.txt": "the secret",
    "atom.xml": `${entities}${atom(`<entry><id>1</id><title>Bomb &c;&x;</title><published>2021-05-05</published><content type="html">&c;&x;</content></entry>`)}`,
    "rdf.xml": `${entities}<rdf:RDF><item><title>Bomb &c;&x;</title><dc:date>2021-05-05</dc:date><description>&c;&x;</description></item></rdf:RDF>`,
    "opml.xml": `${entities}<opml><body><outline text="&c;&x;"/></body></opml>`,
    "deep.json": JSON.stringify({
      items: [
        { id: "2", date_published: "2021-05-05", title: deep, summary: deep, content_html: deep },
        { id: "3", date_published: "2021-05-05", summary: deep, content_text: deep },
        { id: "4", date_published: "2021-05-05", title: "Fine", content_text: "Text." },
      ],
    }),
    "deep-atom.xml": atom(
      `<entry><id>5</id><title type="html">${deep.replaceAll("<", "&lt;")}</title><published>2021-05-05</published></entry><entry><id>6</id><title>Fine too</title><published>2021-05-05</published></entry>`,
    ),
  });
  const names = ["atom.xml", "rdf.xml", "opml.xml", "deep.json", "deep-atom.xml"];
  const ran = await newsroom(folder, ["import", ...names, "--to", "news"]);
  assert.match(ran.err, "outermost element is <opml>");
  assert.match(ran.out, "Wrote 7 entries");
  for (const name of files(join(folder, "news"))) {
    const text = read(folder, `news/${name}`);
    assert.not.match(text, /the secret|a{100}/);
    assert.ok(text.length < 2_000_000, name);
  }
});

test("thousands of items of one headline, and of files of one item, are imported in bearable time", async () => {
  const folder = temporaryFolder();
  const enclosures = Array.from({ length: 10_000 }, (_, index) => ({
    url: `https://a.example/${index}`,
    mime_type: "image/png",
  }));
  writeFiles(folder, {
    "old.json": JSON.stringify({
      items: Array.from({ length: 20_000 }, (_, index) => ({
        id: String(index),
        title: "Rain",
        date_published: "2021-05-05",
        attachments: index === 0 ? enclosures : [],
      })),
    }),
  });
  const begin = performance.now();
  const ran = await newsroom(folder, ["import", "old.json", "--to", "news", "--dry-run"]);
  assert.match(ran.out, "Would write 20000 entries");
  assert.match(ran.out, "rain-2021-05-05-19999.md");
  assert.ok(performance.now() - begin < 20_000, "it must not begin to count at 2 for each");
});

test("what an item says cannot become front matter of its own, a template, or a file elsewhere", async () => {
  const folder = temporaryFolder();
  const evil = "../../x\n---\nlayout: evil.njk\npermalink: /evil/\n---\n{{ 1 }}";
  writeFiles(folder, {
    "evil.json": JSON.stringify({
      items: [
        {
          id: evil,
          title: evil,
          date_published: "2021-05-05",
          tags: [evil],
          authors: [{ name: evil }],
          language: "../..",
          content_html: evil,
          url: "https://evil.example/{{ 1 }}/",
        },
      ],
    }),
  });
  await newsroom(folder, ["import", "evil.json", "--to", "src/news"]);
  const [name = "", ...more] = files(join(folder, "src/news"));
  assert.equal(more, []);
  const { data, content } = matter(read(folder, `src/news/${name}`));
  assert.equal(Object.keys(data), ["title", "date", "tags", "authors", "id"]);
  assert.not.match(content, "{{");
});

test("a feed in another encoding keeps its letters, and a trial run writes nothing", async () => {
  const folder = temporaryFolder();
  const head = Buffer.from(
    '<?xml version="1.0" encoding="windows-1251"?><rss><channel><item><guid>1</guid><pubDate>2021-05-05</pubDate><title>',
  );
  writeFiles(folder, {
    "cp1251.xml": Buffer.concat([
      head,
      Buffer.from([0xcc, 0xe0, 0xe9]),
      Buffer.from("</title></item></channel></rss>"),
    ]),
    "bytes.txt": Buffer.from([0x64, 0x61, 0x74, 0x65, 0x20, 0xff, 0xfe]),
  });
  const trial = await newsroom(folder, ["import", "cp1251.xml", "--to", "news", "--dry-run"]);
  assert.match(trial.out, "Would write 1 entry");
  assert.throws(() => files(join(folder, "news")), /ENOENT/);
  await newsroom(folder, ["import", "cp1251.xml", "--to", "news"]);
  assert.is(
    matter(readFileSync(join(folder, "news", files(join(folder, "news"))[0] ?? ""), "utf8")).data["title"],
    "Май",
  );
  assert.match((await newsroom(folder, ["import", "bytes.txt", "--to", "news"])).err, "[file-encoding]");
});

test("Markdown gives the HTML of an imported entry back as it was, whatever it holds", async () => {
  const markdown = new MarkdownIt({ html: true });
  const context = { pageUrl: "https://a.example/b/", siteBase: "https://a.example/" };
  const piece = fc.constantFrom(
    ..."<p>|</p>|<pre>|</pre>|<div>|</div>|<!-- c -->|\n|\n\n|    x|* a|# b|`c`|_d_|<b>|</b>|<ul><li>|</li></ul>|{{ x }}|{%|text|&amp;|<video src=a>|<h2 id=a>b</h2>|1. z|---|[a](b)|\t|<table><tr><td>q</table>".split(
      "|",
    ),
  );
  await fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
      const body = markdownSafe(cleanContent(pieces.join(""), context));
      assert.is(markdown.render(body).trim(), body);
      assert.not.match(body, /\{[{%#]/);
      assert.not.match(body, /\n[ \t]*\n/);
    }),
    { numRuns: 500, seed: 6 },
  );
});

test("old addresses become permalinks only where a static site can keep them", () => {
  const home = "https://old.example/";
  const cases: [string, string | undefined][] = [
    ["https://old.example/a/b/", "/a/b/"],
    ["https://www.old.example/a/b", "/a/b/"],
    ["http://old.example/a.html", "/a.html"],
    ["https://old.example/a/index.html", "/a/"],
    ["https://old.example/%D0%BC%D0%B0%D0%B9/", "/май/"],
    ["https://old.example/", undefined],
    ["https://old.example/?p=1", undefined],
    ["https://old.example/a.php", undefined],
    ["https://other.example/a/", undefined],
    ["https://old.example/%7B%7B 1 %7D%7D/", undefined],
    ["https://old.example/a%2F..%2F..%2Fetc/", undefined],
    ["https://old.example/../../etc/", "/etc/"],
    ["https://old.example/%00/", undefined],
    ["javascript:alert(1)", undefined],
  ];
  for (const [url, permalink] of cases) assert.is(oldAddress(url, home), permalink, url);
});

test("feeds in UTF-16 are read by their byte order mark", async () => {
  const feed = (id: string) =>
    `<rss><channel><item><title>Ёж ${id}</title><guid>urn:${id}</guid><pubDate>Wed, 05 May 2021 09:30:00 +0600</pubDate></item></channel></rss>`;
  const folder = temporaryFolder();
  const little = Buffer.from(`\uFEFF${feed("le")}`, "utf16le");
  writeFiles(folder, { "le.xml": little, "be.xml": Buffer.from(`\uFEFF${feed("be")}`, "utf16le").swap16() });
  const ran = await newsroom(folder, ["import", "le.xml", "be.xml", "--to", "news"]);
  assert.is(ran.code, 0, ran.err);
  assert.equal(
    files(join(folder, "news")).map((name) => matter(read(folder, `news/${name}`)).data["title"]),
    ["Ёж be", "Ёж le"],
  );
});

test("files, updates and languages of odd items: what says something is kept, what says nothing is left out", async () => {
  const folder = temporaryFolder();
  writeFiles(folder, {
    "odd.json": JSON.stringify({
      version: "https://jsonfeed.org/version/1.1",
      language: "en",
      items: [
        {
          id: "urn:1",
          title: "Odd",
          content_html: "<p>x</p>",
          date_published: "2021-05-05T09:30:00Z",
          date_modified: "2021-05-05T09:30:00Z",
          language: "not a language",
          attachments: [
            { url: "ftp://a.example/x.mp3", mime_type: "audio/mpeg" },
            { url: "https://a.example/p.webp" },
            { url: "https://a.example/paper" },
            {
              url: "https://a.example/t.mp3",
              mime_type: "audio/mpeg",
              duration_in_seconds: 60,
              title: "The talk",
            },
          ],
        },
        { title: "", content_html: "<p>y</p>" },
        { id: "urn:3", title: "", content_html: "<p>z</p>" },
      ],
    }),
    "news/notes.yaml": "no: entry\n",
    "news/a note.txt": "No date, so no entry.\n",
  });
  const ran = await newsroom(folder, ["import", "odd.json", "--to", "news"]);
  assert.match(ran.err, "The item has no readable date and was imported as a draft: y.");
  assert.match(ran.err, "The item has no readable date and was imported as a draft: z.");
  const { data } = matter(read(folder, "news/odd.md"));
  assert.is(data["updated"], undefined, "an update at the moment of publication is none");
  assert.is(data["lang"], undefined);
  assert.is(data["image"], "https://a.example/p.webp", "a picture by the ending of its address");
  assert.is(data["attachments"], "https://a.example/paper");
  assert.equal(data["audio"], {
    url: "https://a.example/t.mp3",
    type: "audio/mpeg",
    duration: 60,
    title: "The talk",
  });
});

test("many items without a date are one message", async () => {
  const folder = site({
    "feed.xml": `<rss><channel>${["04/11/2020", "soon", "", "05/11/2020", ""]
      .map((date, index) => `<item><title>No ${index}</title><pubDate>${date}</pubDate></item>`)
      .join("")}</channel></rss>`,
  });
  const ran = await newsroom(folder, ["import", "feed.xml"]);
  assert.is(ran.code, 0);
  assert.match(ran.err, "5 items have no readable date and were imported as drafts. The first is: No 0.");
  assert.match(ran.err, "found:    04/11/2020");
  assert.is(ran.err.split("[date-missing]").length, 2);
  assert.match(ran.out, "Wrote 5 entries to src/news (5 drafts)");
});

test("items already on the site are recognized: by id or by address, whether or not its entries say either", async () => {
  const item = (title: string, url: string, day: string, more = "") =>
    `<item><title>${title}</title><link>${url}</link>${more || `<guid>${url}</guid>`}<pubDate>${day} 00:00:00 GMT</pubDate><description>x</description></item>`;
  const feed = (...items: string[]) =>
    `<rss version="2.0"><channel><title>O</title><link>https://old.example/</link>${items.join("")}</channel></rss>`;
  const folder = site({
    // Neither says an id or an address; one is below another folder than imports are written to.
    "src/news/rain.md": "---\ntitle: Rain\ndate: 2021-05-05\n---\nx\n",
    "src/news/town/été.md": "---\ntitle: Été\ndate: 2021-05-06\n---\nx\n",
    "src/news/named.md": "---\ntitle: Named\ndate: 2021-05-07\nid: urn:n\n---\nx\n",
    "same.xml": feed(
      item("Rain", "https://news.example/news/rain/", "05 May 2021"),
      item("Moved", "https://moved.example/", "05 May 2021", '<guid isPermaLink="false">urn:n</guid>'),
    ),
    "moved.xml": feed(
      item("Rain", "https://old.example/news/rain", "05 May 2021"),
      item("Summer", "https://old.example/news/town/%C3%A9t%C3%A9/", "06 May 2021"),
      item(
        "Rain",
        "https://old.example/news/rain/index.html",
        "01 Jan 2019",
        '<guid isPermaLink="false">r2</guid>',
      ),
    ),
    "other.xml": feed(item("Another rain", "https://old.example/news/rain/", "09 Sep 2019")),
  });
  for (const name of ["same.xml", "moved.xml"])
    for (const more of [[], ["--no-permalinks"], ["--to", "src/news/archive"]]) {
      const ran = await newsroom(folder, ["import", name, ...more]);
      assert.is(ran.code, 0, ran.err);
      assert.match(ran.out, /^Wrote 0 entries to src\/news(\/archive)?, [23] already on the site\.\n$/);
    }
  // Another post, from a blog that had one at the same address: its text is not lost, and the build goes on.
  const other = await newsroom(folder, ["import", "other.xml"]);
  assert.match(other.out, "Wrote 1 entry to src/news, 0 already on the site.");
  await build(folder);
  const { feedsmith } = await itemsOf(read(folder, "_site/news/feed.xml"));
  assert.is(feedsmith?.length, 4);
});

test("a site that cannot be built may still be given entries, and says that it doesn't know its own", async () => {
  const folder = site({ "src/news/undated.md": "---\ntitle: A\n---\nx\n", "old.xml": RSS });
  const ran = await newsroom(folder, ["import", "old.xml"]);
  assert.match(ran.err, "The site can't be built at the moment");
  assert.not.match(ran.err, STACK);
  assert.match(ran.out, "Wrote 2 entries to src/news (1 draft), 0 already on the site.");
});

test.run();
