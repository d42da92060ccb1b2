import { existsSync, statSync } from "node:fs";
import { posix } from "node:path";
import picomatch from "picomatch";
import type { EleventyConfig } from "./eleventy-config.ts";
import { type Folders, readText } from "./source-files.ts";

/**
 * A test whether Eleventy would leave a file alone: files of `.eleventyignore`, `.gitignore` and `ignores` of the
 * configuration, layouts, data and output. What an owner keeps back from Eleventy, the newsroom does not publish either.
 *
 * @param own globs that the newsroom itself has Eleventy ignore
 */
export function ignoredFiles(
  config: EleventyConfig,
  folders: Folders,
  own: readonly string[],
): (file: string) => boolean {
  const { includes, layouts } = config.directories;
  const places = [includes, layouts, folders.data, folders.output].filter(
    (folder) => folder && posix.normalize(folder) !== "./",
  );
  const globs = [
    ...[...config.ignores].filter((glob) => !own.includes(glob)),
    ...linesOf(".", ".eleventyignore"),
    ...(posix.normalize(folders.input) === "./" ? [] : linesOf(folders.input, ".eleventyignore")),
    ...(config.useGitIgnore === false ? [] : linesOf(".", ".gitignore")),
    ...places.map((folder) => `${folder}/**`),
  ];
  const matches = picomatch(
    globs.map((glob) => posix.normalize(glob)),
    { dot: true },
  );
  return (file) => matches(posix.normalize(file));
}

/** Lines of an ignore file as globs from the project's folder. As Eleventy, without negation. */
function linesOf(folder: string, name: string): string[] {
  const file = posix.join(folder, name);
  if (!existsSync(file)) return [];
  return readText(file)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#") && !line.startsWith("!"))
    .map((line) => {
      const path = posix.join(folder, line).replace(/\/$/, "");
      return existsSync(path) && statSync(path).isDirectory() ? `${path}/**` : path;
    });
}
