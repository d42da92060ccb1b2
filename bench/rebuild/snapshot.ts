import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";

/** What lies in a folder: by path, when each file was last written and a digest of its bytes. */
export type Snapshot = ReadonlyMap<string, { written: number; digest: string }>;

export function snapshotOf(folder: string): Snapshot {
  const files = new Map<string, { written: number; digest: string }>();
  for (const item of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!item.isFile()) continue;
    const file = join(item.parentPath, item.name);
    const digest = createHash("sha1").update(readFileSync(file)).digest("base64");
    files.set(relative(folder, file), { written: statSync(file).mtimeMs, digest });
  }
  return files;
}

/** Paths that were written between two snapshots, whether or not their bytes changed. */
export const written = (before: Snapshot, after: Snapshot): string[] =>
  [...after].filter(([path, file]) => before.get(path)?.written !== file.written).map(([path]) => path);

/** Paths whose bytes differ, and those that only one of the two has. */
export function different(one: Snapshot, other: Snapshot): string[] {
  const paths = new Set([...one.keys(), ...other.keys()]);
  return [...paths].filter((path) => one.get(path)?.digest !== other.get(path)?.digest);
}
