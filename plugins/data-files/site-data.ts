import { statSync } from "node:fs";
import { posix, relative, resolve } from "node:path";
import { type AuthorsFile, readAuthors } from "../authors/authors-file.ts";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import { NewsroomError } from "../diagnostics/newsroom-error.ts";
import type { DiagnosticSink } from "../diagnostics/sink.ts";
import type { Folders } from "../eleventy/site.ts";
import { readRegularFile, unreadableMessage } from "../read/regular-file.ts";
import { textProblem } from "../read/text-file.ts";
import { readDictionary, type TagDictionary } from "../tags/dictionary.ts";

/** Where the text or value of a data file comes from, as the readers of dictionaries take it. */
interface DataSource {
  file: string | undefined;
  text?: string;
  value?: unknown;
}

/**
 * Finds a data file of the newsroom: the object or file the owner names, else a file of the given name in the
 * site's data folder or in `_data` of the project.
 *
 * @throws {NewsroomError} where a file that the owner names is not there
 */
function findDataFile(
  given: string | Record<string, unknown> | undefined,
  option: string,
  name: string,
  folders: Folders,
): DataSource | undefined {
  if (typeof given === "object") return { file: undefined, value: given };
  const candidates =
    given === undefined
      ? dataFolders(folders).flatMap((folder) =>
          ["yaml", "yml", "json"].map((ending) => `${folder}${name}.${ending}`),
        )
      : [given, posix.join(folders.data, given), posix.join(folders.input, given)];
  const file = candidates.find(isThere);
  if (file) return { file, text: textOf(file) };
  if (given === undefined) return undefined;
  throw new NewsroomError([diagnostic("data-file-missing", { found: given }, { option })]);
}

/**
 * Whether a file is there; one in a folder that cannot be read may be.
 *
 * @throws {NewsroomError} for a folder that cannot be read
 */
function isThere(file: string): boolean {
  try {
    return statSync(file, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    if (["ENOTDIR", "ENAMETOOLONG"].includes(String((error as NodeJS.ErrnoException).code))) return false;
    throw new NewsroomError([unreadableMessage(posix.dirname(file), error)]);
  }
}

/** @throws {NewsroomError} where the file cannot be read, or is no text in UTF-8 */
function textOf(file: string): string {
  try {
    const bytes = readRegularFile(file);
    const text = bytes.toString("utf8");
    const problem = text.trim() === "" ? undefined : textProblem(bytes, text, file);
    if (!problem) return text;
    throw new NewsroomError([problem]);
  } catch (error) {
    throw error instanceof NewsroomError ? error : new NewsroomError([unreadableMessage(file, error)]);
  }
}

/** The site's data folder, and `_data` of the project where the site is in the project. */
function dataFolders({ input, data }: Folders): string[] {
  const isInside = !/^(\.\.(\/|$)|\/)/.test(relative(resolve("."), resolve(input)).replaceAll("\\", "/"));
  return [...new Set(isInside ? [data, "./_data/"] : [data])];
}

/** Files to watch for changes of dictionary and authors, whether they are there yet or not. */
export function dataFilesToWatch(folders: Folders): string[] {
  return ["newsTags", "newsAuthors"].flatMap((name) =>
    dataFolders(folders).map((folder) => `${folder}${name}.{yaml,yml,json}`),
  );
}

type Given = string | Record<string, unknown> | undefined;

/** The tag dictionary of the site, empty where it has none. */
export function readSiteDictionary(given: Given, folders: Folders, messages: DiagnosticSink): TagDictionary {
  return readDictionary(findDataFile(given, "tags.dictionary", "newsTags", folders) ?? NONE, messages);
}

/** The authors file of the site, empty where it has none. */
export function readSiteAuthors(given: Given, folders: Folders, messages: DiagnosticSink): AuthorsFile {
  return readAuthors(findDataFile(given, "authors.file", "newsAuthors", folders) ?? NONE, messages);
}

const NONE: DataSource = { file: undefined, value: {} };
