import type { AuthorsFile } from "../authors/authors-file.ts";
import { buildAuthors } from "../authors/build-authors.ts";
import { dayOf, yearOf } from "../dates/dates.ts";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import { compare, type Diagnostic } from "../diagnostics/format.ts";
import type { Entry } from "../entry/entry.ts";
import type { Relations } from "../entry/news-entry.ts";
import { listChannels } from "../feeds/channels.ts";
import type { Settings } from "../options/settings.ts";
import type { Edition, PageKind, Year } from "../pages/page.ts";
import { missingTexts, TEXT_LANGUAGES, TEXT_NAMES } from "../pages/text/text.ts";
import { assignSlugs, hrefOf } from "../slugs/assign-slugs.ts";
import { sectionSlug } from "../slugs/rules.ts";
import { buildTags } from "../tags/build-tags.ts";
import type { TagDictionary } from "../tags/dictionary.ts";
import type { Matcher } from "../tags/match.ts";
import { buildRelated } from "../tags/related-entries.ts";
import { type Tagged, tagReport } from "../tags/report.ts";
import { tagKey } from "../tags/tag-key.ts";
import { valueAt } from "../values/lookups.ts";
import { editionLanguage, editionPath } from "./editions.ts";
import type { Counts, NewsIndex } from "./news-index.ts";
import { findTranslations } from "./translations.ts";

/** What a newsroom is built with besides its entries. */
export interface IndexContext {
  settings: Settings;
  dictionary: TagDictionary;
  matcher: Matcher;
  authors: AuthorsFile;
  /** Milliseconds since 1970 of the build, for `expires` only. */
  now: number;
  /** Where entries look up what depends on the other entries. */
  relations: Relations;
  /** Whether entries dated in the future are marked as such: in a preview, not where a site publishes them for good. */
  marksScheduled: boolean;
  hasFeeds: boolean;
  /** Whether pages of a kind are made. */
  makes(kind: PageKind): boolean;
  absolute(href: string): string;
  markdown(text: string): string;
  report(message: Diagnostic): void;
}

/** Builds the index of all entries that are published. */
export function buildIndex(all: readonly Entry[], counts: Counts, context: IndexContext): NewsIndex {
  const { settings } = context;
  const sorted = [...all].sort(newestFirst);
  reportDuplicateIds(sorted, context.report);
  const usesExpires = settings.options.expires;
  const hasExpired = (entry: Entry) =>
    usesExpires && entry.expires !== undefined && entry.expires.instant <= context.now;
  const listed = sorted.filter((entry) => !entry.unlisted && !hasExpired(entry));
  const editionOf = (entry: Entry) => editionLanguage(entry.language, settings);
  const pagesOf = groupBy(sorted, editionOf);
  const listedOf = groupBy(listed, editionOf);
  const languages = languagesOf([...(listed.length > 0 ? listedOf : pagesOf).keys()], settings.language);
  const translations =
    languages.length > 1 ? findTranslations(listed, settings.fields.translation) : new Map();
  for (const language of languages) reportMissingTexts(language, context);
  const tagged: Tagged[] = [];
  const editions = languages.map((language) =>
    buildEdition(
      language,
      listedOf.get(language) ?? [],
      pagesOf.get(language) ?? [],
      context,
      tagged,
      translations,
    ),
  );
  const byLanguage = new Map(editions.map((edition) => [edition.language, edition]));
  return {
    all: sorted,
    entries: listed,
    editions,
    counts: countAll(sorted, new Set(listed), counts),
    editionOf: (entry) => valueAt(byLanguage, editionOf(entry)),
    tagReport: () => tagReport(tagged, context.dictionary),
  };
}

/** English words take the place of texts that a language lacks: its owner can give them. */
function reportMissingTexts(language: string, { settings, report }: IndexContext): void {
  const missing = missingTexts(language, settings.options);
  if (missing.length === 0) return;
  const all = missing.length === TEXT_NAMES.length;
  const found = all ? `no texts for ${language}` : `no text for ${missing.join(", ")}`;
  report(diagnostic("texts-missing", { found }, { language, languages: TEXT_LANGUAGES }));
}

/** Counts each entry that has a page once: as what it is, else as published. */
function countAll(all: readonly Entry[], listed: ReadonlySet<Entry>, { ...counts }: Counts): Counts {
  for (const entry of all) {
    if (entry.draft) counts.drafts++;
    else if (entry.unlisted) counts.unlisted++;
    else if (!listed.has(entry)) counts.expired++;
    else if (entry.scheduled) counts.scheduled++;
    else counts.published++;
  }
  return counts;
}

function languagesOf(languages: readonly string[], main: string): string[] {
  return [main, ...languages.filter((language) => language !== main).sort(compare)];
}

function buildEdition(
  language: string,
  listed: Entry[],
  all: Entry[],
  context: IndexContext,
  tagged: Tagged[],
  translations: ReadonlyMap<Entry, readonly Entry[]>,
): Edition {
  const { settings } = context;
  const { options } = settings;
  const main = language === settings.language;
  const own = options.languages[language];
  const path = editionPath(language, settings);
  const tags = buildTags(all, listed, context.dictionary, context.matcher, {
    tagsPath: `${path}tags/`,
    language,
    ...options.tags,
    markdown: context.markdown,
    absolute: context.absolute,
    report: context.report,
  });
  tagged.push(tags);
  const authors = buildAuthors(all, listed, context.authors, {
    authorsPath: `${path}authors/`,
    language,
    pages: options.authors.pages,
    markdown: context.markdown,
    absolute: context.absolute,
    report: context.report,
  });
  const related = buildRelated(listed);
  const most = options.pages.related;
  const places = new Map(listed.map((entry, index) => [entry, index]));
  for (const entry of all) {
    const place = places.get(entry);
    context.relations.set(entry, {
      tags: valueAt(tags.tagsOf, entry),
      authors: valueAt(authors.authorsOf, entry),
      scheduled: context.marksScheduled && entry.published.instant > context.now,
      translations: translations.get(entry) ?? [],
      next: place === undefined ? undefined : listed[place - 1],
      previous: place === undefined ? undefined : listed[place + 1],
      get related() {
        return related(entry, most);
      },
    });
  }
  const edition: Edition = {
    language,
    path,
    title: own?.title ?? options.site.title,
    description: own?.description ?? options.site.description,
    entries: listed,
    tags: tags.tags,
    authors: authors.authors,
    years: yearsOf(listed, path, options.pages.size),
    sections: sectionsOf(listed, path),
    channels: [],
    main,
  };
  if (context.hasFeeds) edition.channels = listChannels(edition, settings, context.absolute, context.makes);
  return edition;
}

/** @param pageSize a year with more entries than that has a page for each of its months */
function yearsOf(entries: readonly Entry[], path: string, pageSize: number): Year[] {
  const years = groupBy(entries, (entry) => yearOf(entry.published));
  return [...years]
    .map(([year, ofYear]) => {
      const href = `${path}${year}/`;
      return { year, href, entries: ofYear, months: ofYear.length > pageSize ? monthsOf(ofYear, href) : [] };
    })
    .sort((a, b) => b.year - a.year);
}

function monthsOf(entries: readonly Entry[], path: string): Year["months"] {
  return [...groupBy(entries, (entry) => dayOf(entry.published).slice(5, 7))].map(([month, ofMonth]) => ({
    month: Number(month),
    href: `${path}${month}/`,
    entries: ofMonth,
  }));
}

function sectionsOf(entries: readonly Entry[], path: string): Edition["sections"] {
  const withSection = entries.filter((entry) => entry.section !== undefined);
  const groups = groupBy(withSection, (entry) => tagKey(entry.section ?? ""));
  const named = [...groups].map(([key, ofSection]) => ({
    key,
    label: mostWritten(ofSection),
    entries: ofSection,
  }));
  const slugs = assignSlugs(named, sectionSlug);
  return named
    .map(({ key, label, entries: ofSection }) => {
      const slug = valueAt(slugs, key);
      return { name: label, slug, href: hrefOf(`${path}sections/`, slug), entries: ofSection };
    })
    .sort((a, b) => compare(a.slug, b.slug));
}

function mostWritten(entries: readonly Entry[]): string {
  const counts = groupBy(entries, (entry) => entry.section ?? "");
  return [...counts].sort((a, b) => b[1].length - a[1].length || compare(a[0], b[0]))[0]?.[0] ?? "";
}

function groupBy<Key, Item extends Entry>(
  entries: readonly Item[],
  keyOf: (entry: Item) => Key,
): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  return groups;
}

/** Reports entries that have one id: a reader would show only one of them. */
function reportDuplicateIds(entries: readonly Entry[], report: (message: Diagnostic) => void): void {
  const byId = new Map<string, Entry>();
  for (const entry of entries) {
    const other = byId.get(entry.id);
    if (!other) byId.set(entry.id, entry);
    // Entries at the same address are already reported; their ids are the same only because of it.
    if (!other || other.href === entry.href) continue;
    const [first, second] = entry.source.file < other.source.file ? [entry, other] : [other, entry];
    report(
      diagnostic(
        "id-duplicate",
        { file: second.source.file, line: second.source.lineOf("id"), found: entry.id },
        { other: `${first.source.file}${lineSuffix(first)}` },
      ),
    );
  }
}

function lineSuffix(entry: Entry): string {
  const line = entry.source.lineOf("id");
  return line ? `:${line}` : "";
}

/** Newest first; entries of one instant by the name of their file, so that they keep one order on every machine. */
function newestFirst(a: Entry, b: Entry): number {
  return (
    b.published.instant - a.published.instant ||
    compare(a.source.file, b.source.file) ||
    compare(a.href, b.href)
  );
}
