import { existsSync, readdirSync } from "node:fs";
import { posix, resolve } from "node:path";
import { Merge } from "@11ty/eleventy-utils";
import { NewsroomError } from "../diagnostics/newsroom-error.ts";
import { unreadableMessage } from "../read/regular-file.ts";
import type { TemplateData } from "./eleventy-config.ts";
import type { SiteFacts } from "./internals.ts";
import { type Folders, readText } from "./site.ts";

/** Fields that decide how or whether Eleventy makes a page: an entry that has one from anywhere is Eleventy's. */
export const ELEVENTY_FIELDS = [
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
      const above = folder === "" ? undefined : this.ofFolder(parentOf(folder));
      this.#reasons.set(folder, above ?? this.#reasonIn(folder));
    }
    return this.#reasons.get(folder);
  }

  /** The same for data files of a single entry, named below the input folder. */
  ofFile(file: string): string | undefined {
    const name = posix.basename(file).replace(/\.[^.]+$/, "");
    const bases = [name, name.replace(/^\d{4}-\d{2}-\d{2}-/, "")];
    const names = this.#dataFilesOf(parentOf(file));
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
    let names = this.#names.get(folder);
    if (!names) {
      names = namesIn(folder);
      this.#names.set(folder, names);
    }
    return names;
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

function parentOf(path: string): string {
  const folder = posix.dirname(path);
  return folder === "." ? "" : folder;
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
    return data ?? (folder === "" ? {} : this.of(parentOf(folder)));
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
