import { existsSync, readdirSync, statSync } from "node:fs";
import { posix } from "node:path";
import type { Settings } from "../options/settings.ts";
import { fieldValue } from "../read/field-value.ts";
import { parseSplitMatter, splitFrontMatter } from "../read/front-matter.ts";
import type { TemplateData } from "./eleventy-config.ts";
import type { OwnFiles } from "./own-files.ts";
import { baseOfGlob, belowInput, type Folders, matcherOf, readText, stemOf } from "./site.ts";

const LINE_ENDS = /[\n\r\u2028\u2029]/;

/** What a selection has to know of the site. */
interface Site {
  settings: Settings;
  folders: Folders;
  /** Files that the plugin renders itself. */
  ownFiles: OwnFiles;
}

/** Which templates of a site are entries. */
export class Selection {
  readonly #site: Site;
  /** True for a path below the input folder that the globs mean; without globs, for any. */
  readonly isEntryPath: (below: string) => boolean;
  readonly #frontPage: string;

  constructor(site: Site) {
    this.#site = site;
    const { globs, path } = site.settings;
    this.isEntryPath = globs.length === 0 ? () => true : matcherOf(globs);
    this.#frontPage = path.replace(/^\/|\/$/g, "");
  }

  /** True for a template that Eleventy renders and that is an entry: meant by the option, and a single page of its own. */
  isEntry(inputPath: string, data: TemplateData): boolean {
    const { folders, ownFiles } = this.#site;
    const below = belowInput(inputPath, folders);
    if (!this.isEntryPath(below) || ownFiles.has(below) || isExcluded(data)) return false;
    if (!this.hasTag(data)) return false;
    if (data["pagination"] && !this.#isPagedEntry(data)) return false;
    return !this.#isFrontPage(below) && !this.#isUndatedIndex(below, inputPath, data);
  }

  /** A list pages over its entries. Entries that are paged over data say so by their tag, or are all put into collections. */
  #isPagedEntry({ pagination }: TemplateData): boolean {
    const { addAllPagesToCollections } = (pagination ?? {}) as { addAllPagesToCollections?: boolean };
    return this.#site.settings.tag !== undefined || addAllPagesToCollections === true;
  }

  /** Whether an entry has the tag that the option asks for. */
  hasTag({ tags }: Readonly<Record<string, unknown>>): boolean {
    const { tag } = this.#site.settings;
    return tag === undefined || (Array.isArray(tags) && tags.includes(tag));
  }

  /** The newsroom's own front page, which a site may have as a template of its own. */
  #isFrontPage(below: string): boolean {
    const stem = stemOf(below);
    return stem === this.#frontPage || stem === posix.join(this.#frontPage, "index");
  }

  /** A README or index page without a date of its own is a page about the entries, whatever date its folder has. */
  #isUndatedIndex(below: string, inputPath: string, data: TemplateData): boolean {
    if (!/^(readme|index)\.[^/]+$/i.test(posix.basename(below)) || /\d{4}[-/]\d{1,2}[-/]\d{1,2}/.test(below))
      return false;
    const { date } = this.#site.settings.fields;
    const computed = (data["eleventyComputed"] ?? {}) as Readonly<Record<string, unknown>>;
    if (date.some((name) => computed[name] !== undefined)) return false;
    if (date.every((name) => fieldValue(data, name) === undefined)) return true;
    return !this.#hasDataOfItsOwn(below, inputPath) && saysNone(inputPath, date);
  }

  /** Whether data files may date the page alone: one by its name, or that of a folder which is made for it. */
  #hasDataOfItsOwn(below: string, inputPath: string): boolean {
    const folder = posix.dirname(inputPath);
    const names = existsSync(folder) ? readdirSync(folder) : [];
    const isPlace = this.folders.includes(posix.join(posix.dirname(below), "/").replace(/^\.\/$/, ""));
    const bases = [posix.basename(stemOf(below)), ...(isPlace ? [] : [posix.basename(folder)])];
    return names.some(
      (name) => name !== posix.basename(below) && bases.some((base) => name.startsWith(`${base}.`)),
    );
  }

  /** Folder below the input folder that new entries are written to, with `/` at the end. */
  get folder(): string {
    return baseOfGlob(this.wanted[0] ?? "");
  }

  /** Folders below the input folder that hold all entries, each with `/` at the end. */
  get folders(): string[] {
    return [...new Set(this.wanted.map(baseOfGlob))];
  }

  /**
   * What no search finds: files that are meant, but whose names have a character that ends a line, which no glob matches;
   * folders that cannot be read, and pipes and devices named like an entry, which searches leave out.
   *
   * @param isIgnored by a path from the project
   * @returns `unreadable` has the error for each path
   */
  unfound(isIgnored: (path: string) => boolean): { files: string[]; unreadable: Map<string, unknown> } {
    const { input } = this.#site.folders;
    const files: string[] = [];
    const unreadable = new Map<string, unknown>();
    const walk = (folder: string) => {
      const path = input + folder;
      // A file of that name, or nothing, is no folder with entries.
      if (!statSync(path.replace(/\/$/, "") || "/", { throwIfNoEntry: false })?.isDirectory()) return;
      try {
        for (const entry of readdirSync(path, { withFileTypes: true })) {
          const below = folder + entry.name;
          if (entry.isDirectory()) {
            const isLeftOut = entry.name === "node_modules" || entry.name.startsWith(".");
            if (!isLeftOut && !isIgnored(input + below)) walk(`${below}/`);
          } else if (this.isEntryPath(below.replace(/[\n\r\u2028\u2029]/g, "-"))) {
            if (LINE_ENDS.test(entry.name)) files.push(below);
            if (!entry.isFile() && !entry.isSymbolicLink())
              unreadable.set(input + below, { code: "not a regular file" });
          }
        }
      } catch (error) {
        unreadable.set(path, error);
      }
    };
    for (const folder of this.folders) walk(folder);
    return { files, unreadable };
  }

  get wanted(): string[] {
    return this.#site.settings.globs.filter((glob) => !glob.startsWith("!"));
  }
}

/** True for a file that gives none of the fields: in YAML and JSON as they are read, else by their mere names. */
function saysNone(file: string, fields: readonly string[]): boolean {
  // Templates that configuration or a plugin adds have no file.
  if (!existsSync(file)) return false;
  const text = readText(file);
  const split = splitFrontMatter(text);
  // Front matter may begin otherwise where the site says so: `+++`.
  if (split.matter === undefined && /^\s*([^\w\s#*`])\1\1.*\n/.test(text)) return false;
  const isModule = /\.11ty\.[cm]?[jt]sx?$/.test(file);
  const { data, problem } = parseSplitMatter(split);
  return fields.every((name) => {
    if (!isModule && !problem) return fieldValue(data, name) === undefined;
    return !(isModule ? text : (split.matter ?? "")).includes(name.split(".", 1)[0] ?? name);
  });
}

/** A page that is to be in no collection is in none of the plugin's either: it is no entry. */
export function isExcluded(data: Readonly<Record<string, unknown>>): boolean {
  return data["eleventyExcludeFromCollections"] === true;
}
