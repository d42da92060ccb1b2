import { posix } from "node:path";
import { itemAt } from "../values/sure.ts";
import { baseOfGlob, type Folders, findFiles } from "./source-files.ts";

/**
 * Globs of the Markdown files that Eleventy is to leave to the newsroom. Where the owner takes files out of the entries
 * with `!news/drafts/**`, those stay pages of Eleventy's: globs of what to ignore know no exception, so they are given
 * folder by folder, a whole tree as one.
 *
 * @param globs those of the option `entries`, below the input folder
 * @param entries files that the newsroom reads, below the input folder
 */
export function ownIgnores(
  globs: readonly string[],
  entries: () => readonly string[],
  folders: Folders,
): string[] {
  const wanted = globs.filter((glob) => !glob.startsWith("!"));
  if (wanted.length === globs.length) return globs.map((glob) => folders.input + glob);
  const own = new Set(entries());
  const others = findFiles(
    folders,
    wanted.map((glob) => `${baseOfGlob(glob)}**/*.md`),
    [".md"],
  ).filter((file) => !own.has(file));
  const mixed = new Set(others.flatMap(foldersAbove));
  const namesIn = new Map<string, string[]>();
  for (const file of others) namesIn.set(folderOf(file), [...(namesIn.get(folderOf(file)) ?? []), file]);
  const ignores = new Set<string>();
  for (const file of own) {
    const folder = folderOf(file);
    const whole = [...foldersAbove(file)].reverse().find((above) => !mixed.has(above));
    if (whole !== undefined) ignores.add(`${folders.input}${escaped(whole)}**/*.md`);
    else {
      const names = (namesIn.get(folder) ?? []).map((other) =>
        escaped(posix.basename(other).replace(/\.md$/, "")),
      );
      ignores.add(`${folders.input}${escaped(folder)}${names.length > 0 ? `!(${names.join("|")})` : "*"}.md`);
    }
  }
  return [...ignores];
}

function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf("/") + 1);
}

/** Folders a file lies in, the nearest first; the input folder itself is `""`. */
function foldersAbove(file: string): string[] {
  const found = [folderOf(file)];
  for (let at = itemAt(found, 0); at !== ""; ) {
    at = folderOf(at.slice(0, -1));
    found.push(at);
  }
  return found;
}

function escaped(path: string): string {
  return path.replace(/[()[\]{}!*?+@\\|]/g, "\\$&");
}
