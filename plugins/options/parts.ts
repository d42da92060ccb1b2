import type { PageKind } from "../pages/page.ts";
import { PAGE_KINDS } from "./schema.ts";

/** The parts of the plugin, each usable on its own. */
export type Part = "entries" | "tags" | "feeds";

const PART_OF: Readonly<Record<PageKind, Part>> = {
  entry: "entries",
  listing: "entries",
  year: "entries",
  month: "entries",
  section: "entries",
  custom: "feeds",
  authors: "entries",
  author: "entries",
  tags: "tags",
  tag: "tags",
  redirect: "tags",
  subscribe: "feeds",
};

/** Kinds of page that are not made: those the owner omits and those of parts that were not added. */
export function omittedKinds(parts: ReadonlySet<Part>, omit: readonly PageKind[] = []): PageKind[] {
  return PAGE_KINDS.filter((kind) => omit.includes(kind) || !parts.has(PART_OF[kind]));
}
