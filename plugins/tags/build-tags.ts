import { plainText } from "../content/plain-text.ts";
import { compare } from "../diagnostics/format.ts";
import type { Entry, Tag } from "../entry/entry.ts";
import { assignSlugs, foldSlug, hashedSlug, hrefOf, type Named } from "../slugs/assign-slugs.ts";
import { tagSlug } from "../slugs/rules.ts";
import { valueAt } from "../values/lookups.ts";
import { type TagDictionary, translationOf } from "./dictionary.ts";
import type { DictionaryTag } from "./dictionary-tag.ts";
import { labelOrder } from "./labels.ts";
import type { Match, Matcher } from "./match.ts";
import { type ResolveSettings, resolveTags } from "./resolve-tags.ts";
import { tagKey } from "./tag-key.ts";

/** How the tags of an edition are built. */
export interface TagSettings extends ResolveSettings {
  /** Root-relative folder of the tag pages without path prefix: `/news/tags/`. */
  tagsPath: string;
  /** BCP 47; chooses translations and the order of labels. */
  language: string;
  /** A tag with fewer listed entries has no page and no feeds. */
  minEntries: number;
  /** Order of the tags of an entry. */
  order: "written" | "label" | "count";
  /** Most related tags of a tag. */
  related: number;
  /** Markdown to HTML. */
  markdown(text: string): string;
  /** Root-relative address to absolute address. */
  absolute(href: string): string;
}

/** The tags of an edition. */
export interface EditionTags {
  /** Tags with a page, sorted by label. */
  tags: readonly Tag[];
  /** Tags that are never shown (`hidden: true`) and have entries, sorted by label. */
  hidden: readonly Tag[];
  /** Tags shown with each entry; one with too few entries has no page, and `href` `""`. */
  tagsOf: ReadonlyMap<Entry, readonly Tag[]>;
  /** Phrases found in the headline and text of each entry that has any. */
  matchesOf: ReadonlyMap<Entry, readonly Match[]>;
}

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

/**
 * Groups entries by tag. Tags that differ only in case, white space or normal form are one; aliases lead to their tag;
 * an entry is on the pages of its tags and of all their parents.
 *
 * @param all entries that have a page
 * @param listed those of them that lists and feeds have, newest first
 */
export function buildTags(
  all: readonly Entry[],
  listed: readonly Entry[],
  dictionary: TagDictionary,
  matcher: Matcher,
  settings: TagSettings,
): EditionTags {
  const { keysOf, matchesOf, spellings } = resolveTags(all, dictionary, matcher, settings);
  const keys = new Set([...dictionary.tags.keys(), ...spellings.keys()]);
  const lineages = new Map(Array.from(keys, (key) => [key, lineageOf(key, dictionary)]));
  const entriesOf = new Map<string, Entry[]>(Array.from(keys, (key) => [key, []]));
  for (const entry of listed) {
    for (const key of new Set(valueAt(keysOf, entry).flatMap((key) => valueAt(lineages, key))))
      entriesOf.get(key)?.push(entry);
  }

  const slugs = slugsOf(keys, dictionary, settings.language);
  const aliases = aliasSlugs(dictionary.tags.values(), slugs);
  const tags = new Map<string, Mutable<Tag>>();
  for (const key of keys) {
    const described = dictionary.tags.get(key);
    const translated = described && translationOf(described, settings.language);
    const entries = valueAt(entriesOf, key);
    const hidden = described?.hidden ?? false;
    const hasPage = !hidden && entries.length >= settings.minEntries;
    const slug = valueAt(slugs, key);
    const description = translated?.description && hasPage ? settings.markdown(translated.description) : "";
    tags.set(key, {
      key,
      label: translated?.label ?? spellings.mostWritten(key) ?? key,
      slug,
      href: hasPage ? hrefOf(settings.tagsPath, slug) : "",
      description,
      descriptionText: description && plainText(description, "html"),
      image: described?.image && absoluteImage(described.image, settings),
      hidden,
      feeds: hasPage && (described?.feeds ?? true),
      known: described !== undefined,
      aliasSlugs: hasPage ? (aliases.get(key) ?? []) : [],
      parent: undefined,
      children: [],
      ancestors: [],
      entries,
      related: [],
    });
  }

  const byLabel = labelOrder(settings.language);
  const sorted = [...tags.values()].sort((a, b) => byLabel(a.label, b.label) || byLabel(a.key, b.key));
  const rankOf = new Map<Tag, number>(sorted.map((tag, rank) => [tag, rank]));
  const shown = sorted.filter((tag) => tag.href !== "");
  linkFamilies(shown, tags, lineages);

  const tagsOf = new Map<Entry, readonly Tag[]>();
  for (const [entry, ownKeys] of keysOf) {
    const own = ownKeys
      .map((key) => tags.get(key))
      .filter((tag) => tag !== undefined && !tag.hidden) as Tag[];
    const rank = (tag: Tag): number => valueAt(rankOf, tag);
    if (settings.order === "label") own.sort((a, b) => rank(a) - rank(b));
    if (settings.order === "count")
      own.sort((a, b) => b.entries.length - a.entries.length || rank(a) - rank(b));
    tagsOf.set(entry, own);
  }
  for (const tag of shown) relatedTags(tag, tagsOf, rankOf, settings.related);
  return {
    tags: shown,
    hidden: sorted.filter((tag) => tag.hidden && tag.entries.length > 0),
    tagsOf,
    matchesOf,
  };
}

/** A tag and all above it, itself first. */
function lineageOf(key: string, dictionary: TagDictionary): string[] {
  const lineage = new Set<string>();
  for (
    let at: string | undefined = key;
    at !== undefined && !lineage.has(at);
    at = dictionary.tags.get(at)?.parent
  )
    lineage.add(at);
  return [...lineage];
}

/**
 * Slugs of all tags, those without a page included, so that a tag keeps its address when another comes over the
 * limit.
 */
function slugsOf(keys: Iterable<string>, dictionary: TagDictionary, language: string): Map<string, string> {
  return assignSlugs(
    Array.from(keys, (key) => {
      const described = dictionary.tags.get(key);
      // The label of the site's own language: a translation that is added later moves no address.
      return {
        key,
        label: described?.label ?? key,
        slug: described && translationOf(described, language).slug,
      };
    }),
    tagSlug,
  );
}

/** Parents, children and ancestors among the tags that have pages; hidden ones in between are passed over. */
function linkFamilies(
  shown: readonly Mutable<Tag>[],
  tags: ReadonlyMap<string, Tag>,
  lineages: ReadonlyMap<string, readonly string[]>,
): void {
  const children = new Map<Tag, Tag[]>();
  for (const tag of shown) {
    const above = valueAt(lineages, tag.key)
      .slice(1)
      .map((key) => tags.get(key));
    const visible = above.filter((ancestor) => ancestor !== undefined && ancestor.href !== "") as Tag[];
    tag.parent = visible[0];
    tag.ancestors = visible.toReversed();
    if (tag.parent) children.set(tag.parent, [...(children.get(tag.parent) ?? []), tag]);
  }
  for (const tag of shown) tag.children = children.get(tag) ?? [];
}

function absoluteImage(image: string, settings: TagSettings): string {
  return /^(?:[a-z][a-z0-9+.-]*:|\/\/)/iu.test(image)
    ? image
    : settings.absolute(image.startsWith("/") ? image : `/${image}`);
}

/**
 * The further addresses of each tag: every name of a tag (its name, label, aliases, and the slug it has in
 * other languages) is an address that redirects to it. So a former tag that became an alias, or had
 * its slug made from its name before one was given, keeps its old address. The slug of a tag is never another's alias.
 *
 * @param slugs the slug of every tag, by key
 */
function aliasSlugs(
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

/**
 * Gives a tag its `related`: the tags that its entries have besides it, most frequent first, then by label. Counted
 * when first read. Tags above and below it are not related: they come with it by themselves.
 *
 * @param rankOf place of each tag in the order of labels
 * @param most how many are kept
 */
function relatedTags(
  tag: Tag,
  tagsOf: ReadonlyMap<Entry, readonly Tag[]>,
  rankOf: ReadonlyMap<Tag, number>,
  most: number,
): void {
  let related: Tag["related"] | undefined;
  Object.defineProperty(tag, "related", {
    configurable: true,
    enumerable: true,
    get: () => {
      related ??= most === 0 ? [] : countRelated(tag, tagsOf, rankOf).slice(0, most);
      return related;
    },
  });
}

function countRelated(
  tag: Tag,
  tagsOf: ReadonlyMap<Entry, readonly Tag[]>,
  rankOf: ReadonlyMap<Tag, number>,
): { tag: Tag; count: number }[] {
  const counts = new Map<Tag, number>();
  for (const entry of tag.entries) {
    for (const other of valueAt(tagsOf, entry)) counts.set(other, (counts.get(other) ?? 0) + 1);
  }
  const isFamily = (other: Tag): boolean =>
    other === tag || tag.ancestors.includes(other) || other.ancestors.includes(tag);
  return Array.from(counts, ([other, count]) => ({ tag: other, count }))
    .filter(({ tag: other }) => other.href !== "" && !isFamily(other))
    .sort((a, b) => b.count - a.count || valueAt(rankOf, a.tag) - valueAt(rankOf, b.tag));
}
