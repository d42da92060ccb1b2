import type * as v from "valibot";
import type { DataFile } from "../data-files/data-file.ts";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { Diagnostic } from "../diagnostics/format.ts";
import type { tagSchema } from "./dictionary-schema.ts";
import type { MatchRule } from "./dictionary-tag.ts";
import { wordCount } from "./words.ts";

type WrittenMatch = v.InferOutput<typeof tagSchema>["match"];
type WrittenRule = { phrase?: string[] | undefined; times?: number | undefined; not?: string[] | undefined };

/**
 * A phrase may begin at every word of a text, so that the time of a search grows with its length. In scripts without
 * blanks each letter is a word.
 */
const MAX_WORDS = 50;

/**
 * Reads the `match` of a tag. A rule with phrases gives the tag; a rule with `not` alone keeps it away, whatever the
 * others say; `not` beside a phrase only keeps that rule from counting.
 */
export function readMatch(
  written: WrittenMatch,
  name: string,
  file: DataFile,
  report: (message: Diagnostic) => void,
): { match: MatchRule[]; not: string[] } {
  const match: MatchRule[] = [];
  const not: string[] = [];
  const items = written === undefined || written === null ? [] : Array.isArray(written) ? written : [written];
  for (const [index, item] of items.entries()) {
    const rule: WrittenRule = typeof item === "string" ? { phrase: [item] } : item;
    const fail = (problem: string, found: string | undefined, expected: string): void =>
      report(
        diagnostic(
          "dictionary-match",
          { file: file.file, line: file.lineOf([name, "match", index]), found },
          { tag: name, reason: problem, expected },
        ),
      );
    const phrases = [...(rule.phrase ?? []), ...(rule.not ?? [])].map((phrase) => ({
      phrase,
      words: wordCount(phrase),
    }));
    const empty = phrases.find(({ words }) => words === 0);
    const long = phrases.find(({ words }) => words > MAX_WORDS);
    if (empty) fail("has a `match` phrase without a word", empty.phrase, "one word or a few");
    else if (long)
      fail(`has a \`match\` phrase of more than ${MAX_WORDS} words`, long.phrase, "one word or a few");
    else if (rule.phrase) match.push({ phrases: rule.phrase, times: rule.times ?? 1, not: rule.not ?? [] });
    else if (rule.times === undefined && rule.not) not.push(...rule.not);
    else
      fail("has a `match` rule without a phrase", undefined, "a rule such as `{ phrase: heart, times: 2 }`");
  }
  return { match, not };
}
