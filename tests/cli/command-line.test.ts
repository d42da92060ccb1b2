import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { COMMANDS } from "../../plugins/cli/command-line.ts";
import { coloursFor, printable } from "../../plugins/cli/frame/colours.ts";
import type { Session } from "../../plugins/eleventy/session.ts";
import { sessionsOf } from "../../plugins/eleventy/session.ts";
import { temporaryFolder } from "../helpers/site.ts";
import { config, newsroom, STACK, site } from "./command-line.ts";

const ESCAPE = "\u001b[";

test("every command has help with examples that begin with a real command, and help is no mistake", async () => {
  const folder = temporaryFolder();
  const all = await newsroom(folder, ["--help"]);
  assert.is(all.code, 0);
  for (const command of COMMANDS) {
    assert.match(all.out, new RegExp(`^ {2}${command.name} +${command.summary}`, "m"));
    const help = await newsroom(folder, [command.name, "--help"]);
    assert.is(help.code, 0);
    assert.match(help.out, "Examples");
    for (const flag of Object.keys(command.flags)) assert.match(help.out, `--${flag}`);
    for (const [line] of command.examples) assert.match(line, `newsroom ${command.name}`);
    assert.ok(
      help.out.split("\n").every((line) => line.length <= 80 || line.startsWith("  ")),
      command.name,
    );
    assert.is((await newsroom(folder, ["help", command.name])).out, help.out);
  }
  assert.is(
    (await newsroom(folder, ["--version"])).out.trim(),
    JSON.parse(readFileSync("package.json", "utf8")).version,
  );
});

test("a command called the wrong way says what is right in two lines, with exit code 2", async () => {
  const folder = temporaryFolder();
  const cases: [string[], string][] = [
    [["chek"], "Did you mean check?"],
    [["new", "Rain", "--tag", "a"], "Did you mean --tags?"],
    [["new", "Rain", "--tags"], "--tags needs a value: --tags <a,b>"],
    [["new", "Rain", "--tags", "--text"], "--tags needs a value"],
    [["new", "Rain", "--text=yes"], "--text takes no value"],
    [["check", "--constructor"], "Unknown option: --constructor"],
    [["check", "_site", "public"], "check takes one folder"],
    [["check", "--zzzzzzzz"], "There are --"],
    [["ping", "news"], 'ping takes no arguments, but got "news".'],
    [["due", "--json", "news"], 'due takes no arguments, but got "news".'],
    [["tags", "Town", "Hall"], 'newsroom tags "Town Hall"'],
    [["zzzzzzzz"], `There are ${COMMANDS.map(({ name }) => name).join(", ")}.`],
    [["import"], "import needs files"],
    [["init", "a", "b"], "init takes one folder"],
  ];
  for (const [args, text] of cases) {
    const ran = await newsroom(folder, args);
    assert.is(ran.code, 2, args.join(" "));
    assert.match(ran.err, text);
    assert.is(ran.err.trim().split("\n").length, 2);
    assert.is(ran.out, "");
  }
  assert.is((await newsroom(folder, [])).code, 2);
});

test("a configuration with a fault of its own is shown by its text alone", async () => {
  const folder = site({});
  writeFileSync(
    join(folder, "eleventy.config.js"),
    "export default function () {\n  throw new Error('my own fault');\n}\n",
  );
  const ran = await newsroom(folder, ["tags"]);
  assert.is(ran.code, 1);
  assert.match(ran.err, "my own fault");
  assert.not.match(ran.err, STACK);
});

test("a site without the plugin, without Eleventy or without the named configuration is told what it lacks", async () => {
  const plain = site({});
  writeFileSync(join(plain, "eleventy.config.js"), "export const config = { dir: { input: 'src' } };\n");
  assert.match((await newsroom(plain, ["tags"])).err, "[config-without-newsroom]");
  assert.match((await newsroom(plain, ["tags", "--config", "other.js"])).err, "[config-missing]");
  const bare = temporaryFolder();
  writeFileSync(join(bare, "eleventy.config.js"), "export default function () {}\n");
  assert.match((await newsroom(bare, ["tags"])).err, "[eleventy-missing]");
});

test("a configuration in TypeScript or of another name works where Node can read it", async () => {
  const folder = site({ "src/news/a.txt": "date 2021-05-05 Rain\n\nText.\n" });
  const text = config().replace("function (eleventyConfig)", "function (eleventyConfig: any)");
  writeFileSync(join(folder, "news.config.ts"), text);
  const ran = await newsroom(folder, ["tags", "--config", "news.config.ts"]);
  assert.is(ran.code, 0, ran.err);
  assert.match(ran.out, "1 entry");
});

test("the newsrooms of a site that loads another copy of the plugin than the command line are found as well", async () => {
  const copy: typeof import("../../plugins/eleventy/session.ts") = await import(
    new URL("../../plugins/eleventy/session.ts?copy", import.meta.url).href
  );
  assert.is.not(copy.sessionsOf, sessionsOf);
  const config = { events: {} };
  const session = {} as Session;
  copy.sessionsOf(config).push(session);
  assert.equal(sessionsOf(config), [session]);
});

test("two newsrooms of a site are told apart by their path", async () => {
  const folder = site(
    { "src/press/a.txt": "date 2021-05-05 Press\n\nText.\n" },
    `}); eleventyConfig.addPlugin(newsroom, { site: { url: "https://news.example/", title: "Press" }, path: "/press/", entries: "press/**/*.{md,txt}",`,
  );
  assert.is((await newsroom(folder, ["new", "Fresh", "--path", "press"])).out, "src/press/fresh.md\n");
  const wrong = await newsroom(folder, ["tags", "--path", "/x/"]);
  assert.is(wrong.code, 2);
  assert.match(wrong.err, "There is /news/, /press/");
});

test("colours are for terminals, and NO_COLOR takes them away", () => {
  assert.ok(printable(coloursFor(true, {}).red("x")).includes(ESCAPE));
  for (const colours of [
    coloursFor(false, {}),
    coloursFor(true, { NO_COLOR: "1" }),
    coloursFor(true, { TERM: "dumb" }),
    coloursFor(true, { NO_COLOR: "1", FORCE_COLOR: "1" }),
  ]) {
    assert.is(colours.red("x"), "x");
  }
  assert.is(printable(coloursFor(true, { NO_COLOR: "" }).red("x")), "\u001b[31mx\u001b[39m");
});

test("a fault that is no error is shown by its text", async () => {
  const folder = site({});
  writeFileSync(
    join(folder, "eleventy.config.js"),
    "export default function () {\n  throw 'only words';\n}\n",
  );
  const ran = await newsroom(folder, ["tags"]);
  assert.is(ran.code, 1);
  assert.match(ran.err, "only words");
});

test.run();
