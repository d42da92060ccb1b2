import type { Diagnostic } from "../../diagnostics/format.ts";
import { itemAt } from "../../values/lookups.ts";

/** A message whose `problem` says `{where}` for the file of the built site it was found in. */
export interface Finding extends Diagnostic {
  where: string;
  /** Findings of one group are one message, with file and line of the first, whatever their places. */
  group?: string;
}

/**
 * Findings as messages: one for all that differ only in where they were found, since an entry is in many feeds.
 *
 * @example
 * mergeFindings([{ …, problem: "It is missing in {where}.", where: "a.xml" }, { …, where: "b.xml" }])
 * // one message: "It lacks in a.xml and 1 more file."
 */
export function mergeFindings(findings: readonly Finding[]): Diagnostic[] {
  const groups = new Map<string, { message: Diagnostic; where: string[] }>();
  for (const { where, group: ownKey, ...message } of findings) {
    const key =
      ownKey ??
      JSON.stringify([
        message.code,
        message.file,
        message.line,
        message.problem,
        message.found,
        message.expected,
      ]);
    const group = groups.get(key);
    if (group) group.where.push(where);
    else groups.set(key, { message, where: [where] });
  }
  return Array.from(groups.values(), ({ message, where }) => ({
    ...message,
    problem: message.problem.replace("{where}", () => places(where)),
  }));
}

function places(where: readonly string[]): string {
  const first = itemAt(where, 0);
  const more = new Set(where).size - 1;
  return more === 0 ? first : `${first} and ${more} more ${more === 1 ? "file" : "files"}`;
}
