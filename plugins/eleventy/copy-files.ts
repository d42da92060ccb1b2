import { existsSync, statSync } from "node:fs";
import { copyFile, mkdir } from "node:fs/promises";
import { dirname, join, posix } from "node:path";
import type { Entry } from "../entry/entry.ts";
import { decodedHref, fileOfUrl } from "../room/addresses.ts";
import { filesInContent, pathBeside } from "../sources/files-beside.ts";
import type { Session } from "./session.ts";
import { copiedFile, readText, sizeOfFile } from "./site.ts";

/**
 * Copies what entries name relative to themselves: files of their fields to the place they have in the input folder, those
 * of their text to the place where the page looks for them. Called when a build has written its pages.
 *
 * @returns files written or left as they were, relative to the output folder
 */
export async function copyFilesOfEntries(session: Session, entries: readonly Entry[]): Promise<string[]> {
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
      if (source !== undefined && target !== undefined && sizeOfFile(source) !== undefined)
        files.set(target, source);
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

function hrefBelow(url: string, { addresses }: Session): string {
  return `/${url.slice(addresses.siteBase.length)}`;
}

/** Leaves a file alone that is there already, from an earlier build or copied by the site itself. */
async function copyChanged(source: string, target: string): Promise<void> {
  const from = statSync(source);
  const to = existsSync(target) ? statSync(target) : undefined;
  if (to && (to.isDirectory() || (to.size === from.size && to.mtimeMs >= from.mtimeMs))) return;
  await mkdir(dirname(target), { recursive: true });
  await copyFile(source, target);
}
