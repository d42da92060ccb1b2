import { DEFAULT_SCHEMA, load, Type, YAMLException } from "js-yaml";
import { escapeRegExp } from "../content/escape-reg-exp.ts";
import { lineNumberAt } from "../content/line-number.ts";
import { firstLine } from "../diagnostics/first-line.ts";
import { groupOf } from "../values/lookups.ts";
import { type MatterProblem, matterProblem } from "./matter-values.ts";
import type { WrittenField } from "./source-item.ts";

/** Whatever stands behind the three dashes is to Eleventy the name of a language. */
const OPENING = /^(?:\uFEFF)?---(?!-)([^\r\n]*)\r?(?:\n|$)/;
/** A line that begins so, whatever follows; only a line feed ends a line. */
const CLOSING = /(?<![^\n])---(?:[ \t]*(?:\r?\n|$))?/;

/** How front matter of Hugo and Zola begins. Eleventy takes it for text, unless the site says otherwise. */
export const TOML_BEGIN = /^\uFEFF?\+\+\+[ \t]*\r?\n/;

/** A file split into front matter and body. `matter` is undefined if the file has none. */
export interface SplitSource {
  matter: string | undefined;
  body: string;
  /** Line the body begins on. */
  bodyLine: number;
  /** What stands behind the dashes that begin the front matter, such as `json`. */
  language: string;
  /** False if the front matter has no end. */
  isClosed: boolean;
}

/** Takes front matter off the start of a file, as Eleventy does. */
export function splitFrontMatter(source: string): SplitSource {
  const opening = OPENING.exec(source);
  if (!opening)
    return {
      matter: undefined,
      body: source.replace(/^\uFEFF/, ""),
      bodyLine: 1,
      language: "",
      isClosed: true,
    };
  const language = groupOf(opening, 1).trim();
  const afterOpening = source.slice(opening[0].length);
  const closing = CLOSING.exec(afterOpening);
  if (!closing) return { matter: afterOpening, body: "", bodyLine: 1, language, isClosed: false };
  const matter = afterOpening.slice(0, closing.index);
  return {
    matter,
    body: afterOpening.slice(closing.index + closing[0].length),
    bodyLine: countLines(matter) + 3,
    language,
    isClosed: true,
  };
}

function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines++;
  return lines;
}

export type ParsedMatter =
  | { data: Record<string, unknown>; problem: undefined }
  | { data: undefined; problem: MatterProblem };

/** YAML's own reading of a date loses what the writer meant: dates stay text. All else is as Eleventy reads it. */
const SCHEMA = DEFAULT_SCHEMA.extend({
  implicit: [
    new Type("tag:yaml.org,2002:timestamp", {
      kind: "scalar",
      resolve: (text: unknown) => typeof text === "string" && /^\d{4}-\d{1,2}-\d/.test(text),
    }),
  ],
});

/** Reads YAML front matter with the library that Eleventy reads it with. */
export function parseFrontMatter(matter: string): ParsedMatter {
  try {
    return checked(load(matter, { schema: SCHEMA }) ?? {}, matter);
  } catch (error) {
    return { data: undefined, problem: problemOfError(error, matter) };
  }
}

function checked(value: unknown, matter: string): ParsedMatter {
  const problem = matterProblem(value, matter);
  return problem
    ? { data: undefined, problem }
    : { data: value as Record<string, unknown>, problem: undefined };
}

const YAML_LANGUAGES = ["", "yaml", "yml"];

/** The same for front matter as it was taken off a file: its language and its end count too. */
export function parseSplitMatter({ matter = "", language, isClosed }: SplitSource): ParsedMatter {
  const isJson = language.toLowerCase() === "json";
  if (!isJson && !YAML_LANGUAGES.includes(language.toLowerCase())) {
    return { data: undefined, problem: languageProblem(language) };
  }
  const parsed = isJson ? parseJson(matter) : parseFrontMatter(matter);
  if (!parsed.problem || isClosed) return parsed;
  const reason = "the closing --- is missing";
  return { data: undefined, problem: { line: 1, reason } };
}

/** Reads JSON front matter. */
export function parseJson(matter: string): ParsedMatter {
  try {
    return checked(JSON.parse(matter), matter);
  } catch (error) {
    const reason = error instanceof SyntaxError ? error.message : "it is nested too deeply";
    const [text = "", position] = /^(.*?)(?: at position (\d+).*)?$/.exec(firstLine(reason))?.slice(1) ?? [];
    const line = position === undefined ? undefined : lineNumberAt(matter, Number(position)) + 1;
    return { data: undefined, problem: { line, reason: text } };
  }
}

/** @param language the word after the first `---` */
function languageProblem(language: string): MatterProblem {
  const reason = "the word after the first --- isn't a supported language";
  return { line: 1, reason, found: `---${language}` };
}

function problemOfError(error: unknown, matter: string): MatterProblem {
  if (error instanceof RangeError) return { line: undefined, reason: "it is nested too deeply" };
  if (!(error instanceof YAMLException)) throw error;
  const lines = matter.trimEnd().split("\n");
  // An unclosed value is reported at the end of the file, one line too late.
  const at = Math.min(error.mark?.line ?? 0, lines.length - 1);
  return { line: at + 2, reason: error.reason, found: lines[at]?.trim() || undefined };
}

/**
 * A top-level field as the front matter writes it, quotes and comment taken off: what YAML made a date of
 * can be read as its writer meant it.
 */
export function writtenField(source: string, field: string): WrittenField | undefined {
  const opening = /^(?:\uFEFF)?(?:---|\+\+\+)[ \t]*([\w-]*)/.exec(source);
  if (!opening) return undefined;
  const escaped = escapeRegExp(field);
  const sign = /\+$|toml$/i.test(opening[0].trim()) ? "=" : ":";
  const line = (indent: string) =>
    // Neither "." nor the flag "m" is for YAML, in which U+2028 ends no line.
    new RegExp(`(?<![^\\n])${indent}["']?${escaped}["']?[ \\t]*${sign}[ \\t]*([^\\r\\n]*)`).exec(source);
  // YAML indents what is nested; JSON and JavaScript indent their own fields too.
  const match = line("") ?? line("[ \\t{]+");
  if (!match) return field.includes(".") ? writtenInside(source, field) : undefined;
  return { text: unquote(groupOf(match, 1)), line: countLines(source.slice(0, match.index)) + 1 };
}

/** `correction.date`, or `corrections.1.date` of a list: the last name, in the lines of the first. */
function writtenInside(source: string, field: string): WrittenField | undefined {
  const names = field.split(".");
  const name = escapeRegExp(names[names.length - 1] ?? "");
  const block = new RegExp(
    `(?<![^\\n])["']?${escapeRegExp(names[0] ?? "")}["']?[ \\t]*:.*(?:\\n(?:[ \\t-].*)?)*`,
  ).exec(source);
  if (!block) return undefined;
  const inside = new RegExp(`(?<=[\\s{,-])["']?${name}["']?[ \\t]*:[ \\t]*([^\\r\\n,}]*)`, "g");
  const found = [...block[0].matchAll(inside)][Number(names.find((part) => /^\d+$/.test(part)) ?? 0)];
  if (!found) return undefined;
  const line = countLines(source.slice(0, block.index + found.index)) + 1;
  return { text: unquote(groupOf(found, 1)), line };
}

function unquote(text: string): string {
  const trimmed = text.trim().replace(/,$/, "");
  const quoted = /^(["'])(.*?)\1/.exec(trimmed);
  if (quoted) return groupOf(quoted, 2);
  const comment = trimmed.search(/(?<=^|\s)#/);
  return comment < 0 ? trimmed : trimmed.slice(0, comment).trim();
}
