import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, statfsSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const repository = join(import.meta.dirname, "..");
export const nodeModules = join(repository, "node_modules");
export const sites = join(repository, "bench/sites");

/** A gigabyte free is enough for 20,000 entries, and for 50,000 of a single contender. */
const room = 2 ** 30;

const memoryBacked = "/dev/shm";

/** True where the work lies in memory: a disk that slows down as files are rewritten would be measured otherwise. */
export const inMemory = existsSync(memoryBacked) && free(memoryBacked) > room;

function free(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

let folder: string | undefined;

/** The run's own folder, made when first asked for. Node finds the repository's packages from anywhere below it. */
export function workFolder(): string {
  if (folder === undefined) {
    folder = mkdtempSync(join(inMemory ? memoryBacked : tmpdir(), "newsroom-bench-"));
    symlinkSync(nodeModules, join(folder, "node_modules"));
  }
  return folder;
}

export function removeWorkFolder(): void {
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  folder = undefined;
}

/** Where the plugin lies as its users get it: compiled, so that no loader's time is measured. */
export function builtPackage(): string {
  const place = join(workFolder(), "package");
  if (!existsSync(place)) {
    mkdirSync(place);
    copyFileSync(join(repository, "package.json"), join(place, "package.json"));
  }
  return place;
}
