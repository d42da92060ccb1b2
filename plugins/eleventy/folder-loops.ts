import { realpathSync } from "node:fs";
import { join, posix, sep } from "node:path";

/**
 * Folders that are reached by a link to a folder on the way to it. Whatever lies in one lies outside of it as well, and
 * would be published twice.
 */
export class FolderLoops {
  readonly #input: string;
  readonly #known = new Map<string, boolean>([[".", false]]);
  readonly #places = new Map<string, string>();

  /** @param input folder that the others are named below */
  constructor(input: string) {
    this.#input = input;
  }

  /** True for a folder that is such a link, or lies behind one. */
  holds(folder: string): boolean {
    let known = this.#known.get(folder);
    if (known === undefined) {
      known = this.holds(posix.dirname(folder)) || this.#leadsBack(folder);
      this.#known.set(folder, known);
    }
    return known;
  }

  /** Where a folder really lies. One that is gone leads nowhere. */
  placeOf(folder: string): string {
    let place = this.#places.get(folder);
    if (place === undefined) {
      place = realPath(join(this.#input, folder));
      this.#places.set(folder, place);
    }
    return place;
  }

  #leadsBack(folder: string): boolean {
    const place = this.placeOf(folder);
    const inside = place.endsWith(sep) ? place : place + sep;
    for (let above = posix.dirname(folder); ; above = posix.dirname(above)) {
      const other = this.placeOf(above);
      if (other === place || other.startsWith(inside)) return true;
      if (above === ".") return false;
    }
  }
}

function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}
