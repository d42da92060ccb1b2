import { type ChildProcess, fork } from "node:child_process";
import { readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import type { FileResult } from "./test-worker.ts";

/*
 * Runs tests, in one process per core. Without an argument: every file of `tests/` but `*.slow.test.ts`. With a regular
 * expression: the files whose path below `tests/` it matches, slow ones too.
 */

const TESTS = join(import.meta.dirname, "../tests");
const [pattern] = process.argv.slice(2);
const isWanted = (file: string) =>
  pattern === undefined ? !file.endsWith(".slow.test.ts") : new RegExp(pattern, "i").test(file);

const files = readdirSync(TESTS, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".test.ts") && isWanted(file))
  // Slow files first, so that no process is left with one of them at the end.
  .sort((a, b) => Number(b.includes(".slow.")) - Number(a.includes(".slow.")) || (a < b ? -1 : 1));

const waiting = [...files];
const failed: string[] = [];
let [passed, failures, skipped] = [0, 0, 0];
const start = performance.now();
const seconds = (since: number) => ((performance.now() - since) / 1000).toFixed(1);

/** Gives a process one file after another until none is left. If it dies, another one goes on. */
async function runFiles(): Promise<void> {
  let worker: ChildProcess | undefined;
  for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
    worker ??= fork(join(import.meta.dirname, "test-worker.ts"), {
      execArgv: ["--import", "tsx", "--import", join(import.meta.dirname, "threads.mjs")],
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    const begin = performance.now();
    const result = await resultOf(worker, file);
    report(file, seconds(begin), result);
    if (result === undefined) worker = undefined;
  }
  worker?.disconnect();
}

/** `undefined` if the process dies. */
function resultOf(worker: ChildProcess, file: string): Promise<FileResult | undefined> {
  return new Promise((resolve) => {
    worker.removeAllListeners().once("message", (result) => resolve(result as FileResult));
    worker.once("exit", () => resolve(undefined));
    worker.send(join(TESTS, file));
  });
}

const DIED: FileResult = {
  passed: 0,
  total: 1,
  skipped: 0,
  printed: "",
  errors: "The process that ran this file ended.",
};

/** One line per file; below it what its tests printed, and what went wrong. */
function report(file: string, time: string, result = DIED): void {
  const bad = result.total - result.passed;
  passed += result.passed;
  failures += bad;
  skipped += result.skipped;
  if (bad > 0) failed.push(file);
  console.log(`${file}: ${bad > 0 ? `FAIL ${bad} of ${result.total}` : result.passed} (${time} s)`);
  for (const text of [result.printed, result.errors])
    if (text !== "") console.log(text.replace(/^(?=.)/gm, "  "));
}

await Promise.all(Array.from({ length: availableParallelism() }, runFiles));

if (files.length === 0) console.log(`No test file matches ${pattern}.`);
for (const file of failed) console.log(`FAIL ${file}: node --import tsx tools/test.ts ${file}`);
const skips = skipped > 0 ? `, ${skipped} skipped` : "";
console.log(`${passed} passed, ${failures} failed${skips} (${files.length} files, ${seconds(start)} s)`);
process.exitCode = failures === 0 && passed > 0 ? 0 : 1;
