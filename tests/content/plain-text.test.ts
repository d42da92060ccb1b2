import { test } from "uvu";
import * as assert from "uvu/assert";
import { plainText } from "../../plugins/content/plain-text.ts";

const markdown = (source: string) => plainText(source, "markdown");

test("a phrase is found across marks and line ends", () => {
  assert.is(
    markdown("**National** Center\nfor _public_ ~~art~~ `code`"),
    "National Center for public art code",
  );
  assert.is(markdown("> quoted\n> text\n\n# Head\n- [ ] a\n* b\n1. c"), "quoted text Head a b c");
});

test("addresses of links and pictures are no words", () => {
  assert.is(
    markdown(
      '[maps](https://a.example/x_(y) "t") ![alt](b.png) [ref][id] <https://a.example/>\n\n[id]: https://b.example',
    ),
    "maps alt ref",
  );
  assert.is(markdown("text[^1].\n"), "text.");
});

test("names with underscores, stars between numbers, prices stay", () => {
  assert.is(markdown("snake_case_name 5 < 6 C# \\*kept\\* €5-6"), "snake_case_name 5 < 6 C# kept €5-6");
});

test("the text of code and tables stays, their rules do not", () => {
  assert.is(
    markdown("```js\nlet a;\n```\n| a | b |\n|---|:-:|\n| c | d |\n\nTitle\n===\n\n---\n"),
    "let a; a b c d Title",
  );
});

test("template code is no text", () => {
  assert.is(markdown("a {{ page.url }} b {% if x %}c{% endif %} {# note #}d {{ open"), "a b c d {{ open");
});

test("tags are out, entities are read, blocks part words and inline tags do not", () => {
  assert.is(
    plainText("<p>Q&amp;A</p><p>b<b>ol</b>d</p><script>x</script><style>y</style>&nbsp;z", "html"),
    "Q&A bold z",
  );
  assert.is(markdown("a<br>b <em>c</em>d"), "a b cd");
});

test("plain text is taken as written", () => {
  assert.is(plainText(" *a*  <b>\n&amp; {{x}}", "text"), "*a* <b> &amp; {{x}}");
});

test("no text takes more time than its length asks for", () => {
  // Any of these would take minutes if a pattern ran over a line again and again.
  for (const part of [
    " ",
    "\u00A0",
    "> ",
    "- ",
    "](",
    "](a(b)",
    "[^",
    "_",
    "*",
    "`",
    "{{",
    "{%",
    "<",
    "&",
    "<!--",
  ]) {
    plainText(`${part.repeat(200_000)}x`, "markdown");
  }
});

test("entities count as what they stand for", () => {
  assert.is(plainText("<p>x &lt; y</p>", "html"), "x < y");
});

test.run();
