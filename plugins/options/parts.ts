import { PAGE_KINDS, PART_OF, type PageKind } from "../pages/page.ts";

/** The parts of the plugin, each usable on its own. */
export type Part = (typeof PART_OF)[PageKind];

/** Kinds of page that are not made: those the owner omits and those of parts that were not added. */
export function omittedKinds(parts: ReadonlySet<Part>, omit: readonly PageKind[] = []): PageKind[] {
  return PAGE_KINDS.filter((kind) => omit.includes(kind) || !parts.has(PART_OF[kind]));
}
