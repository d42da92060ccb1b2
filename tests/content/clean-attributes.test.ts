import { test } from "uvu";
import * as assert from "uvu/assert";
import { cleanContent } from "../../plugins/content/clean.ts";

const context = { pageUrl: "https://news.example/sub/2021/rain/", siteBase: "https://news.example/sub/" };
const clean = (html: string) => cleanContent(html, context);
const same = (html: string) => assert.is(clean(html), html);
const A = "https://a.example/";

test("an attribute that means something away from its page is kept", () => {
  for (const html of [
    '<p id="i" class="c" title="t" lang="kk" dir="rtl" aria-label="l">x</p>',
    `<a href="${A}" hreflang="kk" rel="nofollow" type="text/html">x</a>`,
    `<map name="m"><area alt="a" coords="0,0,1,1" href="${A}" hreflang="kk" rel="x" shape="rect"></map>`,
    `<audio controls="" loop="" muted="" preload="none" src="${A}"></audio>`,
    `<blockquote cite="${A}">x</blockquote>`,
    '<table border="1"><colgroup span="2" width="9"></colgroup><colgroup><col span="2" width="9"></colgroup></table>',
    '<data value="1">x</data>',
    `<del cite="${A}" datetime="2021-05-05">x</del>`,
    `<ins cite="${A}" datetime="2021-05-05">x</ins>`,
    '<details open="">x</details>',
    `<img alt="a" height="1" ismap="" longdesc="${A}" sizes="1px" src="${A}" srcset="${A} 1x" usemap="#m" width="1">`,
    '<ol reversed="" start="3" type="a"><li value="2">x</li></ol>',
    `<q cite="${A}">x</q>`,
    `<picture><source height="1" media="print" sizes="1px" src="${A}" srcset="${A} 1x" type="image/png" width="1"><img src="${A}"></picture>`,
    '<table><tbody><tr align="left" valign="top"><td abbr="a" align="left" colspan="2" headers="h" rowspan="2" valign="top">x</td></tr></tbody></table>',
    '<table><tbody><tr><th abbr="a" align="left" colspan="2" headers="h" rowspan="2" scope="row" valign="top">x</th></tr></tbody></table>',
    '<time datetime="2021-05-05">x</time>',
    `<video controls="" height="1" loop="" muted="" playsinline="" poster="${A}" preload="none" src="${A}" width="1"><track default="" kind="captions" label="l" src="${A}" srclang="kk"></video>`,
  ])
    same(html);
});

test("an attribute of another element is no attribute of this one", () => {
  assert.is(
    clean('<p cite="x" align="left" value="1" href="/x" src="/y" style="text-align:left">x</p>'),
    "<p>x</p>",
  );
  assert.is(clean('<a src="/x" cite="/y" target="_blank" ping="/z">x</a>'), "<a>x</a>");
});

test("the alignment of a column stays, and no other style", () => {
  const styled = (style: string) =>
    /<td([^>]*)>/.exec(clean(`<table><tbody><tr><td style="${style}">x</td></tr></tbody></table>`))?.[1];
  for (const side of ["left", "right", "center", "justify", "start", "end"])
    assert.is(styled(`text-align:${side}`), ` style="text-align:${side}"`);
  assert.is(styled("TEXT-ALIGN: Center"), ' style="text-align:center"');
  assert.is(styled("color:red;  text-align  :  right  ; top:0"), ' style="text-align:right"');
  for (const style of [
    "x-text-align:left",
    "text-align:leftmost",
    "text-align-last:left",
    "text-align:left!important",
    "text-align:",
    "background:url(x)",
  ])
    assert.is(styled(style), "", style);
});

test("the address of a long description, a source and a poster leads to the site", () => {
  assert.is(
    clean('<img src="x.png" longdesc="/d">'),
    '<img src="https://news.example/sub/2021/rain/x.png" longdesc="https://news.example/sub/d">',
  );
  assert.is(
    clean('<blockquote cite="/q">x</blockquote>'),
    '<blockquote cite="https://news.example/sub/q">x</blockquote>',
  );
});

test("a picture, film or sound without an address has none, not that of the page", () => {
  assert.is(clean('<video src=" " poster=""></video><audio><source></audio>'), "");
  assert.is(clean('<img src="" alt="x"><img src=" " srcset=" ">'), "");
  assert.is(
    clean('<img src="" srcset="/a.png 1x">'),
    '<img src="https://news.example/sub/a.png" srcset="https://news.example/sub/a.png 1x">',
  );
  assert.is(
    clean('<img src="/a.png" srcset="javascript:x 2x">'),
    '<img src="https://news.example/sub/a.png">',
  );
});

test("an address with a scheme that may start a program is gone, and inline data stays where it is a picture", () => {
  const refused =
    "javascript vbscript livescript mocha about blob filesystem file jar view-source data feed ms-msdt search-ms ssh chrome " +
    "intent smb res steam vscode web+x ftp cid x";
  for (const scheme of refused.split(" ")) {
    assert.is(clean(`<a href="${scheme}:x">x</a>`), "<a>x</a>", scheme);
    assert.is(clean(`<a href="${scheme}:javascript:alert(1)">x</a>`), "<a>x</a>", scheme);
    assert.is(clean(`<a href=" ${scheme.toUpperCase()}://[x">x</a>`), "<a>x</a>", scheme);
    assert.is(clean(`<img src="${scheme}:x">`), "", scheme);
    assert.is(clean(`<a href="${A}?u=${scheme}:x">x</a>`), `<a href="${A}?u=${scheme}:x">x</a>`, scheme);
  }
  for (const address of [
    "mailto:a@b.example",
    "tel:+1",
    "sms:+1?body=x",
    "xmpp:a@b.example",
    "matrix:r/x:b.example",
    "magnet:?xt=urn:btih:x",
    "geo:51,71",
  ]) {
    same(`<a href="${address}">x</a>`);
    assert.is(clean(`<img src="${address}">`), "", address);
  }
  assert.match(clean('<img src="DATA:image/png;base64,AA">'), 'src="DATA:image/png;base64,AA"');
  for (const kind of ["image/png", "audio/mpeg", "video/mp4"])
    assert.is(clean(`<a href="data:${kind};base64,AA">x</a>`), "<a>x</a>");
  assert.is(clean('<audio src="data:audio/mpeg;base64,AA"></audio>'), "");
  assert.is(clean('<img src="data:text/html,data:image/png">'), "");
  assert.is(clean('<img src="javascript:data:image/png">'), "");
  assert.is(
    clean('<img src="data:image/svg+xml,<svg a b>">'),
    '<img src="data:image/svg+xml,%3Csvg%20a%20b%3E">',
  );
});

test("an address from the root is that of the site, one from another host is not", () => {
  for (const [written, absolute] of [
    ["/", "https://news.example/sub/"],
    ["/x", "https://news.example/sub/x"],
    ["/sub", "https://news.example/sub"],
    ["/sub#a", "https://news.example/sub#a"],
    ["/sub/x?/y", "https://news.example/sub/x?/y"],
    ["/x?/sub/", "https://news.example/sub/x?/sub/"],
    ["//cdn.example/x", "https://cdn.example/x"],
    ["/\\cdn.example/x", "https://cdn.example/x"],
    ["x", "https://news.example/sub/2021/rain/x"],
    ["", "https://news.example/sub/2021/rain/"],
    ["?q", "https://news.example/sub/2021/rain/?q"],
    [" /x ", "https://news.example/sub/x"],
  ] as const)
    assert.is(clean(`<a href="${written}">x</a>`), `<a href="${absolute}">x</a>`, written);
});

test("what validators refuse is encoded everywhere but in the brackets of a host", () => {
  for (const [written, absolute] of [
    ["http://[2001:db8::1]/[a]?[b]#[c]", "http://[2001:db8::1]/%5Ba%5D?%5Bb%5D#%5Bc%5D"],
    ["http://[2001:db8::1]:8080/[a]", "http://[2001:db8::1]:8080/%5Ba%5D"],
    ["http://user@[::1]/[a]", "http://user@[::1]/%5Ba%5D"],
    ["mailto:a@b.example?subject=[x] y", "mailto:a@b.example?subject=%5Bx%5D%20y"],
    ["magnet:?x={y}", "magnet:?x=%7By%7D"],
  ] as const)
    assert.is(clean(`<a href="${written}">x</a>`), `<a href="${absolute}">x</a>`, written);
});

test("a set of pictures is read as browsers read it", () => {
  const P = "https://news.example/sub/2021/rain/";
  for (const [written, absolute] of [
    ["a", `${P}a`],
    [",, a 1x ,, b 2x ,", `${P}a 1x, ${P}b 2x`],
    ["a, b", `${P}a, ${P}b`],
    ["a,, b 2x", `${P}a, ${P}b 2x`],
    ["a,b 1x", `${P}a,b 1x`],
    ["a  1x   2h , b", `${P}a 1x 2h, ${P}b`],
    ["a x(1,2) , b 2x", `${P}a x(1,2), ${P}b 2x`],
    ["a x(1,(2,3),4), b", `${P}a x(1,(2,3),4), ${P}b`],
    ["a ) 1x, b 2x", `${P}a ) 1x, ${P}b 2x`],
    ["a\n1x,\n\tb\n2x", `${P}a 1x, ${P}b 2x`],
    ["javascript:x 1x, b 2x", `${P}b 2x`],
  ] as const)
    assert.is(
      clean(`<img src="${A}" srcset="${written}">`),
      `<img src="${A}" srcset="${absolute}">`,
      written,
    );
  for (const written of ["", " ", ",", " , "]) assert.is(clean(`<img srcset="${written}">`), "", written);
});

test("each address that cannot be parsed is reported as it was written", () => {
  const reported: string[] = [];
  const html = `<a href=" http://[ ">x</a>`;
  assert.is(
    cleanContent(html, { ...context, report: (address) => reported.push(address) }),
    '<a href="http://[">x</a>',
  );
  assert.equal(reported, [" http://[ "]);
});

test.run();
