import type { CorpusEntry } from "../corpus/corpus.ts";
import { slugOfTag } from "../corpus/words.ts";

/** What the finished site must hold, worked out from the corpus alone. */
export interface Expected {
  /** Newest first. */
  entries: readonly CorpusEntry[];
  /** By slug, each newest first. */
  tags: ReadonlyMap<string, readonly CorpusEntry[]>;
}

export function expectedOf(oldestFirst: readonly CorpusEntry[]): Expected {
  const entries = [...oldestFirst].reverse();
  const tags = new Map<string, CorpusEntry[]>();
  for (const entry of entries) {
    for (const slug of entry.tags.map(slugOfTag)) {
      const list = tags.get(slug);
      if (list === undefined) tags.set(slug, [entry]);
      else list.push(entry);
    }
  }
  return { entries, tags };
}
