import type { DataFile } from "../data-files/data-file.ts";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { Diagnostic } from "../diagnostics/format.ts";
import type { DictionaryTag } from "./dictionary-tag.ts";
import { tagKey } from "./tag-key.ts";

/** Which key each name leads to. Names go first, then labels, aliases, labels in other languages. */
export function claimNames(
  tags: ReadonlyMap<string, DictionaryTag>,
  file: DataFile,
  report: (message: Diagnostic) => void,
): Map<string, string> {
  const owners = new Map<string, string>(Array.from(tags.keys(), (key) => [key, key]));
  const claim = (
    tag: DictionaryTag,
    name: string,
    kind: "label" | "alias",
    path: (string | number)[],
  ): void => {
    const key = tagKey(name);
    const owner = owners.get(key);
    if (owner === undefined) owners.set(key, tag.key);
    if (owner === undefined || owner === tag.key) return;
    report(
      diagnostic(
        "dictionary-clash",
        { file: file.file, line: file.lineOf([...path]), found: name },
        { kind, name, tag: tag.name, owner: tags.get(owner)?.name ?? "" },
      ),
    );
  };
  for (const tag of tags.values())
    if (tag.label !== tag.name) claim(tag, tag.label, "label", [tag.name, "label"]);
  for (const tag of tags.values())
    for (const [index, alias] of tag.aliases.entries())
      claim(tag, alias, "alias", [tag.name, "aliases", index]);
  const translated = new Map<string, string | undefined>();
  for (const tag of tags.values()) {
    for (const { label } of tag.translations.values()) {
      const key = label && tagKey(label);
      if (!key || owners.has(key)) continue;
      // One word may mean two things in two languages; then it is ambiguous and not used.
      translated.set(key, translated.has(key) && translated.get(key) !== tag.key ? undefined : tag.key);
    }
  }
  for (const [key, owner] of translated) if (owner !== undefined) owners.set(key, owner);
  return owners;
}
