import { test } from "uvu";
import * as assert from "uvu/assert";
import { cleanContent } from "../../plugins/content/clean.ts";

const context = { pageUrl: "https://news.example/sub/2021/rain/", siteBase: "https://news.example/sub/" };
const clean = (html: string) => cleanContent(html, context);
const same = (html: string) => assert.is(clean(html), html);

test("links and pictures lead to the site from any reader", () => {
  assert.is(
    clean('<a href="b.html?q=1#f">x</a>'),
    '<a href="https://news.example/sub/2021/rain/b.html?q=1#f">x</a>',
  );
  assert.is(clean('<a href="../snow/">x</a>'), '<a href="https://news.example/sub/2021/snow/">x</a>');
  assert.is(clean('<a href="#fn1">1</a>'), '<a href="https://news.example/sub/2021/rain/#fn1">1</a>');
  assert.is(clean('<img src="a b.png">'), '<img src="https://news.example/sub/2021/rain/a%20b.png">');
  assert.is(clean('<q cite="x">y</q>'), '<q cite="https://news.example/sub/2021/rain/x">y</q>');
});

test("an address from the root of the site gets the path prefix once", () => {
  assert.is(clean('<img src="/img/x.png">'), '<img src="https://news.example/sub/img/x.png">');
  assert.is(clean('<img src="/sub/img/x.png">'), '<img src="https://news.example/sub/img/x.png">');
  assert.is(clean('<img src="/subway.png">'), '<img src="https://news.example/sub/subway.png">');
  assert.is(clean('<a href="/">x</a>'), '<a href="https://news.example/sub/">x</a>');
  assert.is(clean('<a href="/sub?q">x</a>'), '<a href="https://news.example/sub?q">x</a>');
  const root = { pageUrl: "https://news.example/a/", siteBase: "https://news.example/" };
  assert.is(cleanContent('<img src="/img/x.png">', root), '<img src="https://news.example/img/x.png">');
});

test("other hosts and other schemes stay what they are", () => {
  assert.is(clean('<img src="//cdn.example/x.png">'), '<img src="https://cdn.example/x.png">');
  same('<a href="mailto:desk@news.example?subject=Rain">x</a>');
  same('<a href="tel:+77172000000">x</a>');
  same('<a href="http://[2001:db8::1]/a">x</a>');
  same('<img src="data:image/png;base64,AAAA">');
});

test("characters that validators refuse in addresses are percent-encoded", () => {
  assert.is(
    clean('<a href="a|b[c]^{d}`?e=[f]#g h">x</a>'),
    '<a href="https://news.example/sub/2021/rain/a%7Cb%5Bc%5D%5E%7Bd%7D%60?e=%5Bf%5D#g%20h">x</a>',
  );
});

test("every picture of a srcset is absolute, commas in addresses and descriptors intact", () => {
  assert.is(
    clean(
      '<img alt="" src="/a.png" srcset="/a,b.png 1x,data:image/gif;base64,R0lG 2x , c.png 100w 50h,d.png">',
    ),
    '<img alt="" src="https://news.example/sub/a.png" srcset="https://news.example/sub/a,b.png 1x, data:image/gif;base64,R0lG 2x, ' +
      'https://news.example/sub/2021/rain/c.png 100w 50h, https://news.example/sub/2021/rain/d.png">',
  );
});

test("an address that cannot be parsed is left as written and reported", () => {
  const reported: string[] = [];
  const html = '<a href="http://[">x</a><a href="https://exa mple/">y</a>';
  assert.is(cleanContent(html, { ...context, report: (address) => reported.push(address) }), html);
  assert.equal(reported, ["http://[", "https://exa mple/"]);
});

test("nothing that runs, styles or submits is left", () => {
  assert.is(clean("a<script>alert(1)</script><style>p{}</style><template><b>x</b></template>b"), "ab");
  assert.is(
    clean('<p onclick="x()" style="position:fixed" data-x="1" tabindex="1" contenteditable>x</p>'),
    "<p>x</p>",
  );
  assert.is(
    clean('<form action="/s"><label>Name <input name="n"></label><button>Go</button></form>'),
    "<div>Name </div>",
  );
  assert.is(
    clean('<base href="/x"><link rel="stylesheet" href="x.css"><meta charset="x"><title>t</title>x'),
    "x",
  );
  assert.is(clean("<!doctype html><!-- c --><?php x ?><html><body>x</body></html>"), "x");
});

test("addresses that run a program are gone, however they are disguised", () => {
  for (const address of [
    "javascript:alert(1)",
    " JaVaScRiPt:alert(1)",
    "java&#10;script:alert(1)",
    "java&Tab;script&colon;alert(1)",
    "&#1;javascript:alert(1)",
    "javascript://[%0aalert(1)",
    "vbscript:x",
    "data:text/html,<script>alert(1)</script>",
    "\u0000javascript:x",
  ]) {
    assert.is(clean(`<a href="${address}">x</a>`), "<a>x</a>", address);
  }
  assert.is(clean('<a href="/javascript:x">x</a>'), '<a href="https://news.example/sub/javascript:x">x</a>');
  assert.is(clean('<img src="javascript:x"><img src="data:text/html,x"><img>'), "");
});

test("a player becomes a link to what it shows", () => {
  assert.is(
    clean('<iframe src="https://www.youtube-nocookie.com/embed/abc?start=9" title="The film"></iframe>'),
    '<p><a href="https://www.youtube.com/watch?v=abc&amp;t=9s">The film</a></p>',
  );
  assert.is(
    clean('<p>See <iframe src="/map.html"></iframe></p>'),
    '<p>See <a href="https://news.example/sub/map.html">https://news.example/sub/map.html</a></p>',
  );
  assert.is(
    clean('<object data="/a.pdf"><p>fallback</p></object>').includes('href="https://news.example/sub/a.pdf"'),
    true,
  );
  assert.is(clean('<embed src="/a.swf">').includes('href="https://news.example/sub/a.swf"'), true);
  assert.is(clean('<lite-youtube videoid="abc"></lite-youtube>').includes("watch?v=abc"), true);
  assert.is(clean('<iframe src="javascript:x"></iframe><iframe srcdoc=" "></iframe>'), "");
  // What stands in the frame itself is to be seen on the page.
  assert.is(
    clean('<iframe srcdoc="<b>x</b>" title="Demo"></iframe>'),
    clean('<iframe src="" srcdoc="<b>x</b>" title="Demo"></iframe>'),
  );
  assert.match(
    clean('<iframe srcdoc="<b>x</b>" title="Demo"></iframe>'),
    /^<p><a href="https:[^"]*\/">Demo<\/a><\/p>$/,
  );
});

test("film and sound keep their sources and can be started", () => {
  assert.is(
    clean('<video autoplay poster="/p.jpg"><source src="a.mp4" type="video/mp4"><track src="a.vtt"></video>'),
    '<video poster="https://news.example/sub/p.jpg" controls="">' +
      '<source src="https://news.example/sub/2021/rain/a.mp4" type="video/mp4">' +
      '<track src="https://news.example/sub/2021/rain/a.vtt"></video>',
  );
});

test("headings are without their permalinks and keep their words", () => {
  assert.is(
    clean('<h2 id="a">Rain <a class="header-anchor" href="#a" aria-hidden="true">#</a></h2>'),
    '<h2 id="a">Rain</h2>',
  );
  assert.is(clean('<h2 id="a"><a class="header-anchor" href="#a">Rain</a></h2>'), '<h2 id="a">Rain</h2>');
  assert.is(clean('<h2 id="a"><a class="anchor" href="#a"><svg></svg></a>Rain</h2>'), '<h2 id="a">Rain</h2>');
  assert.is(
    clean('<h2 id="é">Rain <a class="direct-link" href="#%C3%A9"><span>Permalink to Rain</span> ¶</a></h2>'),
    '<h2 id="é">Rain</h2>',
  );
  assert.is(
    clean('<h2 id="a">Rain</h2> <a class="header-anchor" href="#a">Link</a>'),
    '<h2 id="a">Rain</h2> ',
  );
  assert.match(clean('<h2 id="a">See <a href="#b">snow</a></h2>'), /<a href=/);
});

test("code, tables, figures and details are kept", () => {
  same('<pre><code class="language-js">\n\n  a &lt; b &amp;&amp; c\t\n</code></pre>');
  same(
    '<table><caption>c</caption><thead><tr><th style="text-align:right">a</th></tr></thead><tbody><tr><td colspan="2">b</td></tr></tbody></table>',
  );
  same(
    '<figure><picture><source srcset="https://a.example/x.webp" type="image/webp"><img src="https://a.example/x.png" alt="X"></picture><figcaption>C</figcaption></figure>',
  );
  same('<details open=""><summary>S</summary><p>T</p></details>');
  same(
    '<ol start="3" reversed=""><li value="2">x</li></ol><dl><dt>a</dt><dd>b</dd></dl><ruby>漢<rt>kan</rt></ruby>',
  );
});

test("a formula reads right where MathML is not known", () => {
  assert.is(
    clean("<p>So <math><mi>E</mi><mo>=</mo><mi>m</mi><msup><mi>c</mi><mn>2</mn></msup></math>.</p>"),
    "<p>So <i>E</i> = <i>m</i><i>c</i><sup>2</sup>.</p>",
  );
  assert.is(
    clean("<math><mfrac><mrow><mi>a</mi><mo>+</mo><mn>1</mn></mrow><mn>2</mn></mfrac></math>"),
    "(<i>a</i>+1)/2",
  );
  assert.is(clean("<math><mroot><mi>x</mi><mn>3</mn></mroot></math>"), "<sup>3</sup>√(<i>x</i>)");
  assert.is(
    clean(
      '<math><semantics><mi>x</mi><annotation encoding="application/x-tex">x</annotation></semantics></math>',
    ),
    "<i>x</i>",
  );
});

test("a drawing is its title, else its words", () => {
  assert.is(clean("a<svg><title>Logo</title><path d='M0'/><text>no</text></svg>b"), "aLogob");
  assert.is(
    clean("a <svg><path d='M0'/><text>Run<tspan>way</tspan></text><text> 09</text></svg>"),
    "a Runway 09",
  );
  assert.is(clean('<svg aria-hidden="true"><title>Icon</title></svg>x'), "x");
  assert.is(clean("<svg><g><p>text after a forgotten end tag</p>"), "<p>text after a forgotten end tag</p>");
});

test("elements of a site's own lose their tags and keep their text", () => {
  assert.is(clean("<is-land on:visible><p>x</p></is-land>"), "<p>x</p>");
  assert.is(clean("<font color=red>x</font><noscript>y</noscript>"), "xy");
});

test("what the page hides stays hidden", () => {
  assert.is(clean("<p>a</p><div hidden>b<div>c</div></div><p>d</p><img hidden src=x>"), "<p>a</p><p>d</p>");
  assert.is(
    clean('<noscript><iframe src="https://count.example/" height="0" width="0"></iframe></noscript>'),
    "",
  );
});

test("untidy HTML comes out as a tree that leaves nothing to mend", () => {
  assert.is(clean("<p>a<p>b<ul><li>c<li>d"), "<p>a</p><p>b</p><ul><li>c</li><li>d</li></ul>");
  assert.is(clean("</p></div>x</b>"), "x");
  assert.is(
    clean("<table><td>a<tr><td>b</table>"),
    "<table><tbody><tr><td>a</td></tr><tr><td>b</td></tr></tbody></table>",
  );
  assert.is(clean("<b><i>x</b>y</i>"), "<b><i>x</i></b>y");
  assert.is(
    clean("<div><table><tr><td></div>x</table>y</div>z"),
    "<div><table><tbody><tr><td>x</td></tr></tbody></table>y</div>z",
  );
  assert.is(
    clean('<a href="https://a.example/">x<a href="https://b.example/">y'),
    '<a href="https://a.example/">x</a><a href="https://b.example/">y</a>',
  );
});

test("no character that breaks a feed is left", () => {
  assert.is(clean("a\u0000\u0008\uD800b\uFFFE\u0085\u{1FFFF}]]>c😀\f"), "ab]]&gt;c😀 ");
  assert.is(
    clean('<p title="\u0000&quot;<>&amp;">\uFFFD</p>'),
    '<p title="&quot;&lt;&gt;&amp;">&#xFFFD;</p>',
  );
  assert.is(clean("&lt;script&gt; &amp;amp; &nbsp;"), "&lt;script&gt; &amp;amp; \u00A0");
});

test("no nesting is too deep", () => {
  const deep = clean(`${"<div>".repeat(100_000)}x${"</div>".repeat(100_000)}<p>y</p>`);
  assert.ok(deep.endsWith("</div><p>y</p>"));
  assert.ok(deep.length < 5000);
  assert.ok(clean(`<math>${"<msup><mi>x</mi>".repeat(100_000)}`).includes("<i>x</i>"));
});

test("columns, headings and pictures written another way stand where HTML has them stand", () => {
  const root = { pageUrl: "https://news.example/a/", siteBase: "https://news.example/" };
  const columns = "<table><colgroup><col></colgroup><tbody><tr><td>x</td></tr></tbody></table>";
  assert.is(clean("<table><col><tr><td>x</table>"), columns);
  same(columns);
  assert.is(
    clean("<table><caption>c<col><tr><td>x"),
    columns.replace("<table>", "<table><caption>c</caption>"),
  );
  assert.is(clean("<h2>a<h3>b</h3>"), "<h2>a</h2><h3>b</h3>");
  assert.is(cleanContent('<image src="a.png">', root), '<img src="https://news.example/a/a.png">');
  assert.is(clean('<p>a<img src=" "></p>'), "<p>a</p>");
});

test("an address is encoded after its host, if it has one", () => {
  assert.is(clean('<a href="mailto:a|b@c.example">x</a>'), '<a href="mailto:a%7Cb@c.example">x</a>');
  assert.is(clean('<a href="java&#10;script:alert(1)">x</a>'), "<a>x</a>");
});

test("blanks in formulas part what they part, and no more", () => {
  assert.is(clean("<math><mi>x</mi><mspace/><mi>y</mi></math>"), "<i>x</i> <i>y</i>");
});

test.run();
