import { startOf } from "../../content/text-cut.ts";
import { humanDayOf } from "../../dates/dates.ts";
import type { Entry } from "../../entry/entry.ts";

/** What an entry is called where it must be called something: its headline, for a note how it begins, else its date. */
export function headline(entry: Entry, language: string): string {
  return entry.title || startOf(entry.summary, 80) || humanDayOf(entry.published, language);
}
