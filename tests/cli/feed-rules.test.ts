import { test } from "uvu";
import * as assert from "uvu/assert";
import { feedProblems } from "../../plugins/cli/check/feed-rules/feed-problems.ts";

/*
 * What `newsroom check` finds in a feed by the rules of its format: each row makes one mistake in a feed without any, and
 * that mistake is told and nothing else.
 */

const RSS = `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
<channel>
<title>The Example</title>
<link>https://news.example/</link>
<description>News</description>
<atom:link rel="self" type="application/rss+xml" href="https://news.example/feed.xml"/>
<language>en</language>
<!-- channel -->
<item>
<title>First</title>
<link>https://news.example/first/</link>
<guid isPermaLink="false">tag:news.example,2021:first</guid>
<pubDate>Wed, 05 May 2021 10:00:00 +0000</pubDate>
<description>&lt;p&gt;Text&lt;/p&gt;</description>
<!-- item -->
</item>
</channel>
</rss>
`;

const ATOM = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<title>The Example</title>
<id>https://news.example/</id>
<updated>2021-05-05T10:00:00Z</updated>
<author><name>Desk</name></author>
<link rel="self" type="application/atom+xml" href="https://news.example/feed.xml"/>
<!-- feed -->
<entry>
<title>First</title>
<id>https://news.example/first/</id>
<updated>2021-05-05T10:00:00Z</updated>
<link href="https://news.example/first/"/>
<content type="html">&lt;p&gt;Text&lt;/p&gt;</content>
<!-- entry -->
</entry>
</feed>
`;

const PODCAST = `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">
<channel>
<title>The Example</title>
<link>https://news.example/</link>
<description>News</description>
<atom:link rel="self" type="application/rss+xml" href="https://news.example/feed.xml"/>
<language>en</language>
<itunes:category text="News"/>
<itunes:explicit>false</itunes:explicit>
<itunes:owner><itunes:email>desk@news.example</itunes:email></itunes:owner>
<item>
<title>First</title>
<guid isPermaLink="false">tag:news.example,2021:first</guid>
<itunes:duration>1:02:03</itunes:duration>
<enclosure url="https://news.example/a.mp3" length="1" type="audio/mpeg"/>
</item>
</channel>
</rss>
`;

const JSON_FEED = {
  version: "https://jsonfeed.org/version/1.1",
  title: "The Example",
  home_page_url: "https://news.example/",
  feed_url: "https://news.example/feed.json",
  items: [
    {
      id: "1",
      url: "https://news.example/first/",
      content_html: "<p>Text</p>",
      date_published: "2021-05-05T10:00:00Z",
    },
  ],
};

const MOMENT = Date.parse("2021-06-01T00:00:00Z");

function told(feed: string, address = "/feed.xml"): string[] {
  return feedProblems(feed, "feed.xml", { moment: MOMENT, address }).map(({ code, problem, found }) => {
    const sentence = problem.replace(" in {where}", "").replace("{where}", "the feed");
    return `${code}: ${sentence}${found === undefined ? "" : ` – ${found}`}`;
  });
}

/** What is written in place of what, and what is told. */
type Row = readonly [from: string, to: string, told: string];

function check(name: string, feed: string, rows: readonly Row[]): void {
  test(`${name}: each mistake is told`, () => {
    assert.equal(told(feed), []);
    const wrong = rows.flatMap(([from, to, expected]) => {
      if (!feed.includes(from)) return [`not in the feed: ${from}`];
      const found = told(feed.replace(from, () => to)).join(" | ");
      return found === expected ? [] : [`${to}\n  told:     ${found}\n  expected: ${expected}`];
    });
    assert.equal(wrong, []);
  });
}

const CHANNEL = "<!-- channel -->";
const ITEM = "<!-- item -->";
const FEED = "<!-- feed -->";
const ENTRY = "<!-- entry -->";
const TEXT = "&lt;p&gt;Text&lt;/p&gt;";
const GUID = '<guid isPermaLink="false">tag:news.example,2021:first</guid>';
const DATE = "Wed, 05 May 2021 10:00:00 +0000";
const html = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

check("RSS", RSS, [
  ["<title>The Example</title>", "", "feed-element-missing: <channel> has no <title>."],
  [
    "<title>The Example</title>",
    "<title>The Example</title><title>Again</title>",
    "feed-element-repeated: <title> appears more than once in <channel>.",
  ],
  [
    "<title>First</title>",
    "<title>First&lt;/b></title>",
    "feed-markup: <title> is plain text but contains markup, so feed readers show the tags. – </b>",
  ],
  [
    "<title>First</title>",
    "<title>R &amp;amp; D</title>",
    "feed-markup: <title> is plain text but contains markup, so feed readers show the tags. – &amp;",
  ],
  [
    "<title>First</title>",
    "<title>a &lt;b</title>",
    "feed-markup: <title> contains & or < in a form that feed readers understand differently. – a <b",
  ],
  ["<title>First</title>", "<title> </title>", "feed-value-unusual: <title> is empty."],
  [
    "<title>First</title>",
    "<title>\u0085 First</title>",
    "feed-characters: <title> has characters damaged by a wrong encoding.",
  ],
  [
    "<language>en</language>",
    "<language>qqq</language>",
    "feed-value-invalid: <language> has an invalid value. – qqq",
  ],
  [
    "<language>en</language>",
    "<language>en</language><dc:language>en</dc:language>",
    "feed-element-repeated: <dc:language> has the same meaning as <language>.",
  ],
  ['<rss version="2.0"', "<rss", 'feed-attribute: The attribute "version" of <rss> is missing.'],
  [
    '<rss version="2.0"',
    '<rss version="3.0"',
    'feed-attribute: The attribute "version" of <rss> is invalid. – 3.0',
  ],
  ["<channel>", "<channel>stray", "feed-element-unknown: <channel> has text between its elements. – stray"],
  [
    "<channel>",
    '<channel kind="x">',
    'feed-attribute: The attribute "kind" isn\'t allowed on <channel>. – x',
  ],
  [CHANNEL, "<story>x</story>", "feed-element-unknown: <story> isn't allowed in <channel>."],
  [
    CHANNEL,
    "<atom:link rel='hub' href='https://hub.example/'>x</atom:link>",
    "feed-element-unknown: <atom:link> has text; the address belongs in its href. – x",
  ],
  [
    CHANNEL,
    "<pubDate>2021-05-05</pubDate>",
    "feed-date-invalid: <pubDate> isn't in the date format that the feed format requires. – 2021-05-05",
  ],
  [
    CHANNEL,
    "<managingEditor>desk@news.example</managingEditor>",
    "feed-value-unusual: <managingEditor> has an email address without a name. – desk@news.example",
  ],
  [
    CHANNEL,
    "<webMaster>nobody</webMaster>",
    "feed-value-invalid: <webMaster> has an invalid value. – nobody",
  ],
  [CHANNEL, "<ttl>0</ttl>", "feed-value-invalid: <ttl> has an invalid value. – 0"],
  [
    CHANNEL,
    "<cloud domain='x' path='/' registerProcedure='a' protocol='b' port='no'/>",
    'feed-attribute: The attribute "port" of <cloud> is invalid. – no',
  ],
  [
    CHANNEL,
    "<image><url>https://news.example/a.webp</url><title>Other</title></image>",
    "feed-element-missing: <image> has no <link>. | feed-value-unusual: <url> has a value that some feed readers don't accept. – https://news.example/a.webp | feed-value-unusual: <title> of the channel's image differs from that of the channel. – Other",
  ],
  [
    CHANNEL,
    "<image><url>https://news.example/a.png</url><title>The Example</title><link>https://news.example/</link><width>500</width></image>",
    "feed-value-invalid: <width> has an invalid value. – 500",
  ],
  [
    CHANNEL,
    "<textInput><title>x</title><link>https://news.example/</link><description>x</description><name>q</name></textInput>",
    "feed-element-unknown: <textInput> is ignored by feed readers.",
  ],
  [
    CHANNEL,
    "<skipHours><hour>3</hour><hour>3</hour><hour>24</hour></skipHours>",
    "feed-value-invalid: <hour> has an invalid value. – 3 | feed-value-invalid: <hour> has an invalid value. – 24",
  ],
  [
    CHANNEL,
    "<skipDays><day>Monday</day><day>Monday</day><day>Mon</day></skipDays>",
    "feed-value-invalid: <day> has an invalid value. – Monday | feed-value-invalid: <day> has an invalid value. – Mon",
  ],
  [
    CHANNEL,
    "<sy:updatePeriod>often</sy:updatePeriod><sy:updateBase>soon</sy:updateBase>",
    "feed-value-invalid: <sy:updatePeriod> has an invalid value. – often | feed-date-invalid: <sy:updateBase> isn't in the date format that the feed format requires. – soon",
  ],
  [
    CHANNEL,
    "<docs>about the feed</docs>",
    "feed-address-invalid: <docs> isn't an absolute address. – about the feed",
  ],
  [
    CHANNEL,
    "<atom:author><atom:email>x</atom:email></atom:author>",
    "feed-element-missing: <atom:author> has no <name>. | feed-value-invalid: <atom:email> has an invalid value. – x",
  ],
  [
    'href="https://news.example/feed.xml"',
    'href="https://news.example/other.xml"',
    "feed-self-differs: The self link of the feed differs from its address in the built site. – https://news.example/other.xml",
  ],
  [
    'href="https://news.example/feed.xml"',
    'href="feed.xml"',
    "feed-self-differs: The self link of the feed differs from its address in the built site. – feed.xml",
  ],
  [
    'type="application/rss+xml"',
    'type="text/html"',
    'feed-attribute: The attribute "type" of <atom:link> has a value that feed readers don\'t know. – text/html',
  ],
  [
    'type="application/rss+xml"',
    'type="rss"',
    'feed-attribute: The attribute "type" of <atom:link> is invalid. – rss',
  ],
  [
    'rel="self" ',
    'rel="" ',
    'feed-self-missing: the feed doesn\'t contain its own address. | feed-attribute: The attribute "rel" of <atom:link> is empty.',
  ],
  [
    'rel="self" ',
    'rel="selfish" ',
    "feed-self-missing: the feed doesn't contain its own address. | feed-attribute: The attribute \"rel\" of <atom:link> has a value that feed readers don't know. – selfish",
  ],
  [
    'rel="self" ',
    'rel="self" title="" length="many" hreflang="qqq" ',
    'feed-attribute: The attribute "title" of <atom:link> is empty. | feed-value-invalid: <atom:link> has an invalid value. – many | feed-value-invalid: <atom:link> has an invalid value. – qqq',
  ],
  [
    'xmlns:dc="http://purl.org/dc/elements/1.1/"',
    'xmlns:dc="https://elsewhere.example/"',
    'feed-namespace: The prefix "dc" is bound to an unusual namespace. – https://elsewhere.example/',
  ],
  ["<!-- item -->\n</item>", "</item><ttl>5</ttl>", "feed-element-unknown: An <item> appears before <ttl>."],
  [GUID, "", "feed-element-missing: An item has no <guid>, so feed readers can't recognize it."],
  [
    GUID,
    "<guid>first</guid>",
    "feed-address-invalid: <guid> isn't the address of a page, although isPermaLink says so. – first",
  ],
  [
    GUID,
    '<guid isPermaLink="no">https://news.example/first/</guid>',
    'feed-attribute: The attribute "isPermaLink" of <guid> is invalid. – no',
  ],
  [
    GUID,
    '<guid isPermaLink="false">12</guid>',
    "feed-value-unusual: The id of an item is a short number, which other feeds may use too. – 12",
  ],
  [GUID, '<guid isPermaLink="false"></guid>', "feed-value-unusual: <guid> is empty."],
  [
    DATE,
    "Thu, 05 May 2021 10:00:00 +0000",
    "feed-date-invalid: The weekday doesn't match the date. – Thu, 05 May 2021 10:00:00 +0000",
  ],
  [
    DATE,
    "Mon, 31 Feb 2021 10:00:00 +0000",
    "feed-date-invalid: <pubDate> isn't in the date format that the feed format requires. – Mon, 31 Feb 2021 10:00:00 +0000",
  ],
  [
    DATE,
    "5 May 21 10:00 GMT",
    "feed-date-unusual: <pubDate> has a date format that some feed readers don't accept. – 5 May 21 10:00 GMT",
  ],
  [
    DATE,
    "Sat, 05 Jun 2021 10:00:00 GMT",
    "feed-date-unusual: <pubDate> is in the future or before 1990. – Sat, 05 Jun 2021 10:00:00 GMT",
  ],
  [
    "<link>https://news.example/first/</link>",
    "<link>/first/</link>",
    "feed-address-invalid: <link> isn't an absolute address. – /first/",
  ],
  ["<title>First</title>\n", "", ""],
  [ITEM, "<dc:date>2021-05</dc:date>", "feed-element-repeated: <pubDate> has the same meaning as <dc:date>."],
  [
    ITEM,
    "<author>desk@news.example (Desk)</author><dc:creator>Desk</dc:creator>",
    "feed-element-repeated: <author> has the same meaning as <dc:creator>.",
  ],
  [ITEM, "<category></category>", "feed-value-unusual: <category> is empty."],
  [
    ITEM,
    "<source url='elsewhere'>x</source>",
    'feed-attribute: The attribute "url" of <source> is invalid. – elsewhere',
  ],
  [
    ITEM,
    "<enclosure url='/a.mp3' length='x' type='mp3'/><enclosure url='https://news.example/a.mp3' length='1' type='audio/mpeg'/>",
    'feed-attribute: The attribute "url" of <enclosure> is invalid. – /a.mp3 | feed-attribute: The attribute "length" of <enclosure> is invalid. – x | feed-attribute: The attribute "type" of <enclosure> is invalid. – mp3 | feed-element-repeated: An item has more than one <enclosure>: many feed readers use only the first.',
  ],
  [ITEM, "<comments>none</comments>", "feed-address-invalid: <comments> isn't an absolute address. – none"],
  [
    "<description>&lt;p",
    "<content:encoded>x</content:encoded><description>&lt;p",
    "feed-element-unknown: <content:encoded> appears before <description>, or without it: some feed readers show neither.",
  ],
]);

check(
  "HTML in feeds",
  RSS,
  (
    [
      [
        "<p>a</p></div>",
        "feed-html: The HTML of <description> has a mistake. – </div> has no matching start tag",
      ],
      [
        "<p><b>a<div>b</div></b></p>",
        "feed-html: The HTML of <description> has a mistake. – <div> isn't allowed in <b> inside a <p>",
      ],
      ["<td>a</td>", "feed-html: The HTML of <description> has a mistake. – <td> outside a table row"],
      ["<tr><td>a</td></tr>", "feed-html: The HTML of <description> has a mistake. – <tr> outside a table"],
      [
        "<table>a<tr><td>b</td></tr></table>",
        "feed-html: The HTML of <description> has a mistake. – text in a table, outside its cells",
      ],
      [
        "<table><p>a</p></table>",
        "feed-html: The HTML of <description> has a mistake. – <p> in a table, outside its cells",
      ],
      [
        "<ul><li><b>a<li>b</ul>",
        "feed-html: The HTML of <description> has a mistake. – <b> is not closed before <li>",
      ],
      ["<ul><li>a<ul><li>b</ul><li>c</ul>", ""],
      [
        "<h2><h3>a</h3></h2>",
        "feed-html: The HTML of <description> has a mistake. – <h3> isn't allowed in <h2>",
      ],
      [
        '<a href="https://a.example/">a<a href="https://b.example/">b</a></a>',
        "feed-html: The HTML of <description> has a mistake. – <a> isn't allowed in another <a>",
      ],
      [
        "<select><p>a</p></select>",
        "feed-html: The HTML of <description> has a mistake. – <p> isn't allowed in <select>",
      ],
      ["<div/>", "feed-html: The HTML of <description> has a mistake. – <div/> has no end tag"],
      [
        "<body>a</body>",
        "feed-html: The HTML of <description> has a mistake. – <body> isn't allowed in an HTML fragment",
      ],
      [
        "<svg><path/></svg>",
        "feed-html: The HTML of <description> has a mistake. – <svg> | feed-html: The HTML of <description> has a mistake. – <path>",
      ],
      [
        "<svg><g></svg></g></svg>",
        "feed-html: The HTML of <description> has a mistake. – </g> has no matching start tag",
      ],
      ["<br></br>", "feed-html: The HTML of <description> has a mistake. – <br> can't have an end tag"],
      [
        '<p class="a" class="b">a</p>',
        "feed-html: The HTML of <description> has a mistake. – <p> has the attribute class twice",
      ],
      [
        '<p class="a"id="b">a</p>',
        "feed-html: The HTML of <description> has a mistake. – <p> has no space between two attributes",
      ],
      [
        '<p a"b="c">a</p>',
        "feed-html: The HTML of <description> has a mistake. – <p> has a quote or < in the name of an attribute",
      ],
      ["<p>1 < 2</p>", "feed-html: The HTML of <description> has a mistake. – unescaped <: write &lt;"],
      [
        "<p>a\u0086</p>",
        "feed-characters: <description> has characters damaged by a wrong encoding. | feed-html: The HTML of <description> has a mistake. – a control character in the text",
      ],
      [
        "<p>R&D &nosuch; &#0; &copy</p>",
        "feed-html: The HTML of <description> has a mistake. – &D lacks its semicolon, or has an unescaped &: write &amp;",
      ],
      [
        "<p>&nosuch;</p>",
        "feed-html: The HTML of <description> has a mistake. – &nosuch; isn't an HTML entity",
      ],
      ["<p>&#0;</p>", "feed-html: The HTML of <description> has a mistake. – &#0; isn't a character"],
      ["<p>&;</p>", "feed-html: The HTML of <description> has a mistake. – unescaped &: write &amp;"],
      [
        "<!doctype html><p>a</p>",
        "feed-html: The HTML of <description> has a mistake. – a declaration in an HTML fragment",
      ],
      [
        '<p style="color: red; position: absolute">a</p>',
        "feed-html: The content of the feed has a style that feed readers remove. – position",
      ],
      [
        '<p style="color: expression(a)">a</p>',
        "feed-html: The content of the feed has a style that feed readers remove. – color: expression(a)",
      ],
      [
        '<p style="margin: 1px huge">a</p>',
        "feed-html: The content of the feed has a style that feed readers remove. – huge",
      ],
      [
        '<p onclick="a()">a</p>',
        "feed-html: The content of the feed has a script in an attribute, which feed readers remove. – onclick",
      ],
      [
        "<iframe></iframe>",
        "feed-html: The content of the feed has an element that feed readers remove. – <iframe>",
      ],
      ["<blink>a</blink>", "feed-html: The HTML of <description> has a mistake. – <blink>"],
      [
        '<a href="/there/">a</a>',
        "feed-address-unusual: The content of the feed has a relative address, which doesn't work in feed readers. – /there/",
      ],
      [
        '<img src="a.png" alt="">',
        "feed-address-unusual: The content of the feed has a relative address, which doesn't work in feed readers. – a.png",
      ],
    ] as const
  ).map(([written, expected]) => [TEXT, html(written), expected]),
);

check("podcasts", PODCAST, [
  ["<language>en</language>\n", "", "feed-element-missing: A podcast feed has no <language>."],
  ['<itunes:category text="News"/>\n', "", "feed-element-missing: A podcast feed has no <itunes:category>."],
  [
    "<itunes:explicit>false</itunes:explicit>\n",
    "",
    "feed-element-missing: A podcast feed has no <itunes:explicit>.",
  ],
  [
    "false</itunes:explicit>",
    "clean</itunes:explicit>",
    "feed-value-invalid: <itunes:explicit> has an invalid value. – clean",
  ],
  [
    "<itunes:email>desk@news.example</itunes:email>",
    "",
    "feed-element-missing: <itunes:owner> has no <itunes:email>.",
  ],
  ["desk@news.example", "desk", "feed-value-invalid: <itunes:email> has an invalid value. – desk"],
  ["1:02:03", "an hour", "feed-value-invalid: <itunes:duration> has an invalid value. – an hour"],
  ["1:02:03", "3723", ""],
  [
    "1:02:03</itunes:duration>",
    "1:02:03</itunes:duration><itunes:episode>0</itunes:episode><itunes:episodeType>part</itunes:episodeType>",
    "feed-value-invalid: <itunes:episode> has an invalid value. – 0 | feed-value-invalid: <itunes:episodeType> has an invalid value. – part",
  ],
  ["<title>First</title>\n", "", "feed-element-missing: An item has neither <title> nor <description>."],
  ["<channel>", '<channel xml:lang="zxx">', ""],
]);

check("Atom", ATOM, [
  ["<title>The Example</title>", "", "feed-element-missing: <feed> has no <title>."],
  [
    "<id>https://news.example/</id>",
    "<id>news</id>",
    "feed-address-invalid: <id> isn't an absolute address. – news",
  ],
  [
    "<id>https://news.example/</id>",
    "<id> https://news.example/</id>",
    "feed-value-invalid: <id> has space before or after its value. –  https://news.example/",
  ],
  [
    "<id>https://news.example/</id>",
    "<id>HTTPS://news.example/</id>",
    "feed-address-unusual: An address has an unusual spelling: feed readers may treat two spellings as different addresses. – HTTPS://news.example/",
  ],
  [
    "<id>https://news.example/</id>",
    "<id>https://News.example/</id>",
    "feed-address-unusual: An address has an unusual spelling: feed readers may treat two spellings as different addresses. – https://News.example/",
  ],
  [
    "<id>https://news.example/</id>",
    "<id>https://news.example</id>",
    "feed-address-unusual: An address has an unusual spelling: feed readers may treat two spellings as different addresses. – https://news.example",
  ],
  [
    "<id>https://news.example/</id>",
    "<id>https://news.example:443/</id>",
    "feed-address-unusual: An address has an unusual spelling: feed readers may treat two spellings as different addresses. – https://news.example:443/",
  ],
  [
    "<id>https://news.example/</id>",
    "<id>https://news.example/a/../b</id>",
    "feed-address-unusual: An address has an unusual spelling: feed readers may treat two spellings as different addresses. – https://news.example/a/../b",
  ],
  [
    "<id>https://news.example/</id>",
    "<id>https://news.example/%7ea</id>",
    "feed-address-unusual: An address has an unusual spelling: feed readers may treat two spellings as different addresses. – https://news.example/%7ea",
  ],
  [
    "<id>https://news.example/</id>",
    "<id>tag:news</id>",
    "feed-address-invalid: <id> isn't an absolute address. – tag:news",
  ],
  [
    "<id>https://news.example/</id>",
    "<id>urn:uuid:1</id>",
    "feed-address-invalid: <id> isn't an absolute address. – urn:uuid:1",
  ],
  ["<id>https://news.example/</id>", "<id>urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a</id>", ""],
  [
    "<updated>2021-05-05T10:00:00Z</updated>",
    "<updated>2021-05-05</updated>",
    "feed-date-invalid: <updated> isn't in the date format that the feed format requires. – 2021-05-05",
  ],
  [
    "<updated>2021-05-05T10:00:00Z</updated>",
    "<updated>2021-02-30T10:00:00Z</updated>",
    "feed-date-invalid: <updated> isn't in the date format that the feed format requires. – 2021-02-30T10:00:00Z",
  ],
  [
    "<updated>2021-05-05T10:00:00Z</updated>",
    "<updated>1970-01-01T00:00:00Z</updated>",
    "feed-date-unusual: <updated> is in the future or before 1990. – 1970-01-01T00:00:00Z",
  ],
  ["<author><name>Desk</name></author>", "", "feed-element-missing: <entry> has no <author>."],
  [
    "<author><name>Desk</name></author>",
    "<author><email>desk</email><uri> a b</uri></author>",
    "feed-element-missing: <author> has no <name>. | feed-value-invalid: <email> has an invalid value. – desk | feed-address-invalid: <uri> isn't an absolute address. – a b | feed-value-invalid: <uri> has space before or after its value. –  a b",
  ],
  [
    "<name>Desk</name>",
    "<name>Desk &lt;desk@news.example></name>",
    "feed-value-unusual: <name> has an email address. In Atom, it belongs in <email>. – Desk <desk@news.example>",
  ],
  ['rel="self" ', "", "feed-self-missing: the feed doesn't contain its own address."],
  [' xmlns="http://www.w3.org/2005/Atom"', "", "feed-namespace: <feed> has the wrong namespace."],
  [
    ' xmlns="http://www.w3.org/2005/Atom"',
    ' xmlns="http://purl.org/atom/ns#"',
    "feed-namespace: the feed is Atom 0.3, which was replaced in 2005.",
  ],
  [
    ' xmlns="http://www.w3.org/2005/Atom"',
    ' xmlns="https://elsewhere.example/"',
    "feed-namespace: the feed uses a namespace that few feed readers know. – https://elsewhere.example/ | feed-namespace: <feed> has the wrong namespace.",
  ],
  [
    "<feed xmlns",
    '<feed xmlns:x="http://www.w3.org/1999/xhtml" xmlns',
    'feed-namespace: Some feed readers can\'t handle the prefix "x" in an Atom feed.',
  ],
  ["<feed xmlns", '<feed xml:lang="qqq" xmlns', "feed-value-invalid: <feed> has an invalid value. – qqq"],
  [
    FEED,
    "<category/><category term=''/><category term='a' scheme='b' label='&lt;/b>'/>",
    'feed-attribute: The attribute "term" of <category> is missing. | feed-value-unusual: <category> is empty. | feed-markup: <category> is plain text but contains markup, so feed readers show the tags. – </b> | feed-attribute: The attribute "scheme" of <category> is invalid. – b',
  ],
  [
    FEED,
    "<generator uri='a b'></generator><icon></icon>",
    'feed-value-unusual: <generator> is empty. | feed-attribute: The attribute "uri" of <generator> is invalid. – a b | feed-value-unusual: <icon> is empty.',
  ],
  [
    FEED,
    "<link rel='alternate' href='https://news.example/'/><link href='https://news.example/b/'/>",
    "feed-element-repeated: <feed> has two alternate links with the same type and language. – https://news.example/b/",
  ],
  [FEED, "<story xmlns=''/>", "feed-element-unknown: <story> has no namespace, so feed readers ignore it."],
  [
    `${ENTRY}\n</entry>`,
    "</entry><subtitle>late</subtitle>",
    "feed-element-unknown: <subtitle> appears after the entries.",
  ],
  [
    '<link href="https://news.example/first/"/>',
    "<link/>",
    'feed-attribute: The attribute "href" of <link> is missing.',
  ],
  [
    '<link href="https://news.example/first/"/>',
    "<link rel='next' href='https://news.example/2/'/>",
    'feed-attribute: The attribute "rel" of <link> has a value that feed readers don\'t know. – next',
  ],
  [
    '<content type="html">&lt;p&gt;Text&lt;/p&gt;</content>',
    "",
    "feed-element-missing: An entry has neither <content> nor <summary>.",
  ],
  ['<content type="html">&lt;p&gt;Text&lt;/p&gt;</content>', "<summary>a</summary>", ""],
  [
    '<content type="html">&lt;p&gt;Text&lt;/p&gt;</content>',
    "<content src='https://news.example/a.png' type='image/png'/>",
    "feed-element-missing: An entry whose content is elsewhere or not text has no <summary>.",
  ],
  [
    '<content type="html">&lt;p&gt;Text&lt;/p&gt;</content>',
    "<content src='a b'/><summary>a</summary>",
    'feed-attribute: The attribute "src" of <content> is invalid. – a b | feed-attribute: The attribute "type" of <content> has a value that feed readers don\'t know. – ',
  ],
  [
    '<content type="html">&lt;p&gt;Text&lt;/p&gt;</content>',
    "<content type='image/png'>!</content><summary>a</summary>",
    "feed-value-invalid: <content> has an invalid value. – !",
  ],
  [
    '<content type="html">&lt;p&gt;Text&lt;/p&gt;</content>',
    "<content type='markdown'>a</content>",
    'feed-attribute: The attribute "type" of <content> is invalid. – markdown',
  ],
  [
    '<content type="html">&lt;p&gt;Text&lt;/p&gt;</content>',
    "<content type=''>a</content>",
    'feed-attribute: The attribute "type" of <content> is empty.',
  ],
  [
    '<content type="html">&lt;p&gt;Text&lt;/p&gt;</content>',
    "<content type='text/html'>&lt;p>a&lt;/p></content>",
    "feed-html: <content> is declared as a complete HTML document but contains a fragment.",
  ],
  [
    '<content type="html">&lt;p&gt;Text&lt;/p&gt;</content>',
    "<content type='xhtml'>a</content>",
    "feed-element-missing: <content> has no <xhtml:div>.",
  ],
  [
    '<content type="html">&lt;p&gt;Text&lt;/p&gt;</content>',
    "<content type='xhtml'><div>a</div></content>",
    "feed-html: The XHTML of the feed isn't in the XHTML namespace. – http://www.w3.org/2005/Atom | feed-element-missing: <content> has no <xhtml:div>.",
  ],
  [
    '<content type="html">&lt;p&gt;Text&lt;/p&gt;</content>',
    "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>a<script/></p><i xmlns=''/></div></content>",
    "feed-html: The content of the feed has an element that feed readers remove. – <script> | feed-html: The XHTML of the feed isn't in the XHTML namespace. – none",
  ],
  [
    '<content type="html">&lt;p&gt;Text&lt;/p&gt;</content>',
    "<content type='text'>a<b/></content>",
    "feed-element-unknown: <content> has text between its elements. – a | feed-element-unknown: <b> isn't allowed in <content>.",
  ],
  [
    '<content type="html">&lt;p&gt;Text&lt;/p&gt;</content>',
    "<content type='application/xhtml+xml'><p xmlns='http://www.w3.org/1999/xhtml'>a</p></content>",
    "feed-html: <content> is declared as a complete HTML document but contains a fragment.",
  ],
  [
    ENTRY,
    "<summary type='text/plain'>a</summary>",
    'feed-attribute: The attribute "type" of <summary> is invalid. – text/plain',
  ],
  [
    ENTRY,
    "<source><id>a:b</id></source>",
    "feed-element-missing: <source> has no <title>. | feed-element-missing: <source> has no <updated>.",
  ],
  [
    ENTRY,
    "<published>yesterday</published>",
    "feed-date-invalid: <published> isn't in the date format that the feed format requires. – yesterday",
  ],
  [
    "</entry>",
    "</entry><entry><title>Second</title><id>https://news.example/first/</id><updated>2021-05-05T10:00:00Z</updated><content>a</content></entry>",
    "feed-id-twice: Two entries have the same id, so feed readers show only one of them. – https://news.example/first/ | feed-date-unusual: Two entries have the same <updated>: some feed readers confuse them. – 2021-05-05T10:00:00Z",
  ],
]);

const json = (change: object, item: object = {}) =>
  JSON.stringify({ ...JSON_FEED, items: [{ ...JSON_FEED.items[0], ...item }], ...change }, null, 2);

test("JSON Feed: each mistake is told", () => {
  const rows: [feed: string, told: string][] = [
    [json({}), ""],
    [json({ version: "2" }), "feed-value-invalid: <version> has an invalid value. – 2"],
    [json({ title: undefined }), "feed-element-missing: <feed> has no <title>."],
    [
      json({ home_page_url: "/", icon: 5 }),
      "feed-address-invalid: <home_page_url> isn't an absolute address. – / | feed-address-invalid: <icon> isn't an absolute address. – 5",
    ],
    [json({ feed_url: undefined }), "feed-self-missing: the feed doesn't contain its own address."],
    [
      json({ feed_url: "https://news.example/other.json" }),
      "feed-self-differs: The self link of the feed differs from its address in the built site. – https://news.example/other.json",
    ],
    [json({}, { id: undefined }), "feed-element-missing: <item> has no <id>."],
    [json({}, { id: 5 }), "feed-value-unusual: <id> has a value that some feed readers don't accept. – 5"],
    [json({}, { content_html: undefined }), "feed-element-missing: <item> has no <content_html>."],
    [
      json({}, { image: "a.png", date_modified: "2021-05-05" }),
      "feed-address-invalid: <image> isn't an absolute address. – a.png | feed-date-invalid: <date_modified> isn't in the date format that the feed format requires. – 2021-05-05",
    ],
    [
      json({}, { attachments: [{ url: "a.mp3" }] }),
      "feed-element-missing: <attachment> has no <mime_type>. | feed-address-invalid: <url> isn't an absolute address. – a.mp3",
    ],
    [
      json({ items: [JSON_FEED.items[0], JSON_FEED.items[0]] }),
      "feed-id-twice: Two items have the same id, so feed readers show only one of them. – 1",
    ],
    [json({ items: "none" }), ""],
  ];
  assert.equal(
    rows.map(([feed]) => told(feed, "/feed.json").join(" | ")),
    rows.map(([, expected]) => expected),
  );
});

test.run();
