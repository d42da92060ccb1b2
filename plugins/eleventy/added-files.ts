import { existsSync } from "node:fs";

/** What Eleventy knows of which files are there. */
export interface KnownFiles {
  set?(path: string, isThere: boolean): void;
}

/**
 * Eleventy 3.1 looks once whether a layout or a data file is there, and while watching hears of a new one only until its
 * first rebuild: what an author adds later would not be read before the next start. So it is told before each rebuild.
 */
export function tellOfAdded(files: readonly string[], known: KnownFiles | undefined): void {
  for (const file of files) known?.set?.(file, existsSync(file));
}
