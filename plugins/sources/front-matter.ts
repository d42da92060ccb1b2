import { CORE_SCHEMA, load, YAMLException } from "js-yaml";
import { escapeRegExp } from "../content/escape-reg-exp.ts";
import { readPlainMatter } from "./plain-matter.ts";
import type { WrittenField } from "./source-item.ts";

const OPENING = /^(?:\uFEFF)?---[ \t]*(?:[a-z]+)?[ \t]*\r?\n/;
const CLOSING = /^---[ \t]*(?:\r?\n|$)/m;

/** A file apart into front matter and body. `matter` is undefined where the file has none. */
export interface SplitSource {
  matter: string | undefined;
  body: string;
  /** Line the body begins on. */
  bodyLine: number;
}

/** Takes front matter off the start of a file, as Eleventy does. */
export function splitFrontMatter(source: string): SplitSource {
  const opening = OPENING.exec(source);
  if (!opening) return { matter: undefined, body: source.replace(/^\uFEFF/, ""), bodyLine: 1 };
  const afterOpening = source.slice(opening[0].length);
  const closing = CLOSING.exec(afterOpening);
  if (!closing) return { matter: afterOpening, body: "", bodyLine: 1 };
  const matter = afterOpening.slice(0, closing.index);
  return {
    matter,
    body: afterOpening.slice(closing.index + closing[0].length),
    bodyLine: countLines(matter) + 3,
  };
}

function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines++;
  return lines;
}

export type ParsedMatter =
  | { data: Record<string, unknown>; problem: undefined }
  | { data: undefined; problem: { line: number; reason: string; found: string } };

/** Anchors are allowed, but an expansion of more than this many nodes is a mistake or an attack. */
const MOST_ALIASES = 100;

/** Reads YAML front matter. Dates stay text, as YAML's own reading of a date loses what the writer meant. */
export function parseFrontMatter(matter: string): ParsedMatter {
  const plain = readPlainMatter(matter);
  if (plain ?? matter.replace(/^\s*#.*$/gm, "").trim() === "")
    return { data: plain ?? {}, problem: undefined };
  if ((matter.match(/(^|[\s[,:])\*\w/g)?.length ?? 0) > MOST_ALIASES) {
    return {
      data: undefined,
      problem: { line: 1, reason: "the front matter uses too many aliases", found: "*" },
    };
  }
  try {
    const value = load(matter, { schema: CORE_SCHEMA }) ?? {};
    if (typeof value === "object" && !Array.isArray(value))
      return { data: value as Record<string, unknown>, problem: undefined };
    return {
      data: undefined,
      problem: { line: 2, reason: "the front matter is no list of `name: value`", found: matter.trim() },
    };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const line = error.mark?.line ?? 0;
    return {
      data: undefined,
      problem: { line: line + 2, reason: error.reason, found: matter.split("\n")[line]?.trim() ?? "" },
    };
  }
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
  return quoted ? (quoted[2] ?? "") : trimmed.replace(/(^|\s+)#.*$/, "").trim();
}
