import type { Entry } from "../entry/entry.ts";

/**
 * What the page of an entry shows of other entries, of its tags and of its authors.
 *
 * @param relatedCount related entries that are shown; finding them takes time
 */
export function surroundingsOf(entry: Entry, relatedCount: number): string {
  const shown = (other: Entry | undefined) =>
    // A note without a headline is called by how it begins.
    other && [other.href, other.language, other.title || other.summary, other.published];
  return JSON.stringify([
    [entry.previous, entry.next, ...(relatedCount === 0 ? [] : entry.related.slice(0, relatedCount))].map(
      shown,
    ),
    entry.translations.map(({ href, language }) => [href, language]),
    entry.tags.map(({ href, label, hidden }) => [href, label, hidden]),
    entry.authors.map(({ entries: _entries, bio: _bio, ...shown }) => shown),
    entry.scheduled,
  ]);
}
