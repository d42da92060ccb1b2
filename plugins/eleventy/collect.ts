import { dataMarkdown } from "../content/default-markdown.ts";
import { readSiteAuthors, readSiteDictionary } from "../data-files/site-data.ts";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import { nearest } from "../diagnostics/nearest.ts";
import type { Entry } from "../entry/entry.ts";
import { hrefOfUrl } from "../index/addresses.ts";
import { assignAddresses } from "../index/assign-addresses.ts";
import { buildIndex } from "../index/build-index.ts";
import type { NewsIndex } from "../index/news-index.ts";
import { makeEntry, type ReadEntry, type ReadingContext, readEntry } from "../read/read-entry.ts";
import type { SourceItem } from "../read/source-item.ts";
import { compileMatcher } from "../tags/match.ts";
import type { CollectionApi, CollectionItem } from "./eleventy-config.ts";
import { uncollectedPage } from "./fast-rendering.ts";
import type { OwnItem } from "./own-files.ts";
import { isExcluded } from "./selection.ts";
import type { Session } from "./session.ts";
import { findFiles } from "./site.ts";
import { reportSharedEntries, reportUnseen, templateItem } from "./source.ts";
import { addLayoutData } from "./templates.ts";

/**
 * Reads all entries and builds the index, when Eleventy knows the data and the address of each template.
 *
 * @throws {NewsroomError} with every mistake of every entry
 */
export function collect(session: Session, api: CollectionApi): NewsIndex {
  const { build, folders, settings } = session;
  const { options } = settings;
  build.dictionary = readSiteDictionary(options.tags.dictionary, folders, build.messages);
  const authors = readSiteAuthors(options.authors.file, folders, build.messages);
  const { items, pages } = itemsOf(session, api.getAll());
  build.found = findFiles(folders, settings.globs);
  reportSharedEntries(session);
  // With a tag, files that the globs find need not be entries; drafts have been counted.
  if (
    items.length === 0 &&
    (settings.tag === undefined ? build.found : [...build.inspected]).length === 0 &&
    build.counts.read === 0
  )
    reportNoEntries(session);
  session.rebuilds.keepOnly(new Set(items.map(({ file }) => file)));
  const reader = new EntryReader(session);
  const read = items.flatMap((item) => reader.read(item));
  const taken = { has: (url: string) => build.urls.has(url) };
  const entries = assignAddresses(read, { taken, pages }, build.reading, (each, href) =>
    reader.make(each, href),
  );
  const newsIndex = buildIndex(entries, build.counts, {
    settings,
    dictionary: build.dictionary,
    matcher: compileMatcher(build.dictionary),
    authors,
    now: build.now,
    relations: session.relations,
    marksScheduled: session.watching,
    hasFeeds: session.parts.has("feeds"),
    makes: (kind) => session.makes(kind),
    absolute: session.addresses.absolute,
    markdown: dataMarkdown(),
    report: (message) => build.messages.report(message),
  });
  reportFields(session, items);
  build.stopForErrors();
  return newsIndex;
}

/** Every entry, from Eleventy's templates and from the plugin's own files; and the site's other pages, by address. */
function itemsOf(session: Session, all: readonly CollectionItem[]) {
  const { build, ownFiles, selection } = session;
  const items: SourceItem[] = [];
  const pages = new Map<string, string>();
  const uncollected = [...build.uncollected].flatMap(
    (inputPath) => uncollectedPage(session, inputPath) ?? [],
  );
  for (const page of [...all, ...uncollected]) {
    if (!page.url) continue;
    if (build.inspected.has(page.inputPath) && selection.hasTag(page.data)) {
      build.collected.add(page.inputPath);
      addLayoutData(session, page.data);
      build.entryData.push({ url: page.url, data: page.data });
      if (page.data["eleventyComputed"] !== undefined)
        build.computed.push({ file: page.inputPath, data: page.data, before: { ...page.data } });
      const item = templateItem(session, page);
      build.fieldUse.see(item.data, true);
      items.push(item);
    } else pages.set(hrefOfUrl(page.url), page.inputPath);
  }
  for (const file of ownFiles.files) {
    const item = session.watching ? keptItem(session, file) : undefined;
    const own = item ?? ownFiles.read(file, readingSite(session));
    if (!own || !selection.hasTag(own.data)) continue;
    build.fieldUse.see(own.data, false);
    items.push(own);
  }
  build.handedOver = [...ownFiles.handedOver.keys()].filter((file) =>
    build.collected.has(session.folders.input + file),
  ).length;
  return { items, pages };
}

function keptItem({ folders, rebuilds, build }: Session, file: string): OwnItem | undefined {
  return rebuilds.entry(folders.input + file, undefined, build.reading.sizeOf)?.read.item as
    | OwnItem
    | undefined;
}

function readingSite(session: Session) {
  const { build, directoryData, folders, languages } = session;
  return {
    languages,
    directoryData,
    markdown: session.renderMarkdown,
    outputPath: (url: string) => folders.output + url.slice(1) + (url.endsWith("/") ? "index.html" : ""),
    report: (message: Parameters<typeof build.messages.report>[0]) => {
      build.count("skipped");
      build.messages.report(message);
    },
  };
}

/** Reads and makes the entries of a build; while watching, one whose file and address are as they were stays the same. */
class EntryReader {
  readonly #session: Session;
  readonly #kept = new Map<ReadEntry, Entry>();
  /** What was complained of is complained of again after each rebuild. */
  readonly #complained = new Set<ReadEntry>();

  constructor(session: Session) {
    this.#session = session;
  }

  /** Reads an entry; one that is not published in this build is counted. */
  read(item: SourceItem): ReadEntry[] {
    const { build, rebuilds, settings, watching } = this.#session;
    const before = build.messages.messages.length;
    const kept = watching ? rebuilds.entry(item.file, item.href, build.reading.sizeOf) : undefined;
    const read = kept?.read ?? readEntry(item, build.reading);
    if (!read) {
      build.count("skipped");
      if (build.messages.messages.length === before)
        throw new Error(`The entry ${item.file} was not read, and no message says why.`);
      return [];
    }
    if (kept) this.#kept.set(read, kept.entry);
    else if (build.messages.messages.length > before) this.#complained.add(read);
    if (read.draft && !this.#session.publishesDrafts) {
      build.count("drafts");
      return [];
    }
    if (read.published.instant > build.now && !settings.options.future) {
      build.hold({ file: item.file, title: read.title, instant: read.published.instant });
      return [];
    }
    return [read];
  }

  make(read: ReadEntry, href: string): Entry | undefined {
    const { build, rebuilds, watching } = this.#session;
    const kept = this.#kept.get(read);
    if (kept?.href === href) {
      build.counts.read++;
      return kept;
    }
    const before = build.messages.messages.length;
    const { sizeOf, sizes } = noted(build.reading.sizeOf);
    const entry = makeEntry(read, href, { ...build.reading, sizeOf });
    if (!entry) {
      build.count("skipped");
      return undefined;
    }
    build.counts.read++;
    if (watching && build.messages.messages.length === before && !this.#complained.has(read))
      rebuilds.keepEntry(read, entry, sizes);
    return entry;
  }
}

/** The same function, and what it has answered. An entry that is kept keeps it, and must not keep the build. */
function noted(sizeOf: ReadingContext["sizeOf"]) {
  const sizes: [string, number | undefined][] = [];
  return {
    sizes,
    sizeOf(address: string, item: SourceItem) {
      const size = sizeOf(address, item);
      sizes.push([address, size]);
      return size;
    },
  };
}

/** Most often a slip in the glob or tag. */
function reportNoEntries({ build, folders, settings, writtenTags }: Session): void {
  const { globs, tag } = settings;
  const tags = [...writtenTags].filter((name) => typeof name === "string");
  const shown = [...(tag === undefined ? [] : [`tag: ${tag}`]), ...globs].join(", ");
  build.messages.report(
    diagnostic(
      "entries-none",
      { found: shown },
      {
        input: folders.input,
        tag,
        glob: globs.length > 0,
        meant: tag === undefined ? undefined : nearest(tag, tags),
      },
    ),
  );
}

/**
 * Warns of fields that Eleventy has computed from collections since the entries were read. Called when all data is known.
 */
export function reportLateFields({ build, settings }: Session): void {
  const names = Object.entries(settings.fields).flatMap(([field, given]) =>
    given.flatMap((name) => (typeof name === "string" ? [{ field, name }] : [])),
  );
  for (const { file, data, before } of build.computed.splice(0))
    for (const { field, name } of names)
      if (data[name] !== before[name] && JSON.stringify(data[name]) !== JSON.stringify(before[name]))
        build.messages.report(diagnostic("field-late", { file, found: name }, { field }));
}

/**
 * Accounts for entries that the newsroom was not made from, so that none is missing in silence: something of the site has
 * taken them out, or they have become pages too late. Called when all addresses are known.
 *
 * @param urls addresses of templates, by file
 */
export function reportMissed(session: Session, urls: Readonly<Record<string, readonly string[]>>): void {
  const { build } = session;
  for (const [file, template] of build.inspected) {
    if (build.collected.has(file)) continue;
    build.count("apart");
    // With `permalink: false` the address is false.
    if (urls[file]?.some(Boolean) && !isExcluded(template?.data ?? {}))
      build.messages.report(diagnostic("entry-late", { file }));
  }
  reportUnseen(session, build.found);
  build.stopForErrors();
}

/** What the options say of entries, as against what the entries are. */
function reportFields({ build }: Session, items: readonly SourceItem[]): void {
  const hasDates = !build.messages.messages.some(({ code }) => code === "date-missing");
  for (const message of build.fieldUse.messages(() => items.map(({ data }) => data), hasDates))
    build.messages.report(message);
}

/** Tells the other thread what feeds and lists ask for first: the entries that feeds carry, then the newest. */
export function planRendering({ addresses, build, content }: Session, newsIndex: NewsIndex): void {
  const { inFeeds } = build;
  const first = newsIndex.all.filter((entry) => inFeeds.has(entry));
  const others = newsIndex.all.filter((entry) => !inFeeds.has(entry));
  content.plan(
    [...first, ...others].map((entry) => ({
      file: entry.source.file,
      feedPageUrl: inFeeds.has(entry) ? entry.url : undefined,
    })),
    addresses.siteBase,
  );
}
