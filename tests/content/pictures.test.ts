import { test } from "uvu";
import * as assert from "uvu/assert";
import { cleanContent } from "../../plugins/content/clean.ts";

const context = { pageUrl: "https://n.example/a/", siteBase: "https://n.example/" };
const N = "https://n.example";
const GIF = "data:image/gif;base64,R0lGODlhAQABAAAAACw=";
const clean = (html: string) => cleanContent(html, context);
const cleaned = (cases: readonly (readonly [html: string, clean: string])[]): void => {
  for (const [html, out] of cases) assert.is(clean(html), out, html);
};

test("a picture that a script loads late has its real address", () => {
  cleaned([
    [`<img src="${GIF}" data-src="/boat.jpg" alt="B">`, `<img src="${N}/boat.jpg" alt="B">`],
    ['<img class="lazy" data-src="/boat.jpg">', `<img class="lazy" src="${N}/boat.jpg">`],
    ['<img src="" data-lazy-src="boat.jpg">', `<img src="${N}/a/boat.jpg">`],
    ['<img src="/blank.gif" data-original="/boat.jpg">', `<img src="${N}/boat.jpg">`],
    [
      `<img src="${GIF}" data-srcset="/s.jpg 1x, /l.jpg 2x" data-sizes="auto">`,
      `<img src="${N}/s.jpg" srcset="${N}/s.jpg 1x, ${N}/l.jpg 2x">`,
    ],
    [
      '<img data-srcset="/s.jpg 1x" data-sizes="50vw">',
      `<img srcset="${N}/s.jpg 1x" sizes="50vw" src="${N}/s.jpg">`,
    ],
    [
      '<amp-img src="/boat.jpg" width="9" height="9" layout="fixed"></amp-img>',
      `<img src="${N}/boat.jpg" width="9" height="9">`,
    ],
    [
      `<picture><source type="image/webp" data-srcset="/s.webp 1x"><img src="${GIF}" alt="S"></picture>`,
      `<picture><source type="image/webp" srcset="${N}/s.webp 1x"><img src="${N}/s.webp" alt="S"></picture>`,
    ],
    [
      '<picture><source srcset="/s.webp"><img alt="S"></picture>',
      `<picture><source srcset="${N}/s.webp"><img alt="S" src="${N}/s.webp"></picture>`,
    ],
    // Scripts nobody has listed: by the name of the attribute, or because it names a picture.
    [`<img src="${GIF}" data-cfsrc="/boat.jpg">`, `<img src="${N}/boat.jpg">`],
    ['<img src="/img/placeholder-4x3.png" data-ll-src="/boat">', `<img src="${N}/boat">`],
    [
      '<img src="/pagespeed_static/1.JiB.gif" data-pagespeed-lazy-src="/boat.jpg">',
      `<img src="${N}/boat.jpg">`,
    ],
    [`<img src="${GIF}" data-large-file="/boat.jpg?w=9" data-count="9/9">`, `<img src="${N}/boat.jpg?w=9">`],
    ['<img src="about:blank" v-lazy="/boat.jpg">', `<img src="${N}/boat.jpg">`],
    ['<img src="#" alt="B" data-caption="boat.jpg, at sea">', ""],
    [`<img src="" data-bgset="/s.jpg 400w">`, `<img src="${N}/s.jpg" srcset="${N}/s.jpg 400w">`],
    // A picture that is there already stays.
    ['<img src="/a.jpg" data-zoom-src="/b.jpg" data-full="/c.jpg">', `<img src="${N}/a.jpg">`],
    ['<img src="/blankets.jpg" data-cfsrc="/b.jpg">', `<img src="${N}/blankets.jpg">`],
    [`<img src="${GIF}" data-cfsrc="javascript:x/">`, `<img src="${GIF}">`],
    [
      '<amp-img src="/a.jpg"><amp-img fallback src="/b.jpg"></amp-img></amp-img><amp-anim src="/c.gif"><amp-img placeholder src="/d.png"></amp-img></amp-anim>',
      `<img src="${N}/a.jpg"><img src="${N}/c.gif">`,
    ],
    ["<picture><source><img src='/s.png'></picture>", `<picture><img src="${N}/s.png"></picture>`],
  ]);
});

test("film and sound that a script loads late have their real addresses, posters and sources", () => {
  cleaned([
    [
      '<video data-src="/f.mp4" data-poster="/p.jpg"></video>',
      `<video src="${N}/f.mp4" poster="${N}/p.jpg" controls=""></video>`,
    ],
    ['<audio><source data-src="/s.mp3"></audio>', `<audio controls=""><source src="${N}/s.mp3"></audio>`],
    [
      '<amp-video src="/f.mp4" controls><p>No films</p></amp-video>',
      `<video src="${N}/f.mp4" controls=""><p>No films</p></video>`,
    ],
    ['<amp-audio src="/s.mp3"></amp-audio>', `<audio src="${N}/s.mp3" controls=""></audio>`],
    ['<iframe data-cookieblock-src="/map/" title="Map"></iframe>', `<p><a href="${N}/map/">Map</a></p>`],
    [
      '<iframe src="about:blank" data-src="/map/" title="Map"></iframe>',
      `<p><a href="${N}/map/">Map</a></p>`,
    ],
    ['<iframe data-lazy-src="/map/" title="Map"></iframe>', `<p><a href="${N}/map/">Map</a></p>`],
  ]);
});

test("a script's attribute that holds no address changes nothing", () => {
  for (const attribute of [
    'data-lazy="true"',
    'data-original="yes"',
    'data-src="javascript:x/"',
    'data-src="file:///x"',
    'data-src="a b.jpg"',
    'data-srcset="auto"',
  ])
    assert.is(clean(`<img src="/a.jpg" ${attribute}>`), `<img src="${N}/a.jpg">`, attribute);
});

test("of a picture and its copy for browsers without scripts there is one", () => {
  const copy = '<noscript><img src="/boat.jpg" alt="B"></noscript>';
  const once = `<img src="${N}/boat.jpg" alt="B">`;
  cleaned([
    [`<img data-src="/boat.jpg" alt="B">${copy}`, `<img alt="B" src="${N}/boat.jpg">`],
    [`<p><img src="${GIF}" alt="B"> ${copy}</p>`, `<p> ${once}</p>`],
    [`<p><img class="lazy" id="x" alt="B">${copy}</p>`, `<p>${once}</p>`],
    [`<div><span><img src="${GIF}"></span>${copy}</div>`, `<div><span></span>${once}</div>`],
    [`${copy}<img alt="B" data-src="/boat.jpg" src="${GIF}">`, once],
    [`${copy}<img class="lazy" data-src="/boat.jpg">`, once],
    [`${copy}<img src="${GIF}" data-src="/boat.jpg" alt="B">`, once],
    [`<amp-img src="/boat.jpg" alt="B">${copy}</amp-img>`, once],
    [
      `<picture><source data-srcset="/b.webp"><img data-src="/boat.jpg" alt="B"></picture><noscript><picture><source srcset="/b.webp"><img src="/boat.jpg"></picture></noscript>`,
      `<picture><source srcset="${N}/b.webp"><img alt="B" src="${N}/boat.jpg"></picture>`,
    ],
    [`<img src="${GIF}" aria-hidden="true" alt=""><img data-src="/boat.jpg">`, `<img src="${N}/boat.jpg">`],
    // Two pictures are two.
    [`<img src="/1.jpg">${copy}`, `<img src="${N}/1.jpg">${once}`],
    [`<img data-src="/1.jpg">words${copy}`, `<img src="${N}/1.jpg">words${once}`],
    [
      '<noscript><img src="/1.jpg"><img src="/2.jpg"></noscript>',
      `<img src="${N}/1.jpg"><img src="${N}/2.jpg">`,
    ],
    [
      `<img data-src="/1.jpg"><noscript><img src="/1.jpg"><img src="/2.jpg"></noscript>`,
      `<img src="${N}/1.jpg"><img src="${N}/2.jpg">`,
    ],
  ]);
});

test("a picture of an emoji is the character, or keeps its size", () => {
  cleaned([
    ['a <img class="emoji" draggable="false" alt="😀" src="/72x72/1f600.png">', "a 😀"],
    ['<img class="wp-smiley" alt="🙂" src="/x.png">', "🙂"],
    [
      '<img class="emoji" alt=":woman:" title=":woman:" src="https://a.example/unicode/1f469-200d-1f4bb.png?v8" height="20">',
      "👩‍💻",
    ],
    ['<img alt="🇰🇿" src="/kz.svg" width="20" height="20">', "🇰🇿"],
    [
      '<img class="emoji" alt=":octocat:" src="/octocat.png">',
      `<img class="emoji" alt=":octocat:" src="${N}/octocat.png" height="20">`,
    ],
    [
      '<img class="smiley" alt=":)" src="/s.gif" width="15">',
      `<img class="smiley" alt=":)" src="${N}/s.gif" width="15">`,
    ],
    [
      '<img class="emoji" alt="x" src="/110000000.png" style="height: 1.2em; width: 1em">',
      `<img class="emoji" alt="x" src="${N}/110000000.png" width="16" height="19">`,
    ],
    ['Hi <img src="https://a.example/72x72/1f44d.png" alt="👍">', "Hi 👍"],
    ['<img src="/svg/2764.svg" alt="❤️">', "❤️"],
    ['<img src="/1f44d.png" alt="👍" width="800">', `<img src="${N}/1f44d.png" alt="👍" width="800">`],
    ['<img src="/1f44d.png" alt="🚀">', `<img src="${N}/1f44d.png" alt="🚀">`],
    // A photograph stays one, whatever its description.
    ['<img alt="🚀" src="/launch.jpg">', `<img alt="🚀" src="${N}/launch.jpg">`],
    ['<img alt="🚀" src="/launch.jpg" height="600">', `<img alt="🚀" src="${N}/launch.jpg" height="600">`],
    ['<img src="/a.png" style="width:100%;max-width:20px">', `<img src="${N}/a.png">`],
  ]);
});

test("a picture of one pixel, which counts visits, goes", () => {
  cleaned([
    ['a<img src="https://count.example/p" width="1" height="1" alt="">', "a"],
    ['<noscript><img src="https://count.example/p" width="0" height="0"></noscript>', ""],
    ['<img src="/a.png" width="1" height="300">', `<img src="${N}/a.png" width="1" height="300">`],
  ]);
});

test("an object or embed that is a picture becomes one", () => {
  cleaned([
    [
      '<object data="/map.svg" type="image/svg+xml" title="Map"><p>No</p></object>',
      `<img src="${N}/map.svg" alt="Map">`,
    ],
    ['<embed src="/map" type="image/png">', `<img src="${N}/map">`],
    ['<object data="/map.svg?v=2"></object>', `<img src="${N}/map.svg?v=2">`],
    ['<object data="/a.svg" type="text/html"></object>', `<p><a href="${N}/a.svg">${N}/a.svg</a></p>`],
  ]);
});

test("a drawing without words is linked by its page, and an icon is not", () => {
  const link = `<p><a href="${N}/a/">${N}/a/</a></p>`;
  cleaned([
    [
      '<figure><svg viewBox="0 0 600 300"><path d="M0"/></svg><figcaption>C</figcaption></figure>',
      `<figure>${link}<figcaption>C</figcaption></figure>`,
    ],
    ["<p>a <svg width='100%' viewBox='0 0 9 9'><rect/></svg></p>", `<p>a <a href="${N}/a/">${N}/a/</a></p>`],
    ["<svg><g></g></svg>", ""],
    ['<svg aria-hidden="true" viewBox="0 0 600 300"><path/></svg>', ""],
    ['<svg role="presentation" viewBox="0 0 600 300"><path/><text>x</text></svg>', ""],
    ['<svg viewBox="0 0 24 24"><path/></svg>', ""],
    ['<svg width="1em" height="1em" viewBox="0 0 512 512"><path/></svg>', ""],
    ['<svg style="width: 20px" viewBox="0 0 512 512"><use href="#i"/></svg>', ""],
    ['<svg class="icon icon-rss" viewBox="0 0 512 512"><path/></svg>', ""],
    ['<svg style="display:none"><symbol id="i"><path/></symbol></svg>', ""],
    // In a link, the link is not lost.
    [
      '<a href="/x?a&amp;b"><svg viewBox="0 0 600 300"><path/></svg></a>',
      `<a href="${N}/x?a&amp;b">${N}/x?a&amp;b</a>`,
    ],
    ['<svg viewBox="0 0 600 300"><desc>Rain by month</desc><path/></svg>', "Rain by month"],
    [
      '<svg viewBox="0 0 9 9"><foreignObject><p>Start</p></foreignObject><foreignObject><p>End</p></foreignObject></svg>',
      "Start End",
    ],
    ['<h2>x<svg viewBox="0 0 600 300"><path/></svg></h2>', "<h2>x</h2>"],
    [
      '<svg><text x="0">Jan</text><text x="9">Feb<style>p{}</style></text><metadata>m</metadata></svg>',
      "Jan Feb",
    ],
    ['<svg><text><tspan x="0">one</tspan><tspan x="0" dy="1em">two</tspan></text></svg>', "one two"],
  ]);
});

test.run();
