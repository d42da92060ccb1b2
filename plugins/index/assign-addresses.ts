import { dayOf } from "../dates/dates.ts";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import { compare } from "../diagnostics/format.ts";
import type { Entry } from "../entry/entry.ts";
import type { ReadEntry, ReadingContext } from "../read/read-entry.ts";
import { headlineSlug, isOwnName } from "../slugs/headlines.ts";
import { editionLanguage, editionPath } from "./editions.ts";

/** What the site has at which address besides entries. */
interface SiteAddresses {
  taken: { has(url: string): boolean };
  /** Files of the site's own pages, by address. */
  pages: ReadonlyMap<string, string>;
}

/**
 * Has each entry made with its address. Entries in the plain-text form have one made of the headline, below the path of
 * their language. Of two with one headline the older keeps it and the other gets its day, then a number; so does one
 * whose headline is the name of a list, such as `Tags` or `2021`. Two entries that ask for one address are reported.
 *
 * @param make makes an entry; undefined for one that cannot be published, which leaves its address to others
 * @returns the entries, in the order given
 */
export function assignAddresses(
  read: readonly ReadEntry[],
  { taken, pages }: SiteAddresses,
  context: ReadingContext,
  make: (read: ReadEntry, href: string) => Entry | undefined,
): Entry[] {
  const entries = new Map<ReadEntry, Entry | undefined>();
  const owners = new Map<string, Entry>();
  for (const each of read) {
    const { href } = each.item;
    const entry = href === undefined ? undefined : make(each, href);
    entries.set(each, entry);
    if (!entry) continue;
    const other = owners.get(entry.href);
    const page = pages.get(entry.href);
    if (page !== undefined) reportAt(entry, `has the same address as ${page}`, context);
    if (other) reportClash(entry, other, context);
    else owners.set(entry.href, entry);
  }
  const free = read
    .filter(({ item }) => item.href === undefined)
    .sort((a, b) => a.published.instant - b.published.instant || compare(a.item.file, b.item.file));
  for (const each of free) {
    const href = addressFromTitle(
      each,
      context,
      (address) => owners.has(address) || taken.has(decodeURI(address)),
    );
    const entry = make(each, href);
    entries.set(each, entry);
    if (entry) owners.set(href, entry);
  }
  reportPagesInPages(owners, context);
  return read.flatMap((each) => entries.get(each) ?? []);
}

function addressFromTitle(
  { item, title, language, published }: ReadEntry,
  context: ReadingContext,
  isTaken: (href: string) => boolean,
): string {
  const name =
    headlineSlug(title) || headlineSlug(item.stem.slice(item.stem.lastIndexOf("/") + 1)) || "entry";
  const day = dayOf(published);
  const folder = editionPath(editionLanguage(language, context.settings), context.settings);
  for (let count = 0; ; count++) {
    const slug = [name, `${name}-${day}`][count] ?? `${name}-${day}-${count}`;
    const href = `${folder}${encodeURIComponent(slug)}/`;
    if (!(count === 0 && isReserved(slug, folder, context)) && !isTaken(href)) return href;
  }
}

/** The headline is the name of a list, a feed or another language of the newsroom: `/news/tags/`, `/news/2021/`. */
function isReserved(slug: string, folder: string, { settings }: ReadingContext): boolean {
  if (isOwnName(slug)) return true;
  return Object.keys(settings.options.languages).some(
    (language) => editionPath(language, settings) === `${folder}${slug}/`,
  );
}

/** An entry below the file of another, such as `/a.html/b/` and `/a.html`: a file cannot be a folder too. */
function reportPagesInPages(owners: ReadonlyMap<string, Entry>, context: ReadingContext): void {
  for (const [href, entry] of owners) {
    for (let end = href.indexOf("/", 1); end > 0; end = href.indexOf("/", end + 1)) {
      const above = href.slice(0, end);
      // Only what has an ending can be a file; most addresses have none on their way.
      const part = above.slice(above.lastIndexOf("/") + 1);
      if (!part.includes(".")) continue;
      const other = owners.get(above) ?? owners.get(above.replace(/\/index\.html$/, "/"));
      if (other && other !== entry) reportClash(entry, other, context, "lies below the page of");
    }
  }
}

function reportClash(
  entry: Entry,
  other: Entry,
  context: ReadingContext,
  how = "has the same address as",
): void {
  const isSame = entry.href === other.href;
  const [first, second] = isSame && entry.source.file < other.source.file ? [entry, other] : [other, entry];
  reportAt(second, `${how} ${first.source.file}`, context);
}

function reportAt(entry: Entry, problem: string, { report }: ReadingContext): void {
  report(
    diagnostic(
      "address-clash",
      { file: entry.source.file, line: entry.source.lineOf("permalink"), found: entry.href },
      { clash: problem },
    ),
  );
}
