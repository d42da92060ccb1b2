import type { Entry, Tag } from "../entry/entry.ts";
import { valueAt } from "../values/lookups.ts";

/**
 * Gives a tag its `related`: the tags that its entries have besides it, most frequent first, then by label. Counted
 * when first read. Tags above and below it are not related: they come with it by themselves.
 *
 * @param rankOf place of each tag in the order of labels
 * @param most how many are kept
 */
export function relatedTags(
  tag: Tag,
  tagsOf: ReadonlyMap<Entry, readonly Tag[]>,
  rankOf: ReadonlyMap<Tag, number>,
  most: number,
): void {
  let related: Tag["related"] | undefined;
  Object.defineProperty(tag, "related", {
    configurable: true,
    enumerable: true,
    get: () => {
      related ??= most === 0 ? [] : countRelated(tag, tagsOf, rankOf).slice(0, most);
      return related;
    },
  });
}

function countRelated(
  tag: Tag,
  tagsOf: ReadonlyMap<Entry, readonly Tag[]>,
  rankOf: ReadonlyMap<Tag, number>,
): { tag: Tag; count: number }[] {
  const counts = new Map<Tag, number>();
  for (const entry of tag.entries) {
    for (const other of valueAt(tagsOf, entry)) counts.set(other, (counts.get(other) ?? 0) + 1);
  }
  const isFamily = (other: Tag): boolean =>
    other === tag || tag.ancestors.includes(other) || other.ancestors.includes(tag);
  return Array.from(counts, ([other, count]) => ({ tag: other, count }))
    .filter(({ tag: other }) => other.href !== "" && !isFamily(other))
    .sort((a, b) => b.count - a.count || valueAt(rankOf, a.tag) - valueAt(rankOf, b.tag));
}
