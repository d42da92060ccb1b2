import { basename } from "node:path";
import { cleanContent } from "../content/clean.ts";
import { escapeRegExp } from "../content/escape-reg-exp.ts";
import { pageDateOf } from "../dates/dates.ts";
import type { Entry } from "../entry/entry.ts";
import type { NewsEntry } from "../entry/news-entry.ts";
import { entriesInFeeds } from "../feeds/entries-in-feeds.ts";
import { makeId } from "../feeds/ids.ts";
import { MessageList } from "../messages/reporter.ts";
import type { NewsroomOptions } from "../options/options.ts";
import { type Settings, settingsOf } from "../options/settings.ts";
import type { PageKind } from "../pages/page.ts";
import { type Addresses, addressesOf, hrefOfUrl } from "../room/addresses.ts";
import { buildNewsroom } from "../room/build-newsroom.ts";
import type { Counts, Newsroom } from "../room/newsroom.ts";
import { permalinkProblem } from "../sources/eleventy-fields.ts";
import { readPublished } from "../sources/read-date.ts";
import { type ReadingContext, readEntry } from "../sources/read-entry.ts";
import type { SourceItem } from "../sources/source-item.ts";
import type { TagDictionary } from "../tags/dictionary.ts";
import { compileMatcher } from "../tags/match.ts";
import { layoutsShowNews, usesCollections } from "./collections-use.ts";
import { dataFilesToWatch, readSiteAuthors, readSiteDictionary } from "./data-files.ts";
import { DeletionWatch } from "./deletion-watch.ts";
import { desksOf } from "./desks.ts";
import { type DirectItem, readDirect } from "./direct-entries.ts";
import type { CollectionApi, CollectionItem, EleventyConfig, TemplateData } from "./eleventy-config.ts";
import { EntryCache } from "./entry-cache.ts";
import { EntryGate } from "./entry-gate.ts";
import { FieldUse } from "./field-use.ts";
import { HiddenTags } from "./hidden-tags.ts";
import { ignoredFiles } from "./ignored-files.ts";
import { InputPaths } from "./input-paths.ts";
import { LateTexts } from "./late-texts.ts";
import { mediaSizes } from "./media-files.ts";
import { Outputs } from "./outputs.ts";
import { ownIgnores } from "./own-ignores.ts";
import { omittedKinds, type Part } from "./parts.ts";
import { Probes } from "./probes.ts";
import { Rendering } from "./rendering.ts";
import { settleAddresses } from "./settle-addresses.ts";
import { dataMarkdown } from "./site-markdown.ts";
import { baseOfGlob, type Folders, findFiles, foldersOf, matcherOf } from "./source-files.ts";
import { StalePages } from "./stale-pages.ts";
import { Stopwatch } from "./stopwatch.ts";
import { TakenAddresses } from "./taken-addresses.ts";
import { belowInput, itemOfCollection, itemOfPlain, itemOfTemplate } from "./template-entries.ts";
import { toldOnce } from "./told-once.ts";

const NO_COUNTS: Counts = { read: 0, published: 0, drafts: 0, held: 0, expired: 0, skipped: 0 };

/**
 * Where Eleventy and the newsroom meet: keeps, for one `addPlugin`, what a build has found so far.
 * Eleventy's hooks call it; it computes nothing itself but calls the pure parts.
 */
export class Desk {
  readonly config: EleventyConfig;
  readonly settings: Settings;
  readonly folders: Folders;
  readonly parts = new Set<Part>();
  addresses: Addresses;
  messages = new MessageList();
  /** Root-relative addresses that the site's own templates have: there the newsroom steps aside. */
  taken = new TakenAddresses();
  /** Known once the entries are collected. */
  dictionary: TagDictionary | undefined;
  /** True while serving or watching. */
  watching = false;

  readonly probes = new Probes();
  readonly stopwatch = new Stopwatch();
  readonly deletions: DeletionWatch;
  readonly stalePages = new StalePages();
  readonly outputs = new Outputs();
  readonly entryCache = new EntryCache();
  readonly lateTexts: LateTexts;
  readonly inputPaths: InputPaths;
  fieldUse: FieldUse;
  hiddenTags = new HiddenTags([]);

  /** Files that the globs mean, of any ending. */
  #found: string[] | undefined;
  #directFiles: string[] | undefined;
  /** Entries that were looked at, by file, with what is needed to read them when their address is known. */
  #inspected = new Map<string, { item: SourceItem; data: TemplateData; plain: boolean }>();
  #usesCollections: boolean | undefined;
  #layoutsShowNews: boolean | undefined;
  #incremental = false;
  #rebuilding = false;
  #ended = true;
  #changedFiles: string[] = [];
  #isEntryPath: (below: string) => boolean;
  #counts: Counts = { ...NO_COUNTS };
  #now = 0;
  #newsroom: Newsroom | undefined;
  readonly #rendering: Rendering;
  readonly gate: EntryGate;
  #readingContext: ReadingContext | undefined;

  constructor(config: EleventyConfig, options: NewsroomOptions, name: string) {
    this.config = config;
    this.settings = settingsOf(options, name);
    this.folders = foldersOf(config);
    this.addresses = addressesOf(options.site.url, config.pathPrefix ?? "/");
    this.#isEntryPath = matcherOf(this.settings.globs);
    this.#rendering = new Rendering(config);
    this.lateTexts = new LateTexts(config);
    this.inputPaths = new InputPaths(config, this.folders.input);
    this.fieldUse = new FieldUse(this.settings);
    this.gate = new EntryGate(config, this.folders, (path) => this.isEntryTemplate(path));
    this.deletions = new DeletionWatch(this.folders.input, this.settings.name);
  }

  /** Called when a build begins. `now` decides only which entries are held back or have expired. */
  begin(now: number, watching: boolean, incremental: boolean): void {
    this.#now = now;
    this.#incremental = incremental;
    this.stopwatch.begin();
    this.#rebuilding = this.watching && this.#newsroom !== undefined;
    // A build that failed may have noted texts that were never written.
    if (!watching || !this.#ended || this.#changedFiles.some((file) => !this.#isOwnSource(file))) {
      this.entryCache.forget();
      this.outputs.forgetTexts();
      this.#usesCollections = undefined;
      this.#layoutsShowNews = undefined;
    }
    this.#ended = false;
    // Also after a build that failed, for which there was no newsroom.
    if (this.watching) this.#directFiles = this.#found = undefined;
    this.#changedFiles = [];
    this.watching = watching;
    this.messages = new MessageList();
    this.lateTexts.forget();
    this.fieldUse = new FieldUse(this.settings);
    this.hiddenTags = new HiddenTags(this.settings.options.name === undefined ? this.collectionNames : []);
    this.#inspected = new Map();
    this.taken = new TakenAddresses();
    this.#counts = { ...NO_COUNTS };
    this.#newsroom = undefined;
    this.#readingContext = undefined;
    for (const message of this.gate.begin(this.#filesOfGlobs(), this.settings.globs, this.#isEntryPath)) {
      this.messages.report(message);
      if (message.severity === "error") this.#count("skipped");
    }
    this.#renderAhead();
  }

  /** Called before a rebuild with the files that changed. */
  changed(files: readonly string[]): void {
    this.#changedFiles.push(...files);
    this.entryCache.drop(files);
  }

  /** True in a rebuild while watching: what has not changed lies in the output folder already. */
  get rebuilding(): boolean {
    return this.#rebuilding;
  }

  /** An entry or a data file of the newsroom: what a change of it can alter is known. */
  #isOwnSource(file: string): boolean {
    return (
      file.endsWith(basename(this.deletions.signal)) ||
      this.#isEntryPath(belowInput(file, this.folders)) ||
      /(^|\/)(newsTags|newsAuthors)\.(ya?ml|json)$/.test(file)
    );
  }

  /** @param later true where something else puts the prefix before root-relative addresses of pages */
  usePathPrefix(pathPrefix: string, later: boolean): void {
    const addresses = addressesOf(this.settings.options.site.url, pathPrefix);
    this.addresses = later ? { ...addresses, prefixed: (href) => href } : addresses;
  }

  /** Endings of files that the plugin reads itself. */
  get directEndings(): string[] {
    return this.settings.direct ? [".txt", ".md"] : [".txt"];
  }

  /** Files that the plugin reads itself, below the input folder. */
  directFiles(): string[] {
    if (!this.#directFiles) {
      const isIgnored = ignoredFiles(this.config, this.folders, this.#ownIgnores ?? []);
      const isDirect = (below: string) => this.directEndings.some((ending) => below.endsWith(ending));
      this.#directFiles = this.#filesOfGlobs().filter(
        (below) => isDirect(below) && !isIgnored(this.folders.input + below),
      );
    }
    return this.#directFiles;
  }

  #filesOfGlobs(): string[] {
    this.#found ??= findFiles(this.folders, this.settings.globs, [""]);
    return this.#found;
  }

  #ownIgnores: readonly string[] | undefined;

  /** Globs of the entries that Eleventy is to leave to the newsroom. */
  ignoreOwn(): void {
    if (!this.settings.direct) return;
    this.#ownIgnores = ownIgnores(this.settings.globs, () => this.directFiles(), this.folders);
    for (const glob of this.#ownIgnores) this.config.ignores.add(glob);
  }

  /** Folder, below the input folder, that entries without further folders lie in. */
  get entriesFolder(): string {
    return baseOfGlob(this.settings.globs[0] ?? "");
  }

  get watchTargets(): string[] {
    const { input } = this.folders;
    const direct = this.settings.globs.filter((glob) => !glob.startsWith("!")).map((glob) => input + glob);
    return [...direct, ...dataFilesToWatch(this.folders)];
  }

  /** While watching: a deleted entry is to bring about a rebuild too. */
  watchDeletions(): void {
    if (this.watching) this.deletions.start(this.folders.input, this.#isEntryPath);
  }

  /** True for a template that is an entry: meant by the globs, no list of pages, and not the newsroom's own front page. */
  isEntryTemplate(inputPath: string, data?: TemplateData): boolean {
    const below = belowInput(inputPath, this.folders);
    if (!this.#isEntryPath(below) || this.directEndings.some((ending) => below.endsWith(ending)))
      return false;
    if (data?.["pagination"] || data?.["eleventyExcludeFromCollections"] === true) return false;
    const [, front] = /^\/(.*?)\/?$/.exec(this.settings.path) ?? [];
    return !new RegExp(`^${escapeRegExp(front ?? "")}/?(index)?\\.[^/]+$`).test(below);
  }

  /**
   * Looks at a template before Eleventy renders it.
   *
   * @returns false for an entry that is not to be published in this build
   */
  inspect(inputPath: string, data: TemplateData, content?: unknown): boolean {
    const below = belowInput(inputPath, this.folders);
    if (this.probes.has(below)) {
      this.probes.keep(below, data);
      return false;
    }
    const broken = this.gate.problemOf(inputPath, content);
    if (broken) {
      this.messages.report(broken);
      this.#count("skipped");
      return false;
    }
    this.hiddenTags.see(inputPath, data);
    if (!this.isEntryTemplate(inputPath, data)) {
      if (this.settings.direct && this.#isEntryPath(below)) return false;
      const { permalink } = data;
      if (typeof permalink === "string") this.taken.addPermalink(permalink);
      else if (permalink === undefined && !inputPath.endsWith(".11ty.js"))
        this.taken.add(defaultAddress(data.page.filePathStem));
      return true;
    }
    this.fieldUse.see(data, false);
    const item = itemOfTemplate(inputPath, data, this.folders, this.languages);
    const { moment, message } = readPublished(item, this.settings.fields.date, this.settings.calendar);
    const draft = this.settings.fields.draft.some((name) => data[name] === true || data[name] === "true");
    if (draft && !this.publishesDrafts) {
      this.#count("drafts");
      return false;
    }
    if (message || !moment) {
      if (message) this.messages.report(message);
      this.#count("skipped");
      return false;
    }
    const address = permalinkProblem(data, item, this.gate.known);
    if (address) {
      this.messages.report(address);
      this.#count("skipped");
      return false;
    }
    data.page.date = pageDateOf(moment);
    if (moment.instant > this.#now && !this.settings.options.future) {
      this.#count("held");
      return false;
    }
    // What is left out of lists and feeds must not be left as a page that nothing links.
    if (
      this.settings.onInvalid === "skip" &&
      !readEntry({ ...item, href: hrefOfUrl(defaultAddress(data.page.filePathStem)) }, this.#reading)
    ) {
      this.#count("skipped");
      return false;
    }
    this.#inspected.set(inputPath, { item, data, plain: false });
    return true;
  }

  /** Says of an entry that was looked at that the newsroom renders it, by the site's own Markdown. */
  rendersPlainly(inputPath: string): void {
    const inspected = this.#inspected.get(inputPath);
    if (inspected) inspected.plain = true;
  }

  /** Data of the entries that the newsroom renders. */
  plainEntries(): TemplateData[] {
    return [...this.#inspected.values()].filter(({ plain }) => plain).map(({ data }) => data);
  }

  /** HTML of an entry that the newsroom renders. */
  contentOf(inputPath: string, text: string): string {
    return this.#plainEntries.get(inputPath)?.content ?? this.#rendering.render(text, inputPath);
  }

  #plainEntries = new Map<string, NewsEntry>();

  /** Whether Eleventy is to have the entries in its own collections, as the owner says or the site's files show. */
  get keepsCollections(): boolean {
    const { collections } = this.settings;
    // What Eleventy builds again under `--incremental` it knows by its collections.
    if (this.#incremental) return true;
    if (collections !== "auto") return collections;
    this.#usesCollections ??= usesCollections(
      this.config,
      this.folders,
      desksOf(this.config).flatMap((desk) => desk.collectionNames),
      (path) => this.#isEntryPath(belowInput(path, this.folders)),
    );
    return this.#usesCollections;
  }

  /** Whether a page in a layout of the site may change with any entry. */
  get layoutsShowNews(): boolean {
    this.#layoutsShowNews ??= layoutsShowNews(this.config, this.folders);
    return this.#layoutsShowNews;
  }

  /** Collections that the newsroom makes. */
  get collectionNames(): string[] {
    return ["", "Tags", "Authors", "Years", "Editions"].map((ending) => this.settings.name + ending);
  }

  /** Reads all entries and builds the newsroom, once a build; throws all mistakes at once. */
  collect(api: CollectionApi): Newsroom {
    return this.#newsroom ?? this.stopwatch.measure("entries and index", () => this.#collect(api));
  }

  #collect(api: CollectionApi): Newsroom {
    const all = api.getAll();
    for (const item of all)
      if (item.url && !this.isEntryTemplate(item.inputPath, item.data)) this.taken.add(item.url);
    const context = this.#reading;
    const dictionary = readSiteDictionary(
      this.settings.options.tags?.dictionary,
      this.folders,
      this.messages,
    );
    this.dictionary = dictionary;
    const authors = readSiteAuthors(this.settings.options.authors?.file, this.folders, this.messages);
    const items: SourceItem[] = [...this.#templateItems(all), ...this.#directItems()];
    this.entryCache.keepOnly(new Set(items.map(({ file }) => file)));
    const entries = items.flatMap((item) => this.#publish(item, context));
    this.#plainEntries = new Map(entries.map(({ item, entry }) => [item.file, entry]));
    const settled = settleAddresses(entries, this.addresses, this.taken, context);
    this.#newsroom = buildNewsroom(settled, this.#counts, {
      settings: this.settings,
      dictionary,
      matcher: compileMatcher(dictionary),
      authors,
      now: this.#now,
      keepsTexts: this.watching,
      hasFeeds: this.parts.has("feeds"),
      makes: (kind) => this.makes(kind),
      absolute: this.addresses.absolute,
      markdown: dataMarkdown(),
      report: (message) => this.messages.report(message),
    });
    this.#reportUse(items);
    this.#stopForErrors();
    this.#planRendering(this.#newsroom);
    return this.#newsroom;
  }

  /** What the options say of entries, as against what the entries are. */
  #reportUse(items: readonly SourceItem[]): void {
    const hasDates = !this.messages.messages.some(({ code }) => code === "date-missing");
    const fields = this.fieldUse.messages(() => items.map(({ data }) => data), hasDates);
    for (const message of [...fields, ...this.hiddenTags.messages]) this.messages.report(message);
  }

  /** Has another thread begin with the Markdown, of what may be the newest entries first. */
  #renderAhead(): void {
    if (this.watching || !this.#rendering.canBeAhead) return;
    const markdown = this.settings.direct
      ? this.directFiles().filter((below) => below.endsWith(".md"))
      : this.#filesOfGlobs().filter((below) => below.endsWith(".md"));
    this.#rendering.begin(markdown.map((below) => this.folders.input + below).reverse());
  }

  /** Tells the other thread what feeds and lists ask for first: the entries that feeds carry, then the newest. */
  #planRendering(newsroom: Newsroom): void {
    this.#rendering.plan(() => {
      const inFeeds = this.parts.has("feeds") ? entriesInFeeds(newsroom.editions) : new Set();
      const entries = newsroom.all;
      return [
        ...entries.filter((entry) => inFeeds.has(entry)),
        ...entries.filter((entry) => !inFeeds.has(entry)),
      ].map((entry) => ({
        file: entry.source.file,
        feedPageUrl: inFeeds.has(entry) ? entry.url : undefined,
      }));
    }, this.addresses.siteBase);
  }

  /** Called when a build is done. */
  end(): void {
    this.#ended = true;
    this.#rendering.end();
  }

  /** Entries among the site's templates: those the newsroom renders are known from their inspection, the others come rendered. */
  #templateItems(all: readonly CollectionItem[]): SourceItem[] {
    const rendered = new Map(all.map((item) => [item.inputPath, item]));
    return [...this.#inspected].flatMap(([inputPath, { item, data, plain }]) => {
      this.probes.addLayoutData(data);
      if (plain) return [itemOfPlain(item, data, this.#rendering.render)];
      const collected = rendered.get(inputPath);
      return collected ? [itemOfCollection(item, collected)] : [];
    });
  }

  get newsroom(): Newsroom | undefined {
    return this.#newsroom;
  }

  get now(): number {
    return this.#now;
  }

  get languages(): string[] {
    return [this.settings.language, ...Object.keys(this.settings.options.languages ?? {})];
  }

  /** Kinds of page that are not made: those the owner omits and those of parts that were not added. */
  get omitted(): PageKind[] {
    return omittedKinds(this.parts, this.settings.options.pages?.omit);
  }

  makes(kind: PageKind): boolean {
    return !this.omitted.includes(kind);
  }

  /** True for an entry that the plugin itself renders and writes. */
  isDirect(entry: Entry): boolean {
    return this.directEndings.some((ending) => entry.source.file.endsWith(ending));
  }

  get publishesDrafts(): boolean {
    return this.settings.options.drafts ?? this.watching;
  }

  isProbe(inputPath: string): boolean {
    return this.probes.has(belowInput(inputPath, this.folders));
  }

  #directItems(): DirectItem[] {
    const context = {
      folders: this.folders,
      languages: this.languages,
      folderData: (folder: string) => this.probes.dataOfFolder(folder),
      markdown: this.#rendering.render,
      known: this.gate.known,
      report: (message: Parameters<MessageList["report"]>[0]) => {
        this.#count("skipped");
        this.messages.report(message);
      },
    };
    return this.directFiles().flatMap((below) => {
      const kept = this.watching ? this.entryCache.get(this.folders.input + below) : undefined;
      return (kept?.item as DirectItem | undefined) ?? readDirect(below, context) ?? [];
    });
  }

  #publish(item: SourceItem, context: ReadingContext): { item: SourceItem; entry: NewsEntry }[] {
    const before = this.messages.messages.length;
    const broken = this.gate.templates.messagesOf(item.file);
    if (broken) {
      for (const message of broken) this.messages.report(message);
      this.#count("skipped");
      return [];
    }
    this.fieldUse.see(item.data, !this.directEndings.some((ending) => item.file.endsWith(ending)));
    const kept = this.watching ? this.entryCache.get(item.file, item.href) : undefined;
    const read = kept?.read ?? readEntry(item, context);
    // What was complained of is to be complained of again after each rebuild.
    if (read && this.watching && !kept && this.messages.messages.length === before)
      this.entryCache.keep(item, read);
    if (!read) {
      this.#count("skipped");
      if (this.messages.messages.length === before)
        throw new Error(`The entry ${item.file} was not read, and no message says why.`);
      return [];
    }
    if (read.draft && !this.publishesDrafts) {
      this.#count("drafts");
      return [];
    }
    if (read.entry.published.instant > this.#now && !this.settings.options.future) {
      this.#count("held");
      return [];
    }
    this.#counts.read++;
    return [{ item, entry: read.entry }];
  }

  #count(what: "drafts" | "held" | "skipped"): void {
    this.#counts[what]++;
    this.#counts.read++;
  }

  /**
   * With `onInvalid: "skip"` what is wrong with single entries is a warning; nothing that is wrong with the whole can be
   * skipped, nor a page that Eleventy would go on to write over another or outside the output folder.
   */
  #stopForErrors(): void {
    const { errors } = this.messages;
    if (errors.length === 0) return;
    const cannotSkip = errors.some(
      ({ code, file }) =>
        code === "address-clash" ||
        code === "template-code" ||
        (code === "address-unsafe" && this.#inspected.has(file ?? "")),
    );
    if (this.settings.onInvalid === "error" || cannotSkip) throw toldOnce(this.messages.messages);
    for (const message of errors) message.severity = "warning";
  }

  /** Ends the build for template code in entries that could not be run, whatever `onInvalid` says: their pages are there. */
  stopForTemplateCode(): void {
    const { messages } = this.gate.templates;
    if (messages.length > 0) throw toldOnce([...this.messages.messages, ...messages]);
  }

  get #reading(): ReadingContext {
    const { ids } = this.settings.options.feeds ?? {};
    this.#readingContext ??= {
      settings: this.settings,
      absolute: this.addresses.absolute,
      siteBase: this.addresses.siteBase,
      idOf: (item, url) => (ids ? makeId({ ...ids, key: item.stem }) : url),
      keepsTexts: this.watching,
      clean: (html, file, cleaning) => {
        const resolved = this.inputPaths.resolve(html, file);
        return resolved === html
          ? this.#rendering.clean(html, file, cleaning)
          : cleanContent(resolved, cleaning);
      },
      sizeOf: mediaSizes(this.config, this.folders),
      report: (message) => this.messages.report(message),
    };
    return this.#readingContext;
  }
}

/** Where Eleventy writes a template that says nothing of its address. */
function defaultAddress(filePathStem: string): string {
  return `${filePathStem.replace(/\/index$/, "").replace(/\/([^/]+)\/\1$/, "/$1")}/`;
}
