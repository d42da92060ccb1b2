import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { nodeModules } from "../places.ts";
import { addressesBelow } from "./addresses.ts";
import type { Command, Contender, Task } from "./contender.ts";

/** Sites that Eleventy builds differ in their folder, and in what they write beside it. */
export function eleventyContender(
  own: Pick<Contender, "name" | "title" | "work" | "site"> &
    Partial<Pick<Contender, "prepare" | "missing" | "dictionary">>,
): Contender {
  return {
    entries: "src/posts",
    output: "_site",
    addresses: addressesBelow("/news/", "/news/tags/"),
    prepare: writeTask,
    build: (task) => eleventy(task, ["--quiet"]),
    // Without `--quiet`, under which Eleventy says nothing of a rebuild.
    watch: (task, incremental) => ({
      ...eleventy(task, incremental ? ["--watch", "--incremental"] : ["--watch"]),
      ready: /Watching…/,
      done: /Watching…/,
    }),
    missing: () => undefined,
    ...own,
  };
}

function eleventy(task: Task, flags: readonly string[]): Command {
  return {
    file: process.execPath,
    arguments: [...heapFlags(task), join(nodeModules, "@11ty/eleventy/cmd.cjs"), ...flags],
  };
}

export const heapFlags = (task: Task): string[] =>
  task.heap === undefined ? [] : [`--max-old-space-size=${task.heap}`];

/** The sizes of pages and feeds, for the site's configuration to read. */
export function writeTask(project: string, task: Task): void {
  writeFileSync(
    join(project, "bench.json"),
    JSON.stringify({ pageSize: task.pageSize, feedSize: task.feedSize }),
  );
}
