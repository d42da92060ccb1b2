import { createHash } from "node:crypto";
import { existsSync, readdirSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import type { Entry } from "../entry/entry.ts";
import { fileOf } from "../index/addresses.ts";
import type { Output } from "../outputs/output.ts";
import type { ReadEntry } from "../read/read-entry.ts";
import type { SourceItem } from "../read/source-item.ts";
import { folderOfFile, stampOf } from "./site.ts";

interface CachedEntry {
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
  #entries = new Map<string, CachedEntry>();
  /** Files below the output folder, with a hash of the key of each; undefined where it is always written anew. */
  readonly #files = new Map<string, string | undefined>();
  #changed: string[] = [];
  #writesAll = true;
  #hasEnded = true;
  #dataFiles = "";
  readonly #outputFolder: string;

  constructor(outputFolder: string) {
    this.#outputFolder = outputFolder;
  }

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
   * @param dataFiles names of the data files that are there: Eleventy does not tell of one that was deleted
   */
  begin(watching: boolean, isOwnSource: (file: string) => boolean, dataFiles: () => string): void {
    this.isRebuild = watching && this.#files.size > 0;
    const data = watching ? dataFiles() : "";
    const isKnown = data === this.#dataFiles && this.#changed.every(isOwnSource);
    this.#writesAll = !this.isRebuild || !this.#hasEnded || !isKnown;
    this.#dataFiles = data;
    if (this.#writesAll) this.forget();
    this.#changed = [];
    this.#hasEnded = false;
  }

  /** Forgets all entries: they are read anew. */
  forget(): void {
    this.#entries.clear();
  }

  /** An entry as it was read, where its file and the files that it names are as they were. */
  entry(
    file: string,
    href: string | undefined,
    sizeOf: (address: string, item: SourceItem) => number | undefined,
  ): CachedEntry | undefined {
    const cached = this.#entries.get(file);
    if (!cached || (href !== undefined && cached.read.item.href !== href) || cached.stamp !== stampOf(file))
      return undefined;
    return cached.sizes.every(([address, size]) => sizeOf(address, cached.read.item) === size)
      ? cached
      : undefined;
  }

  /** Keeps an entry. One with template code may show what other files hold, so it is read again each time. */
  keepEntry(read: ReadEntry, entry: Entry, sizes: CachedEntry["sizes"]): void {
    const item: SourceItem & { stamp?: string | undefined } = read.item;
    if (item.kind === "html" || /\{[{%]/.test(item.body)) return;
    const stamp = item.stamp ?? stampOf(item.file);
    if (stamp) this.#entries.set(item.file, { stamp, read, entry, sizes });
  }

  /** Forgets files that are no longer entries. */
  keepOnly(files: ReadonlySet<string>): void {
    for (const file of this.#entries.keys()) if (!files.has(file)) this.#entries.delete(file);
  }

  /** The outputs that a build has to write: in a rebuild, those made from something else than in the last build. */
  changed(outputs: readonly Output[]): Output[] {
    if (this.#writesAll) return [...outputs];
    return outputs.filter(
      (output) => !existsSync(join(this.#outputFolder, fileOf(output.href))) || this.#isSame(output) !== true,
    );
  }

  /**
   * Pages that show something that has changed, though Eleventy has not rendered them: under `--incremental` it renders the
   * changed file alone.
   */
  stale<Item extends Output>(outputs: readonly Item[]): Item[] {
    return outputs.filter((output) => this.#isSame(output) === false);
  }

  /** Undefined where nobody can tell: in a layout of the site, or where an entry on it has still to be rendered. */
  #isSame(output: Output): boolean | undefined {
    const hash = this.#files.get(fileOf(output.href));
    try {
      return hash === undefined ? undefined : hash === hashOf(output.key());
    } catch {
      return undefined;
    }
  }

  /** Notes what an output is made from. What a layout of the site shows of other pages is not known. */
  note(output: Output, text: string): void {
    this.#files.set(fileOf(output.href), output.layout === "" ? hashOf(output.key(() => text)) : undefined);
  }

  /** Says that a file is about to be written, by a build that may yet fail. */
  willWrite(file: string): void {
    if (!this.#files.has(file)) this.#files.set(file, undefined);
  }

  /**
   * Called when a build is done: takes away files that earlier builds wrote and this one does not, with folders that are left
   * empty.
   *
   * @param files every file of this build, relative to the output folder
   */
  end(files: ReadonlySet<string>): void {
    for (const file of files) this.willWrite(file);
    for (const file of this.#files.keys()) {
      if (files.has(file)) continue;
      this.#files.delete(file);
      const path = join(this.#outputFolder, file);
      rmSync(path, { force: true });
      removeEmptyFolders(dirname(path), this.#outputFolder);
    }
    this.#hasEnded = true;
    // What an entry would need to render again holds the whole build that it comes from.
    for (const { entry } of this.#entries.values()) isRendered(entry);
  }
}

/**
 * Names of the data files in the folders of entries, and in those above.
 *
 * @param input folder that the files are named below
 */
export function dataFilesOf(input: string, files: readonly string[]): string {
  const folders = new Set<string>();
  for (const file of files)
    for (let folder = folderOfFile(file); !folders.has(folder); folder = folderOfFile(folder))
      folders.add(folder);
  return [...folders]
    .flatMap((folder) => namesIn(join(input, folder)).map((name) => join(folder, name)))
    .filter((name) => /\.json$|\.11tydata\./.test(name))
    .join("\n");
}

/** False for an entry that Eleventy has not rendered in a partial build. */
export function isRendered(entry: Entry): boolean {
  try {
    return typeof entry.content === "string";
  } catch {
    return false;
  }
}

/** `./src/a.md` → `src/a.md`. */
function plainPath(path: string): string {
  return path.replaceAll("\\", "/").replace(/^\.\//, "");
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

/** Milliseconds from one look to the next. Node's own watching of folders misses some of the files that are deleted. */
const INTERVAL = 300;
/**
 * Milliseconds between a deletion and the signal. A renamed file is a deletion and an addition, and `--incremental`
 * fails on an added file that it hears of only after another change.
 */
const PATIENCE = 300;

/** Files that are left in the folder for temporary ones until the process ends. */
const signals = new Set<string>();

/** A file that Eleventy watches, to have it build again. Outside the project, so that nothing is left in it. */
export class Signal {
  readonly file: string;
  #count = 0;
  #sending: NodeJS.Timeout | undefined;

  /** @param key of a site and what the signal is for */
  constructor(key: string) {
    const hash = createHash("sha1").update(`${process.cwd()}\0${key}\0${process.pid}`).digest("hex");
    this.file = join(tmpdir(), `newsroom-signal-${hash.slice(0, 12)}`);
    if (signals.size === 0)
      process.once("exit", () => {
        for (const file of signals) rmSync(file, { force: true });
      });
    signals.add(this.file);
    // It has to be there when Eleventy begins to watch.
    if (!existsSync(this.file)) writeFileSync(this.file, "");
  }

  /** Has Eleventy build again soon. */
  send(): void {
    clearTimeout(this.#sending);
    this.#sending = setTimeout(() => {
      this.#count++;
      writeFileSync(this.file, String(this.#count));
    }, PATIENCE).unref();
  }

  stop(): void {
    clearTimeout(this.#sending);
  }
}

/** Eleventy 3.1 sees that a file was deleted and does not build again. While a site is watched, this notices a deleted entry. */
export class DeletionWatch {
  readonly signal: Signal;
  #looking: NodeJS.Timeout | undefined;

  constructor(signal: Signal) {
    this.signal = signal;
  }

  /**
   * Begins to look; a second call does nothing. Does not keep the process alive.
   *
   * @param input folder that the files are named below
   * @param files those that are there, as far as the last build knows
   */
  start(input: string, files: () => readonly string[]): void {
    if (this.#looking) return;
    const missing = new MissingFiles(input, files);
    this.#looking = setInterval(() => {
      if (missing.look()) this.signal.send();
    }, INTERVAL).unref();
  }

  stop(): void {
    clearInterval(this.#looking);
    this.signal.stop();
    this.#looking = undefined;
  }
}

/** Finds out which files are gone. Reads folders, since asking for each file of an archive takes longer. */
export class MissingFiles {
  readonly #input: string;
  readonly #files: () => readonly string[];
  #gone: ReadonlySet<string> = new Set();

  /** @param files those that were there in the last build */
  constructor(input: string, files: () => readonly string[]) {
    this.#input = input;
    this.#files = files;
  }

  /** Whether a file is gone that was not at the last look: one that came and went between two looks, too. */
  look(): boolean {
    const names = new Map<string, ReadonlySet<string>>();
    const isPresent = (file: string) => {
      const folder = dirname(file);
      const inFolder = names.get(folder) ?? new Set(namesIn(join(this.#input, folder)));
      names.set(folder, inFolder);
      return inFolder.has(basename(file));
    };
    const gone = this.#files().filter((file) => !isPresent(file));
    const isNew = gone.some((file) => !this.#gone.has(file));
    this.#gone = new Set(gone);
    return isNew;
  }
}

/** What lies in a folder; nothing where it is gone. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
