import { basename } from "node:path";
import type { Entry } from "../entry/entry.ts";
import type { Options } from "../options/options.ts";
import { type Settings, settingsOf } from "../options/settings.ts";
import type { PageKind } from "../pages/page.ts";
import { type Addresses, addressesOf } from "../room/addresses.ts";
import type { Newsroom } from "../room/newsroom.ts";
import { Build } from "./build.ts";
import { collect } from "./collect.ts";
import { dataFilesToWatch } from "./data-files.ts";
import { DeletionWatch } from "./deletion-watch.ts";
import type { CollectionApi, EleventyConfig, TemplateData } from "./eleventy-config.ts";
import { EntryCache } from "./entry-cache.ts";
import { EntryFiles } from "./entry-files.ts";
import { EntryGate } from "./entry-gate.ts";
import { InputPaths } from "./input-paths.ts";
import { LateTexts } from "./late-texts.ts";
import { Outputs } from "./outputs.ts";
import { missingLayouts } from "./page-layouts.ts";
import { omittedKinds, type Part } from "./parts.ts";
import { Probes } from "./probes.ts";
import { Rendering } from "./rendering.ts";
import { SiteUse } from "./site-use.ts";
import { type Folders, foldersOf } from "./source-files.ts";
import { StalePages } from "./stale-pages.ts";
import { Stopwatch } from "./stopwatch.ts";
import { belowInput } from "./template-entries.ts";
import { toldOnce } from "./told-once.ts";

/**
 * Where Eleventy and the newsroom meet: keeps, for one `addPlugin`, what outlasts a build, and the build that is going on.
 * Eleventy's hooks call it; it computes nothing itself but calls the pure parts.
 */
export class Desk {
  readonly config: EleventyConfig;
  readonly settings: Settings;
  readonly folders: Folders;
  readonly files: EntryFiles;
  readonly parts = new Set<Part>();
  addresses: Addresses;
  /** True while serving or watching. */
  watching = false;
  build: Build;

  readonly gate: EntryGate;
  readonly probes = new Probes();
  readonly rendering: Rendering;
  readonly stopwatch = new Stopwatch();
  readonly deletions: DeletionWatch;
  readonly stalePages = new StalePages();
  readonly outputs = new Outputs();
  readonly entryCache = new EntryCache();
  readonly lateTexts: LateTexts;
  readonly inputPaths: InputPaths;
  readonly #siteUse: SiteUse;
  #incremental = false;
  #rebuilding = false;
  #ended = true;
  #changedFiles: string[] = [];

  constructor(config: EleventyConfig, options: Options, name: string) {
    this.config = config;
    this.settings = settingsOf(options, name);
    this.folders = foldersOf(config);
    this.files = new EntryFiles(config, this.settings, this.folders);
    this.addresses = addressesOf(options.site.url, config.pathPrefix ?? "/");
    this.rendering = new Rendering(config);
    this.lateTexts = new LateTexts(config);
    this.inputPaths = new InputPaths(config, this.folders.input);
    this.#siteUse = new SiteUse(config, this.folders);
    this.gate = new EntryGate(config, this.folders, (path) => this.files.isTemplate(path));
    this.deletions = new DeletionWatch(this.folders.input, this.settings.name);
    this.build = new Build(this, 0);
  }

  /** Called when a build begins. `now` decides only which entries are held back or have expired. */
  begin(now: number, watching: boolean, incremental: boolean): void {
    this.#incremental = incremental;
    this.stopwatch.begin();
    this.#rebuilding = this.watching && this.newsroom !== undefined;
    // A build that failed may have noted texts that were never written.
    if (!watching || !this.#ended || this.#changedFiles.some((file) => !this.#isOwnSource(file))) {
      this.entryCache.forget();
      this.outputs.forgetTexts();
      this.#siteUse.forget();
    }
    this.#ended = false;
    // Also after a build that failed, for which there was no newsroom.
    if (this.watching) this.files.forget();
    this.#changedFiles = [];
    this.watching = watching;
    this.lateTexts.forget();
    this.build = new Build(this, now);
    for (const message of this.gate.begin(this.files)) {
      this.build.messages.report(message);
      if (message.severity === "error") this.build.count("skipped");
    }
    const layouts = missingLayouts(this);
    if (layouts.length > 0) throw toldOnce(layouts);
    this.#renderAhead();
  }

  /**
   * Called when Eleventy reads its configuration anew, which makes another desk. Templates that Eleventy has compiled
   * keep the old configuration, and this desk with it: it is left empty.
   */
  close(): void {
    this.deletions.stop();
    this.rendering.close();
    this.entryCache.forget();
    this.outputs.forgetTexts();
    this.lateTexts.forget();
    this.build = new Build(this, 0);
  }

  /** Called before a rebuild with the files that changed. */
  changed(files: readonly string[]): void {
    this.#changedFiles.push(...files);
    this.entryCache.drop(files);
  }

  /** Reads all entries and builds the newsroom, once a build; throws all mistakes at once. */
  collect(api: CollectionApi): Newsroom {
    this.build.newsroom ??= this.stopwatch.measure("entries and index", () => collect(this, api));
    return this.build.newsroom;
  }

  /**
   * Called when all is rendered and nothing is written. Ends the build for what was found since the entries were collected,
   * whatever `onInvalid` says: the pages of those entries are there.
   */
  stopBeforeWriting(): void {
    const { clashes, messages } = this.build;
    const late = [...this.gate.templates.messages, ...clashes];
    if (late.length > 0) throw toldOnce([...messages.messages, ...late]);
  }

  /** Called when a build is done. */
  end(): void {
    this.#ended = true;
    this.rendering.end();
  }

  /** Known once the entries are collected. */
  get newsroom(): Newsroom | undefined {
    return this.build.newsroom;
  }

  /** True in a rebuild while watching: what has not changed lies in the output folder already. */
  get rebuilding(): boolean {
    return this.#rebuilding;
  }

  /** An entry or a data file of the newsroom: what a change of it can alter is known. */
  #isOwnSource(file: string): boolean {
    return (
      file.endsWith(basename(this.deletions.signal)) ||
      this.files.isEntryPath(belowInput(file, this.folders)) ||
      /(^|\/)(newsTags|newsAuthors)\.(ya?ml|json)$/.test(file)
    );
  }

  /** @param later true where something else puts the prefix before root-relative addresses of pages */
  usePathPrefix(pathPrefix: string, later: boolean): void {
    const addresses = addressesOf(this.settings.options.site.url, pathPrefix);
    this.addresses = later ? { ...addresses, prefixed: (href) => href } : addresses;
  }

  get watchTargets(): string[] {
    return [...this.files.watchTargets, ...dataFilesToWatch(this.folders)];
  }

  /** While watching: a deleted entry is to bring about a rebuild too. */
  watchDeletions(): void {
    if (this.watching) this.deletions.start(this.folders.input, this.files.folders, this.files.isEntryPath);
  }

  /** Says of an entry that was looked at that the newsroom renders it, by the site's own Markdown. */
  rendersPlainly(inputPath: string): void {
    const inspected = this.build.inspected.get(inputPath);
    if (inspected) inspected.plain = true;
  }

  /** Data of the entries that the newsroom renders. */
  plainEntries(): TemplateData[] {
    return [...this.build.inspected.values()].filter(({ plain }) => plain).map(({ data }) => data);
  }

  /** HTML of an entry that the newsroom renders. */
  contentOf(inputPath: string, text: string): string {
    return this.build.entries.get(inputPath)?.content ?? this.rendering.render(text, inputPath);
  }

  /** Whether Eleventy has the entries in its own collections. `--incremental` needs them to know what to build again. */
  get keepsCollections(): boolean {
    return this.#incremental || this.settings.collections;
  }

  /** Whether a page in a layout of the site may change with any entry. */
  get layoutsShowNews(): boolean {
    return this.#siteUse.ofNewsInLayouts;
  }

  /** Collections that the newsroom makes. */
  get collectionNames(): string[] {
    return ["", "Tags", "Authors", "Years", "Editions"].map((ending) => this.settings.name + ending);
  }

  /** Has another thread begin with the Markdown, of what may be the newest entries first. */
  #renderAhead(): void {
    if (this.watching || !this.rendering.canBeAhead) return;
    const files = this.settings.direct ? this.files.direct : this.files.found;
    const markdown = files.filter((below) => below.endsWith(".md"));
    this.rendering.begin(markdown.map((below) => this.folders.input + below).reverse());
  }

  get languages(): string[] {
    return [this.settings.language, ...Object.keys(this.settings.options.languages)];
  }

  /** Kinds of page that are not made: those the owner omits and those of parts that were not added. */
  get omitted(): PageKind[] {
    return omittedKinds(this.parts, this.settings.options.pages.omit);
  }

  makes(kind: PageKind): boolean {
    return !this.omitted.includes(kind);
  }

  /** True for an entry that the plugin itself renders and writes. */
  isDirect(entry: Entry): boolean {
    return this.files.isDirect(entry.source.file);
  }

  get publishesDrafts(): boolean {
    return this.settings.options.drafts ?? this.watching;
  }

  isProbe(inputPath: string): boolean {
    return this.probes.has(belowInput(inputPath, this.folders));
  }
}
