import { test } from "uvu";
import * as assert from "uvu/assert";
import { entries, entry, jsonItems, titlesOf } from "../helpers/entries.ts";
import { itemsOf } from "../helpers/feeds.ts";
import { elementsOf, linksOf, textOf } from "../helpers/page.ts";
import { type BuiltSite, buildError, buildSite, type Files } from "../helpers/site.ts";

/** Builds a site with one entry for each list of tags, the first the newest. */
function tagged(lists: string[], files: Files = {}, options = {}): Promise<BuiltSite> {
  const made = lists.map((tags, index) => [
    `src/news/n${String(index).padStart(2, "0")}.md`,
    entry(`title: N${index}\ndate: 2021-05-${String(28 - index).padStart(2, "0")}\ntags: ${tags}`),
  ]);
  return buildSite({ ...Object.fromEntries(made), ...files }, { options });
}

/** Slugs of the tag pages of a site, as its folders are named. */
const slugsOf = (site: BuiltSite, path = "/news/tags/"): string[] =>
  site
    .files()
    .filter((file) => file.startsWith(path) && /^[^/]+\/index\.html$/.test(file.slice(path.length)))
    .map((file) => file.slice(path.length).split("/")[0] ?? "");

/** Every link of a site's pages that leads to a page it does not have. */
function brokenLinks(site: BuiltSite): string[] {
  return site
    .files()
    .filter((file) => file.endsWith(".html"))
    .flatMap((file) =>
      linksOf(site.read(file))
        .filter((href) => href.startsWith("/news/"))
        .map((href) => decodeURIComponent(href.replace(/#.*$/, "")))
        .filter((href) => !site.has(href))
        .map((href) => `${file} → ${href}`),
    );
}

test("tags that differ in case, blanks or Unicode form are one tag, shown as most entries write it", async () => {
  const site = await tagged([
    "[Big News]",
    "[big news]",
    '["Big  News "]',
    '[" Big News"]',
    '["Caf\u00e9"]',
    '["Cafe\u0301"]',
    "[cafe]",
    "[май]",
    "[маи]",
  ]);
  assert.equal(titlesOf(site, "/news/tags/big-news/feed.json"), ["N0", "N1", "N2", "N3"]);
  assert.ok(textOf(site.read("/news/tags/big-news/")).includes("Big News"));
  assert.is(slugsOf(site).length, 5, slugsOf(site).join());
  assert.is(new Set(slugsOf(site)).size, 5);
});

test("C, C++ and C# have three readable addresses, the same whatever the order of files", async () => {
  const lists = ["[C]", "[C++]", "[C#]", "[.NET]", "[net]", "[R&D]"];
  const site = await tagged(lists);
  assert.equal(slugsOf(site).sort(), ["c", "c-plus-plus", "c-sharp", "dot-net", "net", "r-and-d"]);
  assert.equal(titlesOf(site, "/news/tags/c-sharp/feed.json"), ["N2"]);
  const reversed = await tagged([...lists].reverse());
  assert.equal(slugsOf(reversed), slugsOf(site));
  assert.equal(titlesOf(reversed, "/news/tags/c-sharp/feed.json"), ["N3"]);
});

test("tags in other scripts, of emoji and of signs alone have pages, feeds and links that work", async () => {
  const site = await tagged([
    "[日本語]",
    '["🎉"]',
    '["..."]',
    '["؟"]',
    "[Қазақстан]",
    "[Ελλάδα]",
    '["👩‍🚀"]',
    '["!!!"]',
    "[עברית]",
  ]);
  assert.is(slugsOf(site).length, 9);
  assert.ok(site.has("/news/tags/日本語/") && site.has("/news/tags/qazaqstan/"));
  assert.ok(linksOf(site.read("/news/n00/")).includes(`/news/tags/${encodeURIComponent("日本語")}/`));
  assert.equal(titlesOf(site, "/news/tags/日本語/feed.json"), ["N0"]);
  assert.is(
    JSON.parse(site.read("/news/tags/日本語/feed.json")).feed_url,
    `https://news.example/news/tags/${encodeURIComponent("日本語")}/feed.json`,
  );
  assert.equal(brokenLinks(site), []);
});

test("names of JavaScript's own, numbers, null, dates and very long tags are tags like others", async () => {
  const long = "Long words ".repeat(30).trim();
  const site = await tagged([
    '["constructor"]',
    '["__proto__"]',
    '["toString"]',
    "[2021]",
    '["null"]',
    "[true]",
    "[2021-05-05]",
    `["${long}"]`,
    "[1.5]",
  ]);
  for (const tag of ["constructor", "tostring", "2021", "null", "true", "2021-05-05"])
    assert.is(titlesOf(site, `/news/tags/${tag}/feed.json`).length, 1, tag);
  const proto = slugsOf(site).find((slug) => slug.includes("proto")) ?? "";
  assert.equal(titlesOf(site, `/news/tags/${proto}/feed.json`), ["N1"]);
  const longSlug = slugsOf(site).find((slug) => slug.startsWith("long-words")) ?? "";
  assert.ok(longSlug.length < 120 && titlesOf(site, `/news/tags/${longSlug}/feed.json`)[0] === "N7");
  assert.ok(textOf(site.read(`/news/tags/${longSlug}/`)).includes(long));
  assert.is(slugsOf(site).length, 9, slugsOf(site).join());
  assert.equal(brokenLinks(site), []);
});

test("however an editor writes the list of tags, the same meaning gives the same pages", async () => {
  const forms: Record<string, string> = {
    text: "tags: a, b",
    list: "tags: [a, b]",
    lines: "tags:\n  - a\n  - b",
    quoted: 'tags: "a,b"',
    spaces: "tags: '  a ,  b ,'",
    twice: "tags: [a, b, b, a]",
    empty: "tags: [a, b, null, '', ' ']",
    categories: "categories: [a, b]",
    both: "tags: a\ncategories: b",
    nested: "categories:\n  a:\n    - b",
    objects: "categories:\n  - name: a\n  - name: b",
  };
  const pagesOf: Record<string, string[]> = {};
  for (const [name, matter] of Object.entries(forms)) {
    const site = await buildSite({ "src/news/e.md": entry(`title: E\ndate: 2021-05-05\n${matter}`) });
    pagesOf[name] = site.files();
    assert.equal(jsonItems(site)[0]?.tags, ["a", "b"], name);
  }
  for (const [name, files] of Object.entries(pagesOf)) assert.equal(files, pagesOf["text"], name);
  for (const none of ["tags:", "tags: []", "tags: ''", "tags: [null]", "tags: ~\ncategories: {}"]) {
    const site = await buildSite({ "src/news/e.md": entry(`title: E\ndate: 2021-05-05\n${none}`) });
    assert.equal(slugsOf(site), [], none);
  }
  const comma = await buildSite({
    "src/news/e.md": entry('title: E\ndate: 2021-05-05\ntags: ["Washington, D.C.", b]'),
  });
  assert.equal(jsonItems(comma)[0]?.tags, ["Washington, D.C.", "b"]);
});

const DICTIONARY = `
Medicine:
  description: All of **medicine**, [see](/about/).
  image: /img/medicine.png
Cardiology:
  label: Heart & vessels
  slug: cardiology
  parent: Medicine
  aliases: [Heart, "Cardio/vascular", Herz]
Surgery:
  parent: Cardiology
Featured:
  hidden: true
Quiet:
  feeds: false
Matched:
  match: [heart attack, {phrase: stent, times: 2}, {not: heart attack grill}]
`;

const DESCRIBED: Files = {
  "_data/newsTags.yaml": DICTIONARY,
  "src/news/a.md": entry("title: A\ndate: 2021-05-01\ntags: [Heart, Featured]"),
  "src/news/b.md": entry("title: B\ndate: 2021-05-02\ntags: [cardiology]"),
  "src/news/c.md": entry("title: C\ndate: 2021-05-03\ntags: [Surgery, Quiet]"),
  "src/news/d.md": entry("title: D\ndate: 2021-05-04", "After the Heart attack he rested."),
  "src/news/e.md": entry("title: E\ndate: 2021-05-05", "A stent, and a stent."),
  "src/news/f.md": entry("title: F\ndate: 2021-05-06", "One stent; the heart attack grill is open."),
};

test("the dictionary's label, address, description and picture are on the tag page and in its feed", async () => {
  const site = await buildSite(DESCRIBED);
  const page = site.read("/news/tags/cardiology/");
  assert.ok(textOf(page).includes("Heart & vessels"));
  assert.is(elementsOf(page, "title").length, 1);
  const medicine = site.read("/news/tags/medicine/");
  assert.ok(medicine.includes("<strong>medicine</strong>") && linksOf(medicine).includes("/about/"));
  const feed = JSON.parse(site.read("/news/tags/medicine/feed.json"));
  assert.match(feed.description, /^All of medicine/);
  assert.ok(site.read("/news/tags/medicine/feed.xml").includes("<description>All of medicine"));
  assert.ok(site.read("/news/tags/medicine/feed.xml").includes("https://news.example/img/medicine.png"));
});

test("an entry tagged with an alias is on the tag's page, and each old address leads there and still serves its feeds", async () => {
  const site = await buildSite(DESCRIBED);
  assert.ok(linksOf(site.read("/news/tags/cardiology/")).includes("/news/a/"));
  const redirects = site.read("/_redirects");
  for (const old of ["heart", "herz", "cardio-vascular"]) {
    const page = site.read(`/news/tags/${old}/`);
    assert.is(
      elementsOf(page, "link").find(({ rel }) => rel === "canonical")?.["href"],
      "https://news.example/news/tags/cardiology/",
    );
    assert.match(
      elementsOf(page, "meta").find((meta) => meta["http-equiv"] === "refresh")?.["content"] ?? "",
      /^0; ?url=\/news\/tags\/cardiology\/$/,
    );
    assert.ok(linksOf(page).includes("/news/tags/cardiology/"), "for who does not follow");
    assert.match(redirects, new RegExp(`^/news/tags/${old}/ /news/tags/cardiology/ 301$`, "m"));
    for (const file of ["feed.xml", "atom.xml"]) {
      const [now, before] = [
        await itemsOf(site.read(`/news/tags/cardiology/${file}`)),
        await itemsOf(site.read(`/news/tags/${old}/${file}`)),
      ];
      assert.equal(before, now, `${old}/${file}`);
    }
    assert.equal(
      jsonItems(site, `/news/tags/${old}/feed.json`),
      jsonItems(site, "/news/tags/cardiology/feed.json"),
    );
    assert.not.ok(linksOf(site.read("/news/tags/")).includes(`/news/tags/${old}/`), "no alias in the index");
  }
  assert.not.match(redirects, /feed/, "feeds are not redirected");
});

test("a child's entries are on its parents' pages, with breadcrumbs from the top and children below", async () => {
  const site = await buildSite(DESCRIBED);
  assert.equal(titlesOf(site, "/news/tags/medicine/feed.json"), ["C", "B", "A"]);
  assert.equal(titlesOf(site, "/news/tags/cardiology/feed.json"), ["C", "B", "A"]);
  assert.equal(titlesOf(site, "/news/tags/surgery/feed.json"), ["C"]);
  const links = linksOf(site.read("/news/tags/surgery/"));
  const trail = ["/news/", "/news/tags/", "/news/tags/medicine/", "/news/tags/cardiology/"];
  const places = trail.map((href) => links.indexOf(href));
  assert.ok(
    places.every((place) => place >= 0),
    places.join(),
  );
  assert.equal(
    places,
    [...places].sort((a, b) => a - b),
  );
  assert.ok(linksOf(site.read("/news/tags/medicine/")).includes("/news/tags/cardiology/"));
  assert.equal(jsonItems(site)[3]?.tags, ["Surgery", "Quiet"], "an entry itself shows its own tags");
});

test("hidden tags select but show nowhere, and a tag without feeds has a page alone", async () => {
  const site = await buildSite(DESCRIBED);
  assert.not.ok(site.files().some((file) => file.includes("featured")));
  assert.not.ok(textOf(site.read("/news/a/")).includes("Featured"));
  assert.ok(site.has("/news/tags/quiet/"));
  assert.not.ok(site.has("/news/tags/quiet/feed.xml"));
  assert.not.ok(
    elementsOf(site.read("/news/tags/quiet/"), "link").some(({ href }) => href?.includes("quiet/feed")),
  );
  assert.not.ok(site.read("/news/feeds.opml").includes("quiet"));
});

test("words of the text give tags: whole phrases, as often as asked, and not where excluded", async () => {
  const site = await buildSite(DESCRIBED);
  assert.equal(titlesOf(site, "/news/tags/matched/feed.json"), ["E", "D"]);
});

test("mistakes in the dictionary name file, line and tag; a loop of parents prints the loop", async () => {
  const loop = await buildError({
    ...DESCRIBED,
    "_data/newsTags.yaml": "A:\n  parent: B\nB:\n  parent: C\nC:\n  parent: A\n",
  });
  assert.match(loop, /_data\/newsTags\.yaml:\d+/);
  assert.match(loop, /A → B → C → A|B → C → A → B|C → A → B → C/);
  const wrong = await buildError({
    ...DESCRIBED,
    "_data/newsTags.yaml": "A:\n  lable: X\nB:\n  hidden: perhaps\nC:\n  slug: a/b\n",
  });
  assert.match(wrong, /newsTags\.yaml:2: .*A/);
  assert.match(wrong, /Did you mean.*label/);
  assert.match(wrong, /newsTags\.yaml:4: .*B[\s\S]*?found: +"?perhaps/);
  assert.match(wrong, /newsTags\.yaml:6: .*C[\s\S]*?found: +a\/b/);
  const missing = await buildError(DESCRIBED, { options: { tags: { dictionary: "_data/none.yaml" } } });
  assert.match(missing, /tags\.dictionary[\s\S]*found: +_data\/none\.yaml/);
});

test("a tag the dictionary does not list can be a warning or an error that says what was meant", async () => {
  const files = {
    "_data/newsTags.yaml": "Cardiology:\n",
    "src/news/a.md": entry("title: A\ndate: 2021-05-01\ntags: [Cardiolgy]"),
  };
  const error = await buildError(files, { options: { tags: { unknown: "error" } } });
  assert.match(error, /src\/news\/a\.md:4: .*\n +found: +Cardiolgy[\s\S]*Did you mean “Cardiology”/);
  const warned = await buildSite(files, { options: { tags: { unknown: "warn" } } });
  assert.match(warned.logs.join("\n"), /Did you mean “Cardiology”/);
  assert.ok(warned.has("/news/tags/cardiolgy/"));
  const allowed = await buildSite(files);
  assert.not.match(allowed.logs.join("\n"), /Did you mean/);
});

test("the dictionary may be an object, or a JSON file by another name", async () => {
  const files = { "src/news/a.md": entry("title: A\ndate: 2021-05-01\ntags: [x]") };
  const object = await buildSite(files, { options: { tags: { dictionary: { X: { label: "The X" } } } } });
  assert.ok(textOf(object.read("/news/tags/x/")).includes("The X"));
  const json = await buildSite(
    { ...files, "labels.json": '{ "X": { "label": "The X" } }' },
    { options: { tags: { dictionary: "labels.json" } } },
  );
  assert.ok(textOf(json.read("/news/tags/x/")).includes("The X"));
});

test("a tag with too few entries is shown but has no page, feeds or link", async () => {
  const site = await tagged(["[Town, River]", "[Town]"], {}, { tags: { minEntries: 2 } });
  assert.equal(slugsOf(site), ["town"]);
  assert.ok(textOf(site.read("/news/n00/")).includes("River"));
  assert.equal(jsonItems(site)[0]?.tags, ["Town", "River"]);
  assert.equal(brokenLinks(site), []);
});

test("tag pages are paged at steady addresses that link each other and count their entries", async () => {
  const site = await buildSite(entries(45));
  const second = elementsOf(site.read("/news/tags/town/page/2/"), "link");
  assert.is(second.find(({ rel }) => rel === "prev")?.["href"], "/news/tags/town/");
  assert.is(second.find(({ rel }) => rel === "next")?.["href"], "/news/tags/town/page/3/");
  assert.ok(textOf(site.read("/news/tags/town/")).includes("45"));
  assert.not.ok(site.has("/news/tags/town/page/1/") || site.has("/news/tags/town/page/4/"));
  const shown = ["", "page/2/", "page/3/"].flatMap((page) =>
    linksOf(site.read(`/news/tags/town/${page}`)).filter((href) => /^\/news\/entry-\d+\/$/.test(href)),
  );
  assert.is(new Set(shown).size, 45);
  assert.is(jsonItems(site, "/news/tags/town/feed.json").length, 20);
  const small = await buildSite(entries(5), { options: { pages: { size: 2 } } });
  assert.ok(
    small.has("/news/tags/town/page/3/") && small.has("/news/page/3/") && small.has("/news/2021/page/3/"),
  );
});

test("tags that come together are related, and so are entries that share rare tags", async () => {
  const site = await tagged(["[Common, Rare]", "[Common]", "[Common]", "[Common, Rare]", "[Common]"]);
  assert.ok(linksOf(site.read("/news/tags/rare/")).includes("/news/tags/common/"));
  const links = linksOf(site.read("/news/n00/")).filter((href) => /^\/news\/n\d/.test(href));
  assert.ok(links.includes("/news/n03/"), "the one that shares the rare tag");
  assert.not.ok(links.includes("/news/n00/"), "never itself");
});

test("the index of tags lists every shown tag with its count, by letter, count or as a tree", async () => {
  for (const index of ["letter", "count", "tree"] as const) {
    const site = await buildSite(DESCRIBED, { options: { tags: { index } } });
    const links = linksOf(site.read("/news/tags/")).filter((href) => /^\/news\/tags\/.+/.test(href));
    assert.equal(
      [...new Set(links)].sort(),
      ["cardiology", "matched", "medicine", "quiet", "surgery"].map((slug) => `/news/tags/${slug}/`),
      index,
    );
    if (index === "count")
      assert.is(links.indexOf("/news/tags/matched/") > links.indexOf("/news/tags/medicine/"), true);
  }
});

const AUTHORS = `
ann:
  name: Ann Lee
  email: ann@news.example
  url: https://ann.example/
  bio: Writes on **rivers**.
  image: /img/ann.png
  aliases: [A. Lee]
`;

test("authors have pages and feeds like tags, by key, name, alias or a name that no file lists", async () => {
  const site = await buildSite({
    "_data/newsAuthors.yaml": AUTHORS,
    "src/news/a.md": entry("title: A\ndate: 2021-05-01\nauthor: ann"),
    "src/news/b.md": entry("title: B\ndate: 2021-05-02\nauthors: [Ann Lee, Bo Ek]"),
    "src/news/c.md": entry("title: C\ndate: 2021-05-03\nauthor: a. lee"),
    "src/news/d.txt": "date 2021-05-04 D\nauthor BO EK\n\nText.\n",
    "src/news/e.md": entry("title: E\ndate: 2021-05-05\nauthor: 日本"),
  });
  assert.equal(titlesOf(site, "/news/authors/ann-lee/feed.json"), ["C", "B", "A"]);
  assert.equal(titlesOf(site, "/news/authors/bo-ek/feed.json"), ["D", "B"]);
  assert.equal(titlesOf(site, "/news/authors/日本/feed.json"), ["E"]);
  const page = site.read("/news/authors/ann-lee/");
  assert.ok(page.includes("<strong>rivers</strong>"));
  assert.ok(linksOf(page).includes("https://ann.example/"));
  assert.ok(elementsOf(page, "img").some(({ src }) => src?.endsWith("/img/ann.png")));
  assert.ok(linksOf(site.read("/news/a/")).includes("/news/authors/ann-lee/"));
  assert.ok(linksOf(site.read("/news/authors/")).includes("/news/authors/bo-ek/"));
  for (const [parser, items] of Object.entries(await itemsOf(site.read("/news/atom.xml")))) {
    assert.ok(items.find((item) => item.title === "B")?.authors.includes("Ann Lee"), parser);
  }
  assert.equal(brokenLinks(site), []);
  const without = await buildSite(
    { "src/news/a.md": entry("title: A\ndate: 2021-05-01\nauthor: Ann") },
    { options: { authors: { pages: false } } },
  );
  assert.not.ok(without.files().some((file) => file.includes("/authors/")));
  assert.ok(textOf(without.read("/news/a/")).includes("Ann"));
});

test("Eleventy's own collections hold the entries, whoever reads them, or leave them out on request", async () => {
  const files = {
    "src/news/a.md": entry("title: A\ndate: 2021-05-01\ntags: [Town]"),
    "src/list.njk":
      "---\npermalink: /list/\n---\n{% for page in collections.Town %}{{ page.url }}{% endfor %}",
  };
  assert.is((await buildSite(files)).read("/list/"), "/news/a/");
  // A shortcode of the configuration reads them where no template names them.
  const read = await buildSite(
    { ...files, "src/list.njk": "---\npermalink: /list/\n---\n{% count %}" },
    {
      config: ((config: { addShortcode(name: string, code: unknown): void }) =>
        config.addShortcode("count", function (this: { ctx: { collections: Record<string, unknown[]> } }) {
          const { all, Town } = this.ctx.collections;
          return `all ${all?.length} town ${Town?.length}`;
        })) as never,
    },
  );
  assert.is(read.read("/list/"), "all 2 town 1");
  const spared = await buildSite(files, { options: { entries: { collections: false } } });
  assert.is(spared.read("/list/"), "");
  assert.equal(titlesOf(spared, "/news/tags/town/feed.json"), ["A"]);
});

test("tags called RSS, Feed, Archive, Page, Index or Tags have the address of their name, with pages and feeds", async () => {
  const names = ["RSS", "Feed", "Atom", "Archive", "Page", "Index", "Tags"];
  for (const render of ["templates", "direct"] as const) {
    const site = await tagged(
      [...Array(3)].map(() => `[${names.join(", ")}]`),
      {},
      { entries: { render }, pages: { size: 1 }, feeds: { archive: true, limit: 1 } },
    );
    assert.equal(slugsOf(site), names.map((name) => name.toLowerCase()).sort());
    for (const name of names) {
      const folder = `/news/tags/${name.toLowerCase()}/`;
      assert.equal(titlesOf(site, `${folder}feed.json`), ["N0"]);
      assert.ok(site.has(`${folder}archive/1/feed.xml`) && site.has(`${folder}page/2/`), folder);
    }
    assert.equal(brokenLinks(site), []);
  }
});

test("the slug that the dictionary gives has the last word, whatever it is", async () => {
  for (const slug of ["rss", "page", "index", "aux", "feeds"]) {
    const site = await tagged(['["Really simple"]', "[Other]"], {
      "_data/newsTags.yaml": `Really simple:\n  slug: ${slug}\nOther:\n  label: ${slug}\n`,
    });
    assert.equal(titlesOf(site, `/news/tags/${slug}/feed.json`), ["N0"], slug);
    assert.ok(slugsOf(site).some((other) => other.startsWith(`${slug}-`)));
    assert.equal(brokenLinks(site), []);
  }
});

test.run();
