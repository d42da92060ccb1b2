import { test } from "uvu";
import * as assert from "uvu/assert";
import { cleanContent } from "../../plugins/content/clean.ts";

const context = { pageUrl: "https://n.example/a/", siteBase: "https://n.example/" };
const clean = (html: string) => cleanContent(html, context);

test("what the page does not show is not in feeds", () => {
  for (const attributes of [
    "hidden",
    'hidden="until-found"',
    "popover",
    'style="display:none"',
    'style="color: red; DISPLAY : None !important;"',
    'style="visibility: hidden"',
    'class="visually-hidden"',
    'class="x sr-only y"',
    'class="screen-reader-text"',
    'class="lyt-visually-hidden"',
    'class="govuk-visually-hidden-focusable"',
    'class="show-for-sr"',
    'class="u-hidden-visually"',
    'style="position:absolute; left:-9999px"',
    'style="position:absolute;width:1px;clip:rect(0 0 0 0);overflow:hidden"',
    'style="clip: rect(1px, 1px, 1px, 1px)"',
    'style="clip-path: inset(50%)"',
  ])
    for (const name of ["p", "span", "x-y", "label", "section", "iframe", "noscript"])
      assert.is(
        clean(`a<${name} ${attributes} src="/s">x<b>y</b></${name}>b`),
        "ab",
        `${name} ${attributes}`,
      );
  assert.is(clean("a<dialog><p>x</p></dialog>b"), "ab");
});

test("what the page shows is", () => {
  for (const attributes of [
    'style="display:block"',
    'style="xdisplay:none"',
    'style="--display:none"',
    'style="visibility:visible"',
    'style="display:nonesuch"',
    'class="hidden-gem"',
    'style="margin-left:-9999px"',
    'style="left:-10px"',
    'style="clip:rect(0 20px 20px 0)"',
    'style="clip-path:inset(5%)"',
    'class="sr-only-focusable-not"',
    'aria-hidden="true"',
  ])
    assert.match(clean(`<p ${attributes}>x</p>`), /^<p[^>]*>x<\/p>$/, attributes);
  assert.is(clean("<dialog open>x</dialog>"), "<div>x</div>");
  assert.is(clean('<body style="visibility:hidden"><p>x</p></body>'), "<p>x</p>");
});

test("a paragraph, link, figure or player in which nothing is left goes", () => {
  for (const html of [
    "<p></p>",
    "<p> <span></span>\n</p>",
    '<p><img class="lazy"></p>',
    "<p><script>x()</script></p>",
    '<p><a href="/x"><button>Copy</button></a></p>',
    '<figure><picture><source media="print"></picture></figure>',
    "<p><p>",
    "<p>\u0000</p>",
    '<video src="res://x"></video>',
  ])
    assert.is(clean(html), "", html);
  assert.is(clean("<p>&nbsp;</p><p><br></p><p><hr>"), "<p>\u00A0</p><p><br></p><hr>");
  assert.is(clean("<li><p><script></script></p></li>x"), "<li></li>x");
});

test("what a shadow root shows stays, and any other template goes", () => {
  assert.is(
    clean(
      '<tide-table><template shadowrootmode="open"><style>p{}</style><p>Noon</p><slot></slot></template><p>Light</p></tide-table>',
    ),
    "<p>Noon</p><p>Light</p>",
  );
  assert.is(clean("<template><p>x</p></template>"), "");
});

test("tasks are done or not", () => {
  const box = (attributes: string) => `<input type="checkbox" ${attributes}>`;
  for (const [html, out] of [
    [
      `<ul><li>${box("disabled checked")} Mast</li><li>${box("disabled")} Net</li></ul>`,
      "<ul><li>☑ Mast</li><li>☐ Net</li></ul>",
    ],
    [
      `<ul><li><label>${box("checked")}<span>Mast</span></label></li></ul>`,
      "<ul><li>☑<span> Mast</span></li></ul>",
    ],
    [`<p>${box('disabled=""')}Net</p>`, "<p>☐ Net</p>"],
    ['<p><input type="CHECKBOX" disabled>Net</p>', "<p>☐ Net</p>"],
    // A box that a script ticks.
    ['<p><span role="checkbox" aria-checked="true"></span>Mast</p>', "<p><span>☑</span> Mast</p>"],
    ['<p><span role="checkbox" aria-checked="false">Net</span></p>', "<p><span>Net</span></p>"],
    // A switch of the page's look.
    [`<p>${box('id="menu"')}Menu</p>`, "<p>Menu</p>"],
    ['<ul><li><input type="radio" checked>Net</li></ul>', "<ul><li>Net</li></ul>"],
    ["<ul><li><input>Net</li></ul>", "<ul><li>Net</li></ul>"],
  ] as const)
    assert.is(clean(html), out, html);
});

test("a direction that only a style gives is kept", () => {
  assert.is(clean('<p style="direction: RTL; color:red">x</p>'), '<p dir="rtl">x</p>');
  assert.is(clean('<p dir="ltr" style="direction:rtl">x</p>'), '<p dir="ltr">x</p>');
  assert.is(clean('<p style="flex-direction:rtl;direction:up">x</p>'), "<p>x</p>");
});

test.run();
