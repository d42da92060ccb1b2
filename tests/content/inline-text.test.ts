import { test } from "uvu";
import * as assert from "uvu/assert";
import { inlineSource, inlineText } from "../../plugins/content/inline-text.ts";
import { buildSite } from "../helpers/site.ts";

const entry = (matter: string) => `---\n${matter}\n---\nText.\n`;
const texts = (cases: readonly (readonly [written: string, text: string])[]): void => {
  for (const [written, text] of cases) assert.is(inlineText(written), text, written);
};

test("entities and common inline elements in a title are markup", () => {
  texts([
    ["Don&#8217;t panic in Browser&nbsp;119", "Don’t panic in Browser\u00A0119"],
    ["<i>Elements</i> in the engine", "Elements in the engine"],
    ['Ann, <i lang="fr">la <b>savante</b></i>', "Ann, la savante"],
    ["<CODE>map</CODE>, <strong>a</strong><em>b</em>", "map, ab"],
    ["AT&amp;T &#x26; &lt;i&gt;me&lt;/i&gt;", "AT&T & <i>me</i>"],
    ["Été: l&#8217;eau &mdash; 5 < 6 & 7", "Été: l’eau — 5 < 6 & 7"],
    ["H<sub>2</sub>O, m<sup>2</sup>, the 1<sup>st</sup>", "H₂O, m², the 1st"],
    ["a&#10;b", "a b"],
  ]);
});

test("every other tag is literal, and so is code between backticks", () => {
  for (const literal of [
    "Vec<T> and Option<U>",
    "The <b> tag",
    "</i> ends <i>",
    "<code></code> and <i> </i>",
    "<script>x</script>",
    '<a href="/x">x</a>',
    "`<i>x</i>` and `&amp;`",
    "Q&A, R&D; &nosuchentity; &#; <i",
    "a < b > c",
  ])
    assert.is(inlineText(literal), literal);
  texts([
    ["The <code>a</code> and <b> tags", "The a and <b> tags"],
    ["<i>a <b>c</i>", "a <b>c"],
    ["`<b>` is <b>bold</b>", "`<b>` is bold"],
  ]);
  // A long line takes no longer than its length asks for.
  assert.is(inlineText("<i>".repeat(100_000) + "</b>".repeat(100_000)).length, 700_000);
});

test("text that was imported is written so that it reads as it was", () => {
  for (const text of [
    "<b>x</b> &amp; `<i>y</i> &lt;` <T>",
    "&copy; 2021",
    "<i>a</i>",
    "plain & <T>",
    "&amp;amp;",
    "`a&b` <sub>2</sub>",
  ])
    assert.is(inlineText(inlineSource(text)), text);
  assert.is(inlineSource("plain & <T>"), "plain & <T>");
});

test("titles and authors of entries are plain text on pages and in feeds, and the plain-text form is taken as it is", async () => {
  const site = await buildSite({
    "src/news/a.md": entry(
      'title: "<i>Elements</i> &amp; Vec<T>"\ndate: 2021-05-05\nauthors: ["Ann, <i lang=fr>la savante</i>", { name: "Bo &Auml;k" }]',
    ),
    "src/news/b.txt": "date 2021-05-04 <i>As</i> &amp; written\n\nText.\n",
  });
  const [a, b] = JSON.parse(site.read("/news/feed.json")).items;
  assert.is(a.title, "Elements & Vec<T>");
  assert.equal(
    a.authors.map(({ name }: { name: string }) => name),
    ["Ann, la savante", "Bo Äk"],
  );
  assert.is(b.title, "<i>As</i> &amp; written");
  assert.match(site.read("/news/a/"), '<h1 class="p-name">Elements &amp; Vec&lt;T&gt;</h1>');
});

test.run();
