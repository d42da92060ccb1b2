import { test } from "uvu";
import * as assert from "uvu/assert";
import { cleanContent } from "../../plugins/content/clean.ts";

/* Untidy HTML as browsers read it: HTML Living Standard, 13.2.6.4. */

const context = { pageUrl: "https://n.example/a/", siteBase: "https://n.example/" };
const cleaned = (cases: readonly (readonly [html: string, clean: string])[]): void => {
  for (const [html, clean] of cases) assert.is(cleanContent(html, context), clean, html);
};

test("a list item ends the one before in its own list only", () => {
  cleaned([
    ["<ul><li>a<ul><li>b</ul><li>c</ul>", "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"],
    ["<ul><li>a<div>x<li>b</ul>", "<ul><li>a<div>x</div></li><li>b</li></ul>"],
    ["<ul><li>a<p>x<li>b</ul>", "<ul><li>a<p>x</p></li><li>b</li></ul>"],
    ["<ul><li>a<b>x<li>b</ul>", "<ul><li>a<b>x</b></li><li>b</li></ul>"],
    ["<ul><li>a<section>x<li>b</ul>", "<ul><li>a<section>x<li>b</li></section></li></ul>"],
    ["<ul><li>a<ul></li>x</ul></ul>", "<ul><li>a<ul>x</ul></li></ul>"],
    ["<ol><li>a<ol></li>x</ol></ol>", "<ol><li>a<ol>x</ol></li></ol>"],
    ["<ul><li>a<div></li>x</ul>", "<ul><li>a<div></div></li>x</ul>"],
    ["<dl><dt>a<dd>b<dt>c<dd>d</dl>", "<dl><dt>a</dt><dd>b</dd><dt>c</dt><dd>d</dd></dl>"],
    ["<dl><dd>a<div>x<dt>b", "<dl><dd>a<div>x</div></dd><dt>b</dt></dl>"],
    ["<dl><dd>a<dl><dt>b", "<dl><dd>a<dl><dt>b</dt></dl></dd></dl>"],
    ["<li>a<li>b", "<li>a</li><li>b</li>"],
    ["<ul><li>a<dl><dd>b<li>c", "<ul><li>a<dl><dd>b<li>c</li></dd></dl></li></ul>"],
  ]);
});

test("a block ends a paragraph, and does not reach out of a cell", () => {
  for (const name of "address article aside blockquote center details dir div dl fieldset figure footer h1 h6 header hgroup hr main menu nav ol p pre section summary table ul".split(
    " ",
  )) {
    const html = cleanContent(`<p>a<${name}>`, context);
    assert.match(html, /^<p>a<\/p>/, name);
  }
  cleaned([
    ["<p>a<span>b<i>c", "<p>a<span>b<i>c</i></span></p>"],
    ["<p><b>a<p>b", "<p><b>a</b></p><p>b</p>"],
    ["<div><p>a</div>b</p>c", "<div><p>a</p></div>bc"],
    [
      "<p>a<table><tr><td><p>b<p>c</table>d",
      "<p>a</p><table><tbody><tr><td><p>b</p><p>c</p></td></tr></tbody></table>d",
    ],
    [
      "<div><p>a<b><table><caption>c<div>d</div></table>",
      "<div><p>a<b></b></p><table><caption>c<div>d</div></caption></table></div>",
    ],
  ]);
});

test("a heading ends the heading it stands in, and any end tag of a heading ends it", () => {
  cleaned([
    ["<h2>a<h3>b", "<h2>a</h2><h3>b</h3>"],
    ["<h2>a</h3>b", "<h2>a</h2>b"],
    ["<h2>a<b>c</h4>b", "<h2>a<b>c</b></h2>b"],
    ["<h2><b><h3>x", "<h2><b><h3>x</h3></b></h2>"],
    ["</h2>x", "x"],
  ]);
});

test("readings of signs end one another, within their own word", () => {
  cleaned([
    ["<ruby>漢<rp>(<rt>kan<rp>)</ruby>", "<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>"],
    ["<ruby>a<rt>b<ruby>c<rt>d", "<ruby>a<rt>b<ruby>c<rt>d</rt></ruby></rt></ruby>"],
    ["<ruby>漢<rt>kan<div>x</div></ruby>", "<ruby>漢<rt>kan<div>x</div></rt></ruby>"],
    ["<div><rp>a<rp>b</div>c", "<div><rp>a</rp><rp>b</rp></div>c"],
    ["<ruby>a<table><td>b<rt>c", "<ruby>a<table><tbody><tr><td>b<rt>c</rt></td></tr></tbody></table></ruby>"],
    ["<div><rt>a<rt>b</div>c", "<div><rt>a</rt><rt>b</rt></div>c"],
    ["<table><td><b>a<rp>b</table>c", "<table><tbody><tr><td><b>a<rp>b</rp></b></td></tr></tbody></table>c"],
  ]);
});

test("an end tag ends what it names, up to the cell it stands in, and nothing where there is none", () => {
  cleaned([
    ["<b><table><tr><td></b>x</table>y</b>z", "<b><table><tbody><tr><td>x</td></tr></tbody></table>y</b>z"],
    ["<table><td><b>x<td>y", "<table><tbody><tr><td><b>x</b></td><td>y</td></tr></tbody></table>"],
    ["<table><tr><td>x</table></td>y", "<table><tbody><tr><td>x</td></tr></tbody></table>y"],
    ["<table><tbody></td>x", "<table><tbody><tr><td>x</td></tr></tbody></table>"],
    [
      "<table><tr><td><table><caption></td>x",
      "<table><tbody><tr><td><table><caption>x</caption></table></td></tr></tbody></table>",
    ],
    ["<p>a</p></p>b", "<p>a</p>b"],
    ["x</br>y<br>z", "x<br>y<br>z"],
    ["</hr></img></i>x", "x"],
    ["<i>a<ul><li>b</i>c", "<i>a<ul><li>b</li></ul></i>c"],
    ["<form>a</form>b", "<div>a</div>b"],
    ["<div>a</form>b", "<div>a</div>b"],
  ]);
});

test("the parts of a table find their places, and no text stands between them", () => {
  cleaned([
    ["<td>x</td><tr>y<caption>z", "xyz"],
    ["<table>x<tr>y<td>z", "<table><tbody><tr><td>x</td></tr><tr><td>y</td><td>z</td></tr></tbody></table>"],
    ["<table> <tr>\n<td>x</td> </tr> </table>", "<table> <tbody><tr>\n<td>x</td> </tr> </tbody></table>"],
    ["<table><caption>c<tr><td>x", "<table><caption>c</caption><tbody><tr><td>x</td></tr></tbody></table>"],
    ["<table><caption>c<td>x", "<table><caption>c</caption><tbody><tr><td>x</td></tr></tbody></table>"],
    ["<table><tr><td>x<caption>c", "<table><tbody><tr><td>x</td></tr></tbody><caption>c</caption></table>"],
    ["<table><col><td>x", "<table><colgroup><col></colgroup><tbody><tr><td>x</td></tr></tbody></table>"],
    ["<table><col><col>", "<table><colgroup><col><col></colgroup></table>"],
    ["<table><tr><col>", "<table><tbody><tr></tr></tbody><colgroup><col></colgroup></table>"],
    [
      "<table><colgroup>x<tr><td>y",
      "<table><colgroup></colgroup><tbody><tr><td>x</td></tr><tr><td>y</td></tr></tbody></table>",
    ],
    ["<table><thead><td>a", "<table><thead><tr><td>a</td></tr></thead></table>"],
    [
      "<table><tr><td>a<th>b<tr><td>c<tbody><tr><td>d<tfoot><tr><td>e</table>",
      "<table><tbody><tr><td>a</td><th>b</th></tr><tr><td>c</td></tr></tbody><tbody><tr><td>d</td></tr></tbody>" +
        "<tfoot><tr><td>e</td></tr></tfoot></table>",
    ],
    [
      "<table><tr><td><table><td>x</table>y<td>z</table>",
      "<table><tbody><tr><td><table><tbody><tr><td>x</td></tr></tbody></table>y</td><td>z</td></tr></tbody></table>",
    ],
    ["<table><td>a</tr>b", "<table><tbody><tr><td>a</td></tr><tr><td>b</td></tr></tbody></table>"],
    ["<table><tr><b>x", "<table><tbody><tr><td><b>x</b></td></tr></tbody></table>"],
    ["<table><tr><math><mi>x", "<table><tbody><tr><td><i>x</i></td></tr></tbody></table>"],
  ]);
});

test("a link ends the link before, and a cell holds its own", () => {
  const a = (name: string) => `<a href="https://n.example/${name}">${name}`;
  cleaned([
    [`${a("x")}${a("y")}`, `${a("x")}</a>${a("y")}</a>`],
    [`${a("x")}<b>${a("y")}`, `${a("x")}<b></b></a>${a("y")}</a>`],
    [
      `${a("x")}<table><td>${a("y")}`,
      `${a("x")}<table><tbody><tr><td>${a("y")}</a></td></tr></tbody></table></a>`,
    ],
  ]);
});

test("a drawing is its label, else its first title, else its words", () => {
  cleaned([
    ['<svg aria-label="L"><title>T</title></svg>x', "Lx"],
    ['<svg aria-label=" "><title>T</title></svg>x', "Tx"],
    ["<svg><title> A &amp; B </title><g><title>C</title></g></svg>x", "A &amp; Bx"],
    ['<svg aria-hidden="true" aria-label="L"><title>T</title></svg>x', "x"],
    ['<svg aria-hidden="false"><title>T</title></svg>x', "Tx"],
    ["<svg><text>T</text></svg>x", "Tx"],
    ["<svg/>x", "x"],
    ["<svg><svg/><title>T</title></svg>x", "Tx"],
    ["<svg><title>T", "T"],
    ['<svg><image href="/x.png"/><text>T</text></svg>y', "Ty"],
    ["<svg><g><div>x</div></svg>y", "<div>x</div>y"],
    ["<svg><svg></svg><text>T</text></svg>y", "Ty"],
    ["<svg><title/><text>T</text></svg>y", "Ty"],
    ["<svg><style/><script/></svg>y", "y"],
    ["<svg><style>p { top: 0 }</style><script>a(1 < 2)</script></svg>y", "y"],
    ["<svg><foreignObject><style>/* <p>x</p> */</style></foreignObject></svg>y", "y"],
    ["<svg><desc/><p>x</p></svg>y", "<p>x</p>y"],
    ["<svg><desc><desc></desc><p>x</p></desc></svg>y", "y"],
    ["<svg><desc><p>a</desc><p>b</p></svg>y", "<p>b</p>y"],
    ["<svg><desc><p>x</p></desc></svg>y", "y"],
    ["<svg><foreignObject><p>x</p></foreignObject></svg>y", "xy"],
    ["<svg><g><p>x</p></svg>y", "<p>x</p>y"],
    ["<div><svg><g></div>x", "<div></div>x"],
  ]);
});

test("what is left out ends with its own end tag, or with that of an element around it", () => {
  cleaned([
    ["<div><template><b>x</div>y</template>z", "<div></div>yz"],
    ["<div hidden>a<div>b</div>c</div>d", "d"],
    ["<div hidden>a<br><img src=x><input>b</div>d", "d"],
    ["<div hidden>a<p>b</div>d", "d"],
    ["<div><div hidden>a</div>b</div>c", "<div>b</div>c"],
    ["<div hidden><svg><title>T</title></svg></div>x", "x"],
    ["<p><span hidden>a</p>b", "b"],
    ["<p hidden>a<p>b", "<p>b</p>"],
    ["<ul><li hidden>a<ul><li>b</ul><li>c</ul>", "<ul><li>c</li></ul>"],
    ["<dl><dt hidden>a<dd>b</dl>", "<dl><dd>b</dd></dl>"],
    [
      "<table><tr><td hidden>a<td>b<tr hidden><td>c<tr><td>d</table>",
      "<table><tbody><tr><td>b</td></tr><tr><td>d</td></tr></tbody></table>",
    ],
    ["<p>a<input hidden>b", "<p>ab</p>"],
    ["<form><button>a</form>b", "<div></div>b"],
    ["<button>a</i>b</button>c", "c"],
    ["x<br hidden>y<hr hidden>z", "xyz"],
    ['<b class="katex"><math><mi>ab</mi></math><i class="katex-html">x</i></b>y', '<b class="katex">ab</b>y'],
    // Without MathML beside it, it is all there is.
    [
      '<b class="katex"><i class="katex-html">x</i></b>y',
      '<b class="katex"><i class="katex-html">x</i></b>y',
    ],
  ]);
});

test("an element that readers or validators do not know comes under the name of one like it", () => {
  for (const [name, as] of [
    ["bdo", "span"],
    ["fieldset", "div"],
    ["form", "div"],
    ["legend", "div"],
    ["marquee", "div"],
    ["search", "div"],
    ["listing", "pre"],
    ["xmp", "pre"],
  ])
    cleaned([[`<i><${name} dir="rtl">x</${name}>y</i>`, `<i><${as} dir="rtl">x</${as}>y</i>`]]);
  cleaned([
    ["<i><dialog open>x</dialog>y</i>", "<i><div>x</div>y</i>"],
    ["<plaintext>x", "<pre>x</pre>"],
    ['<image src="https://a.example/x.png">x', '<img src="https://a.example/x.png">x'],
  ]);
});

test("what belongs into a head or a form is gone, and the text around it stays", () => {
  for (const name of "base basefont bgsound command frame input isindex keygen link meta param".split(" "))
    cleaned([[`<p>x<${name} src="/y" value="z">y</p>`, "<p>xy</p>"]]);
  for (const name of "button datalist math-field noembed noframes script select style template textarea title".split(
    " ",
  ))
    cleaned([[`<p>x<${name}>z</${name}>y</p>`, "<p>xy</p>"]]);
});

test("a slash at the end of a tag ends no HTML element, and those of formulas", () => {
  cleaned([
    ["a<br/>b<img src='https://a.example/x.png'/>c", 'a<br>b<img src="https://a.example/x.png">c'],
    ["<div/>x", "<div>x</div>"],
    ["<math><msup><mi/><mn>2</mn></msup></math>x", "<sup>2</sup>x"],
    ["<div><math><msqrt><mi>x</mi></div>y", "<div>√(<i>x</i>)</div>y"],
    ["<math><mi>x</mi><p>y</p></math>z", "<i>x</i><p>y</p>z"],
  ]);
});

test("film and sound get controls once", () => {
  cleaned([
    ["<audio>x</audio>", '<audio controls="">x</audio>'],
    ["<audio controls>x</audio>", '<audio controls="">x</audio>'],
    ["<video loop>x</video>", '<video loop="" controls="">x</video>'],
  ]);
});

test("an attribute that stands twice counts once, as the first, and names have no case", () => {
  cleaned([
    ['<p ID="a" id="b">x</p>', '<p id="a">x</p>'],
    [
      "<P>x</P><IMAGE SRC=/x.png><B title='a&amp;b&#9731;'>y</B>",
      '<p>x</p><img src="https://n.example/x.png"><b title="a&amp;b☃">y</b>',
    ],
  ]);
});

test("elements deeper than readers follow lose their tags and keep their text", () => {
  const deep = cleanContent(`${"<div>".repeat(130)}x<b>y</b>${"</div>".repeat(130)}z`, context);
  assert.is(deep, `${"<div>".repeat(128)}xy${"</div>".repeat(128)}z`);
  const below = cleanContent(`${"<div>".repeat(128)}<div><div>x</div>y</div>z</div>w`, context);
  assert.is(below, `${"<div>".repeat(128)}xyz</div>w${"</div>".repeat(127)}`);
  const later = cleanContent(`${"<div>".repeat(128)}<b>x${"</div>".repeat(128)}<b>y</b>z`, context);
  assert.is(later, `${"<div>".repeat(128)}x${"</div>".repeat(128)}<b>y</b>z`);
  const table = cleanContent(`${"<div>".repeat(128)}<table><tr><td>x</table>y`, context);
  assert.is(table, `${"<div>".repeat(128)}xy${"</div>".repeat(128)}`);
});

test.run();
