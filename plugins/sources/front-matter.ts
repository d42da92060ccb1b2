import {
  binaryTag,
  CORE_SCHEMA,
  defineScalarTag,
  loadAll,
  mergeTag,
  omapTag,
  pairsTag,
  setTag,
  YAMLException,
} from "js-yaml";
import { escapeRegExp } from "../content/escape-reg-exp.ts";
import { lineNumberAt } from "../content/line-number.ts";
import { readLeniently } from "../data-files/lenient-yaml.ts";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import { firstLine } from "../messages/first-line.ts";
import type { Message } from "../messages/message.ts";
import { groupOf } from "../values/sure.ts";
import { type MatterProblem, matterProblem } from "./matter-values.ts";
import { readPlainMatter } from "./plain-matter.ts";
import type { WrittenField } from "./source-item.ts";

/** Whatever stands behind the three dashes is to Eleventy the name of a language. */
const OPENING = /^(?:\uFEFF)?---(?!-)([^\r\n]*)\r?(?:\n|$)/;
/** A line that begins so, whatever follows; only a line feed ends a line. */
const CLOSING = /(?<![^\n])---(?:[ \t]*(?:\r?\n|$))?/;

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

const timestampText = defineScalarTag("tag:yaml.org,2002:timestamp", {
  resolve: (source) => source,
  identify: () => false,
});
/** What Eleventy's YAML knows: `<<`, which takes over the fields of another list, and types that are named. */
const SCHEMA = CORE_SCHEMA.withTags(mergeTag, binaryTag, omapTag, pairsTag, setTag, timestampText);
/** Of longer front matter the fast reading saves nothing that anybody would notice, and the bounds are the library's. */
const MOST_PLAIN = 20_000;
/** Signs that YAML does not have, and that Eleventy's ends a build for. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNPRINTABLE = /[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x84\x86-\x9F\uFFFE\uFFFF]/;

/** Reads YAML front matter. Dates stay text, as YAML's own reading of a date loses what the writer meant. */
export function parseFrontMatter(matter: string): ParsedMatter {
  const unprintable = UNPRINTABLE.exec(matter);
  if (unprintable) {
    const line = lineNumberAt(matter, unprintable.index);
    const reason = "it has a control character";
    return { data: undefined, problem: { line: line + 1, reason, found: matter.split("\n")[line - 1] } };
  }
  const plain = matter.length <= MOST_PLAIN ? readPlainMatter(matter) : undefined;
  if (plain) return { data: plain, problem: undefined };
  try {
    return checked(readLeniently(matter, readOne) ?? {}, matter);
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

/** The one document of a text, undefined where there is nothing but comments. */
function readOne(matter: string): unknown {
  const documents = loadAll(matter, { schema: SCHEMA });
  if (documents.length > 1)
    throw new YAMLException("it has more than one document; `---` stands between them");
  return documents[0];
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
  const reason = "it has no end, so that the text counts as front matter";
  return { data: undefined, problem: { line: 1, reason } };
}

function parseJson(matter: string): ParsedMatter {
  try {
    return checked(JSON.parse(matter), matter);
  } catch (error) {
    const reason = error instanceof SyntaxError ? error.message : "it is nested too deeply";
    const [text = "", position] = /^(.*?)(?: at position (\d+).*)?$/.exec(firstLine(reason))?.slice(1) ?? [];
    const line = position === undefined ? undefined : lineNumberAt(matter, Number(position)) + 1;
    return { data: undefined, problem: { line, reason: text } };
  }
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
  return diagnostic("front-matter-invalid", { file, line, found }, { reason });
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
  return { text: unquote(groupOf(match, 1)), line: countLines(source.slice(0, match.index)) + 1 };
}

function unquote(text: string): string {
  const trimmed = text.trim().replace(/,$/, "");
  const quoted = /^(["'])(.*?)\1/.exec(trimmed);
  if (quoted) return groupOf(quoted, 2);
  const comment = trimmed.search(/(?<=^|\s)#/);
  return comment < 0 ? trimmed : trimmed.slice(0, comment).trim();
}
