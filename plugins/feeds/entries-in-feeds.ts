import type { Entry } from "../entry/entry.ts";
import type { Edition } from "../pages/page.ts";

/** The entries whose text some feed carries, as far as that is known before the hook `feeds.item` has seen them. */
export function entriesInFeeds(editions: readonly Edition[]): Set<Entry> {
  const carried = new Set<Entry>();
  for (const { entries, content, archive, limit } of editions.flatMap(({ channels }) => channels)) {
    for (const entry of archive ? entries : entries.slice(0, limit))
      if ((entry.feedContent ?? content) === "full") carried.add(entry);
  }
  return carried;
}
