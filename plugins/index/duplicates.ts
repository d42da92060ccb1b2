import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { Diagnostic } from "../diagnostics/format.ts";
import type { Entry } from "../entry/entry.ts";

/** Reports entries that have one id: a reader would show only one of them. */
export function reportDuplicateIds(entries: readonly Entry[], report: (message: Diagnostic) => void): void {
  const byId = new Map<string, Entry>();
  for (const entry of entries) {
    const other = byId.get(entry.id);
    if (!other) byId.set(entry.id, entry);
    // Entries at the same address are already reported; their ids are the same only because of it.
    if (!other || other.href === entry.href) continue;
    const [first, second] = entry.source.file < other.source.file ? [entry, other] : [other, entry];
    report(
      diagnostic(
        "id-duplicate",
        { file: second.source.file, line: second.source.lineOf("id"), found: entry.id },
        { other: `${first.source.file}${lineSuffix(first)}` },
      ),
    );
  }
}

function lineSuffix(entry: Entry): string {
  const line = entry.source.lineOf("id");
  return line ? `:${line}` : "";
}
