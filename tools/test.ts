import { spawn } from "node:child_process";
import { stripVTControlCharacters } from "node:util";

/** Runs the tests. uvu passes a file whose `before` hook fails without running a test of it: here that is a failure. */
const [pattern = "\\.test\\.ts$"] = process.argv.slice(2);
const uvu = spawn(
  process.execPath,
  ["--import", "tsx", "--import", "./tools/threads.mjs", "node_modules/uvu/bin.js", "tests", pattern],
  {
    stdio: ["ignore", "pipe", "inherit"],
  },
);
let printed = "";
uvu.stdout.on("data", (chunk: Buffer) => {
  process.stdout.write(chunk);
  printed += chunk;
});
uvu.on("close", (code) => {
  const counts = stripVTControlCharacters(printed);
  const count = (name: string) =>
    Number(new RegExp(`${name}: +(\\d+)\\s`).exec(counts.slice(counts.lastIndexOf("Total:")))?.[1] ?? 0);
  const [total, passed] = [count("Total"), count("Passed")];
  console.log(`${passed} passed, ${total - passed} failed`);
  process.exit(code || (total > 0 && passed === total ? 0 : 1));
});
