import fc from "fast-check";
import { CORE_SCHEMA, load } from "js-yaml";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { readPlainMatter } from "../../plugins/sources/plain-matter.ts";

const word = fc.oneof(
  fc.stringMatching(/^[A-Za-zА-я0-9 .:#'"&*!|>%@`,[\]{}_~+-]{1,12}$/),
  fc.constantFrom(
    "null",
    "True",
    "~",
    "2021-05-05",
    "2021-05-05T09:30:00Z",
    "12",
    "1e3",
    "0x1f",
    ".inf",
    "yes",
    "- a",
    "a: b",
    "a #b",
  ),
);
const line = fc.oneof(
  fc.tuple(fc.constantFrom("title", "tags", "date", "a-b"), word).map(([key, value]) => `${key}: ${value}`),
  fc.constantFrom("tags:", "list:", "", "---", "# comment"),
  word.map((value) => `  - ${value}`),
  word.map((value) => `- ${value}`),
);

test("whatever is read without the YAML library is what the library reads", () => {
  let read = 0;
  fc.assert(
    fc.property(fc.array(line, { maxLength: 6 }), (lines) => {
      const matter = lines.join("\n");
      const plain = readPlainMatter(matter);
      if (plain === undefined) return;
      read++;
      assert.equal(plain, load(matter.trim() || "{}", { schema: CORE_SCHEMA }) ?? {}, matter);
    }),
    { numRuns: 20_000, seed: 7 },
  );
  assert.ok(read > 1000);
});

test("ordinary front matter needs no library", () => {
  assert.equal(
    readPlainMatter(
      "title: A day in Astana\ndate: 2021-05-05\ntags:\n  - Town\n  - Қала\nsummary: It rained.\n",
    ),
    {
      title: "A day in Astana",
      date: "2021-05-05",
      tags: ["Town", "Қала"],
      summary: "It rained.",
    },
  );
});

test.run();
