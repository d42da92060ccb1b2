import type { Entry } from "../entry/entry.ts";
import type { Message } from "../messages/message.ts";

/** Reports entries that have one id: a reader would show only one of them. */
export function reportDuplicateIds(entries: readonly Entry[], report: (message: Message) => void): void {
  const byId = new Map<string, Entry>();
  for (const entry of entries) {
    const other = byId.get(entry.id);
    if (!other) byId.set(entry.id, entry);
    // Of two at one address it is said already, and the id is made of it.
    if (!other || other.href === entry.href) continue;
    const [first, second] = entry.source.file < other.source.file ? [entry, other] : [other, entry];
    report({
      code: "id-duplicate",
      severity: "error",
      file: second.source.file,
      line: second.source.lineOf("id"),
      problem: `The entry has the same id as ${first.source.file}${lineSuffix(first)}.`,
      found: entry.id,
      expected: "an id of its own for each entry",
      remedy: "Give one of the two another `id`; readers that know the first keep it.",
    });
  }
}

function lineSuffix(entry: Entry): string {
  const line = entry.source.lineOf("id");
  return line ? `:${line}` : "";
}
