import { spawnSync } from "node:child_process";
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { addressesBelow } from "./addresses.ts";
import type { Contender } from "./contender.ts";

/** The version that is installed: `0.111.3`, or undefined where there is none. */
export function hugoVersion(): string | undefined {
  const run = spawnSync("hugo", ["version"], { encoding: "utf8" });
  return run.status === 0 ? /v(\d+\.\d+\.\d+)/.exec(run.stdout)?.[1] : undefined;
}

export const hugo: Contender = {
  name: "hugo",
  title: "Hugo",
  work: "all",
  site: "hugo",
  entries: "content/posts",
  output: "public",
  addresses: addressesBelow("/", "/tags/"),
  prepare(project, task) {
    const file = join(project, "config.toml");
    // Keys of the root must stand before the first table of a TOML file.
    writeFileSync(file, `paginate = ${task.pageSize}\n${readFileSync(file, "utf8")}`);
    appendFileSync(file, `\n[params]\nfeedSize = ${task.feedSize}\n`);
  },
  build: () => ({ file: "hugo", arguments: ["--quiet"] }),
  watch: (_, incremental) =>
    incremental
      ? undefined
      : { file: "hugo", arguments: ["--watch"], ready: /Press Ctrl\+C/, done: /Total in \d+ ms/ },
  missing: () => (hugoVersion() === undefined ? "hugo is not installed" : undefined),
};
