import { getElementsByTagName } from "domutils";
import { parseDocument } from "htmlparser2";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { safeAddress, scriptJson } from "../../../plugins/pages/theme/html.ts";
import { documentText, faults, seen } from "./document.ts";
import {
  sampleAuthor,
  sampleChannel,
  sampleEdition,
  sampleEntry,
  sampleEntryPage,
  sampleImage,
  samplePage,
  sampleTag,
  sampleTheme,
} from "./sample.ts";

const EVIL = [
  `"><script>alert(1)</script>`,
  `</title></script></main><script>alert(1)</script>`,
  `' onerror='alert(1)' x="`,
  `<!--<script>`,
  `]]>&lt;img src=x onerror=alert(1)>`,
  `\u2028</ScRiPt><img/src/onerror=alert(1)>`,
  `\u0000\u0007\uD800<svg onload=alert(1)>`,
];

/** Pages of all kinds on which every text is the same hostile one. */
function pagesOf(evil: string) {
  const tag = sampleTag("x", { label: evil, href: "/news/tags/x/", entries: [sampleEntry()] });
  const author = sampleAuthor("x", {
    name: evil,
    href: "/news/authors/x/",
    url: evil,
    email: evil,
    image: evil,
    links: [{ label: evil, url: evil }],
    fediverse: evil,
  });
  const enclosures = [
    sampleImage(evil, { title: evil, type: evil }),
    sampleImage(evil, { kind: "audio", title: evil, lead: false }),
    sampleImage(evil, { kind: "attachment", title: evil, lead: false }),
  ];
  const basic = {
    title: evil,
    summary: evil,
    section: evil,
    language: evil,
    tags: [tag],
    authors: [author],
    enclosures,
  };
  const other = sampleEntry(basic);
  const entry = sampleEntry({
    ...basic,
    href: "/news/x/",
    translations: [other],
    related: [other],
    previous: other,
    next: other,
  });
  const channel = sampleChannel({ title: evil, description: evil });
  const edition = sampleEdition({
    title: evil,
    tags: [tag],
    authors: [author],
    channels: [channel],
    sections: [{ name: evil, slug: "x", href: "/news/sections/x/", entries: [] }],
  });
  const given = {
    edition,
    title: evil,
    description: evil,
    entries: [entry],
    channels: [channel],
    tag,
    author,
    breadcrumbs: [{ href: evil, text: evil }],
    target: "/x/",
  };
  const kinds = [
    "listing",
    "year",
    "month",
    "tags",
    "tag",
    "authors",
    "author",
    "section",
    "custom",
    "subscribe",
    "redirect",
  ] as const;
  return [
    sampleEntryPage(entry, { edition, language: "en", breadcrumbs: given.breadcrumbs }),
    ...kinds.map((kind) => samplePage(kind, given)),
  ];
}

const EVENT = /^on/;

for (const evil of EVIL) {
  test(`no element, script or event comes from ${JSON.stringify(evil)} in any text`, () => {
    const theme = sampleTheme({
      siteTitle: evil,
      copyright: evil,
      icon: evil,
      author: { name: evil, url: evil },
    });
    for (const page of pagesOf(evil)) {
      const text = documentText(page, theme);
      const elements = getElementsByTagName("*", parseDocument(text));
      for (const { name, attribs } of elements) {
        assert.ok(
          !Object.keys(attribs).some((attribute) => EVENT.test(attribute)),
          `${page.kind}: event on ${name}`,
        );
      }
      const scripts = elements.filter(({ name }) => name === "script");
      assert.is(scripts.length, page.kind === "redirect" ? 0 : 2, page.kind);
      for (const script of scripts) assert.is(script.attribs["type"], "application/ld+json");
      assert.not.ok(elements.some(({ name }) => name === "svg" || name.startsWith("img/")));
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they must not be there
      assert.not.match(text, /[\u0000-\u0008\uD800-\uDFFF]/);
      assert.equal(faults(text), [], page.kind);
    }
  });
}

test("a headline comes out as it was written", () => {
  for (const title of [`Vec<T> & Option<U>`, `"quoted" 'single'`, `a &amp; b`, `</h1>`]) {
    assert.is(seen(sampleEntryPage(sampleEntry({ title }))).of("h1"), title);
    const data = JSON.parse(seen(sampleEntryPage(sampleEntry({ title }))).of("script") ?? "");
    assert.is(data.headline, title);
  }
});

test("JSON in a script has no character that HTML or old JavaScript would read", () => {
  const data = { text: "</script><!-- & \u2028\u2029" };
  assert.not.match(scriptJson(data), /[<>&\u2028\u2029]/);
  assert.equal(JSON.parse(scriptJson(data)), data);
});

test("addresses that run script are not linked, however they are written", () => {
  for (const bad of [
    "javascript:alert(1)",
    " JaVaScRiPt:alert(1)",
    "java\nscript:alert(1)",
    "\u0001javascript:x",
    "data:text/html,x",
    "vbscript:x",
  ]) {
    assert.is(safeAddress(bad), undefined, bad);
  }
  for (const good of [
    "https://a.example/",
    "/a:b/",
    "a/b",
    "//cdn.example/x",
    "mailto:a@a.example",
    "?q=javascript:x",
  ]) {
    assert.is(safeAddress(good), good);
  }
  const author = sampleAuthor("A", { url: "javascript:alert(1)", image: "javascript:alert(1)" });
  assert.not.match(documentText(samplePage("author", { author })), /javascript:/);
});

test.run();
