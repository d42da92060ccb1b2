import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { parseDocument } from "htmlparser2";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { illFormed } from "../../plugins/cli/check/well-formed.ts";
import { inlineText } from "../../plugins/content/inline-text.ts";
import { type Item, itemsOf } from "../helpers/feeds.ts";
import { withProgram } from "../helpers/programs.ts";
import { type BuiltSite, buildError, buildSite, SITE } from "../helpers/site.ts";
import { hostileFiles, hostileNews } from "./hostile-news.ts";

/*
 * One real site of everything that the feed library, validators and readers stumble over, and of texts that chance
 * makes, built in both lanes: Eleventy renders the entries, or the plugin does.
 */

const LANES = ["templates", "direct"] as const;
type Lane = (typeof LANES)[number];

const NEWS = hostileNews();
/** Feeds, and the language of the entries in each. */
const FEEDS: Readonly<Record<string, string>> = {
  "/news/feed.xml": "en",
  "/news/atom.xml": "en",
  "/news/kk/feed.xml": "kk",
  "/news/kk/atom.xml": "kk",
  "/news/ru/feed.xml": "ru-RU",
  "/news/ru/atom.xml": "ru-RU",
  "/news/feeds/short/feed.xml": "en",
  "/news/feeds/short/atom.xml": "en",
};

/** Entries of a language; a language that is none is the site's. */
const newsIn = (language: string) =>
  NEWS.filter(({ fields }) => {
    const own = ["kk", "ru-RU"].find((other) => other === fields["lang"]) ?? "en";
    return own === language;
  });

const sites = new Map<Lane, Promise<BuiltSite>>();

/** The site of a lane, built once. */
function siteOf(lane: Lane): Promise<BuiltSite> {
  let site = sites.get(lane);
  if (!site) {
    site = buildSite(hostileFiles(NEWS), {
      options: {
        site: {
          ...SITE.site,
          title: 'A & <b>B</b> ]]> "C"',
          description: "]]> & <item>",
          author: { name: "Desk & <Co>", email: "desk@news.example" },
          copyright: "© & <1> ]]>",
        },
        languages: { kk: {}, ru: {} },
        entries: { render: lane },
        feeds: {
          limit: 1000,
          hub: "https://hub.example/?a=1&b=2",
          custom: { short: { title: "Short ]]> & <s>", filter: () => true, content: "summary" } },
        },
      },
    });
    sites.set(lane, site);
  }
  return site;
}

const read = new Map<string, ReturnType<typeof itemsOf>>();

/** Items of a feed by three parsers, parsed once. */
async function readBack(path: string): ReturnType<typeof itemsOf> {
  const items = read.get(path) ?? itemsOf((await siteOf("templates")).read(path));
  read.set(path, items);
  return items;
}

for (const lane of LANES) {
  test(`${lane}: every XML document of the site is well-formed, and every JSON feed is JSON`, async () => {
    const site = await siteOf(lane);
    const files = site.files();
    const documents = files.filter((file) => /\.(?:xml|opml)$/u.test(file));
    assert.ok(documents.length > 400, `${documents.length} documents`);
    for (const file of documents) assert.is(illFormed(site.read(file)), undefined, file);
    for (const file of files.filter((name) => name.endsWith(".json"))) {
      const text = site.read(file);
      assert.ok(Array.isArray(JSON.parse(text).items), file);
      assert.not.match(text, /\\u[dD][89a-fA-F]/u, file);
    }
  });
}

withProgram(test, "xmllint", "libxml2-utils", (xmllint) => {
  test("libxml2 finds every XML document of the site well-formed", async () => {
    const site = await siteOf("templates");
    const documents = site.files().filter((file) => /\.(?:xml|opml)$/u.test(file));
    execFileSync(xmllint, ["--huge", "--noout", ...documents.map((file) => `.${file}`)], {
      cwd: join(site.folder, "_site"),
    });
  });
});

test("both lanes write the same feeds, byte for byte", async () => {
  const one = await siteOf("templates");
  const other = await siteOf("direct");
  const feeds = one.files().filter((file) => /\/(?:feed|atom)\.(?:xml|json)$/u.test(file));
  assert.equal(
    other.files().filter((file) => /\/(?:feed|atom)\.(?:xml|json)$/u.test(file)),
    feeds,
  );
  for (const file of feeds) assert.ok(one.read(file) === other.read(file), file);
});

for (const [path, language] of Object.entries(FEEDS)) {
  const news = newsIn(language);

  test(`${path}: three parsers see each entry once, under its own address, newest first`, async () => {
    // The wire entry of the corpus is in English.
    const count = news.length + (language === "en" ? 1 : 0);
    assert.ok(count > 10);
    for (const [parser, items] of Object.entries(await readBack(path))) {
      assert.is(items.length, count, parser);
      assert.is(new Set(items.map(({ url }) => url)).size, count, parser);
      assert.is(new Set(items.map(({ id }) => id)).size, count, parser);
      for (const { name } of news) assert.ok(byName(items, name), `${parser}: ${name}`);
      const dates = items.map(({ date }) => Date.parse(date ?? ""));
      assert.equal(
        dates,
        [...dates].sort((a, b) => b - a),
        parser,
      );
    }
  });

  test(`${path}: every headline reads as it was written, in three parsers`, async () => {
    for (const [parser, items] of Object.entries(await readBack(path))) {
      for (const { name, fields } of news) {
        const title = readable(inlineText(String(fields["title"] ?? "")));
        // A note has no headline in RSS, and the beginning of its text in Atom.
        if (title === "" && path.endsWith("atom.xml")) assert.ok(byName(items, name)?.title, name);
        else assert.is(byName(items, name)?.title?.trim() || "", title, `${parser}: ${name}`);
      }
    }
  });

  test(`${path}: no text becomes an item, an element or a script`, async () => {
    const site = await siteOf("templates");
    const names = elementNames(site.read(path));
    assert.equal(
      [...names].filter((name) => !ELEMENTS.has(name)),
      [],
    );
    for (const [parser, items] of Object.entries(await readBack(path))) {
      assert.not(
        items.some(({ title }) => title === "Injected"),
        parser,
      );
      for (const { url, content } of items) {
        if (parser !== "feedsmith") continue;
        for (const element of htmlElements(content)) {
          assert.not(DANGEROUS.test(element.name), `${url}: ${element.name}`);
          for (const [attribute, value] of Object.entries(element.attribs)) {
            assert.not(/^on|^srcdoc$|^formaction$/iu.test(attribute), `${url}: ${attribute}`);
            assert.not(/^[\s\p{Cc}]*(?:javascript|vbscript|data:text)/iu.test(value), `${url}: ${value}`);
          }
        }
      }
    }
  });
}

test("full feeds carry two megabytes whole; addresses are absolute, and a frame is a link", async () => {
  const items = (await readBack("/news/feed.xml"))["feedsmith"] ?? [];
  assert.ok((byName(items, "two-megabytes")?.content.length ?? 0) > 2_000_000);
  const page = "https://news.example/news/relative-and-broken-addresses/";
  const links = hrefs(byName(items, "relative-and-broken-addresses")?.content);
  for (const address of [
    `${page}b/c?d=1&e=2#f`,
    "https://news.example/about/",
    "https://cdn.example/x",
    `${page}#top`,
    `${page}?q=1`,
  ])
    assert.ok(links.includes(address), address);
  assert.ok(links.includes("http://[broken"), "what cannot be parsed stays as written");
  assert.ok(
    hrefs(byName(items, "dangerous-markup")?.content).some((href) => /youtube\.com|youtu\.be/u.test(href)),
  );
});

test("what cannot be parsed is warned about with its file", async () => {
  for (const lane of LANES) {
    const logs = (await siteOf(lane)).logs.join("\n");
    assert.match(logs, "./src/news/relative-and-broken-addresses.md");
    assert.match(logs, "http://[broken");
  }
});

test("summary feeds carry content of those entries only that ask for it, full feeds of all but those", async () => {
  for (const file of ["feed.xml", "atom.xml"]) {
    const full = (await readBack(`/news/${file}`))["feedsmith"] ?? [];
    const short = (await readBack(`/news/feeds/short/${file}`))["feedsmith"] ?? [];
    for (const { name, fields, body = "Text." } of newsIn("en")) {
      const asked = fields["feedContent"];
      if (asked !== "full") assert.is(byName(short, name)?.content, "", name);
      if (asked === "summary") assert.is(byName(full, name)?.content, "", name);
      if (asked === undefined && /^[a-z ]+\.$/iu.test(body))
        assert.match(byName(full, name)?.content ?? "", body);
    }
  }
  assert.match(
    (await siteOf("templates")).read("/news/feeds/short/atom.xml"),
    "<summary>Before &#x26; bold.</summary>",
  );
});

/** Mistakes that must stop a build, each in a file of its own. */
const MISTAKES: Readonly<Record<string, string>> = {
  "no-date": "title: A",
  "no-such-day": "title: A\ndate: 2021-02-30",
  "word-for-a-date": "title: A\ndate: soon",
  "list-for-a-title": "title: [a, b]\ndate: 2021-05-05",
  "object-for-a-summary": "title: A\ndate: 2021-05-05\nsummary: { a: b }",
  "script-for-a-picture": 'title: A\ndate: 2021-05-05\nimage: "javascript:alert(1)"',
  "no-address-for-a-sound": 'title: A\ndate: 2021-05-05\naudio: "http://[broken"',
  "number-for-an-attachment": "title: A\ndate: 2021-05-05\nattachments: [5]",
  "same-id-one": "title: A\ndate: 2021-05-05\nid: twin",
  "same-id-two": "title: B\ndate: 2021-05-06\nid: twin",
};

for (const lane of LANES) {
  test(`${lane}: every entry that cannot be published is named in the one error`, async () => {
    const files = Object.fromEntries(
      Object.entries(MISTAKES).map(([name, matter]) => [
        `src/news/${name}.md`,
        `---\n${matter}\n---\nText.\n`,
      ]),
    );
    const error = await buildError(files, { options: { entries: { render: lane } } });
    for (const name of Object.keys(MISTAKES)) {
      if (!name.startsWith("same-id")) assert.match(error, `./src/news/${name}.md:`);
    }
    assert.not.match(error, /\n\s+at .*:\d+:\d+/u);
    const twins = Object.fromEntries(Object.entries(files).filter(([file]) => file.includes("same-id")));
    const duplicate = await buildError(twins, { options: { entries: { render: lane } } });
    assert.match(duplicate, "./src/news/same-id-one.md:4");
    assert.match(duplicate, "./src/news/same-id-two.md:4");
  });
}

function byName(items: readonly Item[], name: string): Item | undefined {
  return items.find(({ url }) => url === `https://news.example/news/${name}/`);
}

/** A title as a person reads it: on one line, without what XML cannot carry. */
function readable(title: unknown): string {
  return String(title ?? "")
    .replaceAll(/\s+/gu, " ")
    .replaceAll(/[^ -~\u00a0-\ud7ff\ue000-\ufffc\u{10000}-\u{10ffff}]/gu, "")
    .replaceAll(/\s+/gu, " ")
    .trim();
}

/** Every element that a feed of this plugin may have. */
const ELEMENTS = new Set(
  (
    "rss channel item title link description guid pubDate lastBuildDate language copyright generator docs category " +
    "author enclosure image url atom:link dc:creator content:encoded media:content media:title " +
    "media:description media:thumbnail feed entry id updated published subtitle rights icon logo name email uri " +
    "summary content div p ol li a time"
  ).split(" "),
);

function elementNames(xml: string): Set<string> {
  return new Set(walk(parseDocument(xml, { xmlMode: true }).children).map(({ name }) => name));
}

const DANGEROUS =
  /^(?:script|style|iframe|frame|object|embed|form|input|button|link|meta|base|svg|math|template|applet|.*-.*)$/iu;

function htmlElements(html: string): { name: string; attribs: Record<string, string> }[] {
  return walk(parseDocument(html).children);
}

function hrefs(html = ""): string[] {
  return htmlElements(html).flatMap(({ attribs }) => attribs["href"] ?? []);
}

interface Found {
  name: string;
  attribs: Record<string, string>;
}

function walk(nodes: readonly unknown[]): Found[] {
  const found: Found[] = [];
  const open = [...nodes] as (Partial<Found> & { children?: unknown[] })[];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.name !== undefined && node.attribs) found.push(node as Found);
    for (const child of node.children ?? []) open.push(child as Found);
  }
  return found;
}

test.run();
