import { existsSync, statSync } from "node:fs";
import { posix } from "node:path";
import picomatch from "picomatch";
import type { EleventyConfig } from "./eleventy-config.ts";
import type { Folders } from "./source-files.ts";

/**
 * Finds the file that the site copies as it is to an address, by `addPassthroughCopy`.
 *
 * @param href root-relative, such as `/_redirects`
 * @returns the file in the project, or undefined where nothing is copied there
 */
export function copiedFile(config: EleventyConfig, folders: Folders, href: string): string | undefined {
  for (const [written, { outputPath }] of Object.entries(config.passthroughCopies)) {
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
  const below = outputPath === true ? belowFolder(from, folders.input) : outputPath;
  const target = posix.join("/", below).replace(/(?<=.)\/+$/, "");
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

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}
