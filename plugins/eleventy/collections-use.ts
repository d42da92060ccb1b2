import { type Dirent, existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { EleventyConfig } from "./eleventy-config.ts";
import { type Folders, readText } from "./source-files.ts";

const TEMPLATE =
  /\.(njk|liquid|html|md|markdown|webc|hbs|mustache|ejs|pug|haml|vto|[cm]?[jt]sx?|json|ya?ml|mdx)$/;
const LEFT_OUT = new Set(["node_modules", ".git", "_site"]);

/**
 * Whether Eleventy's collections of entries are of use to anybody: to a collection that the owner or another plugin
 * makes, which can be made of any template, or to a file of the site that names them.
 *
 * @param ownNames collections that the newsrooms make themselves
 */
export function usesCollections(
  config: EleventyConfig,
  folders: Folders,
  ownNames: readonly string[],
  isEntry: (path: string) => boolean,
): boolean {
  const own = new Set(ownNames);
  if (Object.keys(config.collections).some((name) => !own.has(name))) return true;
  const { includes, layouts } = config.directories;
  const places = [folders.input, folders.data, includes, layouts];
  return namesCollections(places, ownNames, isEntry);
}

/**
 * Whether a layout of the site may show other news than that of its page: such pages are made anew in every rebuild.
 * Layouts get at it by collections, by filters of the newsroom, or through the page that they are given.
 */
export function layoutsShowNews(config: EleventyConfig, folders: Folders): boolean {
  const { includes, layouts } = config.directories;
  const places = [includes, layouts, folders.data];
  for (const { text } of textsBelow(places)) if (SHOWS_NEWS.test(text)) return true;
  return false;
}

const SHOWS_NEWS = /\b(collections|newsroomPage|newsTags|newsTagUrl|newsFeedLinks)\b/;

/**
 * Whether any file of the site names Eleventy's own collections. Where none does, Eleventy need not sort its entries
 * into one collection for each tag, which takes longer than the whole newsroom.
 *
 * @param folders looked through with all folders below them
 * @param ownNames collections that the newsroom makes itself, such as `news`
 * @param isEntry entries count only where they run a template language: elsewhere the word is prose
 */
function namesCollections(
  folders: Iterable<string | undefined>,
  ownNames: readonly string[],
  isEntry: (path: string) => boolean,
): boolean {
  const names = ownNames.map((name) => name.replace(/\$/g, "\\$&")).join("|");
  const own = new RegExp(
    `\\bcollections\\s*(?:\\.\\s*(?:${names})\\b|\\[\\s*["'](?:${names})["']\\s*\\]|["']?\\s*:\\s*\\[?[\\s-]*["']?(?:${names})\\b)`,
    "g",
  );
  for (const { file, text } of textsBelow(folders)) {
    if (!text.includes("collections")) continue;
    if (isEntry(file) && !text.includes("{{") && !text.includes("{%")) continue;
    if (/\bcollections\b/.test(text.replace(own, ""))) return true;
  }
  return false;
}

/** The files below folders, those folders that are there, each once. */
function* textsBelow(folders: Iterable<string | undefined>): Generator<{ file: string; text: string }> {
  for (const folder of new Set(folders)) {
    if (!folder || !existsSync(folder)) continue;
    for (const file of filesBelow(folder)) yield { file, text: readIfPossible(file) };
  }
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
