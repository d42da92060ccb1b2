import { test } from "uvu";
import * as assert from "uvu/assert";
import { cleanName, tagKey } from "../../plugins/tags/tag-key.ts";

const same = (...names: string[]) => assert.is(new Set(names.map(tagKey)).size, 1, names.join(" | "));
const different = (...names: string[]) =>
  assert.is(new Set(names.map(tagKey)).size, names.length, names.join(" | "));

test("tags that differ only in case are one", () => {
  same("News", "news", "NEWS");
  same("Медицина", "МЕДИЦИНА");
  same("ΘΕΣΣΑΛΟΝΊΚΗΣ", "θεσσαλονίκης");
  same("ΟΔΟΣ", "οδος", "οδοσ");
  same("İstanbul", "istanbul");
});

test("tags that differ only in white space are one", () => {
  same("New York", " New\u00A0 York\t", "new\u3000york", "New\nYork");
  different("New York", "NewYork", "New-York");
});

test("tags that differ only in Unicode normal form or in what nobody sees are one", () => {
  same("café", "cafe\u0301");
  same("май", "маи\u0306");
  same("❤️", "❤");
  same("co\u00ADoperation", "cooperation", "\uFEFFcooperation\u200B");
});

test("letters stay letters", () => {
  different("café", "cafe");
  different("май", "маи");
  different("Maße", "Masse");
  different("ısı", "isi");
  different("C", "C++", "C#", "С");
  different("ﬁ", "fi");
});

test("the names of what every JavaScript object has are tags like any other", () => {
  different("constructor", "__proto__", "toString", "hasOwnProperty");
  assert.is(tagKey("toString"), "tostring");
});

test("half a surrogate pair becomes a sign that an address can have", () => {
  assert.is(cleanName("a\uD83D"), "a\uFFFD");
  encodeURIComponent(tagKey("\uDE00x"));
});

test.run();
