import { test } from "uvu";
import * as assert from "uvu/assert";
import type { FeedContext } from "../../plugins/feeds/feed-context.ts";
import { documentsOf } from "../../plugins/feeds/feed-documents.ts";
import { channel, context } from "./feed-fixtures.ts";
import { hostileEntries } from "./hostile-entries.ts";

/*
 * Rules of the W3C feed validator that a feed can break without any parser noticing. The validator itself found no
 * error and no warning in the documents of the hostile corpus; these tests keep it so.
 */

const entries = hostileEntries();
const site = {
  ...context([]).site,
  author: { name: "Desk & <Co>", email: "desk@news.example", url: "https://news.example/about/?a=1&b=2" },
  image: "https://news.example/logo.webp",
  icon: "https://news.example/icon.svg",
  copyright: "© 2021 <Example> & Co",
};

function documents(changes: Partial<FeedContext> = {}): { format: string; xml: string }[] {
  const whole = context(entries, { site, hub: "https://hub.example/", archiveSize: 9, ...changes });
  return documentsOf(channel(entries, { title: "<b>The</b> Example & Co", archive: true, limit: 9 }), whole)
    .filter(({ format }) => format !== "json")
    .map((file) => ({ format: file.format ?? "", xml: file.render() }));
}

test("The root element stands in the first 512 bytes, so that application/xml is specific enough", () => {
  for (const { xml } of documents()) assert.match(xml.slice(0, 400), /<(?:rss|feed) /u);
});

test("No two entries of an Atom document share an <updated>, and no two items a guid", () => {
  for (const { format, xml } of documents()) {
    const [, ...items] = xml.split(format === "rss" ? "<item" : "<entry");
    const texts = items.map(
      (item) => (format === "rss" ? /<guid[^>]*>[^<]*/u : /<updated>[^<]*/u).exec(item)?.[0],
    );
    assert.is(new Set(texts).size, items.length);
  }
});

test("Every address in every attribute and element is absolute and of the characters of RFC 3986", () => {
  const address = /^[a-z][a-z0-9+.-]*:[A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]+$/u;
  for (const { xml } of documents({ style: false })) {
    const attributes = [...xml.matchAll(/ (?:href|url|domain|scheme|uri)="([^"]*)"/gu)];
    const elements = [...xml.matchAll(/<(?:link|uri|logo|icon|url|docs)>([^<]*)</gu)];
    assert.ok(attributes.length > 0);
    for (const [whole, value = ""] of [...attributes, ...elements]) {
      assert.match(value.replaceAll("&amp;", "&"), address, whole);
    }
  }
});

test("Plain text with < or & is written in numeric references, on the line that the validator looks at", () => {
  for (const { xml } of documents()) {
    for (const [element] of xml.matchAll(
      /<(title|category|name|subtitle|rights|copyright|dc:creator|summary)( [^>]*)?>[^<]*<\/\1>/gu,
    )) {
      assert.not.match(element, /&(?:amp|lt|gt|quot|apos);/u);
      assert.not.match(element, "\n");
    }
  }
});

test("Text of an Atom summary that shows a closing tag is declared as HTML", () => {
  const [shown] = hostileEntries({ one: { summary: "Close it with </b> and </p>." } });
  assert.ok(shown);
  const xml = documentsOf(channel([shown], { formats: ["atom"] }), context([shown]))[0]?.render() ?? "";
  assert.match(xml, '<summary type="html"><![CDATA[Close it with &lt;/b> and &lt;/p>.]]></summary>');
});

test("An ampersand of a summary stands bare in HTML only before a blank, where no parser looks for a reference", () => {
  const texts = { one: { summary: 'R & D, R&D, &", &Слово;, &&, & <b>, &' } };
  const [shown] = hostileEntries(texts);
  assert.ok(shown);
  const xml = documentsOf(channel([shown], { formats: ["rss"] }), context([shown]))[0]?.render() ?? "";
  const description = /<description><!\[CDATA\[(.*)\]\]><\/description>\s*<content/u.exec(xml)?.[1] ?? "";
  assert.match(description, "R & D, R&amp;D");
  assert.not.match(description, /&(?!(?:amp|lt);| )/u);
  assert.is(description.replaceAll("&lt;", "<").replaceAll("&amp;", "&"), texts.one.summary);
});

test("RSS has a picture of the channel only in a format that RSS knows, with the channel's own title and link", () => {
  for (const { format, xml } of documents()) if (format === "rss") assert.not.match(xml, "<image>");
  for (const { format, xml } of documents({ site: { ...site, image: "https://news.example/logo.PNG" } })) {
    if (format !== "rss") continue;
    const image = xml.slice(xml.indexOf("<image>"), xml.indexOf("</image>"));
    for (const element of ["title", "link"]) {
      const text = new RegExp(`<${element}>[^<]*`, "u");
      assert.is(text.exec(image)?.[0], text.exec(xml)?.[0]);
    }
  }
});

test("E-mail addresses of authors stand in <email> of Atom, in no name, and nowhere in RSS", () => {
  for (const { format, xml } of documents()) {
    if (format === "rss") assert.not.match(xml, /<(?:author|managingEditor)>/u);
    for (const [name] of xml.matchAll(/<(?:name|dc:creator)>[^<]*/gu)) assert.not.match(name, /@/u);
  }
});

test("Metadata stand before the first item", () => {
  for (const { format, xml } of documents()) {
    const [first, last] = format === "rss" ? ["<item", "</item>"] : ["<entry", "</entry>"];
    if (!xml.includes(first)) continue;
    assert.match(
      xml.slice(xml.lastIndexOf(last) + last.length),
      /^\s*(?:<\/channel>\s*<\/rss>|<\/feed>)\s*$/u,
    );
  }
});

test.run();
