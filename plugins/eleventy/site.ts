import { existsSync, readdirSync, readFileSync, realpathSync, type Stats, statSync } from "node:fs";
import { posix, relative, resolve, sep } from "node:path";
import picomatch from "picomatch";
import { globSync } from "tinyglobby";
import { pageDateOf, parseMoment } from "../dates/dates.ts";
import type { Settings } from "../options/settings.ts";
import { fieldValue } from "../read/field-value.ts";
import { parseSplitMatter, splitFrontMatter } from "../read/front-matter.ts";
import type { EleventyConfig, TemplateData } from "./eleventy-config.ts";
import { directoriesOf } from "./internals.ts";

/** The folders of a site as Eleventy names them, each with `/` at the end: `./src/`, `../content/`, `/home/me/src/`. */
export interface Folders {
  input: string;
  output: string;
  data: string;
  /** True for an input folder that is given as an absolute path: Eleventy finds no data of folders below such a one. */
  isAbsolute?: boolean;
}

/** Folders as Eleventy has them when plugins run. */
export function foldersOf(config: EleventyConfig): Folders {
  const { input, output, data } = directoriesOf(config);
  return {
    input: fromProject(folderOf(input)),
    output: folderOf(output),
    data: fromProject(folderOf(data)),
    isAbsolute: posix.isAbsolute(folderOf(input)),
  };
}

function folderOf(path: string): string {
  const plain = posix.normalize(path.replaceAll("\\", "/")).replace(/\/+$/, "");
  if (plain === "") return path.startsWith("/") ? "/" : "./";
  if (plain === ".") return "./";
  return plain.startsWith("../") || plain === ".." || plain.startsWith("/") ? `${plain}/` : `./${plain}/`;
}

/** An input folder that is given as an absolute path: Eleventy names its templates, and what it ignores, from the project. */
function fromProject(folder: string): string {
  return posix.isAbsolute(folder) ? folderOf(relative(".", folder).split(sep).join("/") || ".") : folder;
}

const below = new Map<string, string>();

/**
 * A path below the input folder, however Eleventy names the file: an input folder that is given as an absolute path has
 * templates with relative ones.
 *
 * @example belowInput("./src/news/a.md", { input: "./src/", … }) // "news/a.md"
 */
export function belowInput(inputPath: string, { input }: Folders): string {
  if (input !== "./" && inputPath.startsWith(input)) return inputPath.slice(input.length);
  if (input === "./" && inputPath.startsWith("./")) return inputPath.slice(2);
  const key = `${input}\0${inputPath}`;
  let found = below.get(key);
  if (found === undefined) {
    found = relative(resolve(input), resolve(inputPath)).split(sep).join("/");
    below.set(key, found);
  }
  return found;
}

/** A test whether a path below the input folder is one of those that globs mean. */
export function matcherOf(globs: readonly string[]): (path: string) => boolean {
  const clean = globs.map(cleanGlob);
  const wanted = clean.filter((glob) => !glob.startsWith("!"));
  const unwanted = clean.filter((glob) => glob.startsWith("!")).map((glob) => glob.slice(1));
  return wanted.length === 0 ? () => false : picomatch(wanted, { ignore: unwanted });
}

/**
 * Files that globs mean, named below the input folder, in a fixed order. A folder that is reached twice, by a link to one on
 * the way to it, counts once.
 */
export function findFiles({ input }: Folders, globs: readonly string[], caseSensitiveMatch = true): string[] {
  const clean = globs.map(cleanGlob);
  if (clean.length === 0) return [];
  const found = globSync(
    clean.filter((glob) => !glob.startsWith("!")),
    {
      cwd: input,
      ignore: [
        "**/node_modules/**",
        "**/.*/**",
        ...clean.filter((glob) => glob.startsWith("!")).map((glob) => glob.slice(1)),
      ],
      expandDirectories: false,
      onlyFiles: true,
      caseSensitiveMatch,
    },
  );
  const folders = new Map<string, string>();
  for (const folder of new Set(found.map((file) => posix.dirname(file)))) {
    const real = realpathSync.native(posix.join(input, folder));
    const other = folders.get(real);
    if (other === undefined || folder.length < other.length) folders.set(real, folder);
  }
  const kept = new Set(folders.values());
  return found.filter((file) => kept.has(posix.dirname(file))).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

/** Folder below the input folder that a glob looks into: `news/` of `news/**\/*.md`. */
function baseOfGlob(glob: string): string {
  const { base } = picomatch.scan(cleanGlob(glob));
  return base === "" || base === "." ? "" : `${base.replace(/\/+$/, "")}/`;
}

function cleanGlob(glob: string): string {
  const isNegated = glob.startsWith("!");
  const plain = glob.slice(isNegated ? 1 : 0).replace(/^\.?\//, "");
  return isNegated ? `!${plain}` : plain;
}

/** `stat` of a path; undefined if it doesn't exist or isn't a valid path. */
export function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    // A name with a zero in it, or longer than any may be; a folder that nobody may look into.
    return undefined;
  }
}

/** Detects whether a file was rewritten. */
export function stampOf(file: string): string | undefined {
  const stat = statOf(file);
  return stat && `${stat.mtimeMs} ${stat.size} ${stat.ino}`;
}

/** Text of a file in UTF-8, as Eleventy reads it. */
export function readText(path: string): string {
  return readFileSync(path, "utf8");
}

/** Files of the project that a glob of Eleventy's `ignores` means. */
export function ignoreMatcher(globs: readonly string[]): (file: string) => boolean {
  const matches = picomatch(
    globs.map((glob) => posix.normalize(glob)),
    { dot: true, nocase: true },
  );
  return (file) => matches(posix.normalize(file));
}

/** The folder that a file or folder is in, named below the input folder; `""` for the input folder itself. */
export function folderOfFile(below: string): string {
  const folder = posix.dirname(below);
  return folder === "." ? "" : folder;
}

/** `news/a.md` without what follows the name. */
export function stemOf(below: string): string {
  return below.replace(/(?:\.11ty(?=\.[cm]?[jt]sx?$))?\.[^./]+$/, "");
}

/** The first folder on the way to a file that is named like one of the site's languages. */
export function languageOfFolder(below: string, languages: readonly string[]): string | undefined {
  const folderNames = below.split("/").slice(0, -1);
  return folderNames.find((name) => languages.includes(name));
}

/** What `page` says of a file that the plugin renders itself, as Eleventy says it. */
export function fileFacts(inputPath: string, below: string, { date }: Readonly<Record<string, unknown>>) {
  const folders = below.split("/").slice(0, -1);
  const name = withoutDate(posix.basename(stemOf(below)));
  const written = date ?? /\d{4}-\d{2}-\d{2}/.exec(below)?.[0];
  const moment = parseMoment(String(written), { zone: "UTC", publishTime: "00:00" });
  return {
    inputPath,
    fileSlug: name === "index" ? withoutDate(folders.at(-1) ?? "") : name,
    filePathStem: posix.join("/", ...folders, name),
    outputFileExtension: "html",
    date: date instanceof Date ? date : moment ? pageDateOf(moment) : new Date(0),
  };
}

function withoutDate(slug: string): string {
  return /\d{4}-\d{2}-\d{2}-(.*)/.exec(slug)?.[1] ?? slug;
}

const LINE_ENDS = /[\n\r\u2028\u2029]/;

/** What a selection has to know of the site. */
interface Site {
  settings: Settings;
  folders: Folders;
  /** Files that the plugin renders itself. */
  ownFiles: { has(below: string): boolean };
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
      if (!statOf(path.replace(/\/$/, "") || "/")?.isDirectory()) return;
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
