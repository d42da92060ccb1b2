import { posix } from "node:path";
import type { Session } from "../../eleventy/session.ts";
import type { Entry } from "../../entry/entry.ts";
import type { Terminal } from "../frame/terminal.ts";
import type { Site } from "./load-site.ts";

/**
 * Folder that new entries are written to, with `/` at the end, from the folder that the command runs in. Where a tag
 * alone says what an entry is, that is the folder with the most entries, or one named like the path of the newsroom.
 *
 * @param entries the entries of the site
 */
export function entryFolder({ folders, selection, settings }: Session, entries: readonly Entry[]): string {
  if (selection.wanted.length > 0) return posix.normalize(folders.input + selection.folder);
  const counts = new Map<string, number>();
  for (const { source } of entries) {
    const folder = folderOf(source.file);
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1));
  return posix.normalize(most?.[0] ?? folders.input + settings.path.slice(1));
}

/** A page in a folder of its own, `blog/rain/rain.md` or `blog/rain/index.md`, is one of the folder above. */
function folderOf(file: string): string {
  const folder = posix.dirname(file);
  const name = posix.basename(file).replace(/\..*$/, "");
  return `${name === "index" || name === posix.basename(folder) ? posix.dirname(folder) : folder}/`;
}

/**
 * The entries that a site has, for a command that adds some. If the site can't be built, the command still works, but
 * warns that existing entries aren't known.
 */
export async function entriesOf(site: Site, session: Session, terminal: Terminal): Promise<readonly Entry[]> {
  try {
    await site.dryRun();
  } catch {
    terminal.progress("");
    terminal.err(
      "The site can't be built at the moment, so its entries aren't known here. Build it to see the reason.",
    );
  }
  return session.newsIndex?.all ?? [];
}
