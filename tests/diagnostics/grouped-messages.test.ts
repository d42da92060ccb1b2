import { test } from "uvu";
import * as assert from "uvu/assert";
import { type Diagnostic, formatGroup, groupDiagnostics } from "../../plugins/diagnostics/format.ts";
import { NewsroomError } from "../../plugins/diagnostics/newsroom-error.ts";
import { entry } from "../helpers/entries.ts";
import { buildError, buildSite } from "../helpers/site.ts";

const many = (count: number, fields: string) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `src/news/${String(index).padStart(3, "0")}.md`,
      entry(`title: T${index}\n${fields}`),
    ]),
  );

test("104 equal warnings are one message with the first three places and the count", async () => {
  const built = await buildSite(many(104, "date: 2021-05-05\nlang: english!"));
  const said = built.logs.join("\n");
  assert.is(said.split("[language-unknown]").length - 1, 1, said);
  assert.match(said, "./src/news/000.md:4: The `lang` field of the entry isn't a language of the site.");
  assert.match(said, "also:     ./src/news/001.md:4, ./src/news/002.md:4 and 101 more (104 in all)");
  assert.match(said, "`fields: { language: [] }`", "the option that helps");
});

test("equal errors are one message with every place, up to 20", async () => {
  const some = await buildError(many(12, "date: soon"));
  assert.match(some, "Newsroom: 12 problems");
  assert.is(some.split("[date-invalid]").length - 1, 1, some);
  for (let index = 0; index < 12; index++) assert.match(some, `0${String(index).padStart(2, "0")}.md:3`);
  assert.match(some, "(12 in all)");
  assert.match(await buildError(many(30, "date: soon")), "./src/news/019.md:3 and 10 more (30 in all)");
});

test("messages that say something else are not one", () => {
  const message: Diagnostic = {
    code: "a-b",
    severity: "error",
    problem: "P.",
    file: "a.md",
    line: 1,
    found: "x",
  };
  const others: Partial<Diagnostic>[] = [
    { found: "y" },
    { problem: "Q." },
    { remedy: "R." },
    { code: "a-c" },
  ];
  assert.is(groupDiagnostics([message, ...others.map((other) => ({ ...message, ...other }))]).length, 5);
  assert.is(groupDiagnostics([message, { ...message, file: "b.md" }]).length, 1);
  assert.is(groupDiagnostics([message, message]).length, 1);
  assert.equal(groupDiagnostics([message, message]).map(formatGroup), ["a.md:1: P. [a-b]\n    found:    x"]);
});

test("the error keeps each message for programs", () => {
  const message: Diagnostic = { code: "a-b", severity: "error", problem: "P.", file: "a.md" };
  assert.is(new NewsroomError([message, { ...message, file: "b.md" }]).messages.length, 2);
});

test.run();
