import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import * as assert from "uvu/assert";
import { build, newsroom } from "./command-line.ts";

/** The output of a build at a moment, in seconds since 1970. */
export async function builtAt(folder: string, seconds: number): Promise<string> {
  rmSync(join(folder, "_site"), { recursive: true, force: true });
  await at(seconds, () => build(folder));
  return readdirSync(join(folder, "_site"), { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name))
    .sort()
    .map((path) => `${path}\n${readFileSync(path, "utf8")}`)
    .join("\n");
}

async function at<Result>(seconds: number, run: () => Promise<Result>): Promise<Result> {
  const before = process.env["SOURCE_DATE_EPOCH"];
  process.env["SOURCE_DATE_EPOCH"] = String(seconds);
  try {
    return await run();
  } finally {
    if (before === undefined) delete process.env["SOURCE_DATE_EPOCH"];
    else process.env["SOURCE_DATE_EPOCH"] = before;
  }
}

interface Due {
  due: boolean;
  next: { time: string; kind: string; file: string; title: string } | null;
  coming: { time: string; kind: string }[];
  since: unknown[];
}

export async function dueAt(folder: string, seconds: number, ...args: string[]): Promise<Due> {
  const now = new Date(seconds * 1000).toISOString();
  const ran = await at(seconds, () => newsroom(folder, ["due", "--json", ...args], { now }));
  assert.is(ran.err, "");
  return JSON.parse(ran.out) as Due;
}
