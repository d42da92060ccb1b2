import { parseFrontMatter, splitFrontMatter } from "../sources/front-matter.ts";
import type { TemplateData } from "./eleventy-config.ts";
import { readText } from "./source-files.ts";

/** What `String(date)` gives: a text of the machine's own zone. */
const DATE_AS_TEXT = /^[A-Z][a-z]{2} [A-Z][a-z]{2} \d{2} \d{4,} \d{2}:\d{2}:\d{2} GMT[+-]\d{4}/;

/**
 * Eleventy makes a text of every tag: of a date one that depends on the machine's zone, of an empty place `null`.
 * A date becomes its day again, and an empty place goes where the front matter has one.
 */
export function mendTags(data: TemplateData, inputPath: string): void {
  const { tags } = data;
  if (!Array.isArray(tags)) return;
  const dated = tags.some((tag) => DATE_AS_TEXT.test(tag));
  const emptied = tags.includes("null") && hasEmptyTag(inputPath);
  if (!dated && !emptied) return;
  data["tags"] = tags
    .filter((tag) => !(emptied && tag === "null"))
    .map((tag) => (DATE_AS_TEXT.test(tag) ? dayOfText(tag) : tag));
}

function dayOfText(text: string): string {
  return new Date(text).toISOString().replace(/T00:00:00\.000Z$/, "");
}

function hasEmptyTag(inputPath: string): boolean {
  const { tags } = parseFrontMatter(splitFrontMatter(readText(inputPath)).matter ?? "").data ?? {};
  return Array.isArray(tags) && tags.includes(null);
}
