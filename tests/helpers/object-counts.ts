import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { queryObjects } from "node:v8";
import { MissingFiles } from "../../plugins/eleventy/watch.ts";
import { NewsEntry } from "../../plugins/entry/news-entry.ts";
import type { WatchedSite } from "./watch.ts";

/** What a watched site holds in memory when all garbage is collected. */
export interface ObjectCounts {
  /** Entries of the newsroom, of whatever build. */
  entries: number;
  /** How often somebody looks for files that are gone. */
  lookouts: number;
  heapUsed: number;
  rss: number;
}

const FILE = "object-counts.json";

/** Has the configuration of a site call {@link answerCounts}. */
export function makeCountable(folder: string): void {
  const config = join(folder, "eleventy.config.js");
  const call = `import { answerCounts } from ${JSON.stringify(import.meta.filename)};\nanswerCounts();\n`;
  writeFileSync(config, call + readFileSync(config, "utf8"));
}

/**
 * Has the process of a watched site count when it is asked to.
 *
 * @public since what {@link makeCountable} writes imports it
 */
export function answerCounts(): void {
  if (process.listenerCount("SIGUSR2") > 0) return;
  const kinds = { entries: NewsEntry, lookouts: MissingFiles };
  process.on("SIGUSR2", () => {
    const counts = Object.entries(kinds).map(
      ([name, kind]) => [name, queryObjects(kind as never, { format: "count" })] as const,
    );
    const { heapUsed, rss } = process.memoryUsage();
    writeFileSync(`${FILE}.new`, JSON.stringify({ ...Object.fromEntries(counts), heapUsed, rss }));
    renameSync(`${FILE}.new`, FILE);
  });
}

/** Asks the process of a watched site for them. */
export async function countObjects(site: WatchedSite, folder: string): Promise<ObjectCounts> {
  const file = join(folder, FILE);
  rmSync(file, { force: true });
  site.signal("SIGUSR2");
  for (let tries = 0; tries < 600 && !existsSync(file); tries++)
    await new Promise((resolve) => setTimeout(resolve, 100));
  if (!existsSync(file)) throw new Error(`The watched site does not answer:\n${site.printed}`);
  return JSON.parse(readFileSync(file, "utf8")) as ObjectCounts;
}
