import { dayOf, humanDayOf, humanOf, machineOf } from "../../dates/dates.ts";
import type { Moment } from "../../dates/moment.ts";
import type { Entry } from "../../entry/entry.ts";
import type { Text } from "../text/text.ts";
import { type Html, html, NOTHING } from "./html.ts";

/**
 * A date as `<time>`: the day as people read it, for machines as exact as its writer gave it.
 *
 * @param exact show the time of day too where the writer gave one
 * @param name class by which microformats2 know what date it is
 */
export function timeOf(moment: Moment, language: string, exact: boolean, name: string): Html {
  const shown = exact ? humanOf(moment, language) : humanDayOf(moment, language);
  return html`<time class="${name}" datetime="${machineOf(moment)}">${shown}</time>`;
}

/** "Updated …" for an entry that was changed after it was published; on a card only where the day differs. */
export function updatedOf(entry: Entry, language: string, exact: boolean, text: Text): Html {
  const { updated, published } = entry;
  if (!updated || updated.instant === published.instant) return NOTHING;
  if (!exact && dayOf(updated) === dayOf(published)) return NOTHING;
  return html` <span>${text.updated} ${timeOf(updated, language, exact, "dt-updated")}</span>`;
}
