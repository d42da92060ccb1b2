import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { Diagnostic } from "../diagnostics/format.ts";
import type { Entry } from "../entry/entry.ts";
import { decodedHref } from "./addresses.ts";

/** What lies at addresses of the newsroom itself. */
export interface OwnAddresses {
  pages: readonly { href: string }[];
  files: readonly { href: string }[];
}

/**
 * Entries at an address that a list, feed or other file of the newsroom has. Eleventy would stop at them too, but
 * name a template of the plugin in place of the entry.
 */
export function entriesAtOwnAddresses(
  entries: readonly Entry[],
  { pages, files }: OwnAddresses,
): Diagnostic[] {
  const ownPages = new Set(pages.map(({ href }) => decodedHref(href)));
  const ownFiles = new Set(files.map(({ href }) => decodedHref(href)));
  // A folder cannot have the name of a file.
  const isTaken = (address: string) =>
    ownPages.has(address) ||
    ownFiles.has(address) ||
    foldersAbove(address).some((folder) => ownFiles.has(folder));
  return entries
    .filter(({ href }) => isTaken(decodedHref(href)))
    .map(({ href, source }) =>
      diagnostic(
        "address-clash",
        { file: source.file, line: source.lineOf("permalink"), found: href },
        { clash: "has the address of a page or file that the plugin makes" },
      ),
    );
}

/** The folders that an address lies in, itself among them where it ends in a slash: `/a`, `/a/b` for `/a/b/`. */
function foldersAbove(address: string): string[] {
  const names = address.split("/").slice(1, -1);
  return names.map((_, index) => `/${names.slice(0, index + 1).join("/")}`);
}
