import { readdirSync, statSync } from "node:fs";
import { posix } from "node:path";
import type { Settings } from "../options/settings.ts";
import type { TemplateData } from "./eleventy-config.ts";
import { stemOf } from "./file-facts.ts";
import type { OwnFiles } from "./own-files.ts";
import { baseOfGlob, belowInput, type Folders, matcherOf } from "./site.ts";

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
    return !this.#isFrontPage(below) && !this.#isUndatedIndex(below, data);
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

  /** A README or index page without a date is a page about the entries. */
  #isUndatedIndex(below: string, data: TemplateData): boolean {
    if (!/^(readme|index)\.[^/]+$/i.test(posix.basename(below)) || /\d{4}[-/]\d{1,2}[-/]\d{1,2}/.test(below))
      return false;
    return this.#site.settings.fields.date.every((name) => data[name] === undefined);
  }

  /** Folder below the input folder that new entries are written to, with `/` at the end. */
  get folder(): string {
    return baseOfGlob(this.wanted[0] ?? "");
  }

  /** Folders below the input folder that hold all entries, each with `/` at the end. */
  get folders(): string[] {
    return [...new Set(this.wanted.map(baseOfGlob))];
  }

  /** Files that are meant, but that no glob matches, neither ours nor Eleventy's: their names have a character that ends a line. */
  get unmatchable(): string[] {
    const { input } = this.#site.folders;
    return this.folders.flatMap((folder) => {
      // With a slash at the end, a file of that name is an error.
      const path = posix.join(input, folder).replace(/\/$/, "");
      if (path !== "" && !statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [];
      return readdirSync(path, { recursive: true, encoding: "utf8" })
        .map((name) => folder + name)
        .filter((name) => LINE_ENDS.test(name) && this.isEntryPath(name.replace(/[\n\r\u2028\u2029]/g, "-")));
    });
  }

  get wanted(): string[] {
    return this.#site.settings.globs.filter((glob) => !glob.startsWith("!"));
  }
}

/** A page that is to be in no collection is in none of the plugin's either: it is no entry. */
export function isExcluded(data: Readonly<Record<string, unknown>>): boolean {
  return data["eleventyExcludeFromCollections"] === true;
}
