import fc from "fast-check";
import { parseAtomFeed, parseRssFeed } from "feedsmith";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { documentsOf } from "../../plugins/feeds/feed-documents.ts";
import { idOfChannel, makeId } from "../../plugins/feeds/ids.ts";
import { channel, context, entry, moment } from "./feed-fixtures.ts";

/** RFC 4151 §2.1, with `specific` as RFC 3986 §3.3 and §3.4 write it. */
const TAG_URI =
  /^tag:[a-z0-9.@_-]+,\d{4}(-\d\d(-\d\d)?)?:(?:[A-Za-z0-9;/?:@&=+$.\-_!~*'(),]|%[0-9A-F]{2})*$/u;

test("makeId gives tag URIs that people can read", () => {
  assert.is(
    makeId({ authority: "News.example", since: "2021", key: "news/first" }),
    "tag:news.example,2021:news/first",
  );
  assert.is(
    makeId({ authority: "a@news.example", since: "2021-05-01", key: "日 本" }),
    "tag:a@news.example,2021-05-01:%E6%97%A5%20%E6%9C%AC",
  );
});

test("Any key gives a valid tag URI, and different keys different ones", () => {
  const unit = fc.oneof(
    fc.string({ unit: "binary", minLength: 1, maxLength: 2 }),
    fc.constantFrom("#", "%", "\ud800"),
  );
  fc.assert(
    fc.property(fc.string({ unit }), (key) =>
      TAG_URI.test(makeId({ authority: "a.example", since: "2021", key })),
    ),
  );
  assert.is.not(
    makeId({ authority: "a", since: "2021", key: "a/b" }),
    makeId({ authority: "a", since: "2021", key: "a%2Fb" }),
  );
});

/** Ids as owners and other programs write them, and what Atom, which asks for an IRI, makes of them. */
const GIVEN_IDS: [id: string, atomId: string][] = [
  ["tag:a.example,2021:1", "tag:a.example,2021:1"],
  ["urn:uuid:60a76c80-d399-11d9-b93c-0003939e0af6", "urn:uuid:60a76c80-d399-11d9-b93c-0003939e0af6"],
  ["HTTP://old.example/?p=1", "HTTP://old.example/?p=1"],
  ["https://a.example/日本", "https://a.example/日本"],
  ["4711", "urn:uuid:fc0b4a9e-abef-5bf0-9047-f41243d556dd"],
  ["first  news", "urn:uuid:5b1ec2ff-ae1f-5c13-82be-373117b162f2"],
  ["/news/first/", "urn:uuid:e7e832b0-ef7f-5c75-821b-a2eba60f20f2"],
  ["https://old.example/?a={1}|2", "urn:uuid:c03bc6b1-4e2a-5105-9bbb-69799719d622"],
  ["Q&A <1> “x”", "urn:uuid:1d6ba7ca-f38f-5bfc-b651-c2791878feae"],
];

test("RSS and JSON carry a given id as it is written, whatever the site is called and when the entry was published", () => {
  for (const [id, atomId] of GIVEN_IDS) {
    for (const published of ["2021-05-05", "2022-01-01"]) {
      for (const url of ["https://news.example/", "https://moved.example/blog/"]) {
        const written = entry({ id, idIsGiven: true, published: moment(published) });
        const site = { ...context([]).site, url };
        const ids = { authority: "old.example", since: "2005" };
        for (const changes of [{ site }, { site, ids }]) {
          const [rss, atom, json] = documentsOf(channel([written]), context([written], changes)).map((file) =>
            file.render(),
          );
          assert.is(parseRssFeed(rss).items?.[0]?.guid?.value, id);
          assert.is(parseAtomFeed(atom).entries?.[0]?.id, atomId);
          assert.is(JSON.parse(json ?? "").items[0].id, id);
        }
      }
    }
  }
});
test("The id of a feed outlives its address where the owner asks for that", () => {
  const own = "https://news.example/news/atom.xml";
  assert.is(idOfChannel(channel([]), own, context([])), own);
  const ids = { authority: "news.example", since: "2021" };
  assert.is(
    idOfChannel(channel([], { name: "tag:日本" }), own, context([], { ids })),
    "tag:news.example,2021:feed:tag:%E6%97%A5%E6%9C%AC",
  );
});

test.run();
