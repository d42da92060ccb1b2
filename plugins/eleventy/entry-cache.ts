import { statSync } from "node:fs";
import type { ReadEntry } from "../sources/read-entry.ts";
import type { SourceItem } from "../sources/source-item.ts";

interface Kept {
  stamp: string;
  item: SourceItem;
  read: ReadEntry;
}

/**
 * Entries as they were read, while a site is watched: those whose files did not change are not read, rendered and
 * cleaned again. An entry in a template language may show what other files hold, so it is never kept.
 */
export class EntryCache {
  #kept = new Map<string, Kept>();

  forget(): void {
    this.#kept.clear();
  }

  /**
   * Forgets files that have changed. Their stamps do not tell of it where the change came while they were read:
   * an old text was kept with the new stamp.
   */
  drop(files: readonly string[]): void {
    const changed = new Set(files.map(plainPath));
    for (const file of this.#kept.keys()) if (changed.has(plainPath(file))) this.#kept.delete(file);
  }

  /** Forgets files that are no longer among the entries. */
  keepOnly(files: ReadonlySet<string>): void {
    for (const file of this.#kept.keys()) if (!files.has(file)) this.#kept.delete(file);
  }

  get(file: string, href?: string): Kept | undefined {
    const kept = this.#kept.get(file);
    if (!kept || (href !== undefined && kept.item.href !== href)) return undefined;
    return kept.stamp === stampOf(file) ? kept : undefined;
  }

  keep(item: SourceItem, read: ReadEntry): void {
    if (item.body.includes("{{") || item.body.includes("{%")) return;
    if (item.kind === "html") return;
    const stamp = stampOf(item.file);
    if (stamp) this.#kept.set(item.file, { stamp, item, read });
  }
}

/** `./src/a.md` → `src/a.md`. */
function plainPath(path: string): string {
  return path.replaceAll("\\", "/").replace(/^\.\//, "");
}

function stampOf(file: string): string | undefined {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat && `${stat.mtimeMs} ${stat.size} ${stat.ino}`;
}
