import { humanDayOf } from "../../dates/dates.ts";
import type { Moment } from "../../dates/moment.ts";

/**
 * What stands before a correction, such as `Correction, May 7, 2021:`, or `Correction:` where it has no date.
 *
 * @param template the text `correction` of a language, with `{date}`
 */
export function correctionHeading(template: string, date: Moment | undefined, language: string): string {
  return date
    ? template.replace("{date}", humanDayOf(date, language))
    : template.replace(/[\s,،、(（]*\{date\}[)）]?/u, "");
}
