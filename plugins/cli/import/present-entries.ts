import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseFrontMatter, splitFrontMatter } from "../../sources/front-matter.ts";
import { parseWire } from "../../sources/wire.ts";

/** What tells whether an entry is there already, so that an import can be done again. */
export interface PresentEntries {
  ids: Set<string>;
  permalinks: Set<string>;
  /** Day and headline of entries in the plain-text form, see {@link entryKey}. */
  wires: Set<string>;
  /** The same of entries that say no id, and how many there are of each. */
  nameless: Map<string, number>;
}

/** Reads ids and permalinks of the entries in a folder and those below it. */
export function presentEntries(folder: string): PresentEntries {
  const present: PresentEntries = {
    ids: new Set(),
    permalinks: new Set(),
    wires: new Set(),
    nameless: new Map(),
  };
  if (!existsSync(folder)) return present;
  for (const file of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!file.isFile() || !/\.(?:md|txt|html|njk|liquid)$/.test(file.name)) continue;
    const source = readFileSync(join(file.parentPath, file.name), "utf8");
    const wire = file.name.endsWith(".txt") ? parseWire(source, file.name) : undefined;
    if (wire) present.wires.add(entryKey(wire.data));
    const { matter } = splitFrontMatter(source);
    const data = wire?.data ?? (matter === undefined ? undefined : parseFrontMatter(matter).data) ?? {};
    const ids = [data["id"], data["guid"]].filter((id) => id !== undefined && id !== null);
    for (const id of ids) present.ids.add(String(id));
    if (ids.length === 0)
      present.nameless.set(entryKey(data), (present.nameless.get(entryKey(data)) ?? 0) + 1);
    if (typeof data["permalink"] === "string") present.permalinks.add(data["permalink"]);
  }
  return present;
}

/** What makes two entries one where no id does: their date and headline. */
export function entryKey(data: Readonly<Record<string, unknown>>): string {
  return JSON.stringify([data["date"] ?? "", data["title"] ?? ""]);
}
