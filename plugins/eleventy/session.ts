import type { Moment } from "../dates/moment.ts";
import { NewsroomError } from "../diagnostics/newsroom-error.ts";
import { DiagnosticList } from "../diagnostics/sink.ts";
import { Stopwatch } from "../diagnostics/stopwatch.ts";
import type { Entry } from "../entry/entry.ts";
import { Relations } from "../entry/news-entry.ts";
import { entriesInFeeds } from "../feeds/channels.ts";
import { makeId } from "../feeds/ids.ts";
import { type Addresses, addressesOf } from "../index/addresses.ts";
import type { ScheduledEntry } from "../index/changes.ts";
import type { Counts, NewsIndex } from "../index/news-index.ts";
import type { Options } from "../options/options.ts";
import { omittedKinds, type Part } from "../options/parts.ts";
import { type Settings, settingsOf } from "../options/settings.ts";
import type { PageKind } from "../pages/page.ts";
import { FieldUse } from "../read/field-use.ts";
import type { ReadingContext } from "../read/read-entry.ts";
import type { TagDictionary } from "../tags/dictionary.ts";
import { Content } from "./content.ts";
import type { EleventyConfig, TemplateData } from "./eleventy-config.ts";
import { DirectoryData } from "./fast-rendering.ts";
import type { SiteFacts } from "./internals.ts";
import { fileBesideEntry, mediaSizes } from "./media-files.ts";
import { OwnFiles } from "./own-files.ts";
import { belowInput, type Folders, foldersOf, Selection } from "./site.ts";
import { Rebuilds } from "./watch.ts";
import { Writer } from "./writer.ts";

/** One newsroom of a site: what outlasts a build, and the build that is going on. */
export class Session {
  readonly config: EleventyConfig;
  readonly settings: Settings;
  readonly folders: Folders;
  readonly parts = new Set<Part>();
  readonly selection: Selection;
  readonly ownFiles: OwnFiles;
  readonly directoryData = new DirectoryData();
  readonly content: Content;
  readonly relations = new Relations();
  readonly rebuilds: Rebuilds;
  readonly stopwatch = new Stopwatch();
  readonly writer: Writer;
  /** Files below the input folder that Eleventy has shown in this process: a partial rebuild does not show all. */
  readonly seenFiles = new Set<string>();
  /** Files below the input folder that Eleventy has built for since it began to watch. */
  readonly builtFor = new Set<string>();
  /** Tags of templates as Eleventy makes collections of them: those that data are computed to later make none. */
  readonly writtenTags = new Set<unknown>();
  /** Names of the plugin's collections that the site's configuration has taken. */
  readonly takenCollections: string[] = [];
  /** Name of the layout around entries that have none. */
  layout = "";
  /** A template for which Eleventy makes its Markdown library. */
  markdownTemplate = "";
  /** A template that shows the data of the site's layout for entries, and that data. */
  layoutProbe = "";
  layoutData: TemplateData | undefined;
  /** Known when all plugins have run. */
  facts: SiteFacts | undefined;
  isIgnored: (file: string) => boolean = () => false;
  /** True while serving or watching. */
  watching = false;
  /**
   * True where Eleventy renders only what a changed file is in. In such a build it ends at a template that is new to it and not
   * the changed file: the plugin must not hand over another one.
   */
  readonly incremental = process.argv.some((argument) => /^--incremental(?:=|$)/.test(argument));
  /** How pages and feeds write addresses. */
  addresses: Addresses & { final(href: string): string };
  build: Build;

  constructor(config: EleventyConfig, options: Options, name: string) {
    this.config = config;
    this.settings = settingsOf(options, name);
    this.folders = foldersOf(config);
    this.selection = new Selection(this);
    this.ownFiles = new OwnFiles(this.folders, this.settings, (folder) => this.directoryData.knows(folder));
    this.content = new Content(config, this.folders.output);
    this.rebuilds = new Rebuilds(this.folders.output);
    this.writer = new Writer(config, this.folders.output);
    this.addresses = this.#addresses();
    this.build = new Build(this, 0);
  }

  /** HTML of Markdown that the plugin renders itself. An entry that is kept keeps this function, which holds no build. */
  readonly renderMarkdown = (text: string, file: string, data: object): string =>
    this.content.render(text, file, { ...data, collections: this.directoryData.collections });

  /** Known once the entries are collected. */
  get newsIndex(): NewsIndex | undefined {
    return this.build.newsIndex;
  }

  /** Called when a build begins. `now` decides only which entries are scheduled or have expired. */
  begin(now: number): void {
    this.addresses = this.#addresses();
    this.build = new Build(this, now);
  }

  /**
   * Called when Eleventy has read its configuration again, which makes another session. Templates that it has compiled keep
   * the old configuration, and this session with it: it is left empty.
   */
  close(): void {
    this.content.close();
    this.rebuilds.forget();
    this.directoryData.forget();
    this.layoutData = undefined;
    this.build = new Build(this, 0);
  }

  #addresses(): Session["addresses"] {
    const { pathPrefix = "/" } = this.config;
    const plain = addressesOf(this.settings.options.site.url, pathPrefix);
    const transform = this.facts?.transformUrl ?? ((url: string) => url);
    // A URL transform of the site is meant for every page; entries and other pages of the site have been through it.
    const final = (href: string) =>
      href.endsWith("/") && href.startsWith(this.settings.path) ? transform(href) : href;
    return {
      siteBase: plain.siteBase,
      absolute: (href) => plain.absolute(final(href)),
      // A transform of the site may put the path prefix before the addresses of pages.
      prefixed: (href) => (this.content.prefixesAddresses ? final(href) : plain.prefixed(final(href))),
      final: (href) => plain.prefixed(final(href)),
    };
  }

  get languages(): string[] {
    return [this.settings.language, ...Object.keys(this.settings.options.languages)];
  }

  get collectionNames(): string[] {
    return ["", "Tags", "Authors", "Years", "Editions"].map((ending) => this.settings.name + ending);
  }

  /** True in a build under `--incremental` that only copies a file: Eleventy shows no template, and nothing is known. */
  get rendersNothing(): boolean {
    return this.incremental && !this.build.hasTemplates;
  }

  get publishesDrafts(): boolean {
    return this.settings.options.drafts ?? this.watching;
  }

  /** Runs the site's transforms over the content of all entries that feeds carry, once a build. */
  prepareFeeds(): Promise<void> {
    const { build, content, newsIndex, parts } = this;
    if (!newsIndex || !parts.has("feeds")) return Promise.resolve();
    build.prepared ??= content.transform(build.inFeeds).catch((error: unknown) => {
      // Eleventy has not rendered all entries yet, and will ask again.
      build.prepared = undefined;
      throw error;
    });
    return build.prepared;
  }

  /** True where feeds can be made: the content that they carry has been through the site's transforms. */
  get canMakeFeeds(): boolean {
    const { build, content, newsIndex } = this;
    if (!newsIndex) return false;
    build.canMakeFeeds ||= content.hasTransformed(build.inFeeds);
    return build.canMakeFeeds;
  }

  /** Kinds of page that are not made: those the owner omits and those of parts that were not added. */
  get omitted(): PageKind[] {
    return omittedKinds(this.parts, this.settings.options.pages.omit);
  }

  /** True for an entry that the plugin itself reads and renders. */
  isOwn({ source }: Entry): boolean {
    return this.ownFiles.has(belowInput(source.file, this.folders));
  }

  makes(kind: PageKind): boolean {
    return !this.omitted.includes(kind);
  }
}

/** A template that is an entry, when a preprocessor meets it: Eleventy has not yet computed data and address. */
export interface InspectedTemplate {
  /** Eleventy's own object, to which it adds. */
  data: TemplateData;
  /** Front matter as it is written. */
  head(): string;
  published: Moment;
}

/** What one build has found so far. */
export class Build {
  /** Milliseconds since 1970; decides only which entries are scheduled or have expired. */
  readonly now: number;
  readonly messages = new DiagnosticList();
  readonly fieldUse: FieldUse;
  readonly reading: ReadingContext;
  /** Whether Eleventy has shown any template, the plugin's own included. */
  hasTemplates = false;
  /** Templates that Eleventy has shown to the plugin, below the input folder. */
  readonly seen = new Set<string>();
  /** Entries among them that are published in this build, by `page.inputPath`; undefined for those that are paged. */
  readonly inspected = new Map<string, InspectedTemplate | undefined>();
  /** Files of entries that the newsroom has been made from, by `page.inputPath`. */
  readonly collected = new Set<string>();
  /** Entries that the plugin keeps out of Eleventy's collections. */
  readonly uncollected = new Set<string>();
  /** HTML of entries that the plugin renders though they are Eleventy's. */
  readonly plain = new Map<string, () => string>();
  readonly reportedCollections = new Set<string>();
  /** Addresses that the site's own templates have: there the plugin makes nothing. */
  readonly urls = new Set<string>();
  readonly counts: Counts = {
    read: 0,
    published: 0,
    drafts: 0,
    unlisted: 0,
    held: 0,
    scheduled: 0,
    expired: 0,
    skipped: 0,
    apart: 0,
  };
  /** Addresses of the pages that the theme renders: as whole documents, or as the content of a layout of the site. */
  readonly bodies = new Map<string, "document" | "part">();
  /** Files in the place of entries that the owner keeps out of all collections. */
  excluded = 0;
  /** Data of the entries that Eleventy renders, by which layouts see them, with the address of each. */
  readonly entryData: { url: string; data: TemplateData }[] = [];
  /** Data of entries with computed fields, as it was when they were read. */
  readonly computed: { file: string; data: TemplateData; before: TemplateData }[] = [];
  /** Entries of fast rendering that Eleventy renders. */
  handedOver = 0;
  /** Entries that are held back until their time. */
  readonly scheduled: ScheduledEntry[] = [];
  dictionary: TagDictionary | undefined;
  newsIndex: NewsIndex | undefined;
  #inFeeds: ReadonlySet<Entry> | undefined;
  canMakeFeeds = false;
  prepared: Promise<void> | undefined;
  readonly #onInvalid: Settings["onInvalid"];

  constructor(session: Session, now: number) {
    this.now = now;
    const { settings } = session;
    this.#onInvalid = settings.onInvalid;
    this.fieldUse = new FieldUse(settings);
    const { ids } = settings.options.feeds;
    // An entry that is kept while watching keeps this, and must not keep the build.
    const { messages } = this;
    this.reading = {
      settings,
      now,
      absolute: session.addresses.absolute,
      siteBase: session.addresses.siteBase,
      idOf: (item, url) => (ids ? makeId({ ...ids, key: item.stem }) : url),
      keepsTexts: session.watching,
      relations: session.relations,
      clean: session.content.clean,
      fileBeside: (address, file) => fileBesideEntry(address, file, session.folders),
      sizeOf: mediaSizes(session.folders, () => session.facts?.copies ?? {}),
      report: (message) => messages.report(message),
    };
  }

  /** The entries whose text some feed carries. */
  get inFeeds(): ReadonlySet<Entry> {
    this.#inFeeds ??= entriesInFeeds(this.newsIndex?.editions ?? []);
    return this.#inFeeds;
  }

  /** An entry that is not published before its time. */
  hold(scheduled: ScheduledEntry): void {
    this.scheduled.push(scheduled);
    this.count("held");
  }

  /** An entry that has no page in this build. */
  count(fate: "drafts" | "held" | "skipped" | "apart"): void {
    const counts = this.newsIndex?.counts ?? this.counts;
    counts[fate]++;
    counts.read++;
  }

  /**
   * Ends a build that has found mistakes. With `onInvalid: "skip"` what is wrong with single entries is a warning; nothing
   * that is wrong with the whole can be skipped, such as two entries with one id, nor a page that Eleventy would go on to
   * write over another or outside the output folder.
   *
   * @throws {NewsroomError} with everything that was found
   */
  stopForErrors(): void {
    const { errors } = this.messages;
    if (errors.length === 0) return;
    const cannotSkip = errors.some(
      ({ code, file }) =>
        code === "address-clash" ||
        code === "id-duplicate" ||
        (code === "address-unsafe" && this.inspected.has(file ?? "")),
    );
    if (this.#onInvalid === "error" || cannotSkip) throw new NewsroomError(this.messages.messages);
    for (const message of errors) message.severity = "warning";
  }
}

/** Sessions by configuration; one table for the process, since a command may load another copy of this package. */
const table = tableIn(globalThis as Record<symbol, unknown>);

function tableIn(everywhere: Record<symbol, unknown>): WeakMap<object, Session[]> {
  const key = Symbol.for("eleventy-plugin-newsroom");
  everywhere[key] ??= new WeakMap<object, Session[]>();
  return everywhere[key] as WeakMap<object, Session[]>;
}

/** Every newsroom of a configuration, in the order they were added; a new one is put at the end of this very list. */
export function sessionsOf(config: object): Session[] {
  const known = table.get(config) ?? [];
  table.set(config, known);
  return known;
}
