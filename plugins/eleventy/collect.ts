import { dataMarkdown } from "../content/default-markdown.ts";
import { readSiteAuthors, readSiteDictionary } from "../data-files/site-data.ts";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import { nearest } from "../diagnostics/nearest.ts";
import type { NewsEntry } from "../entry/news-entry.ts";
import { hrefOfUrl } from "../index/addresses.ts";
import { assignAddresses } from "../index/assign-addresses.ts";
import { buildIndex } from "../index/build-index.ts";
import type { NewsIndex } from "../index/news-index.ts";
import { readEntry } from "../read/read-entry.ts";
import type { SourceItem } from "../read/source-item.ts";
import { compileMatcher } from "../tags/match.ts";
import type { CollectionApi, CollectionItem, TemplateData } from "./eleventy-config.ts";
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
  const read = items.flatMap((item) => publish(session, item));
  const taken = { has: (url: string) => build.urls.has(url) };
  const entries = assignAddresses(read, { addresses: session.addresses, taken, pages }, build.reading);
  build.entries = entries;
  const newsIndex = buildIndex(entries, build.counts, {
    settings,
    dictionary: build.dictionary,
    matcher: compileMatcher(build.dictionary),
    authors,
    now: build.now,
    keepsTexts: session.watching,
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
  const items: (SourceItem & Partial<OwnItem>)[] = [];
  const pages = new Map<string, string>();
  const uncollected = [...build.uncollected].flatMap(
    (inputPath) =>
      uncollectedPage(session, inputPath, build.templateData.get(inputPath) as TemplateData) ?? [],
  );
  for (const page of [...all, ...uncollected]) {
    if (!page.url) continue;
    if (build.inspected.has(page.inputPath) && selection.hasTag(page.data)) {
      build.collected.add(page.inputPath);
      addLayoutData(session, page.data);
      build.entryData.push({ url: page.url, data: page.data });
      if (page.data["eleventyComputed"] !== undefined)
        build.computed.push({ file: page.inputPath, data: page.data, before: { ...page.data } });
      items.push(templateItem(session, page.inputPath, withoutCollections(page.data), page));
    } else pages.set(hrefOfUrl(page.url), page.inputPath);
  }
  for (const file of ownFiles.files) {
    const item = session.watching ? keptItem(session, file) : undefined;
    const own = item ?? ownFiles.read(file, readingSite(session));
    if (own && selection.hasTag(own.data)) items.push(own);
  }
  build.handedOver = [...ownFiles.handedOver.keys()].filter((file) =>
    build.collected.has(session.folders.input + file),
  ).length;
  return { items, pages };
}

/** Whoever keeps the data of an entry must not keep all pages of the build that it comes from. */
function withoutCollections({ collections: _collections, ...data }: TemplateData): TemplateData {
  return data as TemplateData;
}

function keptItem({ folders, rebuilds, build }: Session, file: string): OwnItem | undefined {
  return rebuilds.entry(folders.input + file, undefined, build.reading.sizeOf)?.item as OwnItem | undefined;
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

/** Reads an entry; one that is not published in this build is counted. */
function publish(session: Session, item: SourceItem): { item: SourceItem; entry: NewsEntry }[] {
  const { build, rebuilds, settings, watching } = session;
  const before = build.messages.messages.length;
  build.fieldUse.see(item.data, !("addressFromTitle" in item));
  const kept = watching ? rebuilds.entry(item.file, item.href, build.reading.sizeOf) : undefined;
  const sizes: [string, number | undefined][] = [];
  const { sizeOf: sizeNow } = build.reading;
  const sizeOf = (address: string, of: SourceItem) => {
    const size = sizeNow(address, of);
    sizes.push([address, size]);
    return size;
  };
  const read = kept?.read ?? readEntry(item, { ...build.reading, sizeOf });
  // What was complained of is complained of again after each rebuild.
  if (read && watching && !kept && build.messages.messages.length === before)
    rebuilds.keepEntry(item, read, sizes);
  if (!read) {
    build.count("skipped");
    if (build.messages.messages.length === before)
      throw new Error(`The entry ${item.file} was not read, and no message says why.`);
    return [];
  }
  if (read.entry.draft && !session.publishesDrafts) {
    build.count("drafts");
    return [];
  }
  if (read.entry.published.instant > build.now && !settings.options.future) {
    const { title, published } = read.entry;
    build.hold({ file: item.file, title, instant: published.instant });
    return [];
  }
  build.counts.read++;
  return [{ item, entry: read.entry }];
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
  for (const file of build.inspected) {
    if (build.collected.has(file)) continue;
    build.count("apart");
    // With `permalink: false` the address is false.
    if (urls[file]?.some(Boolean) && !isExcluded(build.templateData.get(file) ?? {}))
      build.messages.report(diagnostic("entry-late", { file }));
  }
  reportUnseen(session, build.found);
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
