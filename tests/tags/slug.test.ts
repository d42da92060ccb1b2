import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { plainSlug } from "../../plugins/tags/plain-slug.ts";
import { assignSlugs, foldSlug, hrefOf, type Named, slugProblem } from "../../plugins/tags/slug.ts";
import { tagKey } from "../../plugins/tags/tag-key.ts";

const named = (labels: Iterable<string>): Named[] =>
  [...new Map([...labels].map((label) => [tagKey(label), label]))]
    .filter(([key]) => key !== "")
    .map(([key, label]) => ({ key, label }));
const slugsOf = (...labels: string[]) => {
  const slugs = assignSlugs(named(labels));
  return labels.map((label) => slugs.get(tagKey(label)));
};

const readable: [string, string][] = [
  ["Medicine", "medicine"],
  ["Public health", "public-health"],
  ["OpenAI", "openai"],
  ["Медицина", "meditsina"],
  ["Қазақстан", "qazaqstan"],
  ["Ғылым мен білім", "gylym-men-bilim"],
  ["Србија", "srbija"],
  ["Ӂурнал", "zhurnal"],
  ["ʘ ǃ", "ʘ-ǃ"],
  ["ʘa", "ʘa"],
  ["Ελλάδα", "ellada"],
  ["Größe", "groesse"],
  ["Tiếng Việt", "tieng-viet"],
  ["日本語", "日本語"],
  ["日本 news", "日本-news"],
  ["한국어", "한국어"],
  ["ภาษาไทย", "ภาษาไทย"],
  ["हिन्दी", "हिन्दी"],
  ["العربية", "العربية"],
  ["עברית", "עברית"],
  ["C", "c"],
  ["C++", "c-plus-plus"],
  ["C#", "c-sharp"],
  [".NET", "dot-net"],
  ["Node.js", "node-js"],
  ["R&D", "r-and-d"],
  ["#MeToo", "metoo"],
  ["🎉", "🎉"],
  ["👨‍👩‍👧", "👨‍👩‍👧"],
  ["🇰🇿", "🇰🇿"],
  ["...", "u2e-2e-2e"],
  ["!?", "u21-3f"],
  ["__proto__", "proto"],
  ["constructor", "constructor"],
  ["2021", "2021"],
  ["null", "null"],
];
for (const [label, slug] of readable) {
  test(`the tag ${label} has the address ${slug}`, () => {
    assert.is(plainSlug(label), slug);
    assert.equal(slugsOf(label), [slug]);
  });
}

test("C, C++ and C# have three addresses", () => {
  assert.equal(slugsOf("C", "C++", "C#"), ["c", "c-plus-plus", "c-sharp"]);
});

test("café and cafe, май and маи are told apart, the plain one keeps the plain address", () => {
  const [cafe, accented] = slugsOf("cafe", "café");
  assert.is(cafe, "cafe");
  assert.match(accented ?? "", /^cafe-[0-9a-f]{6}$/);
  assert.equal(slugsOf("café"), ["cafe"]);
  assert.is(new Set(slugsOf("май", "маи", "mai", "may")).size, 4);
});

test("a tag whose name is its address keeps it beside a hashtag that comes before it in the alphabet", () => {
  const [plain, hashtag] = slugsOf("MeToo", "#MeToo");
  assert.is(plain, "metoo");
  assert.match(hashtag ?? "", /^metoo-[0-9a-f]{6}$/);
});

test("a tag of 100 characters is cut", () => {
  assert.ok((slugsOf("ab".repeat(50))[0] ?? "").length <= 90);
});

test("a tag of 300 characters has an address that a file system can hold", () => {
  for (const character of ["a", "日", "𝕏", "🎉", "é", "한"]) {
    const long = character.repeat(300);
    const [first, second] = slugsOf(`${long}1`, `${long}2`);
    assert.ok(Buffer.byteLength(first ?? "") <= 240 && first !== second, character);
    assert.is.not(first, "");
    encodeURIComponent(first ?? "");
  }
});

test("reserved names and device names do not become addresses", () => {
  for (const label of ["page", "Archive", "CON", "nul", "com1", "feed", "index"]) {
    const [slug] = slugsOf(label);
    assert.is.not(slug, label.toLowerCase());
    assert.ok((slug ?? "").startsWith(label.toLowerCase()));
  }
});

test("a slug that the owner gives wins over the tag that would have it by its name", () => {
  const slugs = assignSlugs([
    { key: "medicine", label: "Medicine" },
    { key: "health", label: "Health", slug: "medicine" },
  ]);
  assert.is(slugs.get("health"), "medicine");
  assert.match(slugs.get("medicine") ?? "", /^medicine-[0-9a-f]{6}$/);
});

test("slugs that a file system would take for one count as one", () => {
  for (const [one, other] of [
    ["Café", "cafe\u0301"],
    ["ℌ", "h"],
    ["ß", "SS"],
    ["a\u200Db", "ab"],
    ["ΟΣ", "ος"],
  ] as const)
    assert.is(foldSlug(one), foldSlug(other));
});

test("a given slug is refused where it could not be an address or a file name", () => {
  for (const slug of [
    "",
    "a/b",
    "a\\b",
    "a b",
    "a%b",
    "a?b",
    "a#b",
    "\0",
    "a\n",
    ".",
    "..",
    ".net",
    "a.",
    "page",
    "PAGE",
    "feed.xml",
    "con",
    "NUL.txt",
    "\uD800",
    "e\u0301",
    "\u200B",
    "x".repeat(300),
  ]) {
    assert.type(slugProblem(slug), "string", JSON.stringify(slug));
  }
  for (const slug of ["c-sharp", "日本", "v1.2", "Medicine", "🎉"])
    assert.is(slugProblem(slug), undefined, slug);
});

test("links are percent-encoded", () => {
  assert.is(hrefOf("/news/tags/", "日本"), "/news/tags/%E6%97%A5%E6%9C%AC/");
});

/** Labels that clash often, and any others. */
const label = fc.oneof(
  fc.constantFrom(
    "C",
    "c ",
    "C++",
    "C#",
    "cafe",
    "café",
    "Cafe!",
    "cafe-850f7d",
    "май",
    "маи",
    "mai",
    "may",
    "New York",
    "new-york",
    "page",
    "...",
    "🎉",
    "ß",
    "ss",
    "u2e-2e-2e",
    "__proto__",
  ),
  fc.string({ unit: fc.constantFrom("a", "á", "A", "-", " ", "б", "日", "!", "+", ".", "🎉") }),
  fc.string({ unit: "binary", maxLength: 400 }),
);

test("whatever the tags: every one has a usable address, no two the same on any file system", () => {
  fc.assert(
    fc.property(fc.array(label, { maxLength: 40 }), (labels) => {
      const names = named(labels);
      const slugs = assignSlugs(names);
      assert.is(slugs.size, names.length);
      assert.is(new Set([...slugs.values()].map(foldSlug)).size, names.length);
      for (const slug of slugs.values()) {
        assert.is(slugProblem(slug), undefined, slug);
        assert.is(decodeURIComponent(hrefOf("/", slug)), `/${slug}/`);
        assert.is(new URL(hrefOf("/t/", slug), "https://x.example").pathname, hrefOf("/t/", slug));
      }
    }),
  );
});

test("addresses do not depend on the order of files", () => {
  fc.assert(
    fc.property(fc.uniqueArray(label, { selector: tagKey, maxLength: 30 }), fc.integer(), (labels, seed) => {
      const names = named(labels);
      const shuffled = names.toSorted(
        (a, b) =>
          ((a.key.length * 31 + seed) % 7) - ((b.key.length * 31 + seed) % 7) || (a.key < b.key ? 1 : -1),
      );
      assert.equal([...assignSlugs(shuffled)].sort(), [...assignSlugs(names)].sort());
    }),
  );
});

test("a further tag changes the address of at most one other, and only where it takes that address itself", () => {
  fc.assert(
    fc.property(fc.array(label, { maxLength: 30 }), label, (labels, further) => {
      const before = assignSlugs(named(labels));
      const key = tagKey(further);
      if (key === "" || before.has(key)) return;
      const after = assignSlugs(named([...labels, further]));
      const changed = [...before].filter(([other, slug]) => after.get(other) !== slug);
      assert.ok(changed.length <= 1, JSON.stringify([labels, further, changed]));
      for (const [, slug] of changed) assert.is(foldSlug(after.get(key) ?? ""), foldSlug(slug));
    }),
  );
});

test.run();
