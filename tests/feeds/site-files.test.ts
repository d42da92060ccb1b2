import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { parseOpml } from "feedsmith";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { feedStyle } from "../../plugins/feeds/feed-style.ts";
import { changedFeeds, manifestOf, readManifest, writeManifest } from "../../plugins/feeds/manifest.ts";
import { writeOpml } from "../../plugins/feeds/opml.ts";
import { headersFile } from "../../plugins/feeds/web-server.ts";
import { textFor } from "../../plugins/pages/text/text.ts";
import { channel, context, tag } from "./feed-fixtures.ts";

const HOSTILE_TITLE = `"C" & <Co> ]]> \u0001`;

test("The OPML file lists the whole site first, then a folder for each kind of feed", () => {
  const channels = [
    channel([], { title: "All news" }),
    channel([], { kind: "tag", name: "tag:c", title: HOSTILE_TITLE, base: tag("c").href }),
    channel([], {
      kind: "author",
      name: "author:a",
      title: "Ann",
      base: "/news/authors/a/",
      formats: ["atom"],
    }),
    channel([], { kind: "custom", name: "custom:x", title: "Only JSON", formats: ["json"] }),
  ];
  const text = writeOpml(channels, context([]));
  const { head, body } = parseOpml(text);
  assert.is(head?.title, "The Example");
  const outlines = body?.outlines ?? [];
  assert.equal(
    outlines.map((outline) => outline.text),
    ["All news", "Tags", "Authors"],
  );
  // The W3C validator asks any other outline for a type.
  assert.equal(text.match(/<outline (?!type="rss")[^>]*>/gu), [
    '<outline text="Tags">',
    '<outline text="Authors">',
  ]);
  assert.is(outlines[0]?.xmlUrl, "https://news.example/news/feed.xml");
  assert.is(outlines[1]?.outlines?.[0]?.text, '"C" & <Co> ]]>');
  assert.is(outlines[1]?.outlines?.[0]?.xmlUrl, "https://news.example/news/tags/c/feed.xml");
  assert.is(outlines[2]?.outlines?.[0]?.xmlUrl, "https://news.example/news/authors/a/atom.xml");
  if (existsSync("/usr/bin/xmllint")) execFileSync("/usr/bin/xmllint", ["--noout", "-"], { input: text });
});

test("The style sheet of feeds explains them in the languages of the site, the main one first", () => {
  const css = feedStyle([textFor("de"), textFor("ru"), textFor("kk")]);
  for (const [selector, language] of [
    [":root", "de"],
    [":root:lang(ru)", "ru"],
    [":root:lang(kk)", "kk"],
  ] as const)
    assert.match(css, `${selector}::before { content: "${textFor(language).feedOpened.slice(0, 20)}`);
  assert.is(css.split("{").length, css.split("}").length);
});

test("_headers names a media type and caching for every kind of feed", () => {
  const rules = new Map(
    headersFile("/news/", { rss: ["/feed.xml"], atom: [], json: ["/feed.json"] })
      .trim()
      .split("\n\n")
      .map((rule) => [rule.split("\n")[0], rule]),
  );
  for (const address of [
    "/news/feed.xml",
    "/news/atom.xml",
    "/news/*/feed.xml",
    "/news/*/atom.xml",
    "/feed.xml",
  ]) {
    assert.match(rules.get(address) ?? "", "Content-Type: application/xml; charset=utf-8");
    assert.match(rules.get(address) ?? "", "must-revalidate");
  }
  for (const address of ["/news/*/feed.json", "/feed.json"])
    assert.match(rules.get(address) ?? "", "Content-Type: application/feed+json");
});

test("Comparing manifests names the feeds that are new or changed, and no others", () => {
  const before = manifestOf([
    { url: "https://a.example/feed.xml", text: "one" },
    { url: "https://a.example/gone.xml", text: "one" },
    { url: "https://a.example/same.xml", text: "same" },
  ]);
  const now = manifestOf([
    { url: "https://a.example/same.xml", text: "same" },
    { url: "https://a.example/new.xml", text: "one" },
    { url: "https://a.example/feed.xml", text: "two" },
  ]);
  assert.equal(changedFeeds(before, now), ["https://a.example/feed.xml", "https://a.example/new.xml"]);
  assert.equal(readManifest(writeManifest(now)), now);
  for (const text of ["", "{", "[]", "null", '{"a":1}']) assert.is(readManifest(text), undefined, text);
});

test.run();
