import { posix } from "node:path";
import type { SourceItem } from "../sources/source-item.ts";
import type { EleventyConfig } from "./eleventy-config.ts";
import { type Folders, sizeOfFile } from "./source-files.ts";

/** No file system has longer ones, and joining what leads up a thousand times takes long. */
const LONGEST_PATH = 8192;

/**
 * Looks up the size of a file that an entry names: beside the entry, in the input folder, where a passthrough
 * copy takes it from, or as it lies in the project. Remote files are not asked for.
 */
export function mediaSizes(
  config: EleventyConfig,
  folders: Folders,
): (address: string, item: SourceItem) => number | undefined {
  const known = new Map<string, number | undefined>();
  return (address, item) => {
    const written = address.split(/[?#]/, 1)[0] ?? "";
    if (/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(address) || written.length > LONGEST_PATH) return undefined;
    // From the root nothing leads further up; an entry must not ask for files of the machine.
    const path = posix.normalize(decode(written));
    const candidates = path.startsWith("/")
      ? [posix.join(folders.input, path), ...passthroughSources(config, path), `.${path}`]
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

/** The folder of the site's sources may lie beside the project. */
function isOfSite(path: string, { input }: Folders): boolean {
  return !/^(?:\.\.)?\//.test(posix.normalize(path)) || path.startsWith(posix.normalize(input));
}

function passthroughSources(config: EleventyConfig, path: string): string[] {
  return Object.entries(config.passthroughCopies).flatMap(([from, { outputPath }]) => {
    if (typeof outputPath !== "string" || from.includes("*")) return [];
    const target = `/${outputPath.replace(/^\.?\/+|\/+$/g, "")}/`.replace("//", "/");
    return path.startsWith(target) ? [posix.join(from, path.slice(target.length))] : [];
  });
}

function decode(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
