import { test } from "uvu";
import * as assert from "uvu/assert";
import { headlineSlug, isOwnName } from "../../plugins/slugs/headlines.ts";

test("a headline is the address of its entry, and one that no file system could hold ends with a whole word", () => {
  for (const [headline, slug] of [
    ["A day in Astana.", "a-day-in-astana"],
    ["a".repeat(200), "a".repeat(200)],
    ["a".repeat(201), "a".repeat(200)],
    ["word ".repeat(100), `${"word-".repeat(39)}word`],
    [`${"word ".repeat(39)}wordings`, `${"word-".repeat(38)}word`],
    ["日".repeat(100), "日".repeat(66)],
    ["日本 ".repeat(100), `${"日本-".repeat(27)}日本`],
    ["", ""],
  ] as const) {
    assert.is(headlineSlug(headline), slug, headline);
  }
});

test("no headline takes the address of a list, a year, a feed or a file that every site may have", () => {
  for (const name of ["authors", "feeds", "page", "sections", "subscribe", "tags", "2021", "feed", "con", ""])
    assert.ok(isOwnName(name), name);
  for (const name of ["robots", "humans", "readme"]) assert.ok(isOwnName(name), name);
  for (const name of ["author", "tags-of-the-town", "202", "20211", "a2021", "first"])
    assert.not.ok(isOwnName(name), name);
});

test.run();
