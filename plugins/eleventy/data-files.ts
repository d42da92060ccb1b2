import { existsSync } from "node:fs";
import { posix } from "node:path";
import { type AuthorsFile, readAuthors } from "../authors/authors-file.ts";
import { NewsroomError } from "../messages/newsroom-error.ts";
import type { Reporter } from "../messages/reporter.ts";
import { readRegularFile } from "../sources/regular-file.ts";
import { textProblem } from "../sources/text-file.ts";
import { readDictionary, type TagDictionary } from "../tags/dictionary.ts";
import type { Folders } from "./source-files.ts";
import { unreadableMessage } from "./unreadable-files.ts";

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
      ? [folders.data, "./_data/"].flatMap((folder) =>
          ["yaml", "yml", "json"].map((ending) => `${folder}${name}.${ending}`),
        )
      : [given, posix.join(folders.data, given), posix.join(folders.input, given)];
  const file = candidates.find((candidate) => existsSync(candidate));
  if (file) return { file, text: textOf(file) };
  if (given === undefined) return undefined;
  throw new NewsroomError([
    {
      code: "data-file-missing",
      severity: "error",
      problem: `The file that the option ${option} names is not there.`,
      found: given,
      expected: "a YAML or JSON file, named from the project's folder",
      remedy: `Make the file, or correct ${option}.`,
    },
  ]);
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

/** Files to watch for changes of dictionary and authors, whether they are there yet or not. */
export function dataFilesToWatch(folders: Folders): string[] {
  return ["newsTags", "newsAuthors"].flatMap((name) =>
    [...new Set([folders.data, "./_data/"])].map((folder) => `${folder}${name}.{yaml,yml,json}`),
  );
}

type Given = string | Record<string, unknown> | undefined;

/** The tag dictionary of the site, empty where it has none. */
export function readSiteDictionary(given: Given, folders: Folders, messages: Reporter): TagDictionary {
  return readDictionary(findDataFile(given, "tags.dictionary", "newsTags", folders) ?? NONE, messages);
}

/** The authors' file of the site, empty where it has none. */
export function readSiteAuthors(given: Given, folders: Folders, messages: Reporter): AuthorsFile {
  return readAuthors(findDataFile(given, "authors.file", "newsAuthors", folders) ?? NONE, messages);
}

const NONE: DataSource = { file: undefined, value: {} };
