import type { Entry } from "./entry.ts";

/** Whether search engines are to find an entry: not a draft, an unlisted one, or one that is shown before its date. */
export function isIndexed({ draft, unlisted, scheduled }: Entry): boolean {
  return !draft && !unlisted && !scheduled;
}
