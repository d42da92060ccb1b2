import { test } from "uvu";
import * as assert from "uvu/assert";
import { entry, jsonItems } from "../helpers/entries.ts";
import { ungrouped } from "../helpers/messages.ts";
import { buildError, buildSite, type Files } from "../helpers/site.ts";

const LANES = ["templates", "direct"] as const;
type Lane = (typeof LANES)[number];
const DATED = "title: X\ndate: 2021-05-05";

/** What became of each entry: its headline, date, tags and authors in the feed, and the messages about it. */
async function fatesOf(files: Files, render: Lane, others: Files = {}) {
  const sources = Object.fromEntries(Object.entries(files).map(([name, text]) => [`src/news/${name}`, text]));
  const site = await buildSite(
    { ...sources, ...others },
    {
      options: {
        onInvalid: "skip",
        entries: { render, glob: "news/**/*.{md,txt}" },
        feeds: { limit: 500, tags: false, authors: false },
        tags: { minEntries: 500 },
        authors: { pages: false },
      },
    },
  );
  const said = ungrouped(site.logs.join("\n"));
  const items = new Map(jsonItems(site).map((item) => [decodeURI(new URL(item.url).pathname), item]));
  const fates = Object.keys(files).map((name) => {
    const item = items.get(`/news/${name.replace(/\.(md|txt)$/, "")}/`);
    const messages = said
      .split("\n")
      .filter((line) => line.includes(`/news/${name}:`))
      .map((line) => line.replace(/^.*?\/news\//, ""));
    const fields = item && [
      item.title,
      item.date_published,
      item.tags,
      item.authors?.map((author) => author.name),
    ];
    return { name, fields, page: site.has(`/news/${name.replace(/\.(md|txt)$/, "")}/`), messages };
  });
  return { fates, said, site };
}

/** The fates in the one lane, which have to be those in the other. */
async function fatesInBoth(files: Files, others: Files = {}) {
  const templates = await fatesOf(files, "templates", others);
  const direct = await fatesOf(files, "direct", others);
  const other = (index: number) => JSON.stringify(direct.fates[index]);
  assert.equal(
    templates.fates.flatMap((fate, index) =>
      JSON.stringify(fate) === other(index) ? [] : [`${JSON.stringify(fate)} directly ${other(index)}`],
    ),
    [],
  );
  const countOf = (said: string) => /\d+ entr\w+ read[^;\n]*/.exec(said)?.[0];
  assert.is(countOf(direct.said), countOf(templates.said));
  return { ...templates, fates: new Map(templates.fates.map((fate) => [fate.name, fate])) };
}

test("front matter means the same in either lane, in all that YAML has", async () => {
  const matters = {
    brackets: `${DATED}\ntags: [\n  a,\n  b\n]`,
    braces: `${DATED}\nother: {\n  a: {\n b: [\nc\n] }\n}`,
    quotes: `title: "two\nlines"\ndate: 2021-05-05`,
    bracketsOpen: `${DATED}\ntags: [\n  a,\n`,
    binary: `${DATED}\nother: !!binary SGVsbG8=`,
    binaryTitle: "title: !!binary SGVsbG8=\ndate: 2021-05-05",
    set: `${DATED}\ntags: !!set { a, b }`,
    omap: `${DATED}\nother: !!omap [a: b]`,
    pairs: `${DATED}\nother: !!pairs [a: b]`,
    timestamp: "title: X\ndate: !!timestamp 2021-05-05",
    javascript: `${DATED}\nother: !!js/function "() => 1"`,
    merged: "base: &base\n  title: Merged\n  tags: [m]\n<<: *base\ndate: 2021-05-05",
    mergedTwo:
      "base: &base { title: Merged, section: S }\n<<: [*base, { tags: [t] }]\ntitle: Own\ndate: 2021-05-05",
    mergedDate: "base: &base\n  date: 2021-05-05 10:00\n<<: *base\ntitle: X",
    mergedBadly: `<<: 5\n${DATED}`,
    alias: "other: &day 2021-05-05 10:00\ndate: *day\ntitle: X",
    inside: "other:\n  date: 2019-01-01\ntitle: X\ndate: 2021-05-05 10:00",
    question: "title: X\n? date\n: 2021-05-05 10:00",
    flow: "{ title: Flow, date: 2021-05-05 10:00, tags: [x] }",
    surrogate: `title: "a\\ud800b"\ndate: 2021-05-05`,
    unprintable: "title: a\u0008b\ndate: 2021-05-05",
    formFeed: "title: a\fb\ndate: 2021-05-05",
    noTags: `${DATED}\ntags: .nan`,
    zeroTags: `${DATED}\ntags: 0`,
    dayTags: `${DATED}\ntags: [2021-05-05]`,
    dayAuthor: `${DATED}\nauthors: 2021-05-05`,
    many: `${DATED}\n${Array.from({ length: 100_001 }, (_, index) => `k${index}: v`).join("\n")}`,
  };
  const files: Files = {
    ...Object.fromEntries(Object.entries(matters).map(([name, matter]) => [`${name}.md`, entry(matter)])),
    "dashes.md": `---\n${DATED}\n----\nText.\n`,
    "behind.md": `---\n${DATED}\n---Text.\n`,
    "json.md": '---json\n{ "title": "X", "date": "2021-05-05" }\n---\nText.\n',
    "jsonComment.md": '---json\n{ "title": "X", // no\n "date": "2021-05-05" }\n---\nText.\n',
    "x.11ty.md": entry(DATED),
  };
  // What Eleventy cannot read ends the build in its own words: each entry is a site.
  const outcome = (name: string, render: Lane) =>
    fatesOf({ [name]: files[name] ?? "" }, render).then(
      ({ fates }) => JSON.stringify(fates),
      (error: Error) => error.message,
    );
  const outcomes = new Map<string, string>();
  for (const name of Object.keys(files)) {
    const templates = await outcome(name, "templates");
    assert.is(await outcome(name, "direct"), templates, name);
    outcomes.set(name, templates);
  }
  const fieldsOf = (name: string): unknown[] => JSON.parse(outcomes.get(name) ?? "")[0].fields;
  assert.equal(fieldsOf("brackets.md")[2], ["a", "b"]);
  assert.is(fieldsOf("quotes.md")[0], "two lines");
  assert.is(fieldsOf("merged.md")[0], "Merged");
  assert.is(fieldsOf("mergedTwo.md")[0], "Own");
  assert.is(fieldsOf("mergedDate.md")[1], "2021-05-05T10:00:00+06:00");
  assert.is(fieldsOf("x.11ty.md")[0], "X");
  assert.match(outcomes.get("bracketsOpen.md") ?? "", "bracketsOpen.md");
});

test("a draft has no page, however it says so; what says neither yes nor no is no draft and not published", async () => {
  const yes = ["true", "yes", "Yes", "on", "1", '"true"', '" True "', "y"];
  const no = ["false", "no", "off", "0", '""', "", "null"];
  const unclear = ["maybe", "[true]", "{ a: b }", "2099-01-01", "2"];
  const files: Files = {};
  const add = (kind: string, values: readonly string[]) => {
    for (const [index, value] of values.entries()) {
      files[`${kind}-${index}.md`] = entry(`${DATED}\ndraft: ${value}`);
      const plain = value.replaceAll('"', "");
      if (/^[^[{]/.test(plain))
        files[`w${kind}-${index}.txt`] = `date 2021-05-05 w${kind} ${index}\ndraft ${plain}\n\nText.`;
    }
  };
  add("yes", yes);
  add("no", no);
  add("unclear", unclear);
  const { fates } = await fatesInBoth(files);
  for (const { name, page, messages } of fates.values()) {
    assert.is(page, /^w?no-/.test(name) && !(name === "wno-6.txt"), name);
    assert.is(messages.length, /unclear/.test(name) || name === "wno-6.txt" ? 1 : 0, name);
  }
});

test("what cannot be an author or a language is said", async () => {
  const { fates } = await fatesInBoth({
    "authors.md": entry(`${DATED}\nauthors: [{ a: b }, Ann]`),
    "language.md": entry(`${DATED}\nlang: nonsense language`),
  });
  assert.equal(fates.get("authors.md")?.fields?.[3], ["Ann"]);
  assert.match(fates.get("authors.md")?.messages[0] ?? "", /^authors\.md:4: .*authors.*\[field-value\]/);
  assert.match(fates.get("language.md")?.messages[0] ?? "", /^language\.md:4: .*\[language-unknown\]/);
});

test("a page that is to be in no collection is no entry in either mode, keeps its page and is counted", async () => {
  const files: Files = {
    "good.md": entry(DATED),
    "page.md": entry("title: A page\neleventyExcludeFromCollections: true"),
  };
  const byFolder = { "src/news/news.json": '{ "eleventyExcludeFromCollections": true }' };
  for (const render of LANES) {
    const { site, said } = await fatesOf(files, render);
    assert.ok(site.has("/news/page/"), render);
    assert.match(
      said,
      /1 entry read, 1 published;.* 1 page isn't an entry \(eleventyExcludeFromCollections\)/,
    );
    const whole = await fatesOf({ "good.md": entry(DATED) }, render, byFolder);
    assert.match(whole.said, /0 entries read, 0 published;.* 1 page isn't an entry/);
  }
});

test("dates that cannot be are refused in either lane and in the plain-text form, and the last and first that can be are kept", async () => {
  const bad = ["+24:00", "+99:99", "+06:60", "-24:00"].map((offset) => `2021-05-05T10:00${offset}`);
  bad.push(
    "9999-12-31T23:59:59-12:00",
    "0000-01-01",
    "0001-01-01T00:00:00+14:00",
    "2021-W18-3",
    "2021-125",
    "1e3",
  );
  bad.push(
    "2021-06-30T23:59:60Z",
    "2021-05-05T24:00:01Z",
    "-2021-05-05",
    "12021-05-05",
    "٢٠٢١-٠٥-٠٥",
    "1620172800",
  );
  const good = [
    "0001-01-02",
    "9999-12-31",
    "2021-05-05T10:00+14:00",
    "2021-05-05T10:00-12:00",
    "2021-05-05 24:00",
  ];
  const files: Files = {};
  for (const [index, date] of bad.entries()) {
    files[`bad-${index}.md`] = entry(`title: X\ndate: ${date}`);
    files[`badly-${index}.md`] = entry(`title: X\ndate: 2021-05-05\nexpires: ${date}`);
    files[`wbad-${index}.txt`] = `date ${date} wbad ${index}\n\nText.`;
  }
  for (const [index, date] of good.entries()) {
    files[`good-${index}.md`] = entry(`title: X\ndate: ${date}\nexpires: 9999-12-31`);
    files[`wgood-${index}.txt`] = `date ${date} wgood ${index}\n\nText.`;
  }
  const { fates, said } = await fatesInBoth(files);
  for (const { name, messages } of fates.values()) {
    const expected = name.includes("bad") ? [/\[date-invalid\]$/] : [];
    assert.is(messages.length, expected.length, `${name}: ${messages}`);
    for (const [index, message] of expected.entries()) assert.match(messages[index] ?? "", message);
  }
  assert.match(said, `${bad.length * 3 + good.length * 2} entries read, 8 published, 2 held back`);
});

test("several lines of tags in the plain-text form are all tags, and what stands beside a date may be any blank", async () => {
  const { fates } = await fatesInBoth({
    "twice.txt": "date 2021-05-05 twice\ntags a, b\ntags c\n\nText.",
    "blank.txt": "date\u00a02021-05-05\u00a009:30\u00a0blank\n\nText.",
    "offset.txt": "date 2021-05-05 09:30 +6:00 offset\n\nText.",
  });
  assert.equal(fates.get("twice.txt")?.fields?.[2], ["a", "b", "c"]);
  assert.is(fates.get("blank.txt")?.fields?.[1], "2021-05-05T09:30:00+06:00");
  assert.match(fates.get("offset.txt")?.messages[0] ?? "", /\[date-invalid\]/);
});

test("names of files cannot steer a terminal or begin a line of their own in a message; a backslash is refused", async () => {
  const { said } = await fatesInBoth({
    "good.md": entry(DATED),
    "a\u001b[31m\nb.md": entry(DATED),
    "c\u202e.md": entry("title: X"),
    "d\\e.md": entry(DATED),
  });
  assert.match(said, "a\\u001b[31m\\u000ab.md: ");
  assert.match(said, "c\\u202e.md:1: ");
  assert.match(said, /d\\e\.md: .*\[address-unsafe\]/);
  assert.not.ok(said.includes("\u001b[31m") || said.includes("\u202e"));
});

test("two entries at one address are one mistake", async () => {
  const { buildError } = await import("../helpers/site.ts");
  const error = await buildError({
    "src/news/deep/deep.md": entry(DATED),
    "src/news/deep/index.md": entry(DATED),
  });
  assert.match(error, "Newsroom: 1 problem\n");
  assert.match(error, "[address-clash]");
});

test("an address that can be no file's is that of no file, and ends no build", async () => {
  const files: Files = {};
  for (const [index, address] of [
    "/x%00.jpg",
    "x%00.jpg",
    `/${"x".repeat(300)}.jpg`,
    `${"x".repeat(5000)}.jpg`,
  ].entries()) {
    for (const field of ["image", "audio", "attachments"])
      files[`${field}-${index}.md`] = entry(`${DATED}\n${field}: ${address}`);
    files[`t-${index}.txt`] = `date 2021-05-05 t ${index}\nimage ${address}\n\nText.`;
  }
  files["zero.md"] = entry(`${DATED}\nimage: "a\\0b.jpg"`);
  const { fates } = await fatesInBoth(files);
  assert.ok([...fates.values()].every(({ page }) => page));
});

test("what YAML reads as a date is the same in both ways of rendering, wherever it stands", async () => {
  const { fates, said } = await fatesInBoth({
    "nested.md": entry(`${DATED}\ntags: [[2005-09-20T00:00:00Z]]`),
    "infinite.md": entry(`${DATED}\ntags: [[2005-09-20T00:00:00Z, .inf]]`),
    "author.md": entry(`${DATED}\nauthor: [2009-11-06T00:00:00Z]`),
    "correction.md": entry(`${DATED}\ncorrection: 2009-11-06`),
    "file.md": entry(`${DATED}\nattachments: 2009-11-06T00:00:00Z`),
  });
  assert.ok([...fates.values()].every(({ page }) => page));
  assert.match(said, /correction\.md:\d+: The `correction` field of the entry has no text/);
});

test("an entry that is a whole document is the same in both ways of rendering", async () => {
  const files = { "document.md": `---\n${DATED}\n---\n<!doctype html><title>Own</title><p>Own page.</p>\n` };
  const page = async (render: Lane) => (await fatesOf(files, render)).site.read("/news/document/");
  assert.is(await page("direct"), await page("templates"));
});

test("a long text of very many authors is left out, since the feeds of each would hold it whole", async () => {
  const authors = JSON.stringify(Array.from({ length: 150 }, (_, index) => `Author ${index}`));
  const { fates } = await fatesInBoth({
    "short.md": entry(`${DATED}\nauthors: ${authors}`),
    "long.md": entry(`${DATED}\nauthors: ${authors}`, "Long text. ".repeat(4000)),
  });
  assert.ok(fates.get("short.md")?.page);
  assert.not.ok(fates.get("long.md")?.page);
  assert.match(fates.get("long.md")?.messages.join() ?? "", /entry-expands/);
});

for (const render of LANES)
  test(`two entries with one id end the build with onInvalid: "skip" too, with ${render}`, async () => {
    const files = {
      "src/news/a.md": entry(`${DATED}\nid: one`),
      "src/news/b.md": entry(`${DATED}\nid: one`),
    };
    const error = await buildError(files, { options: { onInvalid: "skip", entries: { render } } });
    assert.match(error, /id-duplicate/);
  });

test.run();
