import { test } from "uvu";
import * as assert from "uvu/assert";
import { newsroomErrorIn } from "../../plugins/diagnostics/causes.ts";
import { buildSite, type Files } from "../helpers/site.ts";

/*
 * Faults at known places, below front matter and text of any kind: messages name the exact line and what is written
 * there. SEED=7 PLACES=1000 looks at as many from there.
 */

const SEED = Number(process.env["SEED"] ?? 1);
const PLACES = Number(process.env["PLACES"] ?? 300);

type Random = (below: number) => number;

function randomOf(seed: number): Random {
  let state = Math.imul(seed, 2654435761) >>> 0;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 3266489917) >>> 0;
    return ((state ^ (state >>> 13)) >>> 0) % below;
  };
}

const pick = <Item>(random: Random, items: readonly Item[]): Item => items[random(items.length)] as Item;

/** Lines of front matter that are right, and may look like a fault elsewhere. */
const MATTER = [
  "# a comment: date: never",
  "other: 🎉 𝒳 text",
  "block: |\n  date: in a block\n\n  tags: none\n  {{ x }}",
  "folded: >-\n  words\n\n    more words",
  "nested:\n  date: 2020-02-31\n  image: 5\n  deep:\n    - permalink: x",
  'quoted: "two\n\n  lines"',
  "flow: [a,\n  b, 'date: x',\n  c]",
  "empty:",
  "'odd key': \tx",
  `long: ${"x".repeat(300)}`,
  "кириллица: дата",
  "日本: 日付",
  "",
  "   ",
];

/** Lines of a text that are right. */
const BODY = [
  "Words.",
  "",
  "```js\nconst date = '2021-02-31'; // [x](/gone/)\n\n\tlet y;\n```",
  "    indented code: date: x",
  "\tcode behind a tab",
  "Astral 🎉🎉 𝒳𝒴 and é combining e\u0301",
  "| a | b |\n|---|---|\n| 1 | 2 |",
  "<div>\n\n*html*\n\n</div>",
  "date: 2021-02-31",
  "---",
  "日本語の文。",
  "trailing  \nbreak",
  "\u2028line separator\u2029",
];

interface Fault {
  code: string;
  /** The line that is wrong. */
  line: string;
  /** As the message has it. */
  found: string;
}

/** Faults of fields; the name of each stands once. */
const FIELDS: readonly Fault[] = [
  { code: "date-invalid", line: "date: 2021-02-31", found: "2021-02-31" },
  { code: "date-invalid", line: 'date: "yesterday 🎉"', found: "yesterday 🎉" },
  { code: "date-invalid", line: "date:   gestern   # why", found: "gestern" },
  { code: "date-invalid", line: "updated: 2021-13-01", found: "2021-13-01" },
  { code: "date-invalid", line: "expires: 'soon'", found: "soon" },
  { code: "address-unsafe", line: "permalink: /../../etc/x/", found: "/../../etc/x/" },
];

interface Case {
  name: string;
  text: string;
  line: number;
  fault: Fault;
}

function fieldCase(index: number, random: Random): Case {
  const fault = pick(random, FIELDS);
  const end = random(3) === 0 ? "\r\n" : "\n";
  const seen = new Set<string>();
  const some = (lines: readonly string[], most: number) =>
    Array.from({ length: random(most) }, () => pick(random, lines)).filter((line) => {
      const key = line.trim() === "" || line.startsWith("#") ? `${seen.size}` : line;
      return !seen.has(key) && seen.add(key);
    });
  const right = [`title: T${index}`, ...(fault.line.startsWith("date") ? [] : ["date: 2021-05-05"])];
  const before = [...some(MATTER, 12), ...(random(2) ? right : [])];
  const after = [...some(MATTER, 6), ...right.filter((line) => !before.includes(line))];
  const head = ["---", ...before].join("\n");
  const lines = [head, fault.line, ...after, "---", ...some(BODY, 8)].join("\n");
  return {
    name: `e${index}.md`,
    text: (random(9) === 0 ? "\uFEFF" : "") + lines.replaceAll("\n", end) + end,
    line: head.split("\n").length + 1,
    fault,
  };
}

const HEADERS: readonly Fault[] = [
  { code: "date-invalid", line: "updated 2021-02-31", found: "2021-02-31" },
  { code: "date-invalid", line: "expires: soon 🎉", found: "soon 🎉" },
  { code: "permalink-invalid", line: "permalink /robots.txt", found: "/robots.txt" },
];

function wireCase(index: number, random: Random): Case {
  const fault = pick(random, HEADERS);
  const end = random(3) === 0 ? "\r\n" : "\n";
  const right = ["tags A, 🎉", "author Мария", "summary Words: and more", "section S"].slice(random(4));
  const blank = Array.from({ length: random(3) }, () => "");
  const head = [...blank, `date 2021-05-05 Headline ${index} 🎉`, ...right].join("\n");
  return {
    name: `e${index}.txt`,
    text: [head, fault.line, "", ...BODY.slice(0, random(6))].join("\n").replaceAll("\n", end) + end,
    line: head.split("\n").length + 1,
    fault,
  };
}

async function misplaced(cases: readonly Case[], render: "templates" | "direct"): Promise<string[]> {
  const files: Files = Object.fromEntries(cases.map(({ name, text }) => [`src/news/${name}`, text]));
  const options = { entries: { render, glob: "news/**/*.{md,txt}" } };
  const error = await buildSite(files, { options }).catch((caught: unknown) => caught);
  const messages = newsroomErrorIn(error)?.messages ?? [];
  return cases.flatMap(({ name, line, fault, text }) => {
    const ofFile = messages.filter(({ file }) => file === `./src/news/${name}`);
    const isTold = ofFile.some(
      (message) => message.code === fault.code && message.line === line && message.found === fault.found,
    );
    if (isTold) return [];
    const said = ofFile.map((message) => `${message.code} at ${message.line}: ${message.found}`).join();
    return [`${render}: ${fault.code} at ${line}: ${fault.found}, not ${said}\n${JSON.stringify(text)}`];
  });
}

for (const render of ["templates", "direct"] as const) {
  test(`a fault in front matter is told with its line and what is written there (${render})`, async () => {
    const random = randomOf(SEED);
    const cases = Array.from({ length: PLACES }, (_, index) => fieldCase(index, random));
    assert.equal((await misplaced(cases, render)).slice(0, 5), []);
  });
}

test("a fault in a plain-text entry is told with its line", async () => {
  const random = randomOf(SEED);
  const cases = Array.from({ length: PLACES }, (_, index) => wireCase(index, random));
  assert.equal((await misplaced(cases, "direct")).slice(0, 5), []);
});

test.run();
