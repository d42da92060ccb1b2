import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** What is known to be otherwise with Eleventy 4.0.0-alpha.10, each with its reason. Everything else is the same on 3.1. */
const DIFFERENCES = {
  "entries of an earlier configuration":
    "Eleventy 4 holds the last build of the old configuration for one build more than Eleventy 3, with its template data.",
} as const;

const { version } = JSON.parse(
  readFileSync(fileURLToPath(new URL("../package.json", import.meta.resolve("@11ty/eleventy"))), "utf8"),
) as { version: string };

/** Of the Eleventy that the tests run on. */
export const eleventyMajor = Number.parseInt(version, 10);

/** Whether the tests run on an Eleventy for which this is known not to hold. */
export function isOtherwise(what: keyof typeof DIFFERENCES): boolean {
  return eleventyMajor >= 4 && what in DIFFERENCES;
}
