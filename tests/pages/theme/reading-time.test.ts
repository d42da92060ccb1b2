import { test } from "uvu";
import * as assert from "uvu/assert";
import { minutesOf } from "../../../plugins/pages/theme/reading-time.ts";

const words = (count: number) => "word ".repeat(count);

test("an entry takes a minute at least, and as many as its words", () => {
  assert.is(minutesOf(""), 1);
  assert.is(minutesOf(`<p>${words(460)}</p>`), 2);
  assert.is(minutesOf(`<p>${"don’t well-known ".repeat(230)}</p>`), 2);
});

test("scripts without blanks count by character, also beside words", () => {
  assert.is(minutesOf(`<p>${"字".repeat(1000)}</p>`), 2);
  assert.is(minutesOf(`<p>${"字".repeat(1000)} ${words(460)}</p>`), 4);
});

test("code, tags and entities are no words", () => {
  assert.is(minutesOf(`<p title="${words(900)}">${words(230)}</p><script>${words(900)}</script>`), 1);
  assert.is(minutesOf(`<style>${words(900)}`), 1);
  assert.is(minutesOf("&amp;&#8217; ".repeat(900)), 1);
});

test("what begins a tag and is none hides no words", () => {
  assert.is(minutesOf(`1 < 2 ${words(460)}`), 2);
  assert.is(minutesOf(`${"<!--".repeat(50_000)} ${words(460)}`), 2);
});

test.run();
