import { CORE_SCHEMA, load, mergeTag, YAMLException } from "js-yaml";
import { escapeRegExp } from "../content/escape-reg-exp.ts";
import type { Message } from "../messages/message.ts";
import { type MatterProblem, matterProblem } from "./matter-values.ts";
import { readPlainMatter } from "./plain-matter.ts";
import type { WrittenField } from "./source-item.ts";

/** Whatever stands behind the three dashes is to Eleventy the name of a language. */
const OPENING = /^(?:\uFEFF)?---(?!-)([^\r\n]*)\r?(?:\n|$)/;
const CLOSING = /^---[ \t]*(?:\r?\n|$)/m;

/** A file apart into front matter and body. `matter` is undefined where the file has none. */
export interface SplitSource {
  matter: string | undefined;
  body: string;
  /** Line the body begins on. */
  bodyLine: number;
  /** What stands behind the dashes that begin the front matter, such as `json`. */
  language: string;
  /** False where the front matter has no end. */
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
  const language = (opening[1] ?? "").trim();
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

/** Eleventy's YAML knows `<<`, which takes over the fields of another list. */
const SCHEMA = CORE_SCHEMA.withTags(mergeTag);

/** Reads YAML front matter. Dates stay text, as YAML's own reading of a date loses what the writer meant. */
export function parseFrontMatter(matter: string): ParsedMatter {
  const plain = readPlainMatter(matter);
  if (plain ?? matter.replace(/^[^\S\n]*#.*$/gm, "").trim() === "")
    return { data: plain ?? {}, problem: undefined };
  try {
    const value = load(matter, { schema: SCHEMA }) ?? {};
    const problem = matterProblem(value, matter);
    return problem
      ? { data: undefined, problem }
      : { data: value as Record<string, unknown>, problem: undefined };
  } catch (error) {
    return { data: undefined, problem: problemOfError(error, matter) };
  }
}

/** The languages of front matter that are YAML: JSON is YAML too. */
const YAML_LANGUAGES = ["", "yaml", "yml", "json"];

/** The same for front matter as it was taken off a file: its language and its end count too. */
export function parseSplitMatter({ matter = "", language, isClosed }: SplitSource): ParsedMatter {
  if (!YAML_LANGUAGES.includes(language.toLowerCase())) {
    return { data: undefined, problem: languageProblem(language) };
  }
  const parsed = parseFrontMatter(matter);
  if (!parsed.problem || isClosed) return parsed;
  const reason = "it has no end, so that the text counts as front matter";
  return { data: undefined, problem: { line: 1, reason } };
}

/** @param language what stands behind the first `---` */
export function languageProblem(language: string): MatterProblem {
  const reason = "what stands behind the first --- is no language that can be read";
  return { line: 1, reason, found: `---${language}` };
}

function problemOfError(error: unknown, matter: string): MatterProblem {
  if (error instanceof RangeError) return { line: undefined, reason: "it is nested too deeply" };
  if (!(error instanceof YAMLException)) throw error;
  const line = error.mark?.line ?? 0;
  const found = matter.split("\n")[line]?.trim();
  return { line: line + 2, reason: error.reason, found: found || undefined };
}

/** The message for front matter that cannot be used. */
export function matterMessage(file: string, { line, reason, found }: MatterProblem): Message {
  return {
    code: "front-matter-invalid",
    severity: "error",
    file,
    line,
    problem: `The front matter cannot be read: ${reason}.`,
    found,
    expected: "YAML between two lines of ---",
    remedy:
      "Correct the line or the one above it; a text with a colon needs quotes around it, and quotes need an end.",
  };
}

/**
 * A top-level field as the front matter writes it, quotes and comment taken off: what YAML made a date of
 * can be read as its writer meant it.
 */
export function writtenField(source: string, field: string): WrittenField | undefined {
  const opening = /^(?:\uFEFF)?---/.exec(source);
  if (!opening) return undefined;
  const escaped = escapeRegExp(field);
  const line = (indent: string) =>
    // Neither "." nor the flag "m" is for YAML, in which U+2028 ends no line.
    new RegExp(`(?<![^\\n])${indent}["']?${escaped}["']?[ \\t]*:[ \\t]*([^\\r\\n]*)`).exec(source);
  // YAML indents what is nested; JSON and JavaScript indent their own fields too.
  const match = line("") ?? line("[ \\t{]+");
  if (!match) return undefined;
  return { text: unquote(match[1] ?? ""), line: countLines(source.slice(0, match.index)) + 1 };
}

function unquote(text: string): string {
  const trimmed = text.trim().replace(/,$/, "");
  const quoted = /^(["'])(.*?)\1/.exec(trimmed);
  return quoted ? (quoted[2] ?? "") : trimmed.replace(/(?<=^|\s)#.*$/, "").trim();
}
