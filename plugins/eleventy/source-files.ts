import { existsSync, readFileSync, statSync } from "node:fs";
import { posix } from "node:path";
import picomatch from "picomatch";
import { globSync } from "tinyglobby";
import type { EleventyConfig } from "./eleventy-config.ts";

/** The folders of a site, relative to the project, as `./src/`. */
export interface Folders {
  input: string;
  output: string;
  data: string;
}

/** Folders as Eleventy has them when plugins run. */
export function foldersOf(config: EleventyConfig): Folders {
  const { input, output, data } = config.directories;
  return { input: folder(input), output: folder(output), data: folder(data) };
}

function folder(path: string): string {
  const clean = posix.normalize(path.replaceAll("\\", "/"));
  const plain = clean.replace(/\/+$/, "");
  if (plain === "" || plain === ".") return "./";
  return plain.startsWith(".") || plain.startsWith("/") ? `${plain}/` : `./${plain}/`;
}

/** A test whether a file, named below the input folder, is one of those that globs mean. */
export function matcherOf(globs: readonly string[]): (path: string) => boolean {
  const clean = globs.map(cleanGlob);
  const wanted = clean.filter((glob) => !glob.startsWith("!"));
  const unwanted = clean.filter((glob) => glob.startsWith("!")).map((glob) => glob.slice(1));
  return picomatch(wanted, { ignore: unwanted });
}

/** Files that globs mean and that end in one of the given ways, named below the input folder, in a fixed order. */
export function findFiles(folders: Folders, globs: readonly string[], endings: readonly string[]): string[] {
  const clean = globs.map(cleanGlob);
  return globSync(
    clean.filter((glob) => !glob.startsWith("!")),
    {
      cwd: folders.input,
      ignore: [
        "**/node_modules/**",
        "**/.*/**",
        ...clean.filter((glob) => glob.startsWith("!")).map((glob) => glob.slice(1)),
      ],
      expandDirectories: false,
      onlyFiles: true,
    },
  )
    .filter((path) => endings.some((ending) => path.endsWith(ending)))
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

/** Folder below the input folder that a glob looks into: `news/` of `news/**\/*.md`. */
export function baseOfGlob(glob: string): string {
  const { base } = picomatch.scan(cleanGlob(glob));
  return base === "" || base === "." ? "" : `${base.replace(/\/+$/, "")}/`;
}

function cleanGlob(glob: string): string {
  const negated = glob.startsWith("!");
  const plain = glob.slice(negated ? 1 : 0).replace(/^\.?\//, "");
  return negated ? `!${plain}` : plain;
}

/** Text of a file. UTF-8 is what Eleventy reads too; bytes that are none become U+FFFD. */
export function readText(path: string): string {
  return readFileSync(path, "utf8");
}

/** Bytes of a file, undefined where there is no such file. */
export function sizeOfFile(path: string): number | undefined {
  const stat = existsSync(path) ? statSync(path) : undefined;
  return stat?.isFile() ? stat.size : undefined;
}
