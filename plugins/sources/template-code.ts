import { diagnostic } from "../diagnostics/diagnostic.ts";
import { causes, newsroomErrorIn } from "../messages/causes.ts";
import { firstLine } from "../messages/first-line.ts";
import type { Message } from "../messages/message.ts";
import { splitFrontMatter } from "./front-matter.ts";

/**
 * What a template language says of template code in an entry, as messages about the entry's file.
 *
 * @param error what the language threw, of whatever form
 * @param code the code: the text of the entry, or that of a field such as `permalink`
 * @param source the entry's file as it is written
 */
export function templateMessages(error: unknown, code: string, file: string, source: string): Message[] {
  const { reason, line: told } = reasonOf(causes(error), file);
  const line = lineIn(source, code, told, reason);
  const own = newsroomErrorIn(error);
  if (own) return own.messages.map((message) => ({ file, line, ...message }));
  return [
    diagnostic(
      "template-code",
      { file, line, found: line === undefined ? undefined : source.split("\n")[line - 1]?.trim() },
      { reason },
    ),
  ];
}

/** Liquid: `…, file:./a.md, line:3, col:1`. Nunjucks: `(./a.md) [Line 3, Column 1]`. */
const PLACE = /,? ?file:(.*?), line:(\d+), col:\d+|\((.*?)\)(?: \[Line (\d+), Column \d+\])?\n/;

/** The reason in one line, and the line of the code where the language tells it. */
function reasonOf(chain: readonly unknown[], file: string): { reason: string; line: number | undefined } {
  const messages = chain.map((each) => (each instanceof Error ? each.message : String(each)));
  const [, liquidFile, liquidLine, nunjucksFile, nunjucksLine] = PLACE.exec(messages[0] ?? "") ?? [];
  const place = liquidFile ?? nunjucksFile;
  const line = Number(liquidLine ?? nunjucksLine) || undefined;
  const isElsewhere = place !== undefined && place !== file;
  const reason = (messages.at(-1) ?? "")
    .replace(PLACE, "")
    .split("\n")
    .map((each) => each.trim().replace(/^(?:Template render error|Error): ?/, ""))
    .filter(Boolean)
    .slice(0, 2)
    .join(" ")
    .replace(/\.$/, "");
  return isElsewhere
    ? { reason: `${reason} (in ${place}${line ? `:${line}` : ""})`, line: undefined }
    : { reason, line };
}

/**
 * Line of the file that the code at fault is on. Nunjucks counts lines from 1 when it reads code, from 0 when it runs
 * it, and names none for a missing filter: then it is the line that has code, and what the reason names last.
 */
function lineIn(source: string, code: string, told: number | undefined, reason: string): number | undefined {
  const { body, bodyLine } = splitFrontMatter(source);
  const lines = source.split("\n");
  const start = firstLine(code.trim());
  const inMatter = lines.slice(0, bodyLine - 1).findIndex((line) => line.includes(start)) + 1;
  if (inMatter > 0 && !body.includes(start)) return inMatter;
  const hasCode = (line: number) => /\{[{%]/.test(lines[line - 1] ?? "");
  if (told !== undefined) {
    const line = bodyLine - 1 + told;
    return !hasCode(line) && hasCode(line + 1) ? line + 1 : line;
  }
  const named = reason.slice(reason.lastIndexOf(" ") + 1);
  const candidates = lines.flatMap((_, index) =>
    index + 1 >= bodyLine && hasCode(index + 1) ? [index + 1] : [],
  );
  const naming = candidates.filter((line) => lines[line - 1]?.includes(named));
  return candidates.length === 1 ? candidates[0] : naming[0];
}
