import { test } from "uvu";
import * as assert from "uvu/assert";
import { authorNamesFrom, parseAuthor, writeAuthor } from "../../plugins/authors/author-names.ts";
import { readAuthors } from "../../plugins/authors/authors-file.ts";
import { type AuthorSettings, buildAuthors } from "../../plugins/authors/build-authors.ts";
import { DiagnosticList } from "../../plugins/diagnostics/sink.ts";
import type { Entry } from "../../plugins/entry/entry.ts";
import { entryOf, hrefs } from "../tags/sample-entries.ts";

const by = (name: string, ...authorNames: string[]): Entry => entryOf(name, [], { authorNames });

function authorsOf(
  entries: Entry[],
  yaml = "",
  settings: Partial<AuthorSettings> = {},
  expired: Entry[] = [],
) {
  const list = new DiagnosticList();
  const file = readAuthors({ file: "_data/newsAuthors.yaml", text: yaml }, list);
  const built = buildAuthors([...entries, ...expired], entries, file, {
    authorsPath: "/news/authors/",
    language: "en",
    pages: true,
    markdown: (text) => `<p>${text}</p>`,
    absolute: (href) => `https://news.example${href}`,
    report: (message) => list.report(message),
    ...settings,
  });
  return { ...built, messages: list.messages };
}

for (const [written, name, email, url] of [
  ["Ann Lee", "Ann Lee", undefined, undefined],
  [" Ann \u00A0Lee ", "Ann Lee", undefined, undefined],
  ["Ann Lee <ann@x.example>", "Ann Lee", "ann@x.example", undefined],
  ["Ann Lee <ann@x.example> (https://ann.example/)", "Ann Lee", "ann@x.example", "https://ann.example/"],
  ["Ann Lee (https://ann.example/)", "Ann Lee", undefined, "https://ann.example/"],
  ["ann@x.example (Ann Lee)", "Ann Lee", "ann@x.example", undefined],
  ["ann@x.example", "ann", "ann@x.example", undefined],
  ["<ann@x.example>", "ann", "ann@x.example", undefined],
  ["mailto:ann@x.example", "ann", "ann@x.example", undefined],
  ["Ann (desk)", "Ann (desk)", undefined, undefined],
  ["Martin Luther King, Jr.", "Martin Luther King, Jr.", undefined, undefined],
  ["a < b > c", "a < b > c", undefined, undefined],
] as const) {
  test(`the author written “${written}” is ${name}`, () => {
    assert.equal(parseAuthor(written), { name, email, url });
    assert.equal(parseAuthor(writeAuthor(parseAuthor(written))), { name, email, url });
  });
}

test("authors are read from a text, a list and objects alike", () => {
  const expected = ["Ann Lee", "Bo Ek"];
  for (const value of [
    "Ann Lee; Bo Ek",
    ["Ann Lee", "Bo Ek"],
    [{ name: "Ann Lee" }, "bo ek", "Bo Ek"].filter((_, index) => index !== 1),
    "Ann Lee;Bo Ek; ann lee;",
  ]) {
    assert.equal(authorNamesFrom(value), expected);
  }
  assert.equal(authorNamesFrom({ name: "Ann", email: "a@x.example", url: "https://a.example/" }), [
    "Ann <a@x.example> (https://a.example/)",
  ]);
  assert.equal(authorNamesFrom({ email: "ann@x.example" }), ["ann <ann@x.example>"]);
  for (const nothing of [undefined, null, "", [], [null, " "], ";"])
    assert.equal(authorNamesFrom(nothing), []);
  const found: string[] = [];
  assert.equal(
    authorNamesFrom([{ url: "x" }, new Date(0), [[["x"]]], "Ann"], (what) => found.push(what)),
    ["1970-01-01", "Ann"],
  );
  assert.equal(found, ["an author without a name", "lists within lists"]);
});

const yaml = `
ann:
  name: Ann Lee
  url: https://ann.example/
  email: ann@x.example
  image: /images/ann.png
  bio: Edits.
  aliases: [A. Lee, Анна Ли]
bo: { name: Bo Ek }
idle: { name: Nobody }
`;

test("an author is found by key, name, alias and e-mail, whatever the case", () => {
  const entries = [
    by("1", "ann"),
    by("2", "ANN LEE"),
    by("3", "анна ли"),
    by("4", "ann@x.example (A.)"),
    by("5", "Ann Lee <other@x.example>"),
    by("6", "ann", "A. Lee"),
  ];
  const { authors, authorsOf: of, messages } = authorsOf(entries, yaml);
  assert.equal(messages, []);
  assert.is(authors.length, 1);
  const [ann] = authors;
  assert.equal(hrefs(ann?.entries ?? []), hrefs(entries));
  assert.equal(
    { ...ann, entries: 0 },
    {
      key: "ann",
      name: "Ann Lee",
      slug: "ann-lee",
      href: "/news/authors/ann-lee/",
      url: "https://ann.example/",
      email: "ann@x.example",
      image: "https://news.example/images/ann.png",
      links: [],
      fediverse: undefined,
      bio: "<p>Edits.</p>",
      known: true,
      entries: 0,
    },
  );
  assert.equal(of.get(entries[5] as Entry), [ann]);
});

test("an author whom the file does not list has a page, with what the entries say of them", () => {
  const { authors } = authorsOf(
    [by("1", "Zoë Q"), by("2", "zoë q <z@x.example>"), by("3", "Zoë Q (https://z.example/)"), by("4", "bo")],
    yaml,
  );
  assert.equal(
    authors.map((author) => author.name),
    ["Bo Ek", "Zoë Q"],
  );
  const zoe = authors[1];
  assert.equal(
    [zoe?.known, zoe?.slug, zoe?.email, zoe?.url, zoe?.entries.length],
    [false, "zoe-q", "z@x.example", "https://z.example/", 3],
  );
});

test("authors of like names have addresses of their own, whatever the order of files", () => {
  const names = ["Zoe", "Zoë", "李", "constructor", "__proto__", "page"];
  const slugs = (entries: Entry[]) =>
    authorsOf(entries)
      .authors.map((author) => `${author.name} ${author.slug}`)
      .toSorted();
  const entries = names.map((name) => by(`e-${names.indexOf(name)}`, name));
  assert.equal(slugs(entries), slugs(entries.toReversed()));
  assert.is(new Set(slugs(entries)).size, names.length);
});

test("an author of expired entries alone has no page and is shown with them", () => {
  const old = by("old", "Gone");
  const { authors, authorsOf: of } = authorsOf([by("1", "bo")], yaml, {}, [old]);
  assert.equal(
    authors.map((author) => author.name),
    ["Bo Ek"],
  );
  assert.equal(
    of.get(old)?.map((author) => [author.name, author.href]),
    [["Gone", ""]],
  );
  assert.is(authorsOf([by("1", "bo")], yaml, { pages: false }).authors[0]?.href, "");
});

test("mistakes in the authors' file are named with line and author", () => {
  for (const [text, line, part] of [
    ["ann:\n  nmae: Ann", 2, "nmae"],
    ["ann:\n  url: ann.example", 2, "url"],
    ["ann:\n  email: nobody", 2, "email"],
    ["ann: { name: A }\nbo:\n  aliases: [x, ANN]", 3, "ANN"],
    ["ann: { name: Same }\nbo:\n  name: same", 3, "same"],
    ["ann:\n  slug: a/b", 2, "slug"],
    ["ann: { slug: x }\nbo:\n  slug: X", 3, "slug"],
    ["- ann", 1, "authors' file is invalid"],
    ["ann: [", 1, "YAML"],
  ] as const) {
    const { messages } = authorsOf([], text);
    assert.is(messages.length, 1, text);
    assert.is(messages[0]?.line, line, text);
    assert.match(messages[0]?.problem ?? "", part);
    assert.is(messages[0]?.file, "_data/newsAuthors.yaml");
  }
});

test.run();
