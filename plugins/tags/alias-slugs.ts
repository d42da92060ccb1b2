import { compare } from "../diagnostics/format.ts";
import { assignSlugs, foldSlug, hashedSlug, type Named } from "../slugs/assign-slugs.ts";
import { tagSlug } from "../slugs/rules.ts";
import { valueAt } from "../values/lookups.ts";
import type { DictionaryTag } from "./dictionary-tag.ts";
import { tagKey } from "./tag-key.ts";

/**
 * The further addresses of each tag: every name of a tag (its name, label, aliases, and the slug it has in
 * other languages) is an address that redirects to it. So a former tag that became an alias, or had
 * its slug made from its name before one was given, keeps its old address. The slug of a tag is never another's alias.
 *
 * @param slugs the slug of every tag, by key
 */
export function aliasSlugs(
  tags: Iterable<DictionaryTag>,
  slugs: ReadonlyMap<string, string>,
): Map<string, string[]> {
  const owners = new Map(Array.from(slugs, ([key, slug]) => [foldSlug(slug), key]));
  const aliases = new Map<string, string[]>();
  for (const tag of [...tags].sort((a, b) => compare(a.key, b.key))) {
    const found: string[] = [];
    const claim = (slug: string | undefined): void => {
      if (slug === undefined || owners.has(foldSlug(slug))) return;
      owners.set(foldSlug(slug), tag.key);
      found.push(slug);
    };
    claim(tag.slug);
    for (const label of new Set([tag.name, tag.label, ...tag.aliases])) {
      const name: Named = { key: tagKey(label), label };
      const slug = valueAt(assignSlugs([name], tagSlug), name.key);
      const owner = owners.get(foldSlug(slug));
      if (owner === undefined) claim(slug);
      // Where two names would have the same slug, one of them had the hash: beside another tag, and beside this one
      // before the one became an alias of the other.
      else if (owner !== tag.key) claim(hashedSlug(name, tagSlug));
      else if (tag.aliases.includes(label) && name.key !== tag.key) {
        claim(hashedSlug(name, tagSlug));
        if (tag.slug === undefined) claim(hashedSlug({ key: tag.key, label: tag.label }, tagSlug));
      }
    }
    aliases.set(tag.key, found);
  }
  return aliases;
}
