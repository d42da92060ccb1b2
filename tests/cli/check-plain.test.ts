import { test } from "uvu";
import * as assert from "uvu/assert";
import { feedProblems } from "../../plugins/cli/check/feed-rules/feed-problems.ts";
import { redirectOf } from "../../plugins/cli/check/redirects.ts";
import type { Diagnostic } from "../../plugins/diagnostics/format.ts";
import { type Files, temporaryFolder, writeFiles } from "../helpers/site.ts";
import { build, install, newsroom } from "./command-line.ts";

const NOW = Date.parse("2026-01-01T00:00:00Z");

/** What is found in a feed: code, and what was there. */
function problemsOf(text: string, address = "/feed.xml"): string[] {
  return feedProblems(text, "feed.xml", { moment: NOW, address }).map(
    ({ code, found, line }) => `${code} ${line}${found === undefined ? "" : ` ${found}`}`,
  );
}

const rss = (channel: string, item = "") => `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>T</title><link>https://a.example/</link><description>D</description>
<atom:link rel="self" href="https://a.example/feed.xml" type="application/rss+xml"/>
${channel}
<item><title>I</title><link>https://a.example/i/</link><guid>https://a.example/i/</guid>
${item}
</item></channel></rss>`;

const atom = (feed: string, entry = "") => `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><id>https://a.example/</id><updated>2021-05-05T00:00:00Z</updated>
<link rel="self" href="https://a.example/feed.xml"/><author><name>A</name></author>
${feed}
<entry><title>E</title><id>https://a.example/e/</id><link href="https://a.example/e/"/><updated>2021-05-05T00:00:00Z</updated><content type="html">&lt;p&gt;x&lt;/p&gt;</content>
${entry}
</entry></feed>`;

test("feeds without a fault pass", () => {
  assert.equal(
    problemsOf(
      rss(
        "<language>en</language><ttl>60</ttl>",
        "<description>&lt;p&gt;R &amp;amp; D&lt;/p&gt;</description><pubDate>Wed, 05 May 2021 09:30:00 GMT</pubDate>",
      ),
    ),
    [],
  );
  assert.equal(
    problemsOf(
      atom(
        "<subtitle>S</subtitle>",
        '<category term="x"/><published>2021-05-05T00:00:00.5+06:00</published>',
      ),
    ),
    [],
  );
});

/** A fault in an RSS channel or item, or an Atom feed or entry, and what is said of it. */
const FAULTS: [name: string, text: string, expected: string[]][] = [
  ["date of another form", rss("", "<pubDate>2021-05-05</pubDate>"), ["feed-date-invalid 7 2021-05-05"]],
  [
    "two digits of a year",
    rss("", "<pubDate>Wed, 05 May 21 09:30:00 GMT</pubDate>"),
    ["feed-date-unusual 7 Wed, 05 May 21 09:30:00 GMT"],
  ],
  [
    "wrong weekday",
    rss("", "<pubDate>Thu, 05 May 2021 09:30:00 GMT</pubDate>"),
    ["feed-date-invalid 7 Thu, 05 May 2021 09:30:00 GMT"],
  ],
  [
    "day that isn't",
    rss("", "<pubDate>30 Feb 2021 09:30:00 GMT</pubDate>"),
    ["feed-date-invalid 7 30 Feb 2021 09:30:00 GMT"],
  ],
  [
    "future",
    rss("", "<pubDate>Tue, 05 May 2037 09:30:00 GMT</pubDate>"),
    ["feed-date-unusual 7 Tue, 05 May 2037 09:30:00 GMT"],
  ],
  ["element twice", rss("", "<title>J</title>"), ["feed-element-repeated 7"]],
  ["unknown element", rss("<summary>x</summary>"), ["feed-element-unknown 5"]],
  ["name alone as author", rss("", "<author>Aliya</author>"), ["feed-value-invalid 7 Aliya"]],
  ["author without a name", rss("", "<author>a@a.example</author>"), ["feed-value-unusual 7 a@a.example"]],
  ["relative link", rss("", "<comments>/c/</comments>"), ["feed-address-invalid 7 /c/"]],
  [
    "relative address in the content",
    rss("", '<description>&lt;img src="/a.png"&gt;</description>'),
    ["feed-address-unusual 7 /a.png"],
  ],
  ["script", rss("", "<description>&lt;script&gt;1&lt;/script&gt;</description>"), ["feed-html 7 <script>"]],
  [
    "handler",
    rss("", '<description>&lt;p onclick="x()"&gt;1&lt;/p&gt;</description>'),
    ["feed-html 7 onclick"],
  ],
  [
    "style",
    rss("", '<description>&lt;p style="position:fixed"&gt;1&lt;/p&gt;</description>'),
    ["feed-html 7 position"],
  ],
  [
    "end tag of nothing",
    rss("", "<description>&lt;p&gt;1&lt;/p&gt;&lt;/p&gt;</description>"),
    ["feed-html 7 </p> has no matching start tag"],
  ],
  [
    "element left open",
    rss("", "<description>&lt;div&gt;1</description>"),
    ["feed-html 7 <div> is not closed"],
  ],
  [
    "reference without semicolon",
    rss("", "<description>&lt;p&gt;a&amp;nbsp b&lt;/p&gt;</description>"),
    ["feed-html 7 &nbsp lacks its semicolon, or has an unescaped &: write &amp;"],
  ],
  ["content first", rss("", "<content:encoded>x</content:encoded>"), ["feed-element-unknown 7"]],
  [
    "markup in a description of the channel",
    rss("").replace("<description>D", "<description>&lt;b&gt;D&lt;/b&gt;"),
    ["feed-markup 3 </b>"],
  ],
  [
    "enclosure without length",
    rss("", '<enclosure url="https://a.example/a.mp3" type="audio/mpeg"/>'),
    ["feed-attribute 7"],
  ],
  [
    "guid that is no address",
    rss("").replace("<guid>https://a.example/i/", "<guid>12"),
    ["feed-address-invalid 6 12"],
  ],
  ["no guid", rss("").replace(/<guid>.*<\/guid>/, ""), ["feed-element-missing 6"]],
  ["no self link", rss("").replace(/<atom:link.*\/>/, ""), ["feed-self-missing 3"]],
  [
    "another self link",
    rss("").replace("a.example/feed.xml", "a.example/rss.xml"),
    ["feed-self-differs 4 https://a.example/rss.xml"],
  ],
  [
    "two items of one guid",
    rss("").replace("</channel>", "<item><title>J</title><guid>https://a.example/i/</guid></item></channel>"),
    ["feed-id-twice 8 https://a.example/i/"],
  ],
  ["unknown language", rss("<language>klingonish</language>"), ["feed-value-invalid 5 klingonish"]],
  [
    "unknown namespace",
    rss("").replace("<rss ", '<rss xmlns:own="https://own.example/ns" '),
    ["feed-namespace 2 https://own.example/ns"],
  ],
  [
    "creator and author",
    rss("", "<author>a@a.example (A)</author><dc:creator>A</dc:creator>"),
    ["feed-element-repeated 7"],
  ],
  ["atom date of a day", atom("", "<published>2021-05-05</published>"), ["feed-date-invalid 5 2021-05-05"]],
  ["atom without author", atom("").replace(/<author>.*<\/author>/, ""), ["feed-element-missing 5"]],
  ["atom without id", atom("").replace("<id>https://a.example/</id>", ""), ["feed-element-missing 2"]],
  [
    "atom id with large letters in its host",
    atom("").replace("<id>https://a.example/e/", "<id>https://A.example/e/"),
    ["feed-address-unusual 5 https://A.example/e/"],
  ],
  [
    "atom title with undeclared HTML",
    atom("").replace("<title>E", "<title>&lt;b&gt;E&lt;/b&gt;"),
    ["feed-markup 5 </b>"],
  ],
  ["element of another vocabulary", atom("", "<pubDate>x</pubDate>"), ["feed-element-unknown 6"]],
  [
    "metadata after entries",
    atom("").replace("</feed>", "<subtitle>S</subtitle></feed>"),
    ["feed-element-unknown 7"],
  ],
  [
    "two entries with the same time",
    atom("").replace(
      "</feed>",
      '<entry><title>F</title><id>https://a.example/f/</id><updated>2021-05-05T00:00:00Z</updated><summary>x</summary><link href="https://a.example/f/"/></entry></feed>',
    ),
    ["feed-date-unusual 7 2021-05-05T00:00:00Z"],
  ],
  ["Atom 0.3", '<feed version="0.3" xmlns="http://purl.org/atom/ns#"/>', ["feed-namespace 1"]],
  [
    "JSON without ids",
    '{"version":"https://jsonfeed.org/version/1.1","title":"T","feed_url":"https://a.example/feed.xml","items":[{"url":"https://a.example/","content_text":"x","date_published":"2021-05-05"}]}',
    ["feed-element-missing 1", "feed-date-invalid 1 2021-05-05"],
  ],
];

for (const [name, text, expected] of FAULTS)
  test(`a fault of a feed is told with its line: ${name}`, () => {
    const found = problemsOf(text);
    assert.equal(
      found.map((one) => one.replace(/ (\d+)/, "")),
      expected.map((one) => one.replace(/ (\d+)/, "")),
    );
    assert.ok(found.every((one) => /^[a-z-]+ \d+/.test(one)));
  });

async function checkFolder(
  files: Files,
): Promise<{ code: number | null; problems: Diagnostic[]; counts: Record<string, number> }> {
  const folder = temporaryFolder();
  writeFiles(
    folder,
    Object.fromEntries(Object.entries(files).map(([path, text]) => [`public/${path}`, text])),
  );
  const ran = await newsroom(folder, ["check", "public", "--json"]);
  return { code: ran.code, ...JSON.parse(ran.out) };
}

test("any built site is checked: links, redirects, files of feeds, links without a name", async () => {
  const { code, problems, counts } = await checkFolder({
    "feed.xml": rss(
      "",
      '<enclosure url="https://a.example/a.mp3" type="audio/mpeg" length="3"/><description>&lt;a href="https://a.example/gone/"&gt;x&lt;/a&gt;</description>',
    ),
    "a.mp3": "12345",
    "i/index.html":
      '<a href="/old/x/">moved</a> <a href="/missing/">m</a> <a href="/i/"><img src="/a.png" alt=""></a> <a href="/i/" aria-label="I"></a>',
    "a.png": "x",
    "index.html":
      '<a href="/i/"><svg><title>I</title></svg></a> <a href="/off/">off</a> <a href="/i/"><span aria-hidden="true">→</span></a>',
    _redirects: "# moved\n/old/:name /i/ 301\n/off/* https://b.example/:splat\n/missing/ /404 404\n",
  });
  assert.is(code, 1);
  assert.equal(problems.map(({ code: kind, found, file }) => `${kind} ${file} ${found}`).sort(), [
    "enclosure-length public/feed.xml 3",
    "link-broken public/feed.xml https://a.example/gone/",
    "link-broken public/i/index.html /missing/",
    "link-unnamed public/i/index.html /i/",
  ]);
  assert.match(problems.find(({ found }) => found?.includes("gone"))?.remedy ?? "", "template of the feed");
  assert.is(counts["feeds"], 1);
  assert.is(counts["pages"], 2);
});

test("a site below a path is known by what its feed says of itself", async () => {
  const below = (text: string) => text.replaceAll("https://a.example/", "https://a.example/blog/");
  const { code, problems } = await checkFolder({
    "feed.xml": below(rss("")),
    "i/index.html":
      '<a href="/blog/i/">i</a><a href="/blog/gone/">gone</a><a href="/elsewhere/">other site of the host</a>',
    "index.html": "",
  });
  assert.is(code, 1);
  assert.equal(
    problems.map(({ found }) => found),
    ["/blog/gone/"],
  );
});

test("a site of Eleventy without the plugin is checked where it is built", async () => {
  const folder = temporaryFolder();
  writeFiles(folder, {
    "package.json": '{"type":"module"}',
    "eleventy.config.js": 'export default () => ({ dir: { input: "src", output: "out" } });\n',
    "src/index.md": "[gone](/gone/)\n",
    "src/feed.njk": `---\npermalink: /feed.xml\n---\n${rss("")}`,
  });
  install(folder);
  await build(folder);
  const ran = await newsroom(folder, ["check", "--json"]);
  assert.is(ran.code, 1);
  assert.equal(
    (JSON.parse(ran.out) as { problems: Diagnostic[] }).problems
      .map(({ code, found }) => `${code} ${found}`)
      .sort(),
    ["link-broken /gone/", "link-broken https://a.example/i/"],
  );
});

test("lines of _redirects are read as hosts read them", () => {
  const cases: [line: string, address: string, to: string | undefined][] = [
    ["/a /b", "/a", "/b"],
    ["/a /b", "/a/", "/b"],
    ["/a/* /b/:splat 301", "/a/x/y", "/b/x/y"],
    ["/a/:year/:slug /:slug/", "/a/2021/rain", "/rain/"],
    ["/a/:year /b", "/a/2021/rain", undefined],
    ["/a id=:id /b/:id", "/a", "/b/:id"],
    ["/a /b 301 Country=kz", "/a", undefined],
    ["/a /b 404", "/a", undefined],
    ["/a https://b.example/ 302!", "/a", "https://b.example/"],
    ["# /a /b", "/a", undefined],
  ];
  for (const [line, address, to] of cases)
    assert.is(redirectOf(line, address)?.to, to, `${line} for ${address}`);
});

test.run();
