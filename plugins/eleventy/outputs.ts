import { createHash } from "node:crypto";
import { existsSync, rmdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * What the newsroom has written while a site is watched, so that a rebuild hands Eleventy only what has changed
 * and takes away what is no longer made. A single build keeps nothing here.
 */
export class Outputs {
  #hashes = new Map<string, string>();
  #files = new Set<string>();

  /** Forgets all texts: after a change of a layout or of data, everything is made anew. */
  forgetTexts(): void {
    this.#hashes.clear();
  }

  /** Notes the text that an address has got. */
  note(href: string, text: string): void {
    this.#hashes.set(href, hashOf(text));
  }

  /**
   * The items whose text is not the one noted. An item whose text cannot be made yet, since it carries an entry
   * that Eleventy has still to render, has changed with that entry.
   */
  changed<Item>(
    items: readonly Item[],
    hrefOf: (item: Item) => string,
    textOf: (item: Item) => string,
  ): Item[] {
    return items.filter((item) => {
      const known = this.#hashes.get(hrefOf(item));
      if (known === undefined) return true;
      try {
        return hashOf(textOf(item)) !== known;
      } catch {
        return true;
      }
    });
  }

  /**
   * Takes files away that the build before made and this one does not, with folders that are left empty.
   *
   * @param files files of this build, relative to the output folder
   */
  sweep(files: ReadonlySet<string>, outputFolder: string): void {
    for (const file of this.#files) {
      if (files.has(file)) continue;
      const path = join(outputFolder, file);
      if (existsSync(path)) rmSync(path);
      this.#hashes.delete(file);
      removeEmptyFolders(dirname(path), outputFolder);
    }
    this.#files = new Set(files);
  }
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
