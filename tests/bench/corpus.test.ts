import { test } from "uvu";
import * as assert from "uvu/assert";
import { corpusOf } from "../../bench/corpus/corpus.ts";

const filesOf = (size: number, tags = true) => [...corpusOf({ size, tags })].map(({ file }) => file);

test("the same corpus is made each time, and a smaller one is the beginning of a larger one", () => {
  const files = filesOf(40);
  assert.equal(filesOf(40), files);
  assert.equal(filesOf(15), files.slice(0, 15));
});

test("entries have 400 to 1,000 words, three different tags, and dates that all differ", () => {
  const corpus = [...corpusOf({ size: 200 })];
  for (const { entry, file } of corpus) {
    const words = file.split("\n---\n")[1]?.trim().split(/\s+/).length ?? 0;
    assert.ok(words >= 400 && words <= 1000, `${entry.slug} has ${words} words`);
    assert.is(new Set(entry.tags).size, 3);
  }
  const dates = corpus.map(({ entry }) => entry.date);
  assert.equal([...new Set(dates)].sort(), dates);
});

test("some tags are common and some are rare", () => {
  const counts = new Map<string, number>();
  for (const { entry } of corpusOf({ size: 1000 })) {
    for (const tag of entry.tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  assert.ok(Math.max(...counts.values()) > 200);
  assert.ok(Math.min(...counts.values()) < 20);
});

test("entries for a build without tags name none and are otherwise the same", () => {
  const [tagged] = filesOf(1);
  const [bare] = filesOf(1, false);
  assert.is(bare, tagged?.replace(/tags:\n(?: {2}- .*\n)+/, ""));
});

test.run();
