import { test } from "uvu";
import * as assert from "uvu/assert";
import { entry } from "../helpers/entries.ts";
import { elementsOf, linksOf, textOf, textsOf } from "../helpers/page.ts";
import { type BuiltSite, buildSite, type Files, SITE } from "../helpers/site.ts";

const FILES: Files = {
  "src/news/ferry.md": entry("title: The ferry\ndate: 2021-05-05\ntags: [Town]\nauthor: ann"),
  "src/news/kk/ferry.md": entry("title: Паром\ndate: 2021-05-05\ntags: [Town]"),
  "src/news/bridge.md": entry("title: The bridge\ndate: 2021-05-06\ntranslationKey: bridge"),
  "src/news/kk/kopir.md": entry("title: Көпір\ndate: 2021-05-06\ntranslationKey: bridge"),
  "src/news/alone.md": entry("title: Alone\ndate: 2021-05-07"),
};
const LANGUAGES = { languages: { kk: { title: "Мысал" } } };

const hreflangs = (html: string) =>
  elementsOf(html, "link").flatMap(({ hreflang, href }) => (hreflang ? [`${hreflang} ${href}`] : []));
const jsonLd = (html: string): Record<string, never>[] =>
  [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(([, json]) =>
    JSON.parse(String(json)),
  );
const warnings = (site: BuiltSite, code: string) => site.logs.join("\n").split(`[${code}]`).length - 1;

test("an entry and its translations name each other: in the head, on the page and in the sitemap", async () => {
  const site = await buildSite(FILES, { options: LANGUAGES });
  const ferry = ["en https://news.example/news/ferry/", "kk https://news.example/news/kk/ferry/"];
  assert.equal(hreflangs(site.read("/news/ferry/")), ferry, "by path below the language folder");
  assert.equal(hreflangs(site.read("/news/kk/ferry/")), ferry);
  assert.ok(linksOf(site.read("/news/ferry/")).includes("/news/kk/ferry/"));
  assert.match(textsOf(site.read("/news/ferry/"), "news-also")[0] ?? "", "Also in Қазақ тілі");
  assert.is(hreflangs(site.read("/news/kk/kopir/")).length, 2, "by field");
  assert.equal(hreflangs(site.read("/news/alone/")), []);
  const sitemap = site.read("/news/sitemap.xml");
  assert.match(sitemap, 'xmlns:xhtml="http://www.w3.org/1999/xhtml"');
  assert.match(
    sitemap,
    /<loc>https:\/\/news\.example\/news\/ferry\/<\/loc><lastmod>2021-05-05<\/lastmod><xhtml:link rel="alternate" hreflang="en" [^>]*\/><xhtml:link rel="alternate" hreflang="kk" href="https:\/\/news\.example\/news\/kk\/ferry\/"\/>/,
  );
  assert.not.match(/<loc>[^<]*\/alone\/.*/.exec(sitemap)?.[0] ?? "", "xhtml");
  const others = await buildSite(FILES, {
    options: { ...LANGUAGES, fields: { translation: "sameAs" } },
  });
  assert.equal(hreflangs(others.read("/news/bridge/")), [], "the name of the field is the owner's choice");
});

test("a translation has its link in a layout of the site too", async () => {
  const site = await buildSite(
    {
      ...FILES,
      "src/_includes/own.njk": "<!doctype html><html><head></head><body>{{ content | safe }}</body></html>",
    },
    { options: { ...LANGUAGES, pages: { layout: "own.njk" } } },
  );
  assert.ok(linksOf(site.read("/news/ferry/")).includes("/news/kk/ferry/"));
  assert.is(hreflangs(site.read("/news/ferry/")).length, 2);
});

test("a blog is called a blog, in every language, and its entries are postings of a person", async () => {
  const site = await buildSite(FILES, {
    options: {
      ...LANGUAGES,
      label: "Blog",
      site: { ...SITE.site, author: { name: "Ann Lee", url: "https://ann.example/" }, publisher: "person" },
      seo: { jsonLd: "BlogPosting" },
    },
  });
  for (const path of ["/news/", "/news/kk/"])
    assert.equal(textsOf(site.read(path), "p-name")[0], "Blog", path);
  assert.match(site.read("/news/tags/town/"), '<li><a href="/news/">Blog</a></li>');
  const [article, trail] = jsonLd(site.read("/news/alone/"));
  assert.is(article?.["@type"], "BlogPosting");
  assert.equal(article?.["publisher"], { "@type": "Person", name: "Ann Lee", url: "https://ann.example/" });
  assert.equal(trail?.["itemListElement"], [
    { "@type": "ListItem", position: 1, name: "Blog", item: "https://news.example/news/" },
    { "@type": "ListItem", position: 2, name: "Alone" },
  ]);
  assert.match(site.read("/news/alone/"), '<span class="p-author h-card" hidden>Ann Lee');
});

test("an owner's words are on pages, in feeds and above feeds in a browser", async () => {
  const site = await buildSite(FILES, {
    options: {
      site: { ...SITE.site, language: "de" },
      texts: { de: { tags: "Themen", feedOfSite: "Alles von {site}", feedOpened: "Das ist ein Feed." } },
    },
  });
  assert.is(textsOf(site.read("/news/tags/"), "p-name")[0], "Themen");
  assert.match(site.read("/news/feed.xml"), "<description>Alles von The Example</description>");
  assert.match(site.read("/news/feed.css"), ':root::before { content: "Das ist ein Feed."; }');
  assert.match(site.read("/news/feeds.opml"), 'text="Themen"');
  assert.match(textOf(site.read("/news/subscribe/")), "So abonnieren Sie");
  assert.is(warnings(site, "texts-missing"), 0);
});

test("a language that lacks texts says so once, with the option's name", async () => {
  const site = await buildSite(FILES, { options: { site: { ...SITE.site, language: "sv" } } });
  assert.is(warnings(site, "texts-missing"), 1);
  assert.match(site.logs.join("\n"), 'the `texts` option: { "sv": {');
  const partly = await buildSite(FILES, {
    options: { site: { ...SITE.site, language: "sv" }, texts: { sv: { tags: "Ämnen" } } },
  });
  assert.match(partly.logs.join("\n"), "no text for news, authors");
  assert.not.match(partly.logs.join("\n"), "tags, ");
});

test("a year with many entries has a page for each of its months", async () => {
  const files = Object.fromEntries(
    [3, 4, 5].flatMap((month) =>
      [1, 2].map((day) => [
        `src/news/${month}-${day}.md`,
        entry(`title: Of ${month}/${day}\ndate: 2021-0${month}-0${day}`),
      ]),
    ),
  );
  const site = await buildSite(files, { options: { pages: { size: 5 } } });
  assert.is(textsOf(site.read("/news/2021/04/"), "p-name")[0], "April 2021");
  assert.equal(
    linksOf(site.read("/news/2021/04/")).filter((href) => /\/\d-\d\/$/.test(href)),
    ["/news/4-2/", "/news/4-1/"],
  );
  assert.ok(linksOf(site.read("/news/2021/")).includes("/news/2021/05/"));
  const few = await buildSite(files);
  assert.not.ok(few.has("/news/2021/04/"));
  const none = await buildSite(files, { options: { pages: { size: 5, omit: ["month"] } } });
  assert.not.ok(none.has("/news/2021/04/") || linksOf(none.read("/news/2021/")).includes("/news/2021/05/"));
});

test("authors say where else they are", async () => {
  const site = await buildSite({
    ...FILES,
    "_data/newsAuthors.yaml":
      "ann:\n  name: Ann Lee\n  url: https://ann.example/\n  image: /ann.png\n  links: { Mastodon: https://social.example/@ann }\n  fediverse: ann@social.example\n",
  });
  const page = site.read("/news/authors/ann-lee/");
  assert.equal(
    elementsOf(page, "a").flatMap(({ rel, href }) => (rel === "me" ? [href] : [])),
    ["https://ann.example/", "https://social.example/@ann"],
  );
  assert.equal(jsonLd(page)[0]?.["mainEntity"], {
    "@type": "Person",
    name: "Ann Lee",
    url: "https://news.example/news/authors/ann-lee/",
    image: "https://news.example/ann.png",
    sameAs: ["https://ann.example/", "https://social.example/@ann"],
  });
  const { items } = JSON.parse(site.read("/news/feed.json"));
  assert.equal(items.find(({ title }: { title: string }) => title === "The ferry").authors, [
    { name: "Ann Lee", url: "https://ann.example/", avatar: "https://news.example/ann.png" },
  ]);
  const creator = elementsOf(site.read("/news/ferry/"), "meta").find(
    ({ name }) => name === "fediverse:creator",
  );
  assert.is(creator?.["content"], "@ann@social.example");
});

test("a block can add to the plugin's own HTML, in the head as well", async () => {
  const site = await buildSite(FILES, {
    options: {
      pages: {
        blocks: {
          head: (_, html) => `${html}<link rel="stylesheet" href="/own.css">`,
          content: (_, html) => `${html}<p>Thanks.</p>`,
        },
      },
    },
  });
  const page = site.read("/news/alone/");
  assert.match(page, "<title>Alone · The Example</title>");
  assert.equal(
    elementsOf(page, "link").flatMap(({ rel, href }) => (rel === "stylesheet" ? [href] : [])),
    ["/news/newsroom.css", "/own.css"],
  );
  assert.match(page, /<p>Text\.?.*<\/p>\s*<\/div>\s*<p>Thanks\.<\/p>/s);
});

test("in a layout of the site, every element of the head can be switched off", async () => {
  const layout =
    "<!doctype html><html><head><meta charset=utf-8></head><body>{{ content | safe }}</body></html>";
  const site = await buildSite(
    { ...FILES, "src/_includes/own.njk": layout },
    {
      options: {
        ...LANGUAGES,
        seo: {
          title: false,
          description: false,
          links: false,
          canonical: false,
          openGraph: false,
          jsonLd: false,
        },
        pages: { layout: "own.njk", autodiscovery: false, stylesheet: false },
      },
    },
  );
  for (const path of ["/news/", "/news/ferry/", "/news/tags/town/", "/news/kk/subscribe/"])
    assert.match(site.read(path), "<html><head><meta charset=utf-8></head>", path);
});

test("pages in a layout of the site link the style sheet, once, and entries in a layout of their own do not", async () => {
  const head = (links: string) =>
    `<!doctype html><html><head>${links}</head><body>{{ content | safe }}</body></html>`;
  const site = await buildSite(
    {
      ...FILES,
      "src/news/own.md": entry("title: Own\ndate: 2021-05-08\nlayout: plain.njk"),
      "src/_includes/plain.njk": head(""),
      "src/_includes/linked.njk": head(
        '<link href="https://cdn.example/css/newsroom.4f1c.css" rel=stylesheet>',
      ),
    },
    { options: { pages: { layout: { entry: "plain.njk", listing: "plain.njk", tag: "linked.njk" } } } },
  );
  const sheets = (url: string) =>
    elementsOf(site.read(url), "link").flatMap(({ rel, href }) => (rel === "stylesheet" ? [href] : []));
  assert.equal(sheets("/news/"), ["/news/newsroom.css"]);
  assert.equal(sheets("/news/ferry/"), ["/news/newsroom.css"]);
  assert.equal(sheets("/news/tags/town/"), ["https://cdn.example/css/newsroom.4f1c.css"]);
  assert.equal(sheets("/news/own/"), []);

  const bare = await buildSite(FILES, { options: { pages: { stylesheet: false } } });
  assert.not.match(bare.read("/news/"), "newsroom.css");
});

test("a home page of the site shows entries as the plugin's lists do", async () => {
  const site = await buildSite({
    ...FILES,
    "src/index.njk": "<h1>Home</h1>\n{{ collections.news.slice(0, 2) | newsCards | safe }}",
  });
  assert.equal(
    linksOf(site.read("/")).filter((href) => href.startsWith("/news/") && !href.includes("/tags/")),
    ["/news/alone/", "/news/bridge/"],
  );
  assert.match(site.read("/"), "May 7, 2021");
});

test.run();
