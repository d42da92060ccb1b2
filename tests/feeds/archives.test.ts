import fc from "fast-check";
import { parseFeed } from "feedsmith";
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Entry } from "../../plugins/entry/entry.ts";
import type { FeedFormat } from "../../plugins/feeds/channel.ts";
import type { FeedContext } from "../../plugins/feeds/feed-context.ts";
import { documentsOf } from "../../plugins/feeds/feed-documents.ts";
import { channel, context, entry, instant } from "./feed-fixtures.ts";

const SIZE = 4;

/** `count` entries, newest first. */
function entries(count: number): Entry[] {
  return Array.from({ length: count }, (_, index) => {
    const number = count - index;
    return entry({
      url: `https://news.example/news/${number}/`,
      title: `Entry ${number}`,
      published: instant(1_600_000_000_000 + number * 86_400_000),
    });
  });
}

/** Address → text of every document of a channel with archives. */
function documents(
  list: readonly Entry[],
  format: FeedFormat,
  changes: Partial<FeedContext> = {},
): Map<string, string> {
  const whole = context(list, { archiveSize: SIZE, ...changes });
  const files = documentsOf(channel(list, { formats: [format], limit: SIZE, archive: true }), whole);
  return new Map(files.map((file) => [whole.absolute(file.href), file.render()]));
}

const FEED: Record<FeedFormat, string> = {
  rss: "https://news.example/news/feed.xml",
  atom: "https://news.example/news/atom.xml",
  json: "https://news.example/news/feed.json",
};

/** Numbers of the entries that a document carries; what people see in a browser is left out. */
const titlesOf = (text: string) =>
  [...text.replace(/<div xmlns.*<\/div>/u, "").matchAll(/Entry (\d+)/gu)].map((match) => Number(match[1]));

function linkOf(text: string, rel: string): string | undefined {
  for (const element of text.match(/<(?:atom:)?link [^>]*>/gu) ?? []) {
    if (element.includes(`rel="${rel}"`)) return /href="([^"]*)"/u.exec(element)?.[1];
  }
  return undefined;
}

for (const format of ["rss", "atom"] as const) {
  test(`${format}: a reader that follows prev-archive from the subscription finds every entry`, () => {
    for (const count of [0, 1, 3, 4, 5, 7, 8, 9, 13, 40]) {
      const all = documents(entries(count), format);
      const found = new Set<number>();
      let address: string | undefined = FEED[format];
      while (address !== undefined) {
        const text = all.get(address);
        assert.ok(text, `${address} is linked but not written`);
        for (const number of titlesOf(text)) found.add(number);
        address = linkOf(text, "prev-archive");
      }
      assert.is(found.size, count, String(count));
    }
  });

  test(`${format}: an entry is in exactly one archive document, and every link leads to a document`, () => {
    const all = documents(entries(13), format);
    const archived = [...all]
      .filter(([address]) => address.includes("/archive/"))
      .flatMap(([, text]) => titlesOf(text));
    assert.equal(
      archived.sort((a, b) => a - b),
      Array.from({ length: 13 }, (_, index) => index + 1),
    );
    for (const [address, text] of all) {
      assert.is(linkOf(text, "self"), address);
      for (const rel of ["prev-archive", "next-archive", "current"]) {
        const target = linkOf(text, rel);
        if (target !== undefined) assert.ok(all.has(target), `${address}: ${rel} ${target}`);
      }
    }
  });

  test(`${format}: archive documents say that they are, and where the feed itself is; the feed says neither`, () => {
    const all = documents(entries(9), format);
    for (const [address, text] of all) {
      const isArchive = address.includes("/archive/");
      assert.is(text.includes("<fh:archive/>"), isArchive, address);
      assert.is(linkOf(text, "current"), isArchive ? FEED[format] : undefined);
    }
    assert.ok(
      parseFeed(
        all.get(`https://news.example/news/archive/1/${format === "rss" ? "feed" : "atom"}.xml`) ?? "",
      ),
    );
  });
}

test("An archive document that is full never changes, however much is published later", () => {
  fc.assert(
    fc.property(
      fc.nat(40),
      fc.nat(20),
      fc.constantFrom<FeedFormat>("rss", "atom", "json"),
      (count, added, format) => {
        const before = documents(entries(count), format);
        const after = documents(entries(count + added), format);
        const full = Math.floor(count / SIZE);
        for (const [address, text] of before) {
          const number = Number(/\/archive\/(\d+)\//u.exec(address)?.[1] ?? Number.POSITIVE_INFINITY);
          if (number <= full) assert.is(after.get(address), text, address);
        }
      },
    ),
    { numRuns: 40, seed: 5 },
  );
});

test("Publishing one entry changes the subscription document and the newest archive document only", () => {
  const before = documents(entries(10), "rss");
  const after = documents(entries(11), "rss");
  const changed = [...after]
    .filter(([address, text]) => before.get(address) !== text)
    .map(([address]) => address);
  assert.equal(changed, [FEED.rss, "https://news.example/news/archive/3/feed.xml"]);
});

test("JSON Feed leads to older documents by next_url", () => {
  const all = documents(entries(13), "json");
  const found = new Set<string>();
  let address: string | undefined = FEED.json;
  while (address !== undefined) {
    const feed = JSON.parse(all.get(address) ?? "null") as {
      feed_url: string;
      next_url?: string;
      items: { id: string }[];
    };
    assert.is(feed.feed_url, address);
    for (const { id } of feed.items) found.add(id);
    address = feed.next_url;
  }
  assert.is(found.size, 13);
});

test("A feed with a limit below the size of archives still carries all that no full archive document holds", () => {
  const list = entries(7);
  const whole = context(list, { archiveSize: SIZE });
  const files = documentsOf(channel(list, { formats: ["rss"], limit: 1, archive: true }), whole);
  assert.equal(titlesOf(files[0]?.render() ?? ""), [7, 6, 5]);
});

test("A site that fits into its feed has no archive documents", () => {
  assert.equal([...documents(entries(3), "rss").keys()], [FEED.rss]);
});

test("Entries that the hook leaves out are counted nowhere", () => {
  const all = documents(entries(13), "rss", {
    itemHook: (written, item) => (written.title.endsWith("3") ? false : item),
  });
  const archived = [...all]
    .filter(([address]) => address.includes("/archive/"))
    .flatMap(([, text]) => titlesOf(text));
  assert.equal(
    archived.sort((a, b) => a - b),
    [1, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12],
  );
});

test.run();
