import { createHash } from "node:crypto";
import { existsSync, rmdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";

/** What a file is made from, and how to make it; `text` is always right, `fingerprint` is sooner known. */
export interface Making {
  /** The same for the same text; undefined where only the text can tell. */
  fingerprint?(): string | undefined;
  text(): string;
}

/**
 * What the newsroom has written while a site is watched, so that a rebuild hands Eleventy only what has changed
 * and takes away what is no longer made. A single build keeps nothing here.
 */
export class Outputs {
  #made = new Map<string, { text: string; fingerprint: string | undefined }>();
  #files = new Set<string>();

  /** Forgets all texts: after a change of a layout or of data, everything is made anew. */
  forgetTexts(): void {
    this.#made.clear();
  }

  /** Notes what an address has got. */
  note(href: string, making: Making): void {
    this.#made.set(href, { text: hashOf(making.text()), fingerprint: hashed(making.fingerprint?.()) });
  }

  /**
   * The items whose text is not the one noted. An item whose text cannot be made yet, since it carries an entry
   * that Eleventy has still to render, has changed with that entry.
   */
  changed<Item>(
    items: readonly Item[],
    hrefOf: (item: Item) => string,
    makingOf: (item: Item) => Making,
  ): Item[] {
    return items.filter((item) => {
      const known = this.#made.get(hrefOf(item));
      if (known === undefined) return true;
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
  add(file: string): void {
    this.#files.add(file);
  }

  /**
   * Takes files away that the build before made and this one does not, with folders that are left empty.
   *
   * @param files files of this build, relative to the output folder, and the addresses that are noted for them
   */
  sweep(files: ReadonlyMap<string, string>, outputFolder: string): void {
    // Made again with the same text, what is taken away here has to be written again.
    const hrefs = new Set(files.values());
    for (const href of this.#made.keys()) if (!hrefs.has(href)) this.#made.delete(href);
    for (const file of this.#files) {
      if (files.has(file)) continue;
      const path = join(outputFolder, file);
      if (existsSync(path)) rmSync(path);
      removeEmptyFolders(dirname(path), outputFolder);
    }
    this.#files = new Set(files.keys());
  }
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
