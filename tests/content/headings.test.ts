import { test } from "uvu";
import * as assert from "uvu/assert";
import { cleanContent } from "../../plugins/content/clean.ts";

const context = { pageUrl: "https://n.example/a/", siteBase: "https://n.example/" };
const cleaned = (cases: readonly (readonly [html: string, clean: string])[]): void => {
  for (const [html, clean] of cases) assert.is(cleanContent(html, context), clean, html);
};

test("a sign that links a heading to itself goes, with the blank before it", () => {
  cleaned([
    ['<h2 id="a">Rain <a href="#a">#</a></h2>', '<h2 id="a">Rain</h2>'],
    ['<h2 id="a"><a href="#a">#</a> Rain</h2>', '<h2 id="a"> Rain</h2>'],
    ['<h2 id="a"><b>Rain</b> <a href="#a">¶</a></h2>', '<h2 id="a"><b>Rain</b></h2>'],
    ['<h2 id="a">Rain <a href=" #a ">§</a></h2>', '<h2 id="a">Rain</h2>'],
    ['<h2 id="a">Rain <a href="#a">🔗\uFE0F</a></h2>', '<h2 id="a">Rain</h2>'],
    ['<h2 id="a">Rain <a href="#a">⚓\uFE0E</a></h2>', '<h2 id="a">Rain</h2>'],
    ['<h2 id="a">Rain <a href="#a">\u200B # \u200D</a></h2>', '<h2 id="a">Rain</h2>'],
    ['<h2 id="a">Rain <a href="#a"></a></h2>', '<h2 id="a">Rain</h2>'],
    ['<h2 id="%">Rain <a href="#%">#</a></h2>', '<h2 id="%">Rain</h2>'],
    ['<h2 id="é">Rain <a href="#%C3%A9">#</a></h2>', '<h2 id="é">Rain</h2>'],
    ['<h2 id="a">Rain <a aria-hidden="true" href="#b">#</a></h2>', '<h2 id="a">Rain</h2>'],
    ['<h2>Rain <a class="x anchor" href="#b">#</a></h2>', "<h2>Rain</h2>"],
    ['<h2>Rain <a class="Permalink" href="#b">#</a></h2>', "<h2>Rain</h2>"],
    ['<h2>Rain <a class="direct-link" href="#b">#</a></h2>', "<h2>Rain</h2>"],
    ['<section id="b"><h2>Rain <a href="#b">#</a></h2></section>', '<section id="b"><h2>Rain</h2></section>'],
    ['<h2>Rain <a href="https://n.example/a/#b">#</a></h2>', "<h2>Rain</h2>"],
    ['<h2 id="a">Rain <a href="https://n.example/a/#a">#</a></h2>', '<h2 id="a">Rain</h2>'],
  ]);
});

test("words that link a heading to itself go where a class says that they are no part of it", () => {
  cleaned([
    ['<h2 id="a">Rain <a class="anchor" href="#a">Link to this</a></h2>', '<h2 id="a">Rain</h2>'],
    ['<h2 id="a">Rain <a href="#a">again</a></h2>', '<h2 id="a">Rain again</h2>'],
    ['<h2 id="a">Rain <a href="#a">#1</a></h2>', '<h2 id="a">Rain #1</h2>'],
    ['<h2 id="a">Rain <a href="#a">1#</a></h2>', '<h2 id="a">Rain 1#</h2>'],
    ['<h2 id="a">Rain <a href="#a">#<b>x</b></a></h2>', '<h2 id="a">Rain #<b>x</b></h2>'],
    ['<h2 id="a">Rain <a class="anchor" href="#b">and snow</a></h2>', '<h2 id="a">Rain and snow</h2>'],
    ['<h2 id="a"><a class="anchor" href="#a">Rain</a></h2>', '<h2 id="a">Rain</h2>'],
    ['<h2 id="a"> <a class="anchor" href="#a">Rain</a></h2>', '<h2 id="a"> Rain</h2>'],
    ['<h2 id="a"><a href="#a">Rain</a> <a class="anchor" href="#a">Link</a></h2>', '<h2 id="a">Rain</h2>'],
    [
      '<h2 id="a">Rain <a class="anchor" href="#a"><svg><title>Link</title></svg></a></h2>',
      '<h2 id="a">Rain</h2>',
    ],
  ]);
});

test("a link to another place stays in a heading", () => {
  cleaned([
    [
      '<h2 id="a">Rain <a href="#b">#</a></h2>',
      '<h2 id="a">Rain <a href="https://n.example/a/#b">#</a></h2>',
    ],
    [
      '<h2 id="a">Rain <a class="anchor" href="/x">#</a></h2>',
      '<h2 id="a">Rain <a class="anchor" href="https://n.example/x">#</a></h2>',
    ],
    ['<h2>See <a href="#b">snow</a></h2>', '<h2>See <a href="https://n.example/a/#b">snow</a></h2>'],
    ['<h2 id="a">Rain <a class="anchor">#</a></h2>', '<h2 id="a">Rain <a class="anchor">#</a></h2>'],
    [
      '<h2 id="b">Rain <a aria-hidden="false" href="#a">#</a></h2>',
      '<h2 id="b">Rain <a href="https://n.example/a/#a">#</a></h2>',
    ],
  ]);
});

test("a link beside a heading goes only where it is that heading's", () => {
  const link = (id: string, text = "x") => `<a class="anchor" href="#${id}">${text}</a>`;
  const kept = (id: string) => `<a class="anchor" href="https://n.example/a/#${id}">x</a>`;
  cleaned([
    ['<h2 id="a">Rain</h2><a href="#a" aria-label="Permalink">§</a>', '<h2 id="a">Rain</h2>'],
    [
      '<h2 id="a">Rain</h2><a href="#a">again</a>',
      '<h2 id="a">Rain</h2><a href="https://n.example/a/#a">again</a>',
    ],
    [
      '<h2 id="a">Rain</h2><a href="#a"><img src="/r.png"></a>',
      '<h2 id="a">Rain</h2><a href="https://n.example/a/#a"><img src="https://n.example/r.png"></a>',
    ],
    [`<h2 id="a">Rain</h2> ${link("a", "Link to rain")}<p>x</p>`, '<h2 id="a">Rain</h2> <p>x</p>'],
    [`<h2 id="a">A</h2><h2 id="b">B</h2>${link("b")}`, '<h2 id="a">A</h2><h2 id="b">B</h2>'],
    [`<h2 id="a">A</h2><h2>B</h2>${link("a")}`, `<h2 id="a">A</h2><h2>B</h2>${kept("a")}`],
    [`<h2 id="a">Rain</h2>${link("b")}`, `<h2 id="a">Rain</h2>${kept("b")}`],
    [`<h2>Rain</h2>${link("")}`, `<h2>Rain</h2>${kept("")}`],
    [link("a"), kept("a")],
    ['<h2 id="a">A</h2><a href="#a">#</a>', '<h2 id="a">A</h2>'],
  ]);
});

test("a link within a link to the heading, or after it, is a link again", () => {
  cleaned([
    [
      '<h2 id="a">A<a class="anchor" href="#a">x<a href="/y">y</a></h2>',
      '<h2 id="a">A<a href="https://n.example/y">y</a></h2>',
    ],
    [
      '<h2 id="a">A<a class="anchor" href="#a">#</a></h2><a href="/y">y</a>',
      '<h2 id="a">A</h2><a href="https://n.example/y">y</a>',
    ],
  ]);
});

test.run();
