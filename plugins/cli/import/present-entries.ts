import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseMoment } from "../../dates/dates.ts";
import type { Entry } from "../../entry/entry.ts";
import { decodedHref } from "../../index/addresses.ts";
import { parseFrontMatter, splitFrontMatter } from "../../read/front-matter.ts";
import { parsePlainText } from "../../read/plain-text-entry.ts";
import type { EntryMatter } from "../new/entry-file.ts";

/** What tells whether an entry is there already, so that an import can be done again. */
export interface PresentEntries {
  ids: Set<string>;
  permalinks: Set<string>;
  /** Day and headline of entries in the plain-text form, see {@link entryKey}. */
  plainTexts: Set<string>;
  /** The same of entries that say no id, and how many there are of each. */
  nameless: Map<string, number>;
  /** Entries of the site by their decoded addresses, with the path prefix and without. */
  pages: Map<string, Pick<Entry, "title" | "published">>;
}

/** Adds the entries of a built site, also those that say neither an id nor a permalink. */
export function addSiteEntries(present: PresentEntries, entries: readonly Entry[]): void {
  for (const entry of entries) {
    present.ids.add(entry.id).add(entry.url);
    for (const href of [entry.href, new URL(entry.url).pathname]) present.pages.set(decodedHref(href), entry);
  }
}

/**
 * Whether the site has an entry at the address of an item, and it is this one: with its headline, or of its day. Two
 * blogs that become one may each have had another post at an address.
 */
export function isAtAddress(present: PresentEntries, { date, title, ...matter }: EntryMatter): boolean {
  const addresses = [matter["permalink"], matter["redirect_from"]].flat();
  return addresses.some((address) => {
    const page = typeof address === "string" ? present.pages.get(address) : undefined;
    if (!page) return false;
    const moment = date === undefined ? undefined : parseMoment(date, { zone: "UTC", publishTime: "00:00" });
    return (
      page.title === title ||
      (moment !== undefined && Math.abs(moment.instant - page.published.instant) <= A_DAY)
    );
  });
}

/** A day begins at another instant in each time zone. */
const A_DAY = 24 * 60 * 60 * 1000;

/** Reads ids and permalinks of the entries in a folder and those below it. */
export function presentEntries(folder: string): PresentEntries {
  const present: PresentEntries = {
    ids: new Set(),
    permalinks: new Set(),
    plainTexts: new Set(),
    nameless: new Map(),
    pages: new Map(),
  };
  if (!existsSync(folder)) return present;
  for (const file of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!file.isFile() || !/\.(?:md|txt|html|njk|liquid)$/.test(file.name)) continue;
    const source = readFileSync(join(file.parentPath, file.name), "utf8");
    const parsed = file.name.endsWith(".txt") ? parsePlainText(source, file.name) : undefined;
    if (parsed) present.plainTexts.add(entryKey(parsed.data));
    const { matter } = splitFrontMatter(source);
    const data = parsed?.data ?? (matter === undefined ? undefined : parseFrontMatter(matter).data) ?? {};
    const ids = [data["id"], data["guid"]].filter((id) => id !== undefined && id !== null);
    for (const id of ids) present.ids.add(String(id));
    if (ids.length === 0)
      present.nameless.set(entryKey(data), (present.nameless.get(entryKey(data)) ?? 0) + 1);
    if (typeof data["permalink"] === "string") present.permalinks.add(data["permalink"]);
  }
  return present;
}

/** Key for comparing entries without an id: date and headline. */
export function entryKey(data: Readonly<Record<string, unknown>>): string {
  return JSON.stringify([data["date"] ?? "", data["title"] ?? ""]);
}
