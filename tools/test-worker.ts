import { pathToFileURL } from "node:url";
import { stripVTControlCharacters } from "node:util";

/* Runs the test files that the parent process names, one after another. */

/** How the tests of a file ended. */
export interface FileResult {
  passed: number;
  total: number;
  skipped: number;
  /** What the tests printed. */
  printed: string;
  /** Empty if all passed. */
  errors: string;
}

/** What uvu's `test.run()` leaves to whoever runs several files. */
type Suite = () => Promise<[errors: string | true, passed: number, skipped: number, total: number]>;

const uvu = globalThis as unknown as { UVU_DEFER: number; UVU_INDEX: number; UVU_QUEUE: [Suite[]] };
uvu.UVU_DEFER = 1;
uvu.UVU_INDEX = 0;

const rejections: unknown[] = [];
process.on("unhandledRejection", (error) => rejections.push(error));

async function runFile(path: string): Promise<FileResult> {
  const result: FileResult = { passed: 0, total: 0, skipped: 0, printed: "", errors: "" };
  const writes = [process.stdout, process.stderr].map(({ write }) => write);
  process.stdout.write = process.stderr.write = (text: unknown) => {
    result.printed += text;
    return true;
  };
  const suites: Suite[] = [];
  uvu.UVU_QUEUE = [suites];
  try {
    await import(pathToFileURL(path).href);
    for (const suite of suites) {
      const [errors, passed, skipped, total] = await suite();
      result.passed += passed;
      result.skipped += skipped;
      result.total += total;
      if (errors !== true) result.errors += errors;
      // uvu keeps to itself what such a hook throws.
      else if (passed < total) result.errors += "A `before` or `after` hook failed.\n";
    }
    // Rejections that no test waits for are known after this.
    await new Promise((resolve) => setImmediate(resolve));
  } catch (error) {
    rejections.push(error);
  }
  for (const error of rejections.splice(0)) {
    result.total += 1;
    result.errors += `${error instanceof Error ? error.stack : error}\n`;
  }
  [process.stdout.write, process.stderr.write] = writes as [
    typeof process.stdout.write,
    typeof process.stderr.write,
  ];
  // uvu prints a sign for each test, and how many passed.
  result.printed = stripVTControlCharacters(result.printed)
    .replace(/^.*\(\d+ \/ \d+\)\n/gm, "")
    .trim();
  result.errors = stripVTControlCharacters(result.errors)
    .replace(/^ +at .*(node_modules\/uvu\/|tools\/test-worker\.ts).*\n/gm, "")
    .trimEnd();
  return result;
}

process.on("message", async (path: string) => {
  const result = await runFile(path);
  process.send?.(result);
});
