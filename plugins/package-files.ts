import { existsSync } from "node:fs";

/** The folder of this package, wherever bundling has put this module. */
export const PACKAGE = folderAbove(new URL(".", import.meta.url));

/**
 * A file that is read while the plugin runs and so is in no bundle.
 *
 * @param path below `plugins`, with the ending `.ts` for a module
 * @example ownFile("pages/text/de.json")
 */
export function ownFile(path: string): URL {
  const isSource = import.meta.url.endsWith(".ts");
  return new URL(isSource ? `plugins/${path}` : `dist/${path.replace(/\.ts$/, ".js")}`, PACKAGE);
}

function folderAbove(folder: URL): URL {
  return existsSync(new URL("package.json", folder)) ? folder : folderAbove(new URL("../", folder));
}
