import type { Desk } from "./desk.ts";

type Table = WeakMap<object, Desk[]>;

/**
 * Eleventy gives a configuration that is read anew a new `events`: newsrooms of the old one are forgotten with it.
 * One table for the whole process, so that the command line finds the newsrooms of a site that loads another copy
 * of this package than its own.
 */
const table = tableOfDesks(globalThis as Record<symbol, unknown>);

function tableOfDesks(everywhere: Record<symbol, unknown>): Table {
  const key = Symbol.for("eleventy-plugin-newsroom");
  everywhere[key] ??= new WeakMap<object, Desk[]>();
  return everywhere[key] as Table;
}

/** Every newsroom of a configuration, in the order they were added; a new one is put at the end of this very list. */
export function desksOf(config: { events: object }): Desk[] {
  const known = table.get(config.events) ?? [];
  table.set(config.events, known);
  return known;
}
