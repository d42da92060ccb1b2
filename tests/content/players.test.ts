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

test("what a script puts into the page is linked, and a script that shows nothing is gone", () => {
  const script = (src: string, attributes = "") => clean(`<script src="${src}" ${attributes}></script>`);
  for (const [src, page] of [
    ["https://gist.github.com/ann/1a2b.js", "https://gist.github.com/ann/1a2b"],
    ["//gist.github.com/1a2b.js?file=a.b.js", "https://gist.github.com/1a2b#file-a-b-js"],
    ["https://asciinema.org/a/14.js", "https://asciinema.org/a/14"],
    ["https://gitlab.example/-/snippets/7.js", "https://gitlab.example/-/snippets/7"],
    ["https://jsfiddle.net/ann/1a2b/embed/js,html/", "https://jsfiddle.net/ann/1a2b/"],
    ["https://datawrapper.dwcdn.net/1a2b/embed.js?v=1", "https://datawrapper.dwcdn.net/1a2b/"],
    ["https://pastebin.com/embed_js/1a2b", "https://pastebin.com/1a2b"],
    ["https://emgithub.com/embed.js?target=https%3A%2F%2Fgithub.com%2Fa%2Fb", "https://github.com/a/b"],
  ] as const)
    assert.is(script(src), `<p><a href="${page}">${page}</a></p>`, src);
  assert.match(
    script("https://telegram.org/js/telegram-widget.js?22", 'data-telegram-post="ann/68"'),
    'href="https://t.me/ann/68"',
  );
  assert.match(
    script("https://speakerdeck.com/assets/embed.js", 'data-id="1a"'),
    'href="https://speakerdeck.com/player/1a"',
  );
  for (const src of [
    "https://a.example/1a2b.js",
    "/gist.github.com/1.js",
    "https://gist.github.com/",
    "https://telegram.org/js/telegram-widget.js",
    "https://speakerdeck.com/assets/embed.js",
    "https://emgithub.com/embed.js?target=javascript:x",
    "https://emgithub.com/embed.js",
    "https://jsfiddle.net/embed/",
    "https://pastebin.com/x",
    "javascript:x",
    "http://[",
    "",
  ])
    assert.is(script(src), "", src);
});

test("an element of a site's own that has only an address is linked", () => {
  const link = (href: string, text = href) => `<p><a href="${href}">${text}</a></p>`;
  for (const [html, href] of [
    ['<mastodon-embed url="https://a.example/@ann/1"></mastodon-embed>', "https://a.example/@ann/1"],
    ['<mastodon-post src="https://a.example/@ann/1"><!-- c --></mastodon-post>', "https://a.example/@ann/1"],
    [
      '<youtube-video src="https://www.youtube.com/embed/abc"></youtube-video>',
      "https://www.youtube.com/watch?v=abc",
    ],
    [
      '<amp-youtube data-videoid="abc" layout="responsive"></amp-youtube>',
      "https://www.youtube.com/watch?v=abc",
    ],
    ['<lite-vimeo videoid="1"></lite-vimeo>', "https://vimeo.com/1"],
    ['<amp-dailymotion data-videoid="x1"></amp-dailymotion>', "https://www.dailymotion.com/video/x1"],
    ['<amp-twitter data-tweetid="1"></amp-twitter>', "https://twitter.com/i/status/1"],
    ['<amp-instagram data-shortcode="a"></amp-instagram>', "https://www.instagram.com/p/a/"],
    ['<amp-gist data-gistid="1a"></amp-gist>', "https://gist.github.com/1a"],
    ['<amp-facebook data-href="https://a.example/1"></amp-facebook>', "https://a.example/1"],
    ['<amp-iframe src="https://a.example/1"><p>wait</p></amp-iframe>', "https://a.example/1"],
    ['<tide-map src="/map/"></tide-map>', "https://news.example/map/"],
    ['<tide-map src="/map/"><button>Open</button></tide-map>', "https://news.example/map/"],
  ] as const)
    assert.is(clean(html), link(href), html);
  assert.is(
    clean('<x-film href="/f/" title="The film"></x-film>'),
    link("https://news.example/f/", "The film"),
  );
  // What a reader can see without it makes the link needless.
  assert.is(
    clean('<tide-map src="/map/"><p>High water at noon.</p></tide-map>x'),
    "<p>High water at noon.</p>x",
  );
  assert.is(clean('<a-b src="/1/"><a-b src="/2/">x</a-b></a-b>'), "x");
  assert.is(clean('<div><tide-map src="/map/"></div>x'), `<div>${link("https://news.example/map/")}</div>x`);
  for (const nothing of [
    '<amp-pixel src="https://count.example/p"></amp-pixel>',
    '<amp-list src="https://a.example/list.json"></amp-list>',
    '<x-load src="/app.js"></x-load>',
    '<x-load src="javascript:x"></x-load>',
    '<x-load src="data:text/html,x"></x-load>',
    '<x-load src="word"></x-load>',
    '<x-load hidden src="/a/"></x-load>',
    "<x-load></x-load>",
  ])
    assert.is(clean(nothing), "", nothing);
});

test("an element that a service's script was to fill is linked, unless something stands in it", () => {
  for (const [html, href] of [
    ['<div class="fb-post" data-href="https://a.example/posts/1"></div>', "https://a.example/posts/1"],
    [
      '<blockquote class="instagram-media" data-instgrm-permalink="https://a.example/p/1/"></blockquote>',
      "https://a.example/p/1/",
    ],
    [
      '<blockquote class="tiktok-embed" cite="https://a.example/video/1"><section> </section></blockquote>',
      "https://a.example/video/1",
    ],
    ['<figure><div data-oembed-url="https://a.example/1"></div></figure>', "https://a.example/1"],
    ['<figure><oembed url="https://a.example/1"></oembed></figure>', "https://a.example/1"],
    ['<div class="youtube-player" data-id="abc"></div>', "https://www.youtube.com/watch?v=abc"],
    ['<div data-youtube-id="abc"></div>', "https://www.youtube.com/watch?v=abc"],
    ['<code data-gist-id="abc"></code>', "https://gist.github.com/abc"],
    ['<div class="codepen" data-slug-hash="abc" data-user="ann"></div>', "https://codepen.io/ann/pen/abc"],
    [
      '<div class="flourish-embed" data-src="visualisation/12"></div>',
      "https://public.flourish.studio/visualisation/12/",
    ],
    [
      '<script src="https://fast.wistia.com/embed/medias/abc1234567.jsonp"></script>',
      "https://fast.wistia.net/embed/iframe/abc1234567",
    ],
    ['<gist-embed gist-id="abc"></gist-embed>', "https://gist.github.com/abc"],
    [
      '<amp-youtube data-videoid="abc"><amp-img placeholder src="/p.jpg"></amp-img></amp-youtube>',
      "https://www.youtube.com/watch?v=abc",
    ],
  ] as const) {
    const cleaned = clean(html);
    assert.is(/href="([^"]*)"/.exec(cleaned)?.[1], href, html);
    assert.is(clean(cleaned), cleaned, html);
  }
  for (const html of [
    '<p class="codepen" data-slug-hash="abc" data-user="ann">Words</p>',
    '<div class="fb-post" data-href="https://a.example/posts/1"><p>Words</p></div>',
    '<div class="share" data-url="https://a.example/"></div>',
    '<div class="post" data-href="javascript:x"></div>',
    '<div data-id="abc"></div>',
  ])
    assert.not.match(clean(html), "href=", html);
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
  assert.is(
    clean('<p>x <span class="embed" data-url="https://a.example/" title="T"></span></p>'),
    `<p>x ${link.replace("<a", '<span class="embed" title="T"><a')}</span></p>`,
  );
  assert.is(clean(`<h2>${frame}</h2>`), `<h2>${link}</h2>`);
  assert.is(clean(`<a href="https://b.example/">x ${frame}</a>`), '<a href="https://b.example/">x T</a>');
  assert.is(
    clean(`<table><tr>${frame}</tr></table>`),
    `<table><tbody><tr><td><p>${link}</p></td></tr></tbody></table>`,
  );
});

test.run();
