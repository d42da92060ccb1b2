import { createHash } from "node:crypto";
import { isoOf } from "../dates/dates.ts";
import type { Moment } from "../dates/moment.ts";
import { compare } from "../diagnostics/format.ts";
import type { Entry } from "../entry/entry.ts";
import type { FeedContext } from "./feed-context.ts";
import { idForFeeds } from "./ids.ts";

/*
 * Atom wants to know the order in which entries of one feed were updated: the W3C validator warns where two share an
 * `<updated>`. Entries dated by day alone share one as a rule.
 *
 * The rule here: `<updated>` of an entry dated by day alone always carries a fraction of a second made from the id of
 * the entry (`2021-05-05T00:00:00.482913+06:00`). It depends on nothing but that entry, so that no other entry, added
 * or taken away, can move it, and the second stays the one on the page. (No rule can do both: keep a lone entry's time
 * without a fraction, and leave it alone when a second entry of that day arrives.) A time that was written with hour
 * and minute stays as written; where two entries were written with the very same time, all but the first by file name
 * carry the fraction. `<published>`, RSS and JSON always say the exact time.
 */

/** Atom's `<updated>` of an item, RFC 3339. */
export type UpdatedText = (id: string, moment: Moment) => string;

const tables = new WeakMap<readonly Entry[], UpdatedText>();

/** The writer of `<updated>` for the newsroom of a context. */
export function updatedTextOf(context: FeedContext): UpdatedText {
  const known = tables.get(context.entries);
  if (known) return known;
  const firsts = new Map<string, string>();
  const taken = new Map<string, string>();
  const text: UpdatedText = (id, moment) => {
    const exact = isoOf(moment);
    return !moment.dayOnly && firsts.get(exact) === id ? exact : withFraction(exact, id, taken);
  };
  // All of them now and in a fixed order, so that the one pair in a million whose fractions are equal
  // is told apart the same way in each build, whichever feed is written first.
  for (const entry of inFixedOrder(context.entries)) {
    const moment = entry.updated ?? entry.published;
    const id = idForFeeds(entry);
    const exact = isoOf(moment);
    if (!moment.dayOnly && !firsts.has(exact)) firsts.set(exact, id);
    text(id, moment);
  }
  tables.set(context.entries, text);
  return text;
}

function inFixedOrder(entries: readonly Entry[]): Entry[] {
  return [...entries].sort((a, b) => compare(a.source.file, b.source.file) || compare(a.id, b.id));
}

function withFraction(exact: string, id: string, taken: Map<string, string>): string {
  for (let attempt = 0; ; attempt++) {
    const text = exact.replace(/(?:\.\d+)?(?=Z|[+-]\d\d:\d\d$)/u, `.${fractionOf(id, attempt)}`);
    const owner = taken.get(text);
    if (owner === undefined) taken.set(text, id);
    if (owner === undefined || owner === id) return text;
  }
}

/** Six digits, microseconds: as fine as every common parser of RFC 3339 reads. */
function fractionOf(id: string, attempt: number): string {
  const digest = createHash("sha256")
    .update(attempt ? `${id}\n${attempt}` : id)
    .digest();
  return String(digest.readUInt32BE(0) % 1_000_000).padStart(6, "0");
}
