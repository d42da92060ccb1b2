import type { Entry } from "../entry/entry.ts";

/**
 * Entries that are translations of each other: those that share a value of a field, else those at one path below the
 * folders of their languages: `news/ferry.md` and `news/sv/ferry.md`, or `en/news/ferry.md` and `sv/news/ferry.md`.
 *
 * @param fields names of the field that says what belongs together, first match wins
 */
export function findTranslations(
  entries: readonly Entry[],
  fields: readonly string[],
): ReadonlyMap<Entry, readonly Entry[]> {
  const groups = new Map<string, Map<string, Entry>>();
  for (const entry of entries) {
    const key = keyOf(entry, fields);
    const versions = groups.get(key) ?? new Map<string, Entry>();
    groups.set(key, versions);
    // If two translations are in the same language, the newer one is linked.
    if (!versions.has(entry.language)) versions.set(entry.language, entry);
  }
  const translations = new Map<Entry, readonly Entry[]>();
  for (const versions of groups.values()) {
    if (versions.size < 2) continue;
    const all = [...versions.values()];
    for (const entry of all)
      translations.set(
        entry,
        all.filter((other) => other !== entry),
      );
  }
  return translations;
}

function keyOf({ data, language, source }: Entry, fields: readonly string[]): string {
  const given = fields
    .map((field) => data[field])
    .find((value) => value !== undefined && value !== null && value !== "");
  if (given !== undefined) return `key ${String(given)}`;
  const names = [language.toLowerCase(), language.toLowerCase().replace(/-.*/s, "")];
  const folders = source.file.replace(/\.[^./]*$/, "").split("/");
  const at = folders.slice(0, -1).findIndex((folder) => names.includes(folder.toLowerCase()));
  return `path ${folders.filter((_, index) => index !== at).join("/")}`;
}
