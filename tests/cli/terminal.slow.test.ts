import { spawnSync } from "node:child_process";
import { closeSync, openSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import {
  build,
  inTerminal,
  MAIN,
  newsroomChild,
  newsroomProcess,
  read,
  STACK,
  site,
} from "./command-line.ts";

const ESCAPE = "\u001b[";

/** Clears the screen, sets the title of the window, turns the direction of writing; the last by a C1 character. */
const HOSTILE = "\u001b[2J\u001b]0;pwned\u0007\u202e\u009b31m";
const YAML = "E \\e[2J\\e]0;pwned\\a\\u202e\\x9b31m";
const FILES = {
  "src/news/a.md": `---\ntitle: "${YAML}"\ndate: 2021-05-05\ntags: ["${YAML}"]\n---\n[x](/gone/)\n`,
  "src/news/b.md": `---\ntitle: "${YAML}"\ndate: 2021-05-05\n---\nB\n`,
};
/** Control characters other than line ends and tabs, and those that turn the direction of writing. */
const STEERING = /(?![\n\t])[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the codes of colours begin with one
const OUR_COLOURS = /\u001b\[(?:1|2|22|3[1-9])m/g;

test("no control character of an entry reaches the terminal, in no command", async () => {
  const folder = site(FILES, `onInvalid: "skip",`);
  await build(folder);
  for (const args of [
    ["tags"],
    ["tags", "--json"],
    ["check"],
    ["check", "--json"],
    ["tags", HOSTILE],
    [HOSTILE],
  ]) {
    const { out, err } = await newsroomProcess(folder, args, { FORCE_COLOR: "1" });
    assert.ok((out + err).includes("pwned"), `${args[0]} shows the text:\n${out}${err}`);
    assert.not.match(out.replace(OUR_COLOURS, ""), STEERING);
    assert.not.match(err.replace(OUR_COLOURS, ""), STEERING);
    if (args[1] === "--json")
      assert.ok(JSON.stringify(JSON.parse(out)).includes("\u202e"), "the same text for machines");
  }
  const seen = inTerminal(folder, ["tags"], {});
  assert.not.match(
    seen.replace(OUR_COLOURS, "").replaceAll("\r\n", "\n").replaceAll("\r\u001b[K", ""),
    STEERING,
  );
  assert.match(seen, OUR_COLOURS);
});

test("no control character of a hub's answer reaches the terminal", async () => {
  const hub = createServer((_request, response) => {
    response.writeHead(400, { "content-type": "text/html" }).end(HOSTILE);
  });
  await new Promise<void>((resolve) => hub.listen(0, "127.0.0.1", resolve));
  try {
    const folder = site(FILES);
    await build(folder);
    const address = `http://127.0.0.1:${(hub.address() as AddressInfo).port}/`;
    const { out, err } = await newsroomProcess(folder, ["ping", "--hub", address]);
    assert.match(err, "answered 400");
    assert.not.match(out + err, STEERING);
  } finally {
    hub.closeAllConnections();
    hub.close();
  }
});

test("a pipe that is closed early ends a command quietly, with its own exit code", async () => {
  const folder = site(FILES);
  await build(folder);
  for (const [args, code] of [
    [["check"], 1],
    [["tags"], 0],
    [["help"], 0],
  ] as const) {
    const child = newsroomChild(folder, args);
    child.stdout.destroy();
    let err = "";
    child.stderr.on("data", (text) => {
      err += text;
    });
    assert.is(await new Promise((resolve) => child.on("close", resolve)), code, err);
    assert.is(err, "");
  }
});

test("a full disk behind the output is said in one line", async () => {
  const folder = site(FILES);
  await build(folder);
  const full = openSync("/dev/full", "w");
  try {
    const { status, stderr } = spawnSync(
      process.execPath,
      ["--import", import.meta.resolve("tsx"), MAIN, "tags"],
      { cwd: folder, stdio: ["ignore", full, "pipe"], encoding: "utf8" },
    );
    assert.is(status, 1);
    assert.match(stderr, "the output can't be written: ENOSPC");
    assert.not.match(stderr, STACK);
  } finally {
    closeSync(full);
  }
});

test("a process ends with the code, keeps results and complaints apart, and prints no stack", async () => {
  const folder = site({ "src/news/a.md": "---\ndate: 2021-02-30\n---\nText" });
  const ran = await newsroomProcess(folder, ["tags"]);
  assert.is(ran.code, 1);
  assert.is(ran.out, "");
  assert.match(ran.err, "./src/news/a.md:2");
  assert.match(ran.err, "[date-invalid]");
  assert.not.match(ran.err, STACK);
  assert.not.ok(ran.err.includes(ESCAPE));
});

test("who asks with DEBUG is shown the stack of a fault, and what Eleventy prints", async () => {
  const folder = site({});
  writeFileSync(
    join(folder, "eleventy.config.js"),
    "export default function () {\n  console.log('my own words');\n  throw new Error('my own fault');\n}\n",
  );
  const ran = await newsroomProcess(folder, ["tags"], { DEBUG: "newsroom" });
  assert.is(ran.code, 1);
  assert.match(ran.err, "my own fault");
  assert.match(ran.err, STACK);
});

test("an entry of a reproducible run is dated by SOURCE_DATE_EPOCH, and of another by the clock", async () => {
  const folder = site({});
  const fixed = await newsroomProcess(folder, ["new", "Then"], { SOURCE_DATE_EPOCH: "1620172800" });
  assert.is(fixed.code, 0, fixed.err);
  assert.match(read(folder, fixed.out.trim()), "date: 2021-05-05 06:00\n");
  const before = Date.now();
  const ran = await newsroomProcess(folder, ["new", "Now"], { SOURCE_DATE_EPOCH: "" });
  const [, date = ""] = /date: ([\d-]+ [\d:]+)\n/.exec(read(folder, ran.out.trim())) ?? [];
  assert.ok(Date.parse(`${date.replace(" ", "T")}+05:00`) >= before - 60_000, date);
});

test("on a terminal a line says what goes on and is taken away again; in CI, and for a program, nothing does", async () => {
  const folder = site({ "src/news/a.md": "---\ndate: 2021-05-05\ntags: [Town]\n---\nText" });
  const shown = inTerminal(folder, ["tags"], { TERM: "xterm" });
  assert.match(shown, "Reading the entries of the site …");
  assert.match(shown, `\r${ESCAPE}K`);
  assert.ok(shown.trimEnd().split(`\r${ESCAPE}K`).at(-1)?.includes("Town"), "the result is what stays");
  for (const env of [{ TERM: "dumb" }, { TERM: "xterm", CI: "true" }])
    assert.not.match(inTerminal(folder, ["tags"], env), "Reading the entries");
});

test.run();
