import { readFileSync } from "node:fs";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { monthIn, yearIn } from "../../../plugins/dates/dates.ts";
import { correctionHeading } from "../../../plugins/pages/text/correction.ts";
import { en } from "../../../plugins/pages/text/en.ts";
import {
  counted,
  fill,
  formFor,
  missingTexts,
  numberIn,
  TEXT_LANGUAGES,
  TEXT_NAMES,
  textFor,
} from "../../../plugins/pages/text/text.ts";
import type { Forms } from "../../../plugins/pages/text/text-types.ts";

const SCRIPTS: Readonly<Record<string, RegExp>> = {
  ar: /\p{Script=Arabic}/u,
  ja: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u,
  kk: /\p{Script=Cyrillic}/u,
  ru: /\p{Script=Cyrillic}/u,
};

/** The words in braces of a text, in no order. */
function fillings(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => String(name)).sort();
}

/** Every text of a language by name; a text with forms has one for each. */
function textsOf(language: string): [name: string, text: string][] {
  const text = textFor(language);
  return TEXT_NAMES.flatMap((name) => {
    const value = text[name];
    if (typeof value === "string") return [[name, value] as [string, string]];
    return Object.entries(value).map(([form, words]): [string, string] => [`${name}.${form}`, words]);
  });
}

test("a language gets its own texts, those of its base language, or English", () => {
  assert.equal(
    ["ru", "ru-KZ", "kk-Cyrl-KZ", "EN-gb", "de-AT", "sv", ""].map((language) => textFor(language).tags),
    ["Теги", "Теги", "Тегтер", "Tags", "Schlagwörter", "Tags", "Tags"],
  );
});

for (const language of TEXT_LANGUAGES.filter((name) => name !== "en")) {
  test(`the texts in ${language} are complete`, () => {
    const file = JSON.parse(
      readFileSync(new URL(`../../../plugins/pages/text/${language}.json`, import.meta.url), "utf8"),
    ) as Record<string, string | Forms>;
    assert.equal(Object.keys(file).sort(), [...TEXT_NAMES].sort());
    const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const name of TEXT_NAMES) {
      const english = en[name];
      const value = file[name];
      assert.is(typeof value, typeof english, name);
      if (typeof value === "object" && typeof english === "object") {
        for (const count of [0, 1, 2, 3, 5, 11, 21, 100, 102, 1000, 1.5]) {
          const words = formFor(value, count, textFor(language));
          assert.ok(words !== "" && !words.includes("undefined"), `${name} ${count}`);
        }
        const common = categories.filter(
          (category) => category !== "many" || language === "ru" || language === "ar",
        );
        // Nouns of Kazakh stay in the singular after a number.
        if (name !== "by" && language !== "kk")
          for (const category of common) assert.ok(value[category], `${language} ${name} lacks ${category}`);
        assert.equal(fillings(value.other), fillings(english.other), name);
      } else assert.equal(fillings(String(value)), fillings(String(english)), name);
    }
  });

  test(`the texts in ${language} are written in its script, without straight quotes`, () => {
    for (const [name, words] of textsOf(language)) {
      assert.not.match(words, /["']|\s\s|^\s|\s$/, `${name}: ${words}`);
      const script = SCRIPTS[language];
      if (!script) continue;
      assert.match(words, script, `${name}: ${words}`);
      assert.not.match(words.replace(/\{\w+\}|RSS|Atom|OPML|JSON/g, ""), /\p{Script=Latin}/u, words);
    }
  });

  test(`the heading of a correction without a date is complete in ${language}`, () => {
    // French puts a blank before its colon, and Japanese has a wide one.
    const colon = { fr: "\u00A0:", ja: "：" }[language] ?? ":";
    assert.match(
      correctionHeading(textFor(language).correction, undefined, language),
      new RegExp(`^\\p{L}+${colon}$`, "u"),
    );
    assert.ok(textFor(language).address.endsWith(colon), language);
  });

  test(`no text in ${language} is English`, () => {
    const same = textsOf(language).filter(([name, words]) =>
      textsOf("en").some(([other, english]) => other === name && english === words),
    );
    // Words that the languages share.
    assert.equal(
      same.filter(([, words]) => !/^(?:Feeds|Website|Pages|Page \{number\}|Downloads|page .*)$/.test(words)),
      [],
    );
  });
}

test("numbers stand with the right form of their noun", () => {
  const entries = (language: string, counts: number[]) => {
    const text = textFor(language);
    return counts.map((count) => counted(text.entryCount, count, text).replaceAll("\u00a0", " "));
  };
  assert.equal(entries("ru", [0, 1, 2, 5, 11, 21, 22, 25, 111]), [
    "0 публикаций",
    "1 публикация",
    "2 публикации",
    "5 публикаций",
    "11 публикаций",
    "21 публикация",
    "22 публикации",
    "25 публикаций",
    "111 публикаций",
  ]);
  assert.equal(entries("kk", [1, 2]), ["1 жарияланым", "2 жарияланым"]);
  assert.equal(entries("ar", [0, 1, 2, 3, 11, 100]), [
    "لا مقالات",
    "مقالة واحدة",
    "مقالتان",
    "3 مقالات",
    "11 مقالة",
    "100 مقالة",
  ]);
  assert.equal(entries("ja", [1, 1200]), ["1件の記事", "1,200件の記事"]);
  assert.equal(entries("en", [0, 1, 1200]), ["0 entries", "1 entry", "1,200 entries"]);
  assert.is(counted(textFor("en").entryCount, 2, textFor("en")), "2\u00a0entries");
});

test("months, years and numbers are written as the language writes them", () => {
  assert.equal(
    ["en", "ru", "kk", "ja", "es", "ar"].map((language) => monthIn(5, language)),
    ["May", "Май", "Мамыр", "5月", "Mayo", "مايو"],
  );
  assert.equal(
    ["en", "ja"].map((language) => yearIn(2021, language)),
    ["2021", "2021年"],
  );
  assert.is(numberIn(1234, textFor("de")), "1.234");
});

test("an owner's texts go first, those of a region before those of its language", () => {
  const options = {
    label: "Blog",
    texts: {
      de: { tags: "Themen", entryCount: { one: "{count} Artikel", other: "{count} Artikel" } },
      "de-AT": { authors: "Verfasser" },
      sv: { tags: "Taggar" },
      ru: { news: "Блог" },
    },
  };
  const austrian = textFor("de-AT", options);
  assert.equal(
    [austrian.news, austrian.tags, austrian.authors, austrian.subscribe],
    ["Blog", "Themen", "Verfasser", "Abonnieren"],
  );
  assert.is(counted(austrian.entryCount, 3, austrian), "3\u00a0Artikel");
  assert.equal([textFor("de", options).authors, textFor("ru", options).news], ["Autoren", "Блог"]);
  assert.equal([textFor("sv", options).tags, textFor("sv", options).authors], ["Taggar", "Authors"]);
  assert.is(textFor("de").tags, "Schlagwörter", "the plugin's own are as they were");
});

test("what a language lacks is known by name", () => {
  assert.equal(missingTexts("de-CH", {}), []);
  assert.equal(missingTexts("sv", {}), TEXT_NAMES);
  const missing = missingTexts("sv-FI", { label: "Blogg", texts: { sv: { tags: "Taggar" } } });
  assert.not.ok(missing.includes("tags") || missing.includes("news"));
  assert.is(missing.length, TEXT_NAMES.length - 2);
});

test("a word in braces that is not known stays", () => {
  assert.is(fill("{a} {b}", { a: 1 }), "1 {b}");
});

test.run();
