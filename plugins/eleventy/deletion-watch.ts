import { createHash } from "node:crypto";
import { existsSync, type FSWatcher, watch, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

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
  #watcher: FSWatcher | undefined;
  #count = 0;
  #timer: NodeJS.Timeout | undefined;

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
   * @param folder looked at with all folders below it
   * @param isWanted whether a file, named below the folder, is an entry
   */
  start(folder: string, isWanted: (below: string) => boolean): void {
    if (this.#watcher || !existsSync(folder)) return;
    this.#watcher = watch(folder, { recursive: true, persistent: false }, (event, file) => {
      if (event !== "rename" || !file) return;
      const below = file.replaceAll("\\", "/");
      if (!isWanted(below) || existsSync(join(folder, below))) return;
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => {
        this.#count++;
        writeFileSync(this.signal, String(this.#count));
      }, PATIENCE);
    });
    this.#watcher.on("error", () => this.stop());
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#watcher?.close();
    this.#watcher = undefined;
  }
}
