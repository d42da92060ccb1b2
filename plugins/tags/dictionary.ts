import type * as v from "valibot";
import { checkValue, describe } from "../data-files/check-value.ts";
import { type DataFile, objectAsFile, readDataFile } from "../data-files/data-file.ts";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { Diagnostic } from "../diagnostics/format.ts";
import { nearest } from "../diagnostics/nearest.ts";
import type { DiagnosticSink } from "../diagnostics/sink.ts";
import { foldSlug, slugProblem } from "../slugs/assign-slugs.ts";
import { tagSchema } from "./dictionary-schema.ts";
import type { DictionaryTag, MatchRule } from "./dictionary-tag.ts";
import { cleanName, tagKey } from "./tag-key.ts";
import { wordCount } from "./words.ts";

/** The tags that an owner has described. */
export interface TagDictionary {
  file: string | undefined;
  /** By key, in the order of the file. */
  tags: ReadonlyMap<string, DictionaryTag>;
  /** The tag that a written name means: by name, label, alias, or label in another language. */
  find(name: string): DictionaryTag | undefined;
  /** Names, labels and aliases as written, for "did you mean". */
  names: readonly string[];
}

/** Where a dictionary comes from: the text of a file, or an object given in its place. */
export interface DictionarySource {
  /** As the owner would name it. */
  file?: string | undefined;
  /** YAML or JSON. */
  text?: string | undefined;
  value?: unknown;
}

/** A dictionary that lists nothing. */
const EMPTY_DICTIONARY: TagDictionary = {
  file: undefined,
  tags: new Map(),
  find: () => undefined,
  names: [],
};

/**
 * Reads and checks the tag dictionary. Every mistake is reported with file, line and tag; what can be used is used.
 *
 * @example readDictionary({ file: "_data/newsTags.yaml", text: "News:\n  aliases: [Nachrichten]\n" }, reporter)
 */
export function readDictionary(source: DictionarySource, reporter: DiagnosticSink): TagDictionary {
  const report = (message: Diagnostic): void => reporter.report(message);
  const read =
    source.text === undefined ? objectAsFile(source.value) : readDataFile(source.file, source.text);
  if ("problem" in read) {
    report(read);
    return EMPTY_DICTIONARY;
  }
  const file: DataFile = { ...read, file: source.file };
  if (file.value === undefined || file.value === null) return { ...EMPTY_DICTIONARY, file: source.file };
  if (typeof file.value !== "object" || Array.isArray(file.value)) {
    report(
      diagnostic(
        "dictionary-value",
        { file: file.file, line: file.file === undefined ? undefined : 1, found: describe(file.value) },
        {
          what: "The tag dictionary",
          expected: "one key for each tag, such as `Medicine:`, with its fields below it",
        },
      ),
    );
    return { ...EMPTY_DICTIONARY, file: source.file };
  }

  const tags = new Map<string, DictionaryTag>();
  for (const [name, value] of file.value instanceof Map ? file.value : Object.entries(file.value)) {
    const tag = readTag(String(name), value, file, report);
    if (tag === undefined) continue;
    const first = tags.get(tag.key);
    if (first) {
      report(
        diagnostic(
          "dictionary-duplicate",
          { file: file.file, line: tag.line, found: tag.name },
          { first: first.name, second: tag.name },
        ),
      );
    } else tags.set(tag.key, tag);
  }
  const names = claimNames(tags, file, report);
  const resolved = checkParents(tags, names, file, report);
  checkSlugs(resolved, file, report);
  return {
    file: source.file,
    tags: resolved,
    find: (name) => resolved.get(names.get(tagKey(name)) ?? ""),
    names: [...resolved.values()].flatMap((tag) => [...new Set([tag.name, tag.label, ...tag.aliases])]),
  };
}

function readTag(
  name: string,
  value: unknown,
  file: DataFile,
  report: (message: Diagnostic) => void,
): DictionaryTag | undefined {
  const line = file.lineOf([name]);
  const key = tagKey(name);
  const what = `The tag “${name}”`;
  if (key === "") {
    report(
      diagnostic(
        "dictionary-value",
        { file: file.file, line, found: describe(name) },
        { what: "The name of a tag", expected: "a key that isn't blank" },
      ),
    );
    return undefined;
  }
  // Keep a tag with errors, so that entries aren't also reported for using an unknown tag.
  const fields: Partial<v.InferOutput<typeof tagSchema>> =
    checkValue(tagSchema, value ?? {}, { file, path: [name], what, code: "dictionary" }, report) ?? {};
  if (typeof fields.slug === "string") {
    const problem = slugProblem(fields.slug);
    if (problem) {
      report(badSlug(name, fields.slug, problem, file, [name, "slug"]));
      fields.slug = undefined;
    }
  }
  const { match, not } = readMatch(fields.match, name, file, report);
  const translations = new Map<
    string,
    { label: string | undefined; description: string | undefined; slug: string | undefined }
  >();
  for (const [language, translation] of Object.entries(fields.translations ?? {})) {
    const problem = translation.slug ? slugProblem(translation.slug) : undefined;
    if (problem)
      report(badSlug(name, translation.slug ?? "", problem, file, [name, "translations", language, "slug"]));
    translations.set(language.toLowerCase(), {
      label: translation.label ? cleanName(translation.label) : undefined,
      description: translation.description ?? undefined,
      slug: problem ? undefined : (translation.slug ?? undefined),
    });
  }
  const shown = cleanName(name);
  return {
    key,
    name: shown,
    label: fields.label ? cleanName(fields.label) : shown,
    slug: fields.slug ?? undefined,
    description: fields.description ?? "",
    aliases: (fields.aliases ?? []).map(cleanName).filter((alias) => tagKey(alias) !== ""),
    parent: fields.parent ?? undefined,
    hidden: fields.hidden ?? false,
    image: fields.image ?? undefined,
    feeds: fields.feeds ?? true,
    match,
    not,
    translations,
    line,
  };
}

function badSlug(tag: string, slug: string, reason: string, file: DataFile, path: string[]): Diagnostic {
  return diagnostic(
    "dictionary-slug",
    { file: file.file, line: file.lineOf(path), found: slug },
    { tag, reason },
  );
}

function checkSlugs(
  tags: ReadonlyMap<string, DictionaryTag>,
  file: DataFile,
  report: (message: Diagnostic) => void,
): void {
  const owners = new Map<string, DictionaryTag>();
  for (const tag of tags.values()) {
    if (tag.slug === undefined) continue;
    const folded = foldSlug(tag.slug);
    const owner = owners.get(folded);
    if (owner) {
      report(badSlug(tag.name, tag.slug, `is also the slug of “${owner.name}”`, file, [tag.name, "slug"]));
    } else owners.set(folded, tag);
  }
}

/** What the dictionary says of a tag in a language: `kk-KZ` finds `kk-KZ`, then `kk`. */
export function translationOf(
  tag: DictionaryTag,
  language: string,
): { label: string; description: string; slug: string | undefined } {
  const parts = language.toLowerCase().split("-");
  for (let length = parts.length; length > 0; length--) {
    const found = tag.translations.get(parts.slice(0, length).join("-"));
    if (found) {
      return {
        label: found.label ?? tag.label,
        description: found.description ?? tag.description,
        slug: found.slug ?? tag.slug,
      };
    }
  }
  return tag;
}

type WrittenMatch = v.InferOutput<typeof tagSchema>["match"];
type WrittenRule = { phrase?: string[] | undefined; times?: number | undefined; not?: string[] | undefined };

/**
 * A phrase may begin at every word of a text, so that the time of a search grows with its length. In scripts without
 * blanks each letter is a word.
 */
const MAX_WORDS = 50;

/**
 * Reads the `match` of a tag. A rule with phrases gives the tag; a rule with `not` alone keeps it away, whatever the
 * others say; `not` beside a phrase only keeps that rule from counting.
 */
function readMatch(
  written: WrittenMatch,
  name: string,
  file: DataFile,
  report: (message: Diagnostic) => void,
): { match: MatchRule[]; not: string[] } {
  const match: MatchRule[] = [];
  const not: string[] = [];
  const items = written === undefined || written === null ? [] : Array.isArray(written) ? written : [written];
  for (const [index, item] of items.entries()) {
    const rule: WrittenRule = typeof item === "string" ? { phrase: [item] } : item;
    const fail = (problem: string, found: string | undefined, expected: string): void =>
      report(
        diagnostic(
          "dictionary-match",
          { file: file.file, line: file.lineOf([name, "match", index]), found },
          { tag: name, reason: problem, expected },
        ),
      );
    const phrases = [...(rule.phrase ?? []), ...(rule.not ?? [])].map((phrase) => ({
      phrase,
      words: wordCount(phrase),
    }));
    const empty = phrases.find(({ words }) => words === 0);
    const long = phrases.find(({ words }) => words > MAX_WORDS);
    if (empty) fail("has a `match` phrase without a word", empty.phrase, "one word or a few");
    else if (long)
      fail(`has a \`match\` phrase of more than ${MAX_WORDS} words`, long.phrase, "one word or a few");
    else if (rule.phrase) match.push({ phrases: rule.phrase, times: rule.times ?? 1, not: rule.not ?? [] });
    else if (rule.times === undefined && rule.not) not.push(...rule.not);
    else
      fail("has a `match` rule without a phrase", undefined, "a rule such as `{ phrase: heart, times: 2 }`");
  }
  return { match, not };
}

/** Which key each name leads to. Names go first, then labels, aliases, labels in other languages. */
function claimNames(
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

/**
 * Resolves each tag's parent from the name written to a key. Parents that do not exist and loops are reported; a tag
 * in a loop loses its parent, so that whoever follows parents comes to an end.
 *
 * @param names which key each name leads to
 */
function checkParents(
  tags: ReadonlyMap<string, DictionaryTag>,
  names: ReadonlyMap<string, string>,
  file: DataFile,
  report: (message: Diagnostic) => void,
): Map<string, DictionaryTag> {
  const resolved = new Map<string, DictionaryTag>();
  for (const tag of tags.values()) {
    const parent = tag.parent === undefined ? undefined : names.get(tagKey(tag.parent));
    if (tag.parent !== undefined && parent === undefined) {
      const meant = nearest(
        tag.parent,
        Array.from(tags.values(), ({ name }) => name),
      );
      report(
        diagnostic(
          "dictionary-parent",
          { file: file.file, line: file.lineOf([tag.name, "parent"]), found: tag.parent },
          { tag: tag.name, meant },
        ),
      );
    }
    resolved.set(tag.key, { ...tag, parent });
  }
  for (const loop of loopsOf(resolved)) {
    const first = loop[0];
    if (!first) continue;
    const chain = [...loop, first].map((tag) => tag.name).join(" → ");
    report(
      diagnostic(
        "dictionary-loop",
        { file: file.file, line: file.lineOf([first.name, "parent"]), found: chain },
        { chain },
      ),
    );
    for (const tag of loop) resolved.set(tag.key, { ...tag, parent: undefined });
  }
  return resolved;
}

/** Every loop once, beginning with the tag that the file lists first. */
function loopsOf(tags: ReadonlyMap<string, DictionaryTag>): DictionaryTag[][] {
  const loops: DictionaryTag[][] = [];
  const done = new Set<string>();
  for (const start of tags.values()) {
    const trail = new Map<string, DictionaryTag>();
    let tag: DictionaryTag | undefined = start;
    while (tag && !done.has(tag.key) && !trail.has(tag.key)) {
      trail.set(tag.key, tag);
      tag = tag.parent === undefined ? undefined : tags.get(tag.parent);
    }
    if (tag && trail.has(tag.key)) {
      const chain = [...trail.values()];
      const loop = chain.slice(chain.indexOf(tag));
      const keys = new Set(loop.map(({ key }) => key));
      const first = [...tags.keys()].find((key) => keys.has(key));
      const from = loop.findIndex(({ key }) => key === first);
      loops.push([...loop.slice(from), ...loop.slice(0, from)]);
    }
    for (const key of trail.keys()) done.add(key);
  }
  return loops;
}
