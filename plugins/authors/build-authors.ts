import type { Diagnostic } from "../diagnostics/format.ts";
import type { Author, Entry } from "../entry/entry.ts";
import { assignSlugs, hrefOf } from "../slugs/assign-slugs.ts";
import { authorSlug } from "../slugs/rules.ts";
import { labelOrder, Spellings } from "../tags/labels.ts";
import { tagKey } from "../tags/tag-key.ts";
import { valueAt } from "../values/lookups.ts";
import { memoized } from "../values/memoized.ts";
import { parseAuthor, type WrittenAuthor } from "./author-names.ts";
import type { AuthorsFile, ListedAuthor } from "./authors-file.ts";

/** How the authors of an edition are built. */
export interface AuthorSettings {
  /** Root-relative folder of the author pages without path prefix: `/news/authors/`. */
  authorsPath: string;
  /** BCP 47; decides the order of names. */
  language: string;
  /** False if authors have no pages; their `href` is then `""`. */
  pages: boolean;
  /** Markdown to HTML. */
  markdown(text: string): string;
  /** Root-relative address to absolute address. */
  absolute(href: string): string;
  report(message: Diagnostic): void;
}

/** The authors of an edition. */
export interface EditionAuthors {
  /** Authors with at least one listed entry, sorted by name. */
  authors: readonly Author[];
  /** Authors of each entry, in the order written. */
  authorsOf: ReadonlyMap<Entry, readonly Author[]>;
}

/** Author data before slugs are assigned. */
interface Found {
  listed: ListedAuthor | undefined;
  email: string | undefined;
  url: string | undefined;
  entries: Entry[];
}

/**
 * Groups entries by author. An entry names its authors by key, name or alias of the authors file, or by any other
 * name; names that differ only in case, white space or normal form are one author. Email and home page of an author
 * whom the file does not list are those of the newest entry that gives them.
 *
 * @param all entries that have a page, newest first
 * @param listed those of them that lists and feeds have, newest first
 */
export function buildAuthors(
  all: readonly Entry[],
  listed: readonly Entry[],
  file: AuthorsFile,
  settings: AuthorSettings,
): EditionAuthors {
  const found = new Map<string, Found>();
  const spellings = new Spellings();
  const keysOf = new Map<Entry, string[]>();
  const resolve = memoise((written) => readAuthor(written, file));
  for (const entry of all) {
    const keys = new Set<string>();
    for (const written of entry.authorNames) {
      const { author, listed: known, key } = resolve(written);
      if (key === "") continue;
      const before = found.get(key);
      if (before) {
        before.email ??= author.email;
        before.url ??= author.url;
      } else
        found.set(key, {
          listed: known,
          email: known?.email ?? author.email,
          url: known?.url ?? author.url,
          entries: [],
        });
      if (!known) spellings.add(key, author.name);
      keys.add(key);
    }
    keysOf.set(entry, [...keys]);
  }
  for (const entry of listed)
    for (const key of valueAt(keysOf, entry)) valueAt(found, key).entries.push(entry);

  // Authors of the file take part even without entries, so that their first entry doesn't change anyone else's address.
  const named = new Map(
    Array.from(found.keys(), (key) => [
      key,
      { key, label: spellings.mostWritten(key) ?? key, slug: undefined as string | undefined },
    ]),
  );
  for (const author of file.authors) {
    const key = tagKey(author.key);
    named.set(key, { key, label: author.name, slug: author.slug });
  }
  const slugs = assignSlugs(named.values(), authorSlug);
  const authors = new Map<string, Author>();
  for (const [key, { listed: known, email, url, entries }] of found) {
    const { label: name } = valueAt(named, key);
    const slug = valueAt(slugs, key);
    authors.set(key, {
      key: known?.key ?? name,
      name,
      slug,
      href: settings.pages && entries.length > 0 ? hrefOf(settings.authorsPath, slug) : "",
      url,
      email,
      image: known?.image && absoluteImage(known.image, settings),
      links: Object.entries(known?.links ?? {}).map(([label, address]) => ({ label, url: address })),
      fediverse: known?.fediverse,
      bio: known?.bio ? settings.markdown(known.bio) : "",
      known: known !== undefined,
      entries,
    });
  }
  const byName = labelOrder(settings.language);
  return {
    authors: [...authors.values()]
      .filter((author) => author.entries.length > 0)
      .sort((a, b) => byName(a.name, b.name) || byName(a.key, b.key)),
    authorsOf: new Map(
      Array.from(keysOf, ([entry, keys]) => [
        entry,
        keys.map((key) => authors.get(key)).filter((author) => author !== undefined),
      ]),
    ),
  };
}

interface Resolved {
  author: WrittenAuthor;
  listed: ListedAuthor | undefined;
  key: string;
}

function readAuthor(written: string, file: AuthorsFile): Resolved {
  const author = parseAuthor(written);
  const listed = file.find(written) ?? file.find(author.name) ?? byEmail(author.email, file);
  return { author, listed, key: tagKey(listed?.key ?? author.name) };
}

/** Authors can also be found by email address. */
function byEmail(email: string | undefined, file: AuthorsFile): ListedAuthor | undefined {
  const folded = email?.toLowerCase();
  return folded === undefined
    ? undefined
    : file.authors.find((author) => author.email?.toLowerCase() === folded);
}

function memoise(resolve: (written: string) => Resolved): (written: string) => Resolved {
  const known = new Map<string, Resolved>();
  return (written) => {
    return memoized(known, written, () => resolve(written));
  };
}

function absoluteImage(image: string, settings: AuthorSettings): string {
  return /^(?:[a-z][a-z0-9+.-]*:|\/\/)/iu.test(image)
    ? image
    : settings.absolute(image.startsWith("/") ? image : `/${image}`);
}
