import { test } from "uvu";
import * as assert from "uvu/assert";
import { entry, jsonItems, titlesOf } from "../helpers/entries.ts";
import { itemsOf } from "../helpers/feeds.ts";
import { elementsOf, linksOf, textOf, timesOf } from "../helpers/page.ts";
import { buildError, buildFolder, buildSite, temporaryFolder, writeFiles } from "../helpers/site.ts";

interface Config {
  addPassthroughCopy(path: string): void;
  addShortcode(name: string, make: (text: string) => string): void;
  addTemplateFormats(formats: string): void;
  addPreprocessor(name: string, formats: string, process: (data: unknown, content: string) => unknown): void;
  setInputDirectory(folder: string): void;
}

/** Alternate links to feeds in a page's head. */
const feedLinks = (html: string): (string | undefined)[] =>
  elementsOf(html, "link")
    .filter(({ rel, type }) => rel === "alternate" && /rss|atom|feed\+json/.test(type ?? ""))
    .map(({ href }) => href);

test("a wire entry may have a BOM, CRLF, leading blanks and runs of blank lines", async () => {
  const site = await buildSite({
    "src/news/bom.txt": "\uFEFFdate 2021-05-05 With a mark\n\nFirst.\n\nSecond.\n",
    "src/news/crlf.txt":
      "date 2021-05-06 From Windows\r\ntags Town, River\r\n\r\nFirst.\r\n\r\n\r\n\r\nSecond.\r\n",
    "src/news/blanks.txt": "\n \n  date 2021-05-07   Late   start  \n\n\n\n  First.\n\t\nSecond.",
  });
  for (const slug of ["with-a-mark", "from-windows", "late-start"]) {
    const html = site.read(`/news/${slug}/`);
    assert.match(textOf(html), /First\.\s+Second\./, slug);
    assert.not.ok(html.includes("\uFEFF") || html.includes("\r"), slug);
  }
  const [blanks, windows, bom] = jsonItems(site);
  assert.is(blanks?.title, "Late start");
  assert.is(blanks?.content_html.match(/<p>/g)?.length, 2);
  assert.equal(windows?.tags, ["Town", "River"]);
  assert.is(bom?.title, "With a mark");
});

test("header lines of a wire entry give tags, authors, summary, update and id", async () => {
  const site = await buildSite({
    "src/news/a.txt":
      "date 2021-05-05 09:30 The headline\nTags: Town, River\nauthor Ann Lee\nauthor: Bo Ek\nsummary In short: “it works”.\nupdated 2021-05-06\nid urn:desk:17\n\nTags are not a header line here.\n",
  });
  const [item] = jsonItems(site);
  assert.equal(item?.tags, ["Town", "River"]);
  assert.equal(
    item?.authors?.map(({ name }) => name),
    ["Ann Lee", "Bo Ek"],
  );
  assert.is(item?.summary, "In short: “it works”.");
  assert.is(item?.id, "urn:desk:17");
  assert.is(item?.date_published, "2021-05-05T09:30:00+06:00");
  assert.is(item?.date_modified, "2021-05-06T00:00:00+06:00");
  assert.is(item?.content_html.trim(), "<p>Tags are not a header line here.</p>");
  assert.ok(site.has("/news/tags/river/"));
});

test("the text of a wire entry is text: signs of HTML and Markdown come out as written", async () => {
  const line = '<b>5 & 6</b> *stars* _lines_ "quoted" it\'s {{ braces }} {% tags %} # [x](y) &amp; <script>';
  const site = await buildSite({
    "src/news/a.txt": `date 2021-05-05 Rock & <i>roll</i> "live"\n\n${line}\n\n# no heading\n`,
  });
  const html = site.read("/news/rock-and-i-roll-i-live/");
  assert.ok(textOf(html).includes(line), textOf(html));
  assert.ok(textOf(html).includes("# no heading"));
  assert.ok(textOf(html).includes('Rock & <i>roll</i> "live"'));
  assert.is(elementsOf(html, "b").length + elementsOf(html, "i").length, 0);
  for (const file of ["/news/feed.xml", "/news/atom.xml"]) {
    const { feedsmith, "rss-parser": classic } = await itemsOf(site.read(file));
    for (const [parser, [item]] of Object.entries({ feedsmith: feedsmith ?? [], classic: classic ?? [] })) {
      assert.ok(
        item?.content.includes("&lt;b&gt;5 &amp; 6&lt;/b&gt; *stars* _lines_"),
        `${parser}: ${item?.content}`,
      );
    }
  }
});

test("two wire entries with one headline have two addresses, and the older keeps the plain one", async () => {
  const site = await buildSite({
    "src/news/z.txt": "date 2021-05-05 Road closed\n\nThe old one.\n",
    "src/news/a.txt": "date 2021-05-06 Road closed\n\nThe new one.\n",
    "src/news/b.txt": "date 2021-05-06 Road closed\n\nThe third.\n",
  });
  assert.ok(textOf(site.read("/news/road-closed/")).includes("The old one."));
  assert.ok(textOf(site.read("/news/road-closed-2021-05-06/")).includes("The new one."));
  assert.ok(textOf(site.read("/news/road-closed-2021-05-06-2/")).includes("The third."));
  assert.is(new Set(jsonItems(site).map(({ id }) => id)).size, 3);
});

test("text files that every site may have stay what they are", async () => {
  const robots = "User-agent: *\nDisallow: /private/\n";
  const site = await buildSite(
    {
      "src/robots.txt": robots,
      "src/news/robots.txt": robots,
      "src/news/a.txt": "date 2021-05-05 News\n\nText.\n",
    },
    { config: (config: Config) => config.addPassthroughCopy("src/robots.txt") },
  );
  assert.is(site.read("/robots.txt"), robots);
  assert.equal(titlesOf(site), ["News"]);
});

test("fields of other names are mapped without touching an entry", async () => {
  const site = await buildSite(
    {
      "src/news/a.md": entry(
        'Überschrift: Der Titel\ngeschrieben: 2021-05-05\nStichworte: "Stadt, Fluss"\nvon: Ann Lee\nAnreißer: Kurz.\ngeändert: 2021-05-06\ntitle: not this one\ntags: [unused]',
      ),
    },
    {
      options: {
        fields: {
          title: "Überschrift",
          date: ["geschrieben"],
          tags: "Stichworte",
          authors: "von",
          summary: ["Anreißer"],
          updated: "geändert",
        },
      },
    },
  );
  const [item] = jsonItems(site);
  assert.is(item?.title, "Der Titel");
  assert.is(item?.date_published, "2021-05-05T00:00:00+06:00");
  assert.is(item?.date_modified, "2021-05-06T00:00:00+06:00");
  assert.equal(item?.tags, ["Stadt", "Fluss"]);
  assert.is(item?.summary, "Kurz.");
  assert.equal(
    item?.authors?.map(({ name }) => name),
    ["Ann Lee"],
  );
  assert.not.ok(site.has("/news/tags/unused/"));
});

test("the header lines of the wire form keep their names where the site's fields have others", async () => {
  const site = await buildSite(
    {
      "src/news/a.txt":
        "date 2021-05-05 The old bridge\ntags Town\nauthor Ann Lee\nsummary Short.\nupdated 2021-05-06\nlang kk\n\nText.\n",
      "src/news/b.md": entry(
        "name: B\nwritten: 2021-05-04\ntopics: [Town]\nby: Bob\nlede: Long.\nchanged: 2021-05-05\ntongue: en",
      ),
    },
    {
      options: {
        languages: { kk: {} },
        fields: {
          title: "name",
          date: "written",
          tags: "topics",
          authors: "by",
          summary: ["lede"],
          updated: "changed",
          language: "tongue",
        },
      },
    },
  );
  const shown = [...jsonItems(site, "/news/kk/feed.json"), ...jsonItems(site)].map((item) => [
    item.title,
    item.date_published,
    item.date_modified,
    item.tags,
    item.authors?.map(({ name }) => name),
    item.summary,
  ]);
  assert.equal(shown, [
    [
      "The old bridge",
      "2021-05-05T00:00:00+06:00",
      "2021-05-06T00:00:00+06:00",
      ["Town"],
      ["Ann Lee"],
      "Short.",
    ],
    ["B", "2021-05-04T00:00:00+06:00", "2021-05-05T00:00:00+06:00", ["Town"], ["Bob"], "Long."],
  ]);
  const error = await buildError(
    { "src/news/a.txt": "date 2021-05-05 A\ntags x\nupdated soon\n\nText.\n" },
    { options: { fields: { date: "written", updated: "changed" } } },
  );
  assert.match(
    error,
    "./src/news/a.txt:3: The value of `changed` isn't a date, or names a day that doesn't exist.",
  );
});

const NOW = String(Date.UTC(2021, 4, 10) / 1000);

async function atTenMay<Result>(run: () => Promise<Result>): Promise<Result> {
  process.env["SOURCE_DATE_EPOCH"] = NOW;
  try {
    return await run();
  } finally {
    delete process.env["SOURCE_DATE_EPOCH"];
  }
}

const TIMED = {
  "src/news/now.md": entry("title: Now\ndate: 2021-05-09\ntags: [Town]"),
  "src/news/draft.md": entry("title: Draft\ndate: 2021-05-08\ndraft: true\ntags: [Town]"),
  "src/news/draft-wire.txt": "date 2021-05-08 Draft wire\ndraft true\n\nText.\n",
  "src/news/future.md": entry("title: Future\ndate: 2021-05-11\ntags: [Town]"),
  "src/news/future-wire.txt": "date 2021-05-12 Future wire\ntags Town\n\nText.\n",
  "src/news/gone.md": entry("title: Gone\ndate: 2021-05-01\nexpires: 2021-05-09 12:00\ntags: [Town, Sale]"),
  "src/news/not-yet-gone.md": entry("title: Not yet gone\ndate: 2021-05-01\nexpires: 2021-05-11"),
};

test("drafts and future entries stay out, expired ones keep only their page, and a line counts them", async () => {
  const site = await atTenMay(() => buildSite(TIMED));
  assert.equal(titlesOf(site), ["Now", "Not yet gone"]);
  for (const path of [
    "/news/draft/",
    "/news/draft-wire/",
    "/news/future/",
    "/news/future-wire/",
    "/news/tags/sale/",
  ])
    assert.not.ok(site.has(path), path);
  assert.ok(site.has("/news/gone/"));
  for (const page of ["/news/", "/news/2021/", "/news/tags/town/"])
    assert.not.ok(linksOf(site.read(page)).includes("/news/gone/"), page);
  assert.match(
    site.logs.join("\n"),
    /7 entries read, 2 published, 2 drafts, 2 held back until their date, 1 expired/,
  );
  for (const link of linksOf(site.read("/news/gone/")).filter((href) => href.startsWith("/news/"))) {
    assert.ok(site.has(link), `the page of the expired entry links ${link}`);
  }
});

test("drafts, future and expiry are options", async () => {
  const site = await atTenMay(() =>
    buildSite(TIMED, { options: { drafts: true, future: true, expires: false } }),
  );
  assert.equal(titlesOf(site), [
    "Future wire",
    "Future",
    "Now",
    "Draft wire",
    "Draft",
    "Gone",
    "Not yet gone",
  ]);
  const serving = await atTenMay(() => buildSite(TIMED, { runMode: "serve" }));
  assert.ok(titlesOf(serving).includes("Draft"), "drafts are shown to who writes them");
  assert.not.ok(titlesOf(serving).includes("Future"));
});

test("a permalink in front matter is the address on the page, in lists and in feeds", async () => {
  const site = await buildSite({
    "src/news/a.md": entry('title: A\ndate: 2021-05-05\npermalink: "/2021/первый/"'),
    "src/news/b.md": entry('title: B\ndate: 2021-05-06\npermalink: "/archive/{{ title | slugify }}.html"'),
    "src/news/c d.md": entry("title: C\ndate: 2021-05-07"),
    "src/news/день.md": entry("title: D\ndate: 2021-05-08"),
  });
  const urls = jsonItems(site).map(({ url }) => url);
  assert.equal(urls, [
    `https://news.example/news/${encodeURIComponent("день")}/`,
    "https://news.example/news/c%20d/",
    "https://news.example/archive/b.html",
    `https://news.example/2021/${encodeURIComponent("первый")}/`,
  ]);
  for (const url of urls) {
    const { pathname } = new URL(url);
    assert.ok(site.has(decodeURI(pathname)), url);
    assert.ok(linksOf(site.read("/news/")).includes(pathname), url);
    assert.is(
      elementsOf(site.read(decodeURI(pathname)), "link").find(({ rel }) => rel === "canonical")?.["href"],
      url,
    );
  }
});

test("template languages in entries, shortcodes, JavaScript entries and bundles are rendered by Eleventy", async () => {
  const files = {
    "src/_data/desk.json": '{ "name": "the night desk" }',
    "src/news/liquid.md": entry(
      "title: Liquid\ndate: 2021-05-01",
      "By {{ desk.name }}: **{% shout 'stop' %}**",
    ),
    "src/news/nunjucks.md": entry(
      "title: Nunjucks\ndate: 2021-05-02\ntemplateEngineOverride: njk,md",
      "{% set n = 6 * 7 %}*{{ n }}*",
    ),
    "src/news/script.11ty.js":
      'export default class { data() { return { title: "Script", date: "2021-05-03", tags: ["Town"] }; } render({ desk }) { return "<p>By " + desk.name + "</p>"; } }',
    "src/news/bundle/index.md": entry("title: Bundle\ndate: 2021-05-04", "![Plan](plan.png)"),
    "src/news/page.html": entry("title: Html\ndate: 2021-05-05", "<p>{{ desk.name }}</p>"),
    "src/news/plain.njk": entry("title: Njk\ndate: 2021-05-06", "<p>{{ desk.name | upper }}</p>"),
  };
  const site = await buildSite(files, {
    options: { entries: "news/**/*.{md,txt,html,njk,11ty.js}" },
    config: (config: Config) => config.addShortcode("shout", (text) => text.toUpperCase()),
  });
  const content = Object.fromEntries(jsonItems(site).map((item) => [item.title, item.content_html.trim()]));
  assert.equal(content, {
    Njk: "<p>THE NIGHT DESK</p>",
    Html: "<p>the night desk</p>",
    Bundle: '<p><img src="https://news.example/news/bundle/plan.png" alt="Plan"></p>',
    Script: "<p>By the night desk</p>",
    Nunjucks: "<p><em>42</em></p>",
    Liquid: "<p>By the night desk: <strong>STOP</strong></p>",
  });
  assert.ok(site.has("/news/bundle/"));
  assert.ok(textOf(site.read("/news/liquid/")).includes("By the night desk: STOP"));
  assert.ok(site.has("/news/tags/town/"));
});

test("entries are found in the site's own input folder, whatever its name", async () => {
  for (const input of ["content", ".", "site/pages"]) {
    const folder = temporaryFolder();
    const at = input === "." ? "" : `${input}/`;
    writeFiles(folder, {
      "package.json": '{"type":"module"}',
      [`${at}news/a.md`]: entry("title: A\ndate: 2021-05-05"),
      [`${at}news/b.txt`]: "date 2021-05-06 B\n\nText.\n",
    });
    const site = await buildFolder(folder, { input });
    assert.equal(titlesOf(site), ["B", "A"], input);
    assert.ok(site.has("/news/a/") && site.has("/news/b/"), input);
  }
});

const BASE = `<!doctype html><html lang="{{ lang or 'en' }}"><head><title>{{ title }} – site</title>HEAD</head>
<body data-layout="NAME" data-day="{{ page.date | newsDate('yyyy-MM-dd') }}"><main>{{ content | safe }}</main></body></html>`;
const layout = (name: string, head = "") => BASE.replace("NAME", name).replace("HEAD", head);

test("an entry in a layout of the site stays in it, and its head gets the feed links once", async () => {
  const own = '<link rel="alternate" type="application/rss+xml" title="All" href="/news/feed.xml">';
  const site = await buildSite({
    "src/_includes/base.njk": layout("base"),
    "src/_includes/linked.njk": layout("linked", own),
    "src/_includes/loud.njk":
      "<HTML><HEAD><TITLE>x</TITLE></HEAD><BODY DATA-LAYOUT=loud>{{ content | safe }}</BODY></HTML>",
    "src/news/e.md": entry("title: E\ndate: 2021-05-09\nlayout: loud.njk"),
    "src/_includes/wire.njk": layout("wire"),
    "src/news/a.md": entry("title: A\ndate: 2021-05-05\nlayout: base.njk\ntags: [Town]"),
    "src/news/b.md": entry("title: B\ndate: 2021-05-06\nlayout: linked.njk"),
    "src/news/desk/desk.json": '{ "layout": "wire.njk", "tags": "Desk", "author": "The desk" }',
    "src/news/desk/c.txt": "date 2021-05-07 C\n\nText of C.\n",
    "src/news/desk/d.md": entry("title: D\ndate: 2021-05-08", "Text of D."),
  });
  for (const [path, name] of [
    ["/news/a/", "base"],
    ["/news/b/", "linked"],
    ["/news/c/", "wire"],
    ["/news/desk/d/", "wire"],
    ["/news/e/", "loud"],
  ] as const) {
    const html = site.read(path);
    assert.is(elementsOf(html, "body")[0]?.["data-layout"], name, path);
    assert.is(elementsOf(html, "html").length, 1, path);
    const links = feedLinks(html);
    assert.is(new Set(links).size, links.length, `${path}: ${links}`);
    for (const href of ["/news/feed.xml", "/news/atom.xml", "/news/feed.json"])
      assert.ok(links.includes(href), `${path}: ${links}`);
  }
  assert.ok(feedLinks(site.read("/news/a/")).includes("/news/tags/town/feed.xml"));
  assert.is(elementsOf(site.read("/news/c/"), "body")[0]?.["data-day"], "2021-05-07");
  assert.ok(textOf(site.read("/news/c/")).includes("Text of C."));
  const tags = Object.fromEntries(jsonItems(site).map((item) => [item.title, item.tags]));
  assert.equal(
    [tags["C"], tags["D"]],
    [["Desk"], ["Desk"]],
    "the data of the folder is the wire entry's too",
  );
  assert.equal(titlesOf(site, "/news/tags/desk/feed.json"), ["D", "C"]);
  assert.equal(elementsOf(site.read("/news/c/"), "title").length, 1);
});

test("pages.layout puts all pages of the plugin into the site's design, or some by kind", async () => {
  const files = {
    "src/_includes/base.njk": layout("base"),
    "src/_includes/tag.njk": layout("tag"),
    "src/news/a.md": entry("title: A\ndate: 2021-05-05\ntags: [Town]"),
    "src/news/b.txt": "date 2021-05-06 B\ntags Town\n\nText.\n",
  };
  const all = await buildSite(files, { options: { pages: { layout: "base.njk" } } });
  for (const path of [
    "/news/",
    "/news/2021/",
    "/news/tags/",
    "/news/tags/town/",
    "/news/subscribe/",
    "/news/a/",
    "/news/b/",
  ]) {
    const html = all.read(path);
    assert.is(elementsOf(html, "body")[0]?.["data-layout"], "base", path);
    assert.is(elementsOf(html, "main").length, 1, `${path}: one <main>`);
    assert.is(elementsOf(html, "h1").length, 1, `${path}: one <h1>`);
    assert.ok(feedLinks(html).includes("/news/feed.xml"), path);
    const links = feedLinks(html);
    assert.is(new Set(links).size, links.length, path);
  }
  assert.ok(all.read("/news/tags/town/").includes("<title>Town – site</title>"));
  for (const [path, day] of [
    ["/news/a/", "2021-05-05"],
    ["/news/b/", "2021-05-06"],
  ] as const) {
    assert.is(elementsOf(all.read(path), "body")[0]?.["data-day"], day);
    assert.is(timesOf(all.read(path))[0]?.datetime, day, "an entry has its date and tags in the layout too");
    assert.ok(linksOf(all.read(path)).includes("/news/tags/town/"));
    assert.is(textOf(all.read(path)).match(/Text\./g)?.length, 1);
  }

  const some = await buildSite(files, {
    options: { pages: { layout: { tag: "tag.njk", listing: "base.njk" } } },
  });
  assert.is(elementsOf(some.read("/news/tags/town/"), "body")[0]?.["data-layout"], "tag");
  assert.is(elementsOf(some.read("/news/"), "body")[0]?.["data-layout"], "base");
  assert.is(elementsOf(some.read("/news/tags/"), "body")[0]?.["data-layout"], undefined);
  assert.is(elementsOf(some.read("/news/a/"), "body")[0]?.["data-layout"], undefined);
});

test("what the owner keeps from Eleventy is not published by the newsroom either", async () => {
  for (const render of ["templates", "direct"] as const) {
    const site = await buildSite(
      {
        "src/news/a.md": entry("title: A\ndate: 2021-05-05"),
        "src/news/private/b.md": entry("title: B\ndate: 2021-05-05"),
        "src/news/private/c.txt": "date 2021-05-05 C\n\nText.\n",
        "src/news/hidden/d.md": entry("title: D\ndate: 2021-05-05"),
        "src/news/hidden/e.txt": "date 2021-05-05 E\n\nText.\n",
        ".eleventyignore": "# not yet\nsrc/news/hidden/\n",
      },
      {
        options: { entries: { render } },
        config: (config: { ignores: Set<string> }) => config.ignores.add("src/news/private/**"),
      },
    );
    assert.equal(titlesOf(site), ["A"], render);
  }
  const folder = temporaryFolder();
  writeFiles(folder, {
    "package.json": '{"type":"module"}',
    "a.txt": "date 2021-05-05 A\n\nText.\n",
    "_site/old.txt": "date 2021-05-05 Old\n\nText.\n",
  });
  assert.equal(
    titlesOf(await buildFolder(folder, { input: ".", options: { entries: "**/*.txt" } })),
    ["A"],
    "the output is no source",
  );
});

test("entries may be meant by several globs, some of them negative", async () => {
  const site = await buildSite(
    {
      "src/news/a.md": entry("title: A\ndate: 2021-05-05"),
      "src/blog/b.md": entry("title: B\ndate: 2021-05-06"),
      "src/news/private/c.txt": "date 2021-05-05 C\n\nText.\n",
    },
    { options: { entries: ["news/**/*.{md,txt}", "blog/*.md", "!news/private/**"] } },
  );
  assert.equal(titlesOf(site), ["B", "A"]);
});

test("signs that mean something in an address are letters in a file name", async () => {
  const names = ["C# and what?", "50%25 & more+", "a;b=c,d@e"];
  for (const render of ["templates", "direct"] as const) {
    const site = await buildSite(
      Object.fromEntries(
        names.map((name, index) => [
          `src/news/${name}.md`,
          entry(`title: ${JSON.stringify(name)}\ndate: 2021-05-0${index + 1}`),
        ]),
      ),
      { options: { entries: { render } } },
    );
    for (const { title, url } of jsonItems(site)) {
      const { pathname, hash, search } = new URL(url);
      assert.equal([decodeURIComponent(pathname), hash, search], [`/news/${title}/`, "", ""]);
      assert.is(elementsOf(site.read(`/news/${title}/`), "h1").length, 1, title);
      assert.ok(linksOf(site.read("/news/")).includes(pathname), pathname);
    }
  }
});

test("a newsroom may be the whole of a site, or have nothing to say yet", async () => {
  const root = await buildSite(
    {
      "src/blog/a.md": entry("title: A\ndate: 2021-05-05\ntags: [Town]"),
      "src/blog/b.txt": "date 2021-05-06 B\n\nText.\n",
      "src/about.md": "About",
    },
    { options: { path: "/", entries: "blog/**/*.{md,txt}" } },
  );
  assert.equal(titlesOf(root, "/feed.json"), ["B", "A"]);
  for (const path of ["/", "/2021/", "/tags/town/", "/b/", "/about/"]) assert.ok(root.has(path), path);
  const empty = await buildSite({ "src/about.md": "About" });
  assert.equal(titlesOf(empty), []);
  assert.ok(empty.has("/news/") && empty.has("/news/tags/"));
  const wireOnly = await buildSite({ "src/news/a.txt": "date 2021-05-05 A\n\nText.\n" });
  assert.ok(wireOnly.has("/news/a/"));
  assert.match(wireOnly.logs.join("\n"), /: 1 entry read, 1 published/);
});

test("a first paragraph right below the headline is no header line", async () => {
  const site = await buildSite({
    "src/news/a.txt": "date 2021-05-05 The law\nDraft laws were read today.\n\nUpdated figures follow.\n",
    "src/news/b.txt": "date 2021-05-06 Sums\nTAGS Town\nUpdated figures follow.\nAuthors were asked.\n",
  });
  const [sums, law] = jsonItems(site);
  assert.match(law?.content_html ?? "", /Draft laws were read today\.[\s\S]*Updated figures follow\./);
  assert.equal(sums?.tags, ["Town"]);
  assert.match(sums?.content_html ?? "", /Updated figures follow\.\s*Authors were asked\./);
});

test("layouts in a folder beside the input folder work, and an entry rendered directly may name its own", async () => {
  // Eleventy keeps the layouts of one process by name, so no other test may use these.
  const folder = temporaryFolder();
  writeFiles(folder, {
    "package.json": '{"type":"module"}',
    "layouts/beside.njk": `---\nskin: dark\nlayout: frame.njk\n---\n<main>{{ content | safe }}</main>`,
    "layouts/frame.njk":
      '---\nwidth: wide\n---\n<html><body data-layout="base" class="{{ skin }} {{ width }}">{{ content | safe }}</body></html>',
    "layouts/own.njk": layout("own"),
    "src/news/a.md": entry("title: A\ndate: 2021-05-05"),
    "src/news/b.md": entry("title: B\ndate: 2021-05-06\nlayout: own.njk"),
    "src/news/c.md": entry("title: C\ndate: 2021-05-07\nlayout: false"),
  });
  for (const render of ["templates", "direct"] as const) {
    const site = await buildFolder(folder, {
      config: (config: { setLayoutsDirectory(path: string): void }) =>
        config.setLayoutsDirectory("../layouts"),
      options: { pages: { layout: "beside.njk" }, entries: { render } },
    });
    const layouts = ["a", "b"].map(
      (name) => elementsOf(site.read(`/news/${name}/`), "body")[0]?.["data-layout"],
    );
    assert.equal(layouts, ["base", "own"], render);
    assert.is(elementsOf(site.read("/news/a/"), "h1").length, 1, render);
    assert.is(
      elementsOf(site.read("/news/a/"), "body")[0]?.["class"],
      "dark wide",
      `${render}: data of layouts`,
    );
    assert.is(
      elementsOf(site.read("/news/b/"), "h1").length,
      0,
      `${render}: a layout of the entry's own gets its text alone`,
    );
    assert.not.ok(
      site.files().some((file) => file.includes("newsroom-")),
      site.files().join(),
    );
  }
});

test("with direct rendering the same files give the same addresses, feeds and pages", async () => {
  const files = {
    "src/news/a.md": entry(
      "title: A\ndate: 2021-05-05\ntags: [Town]\nauthor: Ann",
      "Some *text* with ![a](b.png).\n\n| a | b |\n|---|---|\n| 1 | 2 |",
    ),
    "src/news/bundle/index.md": entry("title: Bundle\ndate: 2021-05-06"),
    "src/news/same/same.md": entry("title: Same\ndate: 2021-05-07"),
    "src/news/2021-05-08-dated.md": entry("title: Dated"),
    "src/news/link.md": entry("title: Link\ndate: 2021-05-09\npermalink: /links/one.html"),
    "src/news/день.md": entry("title: День\ndate: 2021-05-10"),
  };
  const templates = await buildSite(files);
  const direct = await buildSite(files, {
    options: { entries: { glob: "news/**/*.{md,txt}", render: "direct" } },
  });
  assert.equal(direct.files(), templates.files());
  for (const file of templates.files()) assert.is(direct.read(file), templates.read(file), file);
});

test("a file that cannot be published ends the build with its name, or is left out with onInvalid: skip", async () => {
  const files = {
    "src/news/good.md": entry("title: Good\ndate: 2021-05-05"),
    "src/news/empty.txt": "",
    "src/news/latin.txt": Buffer.from("date 2021-05-05 Caf\xe9\n\nText.\n", "latin1"),
    "src/news/list.md": entry("title: [a, b]\ndate: 2021-05-05"),
  };
  const error = await buildError(files);
  for (const name of ["empty.txt", "latin.txt:1", "list.md:2"])
    assert.ok(error.includes(`./src/news/${name}:`), `${name}\n${error}`);
  const site = await buildSite(files, { options: { onInvalid: "skip" } });
  assert.equal(titlesOf(site), ["Good"]);
  assert.not.ok(site.has("/news/list/"));
});

test("the <time> of a wire entry in a site's layout and on its own page agree", async () => {
  const site = await buildSite({ "src/news/a.txt": "date 2021-05-05 A\n\nText.\n" });
  assert.is(timesOf(site.read("/news/a/"))[0]?.datetime, "2021-05-05");
  assert.is(elementsOf(site.read("/news/a/"), "html")[0]?.["lang"], "en");
});

test.run();
