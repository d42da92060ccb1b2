import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** The page at a root-relative address that ends with `/`; undefined if there is none. */
export function pageAt(output: string, href: string): string | undefined {
  const file = join(output, href, "index.html");
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

/** The files of a folder, folders within it not included, with their text. */
export function filesIn(
  output: string,
  href: string,
  endings: readonly string[],
): { name: string; text: string }[] {
  const folder = join(output, href);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => endings.some((ending) => name.endsWith(ending)))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }));
}

/** Folders within a folder that hold a page. */
export function pagesBelow(output: string, href: string): string[] {
  const folder = join(output, href);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((item) => item.isDirectory() && existsSync(join(folder, item.name, "index.html")))
    .map((item) => item.name);
}

export interface Bulk {
  files: number;
  bytes: number;
}

export function bulkOf(folder: string): Bulk {
  const bulk = { files: 0, bytes: 0 };
  for (const item of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!item.isFile()) continue;
    bulk.files += 1;
    bulk.bytes += statSync(join(item.parentPath, item.name)).size;
  }
  return bulk;
}
