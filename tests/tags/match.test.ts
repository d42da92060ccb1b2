import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { DiagnosticList } from "../../plugins/diagnostics/sink.ts";
import { readDictionary } from "../../plugins/tags/dictionary.ts";
import { compileMatcher } from "../../plugins/tags/match.ts";

function matcherOf(value: Record<string, unknown>) {
  const list = new DiagnosticList();
  const matcher = compileMatcher(readDictionary({ value }, list));
  assert.equal(list.messages, []);
  return (text: string) => matcher.match(text).map(({ key, phrase, count }) => `${key}:${phrase}:${count}`);
}
const finds = (phrase: string, text: string): number => {
  const [found] = matcherOf({ tag: { match: phrase } })(text);
  return found === undefined ? 0 : Number(found.split(":").at(-1));
};

const table: [phrase: string, text: string, count: number][] = [
  ["surgeon", "The Surgeon, a SURGEON; surgeon.", 3],
  ["surgeon", "surgeons and neurosurgeon", 0],
  ["National Center", "the national-center, a National\nCenter", 2],
  ["New York", "new. York", 0],
  ["New York", "new, York (New York)", 2],
  ["New York", "It was new\n\nYork came later", 0],
  ["aleinikov", "Aleinikov’s and Aleinikov's", 2],
  ["Viktor Aleinikov’s", "Viktor Aleinikov's hand", 1],
  ["eau", "L’eau et l'eau", 2],
  ["C++", "C++, C++11 and c++", 3],
  ["C", "C++ C# R&D", 0],
  ["C", "C, and c", 2],
  ["surgeon", "surgeon#health, surgeon+nurse, #surgeon", 3],
  ["C#", "in C# and f#", 1],
  [".NET", "for .NET, (.net) and ASP.NET", 2],
  ["ASP.NET", "asp.net but not ASP. NET", 1],
  ["net", "the net. .Net", 2],
  ["R&D", "R&D, R & D, r d", 1],
  ["St. Petersburg", "St. Petersburg, St Petersburg", 2],
  ["covid", "Covid-19, post-covid", 2],
  ["нейрохирургия", "НЕЙРОХИРУРГИЯ в Астане", 1],
  ["Қазақстан", "қазақстан, Қазақстанда", 1],
  ["café", "cafe\u0301 CAFÉ cafe", 2],
  ["cooperation", "co\u00ADoperation", 1],
  ["ΟΔΟΣ", "οδός οδος", 1],
  ["日本", "今日は日本語、日本", 2],
  ["日本", "日 本、日\n本", 0],
  ["アメリカ", "アメリカ人とラテンアメリカ", 1],
  ["ประเทศไทย", "ผมรักประเทศไทยมาก", 1],
  ["서울", "서울에서 한서울", 1],
  ["हिन्दी", "मैं हिन्दी बोलता हूँ।", 1],
  ["हिन्द", "हिन्दी", 0],
  ["العربية", "اللغة العربية.", 1],
  ["🎉", "we 🎉🎉 party", 2],
  ["€ 5", "only € 5 or 5", 1],
  ["Apple Watch", "Apple™ Watch", 1],
  ["2021", "in 2021 or 20210", 1],
  ["𐐨𐐩", "𐐀𐐁 and 𐐨𐐩𐐩", 1],
  ["constructor", "a constructor", 1],
  ["__proto__", "the __proto__ of it", 1],
];
for (const [phrase, text, count] of table) {
  test(`“${phrase}” is found ${count} times in “${text.replaceAll("\n", "\\n")}”`, () => {
    assert.is(finds(phrase, text), count);
  });
}

test("a tag may require several mentions, of all spellings together", () => {
  const match = matcherOf({ heart: { match: [{ phrase: ["heart", "hearts"], times: 2 }] } });
  assert.equal(match("a heart"), []);
  assert.equal(match("a heart, two hearts"), ["heart:heart:1", "heart:hearts:1"]);
  assert.equal(match("heart to heart"), ["heart:heart:2"]);
});

test("two spellings of one phrase do not make one mention two", () => {
  assert.equal(matcherOf({ heart: { match: [{ phrase: ["heart", "Heart"], times: 2 }] } })("a heart"), []);
  assert.equal(matcherOf({ heart: { match: [{ phrase: ["heart", "Heart"], times: 2 }] } })("heart HEART"), [
    "heart:heart:2",
  ]);
});

test("`not` keeps the tag away; beside a phrase it only stops that rule", () => {
  const match = matcherOf({
    heart: { match: ["heart", { not: "heart of the city" }] },
    cats: { match: [{ phrase: "jaguar", not: "car" }, "cat"] },
  });
  assert.equal(match("heart, in the heart of the city"), []);
  assert.equal(match("heart of the matter"), ["heart:heart:1"]);
  assert.equal(match("a jaguar"), ["cats:jaguar:1"]);
  assert.equal(match("a jaguar car"), []);
  assert.equal(match("a cat in a jaguar car"), ["cats:cat:1"]);
});

test("phrases that begin alike or lie within each other are all found", () => {
  const match = matcherOf({
    a: { match: ["new york", "new york times", "york", "times square"] },
    b: { match: "new york" },
  });
  assert.equal(match("New York Times Square"), [
    "a:new york:1",
    "a:new york times:1",
    "a:york:1",
    "a:times square:1",
    "b:new york:1",
  ]);
});

test("one text leaves no trace in the next", () => {
  const match = matcherOf({ a: { match: [{ phrase: "x", times: 2 }] } });
  assert.equal([match("x"), match("x"), match("x x"), match("x")], [[], [], ["a:x:2"], []]);
});

test("with blanks between words, what is found is what a search word by word finds", async () => {
  const word = fc.constantFrom("a", "b", "ab", "Б", "日", "c++", "5");
  await fc.assert(
    fc.property(
      fc.array(word, { minLength: 1, maxLength: 4 }),
      fc.array(word, { maxLength: 60 }),
      (phrase, text) => {
        let expected = 0;
        for (let at = 0; at + phrase.length <= text.length; at++)
          if (phrase.every((part, index) => text[at + index] === part)) expected += 1;
        assert.is(finds(phrase.join(" "), text.join(" ")), expected);
      },
    ),
  );
});

test("any text whatever can be searched", async () => {
  await fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (phrase, text) => {
      const list = new DiagnosticList();
      const matcher = compileMatcher(readDictionary({ value: { tag: { match: phrase } } }, list));
      const found = matcher.match(`${text}\n\n${phrase}\n\n${text}`);
      if (list.messages.length === 0) assert.ok(found.length === 1, JSON.stringify(phrase));
    }),
    { numRuns: 150 },
  );
});

test.run();
