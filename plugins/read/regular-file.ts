import { readFileSync, statSync } from "node:fs";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { Diagnostic } from "../diagnostics/format.ts";

/**
 * Bytes of a file. A pipe or a device is no file: reading it might never end.
 *
 * @throws what the system says, or an error whose code says that it is not a file
 */
export function readRegularFile(path: string): Buffer {
  const stat = statSync(path);
  if (!stat.isFile() && !stat.isDirectory())
    throw Object.assign(new Error(`${path} is not a regular file`), { code: "not a regular file" });
  return readFileSync(path);
}

/** The message for a file that the system does not let be read, with what the system said. */
export function unreadableMessage(file: string, error: unknown): Diagnostic {
  return diagnostic("file-unreadable", { file, found: (error as NodeJS.ErrnoException).code });
}
