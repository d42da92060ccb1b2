import { test } from "uvu";
import * as assert from "uvu/assert";
import { cleanContent } from "../../plugins/content/clean.ts";

const context = { pageUrl: "https://news.example/a/", siteBase: "https://news.example/" };
const clean = (html: string) => cleanContent(html, context);
/** Where a reader gets to from what stood in a frame. */
const shown = (address: string) => /href="([^"]*)"/.exec(clean(`<iframe src="${address}"></iframe>`))?.[1];

test("a film in a frame is linked by the page of the film, and what is no film by its own address", () => {
  const watch = "https://www.youtube.com/watch?v=";
  for (const [player, page] of [
    ["https://www.youtube.com/embed/abc", `${watch}abc`],
    ["https://youtube.com/embed/abc", `${watch}abc`],
    ["https://www.youtube-nocookie.com/embed/abc/", `${watch}abc`],
    ["https://www.youtube.com/embed/abc//", `${watch}abc`],
    ["https://www.youtube.com/v/abc", `${watch}abc`],
    ["https://www.youtube.com/embed/a%20b", `${watch}a%20b`],
    ["https://www.youtube.com/embed/100%", `${watch}100%25`],
    ["https://www.youtube.com/embed/abc?start=90", `${watch}abc&amp;t=90s`],
    ["https://www.youtube.com/embed/abc?start=9x", `${watch}abc`],
    ["https://www.youtube.com/embed/abc?start=x9", `${watch}abc`],
    ["https://www.youtube.com/embed/abc?list=l", `${watch}abc`],
    ["https://www.youtube.com/embed/abc?channel=c", `${watch}abc`],
    ["https://www.youtube.com/embed/videoseries?list=a%26b", "https://www.youtube.com/playlist?list=a%26b"],
    ["https://www.youtube.com/embed/videoseries", `${watch}videoseries`],
    ["https://www.youtube.com/embed/live_stream?channel=a%2Fb", "https://www.youtube.com/channel/a%2Fb/live"],
    ["https://www.youtube.com/embed/live_stream", `${watch}live_stream`],
    ["https://player.vimeo.com/video/123", "https://vimeo.com/123"],
    ["https://player.vimeo.com/video/123?h=a%2Fb", "https://vimeo.com/123/a%2Fb"],
    ...[
      "https://www.youtube.com/embed/",
      "https://www.youtube.com/embed/abc/more",
      "https://www.youtube.com/shorts/abc",
      "https://wwwx.youtube.com/embed/abc",
      "https://m.www.youtube.com/embed/abc",
      "https://youtube.www.com/embed/abc",
      "https://films.example/embed/abc",
      "http://[",
      "https://player.vimeo.com/video/",
      "https://player.vimeo.com/live/123",
      "https://vimeo.com/video/123",
    ].map((address): [string, string] => [address, address]),
  ] as const)
    assert.is(shown(player), page, player);
});

test("the link has the title of the player, else its label, else the address", () => {
  const A = "https://a.example/x";
  const link = (attributes: string) => clean(`<iframe src="${A}" ${attributes}></iframe>`);
  assert.is(link('title="T" aria-label="L"'), `<p><a href="${A}">T</a></p>`);
  assert.is(link('aria-label="L"'), `<p><a href="${A}">L</a></p>`);
  assert.is(link('title=" "'), `<p><a href="${A}">${A}</a></p>`);
  assert.is(link('title=" T "'), `<p><a href="${A}">T</a></p>`);
  const lite = (attributes: string) => clean(`<lite-youtube ${attributes}></lite-youtube>`);
  assert.is(
    lite('videoid="a" playlabel="P" title="T"'),
    '<p><a href="https://www.youtube.com/watch?v=a">P</a></p>',
  );
  assert.is(lite('videoid="a" title="T"'), '<p><a href="https://www.youtube.com/watch?v=a">T</a></p>');
  assert.is(lite('title="T"'), "");
  assert.is(
    clean('<youtube-film videoid="a" title="T"></youtube-film>'),
    '<p><a href="https://www.youtube.com/watch?v=a">T</a></p>',
  );
  assert.is(
    clean('<a-youtube videoid="a" title="T"></a-youtube>'),
    '<p><a href="https://www.youtube.com/watch?v=a">T</a></p>',
  );
  assert.is(clean('<my-film videoid="a" title="T">x</my-film>'), "x");
});

test("every kind of player is linked by what it plays, and what stands in it is not shown beside", () => {
  const A = "https://a.example/x";
  assert.is(clean(`<iframe src="${A}" title="T">no frames</iframe>y`), `<p><a href="${A}">T</a></p>y`);
  assert.is(clean(`<iframe data-src="${A}" title="T"></iframe>`), `<p><a href="${A}">T</a></p>`);
  assert.is(clean(`<iframe src="" data-src="${A}" title="T"></iframe>`), `<p><a href="${A}">T</a></p>`);
  assert.is(clean(`<embed src="${A}" title="T">y`), `<p><a href="${A}">T</a></p>y`);
  assert.is(
    clean(`<object data="${A}" title="T"><p>no objects</p></object>y`),
    `<p><a href="${A}">T</a></p>y`,
  );
  assert.is(clean(`<object src="${A}" title="T"><p>shown</p></object>`), "<p>shown</p>");
  assert.is(clean("<object><p>shown</p></object><applet><p>too</p></applet>"), "<p>shown</p><p>too</p>");
  assert.is(clean("<iframe>no frames</iframe>"), "");
  assert.is(clean('<iframe src=" ">no frames</iframe>'), "");
});

test("a frame that nobody sees is not linked", () => {
  const frame = (attributes: string) => clean(`<iframe src="https://a.example/" ${attributes}></iframe>`);
  for (const attributes of ["hidden", 'height="0"', 'height="1"'])
    assert.is(frame(attributes), "", attributes);
  for (const attributes of ['height="10"', 'height="01"', 'height="2"', 'width="0"'])
    assert.match(frame(attributes), "href=", attributes);
});

test("the link stands where a paragraph can stand, or in the line", () => {
  const frame = '<iframe src="https://a.example/" title="T"></iframe>';
  const link = '<a href="https://a.example/">T</a>';
  assert.is(clean(frame), `<p>${link}</p>`);
  assert.is(clean(`<div>${frame}</div>`), `<div><p>${link}</p></div>`);
  assert.is(clean(`<p>${frame}</p>`), `<p>${link}</p>`);
  assert.is(clean(`<p>a ${frame} b</p>`), `<p>a ${link} b</p>`);
  assert.is(clean(`<b>${frame} b</b>`), `<b>${link} b</b>`);
  assert.is(clean(`<p><b>${frame}</b></p>`), `<p><b>${link}</b></p>`);
  assert.is(clean(`<b>${frame}</b>`), `<b>${link}</b>`);
  assert.is(clean(`<h2>${frame}</h2>`), `<h2>${link}</h2>`);
  assert.is(clean(`<a href="https://b.example/">x ${frame}</a>`), '<a href="https://b.example/">x T</a>');
  assert.is(
    clean(`<table><tr>${frame}</tr></table>`),
    `<table><tbody><tr><td><p>${link}</p></td></tr></tbody></table>`,
  );
});

test.run();
