import { test } from "uvu";
import * as assert from "uvu/assert";
import { documentsOf } from "../../plugins/feeds/feed-documents.ts";
import { elementsOf, linksOf, textOf, timesOf } from "../helpers/page.ts";
import { channel, context, entry, moment } from "./feed-fixtures.ts";

/** What a browser shows of a feed in RSS and in Atom. */
function previews(
  entries: Parameters<typeof channel>[0],
  ofChannel: Parameters<typeof channel>[1] = {},
  changes: Parameters<typeof context>[1] = {},
): string[] {
  return documentsOf(
    channel(entries, { formats: ["rss", "atom"], ...ofChannel }),
    context(entries, changes),
  ).map((file) => /<div xmlns="http:\/\/www.w3.org\/1999\/xhtml".*<\/div>/u.exec(file.render())?.[0] ?? "");
}

test("a feed has its page and its entries as links for people, with dates in the language of the feed", () => {
  const entries = [
    entry({
      url: "https://news.example/news/a/",
      title: "Vec<T> & Option<U>",
      published: moment("2021-05-06 09:30"),
    }),
    entry({ url: "https://news.example/news/b/", title: "", summary: "A note.", language: "ru" }),
  ];
  for (const html of previews(entries, { language: "kk" })) {
    assert.equal(linksOf(html), [
      "https://news.example/news/",
      "https://news.example/news/a/",
      "https://news.example/news/b/",
    ]);
    assert.match(textOf(html), "Vec<T> & Option<U>");
    assert.match(textOf(html), "A note.");
    assert.equal(
      timesOf(html).map(({ datetime, text }) => [datetime, text]),
      [
        ["2021-05-06T09:30:00+06:00", "2021 ж. 6 мамыр, 09:30"],
        ["2021-05-05", "2021 ж. 5 мамыр"],
      ],
    );
    assert.equal(
      elementsOf(html, "a").map(({ lang }) => lang),
      [undefined, "en", "ru"],
    );
    assert.not.match(html, "dir=");
  }
  for (const html of previews(entries, { language: "ar" }))
    assert.is(elementsOf(html, "div")[0]?.["dir"], "rtl");
});

test("what a hook makes of an address is a link for people only where it is one of the web", () => {
  const itemHook = (_: unknown, item: { url: string }) => ({ ...item, url: "javascript:alert(1)" });
  for (const html of previews([entry({ title: "Headline" })], {}, { itemHook: itemHook as never })) {
    assert.equal(linksOf(html), ["https://news.example/news/"]);
    assert.match(textOf(html), "Headline");
  }
});

test("an empty feed has no list for people, and one without style nothing for them", () => {
  for (const html of previews([]))
    assert.equal([elementsOf(html, "ol").length, linksOf(html).length], [0, 1]);
  assert.equal(previews([entry()], {}, { style: false }), ["", ""]);
});

test.run();
