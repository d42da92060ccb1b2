import type * as v from "valibot";
import { checkValue, describe } from "../data-files/check-value.ts";
import { type DataFile, objectAsFile, readDataFile } from "../data-files/data-file.ts";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { Diagnostic } from "../diagnostics/format.ts";
import type { DiagnosticSink } from "../diagnostics/sink.ts";
import { foldSlug, slugProblem } from "../slugs/assign-slugs.ts";
import { tagSchema } from "./dictionary-schema.ts";
import type { DictionaryTag } from "./dictionary-tag.ts";
import { readMatch } from "./match-rules.ts";
import { claimNames } from "./name-owners.ts";
import { checkParents } from "./parents.ts";
import { cleanName, tagKey } from "./tag-key.ts";

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
