import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import fc from "fast-check";
import { parseFeed } from "feedsmith";
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Entry } from "../../plugins/entry/entry.ts";
import type { Channel, FeedFormat } from "../../plugins/feeds/channel.ts";
import { documentsOf } from "../../plugins/feeds/feed-documents.ts";
import { itemOf } from "../../plugins/feeds/feed-item-of.ts";
import { headlineOf, lineOf } from "../../plugins/feeds/feed-text.ts";
import { atomId } from "../../plugins/feeds/ids.ts";
import { itemsOf } from "../helpers/feeds.ts";
import { author, channel, context, entry, instant, tag } from "./feed-fixtures.ts";
import { CONTROLS, HOSTILE, HUGE, hostileEntries, KEPT_AS_WRITTEN } from "./hostile-entries.ts";

interface Item {
  content?: { encoded?: string; value?: string };
}

const everything = hostileEntries({ ...HOSTILE, ...KEPT_AS_WRITTEN });

function render(entries: readonly Entry[], format: FeedFormat, changes: Partial<Channel> = {}): string {
  const document = documentsOf(
    channel(entries, { limit: 10_000, formats: [format], ...changes }),
    context(entries),
  )[0];
  assert.ok(document);
  return document.render();
}

const read = new Map<FeedFormat, ReturnType<typeof itemsOf>>();

/** The whole corpus as three parsers read it; parsed once for all tests. */
function readBack(format: "rss" | "atom"): ReturnType<typeof itemsOf> {
  const items = read.get(format) ?? itemsOf(render(everything, format));
  read.set(format, items);
  return items;
}

/** Well-formed in the eyes of libxml2, where it is installed; the parsers of the other tests are more lenient. */
function checkWellFormed(xml: string): void {
  const xmllint = "/usr/bin/xmllint";
  if (!existsSync(xmllint)) {
    assert.not(process.env["CI"], "xmllint is missing: install libxml2-utils");
    return;
  }
  execFileSync(xmllint, ["--huge", "--noout", "-"], { input: xml });
}

for (const format of ["rss", "atom"] as const) {
  for (const content of ["full", "summary"] as const) {
    test(`${format}, ${content}: every hostile entry gives a well-formed document`, () => {
      checkWellFormed(render(everything, format, { content }));
    });
  }

  test(`${format}: three parsers see every hostile entry once, with its headline as written and its address`, async () => {
    const parsed = await readBack(format);
    for (const [parser, items] of Object.entries(parsed)) {
      assert.is(items.length, everything.length, parser);
      for (const [index, written] of everything.entries()) {
        const item = itemOf(written, channel([]), contextOnce);
        assert.ok(item);
        const headline = format === "atom" ? headlineOf(item) : lineOf(written.title);
        assert.is(items[index]?.title?.trim() || "", headline, `${parser}: ${written.source.file}`);
      }
    }
  });

  test(`${format}: no text of an entry becomes an item, an element or a script of the document`, async () => {
    const xml = render(everything, format);
    assert.is(xml.split(format === "rss" ? "<item" : "<entry").length - 1, everything.length);
    for (const items of Object.values(await readBack(format))) {
      assert.not(items.some((item) => item.title === "Injected"));
      assert.not(items.some((item) => /<script|onclick|javascript:|<iframe|<form/iu.test(item.content)));
    }
  });

  test(`${format}: two megabytes of content arrive whole`, () => {
    const xml = render(hostileEntries({ huge: HUGE }), format);
    checkWellFormed(xml);
    const { feed } = parseFeed(xml) as { feed: { items?: Item[]; entries?: Item[] } };
    const [item] = feed.items ?? feed.entries ?? [];
    assert.ok((item?.content?.encoded ?? item?.content?.value ?? "").length > 2_000_000);
  });
}

const contextOnce = context(everything);

test("No character that XML forbids or discourages is written in any format", () => {
  for (const format of ["rss", "atom", "json"] as const) {
    assert.not.match(
      render(everything, format),
      /[^\t\n -~\u00a0-\ud7ff\ue000-\ufffc\u{10000}-\u{10ffff}]/u,
      format,
    );
  }
});

test("JSON Feed holds every hostile entry, without a lone half of a surrogate pair", () => {
  const text = render(everything, "json");
  assert.not.match(text, /\\u[dD][89a-fA-F]/u);
  const { items } = JSON.parse(text) as {
    items: { id: string; content_html?: string; content_text?: string }[];
  };
  assert.is(items.length, everything.length);
  assert.is(new Set(items.map((item) => item.id)).size, everything.length);
  assert.ok(items.every((item) => typeof (item.content_html ?? item.content_text) === "string"));
});

test("An entry has the same id in RSS and JSON, and in Atom what is made of that", async () => {
  const ids = async (format: "rss" | "atom") => (await readBack(format))["feedsmith"]?.map((item) => item.id);
  const json = (JSON.parse(render(everything, "json")) as { items: { id: string }[] }).items.map(
    (item) => item.id,
  );
  assert.equal(await ids("rss"), json);
  assert.equal(await ids("atom"), json.map(atomId));
});

const anyText = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      "]]>",
      "<![CDATA[",
      "&amp;",
      "&",
      "<",
      ">",
      '"',
      "'",
      "</title>",
      "slot:0:",
      "$&",
      "\\",
      "\ud800",
      "\udc00",
      ...CONTROLS,
    ),
    fc.string({ unit: "binary", maxLength: 3 }),
  ),
  maxLength: 20,
});

test("Any text in any field gives well-formed documents that parsers read back", async () => {
  const samples = fc.sample(fc.tuple(anyText, anyText, anyText, anyText, anyText, anyText), {
    numRuns: 300,
    seed: 3,
  });
  const entries = samples.map(([title, summary, content, label, name, slug], index) =>
    entry({
      url: `https://news.example/news/any-${index}/`,
      published: instant(1_600_000_000_000 + index * 60_000),
      title,
      summary,
      content,
      tags: [tag(label, slug)],
      authors: [author(name, index % 2 ? "a@news.example" : undefined)],
      language: index % 3 ? "en" : "kk",
    }),
  );
  const plain = { title: samples[0]?.[0] ?? "", description: samples[1]?.[0] ?? "" };
  for (const format of ["rss", "atom"] as const) {
    const xml = render(entries, format, plain);
    checkWellFormed(xml);
    const parsed = await itemsOf(xml);
    for (const [parser, items] of Object.entries(parsed)) {
      assert.is(items.length, entries.length, parser);
      assert.equal(
        items.map((item) => item.url),
        entries.map((written) => written.url),
        parser,
      );
    }
    const titles = parsed["feed-parser"]?.map((item) => item.title ?? "");
    if (format === "rss")
      assert.equal(
        titles,
        entries.map((written) => lineOf(written.title)),
      );
  }
  JSON.parse(render(entries, "json", plain));
});

test.run();
