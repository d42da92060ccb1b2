import { parse as parseToml, TomlDate, TomlError } from "smol-toml";
import { parseJson, parseSplitMatter, splitFrontMatter } from "../../../read/front-matter.ts";
import type { MatterProblem } from "../../../read/matter-values.ts";

/** A file of Jekyll, Hugo or their like. */
export interface MatterFile {
  data: Readonly<Record<string, unknown>>;
  body: string;
}

/** Hugo's default: TOML between two lines of `+++`. */
const TOML = /^\+\+\+[ \t]*\r?\n([\s\S]*?)(?:^|\n)\+\+\+[ \t]*(?:\r?\n|$)/;

/** Whether a text begins with front matter of any kind. What is JSON as a whole is no page. */
export function hasFrontMatter(text: string): boolean {
  return isMarked(text) || (jsonEnd(text) > 0 && text.slice(jsonEnd(text)).trim() !== "");
}

/** Whether a text begins with the line that YAML or TOML begins with. */
function isMarked(text: string): boolean {
  return /^\uFEFF?\s*(?:---|\+\+\+)[ \t]*(?:\r?\n|$)/.test(text);
}

/** Hugo's third form: an object in front of the text. Where it ends, 0 where there is none. */
function jsonEnd(text: string): number {
  if (!/^\uFEFF?\s*\{\s*(?:"|\})/.test(text)) return 0;
  let depth = 0;
  for (const { 0: sign, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}]/gs)) {
    if (sign === "{") depth++;
    else if (sign === "}" && --depth === 0) return index + 1;
  }
  return 0;
}

/**
 * Front matter in YAML, TOML or JSON, and the text below it.
 *
 * @returns undefined for a file without front matter, what is wrong for one whose front matter cannot be read
 */
export function readMatterFile(source: string): MatterFile | MatterProblem | undefined {
  const end = jsonEnd(source);
  if (end > 0) {
    const parsed = parseJson(source.slice(0, end).replace(/^\uFEFF/, ""));
    return parsed.problem ?? { data: withNames(parsed.data), body: source.slice(end) };
  }
  if (!isMarked(source)) return undefined;
  const text = source.replace(/^\uFEFF?\s*/, "");
  const toml = TOML.exec(text);
  if (toml) {
    try {
      const data = withDatesAsText(parseToml(toml[1] ?? "")) as Record<string, unknown>;
      return { data: withNames(data), body: text.slice(toml[0].length) };
    } catch (error) {
      if (!(error instanceof TomlError)) throw error;
      const reason = (error.message.split("\n", 1)[0] ?? "").replace(/^Invalid TOML document: /, "");
      return { line: error.line + 1, reason };
    }
  }
  const split = splitFrontMatter(text);
  if (split.matter === undefined) return { line: 1, reason: "it has no end" };
  const parsed = parseSplitMatter(split);
  return parsed.problem ?? { data: withNames(parsed.data), body: split.body };
}

/** To Hugo `Draft` is `draft`, and what stands in `params` is the page's as well. */
function withNames(data: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { params } = data;
  const all = typeof params === "object" && !Array.isArray(params) ? { ...params, ...data } : data;
  const lower = Object.entries(all).map(([name, value]) => [name.toLowerCase(), value]);
  return { ...Object.fromEntries(lower), ...all };
}

/** Dates as they were written. */
function withDatesAsText(value: unknown): unknown {
  if (value instanceof TomlDate) return value.toISOString();
  if (Array.isArray(value)) return value.map(withDatesAsText);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withDatesAsText(inner)]));
}
