import { test } from "uvu";
import * as assert from "uvu/assert";
import { entry, jsonItems, titlesOf } from "../helpers/entries.ts";
import { elementsOf, linksOf, textOf, timesOf } from "../helpers/page.ts";
import { buildSite, type Files } from "../helpers/site.ts";

const FILES: Files = {
  "src/news/a.md": entry("title: English\ndate: 2021-05-05\ntags: [Health]\nauthor: Ann"),
  "src/news/kk/b.md": entry("title: Қазақша\ndate: 2021-05-06\ntags: [Health]\nauthor: Ann"),
  "src/news/c.md": entry("title: По-русски\ndate: 2021-05-07\nlang: ru\ntags: [Здоровье]"),
  "src/news/kk/d.txt": "date 2021-05-08 Сымтан\ntags Қала\n\nМәтін.\n",
  "_data/newsTags.yaml":
    "Health:\n  description: On health.\n  translations:\n    kk: { label: Денсаулық, slug: densaulyq, description: Денсаулық туралы. }\n    ru: { label: Здоровье }\n",
};
const OPTIONS = {
  site: { url: "https://news.example/", title: "The Example" },
  languages: { kk: { title: "Мысал", description: "Қазақша жаңалықтар" }, ru: { path: "/ru/novosti/" } },
};

const build = () => buildSite(FILES, { options: OPTIONS });
const htmlLang = (html: string) => elementsOf(html, "html")[0]?.["lang"];
const hreflangs = (html: string) =>
  Object.fromEntries(
    elementsOf(html, "link")
      .filter(({ rel, hreflang }) => rel === "alternate" && hreflang)
      .map(({ hreflang, href }) => [hreflang, href]),
  );

test("each language has its listing, tags and feeds, and an entry is in those of its own alone", async () => {
  const site = await build();
  assert.equal(titlesOf(site), ["English"]);
  assert.equal(titlesOf(site, "/news/kk/feed.json"), ["Сымтан", "Қазақша"]);
  assert.equal(titlesOf(site, "/ru/novosti/feed.json"), ["По-русски"]);
  assert.equal(titlesOf(site, "/news/tags/health/feed.json"), ["English"]);
  assert.equal(titlesOf(site, "/news/kk/tags/densaulyq/feed.json"), ["Қазақша"]);
  assert.equal(titlesOf(site, "/news/kk/authors/ann/feed.json"), ["Қазақша"]);
  for (const path of ["/news/kk/", "/news/kk/2021/", "/news/kk/tags/", "/ru/novosti/", "/ru/novosti/tags/"])
    assert.ok(site.has(path), path);
  assert.not.ok(linksOf(site.read("/news/kk/")).includes("/news/a/"));
});

test("pages and feeds say their language, and dates are written in it", async () => {
  const site = await build();
  assert.equal(
    ["/news/", "/news/kk/", "/ru/novosti/", "/news/kk/b/", "/news/c/"].map((path) =>
      htmlLang(site.read(path)),
    ),
    ["en", "kk", "ru", "kk", "ru"],
  );
  assert.equal(
    ["/news/feed.json", "/news/kk/feed.json", "/ru/novosti/feed.json"].map(
      (path) => JSON.parse(site.read(path)).language,
    ),
    ["en", "kk", "ru"],
  );
  assert.match(site.read("/news/kk/feed.xml"), /<language>kk<\/language>/);
  assert.match(site.read("/ru/novosti/atom.xml"), /<feed[^>]* xml:lang="ru"/);
  assert.is(timesOf(site.read("/news/a/"))[0]?.text, "May 5, 2021");
  assert.match(timesOf(site.read("/news/kk/b/"))[0]?.text ?? "", /мамыр/);
  assert.match(timesOf(site.read("/news/c/"))[0]?.text ?? "", /7 мая 2021/);
  assert.is(timesOf(site.read("/news/kk/b/"))[0]?.datetime, "2021-05-06");
});

test("an edition has its own title and description, and a tag its own label, address and words", async () => {
  const site = await build();
  const feed = JSON.parse(site.read("/news/kk/feed.json"));
  assert.equal([feed.title, feed.description], ["Мысал", "Қазақша жаңалықтар"]);
  assert.ok(textOf(site.read("/news/kk/tags/densaulyq/")).includes("Денсаулық туралы."));
  assert.equal(jsonItems(site, "/news/kk/feed.json")[1]?.tags, ["Денсаулық"]);
  assert.ok(
    site.has("/ru/novosti/tags/health/"),
    "the label in Russian leads to the tag, which keeps its address",
  );
});

test("the feeds of each language have titles of their own, also where the owner gives the language none", async () => {
  const site = await buildSite(
    {
      "src/news/a.md": entry("title: A\ndate: 2021-05-01\ntags: [Covid]\nauthor: Ann\nsection: City"),
      "src/news/b.md": entry(
        "title: B\ndate: 2021-05-01\ntags: [Covid]\nauthor: Ann\nsection: City\nlang: ru",
      ),
      "src/news/c.md": entry(
        "title: C\ndate: 2021-05-01\ntags: [Covid]\nauthor: Ann\nsection: City\nlang: kk",
      ),
    },
    {
      options: {
        languages: { kk: { title: "Мысал" }, ru: {} },
        feeds: { custom: { all: { title: "Everything", filter: () => true } } },
      },
    },
  );
  const titles = site
    .files()
    .filter((file) => file.endsWith("/feed.json"))
    .map((file) => JSON.parse(site.read(file)).title as string);
  assert.is(titles.length, 15);
  assert.is(new Set(titles).size, 15, titles.join("\n"));
  for (const title of ["The Example", "The Example · Русский", "Мысал", "Covid · The Example · Русский"])
    assert.ok(titles.includes(title), title);
});

test("the same page in other languages is linked with hreflang, both ways and to pages that exist", async () => {
  const site = await build();
  const expected = {
    en: "https://news.example/news/",
    kk: "https://news.example/news/kk/",
    ru: "https://news.example/ru/novosti/",
  };
  for (const path of ["/news/", "/news/kk/", "/ru/novosti/"])
    assert.equal(hreflangs(site.read(path)), expected, path);
  const tag = hreflangs(site.read("/news/tags/health/"));
  assert.equal(tag["kk"], "https://news.example/news/kk/tags/densaulyq/");
  assert.equal(hreflangs(site.read("/news/kk/tags/densaulyq/")), tag);
  for (const file of site.files().filter((name) => name.endsWith(".html"))) {
    const html = site.read(file);
    for (const [language, href] of Object.entries(hreflangs(html))) {
      const { pathname } = new URL(href ?? "");
      const path = decodeURIComponent(pathname);
      assert.ok(site.has(path), `${file} → ${path}`);
      assert.is(htmlLang(site.read(path)), language);
      assert.equal(hreflangs(site.read(path)), hreflangs(html), `${file} ↔ ${path}`);
    }
    for (const href of linksOf(html).filter((link) => link.startsWith("/") && link !== "/"))
      assert.ok(site.has(decodeURIComponent(href)), `${file} → ${href}`);
  }
});

test("a site in one language has no trace of others, and a regional form is no language of its own", async () => {
  const site = await buildSite({
    "src/news/a.md": entry("title: A\ndate: 2021-05-05\nlang: en-GB"),
    "src/news/b.md": entry("title: B\ndate: 2021-05-06\nlang: en"),
    "src/news/kk/c.md": entry("title: C\ndate: 2021-05-07"),
  });
  assert.equal(titlesOf(site), ["C", "B", "A"], "a folder is a language only where the options say so");
  assert.not.ok(site.has("/news/kk/") || site.has("/news/en-GB/"));
  assert.equal(hreflangs(site.read("/news/")), {});
  assert.is(htmlLang(site.read("/news/a/")), "en-GB");
  assert.is(timesOf(site.read("/news/a/"))[0]?.text, "5 May 2021");
});

test("the site's own language decides the words of the pages", async () => {
  const site = await buildSite(
    { "src/news/a.md": entry("title: А\ndate: 2021-05-05\ntags: [Город]") },
    { options: { site: { ...OPTIONS.site, language: "ru" } } },
  );
  assert.is(htmlLang(site.read("/news/")), "ru");
  assert.ok(textOf(site.read("/news/")).includes("5 мая"));
  assert.match(site.read("/news/feed.xml"), /<language>ru<\/language>/);
  assert.is(jsonItems(site)[0]?.date_published, "2021-05-05T00:00:00+06:00");
});

test("an entry in the wire form lies below the path of its language, where the list of its siblings is", async () => {
  const site = await build();
  assert.ok(site.has("/news/kk/symtan/"));
  assert.not.ok(site.has("/news/symtan/"));
  assert.ok(linksOf(site.read("/news/kk/")).includes("/news/kk/symtan/"));
  const others = await buildSite(
    {
      ...FILES,
      "src/news/e.txt": "date 2021-05-09 Паводок\nlang ru\n\nТекст.\n",
      "src/news/kk/f.txt": "date 2021-05-09 Көктем\npermalink /koktem/\n\nМәтін.\n",
      "src/news/g.txt": "date 2021-05-09 Plain\nlang en-GB\n\nText.\n",
    },
    { options: OPTIONS },
  );
  assert.ok(others.has("/ru/novosti/pavodok/"));
  assert.ok(others.has("/koktem/"));
  assert.ok(others.has("/news/plain/"));
});

test("only languages of the site have lists and feeds of their own; any other value is told of and changes nothing", async () => {
  const files = {
    "src/news/a.md": entry("title: A tool\ndate: 2021-05-01\nlanguage: PHP"),
    "src/news/b.md": entry("title: Another\ndate: 2021-05-02\nlanguage: Lua"),
    "src/news/c.md": entry("title: Français\ndate: 2021-05-03\nlang: fr"),
    "src/news/d.md": entry("title: Qazaqsha\ndate: 2021-05-04\nlang: KK_latn"),
    "src/news/e.md": entry("title: Both\ndate: 2021-05-05\nlang: en-GB\nlanguage: go"),
    "src/news/f.md": entry("title: Nothing\ndate: 2021-05-06\nlanguage: 7"),
    "src/news/g.txt": "date 2021-05-07 Text\nlang C++\n\nText.\n",
    "src/news/fr/fr.json": '{ "lang": "fr" }',
    "src/news/fr/h.md": entry("title: Dossier\ndate: 2021-05-08"),
  };
  for (const mode of [{}, { render: "direct" as const }]) {
    const site = await buildSite(files, {
      options: { languages: { kk: {} }, entries: { glob: "news/**/*.{md,txt}", ...mode } },
    });
    assert.equal(titlesOf(site), ["Dossier", "Text", "Nothing", "Both", "Français", "Another", "A tool"]);
    assert.equal(titlesOf(site, "/news/kk/feed.json"), ["Qazaqsha"]);
    assert.equal(
      ["a", "b", "c", "d", "e", "f", "text", "fr/h"].map((name) => htmlLang(site.read(`/news/${name}/`))),
      ["en", "en", "fr", "kk-Latn", "en-GB", "en", "en", "fr"],
    );
    const said = site.logs.join("\n");
    assert.match(
      said,
      /a\.md:4: The `language` field of the entry isn't a language of the site\.[\s\S]*found: +PHP/,
    );
    assert.match(said, /g\.txt:2: The `lang` field of the entry[\s\S]*found: +C\+\+/);
    assert.match(said, /\[language-unknown\]\n +found: +fr\n[\s\S]*?h\.md/);
    assert.not.match(said, /[de]\.md:/);
  }
});

test("a regional form that the option names is an edition of its own", async () => {
  const site = await buildSite(
    {
      "src/news/a.md": entry("title: Ação\ndate: 2021-05-01\nlang: pt-br"),
      "src/news/b.md": entry("title: Acção\ndate: 2021-05-02\nlang: pt-PT"),
      "src/news/c.md": entry("title: Angola\ndate: 2021-05-03\nlang: pt-AO"),
      "src/news/d.md": entry("title: English\ndate: 2021-05-03\nlang: en-US"),
    },
    { options: { site: { ...OPTIONS.site, language: "pt-PT" }, languages: { "pt-BR": {}, en: {} } } },
  );
  assert.equal(titlesOf(site), ["Angola", "Acção"]);
  assert.equal(titlesOf(site, "/news/pt-BR/feed.json"), ["Ação"]);
  assert.equal(titlesOf(site, "/news/en/feed.json"), ["English"]);
});

test("a layout of the site gets the language and the page of an entry, whoever renders it and whoever names the layout", async () => {
  const frame = `<!doctype html><html lang="{{ lang or 'xx' }}"><head><title>{{ title }}</title></head>
<body data-kind="{{ newsroomPage.kind }}" data-language="{{ newsroomPage.language }}" data-url="{{ newsroomPage.entries[0].href }}">{{ content | safe }}</body></html>`;
  const files = {
    "src/_includes/frame.njk": frame,
    "src/_includes/own.njk": frame,
    "src/_includes/direct.njk": frame,
    "src/news/en.md": entry("title: En\ndate: 2021-05-05"),
    "src/news/fr/md.md": entry("title: Md\ndate: 2021-05-06"),
    "src/news/fr/code.md": entry("title: Code\ndate: 2021-05-06", "{{ 'x' | upcase }}"),
    "src/news/fr/njk.njk": entry("title: Njk\ndate: 2021-05-06", "{{ newsroomPage.language }}"),
    "src/news/fr/wire.txt": "date 2021-05-06 Wire\n\nText.\n",
    "src/news/fr/said.md": entry("title: Said\ndate: 2021-05-06\nlang: en"),
    "src/news/fr/own.md": entry("title: Own\ndate: 2021-05-06\nlayout: own.njk"),
    "src/news/fr/desk/desk.json": '{ "layout": "own.njk" }',
    "src/news/fr/desk/text.txt": "date 2021-05-06 Text\n\nText.\n",
  };
  const expected: [path: string, lang: string, language: string][] = [
    ["/news/en/", "en", "en"],
    ["/news/fr/md/", "fr", "fr"],
    ["/news/fr/code/", "fr", "fr"],
    ["/news/fr/njk/", "fr", "fr"],
    ["/news/fr/wire/", "fr", "fr"],
    ["/news/fr/said/", "en", "en"],
    // The site's own layout around the site's own data.
    ["/news/fr/own/", "xx", "fr"],
    ["/news/fr/text/", "xx", "fr"],
  ];
  for (const render of ["templates", "direct"] as const) {
    const site = await buildSite(files, {
      options: {
        languages: { fr: {} },
        pages: { layout: "frame.njk" },
        entries: { glob: "news/**/*.{md,njk,txt}", render },
      },
    });
    for (const [path, lang, language] of expected) {
      const html = site.read(path);
      const [body] = elementsOf(html, "body");
      assert.equal(
        [
          elementsOf(html, "html")[0]?.["lang"],
          body?.["data-kind"],
          body?.["data-language"],
          body?.["data-url"],
        ],
        [lang, "entry", language, path],
        path,
      );
    }
    assert.is(elementsOf(site.read("/news/fr/"), "html")[0]?.["lang"], "fr");
  }
});

test.run();
