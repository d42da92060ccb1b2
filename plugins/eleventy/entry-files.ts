import { posix } from "node:path";
import { escapeRegExp } from "../content/escape-reg-exp.ts";
import type { Settings } from "../options/settings.ts";
import { itemAt } from "../values/sure.ts";
import type { EleventyConfig, TemplateData } from "./eleventy-config.ts";
import { FolderLoops } from "./folder-loops.ts";
import { ignoredFiles } from "./ignored-files.ts";
import { ownIgnores } from "./own-ignores.ts";
import { baseOfGlob, type Folders, findFiles, matcherOf } from "./source-files.ts";
import { belowInput, isExcluded } from "./template-entries.ts";

/** True for what is read as text; a glob may mean pictures too. */
export function isText(file: string): boolean {
  return /\.(md|markdown|mdx|html|njk|liquid|webc|vto|hbs|mustache|ejs|pug|haml|txt)$/.test(file);
}

/** Which files of a site are entries, and which of those the plugin reads itself. */
export class EntryFiles {
  readonly #config: EleventyConfig;
  readonly #settings: Settings;
  readonly #folders: Folders;
  /** True for a path below the input folder that the globs mean. */
  readonly isEntryPath: (below: string) => boolean;
  /** Endings of files that the plugin reads itself. */
  readonly #directEndings: readonly string[];
  readonly #frontPage: RegExp;
  #loops: FolderLoops;
  #found: string[] | undefined;
  #direct: string[] | undefined;
  #ownIgnores: readonly string[] = [];
  #ignored: ((file: string) => boolean) | undefined;

  constructor(config: EleventyConfig, settings: Settings, folders: Folders) {
    this.#config = config;
    this.#settings = settings;
    this.#folders = folders;
    this.#loops = new FolderLoops(folders.input);
    this.isEntryPath = matcherOf(settings.globs);
    this.#directEndings = settings.direct ? [".txt", ".md"] : [".txt"];
    const path = settings.path.replace(/^\/|\/$/g, "");
    this.#frontPage = new RegExp(`^${escapeRegExp(path)}/?(index)?\\.[^/]+$`);
  }

  /** Files may have come and gone. */
  forget(): void {
    this.#found = this.#direct = this.#ignored = undefined;
    this.#loops = new FolderLoops(this.#folders.input);
  }

  /** Files that the globs mean, of any ending, below the input folder. */
  get found(): readonly string[] {
    this.#found ??= findFiles(this.#folders, this.#settings.globs, [""]);
    return this.#found;
  }

  /** Files that the plugin reads itself, below the input folder. */
  get direct(): readonly string[] {
    this.#direct ??= this.found.filter(
      (below) => this.isDirect(below) && !this.isIgnored(below) && !this.isTwice(below),
    );
    return this.#direct;
  }

  /** True for a file that the plugin reads and writes itself. */
  isDirect(file: string): boolean {
    return this.#directEndings.some((ending) => file.endsWith(ending));
  }

  /** True for a template that is an entry: meant by the globs, no list of pages, and not the newsroom's own front page. */
  isTemplate(inputPath: string, data?: TemplateData): boolean {
    const below = belowInput(inputPath, this.#folders);
    if (!this.isEntryPath(below) || this.isDirect(below)) return false;
    if (data?.["pagination"] || (data && isExcluded(data))) return false;
    return !this.#frontPage.test(below);
  }

  /** True for a file that is reached by a link back to a folder on the way to it, and so by a shorter way too. */
  isTwice(below: string): boolean {
    return this.#loops.holds(posix.dirname(below));
  }

  /** True for a file, below the input folder, that the owner keeps back from Eleventy. */
  isIgnored(below: string): boolean {
    this.#ignored ??= ignoredFiles(this.#config, this.#folders, this.#ownIgnores);
    return this.#ignored(this.#folders.input + below);
  }

  /** Has Eleventy leave the entries that the plugin reads to it. */
  ignoreOwn(): void {
    if (!this.#settings.direct) return;
    this.#ownIgnores = ownIgnores(this.#settings.globs, () => this.direct, this.#folders);
    for (const glob of this.#ownIgnores) this.#config.ignores.add(glob);
  }

  /** Folder, below the input folder, that entries without further folders lie in. */
  get folder(): string {
    return baseOfGlob(itemAt(this.#settings.globs, 0));
  }

  /** Folders, below the input folder, that hold all entries. */
  get folders(): string[] {
    return [...new Set(this.#wanted.map(baseOfGlob))];
  }

  /** Globs of what is to be watched, from the project's folder. */
  get watchTargets(): string[] {
    return this.#wanted.map((glob) => this.#folders.input + glob);
  }

  get #wanted(): string[] {
    return this.#settings.globs.filter((glob) => !glob.startsWith("!"));
  }
}
