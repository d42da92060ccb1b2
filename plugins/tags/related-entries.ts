import type { Entry, Tag } from "../entry/entry.ts";
import { itemAt } from "../values/lookups.ts";
import { memoized } from "../values/memoized.ts";

/** Of a tag that has very many entries only those nearest in time are looked at: the others could hardly be nearer. */
const MAX_OF_A_TAG = 100;

/** Finds related entries. */
export type RelatedEntries = (entry: Entry, most: number) => Entry[];

/**
 * Makes the index of related entries: those that share the rarest tags come first (each shared tag counts the
 * logarithm of how few entries have it), then the nearest in time, then the newer. Work is done per entry asked for,
 * and kept; `entry.tags` is read then, not before.
 *
 * @param entries the entries that may be related, newest first
 * @example const related = buildRelated(entries); related(entry, 5)
 */
export function buildRelated(entries: readonly Entry[]): RelatedEntries {
  const indexOf = new Map(entries.map((entry, index) => [entry, index]));
  const instants = Float64Array.from(entries, (entry) => entry.published.instant);
  const scores = new Float64Array(entries.length);
  const ofTag = new Map<Tag, Int32Array>();
  const kept = new Map<Entry, { most: number; related: Entry[] }>();
  const indicesOf = (tag: Tag): Int32Array => {
    return memoized(ofTag, tag, () =>
      Int32Array.from(tag.entries.map((entry) => indexOf.get(entry) ?? -1).filter((index) => index >= 0)),
    );
  };

  const find = (entry: Entry, most: number): Entry[] => {
    const self = indexOf.get(entry) ?? -1;
    const place = self >= 0 ? self : placeOf(entry, entries);
    const candidates: number[] = [];
    for (const tag of entry.tags) {
      const indices = indicesOf(tag);
      const weight = Math.log(1 + entries.length / Math.max(1, indices.length));
      const middle = lowerBound(indices, place);
      const from = Math.max(0, Math.min(middle - MAX_OF_A_TAG / 2, indices.length - MAX_OF_A_TAG));
      const to = Math.min(indices.length, from + MAX_OF_A_TAG);
      for (let at = from; at < to; at++) {
        const index = itemAt(indices, at);
        if (index === self) continue;
        if (scores[index] === 0) candidates.push(index);
        scores[index] = itemAt(scores, index) + weight;
      }
    }
    const instant = entry.published.instant;
    const distance = (index: number): number => Math.abs(itemAt(instants, index) - instant);
    const before = (a: number, b: number): boolean => {
      const byScore = itemAt(scores, a) - itemAt(scores, b);
      if (byScore !== 0) return byScore > 0;
      const byTime = distance(a) - distance(b);
      return byTime === 0 ? a < b : byTime < 0;
    };
    const best: number[] = [];
    for (const candidate of candidates) {
      if (best.length === most && !before(candidate, itemAt(best, most - 1))) continue;
      let at = best.length;
      while (at > 0 && before(candidate, itemAt(best, at - 1))) at--;
      best.splice(at, 0, candidate);
      if (best.length > most) best.pop();
    }
    for (const candidate of candidates) scores[candidate] = 0;
    return best.map((index) => itemAt(entries, index));
  };

  return (entry, most) => {
    const known = kept.get(entry);
    if (known && known.most >= most) return known.related.slice(0, most);
    const related = find(entry, most);
    kept.set(entry, { most, related });
    return related.slice();
  };
}

/** First place in a rising list whose value is not less. */
function lowerBound(indices: Int32Array, value: number): number {
  let low = 0;
  let high = indices.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (itemAt(indices, middle) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where an entry that is not listed would stand among those that are. */
function placeOf(entry: Entry, entries: readonly Entry[]): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (itemAt(entries, middle).published.instant > entry.published.instant) low = middle + 1;
    else high = middle;
  }
  return low;
}
