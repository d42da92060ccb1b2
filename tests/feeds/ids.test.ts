import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { idForFeeds, idOfChannel, makeId } from "../../plugins/feeds/ids.ts";
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

test("A given id is written as given, if it is an absolute IRI", () => {
  for (const id of [
    "tag:a.example,2021:1",
    "urn:uuid:60a76c80-d399-11d9-b93c-0003939e0af6",
    "HTTP://old.example/?p=1",
    "https://a.example/日本",
  ]) {
    assert.is(idForFeeds(entry({ id, idIsGiven: true }), context([])), id);
  }
});

test("A given word becomes a tag URI of the site, or of the authority the owner names", () => {
  const written = entry({ id: "first news", idIsGiven: true, published: moment("2021-05-05") });
  assert.is(idForFeeds(written, context([])), "tag:news.example,2021:first%20news");
  const ids = { authority: "old.example", since: "2005" };
  assert.is(idForFeeds(written, context([], { ids })), "tag:old.example,2005:first%20news");
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
