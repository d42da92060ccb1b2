import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { splitExcerpt, summaryFrom, summaryOf } from "../../plugins/content/summary.ts";

test("a summary is the text of the blocks with single blanks between them", () => {
  assert.is(
    summaryOf("<h2>Rain</h2>\n<p>It  rained<br>and &amp; &lt;rained&gt;.</p><ul><li>a</li><li>b</li></ul>"),
    "Rain It rained and & <rained>. a b",
  );
  assert.is(summaryOf("<p>a<b>b</b>c</p>"), "abc");
});

test("programs, controls and signs of permalinks are not in it", () => {
  assert.is(
    summaryOf(
      "<style>p{}</style><script>x</script><h2>Rain <a href='#r'>#</a></h2><p>fell<sup><a href='#1'>[1]</a></sup>.</p><button>Copy</button>",
    ),
    "Rain fell.",
  );
});

test("tables, code and captions are in it only where there is no other text", () => {
  assert.is(
    summaryOf(
      "<figure><img><figcaption>c</figcaption></figure><pre>code</pre><table><tr><td>t</table><p>text</p>",
    ),
    "text",
  );
  assert.is(summaryOf("<pre>code</pre>"), "code");
});

test("a long text is cut at a word", () => {
  assert.is(summaryOf("<p>one two three four", 15), "one two three…");
  assert.is(summaryOf("<p>one two, three four", 11), "one two…");
  assert.is(summaryOf("<p>One two. Three four", 12), "One two. …");
  assert.is(summaryOf("<p>one two", 7), "one two");
  assert.is(summaryOf(`<p>${"word ".repeat(1000)}`).length <= 280, true);
  assert.ok(summaryOf(`<p>${"word ".repeat(1000)}`).length > 265);
});

test("a long text in a script without blanks is cut between two characters", () => {
  assert.is(summaryOf(`<p>${"新闻编辑室".repeat(100)}`, 12), "新闻编辑室新闻编辑室…");
  assert.is(summaryOf(`<p>${"👩‍👩‍👧".repeat(10)}`, 19), "👩‍👩‍👧👩‍👩‍👧…");
});

test("no cut text is longer than allowed, ill-formed, or other than the text's start", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "grapheme" })), fc.integer({ min: 4, max: 60 }), (words, most) => {
      const text = words.join(" ").replace(/[<&]/g, "").replace(/\s+/g, " ").trim();
      const summary = summaryOf(text, most);
      assert.ok(summary.length <= Math.max(most, 0));
      assert.not.match(summary, /\p{Surrogate}/u);
      assert.ok(text.startsWith(summary.replace(/ ?…$/, "")) || summary === text);
    }),
  );
});

test("an author's marker ends the excerpt, which is then the summary, whole", () => {
  const long = "word ".repeat(100).trim();
  assert.is(summaryFrom(`<p>${long}</p><!-- more --><p>rest</p>`), long);
  assert.is(splitExcerpt("<p>a</p><!--more--><p>b</p>"), "<p>a</p>");
  assert.is(splitExcerpt("<!-- note --><p>a</p><!-- MORE -->"), "<!-- note --><p>a</p>");
  assert.is(splitExcerpt("<p>a</p><!-- moreover -->"), undefined);
  assert.is(splitExcerpt("<p>a</p><!-- more"), undefined);
  assert.is(splitExcerpt("<!-- more --><p>a</p>"), undefined);
  assert.is(summaryFrom("<p><img></p><!-- more --><p>text</p>"), "text");
});

test("what cannot be seen is not in it, entities and elements that close themselves among it", () => {
  assert.is(summaryOf("<style>&amp;x</style><p>a</p>"), "a");
  assert.is(summaryOf("<svg/><p>a</p>"), "a");
  assert.is(summaryOf("<svg><title>t</title><br/></svg><p>a</p>"), "a");
  assert.is(summaryOf("<br/>a<br/>b"), "a b");
});

test("of a long piece of code alone the beginning is enough", () => {
  assert.is(
    summaryOf(`<pre>${"x ".repeat(90)}</pre><pre>${"y ".repeat(90)}</pre>`, 20),
    "x x x x x x x x x…",
  );
});

test("notes, the numbers that lead to them and the arrows back are not in it", () => {
  for (const [number, note] of [
    [
      '<sup class="footnote-ref"><a href="#fn1" id="r">1</a></sup>',
      '<section class="footnotes"><ol><li id="fn1">N <a href="#r">↩︎</a></li></ol></section>',
    ],
    [
      '<sup><a href="#fn:1">1</a></sup>',
      '<div class="footnotes" role="doc-endnotes"><ol><li>N</li></ol></div>',
    ],
    ['<a href="#note" role="doc-noteref">*</a>', "<div data-footnotes>N</div>"],
    ['<sup>[<a href="#x">1</a>]</sup>', '<ol><li id="x" role="doc-footnote">N</li></ol>'],
    ['<sup><a href="#x">[1]</a></sup>', '<aside class="footnote" id="x">N</aside>'],
    ['<a href="#cite_note-1">[1]</a>', '<div id="footnotes">N</div>'],
    [
      '<sup class="footnote-reference"><a href="#1">1</a></sup>',
      '<div class="footnote-definition" id="1">N</div>',
    ],
    ['<span class="sidenote">N</span>', ""],
    ['<a href="#r1" rel="footnote">1</a>', '<p><a href="#r1" class="reversefootnote">↩</a></p>'],
  ])
    assert.is(summaryOf(`<p>It sails${number}, at ten.</p>${note}`), "It sails, at ten.", number);
  assert.is(
    summaryOf('<p>See <a href="#three">3 boats</a> and <a href="#x">→</a>.</p>'),
    "See 3 boats and .",
  );
  assert.is(summaryOf('<p>Chapter <a href="/3">3</a>, the 1<sup>st</sup></p>'), "Chapter 3, the 1st");
});

test("a table of contents is not in it, nor the heading over one", () => {
  const list =
    '<ul><li><a href="#a">A</a><ul><li><a href="#b">B</a></li></ul></li><li><a href="#c">C</a></li></ul>';
  for (const contents of [
    `<nav>${list}</nav>`,
    `<div class="toc"><h2>Contents</h2>${list}</div>`,
    `<div id="table-of-contents">${list}</div>`,
    `<h2>Contents</h2>${list}`,
    list,
  ])
    assert.is(summaryOf(`<p>One.</p>${contents}<p>Two.</p>`), "One. Two.", contents);
  const steps = '<h2>Steps</h2><ul><li><a href="#a">A</a> first</li><li><a href="#b">B</a></li></ul>';
  assert.is(summaryOf(`<p>One.</p>${steps}`), "One. Steps A first B");
  assert.is(summaryOf(`${list.repeat(200)}<p>Text.</p>`, 20), "Text.");
});

test("it has no hidden words, and formulas once", () => {
  assert.is(
    summaryOf(
      '<p>a <span hidden>x</span><span style="display:none">x</span><i aria-hidden="true">x</i>b</p>',
    ),
    "a b",
  );
  assert.is(
    summaryOf(
      '<p>Sum <span class="katex"><span class="katex-mathml"><math><mi>a</mi><mo>+</mo><msup><mi>b</mi><mi>k</mi></msup><annotation>a+b</annotation></math></span><span class="katex-html">a+b</span></span>.</p>',
    ),
    "Sum a+b^k.",
  );
  assert.is(
    summaryOf(
      "<math><msup><mi>e</mi><mrow><mi>k</mi><mi>t</mi></mrow></msup><mo>&lt;</mo><msub><mi>x</mi><mi>i</mi></msub></math>",
    ),
    "e^(kt) < x_i",
  );
  assert.is(summaryOf("<p>CO<sub>2</sub>, 5 m<sup>2</sup>, 10<sup>−3</sup></p>"), "CO₂, 5 m², 10⁻³");
});

test("links that stand for players and drawings are not in it", () => {
  assert.is(
    summaryOf(
      '<iframe src="https://a.example/"></iframe><p>a <svg><text>T</text></svg>b <a href="/x">c<iframe src="/f" title="F"></iframe></a></p>',
    ),
    "a b c",
  );
});

test.run();
