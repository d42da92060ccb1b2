import { type Dirent, existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { EleventyConfig } from "./eleventy-config.ts";
import { type Folders, readText } from "./source-files.ts";

const TEMPLATE =
  /\.(njk|liquid|html|md|markdown|webc|hbs|mustache|ejs|pug|haml|vto|[cm]?[jt]sx?|json|ya?ml|mdx)$/;
const LEFT_OUT = new Set(["node_modules", ".git", "_site"]);
const SHOWS_NEWS = /\b(collections|newsroomPage|newsTags|newsTagUrl|newsFeedLinks)\b/;

/** What the site's own files use of the news, looked up when first asked for. */
export class SiteUse {
  readonly #config: EleventyConfig;
  readonly #folders: Folders;
  #layouts: boolean | undefined;

  constructor(config: EleventyConfig, folders: Folders) {
    this.#config = config;
    this.#folders = folders;
  }

  /** The site's files may have changed. */
  forget(): void {
    this.#layouts = undefined;
  }

  /**
   * Whether a layout of the site may show other news than that of its page: such pages are made anew in every rebuild.
   * Layouts get at it by collections, by filters of the newsroom, or through the page that they are given.
   */
  get ofNewsInLayouts(): boolean {
    this.#layouts ??= layoutsShowNews(this.#config, this.#folders);
    return this.#layouts;
  }
}

function layoutsShowNews(config: EleventyConfig, folders: Folders): boolean {
  const { includes, layouts } = config.directories;
  for (const folder of new Set([includes, layouts, folders.data])) {
    if (!folder || !existsSync(folder)) continue;
    for (const file of filesBelow(folder)) if (SHOWS_NEWS.test(readIfPossible(file))) return true;
  }
  return false;
}

/** What cannot be read names nothing; whoever needs the file says so. */
function readIfPossible(file: string): string {
  try {
    return readText(file);
  } catch {
    return "";
  }
}

function itemsIn(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function* filesBelow(folder: string): Generator<string> {
  for (const item of itemsIn(folder)) {
    if (LEFT_OUT.has(item.name)) continue;
    const path = join(folder, item.name);
    if (item.isDirectory()) yield* filesBelow(path);
    else if (item.isFile() && TEMPLATE.test(item.name)) yield path;
  }
}
