import { dayOf } from "../dates/dates.ts";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import { compare } from "../diagnostics/format.ts";
import type { NewsEntry } from "../entry/news-entry.ts";
import type { ReadingContext } from "../read/read-entry.ts";
import type { SourceItem } from "../read/source-item.ts";
import { headlineSlug, isOwnName } from "../slugs/headlines.ts";
import type { Addresses } from "./addresses.ts";
import { editionLanguage, editionPath } from "./editions.ts";

interface Assignment {
  /** `addressFromTitle` is true where the address is to be made of the headline. */
  item: SourceItem & { addressFromTitle?: boolean };
  entry: NewsEntry;
}

/** What the site has at which address besides entries. */
interface SiteAddresses {
  addresses: Addresses;
  taken: { has(url: string): boolean };
  /** Files of the site's own pages, by address. */
  pages: ReadonlyMap<string, string>;
}

/**
 * Gives entries in the plain-text form their address, made of the headline, below the path of their language. Of two with
 * one headline the older keeps it and the other gets its day, then a number; so does one whose headline is the name of
 * a list, such as `Tags` or `2021`. Two entries that ask for one address are reported.
 */
export function assignAddresses(
  read: readonly Assignment[],
  { addresses, taken, pages }: SiteAddresses,
  context: ReadingContext,
): NewsEntry[] {
  const fixed = read.filter(({ item }) => !item.addressFromTitle);
  const owners = new Map<string, NewsEntry>();
  for (const { entry } of fixed) {
    const other = owners.get(entry.href);
    const page = pages.get(entry.href);
    if (page !== undefined) reportAt(entry, `has the same address as ${page}`, context);
    if (other) reportClash(entry, other, context);
    else owners.set(entry.href, entry);
  }
  const free = read
    .filter(({ item }) => item.addressFromTitle)
    .sort(
      (a, b) => a.entry.published.instant - b.entry.published.instant || compare(a.item.file, b.item.file),
    );
  for (const { item, entry } of free) {
    const name =
      headlineSlug(entry.title) || headlineSlug(item.stem.slice(item.stem.lastIndexOf("/") + 1)) || "entry";
    const day = dayOf(entry.published);
    const folder = editionPath(editionLanguage(entry.language, context.settings), context.settings);
    for (let count = 0; ; count++) {
      const slug = [name, `${name}-${day}`][count] ?? `${name}-${day}-${count}`;
      const href = `${folder}${encodeURIComponent(slug)}/`;
      if (count === 0 && isReserved(slug, folder, context)) continue;
      if (owners.has(href) || taken.has(decodeURI(href))) continue;
      owners.set(href, entry);
      entry.href = href;
      entry.url = addresses.absolute(href);
      if (!entry.idIsGiven) entry.id = context.idOf(item, entry.url);
      break;
    }
  }
  reportPagesInPages(owners, context);
  return read.map(({ entry }) => entry);
}

/** The headline is the name of a list, a feed or another language of the newsroom: `/news/tags/`, `/news/2021/`. */
function isReserved(slug: string, folder: string, { settings }: ReadingContext): boolean {
  if (isOwnName(slug)) return true;
  return Object.keys(settings.options.languages).some(
    (language) => editionPath(language, settings) === `${folder}${slug}/`,
  );
}

/** An entry below the file of another, such as `/a.html/b/` and `/a.html`: a file cannot be a folder too. */
function reportPagesInPages(owners: ReadonlyMap<string, NewsEntry>, context: ReadingContext): void {
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
  entry: NewsEntry,
  other: NewsEntry,
  context: ReadingContext,
  how = "has the same address as",
): void {
  const isSame = entry.href === other.href;
  const [first, second] = isSame && entry.source.file < other.source.file ? [entry, other] : [other, entry];
  reportAt(second, `${how} ${first.source.file}`, context);
}

function reportAt(entry: NewsEntry, problem: string, { report }: ReadingContext): void {
  report(
    diagnostic(
      "address-clash",
      { file: entry.source.file, line: entry.source.lineOf("permalink"), found: entry.href },
      { clash: problem },
    ),
  );
}
