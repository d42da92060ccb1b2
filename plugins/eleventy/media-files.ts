import { existsSync, realpathSync } from "node:fs";
import { copyFile, mkdir } from "node:fs/promises";
import { dirname, join, posix } from "node:path";
import picomatch from "picomatch";
import type { Entry } from "../entry/entry.ts";
import { decodedHref, fileOfUrl, hrefOfUrl } from "../index/addresses.ts";
import { type FileBeside, filesInContent, pathBeside } from "../read/files-beside.ts";
import type { SourceItem } from "../read/source-item.ts";
import type { SiteFacts } from "./internals.ts";
import { type Folders, readText, statOf } from "./site.ts";

/*
 * Files that entries name and that are no entries: pictures, recordings. How large they are, where the site copies them, and
 * copies of those that nobody else copies.
 */

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
    // `..` never leaves the project, so that an entry can't read other files.
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

function isFile(path: string): boolean {
  return statOf(path)?.isFile() === true;
}

/** Bytes of a file, undefined where there is no such file. */
function sizeOfFile(path: string): number | undefined {
  const stat = statOf(path);
  return stat?.isFile() ? stat.size : undefined;
}

/** True if the file exists and isn't a symbolic link to outside the site. */
function isCopied(path: string, input: string): boolean {
  if (sizeOfFile(path) === undefined) return false;
  const real = realpathSync.native(path);
  return [input, "."].some((root) => real.startsWith(join(realpathSync.native(root), "/")));
}

/** Finds the file that an entry names relative to itself, such as `image: ./choir.jpg`, and where it is copied to. */
export function fileBesideEntry(
  address: string,
  entryFile: string,
  { input }: Folders,
): FileBeside | undefined {
  const path = pathBeside(address, posix.dirname(entryFile), input);
  if (path === undefined || !isCopied(path, input)) return undefined;
  return { file: path, href: hrefOfUrl(posix.join("/", posix.relative(input, path))) };
}

/** What copying needs of a session. */
interface CopyingSite {
  folders: Folders;
  facts: Pick<SiteFacts, "copies"> | undefined;
  addresses: { siteBase: string };
}

/**
 * Copies what entries name relative to themselves: files of their fields to the place they have in the input folder, those
 * of their text to the place where the page looks for them. Called when a build has written its pages.
 *
 * @returns files written or left as they were, relative to the output folder
 */
export async function copyFilesOfEntries(session: CopyingSite, entries: readonly Entry[]): Promise<string[]> {
  const { input, output } = session.folders;
  const files = new Map<string, string>();
  for (const entry of entries) {
    for (const { source, url } of entry.enclosures)
      if (source !== undefined) files.set(decodedHref(hrefBelow(url, session)), source);
    const addresses = filesInContent(entry.content);
    const page = addresses.length > 0 ? readPage(join(output, fileOfUrl(decodedHref(entry.href)))) : "";
    for (const address of addresses) {
      // A transform of the site may have made another file of it, as image plugins do.
      if (!page.includes(posix.basename(address))) continue;
      const source = pathBeside(address, posix.dirname(entry.source.file), input);
      const target = pathBeside(address, posix.dirname(`${decodedHref(entry.href)}.`), "/");
      if (source !== undefined && target !== undefined && isCopied(source, input)) files.set(target, source);
    }
  }
  const own = [...files].filter(
    ([href]) => copiedFile(session.facts?.copies ?? {}, session.folders, href) === undefined,
  );
  await Promise.all(own.map(([href, source]) => copyChanged(source, join(output, href))));
  return own.map(([href]) => href);
}

/** The page as it was written, after all transforms of the site. */
function readPage(path: string): string {
  return existsSync(path) ? readText(path) : "";
}

function hrefBelow(url: string, { addresses }: CopyingSite): string {
  return `/${url.slice(addresses.siteBase.length)}`;
}

/** Leaves a file alone that is there already, from an earlier build or copied by the site itself. */
async function copyChanged(source: string, target: string): Promise<void> {
  const [from, to] = [statOf(source), statOf(target)];
  if (from && to?.size === from.size && to.mtimeMs >= from.mtimeMs && !to.isDirectory()) return;
  await mkdir(dirname(target), { recursive: true });
  await copyFile(source, target);
}
