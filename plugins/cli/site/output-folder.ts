import { resolve } from "node:path";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { NewsroomError } from "../../diagnostics/newsroom-error.ts";
import type { Session } from "../../eleventy/session.ts";
import { OutputFolder } from "../check/output-folder.ts";

/**
 * The folder that a site is built to.
 *
 * @throws {NewsroomError} where it is not there, or empty
 */
export function outputFolder(session: Session, cwd: string): OutputFolder {
  return builtFolder(session.folders.output, cwd);
}

/** The same of a folder by its name. */
export function builtFolder(name: string, cwd: string): OutputFolder {
  const output = new OutputFolder(resolve(cwd, name), name);
  if (!output.isEmpty) return output;
  throw new NewsroomError([diagnostic("output-missing", { found: name })]);
}
