import { test } from "uvu";
import * as assert from "uvu/assert";
import { counter } from "../../plugins/pages/text/plural.ts";
import { type Text, textFor } from "../../plugins/pages/text/text.ts";

test("a language without words of its own gets those of its base language, else English", () => {
  assert.equal(
    ["ru", "ru-KZ", "kk-Cyrl-KZ", "EN-gb", "de", ""].map((language) => textFor(language).language),
    ["ru", "ru", "kk", "en", "en", "en"],
  );
});

test("numbers stand with the right form of their noun", () => {
  const { entries } = textFor("ru");
  assert.equal(
    [0, 1, 2, 5, 11, 21, 22, 25, 111].map((count) => entries(count).replace("\u00a0", " ")),
    [
      "0 публикаций",
      "1 публикация",
      "2 публикации",
      "5 публикаций",
      "11 публикаций",
      "21 публикация",
      "22 публикации",
      "25 публикаций",
      "111 публикаций",
    ],
  );
  assert.equal([1, 2].map(textFor("kk").entries), ["1\u00a0жарияланым", "2\u00a0жарияланым"]);
  assert.equal([0, 1, 1200].map(textFor("en").tags), ["0\u00a0tags", "1\u00a0tag", "1,200\u00a0tags"]);
});

test("a form that is not given is the general one", () => {
  assert.is(counter("ar", { other: "x" })(0), `${new Intl.NumberFormat("ar").format(0)}\u00a0x`);
});

test("every language has twelve months, as many steps, and no word in another script", () => {
  for (const language of ["ru", "kk"]) {
    const text = textFor(language);
    assert.is(text.months.length, 12);
    assert.is(text.howToSteps.length, textFor("en").howToSteps.length);
    for (const words of wordsOf(text)) {
      assert.not.match(words.replace(/RSS|Atom|OPML|JSON|Xy|^(?:ru|kk)$/g, ""), /[a-z]/i, words);
      assert.not.match(
        words,
        /\p{Script=Latin}\p{Script=Cyrillic}|\p{Script=Cyrillic}\p{Script=Latin}/u,
        words,
      );
    }
  }
});

/** Every text of a table; functions are asked with sample values. */
function wordsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value === "function")
    return [String(value("Xy", "Xy"))].filter((words) => !words.includes("NaN"));
  return Object.values(value as Text).flatMap(wordsOf);
}

test.run();
