import { existsSync, readFileSync } from "node:fs";
import { dataMarkdown } from "../content/default-markdown.ts";
import { readSiteAuthors, readSiteDictionary } from "../data-files/site-data.ts";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { Diagnostic } from "../diagnostics/format.ts";
import type { Entry } from "../entry/entry.ts";
import { hrefOfUrl } from "../index/addresses.ts";
import { assignAddresses } from "../index/assign-addresses.ts";
import { buildIndex } from "../index/build-index.ts";
import type { NewsIndex } from "../index/news-index.ts";
import { splitFrontMatter, TOML_BEGIN, writtenField } from "../read/front-matter.ts";
import {
  makeEntry,
  type ReadEntry,
  type ReadingContext,
  readEntry,
  readPublication,
} from "../read/read-entry.ts";
import type { SourceFile, SourceItem } from "../read/source-item.ts";
import { type FeedFields, lengthProblem, textProblem } from "../read/text-file.ts";
import { compileMatcher } from "../tags/match.ts";
import { itemAt } from "../values/lookups.ts";
import type { CollectionApi, CollectionItem, EleventyConfig, TemplateData } from "./eleventy-config.ts";
import { isPlainMarkdown, uncollectedPage, withWrittenTags } from "./fast-rendering.ts";
import { hideCollection, takeAnyTag } from "./internals.ts";
import type { OwnItem } from "./own-files.ts";
import { reportFields, reportNoEntries, reportSharedEntries } from "./report.ts";
import type { InspectedTemplate, Session } from "./session.ts";
import { belowInput, isExcluded, languageOfFolder, readText, stemOf } from "./site.ts";
import { addLayoutData } from "./templates.ts";

/*
 * Entries on their way from Eleventy's templates into the index: a preprocessor inspects each template, and when Eleventy knows
 * all addresses, the first of the plugin's collections that it asks for has them read, made and indexed.
 */

/**
 * Looks at a template of the site before Eleventy renders it, in a preprocessor: an entry that is not published in this
 * build is left out and counted.
 *
 * @returns false for a template that Eleventy is to leave out of this build
 */
export function inspectTemplate(
  session: Session,
  inputPath: string,
  data: TemplateData,
  content: unknown,
): boolean {
  const { build, folders, selection, settings } = session;
  const below = belowInput(inputPath, folders);
  build.seen.add(below);
  if (!selection.isEntry(inputPath, data)) {
    if (isExcluded(data) && !data["pagination"] && selection.isEntryPath(below) && selection.hasTag(data))
      build.excluded++;
    return true;
  }
  if (data["pagination"]) {
    // Its pages have data of their own, which is known when they are collected.
    build.inspected.set(inputPath, undefined);
    return true;
  }
  build.fieldUse.see(data, false);
  const head = headOf(inputPath);
  const file = { file: inputPath, stem: stemOf(below), data, written: writtenIn(head) };
  const unreadable = contentProblem(inputPath, data, content, settings.fields);
  const { draft, moment, message } = readPublication(file, build.reading);
  if (draft && !session.publishesDrafts) return leaveOut(session, "drafts");
  const problem = unreadable ?? message;
  if (problem || !moment) {
    if (problem) build.messages.report(problem);
    return leaveOut(session, "skipped");
  }
  if (moment.instant > build.now && !settings.options.future) {
    const { title } = data;
    build.hold({ file: inputPath, title: typeof title === "string" ? title : "", instant: moment.instant });
    return false;
  }
  const inspected = { data, head, published: moment };
  // What is left out of lists and feeds must not stay a page that nothing links.
  if (settings.onInvalid === "skip" && !isSound(session, inspected)) return leaveOut(session, "skipped");
  build.inspected.set(inputPath, inspected);
  return true;
}

/** Whether an entry can be published, as far as that is known before it has an address. Mistakes are reported. */
function isSound(session: Session, template: InspectedTemplate): boolean {
  const { page } = template.data;
  const href = hrefOfUrl(`${page.filePathStem}/`);
  const item = itemOf(session, page.inputPath, template, { href, body: "", render: () => "" });
  const read = readEntry(item, session.build.reading);
  return read !== undefined && makeEntry(read, href, session.build.reading) !== undefined;
}

function leaveOut({ build }: Session, fate: "drafts" | "skipped"): false {
  build.count(fate);
  return false;
}

/** What is wrong with a file that is not text in UTF-8: it would be published as garbage. */
function contentProblem(
  file: string,
  data: TemplateData,
  content: unknown,
  names: FeedFields,
): Diagnostic | undefined {
  if (typeof content !== "string") return undefined;
  if (TOML_BEGIN.test(content)) return diagnostic("front-matter-toml", { file, line: 1, found: "+++" });
  const tooLong = /\.(?:md|html)$/.test(file) ? lengthProblem(content, file, data, names) : undefined;
  const isSound =
    /\S/.test(content) &&
    ![content, ...Object.values(data)].some((text) => typeof text === "string" && /[\0\uFFFD]/.test(text));
  if (tooLong || isSound || !existsSync(file)) return tooLong;
  const bytes = readFileSync(file);
  return textProblem(bytes, bytes.toString("utf8"), file);
}

/** A page of the site as a source of an entry, when Eleventy has collected it. */
function templateItem(session: Session, page: CollectionItem): SourceItem {
  const { inputPath } = page;
  const { head = headOf(inputPath), published } = session.build.inspected.get(inputPath) ?? {};
  // An entry's data must not keep a reference to all pages of the build.
  const { collections: _collections, ...data } = page.data;
  // Computed data may be another date.
  const known = data["eleventyComputed"] === undefined ? published : undefined;
  let rendered: CollectionItem | undefined = page;
  return itemOf(
    session,
    inputPath,
    { data, head, published: known },
    {
      href: hrefOfUrl(String(page.url)),
      body: page.rawInput,
      render() {
        const html = rendered ? contentOf(session, inputPath, rendered) : "";
        // The page of a collection holds all pages of its build.
        rendered = undefined;
        return html;
      },
    },
  );
}

function itemOf(
  { folders, languages }: Session,
  file: string,
  { data, head, published }: Pick<InspectedTemplate, "head"> & Pick<SourceItem, "data" | "published">,
  page: Pick<SourceItem, "href" | "body" | "render">,
): SourceItem {
  const below = belowInput(file, folders);
  return {
    file,
    stem: stemOf(below),
    data: withWrittenTags(data, head),
    published,
    kind: file.endsWith(".md") ? "markdown" : "html",
    folderLanguage: languageOfFolder(below, languages),
    written: writtenIn(head),
    ...page,
  };
}

/** Reads the front matter of a file when it is first asked for. */
function headOf(file: string): () => string {
  let head: string | undefined;
  return () => {
    head ??= frontMatterOf(file);
    return head;
  };
}

function writtenIn(head: () => string): SourceFile["written"] {
  return (field) => writtenField(head(), field);
}

/** Front matter as it is written, where YAML lost what was meant; none for a template that is no file. */
function frontMatterOf(inputPath: string): string {
  if (!existsSync(inputPath)) return "";
  const text = readText(inputPath);
  // A site may have Eleventy read TOML as Hugo writes it.
  const [toml] = /^\uFEFF?\+\+\+[^\n]*\n[\s\S]*?(?<=\n)\+\+\+/.exec(text) ?? [];
  return toml ?? text.slice(0, text.length - splitFrontMatter(text).body.length);
}

/** What Eleventy renders of a page. Plain Markdown may be asked for before that: a hook of the owner's decides by it. */
function contentOf(session: Session, inputPath: string, page: CollectionItem): string {
  try {
    return page.templateContent ?? "";
  } catch (error) {
    const { data, rawInput } = page;
    if (!session.content.hasLibrary || !isPlainMarkdown(session, inputPath, data, rawInput)) throw error;
    return session.content.render(rawInput, inputPath, data);
  }
}

/**
 * Reads all entries and builds the index, when Eleventy knows the data and the address of each template.
 *
 * @throws {NewsroomError} with every mistake of every entry
 */
function collect(session: Session, api: CollectionApi): NewsIndex {
  const { build, folders, settings } = session;
  const { options } = settings;
  build.dictionary = readSiteDictionary(options.tags.dictionary, folders, build.messages);
  const authors = readSiteAuthors(options.authors.file, folders, build.messages);
  const { items, pages } = itemsOf(session, api.getAll());
  reportSharedEntries(session);
  // With a tag, files that the globs find need not be entries; drafts have been counted.
  if (
    items.length === 0 &&
    (settings.tag === undefined ? session.ownFiles.found : [...build.inspected]).length === 0 &&
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
  /** Warnings are repeated after each rebuild. */
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

/** Tells the other thread what feeds and lists ask for first: the entries that feeds carry, then the newest. */
function planRendering({ addresses, build, content }: Session, newsIndex: NewsIndex): void {
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

/**
 * Publishes collections that templates find by name, such as `collections.news`. A collection or tag of the site that has
 * such a name keeps it, and the owner is told.
 */
export function addCollections(config: EleventyConfig, session: Session): void {
  takeAnyTag(config);
  const { name } = session.settings;
  const main = (api: CollectionApi) => itemAt(newsroomOf(session, api).editions, 0);
  const collections: Record<string, (api: CollectionApi) => readonly unknown[]> = {
    [name]: (api) => newsroomOf(session, api).entries,
    [`${name}Tags`]: (api) => main(api).tags,
    [`${name}Authors`]: (api) => main(api).authors,
    [`${name}Years`]: (api) => main(api).years,
    [`${name}Editions`]: (api) => newsroomOf(session, api).editions,
  };
  for (const [collection, make] of Object.entries(collections)) {
    try {
      config.addCollection(collection, (api) => {
        if (session.rendersNothing) return [];
        const own = session.writtenTags.has(collection) ? api.getFilteredByTag(collection) : [];
        if (own.length > 0) {
          newsroomOf(session, api);
          reportTaken(session, collection, `the tag ${collection}`, own[0]?.inputPath);
          return own;
        }
        hideCollection(api, collection, session.directoryData.collections);
        return [...make(api)];
      });
    } catch {
      // Eleventy has a collection of that name already.
      session.takenCollections.push(collection);
    }
  }
  if (session.takenCollections.length === Object.keys(collections).length)
    config.addCollection(`newsroom-${name}`, (api) => {
      if (session.rendersNothing) return [];
      hideCollection(api, `newsroom-${name}`, session.directoryData.collections);
      newsroomOf(session, api);
      return [];
    });
}

/** Reads the entries when the first of the collections is asked for. */
function newsroomOf(session: Session, api: CollectionApi) {
  const { build, stopwatch } = session;
  if (!build.newsIndex) {
    build.newsIndex = stopwatch.measure("entries and index", () => collect(session, api));
    planRendering(session, build.newsIndex);
  }
  for (const name of session.takenCollections) reportTaken(session, name, `addCollection("${name}")`);
  return build.newsIndex;
}

/** Says so once a build; not where the owner has named the newsroom, and so has chosen the names. */
function reportTaken({ build, settings }: Session, name: string, found: string, file?: string): void {
  if (settings.options.name !== undefined || build.reportedCollections.has(name)) return;
  build.reportedCollections.add(name);
  build.messages.report(diagnostic("collection-taken", { file, found }, { name }));
}
