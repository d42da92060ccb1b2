import { test } from "uvu";
import * as assert from "uvu/assert";
import { tagNamesFrom, tagNamesOfFields } from "../../plugins/tags/tag-names.ts";

const forms: [string, unknown][] = [
  ["tags: a, b", "a, b"],
  ["tags: a,b, with a comma at the end", "a,b,"],
  ["tags: [a, b]", ["a", "b"]],
  ["lists in lists", [["a"], [["b"]]]],
  ["empty items", ["a", null, "", " ", undefined, "b"]],
  ["the same tag in other case", ["a", "b", "A", " B "]],
  ["nested categories", { a: { b: null } }],
  ["nested categories with lists", { a: ["b"] }],
  ["objects with names", [{ name: "a", slug: "x" }, { label: "b" }]],
  ["a set", new Set(["a", "b"])],
  ["a map", new Map([["a", ["b"]]])],
];
for (const [name, value] of forms) {
  test(`${name} gives the tags a and b`, () => {
    assert.equal(tagNamesFrom(value), ["a", "b"]);
  });
}

for (const value of [undefined, null, "", "  ", ",", [], {}, [null], [[]]]) {
  test(`${JSON.stringify(value) ?? "nothing"} gives no tags`, () => {
    assert.equal(tagNamesFrom(value), []);
  });
}

test("numbers, dates and truth values give the tag that was written", () => {
  assert.equal(tagNamesFrom([2021, 1.5, 0, true, false, 10n]), ["2021", "1.5", "0", "true", "false", "10"]);
  assert.equal(tagNamesFrom(new Date("2021-05-05")), ["2021-05-05"]);
  assert.equal(tagNamesFrom([new Date("2021-05-05")]), tagNamesFrom("2021-05-05"));
  assert.equal(tagNamesFrom(2021), tagNamesFrom("2021"));
});

test("a tag in a list may have a comma", () => {
  assert.equal(tagNamesFrom(["Washington, D.C.", "x"]), ["Washington, D.C.", "x"]);
});

test("commas of other scripts part tags as well", () => {
  assert.equal(tagNamesFrom("医療、科学，工业"), ["医療", "科学", "工业"]);
});

test("the first spelling stays", () => {
  assert.equal(tagNamesFrom("News, news, NEWS"), ["News"]);
});

test("names of what every object has are tags", () => {
  const names = ["constructor", "__proto__", "toString", "hasOwnProperty"];
  assert.equal(tagNamesFrom(names), names);
  assert.equal(tagNamesFrom(JSON.parse('{"__proto__": ["constructor"]}')), ["__proto__", "constructor"]);
});

test("several fields are read each by itself", () => {
  assert.equal(tagNamesOfFields(["a, b", ["c, d"], null, { B: ["e"] }]), ["a", "b", "c, d", "e"]);
});

test("what cannot be a tag is reported, what multiplies without end is cut", () => {
  const found: string[] = [];
  const report = (what: string) => found.push(what);
  assert.equal(tagNamesFrom([Symbol("x"), () => 1, new Date(Number.NaN), "a"], report), ["a"]);
  assert.is(found.length, 3);
  const circle: unknown[] = ["a"];
  circle.push(circle, circle);
  assert.equal(tagNamesFrom(circle), ["a"]);
  assert.is(tagNamesFrom(Array.from({ length: 9999 }, (_, index) => `t${index}`)).length, 500);
});

test.run();
