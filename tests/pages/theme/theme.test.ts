import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Page } from "../../../plugins/pages/page.ts";
import { nearPages } from "../../../plugins/pages/theme/navigation.ts";
import { pageStyle } from "../../../plugins/pages/theme/style.ts";
import { headElements, renderBody } from "../../../plugins/pages/theme/theme.ts";
import type { ThemeContext } from "../../../plugins/pages/theme/theme-context.ts";
import { documentText, faults, Seen, seen } from "./document.ts";
import { sampleNewsroom } from "./newsroom-sample.ts";
import {
  moment,
  sampleAuthor,
  sampleChannel,
  sampleEdition,
  sampleEntry,
  sampleEntryPage,
  sampleImage,
  samplePage,
  sampleTag,
  sampleTheme,
} from "./sample.ts";

/** The elements of `<head>` as one text. */
function headLinks(page: Page, theme: ThemeContext): string {
  return headElements(page, theme)
    .map(({ html }) => html)
    .join("\n");
}

for (const language of ["en", "ru", "kk"] as const) {
  for (const [name, page] of Object.entries(sampleNewsroom(language))) {
    test(`the ${name} page in ${language} is valid HTML with headings in order`, () => {
      assert.equal(faults(documentText(page)), []);
    });
  }
}

test("every page is light: under 30 KB with the style sheet", () => {
  const style = Buffer.byteLength(pageStyle());
  assert.ok(style < 13_600, `${style} bytes of CSS`);
  for (const [name, page] of Object.entries(sampleNewsroom("en"))) {
    const bytes = Buffer.byteLength(documentText(page)) + style;
    assert.ok(bytes < 30_000, `${name}: ${bytes} bytes`);
  }
});

test("the style sheet has balanced braces and no comments", () => {
  const style = pageStyle();
  assert.is(style.split("{").length, style.split("}").length);
  assert.not.match(style, /\/\*/);
});

test("the tag index is valid in all its orders and says how many entries each tag has", () => {
  const page = sampleNewsroom("en")["tags"];
  assert.ok(page);
  for (const tagIndex of ["letter", "count", "tree"] as const) {
    const text = documentText(page, sampleTheme({ tagIndex }));
    assert.equal(faults(text), [], tagIndex);
    assert.match(new Seen(text).of("main") ?? "", /Medicine 1[456]/);
  }
});

test("a day is shown as a day, a time of day only where the writer gave one", () => {
  const day = seen(sampleEntryPage(sampleEntry({ published: moment("2021-05-05") })));
  const [time] = day.all("time");
  assert.is(time?.attributes["datetime"], "2021-05-05");
  assert.not.match(time?.words ?? "", /\d:\d/);
  const exact = seen(sampleEntryPage(sampleEntry({ published: moment("2021-05-05 09:30") })));
  assert.is(exact.all("time")[0]?.attributes["datetime"], "2021-05-05T09:30:00+05:00".replace("+05", "+06"));
  assert.match(exact.of("time") ?? "", /09:30/);
});

test("an updated entry says when", () => {
  const entry = sampleEntry({ updated: moment("2021-06-02") });
  assert.match(seen(sampleEntryPage(entry)).of(".news-meta") ?? "", /Updated June 2, 2021/);
  const same = sampleEntry({ published: moment("2021-05-05 09:00"), updated: moment("2021-05-05 11:00") });
  assert.match(seen(sampleEntryPage(same)).of(".news-meta") ?? "", /Updated .*11:00/);
});

test("hidden tags are not shown, and a tag without a page is text", () => {
  const tags = [sampleTag("Open"), sampleTag("Inner", { hidden: true }), sampleTag("Rare", { href: "" })];
  const page = seen(sampleEntryPage(sampleEntry({ tags })));
  assert.is(page.of(".news-tags"), "Open Rare");
  assert.is(page.href("Open"), "/site/news/tags/open/");
  assert.is(page.href("Rare"), undefined);
  assert.not.match(page.text, /Inner/);
});

test("every link of a page has the path prefix once", () => {
  for (const page of Object.values(sampleNewsroom("en"))) {
    const links = seen(page)
      .all("a")
      .map(({ attributes }) => attributes["href"] ?? "");
    const own = links.filter((href) => href.startsWith("/") && href !== "/elsewhere/");
    assert.ok(
      own.every((href) => href.startsWith("/site/") && !href.startsWith("/site/site/")),
      own.join(" "),
    );
  }
});

test("a note without a headline is reached by its date and has a title in the tab", () => {
  const note = sampleEntry({
    title: "",
    href: "/news/note/",
    summary: "The bridge is closed until Friday morning.",
  });
  const card = seen(samplePage("listing", { entries: [note] }));
  const [link] = card.all("a").filter(({ attributes }) => attributes["href"] === "/site/news/note/");
  assert.match(link?.attributes["aria-label"] ?? "", /^May 5, 2021: The bridge is closed/);
  assert.match(seen(sampleEntryPage(note)).of("title") ?? "", /^The bridge is closed .* · Steppe Herald$/);
});

test("the lead image keeps its place, is described on the entry's page and silent on a card", () => {
  const entry = sampleEntry({
    enclosures: [sampleImage("https://news.example/site/a.jpg", { title: "A bridge" })],
  });
  const [image] = seen(sampleEntryPage(entry)).all("img");
  assert.equal(
    [image?.attributes["src"], image?.attributes["alt"], image?.attributes["width"]],
    ["/site/a.jpg", "A bridge", "1200"],
  );
  const [card] = seen(samplePage("listing", { entries: [entry] })).all("img");
  assert.equal([card?.attributes["alt"], card?.attributes["loading"]], ["", "lazy"]);
});

test("a picture or sound that the content shows already is not shown twice", () => {
  const enclosures = [
    sampleImage("https://news.example/site/a.jpg"),
    sampleImage("https://news.example/site/b.mp3", { kind: "audio", lead: false }),
  ];
  const content = '<p><img src="/site/a.jpg" alt=""></p><audio src="b.mp3" controls></audio>';
  const page = seen(sampleEntryPage(sampleEntry({ enclosures, content })));
  assert.is(page.all("img").length, 1);
  assert.is(page.all("audio").length, 1);
});

test("files that go with an entry can be played and fetched", () => {
  const enclosures = [
    sampleImage("https://cdn.example/talk.mp3", { kind: "audio", title: "The talk", lead: false }),
    sampleImage("https://cdn.example/%D0%B0.pdf", {
      kind: "attachment",
      title: undefined,
      lead: false,
      length: 1_234_567,
    }),
  ];
  const page = seen(sampleEntryPage(sampleEntry({ enclosures })));
  assert.is(page.all("audio")[0]?.attributes["src"], "https://cdn.example/talk.mp3");
  assert.is(page.href("а.pdf"), "https://cdn.example/%D0%B0.pdf");
  assert.equal(
    page.all(".news-files").map(({ words }) => words),
    ["Listen The talk", "Downloads а.pdf PDF, 1.2 MB"],
  );
});

test("an entry leads to older, newer and related ones, no more than the owner wants", () => {
  const related = ["One", "Two", "Three"].map((title) => sampleEntry({ title }));
  const entry = sampleEntry({
    previous: sampleEntry({ title: "Before" }),
    next: sampleEntry({ title: "After" }),
    related,
  });
  const page = seen(sampleEntryPage(entry), sampleTheme({ relatedCount: 2 }));
  assert.is(page.of(".news-neighbours"), "Older Before Newer After");
  assert.match(page.of(".news-related") ?? "", /One.*Two$/);
  assert.is(seen(sampleEntryPage(entry), sampleTheme({ relatedCount: 0 })).of(".news-related"), undefined);
});

test("pages of a list lead to each other, and the current one is marked", () => {
  const page = seen(sampleNewsroom("en")["listing"] as never);
  const [navigation] = page.all(".news-pagination");
  assert.is(navigation?.words, "Newer 1 … 5 6 7 … 12 Older");
  const current = page.all("a").filter(({ attributes }) => attributes["aria-current"] === "page");
  assert.equal(
    current.map(({ words }) => words),
    ["News", "6"],
  );
  assert.is(page.link("prev")?.["href"], "/site/news/page/5/");
  assert.is(page.link("next")?.["href"], "/site/news/page/7/");
  assert.is(page.of("title"), "News (page 6 of 12) · Steppe Herald");
});

test("page numbers leave out far pages but never a single one", () => {
  assert.equal(nearPages(1, 2), [1, 2]);
  assert.equal(nearPages(3, 5), [1, 2, 3, 4, 5]);
  assert.equal(nearPages(4, 9), [1, 2, 3, 4, 5, undefined, 9]);
  assert.equal(nearPages(20, 20), [1, undefined, 19, 20]);
});

test("years are headings where they have several entries, else each date has its year", () => {
  const years = (days: string[]) => {
    const entries = days.map((day) => sampleEntry({ published: moment(day) }));
    return seen(samplePage("tag", { entries, tag: sampleTag("Medicine") }));
  };
  const dense = years(["2024-03-02", "2024-02-01", "2024-01-05", "2023-05-06"]);
  assert.is(dense.all(".news-cards section").length, 0, "two entries a year are too few");
  assert.is(dense.all(".news-cards time")[0]?.words, "March 2, 2024");
  const grouped = years(["2024-03-02", "2024-02-01", "2024-01-05"]);
  assert.is(grouped.of(".news-cards section h2"), "2024");
  assert.is(grouped.all(".news-cards time")[0]?.words, "March 2");
});

test("pictures are on the cards of a list where half of its entries have one; its lead story always shows its own", () => {
  const list = (pictures: boolean[]) => {
    const entries = pictures.map((has) => sampleEntry({ enclosures: has ? [sampleImage("/a.jpg")] : [] }));
    const page = seen(samplePage("listing", { entries, number: 1 }));
    return [page.all(".news-story img").length, page.all(".news-cards img").length];
  };
  assert.equal(list([true, false, false, false, true]), [1, 1]);
  assert.equal(list([true, false, false, true, true]), [1, 3]);
  assert.equal(list([false, false, false, true]), [0, 0]);
});

test("a list without entries says so", () => {
  assert.match(seen(samplePage("listing")).of("main") ?? "", /Nothing has been published here yet/);
});

test("a tag page tells of its tag, tags within, related tags and those beside it", () => {
  const page = seen(sampleNewsroom("en")["tag"] as never);
  assert.is(page.of("h1"), "Medicine");
  assert.match(page.of(".news-narrower") ?? "", /Includes Transport/);
  assert.match(page.of(".news-near") ?? "", /Related tags Rivers \d+ Science \d+/);
  assert.is(page.of(".news-neighbours"), "Previous tag Education Next tag Open data");
});

test("the tag index by letter has a letter for each, Ё with Е, Й apart, signs together", () => {
  const page = seen(sampleNewsroom("ru")["tags"] as never);
  assert.is(page.of(".news-letters"), "Е Й М Н О Р Т");
  const english = seen(sampleNewsroom("en")["tags"] as never);
  assert.is(english.of(".news-letters"), "# E M O R S T");
});

test("the tag index as a tree has children under their parents and loses none whose parent is hidden", () => {
  const parent = sampleTag("Parent", { hidden: true });
  const child = sampleTag("Child", { parent });
  const root = sampleTag("Root");
  const leaf = sampleTag("Leaf", { parent: root });
  (root as { children: unknown }).children = [leaf];
  const edition = sampleEdition({ tags: [child, leaf, root] });
  const page = seen(samplePage("tags", { edition }), sampleTheme({ tagIndex: "tree" }));
  assert.is(page.of(".news-tree"), "Root 0 Leaf 0");
  assert.is(page.all(".news-tree")[0]?.html.match(/<ul>/g)?.length, 2);
  assert.is(page.of(".news-others"), "Other tags Child 0", "tags with none below them follow");
});

test("the tag index by count begins with the tag of most entries", () => {
  const tags = [
    sampleTag("Few", { entries: [sampleEntry()] }),
    sampleTag("Many", { entries: Array.from({ length: 9 }, () => sampleEntry()) }),
  ];
  const page = seen(
    samplePage("tags", { edition: sampleEdition({ tags }) }),
    sampleTheme({ tagIndex: "count" }),
  );
  assert.is(page.of(".news-weights"), "Many 9 Few 1");
  assert.match(page.of(".news-w4") ?? "", "Many", "and sets it largest");
});

test("a year has its months in the order of its entries", () => {
  const entries = ["2021-12-31", "2021-12-01", "2021-01-01"].map((day) =>
    sampleEntry({ published: moment(day) }),
  );
  const page = seen(samplePage("year", { entries, year: 2021 }));
  assert.equal(
    page.all(".news-month h2").map(({ words }) => words),
    ["December", "January"],
  );
});

test("the subscribe page shows every feed with its full address for the whole, and the list of all", () => {
  const page = seen(sampleNewsroom("en")["subscribe"] as never);
  assert.is(page.of("code"), "https://news.example/site/news/feed.xml");
  assert.equal(
    page.all("h2").map(({ words }) => words),
    ["Everything", "How to subscribe", "Which format?", "By tag", "By author", "All feeds"],
  );
  assert.is(page.href("All feeds in one file (OPML)"), "/site/news/feeds.opml");
  const feeds = page.all("a").filter(({ attributes }) => attributes["href"]?.endsWith("/feed.xml"));
  assert.is(feeds.length, 11);
});

test("a redirect leads to its target at once, by link and by canonical address", () => {
  const page = seen(samplePage("redirect", { title: "Medicine", target: "/news/tags/medicine/" }));
  const refresh = page.all("meta").find(({ attributes }) => attributes["http-equiv"] === "refresh");
  assert.is(refresh?.attributes["content"], "0; url=/site/news/tags/medicine/");
  assert.is(page.link("canonical")?.["href"], "https://news.example/site/news/tags/medicine/");
  assert.is(page.href("Medicine"), "/site/news/tags/medicine/");
});

test("feeds are found from a page: the nearest in all formats, further ones in one", () => {
  const channels = [sampleChannel({ title: "Medicine", href: "/news/tags/medicine/" }), sampleChannel()];
  const found = seen(samplePage("tag", { tag: sampleTag("Medicine"), channels }))
    .all("link")
    .filter(({ attributes }) => attributes["type"]);
  assert.equal(
    found.map(({ attributes }) => [attributes["type"], attributes["title"], attributes["href"]]),
    [
      ["application/rss+xml", "Medicine (RSS)", "/site/news/tags/medicine/feed.xml"],
      ["application/atom+xml", "Medicine (Atom)", "/site/news/tags/medicine/atom.xml"],
      ["application/feed+json", "Medicine (JSON)", "/site/news/tags/medicine/feed.json"],
      ["application/rss+xml", "Steppe Herald (RSS)", "/site/news/feed.xml"],
    ],
  );
  const off = headLinks(samplePage("tag", { channels }), sampleTheme({ autodiscovery: false }));
  assert.not.match(off, /feed\.xml/);
});

test("a layout that has an element of the head already is not given it again", () => {
  const page = sampleEntryPage(sampleEntry());
  const own = headLinks(page, sampleTheme());
  for (const { key, html } of headElements(page, sampleTheme())) {
    assert.match(own, key, html);
    assert.not.match("<meta charset='utf-8'><link rel=stylesheet href=/a.css><script>0</script>", key);
  }
  const keyOf = (part: string) =>
    headElements(page, sampleTheme()).find(({ html }) => html.includes(part))?.key as RegExp;
  assert.match('<link href="https://news.example/site/news/feed.xml" rel=alternate>', keyOf("/feed.xml"));
  assert.not.match('<link href="/site/other/news/feed.xml">', keyOf("/feed.xml"));
  assert.match("<meta content='x' property='og:title'>", keyOf("og:title"));
});

test("search engines and social sites read the entry: dates, authors, picture, section, tags", () => {
  const entry = sampleEntry({
    title: "The bridge",
    published: moment("2021-05-05"),
    updated: moment("2021-05-06 10:00"),
    authors: [sampleAuthor("Aigerim")],
    section: "City",
    tags: [sampleTag("Roads"), sampleTag("Inner", { hidden: true })],
    enclosures: [sampleImage("https://news.example/site/a.jpg")],
    language: "ru-KZ",
  });
  const page = seen(sampleEntryPage(entry));
  const data = JSON.parse(page.of("script") ?? "");
  assert.is(data["@type"], "NewsArticle");
  assert.is(data.headline, "The bridge");
  assert.is(data.datePublished, "2021-05-05T00:00:00+06:00");
  assert.is(data.dateModified, "2021-05-06T10:00:00+06:00");
  assert.equal(data.author, [
    { "@type": "Person", name: "Aigerim", url: "https://news.example/site/news/authors/aigerim/" },
  ]);
  assert.equal(data.image, ["https://news.example/site/a.jpg"]);
  assert.equal(data.keywords, ["Roads"]);
  assert.is(data.publisher.logo.url, "https://news.example/site/icon.svg");
  assert.is(page.meta("og:type"), "article");
  assert.is(page.meta("og:locale"), "ru_KZ");
  assert.is(page.meta("og:image"), "https://news.example/site/a.jpg");
  assert.is(page.meta("twitter:card"), "summary_large_image");
  assert.is(page.meta("article:tag"), "Roads");
  assert.is(page.link("canonical")?.["href"], entry.url);
});

test("the picture for social sites is never SVG, and is the site's where an entry has no other", () => {
  const drawing = sampleImage("https://news.example/site/a.svg", { type: "image/svg+xml" });
  for (const enclosures of [[drawing], []]) {
    const page = seen(sampleEntryPage(sampleEntry({ enclosures })));
    assert.is(page.meta("og:image"), "https://news.example/site/social.png");
    assert.is(page.meta("twitter:card"), "summary");
  }
  const bare = headLinks(
    sampleEntryPage(sampleEntry({ enclosures: [drawing] })),
    sampleTheme({ image: "/logo.svg" }),
  );
  assert.not.match(bare, "og:image");
});

test("an entry without an author is the desk's, as the owner says", () => {
  const data = JSON.parse(seen(sampleEntryPage(sampleEntry())).of("script") ?? "");
  assert.equal(data.author, [{ "@type": "Person", name: "The desk" }]);
});

test("what the owner turns off is not there", () => {
  const off = sampleTheme({
    seo: {
      title: false,
      description: false,
      links: false,
      jsonLd: false,
      canonical: false,
      openGraph: false,
    },
    autodiscovery: false,
  });
  for (const page of Object.values(sampleNewsroom("en")))
    if (page.kind !== "redirect") assert.is(headLinks(page, off), "", page.kind);
  assert.match(
    documentText(sampleEntryPage(sampleEntry()), off),
    "<title>A headline · Steppe Herald</title>",
  );
});

test("a page in several languages names the others, each in its own tongue", () => {
  const page = seen(sampleNewsroom("en")["listing"] as never);
  assert.equal(
    page.all("link").flatMap(({ attributes }) => attributes["hreflang"] ?? []),
    ["en", "ru", "kk"],
  );
  assert.is(page.all(".news-languages")[0]?.words, "Русский Қазақ тілі");
});

test("language and direction of writing are those of the page", () => {
  const directions = ["en", "ar", "he", "fa-IR", "ur", "az-Arab", "ar-Latn"].map((language) => {
    const { attributes } = seen(samplePage("listing", { language })).all("html")[0] as {
      attributes: Record<string, string>;
    };
    return `${attributes["lang"]} ${attributes["dir"]}`;
  });
  assert.equal(directions, [
    "en ltr",
    "ar rtl",
    "he rtl",
    "fa-IR rtl",
    "ur rtl",
    "az-Arab rtl",
    "ar-Latn ltr",
  ]);
  const foreign = seen(samplePage("listing", { entries: [sampleEntry({ language: "ar", title: "خبر" })] }));
  assert.equal(
    [
      foreign.all(".news-cards h2")[0]?.attributes["lang"],
      foreign.all(".news-cards h2")[0]?.attributes["dir"],
    ],
    ["ar", "rtl"],
  );
});

test("nothing links to pages that are not made", () => {
  const omit: ThemeContext["omit"] = new Set(["tags", "subscribe", "authors", "year"] as const);
  const page = seen(sampleNewsroom("en")["listing"] as never, sampleTheme({ omit }));
  for (const words of ["Tags", "Authors", "Subscribe", "All feeds", "2021"])
    assert.is(page.href(words), undefined, words);
});

test("an owner's block stands in the place of the plugin's", () => {
  const blocks = {
    footer: () => "<footer>Mine</footer>",
    title: (page: { title: string }) => `<h1>* ${page.title}</h1>`,
  };
  const page = seen(sampleEntryPage(sampleEntry()), sampleTheme({ blocks }));
  assert.is(page.of("footer"), "Mine");
  assert.is(page.of("h1"), "* A headline");
});

test("the body alone has no document around it", () => {
  assert.not.match(renderBody(sampleEntryPage(sampleEntry()), sampleTheme()), /<html|<head[ >]|<body|<main/);
});

test("wide code and tables can be scrolled by keyboard, and keep an owner's tabindex", () => {
  const content =
    '<pre>a</pre><pre class="x" tabindex="-1">b</pre><table><tr><td>c</td></tr></table><prefix></prefix>';
  const page = seen(sampleEntryPage(sampleEntry({ content })));
  assert.equal(
    page.all("pre").map(({ attributes }) => attributes["tabindex"]),
    ["0", "-1"],
  );
  assert.is(page.all("table")[0]?.attributes["tabindex"], "0");
  assert.is(page.all("prefix")[0]?.attributes["tabindex"], undefined);
});

test.run();
