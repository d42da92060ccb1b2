import type { Tag } from "../../tags/tag.ts";

const OTHER = "#";

/** True for the group of labels that begin with no letter. */
export function isOther(initial: string): boolean {
  return initial === OTHER;
}

/** Tags under the capitals their labels begin with, in the order they come; numbers and signs together, first. */
export function byInitial(tags: readonly Tag[]): Map<string, Tag[]> {
  const groups = new Map<string, Tag[]>();
  for (const tag of tags) {
    const initial = initialOf(tag.label);
    const known = groups.get(initial);
    if (known) known.push(tag);
    else groups.set(initial, [tag]);
  }
  return groups;
}

/**
 * The letter a label is looked for under. Marks on Latin letters and on Ё do not count; Й and Ї, which
 * are letters of their own, keep theirs.
 *
 * @example initialOf("économie") // "E"
 */
function initialOf(label: string): string {
  const first = String.fromCodePoint(label.normalize("NFC").codePointAt(0) ?? 0x23);
  if (!/\p{L}/u.test(first)) return OTHER;
  const capital = first.toUpperCase().normalize("NFC");
  if (capital === "Ё") return "Е";
  return /\p{Script=Latin}/u.test(capital) ? capital.normalize("NFD").charAt(0) : capital;
}
