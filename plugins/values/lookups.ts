/*
 * What is surely there, where only the type checker cannot know it: whoever asks has put it there. Said by these
 * names, and not by a second value in place of it, which would hide a mistake.
 */

/** Value of a key that the map has. */
export function valueAt<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): Value {
  return map.get(key) as Value;
}

/** Item at a place that the list has. */
export function itemAt<Item>(list: { readonly [index: number]: Item }, index: number): Item {
  return list[index] as Item;
}

/** Text of a group that takes part in every match of its pattern. */
export function groupOf(match: RegExpExecArray, group: number): string {
  return match[group] as string;
}
