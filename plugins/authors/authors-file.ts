import * as v from "valibot";
import { checkValue, describe } from "../data-files/check-value.ts";
import { objectAsFile, readDataFile } from "../data-files/data-file.ts";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { Diagnostic } from "../diagnostics/format.ts";
import type { DiagnosticSink } from "../diagnostics/sink.ts";
import { foldSlug, slugProblem } from "../slugs/assign-slugs.ts";
import type { DictionarySource } from "../tags/dictionary.ts";
import { text, texts } from "../tags/dictionary-schema.ts";
import { cleanName, tagKey } from "../tags/tag-key.ts";

/** An author as the authors file lists one. */
export interface ListedAuthor {
  /** Key of the file, as written. */
  key: string;
  name: string;
  slug: string | undefined;
  /** Home page elsewhere. */
  url: string | undefined;
  email: string | undefined;
  /** As written: absolute, or root-relative in the site. */
  image: string | undefined;
  /** Pages of the author elsewhere by name: `{ Mastodon: "https://social.example/@ann" }`. */
  links: Readonly<Record<string, string>>;
  /** Address in the fediverse: `@ann@social.example`. */
  fediverse: string | undefined;
  /** Markdown. */
  bio: string;
  aliases: readonly string[];
}

/** The authors that an owner has described. */
export interface AuthorsFile {
  file: string | undefined;
  /** In the order of the file. */
  authors: readonly ListedAuthor[];
  /** By key, name or alias, whatever the case. */
  find(name: string): ListedAuthor | undefined;
}

const NO_AUTHORS: AuthorsFile = { file: undefined, authors: [], find: () => undefined };

const email = v.pipe(
  text,
  v.regex(/^[^\s@<>()]+@[^\s@<>()]+$/u, "an e-mail address such as desk@news.example"),
);
const url = v.pipe(
  text,
  v.check(
    (value) => /^(?:https?:|mailto:)/iu.test(value) && URL.canParse(value),
    "an absolute address such as https://ann.example/",
  ),
);
const authorSchema = v.strictObject(
  {
    name: v.nullish(text),
    slug: v.nullish(text),
    url: v.nullish(url),
    email: v.nullish(email),
    image: v.nullish(text),
    links: v.nullish(
      v.record(v.string(), url, "addresses by name, such as `Mastodon: https://social.example/@ann`"),
    ),
    fediverse: v.nullish(
      v.pipe(text, v.regex(/^@?[^\s@]+@[^\s@]+\.[^\s@]+$/u, "an address such as @ann@social.example")),
    ),
    bio: v.nullish(text),
    aliases: v.nullish(texts),
  },
  "an object with fields such as name, url and bio, or nothing",
);

/**
 * Reads and checks the authors file: keys to `name`, `url`, `email`, `image`, `links`, `fediverse`, `bio`, `aliases`,
 * `slug`. Every mistake is reported with file, line and author.
 *
 * @example readAuthors({ file: "_data/newsAuthors.yaml", text: "ann:\n  name: Ann Lee\n" }, reporter)
 */
export function readAuthors(source: DictionarySource, reporter: DiagnosticSink): AuthorsFile {
  const report = (message: Diagnostic): void => reporter.report(message);
  const read =
    source.text === undefined ? objectAsFile(source.value) : readDataFile(source.file, source.text);
  if ("problem" in read) {
    report(read);
    return NO_AUTHORS;
  }
  const file = { ...read, file: source.file };
  if (file.value === undefined || file.value === null) return { ...NO_AUTHORS, file: source.file };
  if (typeof file.value !== "object" || Array.isArray(file.value)) {
    report(
      diagnostic(
        "authors-value",
        { file: file.file, line: file.file === undefined ? undefined : 1, found: describe(file.value) },
        {
          what: "The authors' file",
          expected: "one key for each author, such as `ann:`, with the fields below it",
        },
      ),
    );
    return { ...NO_AUTHORS, file: source.file };
  }

  const owners = new Map<string, ListedAuthor>();
  const slugs = new Map<string, ListedAuthor>();
  const authors: ListedAuthor[] = [];
  for (const [key, value] of Object.entries(file.value)) {
    const what = `The author “${key}”`;
    const fields = checkValue(
      authorSchema,
      value ?? {},
      { file, path: [key], what, code: "authors" },
      report,
    );
    const slug = fields?.slug ?? undefined;
    const author: ListedAuthor = {
      key: cleanName(key),
      name: cleanName(fields?.name ?? key),
      slug,
      url: fields?.url ?? undefined,
      email: fields?.email ?? undefined,
      image: fields?.image ?? undefined,
      links: fields?.links ?? {},
      fediverse: fields?.fediverse?.replace(/^@?/u, "@"),
      bio: fields?.bio ?? "",
      aliases: (fields?.aliases ?? []).map(cleanName),
    };
    authors.push(author);
    const problem =
      slug &&
      (slugProblem(slug) ??
        (slugs.has(foldSlug(slug)) ? `is also the slug of “${slugs.get(foldSlug(slug))?.key}”` : undefined));
    if (problem) {
      author.slug = undefined;
      report(
        diagnostic(
          "authors-slug",
          { file: file.file, line: file.lineOf([key, "slug"]), found: slug },
          { author: key, reason: problem },
        ),
      );
    } else if (slug) slugs.set(foldSlug(slug), author);
  }
  // Keys go first, then names, then aliases, so that an alias never takes another author's key or name.
  const claim = (author: ListedAuthor, name: string, path: (string | number)[]): void => {
    const owner = owners.get(tagKey(name));
    if (owner === undefined) owners.set(tagKey(name), author);
    if (owner === undefined || owner === author) return;
    report(
      diagnostic(
        "authors-clash",
        { file: file.file, line: file.lineOf(path), found: name },
        { name, author: author.key, owner: owner.key },
      ),
    );
  };
  for (const author of authors) claim(author, author.key, [author.key]);
  for (const author of authors) claim(author, author.name, [author.key, "name"]);
  for (const author of authors) {
    for (const [index, alias] of author.aliases.entries())
      claim(author, alias, [author.key, "aliases", index]);
  }
  return { file: source.file, authors, find: (name) => owners.get(tagKey(name)) };
}
