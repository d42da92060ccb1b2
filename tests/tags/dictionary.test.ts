import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Diagnostic } from "../../plugins/diagnostics/format.ts";
import { DiagnosticList } from "../../plugins/diagnostics/sink.ts";
import { readDictionary, translationOf } from "../../plugins/tags/dictionary.ts";

function read(text: string) {
  const list = new DiagnosticList();
  const dictionary = readDictionary({ file: "_data/newsTags.yaml", text }, list);
  return { dictionary, messages: list.messages, tag: (name: string) => dictionary.find(name) };
}
function onlyMessage(text: string): Diagnostic {
  const { messages } = read(text);
  assert.is(messages.length, 1, JSON.stringify(messages, null, 1));
  const [message] = messages;
  if (!message) throw new Error("no message");
  assert.is(message.file, "_data/newsTags.yaml");
  assert.is(message.severity, "error");
  return message;
}

test("a dictionary describes tags", () => {
  const { messages, tag, dictionary } = read(`
# the desk's tags
Medicine:
  label: Health & medicine
  slug: health
  description: |
    About *health*.
  aliases: [medical, медицина, 2021, 2021-05-05]
  image: /images/m.png
  feeds: false
Surgery: { parent: medicine, hidden: true, match: surgeon }
Empty:
2020:
`);
  assert.equal(messages, []);
  assert.equal([...dictionary.tags.keys()], ["2020", "medicine", "surgery", "empty"]);
  const medicine = tag("MEDICAL");
  assert.is(medicine?.label, "Health & medicine");
  assert.is(medicine?.slug, "health");
  assert.is(medicine?.description.trim(), "About *health*.");
  assert.is(medicine?.feeds, false);
  for (const name of ["Medicine", "health &  Medicine", "Медицина", "2021", "2021-05-05"])
    assert.is(tag(name), medicine, name);
  assert.is(tag("surgery")?.parent, "medicine");
  assert.is(tag("surgery")?.hidden, true);
  assert.is(tag("empty")?.feeds, true);
  assert.is(tag("nothing"), undefined);
});

test("an object does as well as a file, numbers and dates in it become text", () => {
  const list = new DiagnosticList();
  const value = {
    News: {
      aliases: [2021, new Date("2021-05-05"), true],
      hidden: false,
      match: [{ phrase: "x", times: 2 }],
    },
    Empty: null,
  };
  const dictionary = readDictionary({ value }, list);
  assert.equal(list.messages, []);
  assert.is(dictionary.find("2021-05-05")?.key, "news");
  assert.is(dictionary.find("2021")?.key, "news");
  assert.equal(dictionary.find("news")?.match, [{ phrases: ["x"], times: 2, not: [] }]);
});

test("an empty file is an empty dictionary, JSON does as well as YAML", () => {
  for (const text of ["", "\n", "# nothing yet\n", "---\n"])
    assert.equal([read(text).dictionary.tags.size, read(text).messages.length], [0, 0]);
  assert.is(read('{\n\t"News": { "aliases": ["a"] }\n}\n').tag("a")?.name, "News");
  assert.is(read("\uFEFFNews:\r\n  label: N\r\n").tag("news")?.label, "N");
});

test("match takes a phrase, a list, counted phrases and exclusions", () => {
  const { messages, tag } = read(`
A: { match: one phrase }
B:
  match:
    - first
    - { phrase: [heart, hearts], times: 2 }
    - { phrase: jaguar, not: car }
    - { not: [heart of the city] }
    - 2021
`);
  assert.equal(messages, []);
  assert.equal(tag("A")?.match, [{ phrases: ["one phrase"], times: 1, not: [] }]);
  assert.equal(tag("B")?.not, ["heart of the city"]);
  assert.equal(
    tag("B")?.match.map(({ phrases, times, not }) => [phrases.join(), times, not.join()]),
    [
      ["first", 1, ""],
      ["heart,hearts", 2, ""],
      ["jaguar", 1, "car"],
      ["2021", 1, ""],
    ],
  );
});

test("a misspelt field is named with its line and the right name", () => {
  const message = onlyMessage("A:\n  label: x\nB:\n  # comment\n  lable: y\n");
  assert.is(message.line, 5);
  assert.match(message.problem, "“B”");
  assert.match(message.remedy ?? "", "label");
  const inner = onlyMessage("A:\n  match:\n    - x\n    - { phrase: y, tims: 2 }\n");
  assert.is(inner.line, 4);
  assert.match(inner.remedy ?? "", "times");
  assert.match(onlyMessage("A:\n  translations:\n    kk:\n      labl: y\n").remedy ?? "", "label");
});

test("a value of the wrong kind is named with its line, what was found and what is expected", () => {
  for (const [yaml, line, expected] of [
    ["A:\n  hidden: maybe", 2, "true or false"],
    ["A:\n  label: [x]", 2, "a text"],
    ["A:\n  aliases:\n    - x\n    - {y: z}", 4, "a text"],
    ["A:\n  match:\n    - {phrase: x, times: 0}", 3, "whole number"],
    ["A:\nB: text", 2, "an object"],
    ["A:\n  translations: [kk]", 2, "an object"],
  ] as const) {
    const message = onlyMessage(yaml);
    assert.is(message.line, line, yaml);
    assert.match(message.expected ?? "", expected);
    assert.type(message.found, "string");
  }
});

test("phrases without a word, counts without a phrase are errors", () => {
  assert.is(onlyMessage('A:\n  match:\n    - x\n    - "..."').line, 4);
  assert.is(onlyMessage("A:\n  match: [{ times: 2 }]").code, "dictionary-match");
  assert.is(onlyMessage("A:\n  match: [{ not: y, times: 2 }]").code, "dictionary-match");
});

test("a parent that is not listed is an error with the nearest name", () => {
  const message = onlyMessage("Medicine:\nCardiology:\n  parent: Medicin\n");
  assert.is(message.line, 3);
  assert.match(message.remedy ?? "", "Medicine");
});

test("a loop of parents is an error that prints the loop, once", () => {
  assert.match(
    onlyMessage("A: { parent: B }\nB: { parent: C }\nC: { parent: A }\nD: { parent: A }\n").problem,
    "A → B → C → A",
  );
  assert.match(onlyMessage("Z:\n  parent: Z\n").problem, "Z → Z");
  const { dictionary } = read("A: { parent: B }\nB: { parent: A }\n");
  assert.is(dictionary.find("A")?.parent, undefined);
});

test("two tags that are one, clashing aliases, labels and slugs are errors", () => {
  assert.is(onlyMessage("News:\nnews :\n").line, 2);
  assert.is(onlyMessage("A:\n  aliases: [x]\nB:\n  aliases:\n    - X\n").line, 5);
  assert.match(onlyMessage("A:\nB:\n  aliases: [a]\n").problem, "“A”");
  assert.is(onlyMessage("A: { label: X }\nB:\n  label: x\n").line, 3);
  assert.is(onlyMessage("A: { slug: x }\nB:\n  slug: X\n").line, 3);
  assert.match(onlyMessage('A:\n  slug: "a/b"\n').problem, "“/”");
  assert.is(onlyMessage("A:\nA:\n").line, 2);
});

test("a tag may have its own name as alias, and its label in several languages", () => {
  const { messages, tag } = read(
    "Kazakhstan:\n  aliases: [kazakhstan, Қазақстан]\n  translations:\n    kk: { label: Қазақстан }\n    ru: { label: Казахстан }\n",
  );
  assert.equal(messages, []);
  assert.is(tag("Казахстан")?.name, "Kazakhstan");
});

test("a label that means two tags in two languages leads to neither", () => {
  const { messages, tag } = read(
    "Cats: { translations: { fr: { label: Chat } } }\nTalk: { translations: { de: { label: Chat } } }\n",
  );
  assert.equal(messages, []);
  assert.is(tag("Chat"), undefined);
});

test("translations are found by language, regions by their language", () => {
  const { tag } = read(
    "Science:\n  description: d\n  translations:\n    kk: { label: Ғылым }\n    pt-BR: { label: Ciência, slug: ciencia }\n",
  );
  const science = tag("science");
  if (!science) throw new Error("not listed");
  assert.is(translationOf(science, "kk-KZ").label, "Ғылым");
  assert.is(translationOf(science, "kk").description, "d");
  assert.is(translationOf(science, "pt-br").slug, "ciencia");
  assert.is(translationOf(science, "pt").label, "Science");
});

test("names of what every object has are tags of the dictionary", () => {
  const { messages, tag } = read(
    "constructor:\n  label: Builder\n__proto__:\n  aliases: [toString]\nhasOwnProperty:\n",
  );
  assert.equal(messages, []);
  assert.is(tag("constructor")?.label, "Builder");
  assert.is(tag("tostring")?.name, "__proto__");
  assert.is(tag("valueOf"), undefined);
});

test("text that is no YAML is one message with its line", () => {
  for (const [text, line] of [
    ["A: [", 1],
    ["A:\n\tlabel: x", 2],
    ["A:\n  label: x: y", 2],
    ["- A", 1],
    ["A: *nobody", 1],
    ["just text", 1],
  ] as const) {
    assert.is(onlyMessage(text).line, line, text);
  }
});

test("a file whose aliases multiply without end is read in no time", () => {
  const lines = ["a: &a0 [x, x, x, x, x, x, x, x, x]"];
  for (let level = 1; level < 30; level++)
    lines.push(
      `a${level}: &a${level} [${Array(9)
        .fill(`*a${level - 1}`)
        .join(", ")}]`,
    );
  const { messages } = read(lines.join("\n"));
  assert.ok(messages.length > 0);
});

test("an object in place of a file is told by what it is, without a line that it has not", () => {
  const said = (value: unknown) => {
    const list = new DiagnosticList();
    readDictionary({ value }, list);
    return list.messages.map(({ code, found, line }) => [code, found, line]);
  };
  assert.equal(said([]), [["dictionary-value", "an empty list", undefined]]);
  assert.equal(said(["News"]), [["dictionary-value", "a list of 1", undefined]]);
  assert.equal(said({ "": {} }), [["dictionary-value", '""', undefined]]);
  assert.equal(said(new Map([["News", {}]])), []);
  assert.equal(said({ News: { label: new Date(0), slug: {}, image: [] } }), [
    ["dictionary-value", "an object with nothing in it", undefined],
    ["dictionary-value", "an empty list", undefined],
  ]);
  assert.equal(said({ News: { aliases: [null] } }), [["dictionary-value", "nothing (null)", undefined]]);
  assert.equal(said({ News: { match: [{ times: 2 }] } }).length, 1);
});

test("a slug of a translation that cannot be an address is told with its line, and not used", () => {
  const { messages, tag } = read("News:\n  translations:\n    kk:\n      label: Жаңалық\n      slug: a/b\n");
  assert.is(messages[0]?.line, 5);
  assert.is(messages[0]?.found, "a/b");
  const news = tag("News");
  assert.ok(news);
  assert.is(translationOf(news, "kk").slug, undefined);
  assert.is(translationOf(news, "kk").label, "Жаңалық");
});

test("an unknown field far from every known one is to be taken out, and a parent like none to be listed", () => {
  assert.is(onlyMessage("News:\n  zzzzzzzz: 1\n").remedy, "Remove it.");
  assert.match(onlyMessage("News:\n  parent: Zzzzzzzz\n").remedy ?? "", "Add the parent to the dictionary");
});

test.run();
