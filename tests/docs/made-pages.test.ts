import { test } from "uvu";
import * as assert from "uvu/assert";
import * as v from "valibot";
import { optionsSchema } from "../../plugins/options/schema.ts";
import { BLOCKS } from "../../plugins/pages/block-names.ts";
import { PAGE_KINDS } from "../../plugins/pages/page.ts";
import { readTypes } from "../../tools/read-types.ts";
import { MADE_PAGES, optionGroups } from "../../tools/reference.ts";
import { readDoc } from "./blocks.ts";

for (const [file, make] of Object.entries(MADE_PAGES)) {
  test(`${file} says what the code says; if not, run: npm run docs`, () => {
    assert.is(readDoc(file), make());
  });
}

test("every option is explained in the reference, with an example", () => {
  const silent = optionGroups().flatMap(({ heading, rows }) =>
    rows.filter(({ about, example }) => about === "" || !example).map(({ name }) => `${heading}.${name}`),
  );
  assert.equal(silent, []);
});

test("every example of an option is accepted, and shows that option", () => {
  const site = { url: "https://news.example/", title: "The Example" };
  for (const { heading, rows } of optionGroups())
    for (const { name, example = "" } of rows) {
      const options = new Function("site", `return { site, ${example} }`)(site);
      const { success, issues } = v.safeParse(optionsSchema, options);
      assert.ok(success, `${heading}.${name}: ${issues?.map(({ message }) => message).join(", ")}`);
      assert.ok(new RegExp(`\\b${name}: `).test(example), `${heading}.${name}`);
    }
});

test("the default that an editor shows is the schema's", () => {
  for (const { heading, rows } of optionGroups())
    for (const { name, default: value, told } of rows)
      if (value !== undefined && (told !== undefined || heading !== "fields"))
        assert.is(told, value, `${heading}.${name}`);
});

test("a type is read with comments, defaults, methods and objects within one line", () => {
  const [type] = readTypes(
    'export interface A {\n  /** One. @default "x" */\n  one?: { a: string; b?: number };\n  /**\n   * Two\n   * lines.\n   */\n  readonly two: string | undefined;\n  three(field: string): number;\n}\n',
  );
  assert.equal(
    type?.members.map(({ name, type, about, ...rest }) => [name, type, about, rest.optional, rest.default]),
    [
      ["one", "{ a: string; b?: number }", "One.", true, '"x"'],
      ["two", "string | undefined", "Two lines.", false, undefined],
      ["three", "(field: string) => number", "", false, undefined],
    ],
  );
});

test("the page on layouts and blocks names every block and every kind of page", () => {
  const page = readDoc("docs/pages.md");
  for (const name of [...BLOCKS, ...PAGE_KINDS]) assert.ok(page.includes(`\`${name}\``), name);
});

test.run();
