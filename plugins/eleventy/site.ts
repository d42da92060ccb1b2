import { readFileSync, realpathSync, type Stats, statSync } from "node:fs";
import { posix, relative, resolve, sep } from "node:path";
import picomatch from "picomatch";
import { globSync } from "tinyglobby";
import { pageDateOf, parseMoment } from "../dates/dates.ts";
import type { EleventyConfig } from "./eleventy-config.ts";
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
export function baseOfGlob(glob: string): string {
  const { base } = picomatch.scan(cleanGlob(glob));
  return base === "" || base === "." ? "" : `${base.replace(/\/+$/, "")}/`;
}

function cleanGlob(glob: string): string {
  const isNegated = glob.startsWith("!");
  const plain = glob.slice(isNegated ? 1 : 0).replace(/^\.?\//, "");
  return isNegated ? `!${plain}` : plain;
}

/** What the file system knows of a path: nothing where there is none, and of what can be no path. */
export function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    // A name with a zero in it, or longer than any may be; a folder that nobody may look into.
    return undefined;
  }
}

/** Tells a file from what it was before it was written again. */
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
