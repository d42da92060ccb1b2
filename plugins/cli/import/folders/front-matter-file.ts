import { parse as parseToml, TomlDate } from "smol-toml";
import { parseSplitMatter, splitFrontMatter } from "../../../sources/front-matter.ts";

/** A file of Jekyll, Hugo or their like. */
export interface MatterFile {
  data: Readonly<Record<string, unknown>>;
  body: string;
}

/** Hugo's default: TOML between two lines of `+++`. */
const TOML = /^\+\+\+[ \t]*\r?\n([\s\S]*?)(?:^|\n)\+\+\+[ \t]*(?:\r?\n|$)/;

/** Whether a text begins with front matter of any kind. */
export function hasFrontMatter(text: string): boolean {
  return /^\uFEFF?\s*(?:---|\+\+\+)[ \t]*(?:\r?\n|$)/.test(text);
}

/**
 * Front matter in YAML or TOML, and the text below it.
 *
 * @returns undefined for a file without front matter, a text for one whose front matter cannot be read
 */
export function readMatterFile(source: string): MatterFile | string | undefined {
  if (!hasFrontMatter(source)) return undefined;
  const text = source.replace(/^\uFEFF?\s*/, "");
  const toml = TOML.exec(text);
  if (toml) {
    try {
      const data = withDatesAsText(parseToml(toml[1] ?? "")) as Record<string, unknown>;
      return { data, body: text.slice(toml[0].length) };
    } catch (error) {
      return (error as Error).message.split("\n", 1)[0] ?? "";
    }
  }
  const split = splitFrontMatter(text);
  if (split.matter === undefined) return "its front matter has no end";
  const parsed = parseSplitMatter(split);
  return parsed.problem ? parsed.problem.reason : { data: parsed.data, body: split.body };
}

/** Dates as they were written. */
function withDatesAsText(value: unknown): unknown {
  if (value instanceof TomlDate) return value.toISOString();
  if (Array.isArray(value)) return value.map(withDatesAsText);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withDatesAsText(inner)]));
}
