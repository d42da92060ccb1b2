import { createHash } from "node:crypto";
import { existsSync, rmdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Entry } from "../entry/entry.ts";
import { surroundingsOf } from "../pages/surroundings.ts";
import type { ReadEntry } from "../read/read-entry.ts";
import type { SourceItem } from "../read/source-item.ts";
import { stampOf } from "./site.ts";

/** What a page or file is made from, and how to make it; `text` is always right, `fingerprint` is sooner known. */
export interface Making {
  /** The same for the same text; undefined where only the text can tell. */
  fingerprint?(): string | undefined;
  text(): string;
}

interface Kept {
  stamp: string;
  read: ReadEntry;
  entry: Entry;
  /** Sizes of the files that the entry names. */
  sizes: readonly [string, number | undefined][];
}

/**
 * What is kept from one build to the next while a site is watched, so that a rebuild reads, makes and writes only what has
 * changed, and takes away what is no longer made. A single build keeps nothing here.
 */
export class Rebuilds {
  /** True in a build that follows another one. */
  isRebuild = false;
  #entries = new Map<string, Kept>();
  #made = new Map<string, { text: string; fingerprint: string | undefined }>();
  #files = new Set<string>();
  #surroundings = new Map<string, string>();
  #written = new Set<string>();
  #changed: string[] = [];
  #hasEnded = true;

  /** Called before a rebuild with the files that changed. */
  change(files: readonly string[]): void {
    this.#changed.push(...files);
    const changed = new Set(files.map(plainPath));
    for (const file of this.#entries.keys()) if (changed.has(plainPath(file))) this.#entries.delete(file);
  }

  /**
   * Called when a build begins.
   *
   * @param isOwnSource whether a file is an entry or a data file of the plugin: what a change of it can alter is known;
   * after any other change everything is made anew
   */
  begin(watching: boolean, isOwnSource: (file: string) => boolean): void {
    this.isRebuild = watching && this.#files.size > 0;
    if (!watching || !this.#hasEnded || !this.#changed.every(isOwnSource)) this.forget();
    this.#changed = [];
    this.#hasEnded = false;
  }

  /** Forgets what earlier builds made: everything is made anew. */
  forget(): void {
    this.#entries.clear();
    this.#made.clear();
  }

  /** An entry as it was read, where its file and the files that it names are as they were. */
  entry(
    file: string,
    href: string | undefined,
    sizeOf: (address: string, item: SourceItem) => number | undefined,
  ): Kept | undefined {
    const kept = this.#entries.get(file);
    if (!kept || (href !== undefined && kept.read.item.href !== href) || kept.stamp !== stampOf(file))
      return undefined;
    return kept.sizes.every(([address, size]) => sizeOf(address, kept.read.item) === size) ? kept : undefined;
  }

  /** Keeps an entry. One with template code may show what other files hold, so it is read again each time. */
  keepEntry(read: ReadEntry, entry: Entry, sizes: Kept["sizes"]): void {
    const item: SourceItem & { stamp?: string | undefined } = read.item;
    if (item.kind === "html" || /\{[{%]/.test(item.body)) return;
    const stamp = item.stamp ?? stampOf(item.file);
    if (stamp) this.#entries.set(item.file, { stamp, read, entry, sizes });
  }

  /** Forgets files that are no longer entries. */
  keepOnly(files: ReadonlySet<string>): void {
    for (const file of this.#entries.keys()) if (!files.has(file)) this.#entries.delete(file);
  }

  /** Notes what an address has got. */
  note(href: string, making: Making): void {
    this.#made.set(href, { text: hashOf(making.text()), fingerprint: hashed(making.fingerprint?.()) });
  }

  /**
   * The items whose file is not what it would be made to. An item whose text cannot be made yet, since it carries an entry
   * that Eleventy has still to render, has changed with that entry.
   *
   * @param fileOf file of an item in the output folder: where it is gone, it is made again
   */
  changed<Item>(
    items: readonly Item[],
    hrefOf: (item: Item) => string,
    fileOf: (item: Item) => string,
    makingOf: (item: Item) => Making,
  ): Item[] {
    if (!this.isRebuild) return [...items];
    return items.filter((item) => {
      const known = this.#made.get(hrefOf(item));
      if (known === undefined || !existsSync(fileOf(item))) return true;
      const making = makingOf(item);
      const fingerprint = hashed(making.fingerprint?.());
      if (fingerprint !== undefined && fingerprint === known.fingerprint) return false;
      try {
        if (hashOf(making.text()) !== known.text) return true;
      } catch {
        return true;
      }
      known.fingerprint = fingerprint;
      return false;
    });
  }

  /** Says that a file is about to be written, by a build that may yet fail. */
  willWrite(file: string): void {
    this.#files.add(file);
  }

  /** Called for each entry that Eleventy writes in the plugin's theme. */
  wrote(entry: Entry, relatedCount: number): void {
    this.#written.add(entry.href);
    this.#surroundings.set(entry.href, surroundingsOf(entry, relatedCount));
  }

  /**
   * Entries in the plugin's theme whose page shows neighbours that changed, though Eleventy has not written it: under
   * `--incremental` it renders the changed file alone.
   *
   * @param entries all entries in the theme
   */
  stale(entries: readonly Entry[], relatedCount: number): Entry[] {
    const hrefs = new Set(entries.map(({ href }) => href));
    for (const href of this.#surroundings.keys()) if (!hrefs.has(href)) this.#surroundings.delete(href);
    return entries.filter((entry) => {
      const known = this.#surroundings.get(entry.href);
      return (
        !this.#written.has(entry.href) && known !== undefined && known !== surroundingsOf(entry, relatedCount)
      );
    });
  }

  /**
   * Called when a build is done: takes away files that the build before made and this one does not, with folders that are
   * left empty.
   *
   * @param files files of this build, relative to the output folder, and the addresses that are noted for them
   */
  end(files: ReadonlyMap<string, string>, outputFolder: string): void {
    // Made again with the same text, what is taken away here has to be written again.
    const hrefs = new Set(files.values());
    for (const href of this.#made.keys()) if (!hrefs.has(href)) this.#made.delete(href);
    for (const file of this.#files) {
      if (files.has(file)) continue;
      const path = join(outputFolder, file);
      rmSync(path, { force: true });
      removeEmptyFolders(dirname(path), outputFolder);
    }
    this.#files = new Set(files.keys());
    this.#written.clear();
    this.#hasEnded = true;
    // What an entry would need to render again holds the whole build that it comes from.
    for (const { entry } of this.#entries.values()) release(entry);
  }
}

function release(entry: Entry): void {
  try {
    void entry.content;
  } catch {
    // Eleventy has not rendered it in a partial build.
  }
}

/** `./src/a.md` → `src/a.md`. */
function plainPath(path: string): string {
  return path.replaceAll("\\", "/").replace(/^\.\//, "");
}

function hashed(text: string | undefined): string | undefined {
  return text === undefined ? undefined : hashOf(text);
}

function hashOf(text: string): string {
  return createHash("sha1").update(text).digest("base64");
}

function removeEmptyFolders(folder: string, root: string): void {
  if (join(folder) === join(root) || !join(folder).startsWith(join(root))) return;
  try {
    rmdirSync(folder);
  } catch {
    return;
  }
  removeEmptyFolders(dirname(folder), root);
}
