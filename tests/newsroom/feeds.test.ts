import { createHash } from "node:crypto";
import { parseAtomFeed, parseOpml, parseRssFeed } from "feedsmith";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { entries, entry, type JsonItem, jsonItems, titlesOf } from "../helpers/entries.ts";
import { itemsOf } from "../helpers/feeds.ts";
import { elementsOf, linksOf } from "../helpers/page.ts";
import { type BuiltSite, buildError, buildSite, type Files } from "../helpers/site.ts";

const FEED_FILES = ["feed.xml", "atom.xml", "feed.json"];

/** Titles of a feed in all three formats, by file; those of RSS and Atom by three parsers, which must agree. */
async function titlesIn(site: BuiltSite, base: string): Promise<Record<string, string[]>> {
  const titles: Record<string, string[]> = { "feed.json": titlesOf(site, `${base}feed.json`) };
  for (const file of ["feed.xml", "atom.xml"]) {
    const read = Object.values(await itemsOf(site.read(base + file)));
    const [first = []] = read.map((items) => items.map(({ title }) => title ?? ""));
    for (const items of read)
      assert.equal(
        items.map(({ title }) => title ?? ""),
        first,
      );
    titles[file] = first;
  }
  return titles;
}

async function everywhere(site: BuiltSite, base: string, expected: string[]): Promise<void> {
  for (const [file, titles] of Object.entries(await titlesIn(site, base))) {
    assert.equal(titles, expected, base + file);
  }
}

test("feeds.item changes an item and leaves others out, in every format and feed", async () => {
  const seen: string[] = [];
  const site = await buildSite(
    {
      "src/news/a.md": entry("title: Kept\ndate: 2021-05-01\ntags: [Town]\nprice: 5"),
      "src/news/b.md": entry("title: Secret\ndate: 2021-05-02\ntags: [Town]\ninternal: true"),
      "src/news/c.md": entry("title: Plain\ndate: 2021-05-03\ntags: [Town]"),
    },
    {
      options: {
        feeds: {
          item: (written, item) => {
            seen.push(written.title);
            if (written.data["internal"]) return false;
            if (written.data["price"] === undefined) return undefined;
            return {
              ...item,
              title: `${item.title} for <${written.data["price"]}> & more`,
              content: `${item.content}<p>Added ]]> here</p>`,
              categories: [...item.categories, { label: "Paid", term: "paid", scheme: undefined }],
            };
          },
        },
      },
    },
  );
  await everywhere(site, "/news/", ["Plain", "Kept for <5> & more"]);
  await everywhere(site, "/news/tags/town/", ["Plain", "Kept for <5> & more"]);
  assert.equal([...seen].sort(), ["Kept", "Plain", "Secret"], "asked once for each entry");
  for (const file of ["feed.xml", "atom.xml"]) {
    for (const [parser, items] of Object.entries(await itemsOf(site.read(`/news/${file}`)))) {
      assert.match(items[1]?.content ?? "", /Added \]\](?:&gt;|>) here/u, parser);
      assert.equal(items[1]?.categories, ["Town", "Paid"], parser);
    }
  }
  assert.ok(site.has("/news/b/"), "its page stays");
});

test("a feeds.item that fails, or gives back no item, names the entry", async () => {
  const files = { "src/news/a.md": entry("title: A\ndate: 2021-05-01") };
  const failing = await buildError(files, {
    options: {
      feeds: {
        item: () => {
          throw new TypeError("no such thing");
        },
      },
    },
  });
  assert.match(failing, "./src/news/a.md: The hook feeds.item failed");
  assert.match(failing, "no such thing");
  const wrong = await buildError(files, { options: { feeds: { item: () => "text" as never } } });
  assert.match(wrong, "./src/news/a.md: The hook feeds.item returned something that isn't an item");
});

test("sections, authors and custom filters have feeds, which pages, OPML and the subscribe page name", async () => {
  const site = await buildSite(
    {
      "src/news/a.md": entry(
        "title: Match report\ndate: 2021-05-01\nsection: Sport & Games\nauthor: Ann\nlong: true",
      ),
      "src/news/b.md": entry("title: Budget\ndate: 2021-05-02\nsection: Politics\nauthor: Bob"),
      "src/news/c.md": entry(
        "title: Final\ndate: 2021-05-03\nsection: Sport & Games\nauthor: Bob\nlong: true",
      ),
    },
    {
      options: {
        feeds: {
          custom: {
            "long-reads": {
              title: "Long & <good> reads",
              description: "Only the long ones",
              filter: (written) => written.data["long"] === true,
              limit: 1,
              content: "summary",
            },
          },
        },
      },
    },
  );
  const folders: Record<string, string[]> = {
    "/news/sections/sport-and-games/": ["Final", "Match report"],
    "/news/sections/politics/": ["Budget"],
    "/news/authors/ann/": ["Match report"],
    "/news/authors/bob/": ["Final", "Budget"],
    "/news/feeds/long-reads/": ["Final"],
  };
  const opml: string[] = [];
  for (const outline of parseOpml(site.read("/news/feeds.opml")).body?.outlines ?? [])
    opml.push(...[outline, ...(outline.outlines ?? [])].flatMap(({ xmlUrl }) => xmlUrl ?? []));
  const subscribe = linksOf(site.read("/news/subscribe/"));
  for (const [base, titles] of Object.entries(folders)) {
    await everywhere(site, base, titles);
    assert.ok(opml.includes(`https://news.example${base}feed.xml`), `OPML: ${base}`);
    for (const file of FEED_FILES)
      assert.ok(subscribe.includes(base + file), `subscribe page: ${base}${file}`);
    const links = elementsOf(site.read(base), "link").map(({ href }) => href);
    for (const file of FEED_FILES)
      assert.ok(
        links.some((href) => href?.endsWith(base + file)),
        `head of its page: ${base}${file}`,
      );
  }
  const custom = parseRssFeed(site.read("/news/feeds/long-reads/feed.xml"));
  assert.is(
    custom.title?.replaceAll(/&#x([0-9A-F]+);/gu, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
    "Long & <good> reads",
  );
  assert.is(custom.description, "Only the long ones");
  assert.is(custom.items?.[0]?.content?.encoded, undefined);
});

/** Every document that a reader reaches from a subscription document, newest first. */
function history(site: BuiltSite, first: string): { path: string; ids: string[] }[] {
  const documents: { path: string; ids: string[] }[] = [];
  for (let path: string | undefined = first; path; ) {
    const { ids, next } = documentOf(site.read(path));
    documents.push({ path, ids });
    path = next?.replace("https://news.example", "");
    assert.ok(documents.length < 50, "the chain ends");
  }
  return documents;
}

function documentOf(text: string): { ids: string[]; next: string | undefined } {
  if (text.startsWith("{")) {
    const { items, next_url } = JSON.parse(text) as { items: JsonItem[]; next_url?: string };
    return { ids: items.map(({ id }) => id), next: next_url };
  }
  const prev = (links: readonly { rel?: string; href?: string }[] = []) =>
    links.find(({ rel }) => rel === "prev-archive")?.href;
  if (text.includes("<rss")) {
    const { items = [], atom } = parseRssFeed(text);
    return { ids: items.flatMap(({ guid }) => guid?.value ?? []), next: prev(atom?.links) };
  }
  const { entries: all = [], links } = parseAtomFeed(text);
  return { ids: all.flatMap(({ id }) => id ?? []), next: prev(links) };
}

test("archives keep the whole history reachable in every format, each entry in one archive document", async () => {
  const site = await buildSite(entries(23), { options: { feeds: { archive: true, limit: 5 } } });
  const all = Array.from(
    { length: 23 },
    (_, index) => `https://news.example/news/entry-${index + 1}/`,
  ).sort();
  for (const base of ["/news/", "/news/tags/town/"]) {
    for (const file of FEED_FILES) {
      const [subscription, ...archives] = history(site, base + file);
      assert.is(subscription?.ids.length, 5, base + file);
      assert.is(archives.length, 4, base + file);
      const archived = archives.flatMap(({ ids }) => ids);
      assert.is(new Set(archived).size, archived.length, "no entry in two archive documents");
      assert.equal([...new Set([...(subscription?.ids ?? []), ...archived])].sort(), all, base + file);
      for (const { path } of archives) {
        if (file === "feed.json") continue;
        const text = site.read(path);
        assert.match(text, "<fh:archive/>");
        assert.match(text, `rel="current"`);
        assert.match(text, `https://news.example${base}${file}"`);
      }
    }
  }
  const whole = await buildSite(entries(23), { options: { feeds: { limit: 5 } } });
  assert.not(
    whole.files().some((file) => file.includes("/archive/")),
    "not unless asked for",
  );
});

/** Hash of each feed document of a site, by path. */
function hashes(site: BuiltSite): Map<string, string> {
  const feeds = site.files().filter((file) => FEED_FILES.some((name) => file.endsWith(`/${name}`)));
  return new Map(feeds.map((file) => [file, createHash("sha256").update(site.read(file)).digest("hex")]));
}

/** Feeds that differ between two builds, without file names, sorted. */
function changed(before: BuiltSite, after: BuiltSite): string[] {
  const old = hashes(before);
  const now = hashes(after);
  const paths = new Set([...old.keys(), ...now.keys()]);
  const differing = [...paths].filter((path) => old.get(path) !== now.get(path));
  return [...new Set(differing.map((path) => path.replace(/[^/]+$/u, "")))].sort();
}

const STABLE: Files = {
  "src/news/a.md": entry("title: A\ndate: 2021-05-01\ntags: [Old]\nauthor: Ann"),
  "src/news/b.md": entry("title: B\ndate: 2021-05-01\ntags: [Old, Town]\nauthor: Bob"),
  "src/news/c.md": entry("title: C\ndate: 2021-05-02\ntags: [Town]\nauthor: Bob\nsection: Sport"),
  "src/news/d.md": entry("title: D\ndate: 2021-05-03\ntags: [New]\nauthor: Ann"),
  "src/news/e.md": entry("title: E\ndate: 2021-05-04\ntags: [New]\nauthor: Ann"),
};

test("an entry that changes alters only the feeds that carry it", async () => {
  const options = { feeds: { limit: 2, archive: true } };
  const before = await buildSite(STABLE, { options });
  assert.equal(changed(before, await buildSite(STABLE, { options })), [], "built again");

  const corrected = {
    ...STABLE,
    "src/news/c.md": entry(
      "title: C, corrected\ndate: 2021-05-02\ntags: [Town]\nauthor: Bob\nsection: Sport",
    ),
  };
  assert.equal(changed(before, await buildSite(corrected, { options })), [
    "/news/archive/2/",
    "/news/authors/bob/",
    "/news/authors/bob/archive/1/",
    "/news/sections/sport/",
    "/news/tags/town/",
    "/news/tags/town/archive/1/",
  ]);
});

test("a new entry alters no feed of other tags, and no archive document that was full", async () => {
  const options = { feeds: { limit: 2, archive: true } };
  const before = await buildSite(STABLE, { options });
  // Of the very day of another entry, and before it in the order of files.
  const added = {
    ...STABLE,
    "src/news/0.md": entry("title: F\ndate: 2021-05-04\ntags: [Fresh]\nauthor: Carl"),
  };
  assert.equal(
    changed(before, await buildSite(added, { options })).filter(
      (folder) => !/\/(?:fresh|carl)\//u.test(folder),
    ),
    ["/news/", "/news/archive/3/", "/news/archive/4/"],
  );
});

test("a hub is named in every format, beside the feed's own address", async () => {
  const hub = "https://hub.example/push?a=1&b=2";
  const site = await buildSite(entries(2), { options: { feeds: { hub } } });
  for (const base of ["/news/", "/news/tags/town/"]) {
    const links = {
      "feed.xml": parseRssFeed(site.read(`${base}feed.xml`)).atom?.links ?? [],
      "atom.xml": parseAtomFeed(site.read(`${base}atom.xml`)).links ?? [],
    };
    for (const [file, found] of Object.entries(links)) {
      assert.is(found.find(({ rel }) => rel === "hub")?.href, hub, file);
      assert.is(found.find(({ rel }) => rel === "self")?.href, `https://news.example${base}${file}`);
    }
    const json = JSON.parse(site.read(`${base}feed.json`));
    assert.equal(json.hubs, [{ type: "WebSub", url: hub }]);
    assert.is(json.feed_url, `https://news.example${base}feed.json`);
  }
});

test("summary or full is chosen for the site, for a feed, and by an entry, which has the last word", async () => {
  const files = {
    "src/news/a.md": entry("title: A\ndate: 2021-05-01", "First *words*.\n\n<!-- more -->\n\nThe rest."),
    "src/news/b.md": entry("title: B\ndate: 2021-05-02\nfeedContent: full", "All of B."),
    "src/news/c.md": entry(
      "title: C\ndate: 2021-05-03\nfeedContent: summary\nsummary: In short",
      "All of C.",
    ),
  };
  const custom = (content: "full" | "summary") => ({
    other: { title: "Other", filter: () => true, content },
  });
  for (const [content, other] of [
    ["full", "summary"],
    ["summary", "full"],
  ] as const) {
    const site = await buildSite(files, { options: { feeds: { content, custom: custom(other) } } });
    for (const [base, mode] of [
      ["/news/", content],
      ["/news/feeds/other/", other],
    ] as const) {
      for (const file of ["feed.xml", "atom.xml"]) {
        const { feedsmith = [] } = await itemsOf(site.read(base + file));
        const [c, b, a] = feedsmith.map((item) => item.content);
        assert.is(c, "", `${base}${file}: the entry asks for a summary`);
        assert.match(b ?? "", "All of B.", `${base}${file}: the entry asks for all`);
        if (mode === "full") assert.match(a ?? "", "The rest.", base + file);
        else assert.is(a, "", base + file);
        assert.match(site.read(base + file), "First words.", "the summary ends at the marker");
      }
      const [c, , a] = jsonItems(site, `${base}feed.json`);
      assert.is(c?.summary, "In short");
      assert.is(a?.summary, "First words.");
      assert.is((a?.content_html ?? "").includes("The rest."), mode === "full");
    }
  }
});

/** Ids of a site's entries as each format has them, by file. */
async function idsOf(site: BuiltSite): Promise<Record<string, (string | undefined)[]>> {
  const ids: Record<string, (string | undefined)[]> = { "feed.json": jsonItems(site).map(({ id }) => id) };
  for (const file of ["feed.xml", "atom.xml"]) {
    for (const [parser, items] of Object.entries(await itemsOf(site.read(`/news/${file}`))))
      ids[`${file} ${parser}`] = items.map(({ id }) => id);
  }
  return ids;
}

test("an id is the permalink, or what the entry says; only Atom, which asks for an IRI, makes a UUID of other text", async () => {
  const site = await buildSite({
    "src/news/a.md": entry("title: A\ndate: 2021-05-01"),
    "src/news/b.md": entry('title: B\ndate: 2021-05-02\nid: "http://old.example/?p=1&x=2"'),
    "src/news/c.md": entry("title: C\ndate: 2021-05-03\nid: 17"),
    "src/news/d.md": entry('title: D\ndate: 2021-05-04\nid: "two  blanks"'),
  });
  for (const [where, ids] of Object.entries(await idsOf(site))) {
    const own = where.startsWith("atom.xml")
      ? ["urn:uuid:3d3e371a-1024-52cc-93f2-de5668ee08f1", "urn:uuid:06148871-71e9-5ab6-bb60-20e5dfa94938"]
      : ["two  blanks", "17"];
    assert.equal(ids, [...own, "http://old.example/?p=1&x=2", "https://news.example/news/a/"], where);
  }
});

test("with feeds.ids an id outlives the domain, the path and the permalink", async () => {
  const ids = { authority: "news.example", since: "2021" };
  const before = await buildSite(
    {
      "src/news/a.md": entry("title: A\ndate: 2021-05-01"),
      "src/news/b.md": entry("title: B\ndate: 2021-05-02\nid: own"),
    },
    { options: { feeds: { ids } } },
  );
  const after = await buildSite(
    {
      "src/news/a.md": entry("title: A, renamed\ndate: 2021-05-01\npermalink: /elsewhere/"),
      "src/news/b.md": entry("title: B\ndate: 2021-05-02\nid: own"),
    },
    {
      pathPrefix: "/below/",
      options: { site: { url: "https://moved.example/", title: "Moved" }, feeds: { ids } },
    },
  );
  for (const site of [before, after])
    for (const [where, found] of Object.entries(await idsOf(site))) {
      const own = where.startsWith("atom.xml") ? "urn:uuid:e511f8bf-9a08-53dd-8c43-3cd0bfb09359" : "own";
      assert.equal(found, [own, "tag:news.example,2021:news/a"], where);
    }
  assert.is(jsonItems(after)[1]?.url, "https://moved.example/below/elsewhere/");
});

test("two entries with one id stop the build and are both named", async () => {
  for (const second of ['id: "https://news.example/news/a/"', "id: x\nname: y"]) {
    const files = {
      "src/news/a.md": entry(`title: A\ndate: 2021-05-01${second.startsWith("id: x") ? "\nid: x" : ""}`),
      "src/news/b.md": entry(`title: B\ndate: 2021-05-02\n${second}`),
    };
    const error = await buildError(files);
    assert.match(error, "./src/news/a.md");
    assert.match(error, "./src/news/b.md:4");
    assert.match(error, "id-duplicate");
  }
});

test("files of an entry have their true type and length in every format, remote ones what the entry says", async () => {
  const sound = Buffer.alloc(4321, 2);
  const site = await buildSite(
    {
      "src/news/a.md": entry(
        [
          "title: A",
          "date: 2021-05-01",
          "image: { url: /img/a b.webp, alt: A view }",
          'audio: { url: "https://cdn.example/talk.mp3", length: 99, duration: 61 }',
          "attachments: [/files/plan.pdf, { url: /files/data, type: text/csv }]",
        ].join("\n"),
      ),
      "src/news/b.md": entry("title: B\ndate: 2021-05-02\naudio: /files/own.opus"),
      "src/img/a b.webp": Buffer.alloc(1234, 1),
      "assets/plan.pdf": sound,
      "assets/data": "1,2\n",
      "assets/own.opus": sound,
    },
    {
      config: (config: { addPassthroughCopy(paths: unknown): void }) => {
        config.addPassthroughCopy("src/img");
        config.addPassthroughCopy({ assets: "files" });
      },
    },
  );
  const expected = [
    ["https://cdn.example/talk.mp3", "audio/mpeg", 99],
    ["https://news.example/files/plan.pdf", "application/pdf", 4321],
    ["https://news.example/files/data", "text/csv", 4],
  ];
  const [, json] = JSON.parse(site.read("/news/feed.json")).items;
  assert.equal(
    json.attachments.map((file: Record<string, unknown>) => [
      file["url"],
      file["mime_type"],
      file["size_in_bytes"],
    ]),
    expected,
  );
  // The picture stands in the content, where every reader shows it.
  const picture = "https://news.example/img/a%20b.webp";
  assert.is(json.image, picture);
  assert.match(json.content_html, `<p><img src="${picture}" alt="A view"></p>`);
  const [, atom] = parseAtomFeed(site.read("/news/atom.xml")).entries ?? [];
  assert.equal(
    atom?.links
      ?.filter(({ rel }) => rel === "enclosure")
      .map(({ href, type, length }) => [href, type, length]),
    expected,
  );
  const [own, rss] = parseRssFeed(site.read("/news/feed.xml")).items ?? [];
  assert.equal(rss?.enclosures, [{ url: "https://cdn.example/talk.mp3", type: "audio/mpeg", length: 99 }]);
  assert.equal(own?.enclosures, [
    { url: "https://news.example/files/own.opus", type: "audio/ogg", length: 4321 },
  ]);
  assert.is(rss?.media?.thumbnails?.[0]?.url, picture);
  for (const file of ["/img/a b.webp", "/files/plan.pdf", "/files/own.opus"]) assert.ok(site.has(file), file);
});

test("durations and sizes of sound are read as people write them; what cannot be read is told and left out", async () => {
  const audio = (name: string, rest: string) =>
    entry(`title: ${name}\ndate: 2021-05-05\naudio: { url: "https://media.example/${name}.mp3", ${rest} }`);
  for (const render of ["templates", "direct"] as const) {
    const site = await buildSite(
      {
        "src/news/a.md": audio("a", 'length: "5,242,880", duration: "32:15"'),
        "src/news/b.md": audio("b", "length: 5 MB, duration: 00:32:15"),
        "src/news/c.md": audio("c", "length: 5242880, duration: 1935"),
        "src/news/d.md": audio("d", "length: long, duration: a while"),
      },
      { options: { entries: { render } } },
    );
    const rss = site.read("/news/feed.xml");
    for (const [name, length] of [
      ["a", 5_242_880],
      ["b", 5_000_000],
      ["c", 5_242_880],
      ["d", 0],
    ] as const)
      assert.match(
        rss,
        `<enclosure url="https://media.example/${name}.mp3" length="${length}" type="audio/mpeg"/>`,
      );
    assert.is(site.read("/news/feed.json").split('"duration_in_seconds": 1935').length - 1, 3);
    const told = site.logs.join("\n");
    assert.match(told, /d\.md:4: The `audio\.length` field of the entry can't be read/);
    assert.match(told, /The `audio\.duration` field of the entry can't be read/);
    assert.is(told.split("can't be read").length - 1, 2);
  }
});

test.run();
