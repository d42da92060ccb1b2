import { createHash } from "node:crypto";
import { type Dirent, existsSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Milliseconds from one look to the next. Node's own watching of folders misses some of the files that are deleted. */
const INTERVAL = 300;
/**
 * Milliseconds between a deletion and the signal. A renamed file is a deletion and an addition, and `--incremental`
 * fails on an added file that it hears of only after another change.
 */
const PATIENCE = 300;

/**
 * Eleventy 3.1 sees that a file was deleted and does not build again. While a site is watched, this notices
 * a deleted entry and touches a file that Eleventy watches too.
 */
export class DeletionWatch {
  /** The file that Eleventy is to watch. Outside the project, so that nothing is left in it. */
  readonly signal: string;
  #count = 0;
  #looking: NodeJS.Timeout | undefined;
  #telling: NodeJS.Timeout | undefined;

  constructor(folder: string, name: string) {
    const hash = createHash("sha1")
      .update(`${process.cwd()}\0${folder}\0${name}\0${process.pid}`)
      .digest("hex")
      .slice(0, 12);
    this.signal = join(tmpdir(), `newsroom-deleted-${hash}`);
  }

  /** Makes the file, which has to be there when Eleventy begins to watch. */
  prepare(): void {
    if (!existsSync(this.signal)) writeFileSync(this.signal, "");
  }

  /**
   * Begins to look; a second call does nothing. Does not keep the process alive.
   *
   * @param input folder that the others are named below
   * @param folders those that entries lie in
   * @param isWanted whether a file, named below the input folder, is an entry
   */
  start(input: string, folders: readonly string[], isWanted: (below: string) => boolean): void {
    if (this.#looking) return;
    const listing = new EntryListing(input, folders, isWanted);
    this.#looking = setInterval(() => {
      if (listing.lookAgain()) this.tell();
    }, INTERVAL).unref();
  }

  stop(): void {
    clearInterval(this.#looking);
    clearTimeout(this.#telling);
    this.#looking = undefined;
  }

  /** Has Eleventy build again soon. */
  tell(): void {
    clearTimeout(this.#telling);
    this.#telling = setTimeout(() => {
      this.#count++;
      writeFileSync(this.signal, String(this.#count));
    }, PATIENCE).unref();
  }
}

interface KnownFolder {
  /** Time of the last change of what lies in it; undefined where another may have come within the same moment. */
  changed: number | undefined;
  files: Set<string>;
  folders: Set<string>;
}

/** A file system may tell two changes in so many milliseconds apart by nothing. */
const ONE_MOMENT = 1000;

/**
 * Files below some folders, to find out which are gone. Looks at the time of each folder, which changes with each file
 * that comes or goes, and reads only folders that have changed: some hundred folders take about a millisecond.
 */
export class EntryListing {
  readonly #root: string;
  readonly #tops: readonly string[];
  readonly #isWanted: (below: string) => boolean;
  readonly #known = new Map<string, KnownFolder>();

  /**
   * @param root folder that all others are named below
   * @param tops folders to look into, such as `news/`, and `""` for all
   */
  constructor(root: string, tops: readonly string[], isWanted: (below: string) => boolean) {
    this.#root = root;
    this.#tops = tops.map((top) => top.replace(/\/$/, ""));
    this.#isWanted = isWanted;
    this.lookAgain();
  }

  /** Whether a wanted file that was there is gone. */
  lookAgain(): boolean {
    return this.#tops.map((top) => this.#look(top)).includes(true);
  }

  #look(folder: string): boolean {
    const path = join(this.#root, folder);
    const changed = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
    const before = this.#known.get(folder);
    if (before && before.changed === changed && changed !== undefined)
      return Array.from(before.folders, (below) => this.#look(below)).includes(true);
    const now: KnownFolder = {
      changed: changed !== undefined && Date.now() - changed > ONE_MOMENT ? changed : undefined,
      files: new Set(),
      folders: new Set(),
    };
    for (const item of itemsOf(path)) {
      const below = folder === "" ? item.name : `${folder}/${item.name}`;
      if (item.isDirectory()) {
        if (item.name !== "node_modules" && !item.name.startsWith(".")) now.folders.add(below);
      } else if (this.#isWanted(below)) now.files.add(below);
    }
    this.#known.set(folder, now);
    const gone = [...(before?.files ?? [])].some((file) => !now.files.has(file));
    const folders = new Set([...now.folders, ...(before?.folders ?? [])]);
    const below = Array.from(folders, (each) => this.#look(each));
    if (changed === undefined) this.#known.delete(folder);
    return gone || below.includes(true);
  }
}

/** What lies in a folder; nothing where it is gone. */
function itemsOf(path: string): Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch {
    return [];
  }
}
