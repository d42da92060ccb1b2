import { constants, copyFileSync, linkSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { NewsroomError } from "../../diagnostics/newsroom-error.ts";

/**
 * Writes a file that is not there yet, with the folders above it: whole or not at all, also where the disk is full or
 * the command is ended in the middle, since half an entry would be published, and not be known when the command is
 * given again.
 *
 * @returns false where the file is there: it is left alone
 */
export function writeNewFile(path: string, text: string): boolean {
  const draft = join(dirname(path), `.newsroom-${process.pid}.tmp`);
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(draft, text);
    putInPlace(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw new NewsroomError([
      diagnostic(
        "file-unwritable",
        { file: relative(process.cwd(), path) },
        { reason: (error as Error).message },
      ),
    ]);
  } finally {
    remove(draft);
  }
}

/** Refuses, in one step, a file that is there: also one that came in a moment ago, or a link that leads nowhere. */
function putInPlace(draft: string, path: string): void {
  try {
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") throw error;
    // Not every file system supports hard links.
    copyFileSync(draft, path, constants.COPYFILE_EXCL);
  }
}

/** What made the file impossible makes its removal so, and has been told. */
function remove(draft: string): void {
  try {
    rmSync(draft, { force: true });
  } catch {
    // There is nothing to remove.
  }
}
