import { compare } from "../diagnostics/format.ts";
import type { Entry } from "../entry/entry.ts";

/** Newest first; entries of one instant by the name of their file, so that they keep one order on every machine. */
export function newestFirst(a: Entry, b: Entry): number {
  return (
    b.published.instant - a.published.instant ||
    compare(a.source.file, b.source.file) ||
    compare(a.href, b.href)
  );
}
