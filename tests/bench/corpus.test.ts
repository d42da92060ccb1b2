import { load } from "js-yaml";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { type CorpusOptions, corpusOf } from "../../bench/corpus/corpus.ts";
import { dictionaryOf } from "../../bench/corpus/phrases.ts";

const filesOf = (options: CorpusOptions) => [...corpusOf(options)].map(({ file }) => file);
const partsOf = (text: string) =>
  /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text)?.slice(1) as [string, string];

test("the same corpus is made each time, and a smaller one is the beginning of a larger one", () => {
  for (const mixed of [false, true]) {
    const files = filesOf({ size: 40, mixed });
    assert.equal(filesOf({ size: 40, mixed }), files);
    assert.equal(filesOf({ size: 15, mixed }), files.slice(0, 15));
  }
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
  const [tagged] = filesOf({ size: 1 });
  const [bare] = filesOf({ size: 1, tags: "none" });
  assert.is(bare, tagged?.replace(/tags:\n(?: {2}- .*\n)+/, ""));
});

test("a mixed corpus has titles and texts in four scripts, a third without summary, some with a recording", () => {
  const corpus = [...corpusOf({ size: 60, mixed: true })];
  for (const [at, script] of ["Latin", "Cyrillic", "Arabic", "Hiragana"].entries()) {
    for (const { entry } of corpus.filter((_, index) => index % 4 === at)) {
      for (const text of [entry.title, entry.opening, entry.closing]) {
        const letters = text.match(/\p{L}/gu) ?? [];
        const own = new RegExp(`[\\p{Script=${script}}\\p{Script=Han}]`, "u");
        assert.ok(letters.length > 10 && letters.every((letter) => own.test(letter)), text);
      }
    }
  }
  const fields = corpus.map(({ file }) => load(partsOf(file)[0]) as { summary?: string; audio?: object });
  assert.is(fields.filter(({ summary }) => summary === undefined).length, 20);
  assert.is(fields.filter(({ audio }) => audio !== undefined).length, 12);
});

test("a mixed corpus keeps the addresses of links and pictures, and code", () => {
  const addresses = (mixed: boolean) =>
    filesOf({ size: 12, mixed }).flatMap((file) => partsOf(file)[1].match(/\]\(.*?\)|```[\s\S]*?```|`.*?`/g));
  assert.equal(addresses(true), addresses(false));
});

test("each text of a mixed corpus has a phrase of the dictionary for its last tag and for no other", () => {
  const dictionary = load(dictionaryOf()) as Record<string, { match: string[] }>;
  for (const { entry, file } of corpusOf({ size: 40, mixed: true, tags: "all but last" })) {
    const [front, text] = partsOf(file);
    assert.equal((load(front) as { tags: string[] }).tags, entry.tags.slice(0, -1));
    const found = Object.keys(dictionary).filter((tag) =>
      dictionary[tag]?.match.some((phrase) => text.includes(phrase)),
    );
    assert.equal(found, [entry.tags.at(-1)]);
  }
});

test.run();
