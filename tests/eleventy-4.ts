import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Everything in which the tests expect something else of Eleventy 4.0.0-alpha.10 than of 3.1, and why. */
const DIFFERENCES = {
  "data file suffixes": "Eleventy 4 also reads data files named `.data.*`.",
  "data is always merged": "Eleventy 4 has no setDataDeepMerge.",
  "builds after a deletion":
    "Eleventy 4 builds again when a file is deleted, so the plugin does not have to look for deletions.",
  "entries of an earlier configuration":
    "Eleventy 4 keeps the last build of the old configuration for one build longer, with its template data.",
  "no Node 20": "Eleventy 4 needs Node 22, so sites are compared between fewer versions of Node.",
} as const;

const { version } = JSON.parse(
  readFileSync(fileURLToPath(new URL("../package.json", import.meta.resolve("@11ty/eleventy"))), "utf8"),
) as { version: string };

/** Whether the tests run on an Eleventy with this difference. */
export function differs(_what: keyof typeof DIFFERENCES): boolean {
  return Number.parseInt(version, 10) >= 4;
}
