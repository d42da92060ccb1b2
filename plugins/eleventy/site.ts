import { readFileSync, realpathSync, statSync } from "node:fs";
import { posix, relative, resolve, sep } from "node:path";
import picomatch from "picomatch";
import { globSync } from "tinyglobby";
import { hrefOfUrl } from "../room/addresses.ts";
import { type FileBeside, pathBeside } from "../sources/files-beside.ts";
import type { SourceItem } from "../sources/source-item.ts";
import type { EleventyConfig } from "./eleventy-config.ts";
import { directoriesOf, type SiteFacts } from "./internals.ts";

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

/** Tells a file from what it was before it was written again. */
export function stampOf(file: string): string | undefined {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat && `${stat.mtimeMs} ${stat.size} ${stat.ino}`;
}

/** Text of a file in UTF-8, as Eleventy reads it. */
export function readText(path: string): string {
  return readFileSync(path, "utf8");
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

/** Bytes of a file, undefined where there is no such file. */
export function sizeOfFile(path: string): number | undefined {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat?.isFile() ? stat.size : undefined;
}

/** No file system has longer paths, and joining what leads up a thousand times takes long. */
const MAX_PATH = 8192;

/**
 * Looks up the size of a file that an entry names: beside the entry, in the input folder, where a passthrough copy takes
 * it from, or in the project. Remote files are not asked for.
 */
export function mediaSizes(
  folders: Folders,
  copies: () => SiteFacts["copies"],
): (address: string, item: SourceItem) => number | undefined {
  const known = new Map<string, number | undefined>();
  return (address, item) => {
    const written = address.split(/[?#]/, 1)[0] ?? "";
    if (/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(address) || written.length > MAX_PATH) return undefined;
    // From the root nothing leads further up: an entry must not ask for files of the machine.
    const path = posix.normalize(decodedPath(written));
    const candidates = path.startsWith("/")
      ? [posix.join(folders.input, path), ...sourcesOfCopies(copies(), path), `.${path}`]
      : [
          posix.join(posix.dirname(item.file), path),
          posix.join(folders.input, posix.join("/", item.href ?? "", path)),
        ].filter((candidate) => isOfSite(candidate, folders));
    for (const candidate of candidates) {
      if (!known.has(candidate)) known.set(candidate, sizeOfFile(candidate));
      const size = known.get(candidate);
      if (size !== undefined) return size;
    }
    return undefined;
  };
}

/** The folder of the site's sources may be beside the project. */
function isOfSite(path: string, { input }: Folders): boolean {
  return !/^(?:\.\.)?\//.test(posix.normalize(path)) || path.startsWith(posix.normalize(input));
}

function sourcesOfCopies(copies: SiteFacts["copies"], path: string): string[] {
  return Object.entries(copies).flatMap(([from, { outputPath }]) => {
    if (typeof outputPath !== "string" || from.includes("*")) return [];
    const target = `/${outputPath.replace(/^\.?\/+|\/+$/g, "")}/`.replace("//", "/");
    return path.startsWith(target) ? [posix.join(from, path.slice(target.length))] : [];
  });
}

function decodedPath(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

/**
 * Finds the file that the site copies as it is to an address, by `addPassthroughCopy`.
 *
 * @param href root-relative, such as `/_redirects`
 * @returns the file in the project, or undefined where nothing is copied there
 */
export function copiedFile(copies: SiteFacts["copies"], folders: Folders, href: string): string | undefined {
  for (const [written, { outputPath }] of Object.entries(copies)) {
    const from = posix.normalize(written);
    const source = picomatch.scan(from).isGlob
      ? fromGlob(from, outputPath, folders, href)
      : fromPath(from, outputPath, folders, href);
    if (source !== undefined && isFile(source)) return source;
  }
  return undefined;
}

function fromPath(
  from: string,
  outputPath: string | true,
  folders: Folders,
  href: string,
): string | undefined {
  const target = posix
    .join("/", outputPath === true ? belowFolder(from, folders.input) : outputPath)
    .replace(/(?<=.)\/+$/, "");
  if (isFile(from))
    return [target, posix.join(target, posix.basename(from))].includes(href) ? from : undefined;
  const inside = target === "/" ? "/" : `${target}/`;
  return href.startsWith(inside) ? posix.join(from, href.slice(inside.length)) : undefined;
}

/** What a glob finds keeps its place below the input folder, or loses its folders where the owner names another. */
function fromGlob(
  glob: string,
  outputPath: string | true,
  folders: Folders,
  href: string,
): string | undefined {
  if (outputPath !== true) return undefined;
  const source = posix.join(folders.input, href);
  return picomatch(glob)(source) ? source : undefined;
}

function belowFolder(path: string, folder: string): string {
  const base = posix.normalize(folder);
  return base !== "./" && path.startsWith(base) ? path.slice(base.length) : path;
}

/** Files of the project that a glob of Eleventy's `ignores` means. */
export function ignoreMatcher(globs: readonly string[]): (file: string) => boolean {
  const matches = picomatch(
    globs.map((glob) => posix.normalize(glob)),
    { dot: true, nocase: true },
  );
  return (file) => matches(posix.normalize(file));
}

/** Finds the file that an entry names relative to itself, such as `image: ./choir.jpg`, and where it is copied to. */
export function fileBesideEntry(
  address: string,
  entryFile: string,
  { input }: Folders,
): FileBeside | undefined {
  const path = pathBeside(address, posix.dirname(entryFile), input);
  if (path === undefined || sizeOfFile(path) === undefined) return undefined;
  return { file: path, href: hrefOfUrl(posix.join("/", posix.relative(input, path))) };
}
