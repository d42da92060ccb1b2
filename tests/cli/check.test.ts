import { cpSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { illFormed } from "../../plugins/cli/check/well-formed.ts";
import type { Diagnostic } from "../../plugins/diagnostics/format.ts";
import { temporaryFolder, writeFiles } from "../helpers/site.ts";
import { build, config, newsroom, read, STACK, site } from "./command-line.ts";

const PODCAST = new URL("../../plugins/podcast.ts", import.meta.url).href;

const FILES = {
  "src/img/a.mp3": "12345",
  "src/news/rain.md":
    "---\ntitle: Rain\ndate: 2021-05-05\ntags: [Weather]\naudio: /img/a.mp3\n---\nIt *rained* on [the town](/news/sun/).\n",
  "src/news/sun.txt": "date 2021-05-06 Sun\ntags Weather\n\nIt shone.\n",
};

/** The configuration of a site whose pages have the path prefix before all their addresses. */
function withBase(configuration: string): string {
  return configuration
    .replace("import newsroom", 'import { HtmlBasePlugin } from "@11ty/eleventy";\nimport newsroom')
    .replace(
      "eleventyConfig.addPlugin(",
      "eleventyConfig.addPlugin(HtmlBasePlugin);\n  eleventyConfig.addPlugin(",
    );
}

interface Result {
  ok: boolean;
  counts: Record<string, number>;
  problems: Diagnostic[];
}

async function checkJson(
  folder: string,
  ...args: string[]
): Promise<{ code: number | null; result: Result }> {
  const ran = await newsroom(folder, ["check", "--json", ...args]);
  assert.not.match(ran.err, STACK);
  return { code: ran.code, result: JSON.parse(ran.out) };
}

/** A built site for all tests; what one spoils it mends again. */
const folder = site(FILES);
let building: Promise<void> | undefined;
/** Not begun while other files of tests run: a build changes the folder of the whole process. */
function built(): Promise<void> {
  building ??= build(folder);
  return building;
}

test("a site as it was built has no problems, and every feed, page and link was looked at", async () => {
  await built();
  const { code, result } = await checkJson(folder);
  assert.equal(result.problems, []);
  assert.is(code, 0);
  assert.is(result.counts["entries"], 2);
  assert.is(result.counts["feeds"], 6);
  assert.is(result.counts["items"], 12);
});

test("a date from before its zone had whole minutes is as the feed can say it", async () => {
  const given = site(
    { "src/news/a.md": "---\ntitle: Old paper\ndate: 1900-05-05\n---\nx\n" },
    'timeZone: "Asia/Almaty",',
  );
  await build(given);
  const { result } = await checkJson(given);
  assert.equal(
    result.problems.filter(({ severity }) => severity === "error"),
    [],
  );
});

test("an id that Atom cannot carry as it is, is no problem", async () => {
  const given = site({ "src/news/a.md": "---\ntitle: A\ndate: 2021-05-05\nid: 4711\ntags: [T]\n---\nx\n" });
  await build(given);
  const { result } = await checkJson(given);
  assert.equal(
    result.problems.filter(({ severity }) => severity === "error"),
    [],
  );
});

test("what is wrong in the built site is told with the file and line of the entry to mend, and ends with exit code 1", async () => {
  await built();
  const names = [
    "news/feed.xml",
    "news/atom.xml",
    "news/feed.json",
    "news/tags/weather/feed.xml",
    "news/rain/index.html",
  ];
  const before = names.map((name) => [name, read(folder, `_site/${name}`)] as const);
  const spoil = (name: string, change: (text: string) => string) => {
    const text = read(folder, `_site/${name}`);
    const changed = change(text);
    assert.is.not(changed, text, name);
    writeFileSync(join(folder, "_site", name), changed);
  };
  spoil("news/feed.xml", (text) => text.replace("Wed, 05 May 2021", "Tue, 04 May 2021"));
  spoil("news/atom.xml", (text) => text.replace("<entry>", "<entry><b>"));
  spoil("news/feed.json", (text) =>
    text.replaceAll('"https://news.example/news/sun/"', '"https://news.example/news/rain/"'),
  );
  spoil("news/tags/weather/feed.xml", (text) => text.replace('length="5"', 'length="6"'));
  spoil("news/rain/index.html", (text) => text.replace('href="/news/sun/"', 'href="/news/moon/"'));
  rmSync(join(folder, "_site/news/tags/weather/index.html"));
  rmSync(join(folder, "_site/news/tags/weather/atom.xml"));

  const { code, result } = await checkJson(folder);
  assert.is(code, 1);
  assert.is(result.ok, false);
  const found = (wanted: string) => result.problems.filter((problem) => problem.code === wanted);
  assert.is(found("feed-date-differs")[0]?.file, "./src/news/rain.md");
  assert.is(found("feed-date-differs")[0]?.line, 3);
  assert.match(found("feed-date-differs")[0]?.expected ?? "", "2021-05-05T00:00:00+06:00");
  assert.is(found("feed-ill-formed")[0]?.file, "_site/news/atom.xml");
  assert.match(found("feed-id-twice")[0]?.file ?? "", /rain\.md/);
  assert.is(found("enclosure-length")[0]?.line, 5);
  assert.match(found("enclosure-length")[0]?.expected ?? "", "5 (bytes");
  assert.ok(found("link-broken").some(({ expected }) => expected?.includes("/news/moon/")));
  assert.is(found("tag-page-missing").length, 1);
  assert.is(found("feed-missing")[0]?.file, "_site/news/tags/weather/atom.xml");

  for (const [name, text] of before) writeFileSync(join(folder, "_site", name), text);
});

test("a build older than its entries is told by entry: what lacks, and what is no more", async () => {
  const stale = site({
    "src/news/rain.md": "---\ntitle: Rain\ndate: 2021-05-05\n---\nIt rained.\n",
    "src/news/sun.txt": "date 2021-05-06 Sun\n\nIt shone.\n",
  });
  await build(stale);
  rmSync(join(stale, "src/news/sun.txt"));
  writeFiles(stale, { "src/news/snow.txt": "date 2021-05-07 Snow\n\nIt snowed.\n" });
  const { code, result } = await checkJson(stale);
  assert.is(code, 1);
  const of = (wanted: string) => result.problems.filter((problem) => problem.code === wanted);
  assert.equal(
    of("feed-entry-missing").map(({ file }) => file),
    ["./src/news/snow.txt"],
  );
  assert.match(of("feed-entry-missing")[0]?.problem ?? "", "_site/news/feed.xml and 2 more files");
  assert.equal(
    of("page-missing").map(({ file }) => file),
    ["./src/news/snow.txt"],
  );
  assert.equal(
    of("feed-item-unknown").map(({ found }) => found),
    ["Sun https://news.example/news/sun/"],
  );
});

test("a hook that leaves out and redates items on purpose is no problem, and a path prefix does not break links", async () => {
  const hooked = site(
    FILES,
    "feeds: { item: (entry, item) => entry.title === 'Sun' ? false : { ...item, published: { ...item.published, instant: 0 } } },",
  );
  writeFiles(hooked, {
    "eleventy.config.js": `${withBase(read(hooked, "eleventy.config.js"))}config.pathPrefix = "/sub/";\n`,
  });
  await build(hooked);
  assert.match(read(hooked, "_site/news/index.html"), 'href="/sub/news/rain/"');
  const { code, result } = await checkJson(hooked);
  assert.is(code, 0);
  assert.equal(
    [...new Set(result.problems.map((problem) => `${problem.severity} ${problem.code}`))],
    ["warning feed-date-differs"],
  );
  assert.ok((result.counts["links"] ?? 0) > 5);
  assert.is((await checkJson(hooked, "--strict")).code, 1);
});

test("a path prefix that the build was given on its command line is given to the check as well", async () => {
  const prefixed = site({ ...FILES, "eleventy.config.js": withBase(config()) });
  await build(prefixed, "/sub/");
  assert.is((await checkJson(prefixed)).code, 1);
  const { code, result } = await checkJson(prefixed, "--pathprefix", "/sub/");
  assert.equal(result.problems, []);
  assert.is(code, 0);
});

test("a link in an entry to a page that is not there names the line it stands on, once for page and feeds", async () => {
  const other = site({
    "src/news/rain.md":
      "---\ntitle: Rain\ndate: 2021-05-05\n---\n\nText.\n\n[gone](/gone/) and [here](/news/rain/) and [out](https://other.example/x)\n",
    "src/news/again.md": "---\ntitle: Rain\ndate: 2021-05-06\n---\nText.\n",
  });
  await build(other);
  const { code, result } = await checkJson(other);
  assert.is(code, 1);
  const [broken, ...more] = result.problems.filter((problem) => problem.code === "link-broken");
  assert.equal(more, []);
  assert.is(broken?.file, "./src/news/rain.md");
  assert.is(broken?.line, 8);
  assert.is(broken?.found, "/gone/");
  const twice = result.problems.find((problem) => problem.code === "title-twice");
  assert.is(twice?.severity, "warning");
});

test("a relative address in a layout is told once, though it leads to another place from each page", async () => {
  const other = site(
    {
      "src/_includes/own.njk":
        '<!doctype html><html lang="en"><head><link rel="icon" href="./images/icon.png"></head><body>{{ content | safe }}</body></html>',
      "src/news/a.md": "---\ntitle: A\ndate: 2021-05-05\ntags: [Town]\n---\nText.\n",
    },
    'pages: { layout: "own.njk" },',
  );
  await build(other);
  const { result } = await checkJson(other);
  assert.equal(
    result.problems.map(({ code, found }) => [code, found]),
    [["link-broken", "./images/icon.png"]],
  );
  assert.match(result.problems[0]?.problem ?? "", /here and in \d more files/);
  assert.match(result.problems[0]?.remedy ?? "", "as in /images/icon.png");
});

test("links to what something else serves are left alone where the command names it", async () => {
  const other = site({
    "src/news/a.md":
      "---\ntitle: A\ndate: 2021-05-05\n---\n[x](/tools/x/) [demo](/demo) [toolshed](/toolshed/)\n",
  });
  await build(other);
  const found = async (...args: string[]) =>
    (await checkJson(other, ...args)).result.problems.map((problem) => problem.found);
  assert.equal(await found(), ["/tools/x/", "/demo", "/toolshed/"]);
  assert.equal(await found("--ignore", "/tools/, /demo"), ["/toolshed/"]);
  const wrong = await newsroom(other, ["check", "--ignore", "tools"]);
  assert.is(wrong.code, 2);
  assert.match(wrong.err, 'paths that begin with /, not "tools"');
});

test("entries that no layout makes documents of are told, with the line that says so", async () => {
  const bare = (layout: string) =>
    `---\ntitle: A${layout}\ndate: 2021-05-05\nlayout: ${layout}\n---\nText.\n`;
  const other = site({
    "src/_includes/titled.njk": "<title>A</title>{{ content | safe }}",
    "src/news/false.md": bare("false"),
    "src/news/null.md": bare("null"),
    "src/news/own.md": bare("titled.njk"),
    "src/news/bare/bare.json": '{ "layout": false }',
    "src/news/bare/a.md": "---\ntitle: Bare\ndate: 2021-05-05\n---\nText.\n",
  });
  await build(other);
  const { code, result } = await checkJson(other);
  assert.is(code, 1);
  assert.equal(
    result.problems.map((problem) => [problem.code, problem.file, problem.line]),
    [
      ["page-bare", "./src/news/bare/a.md", undefined],
      ["page-bare", "./src/news/false.md", 4],
    ],
  );
});

test("pages that a preview or an earlier build left behind are told", async () => {
  const files = {
    "src/news/a.md": "---\ntitle: A\ndate: 2021-05-05\n---\nText.\n",
    "src/news/secret.md": "---\ntitle: Secret\ndate: 2021-05-05\n---\nText.\n",
    "src/about.njk":
      '---\npermalink: /about.html\n---\n<html><script>{"@type":"BlogPosting"}</script></html>',
  };
  const other = site(files);
  await build(other);
  rmSync(join(other, "src/news/secret.md"));
  await build(other);
  const { code, result } = await checkJson(other);
  assert.is(code, 0);
  assert.equal(
    result.problems.map((problem) => [problem.code, problem.file]),
    [["page-stale", "_site/news/secret/index.html"]],
  );
});

test("a site that is not built, and an entry that the build stops at, are problems in JSON as well", async () => {
  const unbuilt = site({ "src/news/rain.md": "---\ndate: 2021-05-05\n---\nText" });
  const first = await checkJson(unbuilt);
  assert.is(first.code, 1);
  assert.is(first.result.problems[0]?.code, "output-missing");

  writeFiles(unbuilt, {
    "_site/index.html": "x",
    "src/news/bad.md": "---\ntitle: Bad\ndate: 2021-02-30\n---\nText",
  });
  const second = await checkJson(unbuilt);
  assert.is(second.code, 1);
  assert.is(second.result.problems[0]?.code, "date-invalid");
  assert.is(second.result.problems[0]?.file, "./src/news/bad.md");
  assert.is(second.result.problems[0]?.line, 3);
});

test("a cover, logo or transcript that is not there is a warning, whether the site or its folder alone is checked", async () => {
  const given = site(
    {
      "src/img/there.png": "1",
      "src/img/a.mp3": "12345",
      "src/news/one.md":
        "---\ntitle: One\ndate: 2021-05-05\naudio: /img/a.mp3\ntranscript: /img/gone.vtt\nchapters: /img/there.png\n---\nText.\n",
    },
    `feeds: { custom: { show: { title: "Show", filter: () => true, ...podcast({ image: "/cover.jpg", category: "Music" }) } } },`,
  );
  const configuration = read(given, "eleventy.config.js")
    .replace("import newsroom", `import podcast from ${JSON.stringify(PODCAST)};\nimport newsroom`)
    .replace('title: "The Example" }', 'title: "The Example", image: "/logo.png", icon: "/img/there.png" }');
  writeFileSync(join(given, "eleventy.config.js"), configuration);
  await build(given);
  const missing = async (...args: string[]) => {
    const { result } = await checkJson(given, ...args);
    const found = result.problems.filter(({ code }) => code === "feed-file-missing");
    assert.ok(found.every(({ severity }) => severity === "warning"));
    return [...new Set(found.map((problem) => problem.found))].sort();
  };
  const expected = ["/cover.jpg", "/img/gone.vtt", "/logo.png"].map((path) => `https://news.example${path}`);
  assert.equal(await missing(), expected);
  assert.equal(await missing("_site"), expected);
});

test("a feed that is kept at an old address as well is no problem of the site nor of its folder, and one with a wrong address is one of both", async () => {
  const given = site(
    FILES,
    'feeds: { formats: ["rss", "atom", "json"], addresses: { rss: ["/news/feed.xml", "/old/rss.xml"], json: ["/news/feed.json", "/old.json"] } },',
  );
  await build(given);
  const wrong = async (...args: string[]) => {
    const { result } = await checkJson(given, ...args);
    return result.problems.filter(({ code }) => code === "feed-self-differs").map(({ file }) => file);
  };
  assert.equal(await wrong(), []);
  assert.equal(await wrong("_site"), []);
  const old = join(given, "_site/old/rss.xml");
  writeFileSync(old, read(given, "_site/old/rss.xml").replace("<title>The Example", "<title>Another"));
  assert.equal(await wrong(), ["_site/old/rss.xml"]);
  assert.equal(await wrong("_site"), ["_site/old/rss.xml"]);
});

test("an address on a page that lacks the path prefix is found where the site has the file, and other sites of the host are left alone", async () => {
  const found = async (configuration: string) => {
    const given = site({
      ...FILES,
      "eleventy.config.js": configuration,
      "src/img/a.png": "1",
      "src/news/rain.md":
        "---\ntitle: Rain\ndate: 2021-05-05\n---\n[sun](/news/sun/) ![a](/img/a.png)\n\n[home](/) [other](https://news.example/other/) [right](https://news.example/town/news/sun/)\n",
    });
    await build(given, "/town/");
    const { result } = await checkJson(given, "--pathprefix=/town/");
    return result.problems.map(({ code, file, line, found, expected }) => [
      code,
      file,
      line,
      found,
      expected,
    ]);
  };
  assert.equal(await found(config()), [
    ["link-prefix", "./src/news/rain.md", 5, "/news/sun/", "/town/news/sun/"],
  ]);
  assert.equal(await found(withBase(config())), []);
});

test("a site without a home page is told to have one, and not to look in layouts that aren't its own", async () => {
  const given = site({ ...FILES, "src/index.md": "---\npermalink: false\n---\n" });
  await build(given);
  const { result } = await checkJson(given);
  assert.equal([...new Set(result.problems.map(({ code, found }) => `${code} ${found}`))], ["link-broken /"]);
  assert.match(result.problems[0]?.remedy ?? "", "Give the site a home page");
});

test("--output names the folder that is checked, whatever the configuration says, as it does for Eleventy", async () => {
  const elsewhere = site(FILES);
  await build(elsewhere);
  cpSync(join(elsewhere, "_site"), join(elsewhere, "public"), { recursive: true });
  rmSync(join(elsewhere, "public/news/atom.xml"));
  assert.equal((await checkJson(elsewhere)).result.problems, []);
  const { result } = await checkJson(elsewhere, "--output=public");
  assert.equal(
    result.problems.filter(({ code }) => code === "feed-missing").map(({ file }) => file),
    ["public/news/atom.xml"],
  );
});

test("XML that a reader would refuse is found, with its line", () => {
  const cases: [string, number | undefined][] = [
    ["<a>\n<b></a>", 2],
    ["<a>\n\n<b c=d/></a>", 3],
    ["<a>&nbsp;</a>", 1],
    ["<a>\n&</a>", 2],
    ["<a>\u0008</a>", 1],
    ["<a>&#8;</a>", 1],
    ["<a>&#xFFFF;</a>", 1],
    ["<a>\ud800</a>", 1],
    ["<a><x:b/></a>", 1],
    ["<a/><b/>", 1],
    ["<a>", 1],
    [
      '<?xml version="1.0"?>\n<a xmlns:x="y"><x:b c="1"/>&#x9;&#10;&#128; 🎉 \u0085 <![CDATA[<]]></a>',
      undefined,
    ],
  ];
  for (const [xml, line] of cases) assert.is(illFormed(xml)?.line, line, xml);
});

test("a folder that is no site is told so", async () => {
  const ran = await newsroom(temporaryFolder(), ["check"]);
  assert.is(ran.code, 1);
  assert.match(ran.out, "[config-missing]");
});

test("a feed that something rewrote after the build is told by what lacks in it", async () => {
  const spoilt = site({
    "src/img/a.png": "12345",
    "src/news/rain.md":
      '---\ntitle: Rain\ndate: 2021-05-05\nimage: /img/a.png\naudio: https://other.example/a.mp3\n---\nIt <img src="/img/a.png" srcset="/img/a.png 1x, /img/b.png 2x"> rained.\n',
    "src/news/sun.txt": "date 2021-05-06 Sun\n\nIt shone.\n",
    "src/news/snow.txt": "date 2021-05-07 Snow\n\nIt snowed.\n",
  });
  await build(spoilt);
  const change = (name: string, change: (text: string) => string) => {
    const text = read(spoilt, `_site/news/${name}`);
    const changed = change(text);
    assert.is.not(changed, text, name);
    writeFileSync(join(spoilt, "_site/news", name), changed);
  };
  change("feed.xml", (text) =>
    text
      .replace(/<(guid|link)[^>]*>https:\/\/news.example\/news\/snow\/<\/\1>/g, "")
      .replace(/<pubDate>[^<]*06 May[^<]*<\/pubDate>/, "<pubDate>soon</pubDate>")
      .replace(/<link>https:\/\/news.example\/news\/<\/link>/, ""),
  );
  change("feed.json", (text) => {
    const feed = JSON.parse(text);
    const [snow, sun, rain] = feed.items;
    delete snow.url;
    delete sun.date_published;
    rain.id = "urn:another";
    delete rain.content_html;
    return JSON.stringify({ ...feed, home_page_url: undefined });
  });
  rmSync(join(spoilt, "_site/news/atom.xml"));
  const { code, result } = await checkJson(spoilt);
  assert.is(code, 1);
  const of = (wanted: string) =>
    result.problems.filter((problem) => problem.code === wanted).map(({ file, found }) => [file, found]);
  assert.equal(of("feed-id-missing"), [["_site/news/feed.xml", "Snow"]]);
  assert.equal(of("feed-date-invalid"), [
    ["./src/news/sun.txt", ""],
    ["./src/news/sun.txt", "soon"],
  ]);
  assert.equal(of("feed-item-unknown"), [
    [undefined, "Snow https://news.example/news/snow/"],
    [undefined, "Snow"],
  ]);
  assert.equal(of("feed-id-differs"), [["./src/news/rain.md", "urn:another"]]);
  assert.equal(of("feed-missing"), [["_site/news/atom.xml", undefined]]);
  assert.equal(of("link-broken")[0], ["./src/news/rain.md", "/img/b.png"]);
  assert.equal(of("enclosure-missing"), [], "a file of another site is none of this one");
});

test("a person is told in words of what is no problem, of a number that is none, and of a page of a year that lacks", async () => {
  const twice = site({
    "src/news/a.md": "---\ntitle: Rain\ndate: 2021-05-05\n---\nText.\n",
    "src/news/b.md": "---\ntitle: Rain\ndate: 2021-05-06\n---\nText.\n",
  });
  await build(twice);
  const ran = await newsroom(twice, ["check"]);
  assert.is(ran.code, 0);
  assert.match(ran.out, /^warning .*The entry has the same headline/m);
  assert.match(ran.out, "No problems, 1 warning.");
  const late = await newsroom(twice, ["check", "--late", "few"]);
  assert.is(late.code, 2);
  assert.match(late.err, '--late needs a number, not "few"');
  rmSync(join(twice, "_site/news/2021"), { recursive: true });
  const { result } = await checkJson(twice);
  assert.equal(
    result.problems
      .filter((problem) => problem.code === "page-missing")
      .map(({ file, found }) => [file, found]),
    [[undefined, "2021"]],
  );
});

test.run();
