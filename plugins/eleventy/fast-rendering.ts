import { existsSync, readdirSync } from "node:fs";
import { posix, resolve } from "node:path";
import { Merge } from "@11ty/eleventy-utils";
import { isDocument } from "../content/html-text.ts";
import { NewsroomError } from "../diagnostics/newsroom-error.ts";
import type { Settings } from "../options/settings.ts";
import { unreadableMessage } from "../read/regular-file.ts";
import { memoized } from "../values/memoized.ts";
import type { CollectionItem, EleventyConfig, TemplateData } from "./eleventy-config.ts";
import { type MarkdownFacts, renderWith, type SiteFacts } from "./internals.ts";
import { type Folders, folderOfFile, readText } from "./site.ts";

/*
 * Which entries can do without Eleventy's template languages, by the facts of the site. There are two ways: plain Markdown
 * goes straight to Eleventy's library, and with `render: "direct"` the plugin also reads and writes an entry itself, with the
 * data that Eleventy gives to its folder.
 */

/** What rendering needs of a session. */
interface Rendering {
  facts: SiteFacts | undefined;
  /** Undefined where no entries are known. */
  newsIndex: unknown;
  content: {
    readonly hasLibrary: boolean;
    render(text: string, file: string, data: object): string;
  };
  build: {
    inspected: ReadonlyMap<string, { data: TemplateData } | undefined>;
    plain: Map<string, () => string>;
  };
}

/** Name under which Eleventy knows the engine that renders plain Markdown. */
const ENGINE = "newsroom-markdown";

/**
 * Adds an engine that renders Markdown by Eleventy's own library for this site, with the data that Eleventy gives to it,
 * but without a template language before it. The library may have been rendering in another thread since the build began.
 */
export function addPlainMarkdown(config: EleventyConfig, sessions: readonly Rendering[]): void {
  config.addExtension(ENGINE, {
    outputFileExtension: "html",
    compileOptions: { permalink: "raw", cache: false },
    compile: (text: string, inputPath: string) => {
      const session = sessions.find(({ build }) => build.inspected.has(inputPath)) ?? sessions[0];
      return (data: object) =>
        session?.build.plain.get(inputPath)?.() ?? session?.content.render(text, inputPath, data);
    },
  });
}

/**
 * True for Markdown that comes out the same without a template language: Eleventy's own extension for it and markdown-it,
 * Liquid or Nunjucks with default delimiters, or no template language, and no delimiter in the text.
 */
export function isPlainMarkdown(
  { facts }: Pick<Rendering, "facts">,
  inputPath: string,
  data: TemplateData,
  text: unknown,
): boolean {
  if (!facts || !inputPath.endsWith(".md") || typeof text !== "string") return false;
  const { markdown } = facts;
  if (reasonOfMarkdown(markdown) !== undefined || data["templateEngineOverride"] !== undefined) return false;
  return !hasTemplateCode(text, markdown);
}

/** What about the site's Markdown keeps the plugin from rendering it, undefined where nothing does. */
function reasonOfMarkdown(markdown: MarkdownFacts): string | undefined {
  const { isReplaced, isMarkdownIt, templateEngine, hasDefaultDelimiters } = markdown;
  if (isReplaced) return "a custom md extension";
  if (!isMarkdownIt) return "a custom Markdown library";
  return templateEngine === false || hasDefaultDelimiters
    ? undefined
    : `markdownTemplateEngine ${templateEngine}`;
}

/** Whether a text may have code in the template language of the site's Markdown. */
function hasTemplateCode(text: string, { templateEngine }: MarkdownFacts): boolean {
  return templateEngine !== false && /\{[{%#]/.test(text);
}

/** Spares entries the pass through a template language that they do not use. */
export function renderPlainly(session: Rendering): void {
  const { build, content, newsIndex } = session;
  if (!newsIndex || !content.hasLibrary) return;
  for (const [inputPath, template] of build.inspected)
    if (template && isPlainMarkdown(session, inputPath, template.data, template.data.page.rawInput))
      renderWith(ENGINE, template.data);
}

/** An entry that is in no collection of Eleventy's, with `entries: { collections: false }`, as if it were in one. */
export function uncollectedPage(session: Rendering, inputPath: string): CollectionItem | undefined {
  const { data } = session.build.inspected.get(inputPath) ?? {};
  if (!data?.page.url) return undefined;
  const { page } = data;
  let html: string | undefined;
  const render = () => {
    html ??= session.content.render(page.rawInput, inputPath, data);
    return html;
  };
  session.build.plain.set(inputPath, render);
  return {
    inputPath,
    url: page.url,
    outputPath: page.outputPath,
    data,
    page,
    rawInput: page.rawInput,
    get templateContent() {
      return render();
    },
  };
}

/** Why Eleventy has to render all entries, undefined where nothing of the configuration says so. */
export function reasonOfSite(facts: SiteFacts, settings: Settings, folders: Folders): string | undefined {
  if (folders.isAbsolute) return "an absolute input folder";
  const preprocessor = facts.preprocessors.find(({ endings }) =>
    endings.some((ending) => ending === "*" || ".md".endsWith(`.${ending.replace(/^\./, "")}`)),
  );
  if (preprocessor) return `preprocessor ${preprocessor.name}`;
  if (settings.tag !== undefined) return "entries.tag";
  if (facts.transformUrl) return "a URL transform";
  if (!facts.mergesData) return "setDataDeepMerge(false)";
  if (facts.hasFrontMatterOptions) return "front matter options";
  if (!facts.hasDynamicPermalinks) return "setDynamicPermalinks(false)";
  const { layout } = settings.options.pages;
  if (typeof layout === "object" ? layout.entry : layout) return "pages.layout";
  return reasonOfMarkdown(facts.markdown);
}

/** Names that Eleventy keeps for itself, and refuses where an entry has them. */
const RESERVED_FIELDS = ["collections", "content", "eleventy", "page", "pkg"];

/** Why Eleventy has to render a Markdown entry, by its front matter and text; undefined where nothing of them says so. */
export function reasonOfEntry(
  file: string,
  data: Readonly<Record<string, unknown>>,
  body: string,
  facts: SiteFacts,
  dateFields: readonly string[],
): string | undefined {
  const fields = ELEVENTY_FIELDS.filter((name) => name in data || `override:${name}` in data);
  const field = fields.find((name) => name !== "permalink");
  if (field !== undefined) return field;
  if ("override:permalink" in data) return "permalink";
  const reserved = RESERVED_FIELDS.find((name) => name in data);
  if (reserved !== undefined) return reserved;
  if ("permalink" in data && !isPlainPermalink(data["permalink"])) return "permalink";
  const { tags } = data;
  if (tags !== undefined && tags !== null && typeof tags !== "string" && !Array.isArray(tags)) return "tags";
  const dated = Object.keys(data).find((name) => !dateFields.includes(name) && hasDate(data[name]));
  if (dated !== undefined) return `a date in ${dated}`;
  if (isDocument(body)) return "its text is a complete HTML document";
  const name = posix.basename(file);
  if (/^(readme|index)\.md$/i.test(name)) return name;
  return hasTemplateCode(body, facts.markdown) ? "template code in its text" : undefined;
}

/** What YAML reads as a date: Eleventy has a JavaScript date there, and the plugin the text. */
function hasDate(value: unknown): boolean {
  if (typeof value === "string") return /^\d{4}-\d{1,2}-\d{1,2}(?:$|[Tt\s]+\d)/.test(value);
  return typeof value === "object" && value !== null && Object.values(value).some(hasDate);
}

/** An address that Eleventy takes as it is. */
export function isPlainPermalink(permalink: unknown): permalink is string {
  return (
    typeof permalink === "string" &&
    /^\/(?=.)(?:[\p{L}\p{N}_~-][\p{L}\p{N}._~-]*\/)*(?:[\p{L}\p{N}_~-]+\.html?)?$/u.test(permalink)
  );
}

/** Fields that decide how or whether Eleventy makes a page: an entry that has one from anywhere is Eleventy's. */
const ELEVENTY_FIELDS = [
  "layout",
  "permalink",
  "permalinkBypassOutputDir",
  "dynamicPermalink",
  "pagination",
  "eleventyComputed",
  "eleventyDataSchema",
  "eleventyExcludeFromCollections",
  "eleventyImport",
  "templateEngineOverride",
  "renderData",
];

/**
 * Looks at the data files that Eleventy adds to the data of a file, by their names and, of JSON, by their fields. It
 * decides, before Eleventy has read anything, whether the plugin can read the file with the same data; the data itself comes
 * from Eleventy ({@link DirectoryData}).
 */
export class DataFiles {
  readonly #folders: Folders;
  readonly #facts: SiteFacts;
  readonly #endings: readonly string[];
  readonly #names = new Map<string, readonly string[]>();
  readonly #dataFiles = new Map<string, Map<string, string[]>>();
  readonly #reasons = new Map<string, string | undefined>();

  constructor(folders: Folders, facts: SiteFacts) {
    this.#folders = folders;
    this.#facts = facts;
    this.#endings = ["json", "js", "mjs", "cjs", "ts", "mts", "cts", ...facts.dataExtensions];
  }

  /** Why the data of the whole site keeps the plugin from reading entries itself, undefined where nothing does. */
  ofSite(): string | undefined {
    const added = this.#facts.globalData.find((name) => isEleventyField(name));
    if (added !== undefined) return `global data ${added}`;
    const file = this.#list(this.#folders.data).find((name) => isEleventyField(name.split(".", 1)[0] ?? ""));
    return file === undefined ? undefined : `global data ${file}`;
  }

  /** The same for the data of a folder, and of all folders above it. */
  ofFolder(folder: string): string | undefined {
    if (!this.#reasons.has(folder)) {
      const above = folder === "" ? undefined : this.ofFolder(folderOfFile(folder));
      this.#reasons.set(folder, above ?? this.#reasonIn(folder));
    }
    return this.#reasons.get(folder);
  }

  /** The same for data files of a single entry, named below the input folder. */
  ofFile(file: string): string | undefined {
    const name = posix.basename(file).replace(/\.[^.]+$/, "");
    const bases = [name, name.replace(/^\d{4}-\d{2}-\d{2}-/, "")];
    const names = this.#dataFilesOf(folderOfFile(file));
    const found = bases.flatMap((base) => names.get(base) ?? []).at(0);
    return found === undefined ? undefined : `data file ${found}`;
  }

  #reasonIn(folder: string): string | undefined {
    const base = this.#facts.dataFileName ?? posix.basename(resolve(this.#path(folder)));
    for (const name of this.#dataFilesOf(folder).get(base) ?? []) {
      if (!name.endsWith(".json")) return `directory data ${name}`;
      const field = fieldOfEleventy(posix.join(this.#path(folder), name));
      if (field !== undefined) return `${field} in ${name}`;
    }
    return undefined;
  }

  /** What may be data files in a folder, by the name of the file or folder that Eleventy adds them to. */
  #dataFilesOf(folder: string): Map<string, string[]> {
    const path = this.#path(folder);
    let found = this.#dataFiles.get(path);
    if (!found) {
      found = new Map();
      const endings = this.#endings.flatMap((ending) =>
        this.#facts.dataFileSuffixes.map((suffix) => `${suffix}.${ending}`),
      );
      for (const name of this.#list(path))
        for (const ending of endings) {
          if (!name.endsWith(ending)) continue;
          const base = name.slice(0, -ending.length);
          found.set(base, [...(found.get(base) ?? []), name]);
        }
      this.#dataFiles.set(path, found);
    }
    return found;
  }

  #path(folder: string): string {
    return posix.join(this.#folders.input, folder);
  }

  #list(folder: string): readonly string[] {
    return memoized(this.#names, folder, () => namesIn(folder));
  }
}

/** `eleventyComputed.permalink`, `override:layout` are such fields too. */
function isEleventyField(name: string): boolean {
  return ELEVENTY_FIELDS.includes(name.replace(/^override:/, "").split(".", 1)[0] ?? "");
}

/** The first field of a JSON file that only Eleventy can follow; its name also where it cannot be read. */
function fieldOfEleventy(file: string): string | undefined {
  try {
    const data: unknown = JSON.parse(readText(file));
    if (typeof data !== "object" || data === null || Array.isArray(data)) return "no object";
    return Object.keys(data).find(isEleventyField);
  } catch {
    return "a mistake";
  }
}

/**
 * The data that Eleventy gives to any file of a folder. An empty virtual template in each folder has Eleventy compute it;
 * a preprocessor catches it and leaves the template out. All paths are below the input folder.
 */
export class DirectoryData {
  readonly #folderOf = new Map<string, string>();
  readonly #dataOf = new Map<string, TemplateData>();
  readonly #folders = new Set<string>();

  add(template: string, folder: string): void {
    this.#folderOf.set(template, folder);
    this.#folders.add(folder);
  }

  has(template: string): boolean {
    return this.#folderOf.has(template);
  }

  /** Keeps what Eleventy computed for a template that was added. */
  keep(template: string, data: TemplateData): void {
    this.#dataOf.set(this.#folderOf.get(template) ?? "", data);
  }

  forget(): void {
    this.#dataOf.clear();
  }

  /** Whether the data of a folder can be had: a folder that is new while watching has no template yet. */
  knows(folder: string): boolean {
    return this.#folders.has(folder);
  }

  /** Data of a folder, else of the nearest above it. */
  of(folder: string): Readonly<Record<string, unknown>> {
    const data = this.#dataOf.get(folder);
    return data ?? (folder === "" ? {} : this.of(folderOfFile(folder)));
  }

  /** Eleventy's collections, one object for the whole site. They hold everything of a build: data that is kept must not. */
  get collections(): unknown {
    return this.#dataOf.values().next().value?.["collections"];
  }

  /** Data of a file: that of its folder under its own, merged as Eleventy does. */
  ofFile(folder: string, own: Readonly<Record<string, unknown>>): Record<string, unknown> {
    const {
      page: _page,
      collections: _collections,
      eleventyExcludeFromCollections: _ofTemplate,
      eleventy,
      pkg,
      ...mergeable
    } = this.of(folder);
    const data = cleanTags(Merge({}, mergeable, cleanTags({ ...own })) as Record<string, unknown>);
    for (const [name, value] of Object.entries({ eleventy, pkg }))
      if (value !== undefined) data[name] = value;
    return data;
  }
}

/** As Eleventy does: text is split at commas, each tag counts once, and numbers become text. */
function cleanTags(data: Record<string, unknown>): Record<string, unknown> {
  if (!("tags" in data)) return data;
  const { tags } = data;
  const list = typeof tags === "string" ? tags.split(",") : Array.isArray(tags) ? tags : [];
  data["tags"] = [...new Set(tags === "" ? [] : list)].map(String);
  return data;
}

/**
 * Tags as they were written: Eleventy makes text of everything in the list, and so a day that YAML reads as a date comes in
 * words of the machine's time zone, and an empty place as `null`.
 */
export function withWrittenTags<Data extends Readonly<Record<string, unknown>>>(
  data: Data,
  head: () => string,
): Data {
  const { tags } = data;
  if (!Array.isArray(tags) || !tags.some((tag) => tag === "null" || IN_WORDS.test(String(tag)))) return data;
  const written = tags
    .filter((tag) => tag !== "null" || /["']null["']/.test(head()))
    .map((tag) => {
      const day = IN_WORDS.test(String(tag)) ? new Date(String(tag)).getTime() : Number.NaN;
      return Number.isNaN(day) ? tag : new Date(day).toISOString().replace("T00:00:00.000Z", "");
    });
  return { ...data, tags: written };
}

/** A JavaScript date as text. */
const IN_WORDS = /^[A-Z][a-z]{2} [A-Z][a-z]{2} \d{2} \d{4} \d{2}:\d{2}:\d{2} GMT/;

/** @throws {NewsroomError} for a folder that cannot be read */
function namesIn(folder: string): string[] {
  try {
    return existsSync(folder) ? readdirSync(folder) : [];
  } catch (error) {
    throw new NewsroomError([unreadableMessage(folder, error)]);
  }
}
