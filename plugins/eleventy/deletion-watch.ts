import { createHash } from "node:crypto";
import { existsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EntryListing } from "./entry-listing.ts";

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
