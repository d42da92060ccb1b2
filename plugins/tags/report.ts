import { compare } from "../diagnostics/format.ts";
import type { Entry } from "../entry/entry.ts";
import type { TagDictionary } from "./dictionary.ts";
import type { DictionaryTag } from "./dictionary-tag.ts";
import type { Match } from "./match.ts";
import { tagKey } from "./tag-key.ts";

/** Why an entry has a tag. */
export interface TagReason {
  /** Key of the tag. */
  key: string;
  label: string;
  /** The tag as the entry writes it, if it does. */
  written: string | undefined;
  /** Phrases of the dictionary found in headline and text, with the number of mentions. */
  phrases: readonly { phrase: string; count: number }[];
}

/** What `newsroom tags` prints. */
export interface TagReport {
  /** By file, then by address; entries without tags included. */
  entries: readonly { file: string; href: string; title: string; tags: readonly TagReason[] }[];
  /** Tags of the dictionary that no entry has, neither itself nor by a tag below it, in the order of the dictionary. */
  unused: readonly DictionaryTag[];
  /** Tags that entries write and the dictionary does not list, as most write them, with the number of entries. */
  unlisted: readonly { label: string; count: number }[];
}

/** The parts of an edition's tags that the report is about. */
export interface Tagged {
  tagsOf: ReadonlyMap<Entry, readonly { key: string; label: string; known: boolean }[]>;
  matchesOf: ReadonlyMap<Entry, readonly Match[]>;
}

/**
 * Says which entries have which tag by which phrase, and which tags of the dictionary have no entry.
 *
 * @param editions the tags of every edition of the newsroom
 */
export function tagReport(editions: readonly Tagged[], dictionary: TagDictionary): TagReport {
  const used = new Set<string>();
  const unlisted = new Map<string, { label: string; count: number }>();
  const entries: TagReport["entries"][number][] = [];
  const labelOf = (key: string): string => dictionary.tags.get(key)?.label ?? key;
  for (const { tagsOf, matchesOf } of editions) {
    for (const [entry, tags] of tagsOf) {
      const matches = matchesOf.get(entry) ?? [];
      const written = new Map(
        entry.tagNames.toReversed().map((name) => [dictionary.find(name)?.key ?? tagKey(name), name]),
      );
      const hidden = [...written.keys(), ...matches.map(({ key }) => key)].filter(
        (key) => dictionary.tags.get(key)?.hidden,
      );
      const labels = new Map(tags.map(({ key, label }) => [key, label]));
      for (const key of hidden) labels.set(key, labelOf(key));
      for (const key of labels.keys()) {
        for (
          let at: string | undefined = key;
          at !== undefined && !used.has(at);
          at = dictionary.tags.get(at)?.parent
        )
          used.add(at);
      }
      for (const tag of tags) {
        if (tag.known) continue;
        const counted = unlisted.get(tag.key);
        unlisted.set(tag.key, { label: counted?.label ?? tag.label, count: (counted?.count ?? 0) + 1 });
      }
      entries.push({
        file: entry.source.file,
        href: entry.href,
        title: entry.title,
        tags: Array.from(labels, ([key, label]) => ({
          key,
          label,
          written: written.get(key),
          phrases: matches
            .filter((match) => match.key === key)
            .map(({ phrase, count }) => ({ phrase, count })),
        })),
      });
    }
  }
  return {
    entries: entries.sort((a, b) => compare(a.file, b.file) || compare(a.href, b.href)),
    unused: [...dictionary.tags.values()].filter(({ key }) => !used.has(key)),
    unlisted: [...unlisted.values()].sort((a, b) => b.count - a.count || compare(a.label, b.label)),
  };
}
