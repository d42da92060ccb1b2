import { test } from "uvu";
import * as assert from "uvu/assert";
import { isInContent } from "../../plugins/content/shown-files.ts";
import type { Enclosure } from "../../plugins/entry/enclosure.ts";
import type { FeedItem } from "../../plugins/feeds/feed-item.ts";
import { itemOf } from "../../plugins/feeds/feed-item-of.ts";
import { writeJson } from "../../plugins/feeds/json.ts";
import { writeRss } from "../../plugins/feeds/rss.ts";
import { channel, context, entry } from "./feed-fixtures.ts";

function file(kind: Enclosure["kind"], url: string, changes: Partial<Enclosure> = {}): Enclosure {
  return {
    url,
    source: undefined,
    type: { image: "image/jpeg", audio: "audio/mpeg", video: "video/mp4", attachment: "application/pdf" }[
      kind
    ],
    length: undefined,
    kind,
    title: undefined,
    duration: undefined,
    width: undefined,
    height: undefined,
    lead: kind === "image",
    ...changes,
  };
}

const PIER = file("image", "https://news.example/img/pier.jpg", {
  title: 'The "pier"',
  width: 640,
  height: 480,
});

function itemWith(
  content: string,
  enclosures: Enclosure[],
  settings: { leadImage?: boolean } = {},
): FeedItem {
  const written = entry({ content, enclosures });
  const item = itemOf(written, channel([written]), context([written], settings));
  if (!item) throw new Error("No item");
  return item;
}

test("the picture of an entry comes first in its content, and is no attachment as well", () => {
  const item = itemWith("<p>Text.</p>", [PIER]);
  assert.is(
    item.content,
    '<p><img src="https://news.example/img/pier.jpg" alt="The &quot;pier&quot;" width="640" height="480"></p>\n<p>Text.</p>',
  );
  assert.equal(
    item.enclosures.map(({ inContent }) => inContent),
    [true],
  );
});

test("a picture that the content shows is not put there again, under whatever address it stands", () => {
  for (const html of [
    '<img src="https://news.example/img/pier.jpg">',
    '<img src="../img/pier.jpg?v=2">',
    "<img alt=x src=/img/pier.jpg>",
    '<img src="https://cdn.example/w=300/pier-1024x683.jpg">',
    '<picture><source srcset="/x.webp 1x, /img/pier@2x.jpg 2x"><img src="/x.jpg"></picture>',
    '<video poster="/img/pier.jpg"></video>',
  ]) {
    const item = itemWith(`<p>${html}</p>`, [PIER]);
    assert.is(item.content, `<p>${html}</p>`);
    assert.is(item.enclosures[0]?.inContent, true, html);
  }
});

test("a picture is not taken for another, nor for the link to it", () => {
  for (const html of [
    '<img src="/img/old-pier.jpg">',
    '<img src="/img/pier.png">',
    '<img src="/img/pier.jpg.webp">',
    '<a href="/img/pier.jpg">pier.jpg</a>',
    "<p>pier.jpg</p>",
  ])
    assert.match(
      itemWith(html, [PIER]).content ?? "",
      /^<p><img src="https:\/\/news\.example\/img\/pier\.jpg"/,
      html,
    );
  assert.is(isInContent(file("image", "https://a.example/show?id=7"), '<img src="/show?id=8">'), false);
  assert.is(isInContent(file("image", "https://a.example/show?id=7"), '<img src="/show?id=7">'), true);
  assert.is(isInContent(file("image", "https://a.example/%E6%B8%AF.jpg"), '<img src="/港.jpg">'), true);
  assert.is(isInContent(file("image", "https://a.example/100%.jpg"), '<img src="/100%.jpg">'), true);
  assert.is(isInContent(file("image", "https://a.example/"), '<img src="/">'), false);
  assert.is(isInContent(file("audio", "https://a.example/s.mp3"), '<a href="/s.mp3">x</a>'), true);
});

test("without leadImage the picture stays beside the text", () => {
  const item = itemWith("<p>Text.</p>", [PIER], { leadImage: false });
  assert.is(item.content, "<p>Text.</p>");
  assert.is(item.enclosures[0]?.inContent, undefined);
});

test("each file is listed once in each format", () => {
  const choir = file("audio", "https://media.example/choir.mp3", { duration: 322, length: 5 });
  const score = file("attachment", "https://media.example/score.pdf");
  const written = entry({ enclosures: [PIER, choir, score] });
  for (const content of ["full", "summary"] as const) {
    const feed = channel([written], { content });
    const part = {
      items: [itemOf(written, feed, context([written]))].filter((item) => item !== undefined),
      links: LINKS,
    };
    const rss = writeRss(feed, part, context([written]));
    const count = (text: string, words: string) => text.split(words).length - 1;
    assert.is(count(rss, 'url="https://media.example/choir.mp3"'), 1);
    assert.is(count(rss, 'url="https://media.example/score.pdf"'), 1);
    assert.is(count(rss, '<media:thumbnail url="https://news.example/img/pier.jpg"'), 1);
    assert.is(
      count(rss, '<media:content url="https://news.example/img/pier.jpg"'),
      content === "full" ? 0 : 1,
    );
    const json = JSON.parse(writeJson(feed, part, context([written])));
    assert.equal(
      json.items[0].attachments.map(({ url }: { url: string }) => url),
      [...(content === "full" ? [] : [PIER.url]), choir.url, score.url],
    );
    assert.is(json.items[0].image, PIER.url);
  }
});

test("content in a language from right to left says so, and on such a site content in another", () => {
  const contentIn = (language: string, siteLanguage: string) => {
    const written = entry({ language });
    const made = context([written]);
    made.site.language = siteLanguage;
    return itemOf(written, channel([written]), made)?.content;
  };
  assert.is(contentIn("ar", "en"), '<div dir="rtl"><p>Some text.</p></div>');
  assert.is(contentIn("he-IL", "he"), '<div dir="rtl"><p>Some text.</p></div>');
  assert.is(contentIn("az-Arab", "en"), '<div dir="rtl"><p>Some text.</p></div>');
  for (const language of ["iw", "pnb", "pa-PK", "prs", "ks", "ur-Aran", "arz", "ff-Adlm"])
    assert.is(contentIn(language, "en"), '<div dir="rtl"><p>Some text.</p></div>', language);
  for (const language of ["pa", "az", "sd-Deva", "x-klingon"])
    assert.is(contentIn(language, "en"), "<p>Some text.</p>", language);
  assert.is(contentIn("en", "fa"), '<div dir="ltr"><p>Some text.</p></div>');
  assert.is(contentIn("en", "kk"), "<p>Some text.</p>");
});

const LINKS = {
  self: "https://news.example/news/feed.xml",
  current: undefined,
  previousArchive: undefined,
  nextArchive: undefined,
};

test.run();
