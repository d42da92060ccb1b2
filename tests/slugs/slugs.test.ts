import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import * as assigning from "../../plugins/slugs/assign-slugs.ts";
import { foldSlug, hrefOf, type Named, slugProblem } from "../../plugins/slugs/assign-slugs.ts";
import { headlineSlug } from "../../plugins/slugs/headlines.ts";
import { authorSlug, sectionSlug, tagSlug } from "../../plugins/slugs/rules.ts";
import { tagKey } from "../../plugins/tags/tag-key.ts";

const assignSlugs = (names: Iterable<Named>) => assigning.assignSlugs(names, tagSlug);
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
  ["Ɓaŋgɔ ƙasa", "banggo-kasa"],
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
  ["Область", "oblast"],
  ["Объект", "obyekt"],
  ["ь", "ь"],
  ["за\u0301мок", "zamok"],
  ["Oʻzbekiston", "ozbekiston"],
  ["Größe ՞", "groesse"],
  ["Acme™", "acmetm"],
  ["Ｃ＋＋", "c-plus-plus"],
  ["F#", "f-sharp"],
  ["7# 8", "7-sharp-8"],
  ["see #MeToo", "see-metoo"],
  ["@home", "at-home"],
  ["@2", "at-2"],
  ["a @ b", "a-b"],
  ["100%", "100-percent"],
  ["50 %", "50-percent"],
  ["a%, %b", "a-b"],
  ["v1.a", "v1-a"],
  ["a .b", "a-dot-b"],
  ["🎉 Party", "🎉-party"],
  ["❤️", "❤"],
  ["👍🏽👍🏽", "👍🏽-👍🏽"],
  ["👩🏽‍🚀", "👩🏽‍🚀"],
  ["🏳️‍🌈", "🏳‍🌈"],
  ["👩‍🚀 Space", "👩‍🚀-space"],
  ["©", "ua9"],
  ["🎉", "🎉"],
  ["👨‍👩‍👧", "👨‍👩‍👧"],
  ["🇰🇿", "🇰🇿"],
  ["...", "u2e-2e-2e"],
  ["!?", "u21-3f"],
  ["! ?", "u21-3f"],
  ["__proto__", "proto"],
  ["constructor", "constructor"],
  ["2021", "2021"],
  ["null", "null"],
];
for (const [label, slug] of readable) {
  test(`the tag ${label} has the address ${slug}, and so has an author, a section or a headline of that name`, () => {
    for (const slugOf of [tagSlug, authorSlug, sectionSlug, headlineSlug]) assert.is(slugOf(label), slug);
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

test("a name of several words keeps its address beside a hashtag of the same words", () => {
  const [plain, hashtag] = slugsOf("New York", "!New York");
  assert.is(plain, "new-york");
  assert.match(hashtag ?? "", /^new-york-[0-9a-f]{6}$/);
});

test("a name is cut to 80 characters or 200 bytes, at a hyphen near its end, and ends with a hash", () => {
  for (const [name, start] of [
    ["a".repeat(81), "a".repeat(80)],
    ["日".repeat(67), "日".repeat(66)],
    ["abcdefghij ".repeat(9), Array(7).fill("abcdefghij").join("-")],
    [`${"a".repeat(61)} ${"b".repeat(40)}`, "a".repeat(61)],
    [`${"a".repeat(60)} ${"b".repeat(40)}`, `${"a".repeat(60)}-${"b".repeat(19)}`],
    [`a${"👨‍".repeat(40)}👨`, `a-${"👨‍".repeat(28)}`.slice(0, -1)],
  ] as const) {
    const [slug = ""] = slugsOf(name);
    assert.is(slug.replace(/-[0-9a-f]{6}$/, ""), start, name);
    assert.is.not(slug, start, name);
  }
  for (const name of ["a".repeat(80), "日".repeat(66)]) assert.equal(slugsOf(name), [name]);
});

test("a name that shows nothing has an address all the same", () => {
  assert.match(assignSlugs([{ key: "blank", label: " " }]).get("blank") ?? "", /^u[0-9a-f]{6}$/);
  assert.is(tagSlug(" "), "");
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

test("tags called as files and folders elsewhere in the newsroom keep their name: below tags/ nothing clashes", () => {
  const labels = ["RSS", "Feed", "Atom", "Archive", "Page", "Index", "Tags", "Authors", "2021"];
  assert.equal(
    slugsOf(...labels),
    labels.map((label) => label.toLowerCase()),
  );
});

test("a name that Windows keeps for a device becomes no address by itself, but where the owner gives it", () => {
  for (const label of ["CON", "prn", "aux", "nul", "com1", "lpt9"]) {
    const [slug = ""] = slugsOf(label);
    assert.is.not(slug, label.toLowerCase());
    assert.ok(slug.startsWith(label.toLowerCase()));
  }
  assert.equal([...assignSlugs([{ key: "aux", label: "AUX", slug: "aux" }])], [["aux", "aux"]]);
});

test("a slug that the owner gives wins over the tag that would have it by its name", () => {
  const slugs = assignSlugs([
    { key: "medicine", label: "Medicine" },
    { key: "health", label: "Health", slug: "medicine" },
  ]);
  assert.is(slugs.get("health"), "medicine");
  assert.match(slugs.get("medicine") ?? "", /^medicine-[0-9a-f]{6}$/);
});

test("a slug that cannot be one gives way to the name, and of two that are the same the first by name counts", () => {
  assert.equal([...assignSlugs([{ key: "a", label: "A", slug: "x/y" }])], [["a", "a"]]);
  const names: Named[] = [
    { key: "a", label: "A", slug: "x" },
    { key: "b", label: "B", slug: "X" },
  ];
  for (const order of [names, names.toReversed()]) {
    const slugs = assignSlugs(order);
    assert.equal([slugs.get("a"), slugs.get("b")], ["x", "b"]);
  }
});

test("slugs that a file system would take for one count as one", () => {
  for (const [one, other] of [
    ["Café", "cafe\u0301"],
    ["ℌ", "h"],
    ["ß", "SS"],
    ["a\u200Db", "ab"],
    ["ΟΣ", "ος"],
    ["ΣΑ", "σα"],
    ["Σ", "ς"],
  ] as const)
    assert.is(foldSlug(one), foldSlug(other));
  assert.is.not(foldSlug("ος"), foldSlug("ο"));
});

test("a given slug is refused where it could not be an address or a file name, and the message says why", () => {
  const refused: [problem: string, ...slugs: string[]][] = [
    ["is empty", ""],
    ["has white space or a control character", "a b", "a\n", "\0", "\uD800"],
    ["has the character “/”", "a/b"],
    ["has the character “\\”", "a\\b"],
    ["has the character “%”", "a%b"],
    ["has the character “?”", "a?b"],
    ["has the character “#”", "a#b"],
    ["has the character “]”", "a]"],
    ["begins or ends with a full stop", ".", "..", ".net", "a."],
    ["isn't in Unicode normal form C", "e\u0301"],
    ["has no visible characters", "\u200B"],
    ["is too long for a file name", "x".repeat(241), "ж".repeat(121)],
  ];
  for (const [problem, ...slugs] of refused)
    for (const slug of slugs) assert.is(slugProblem(slug), problem, JSON.stringify(slug));
  for (const slug of [
    "c-sharp",
    "rss",
    "page",
    "index",
    "日本",
    "v1.2",
    "Medicine",
    "🎉",
    "pages",
    "x".repeat(240),
  ])
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

test("whatever the tags: every one has a usable address, no two the same on any file system", async () => {
  await fc.assert(
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

test("addresses do not depend on the order of files", async () => {
  await fc.assert(
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

test("a further tag changes the address of at most one other, and only where it takes that address itself", async () => {
  await fc.assert(
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
