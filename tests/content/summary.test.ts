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

test.run();
