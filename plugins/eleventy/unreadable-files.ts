import { existsSync, readdirSync, readFileSync, readSync, statSync } from "node:fs";
import { join, posix } from "node:path";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { Message } from "../messages/message.ts";
import { languageProblem, matterMessage, splitFrontMatter } from "../sources/front-matter.ts";
import { irregularKind, withRegularFile } from "../sources/regular-file.ts";
import { FolderLoops } from "./folder-loops.ts";

/** Bytes that are enough for the first line of any front matter. */
const HEAD = 128;

/** Bytes of a file that may hold more blanks than Eleventy's library can bear. */
const LARGE = 50_000;
/** It looks through a row of blanks once from each line in it. */
const MOST_LOOKS = 100_000_000;

/** The message for a file that the system does not let be read, with what the system said. */
export function unreadableMessage(file: string, error: unknown): Message {
  return {
    code: "file-unreadable",
    severity: "error",
    file,
    problem: "The file cannot be read.",
    found: (error as NodeJS.ErrnoException).code,
    expected: "a file that this user may read",
    remedy: "Change the rights of the file, mend the link that it is, or take it away.",
  };
}

/**
 * What is wrong with the very beginning of entries that Eleventy is to read: a file that cannot be read, and front
 * matter in a language that Eleventy has not heard of, end the build before the newsroom sees the entry; 100,000
 * empty lines in a row hold it up for minutes. Reads the first bytes of each, which for 5,000 files takes
 * 20 ms, and the whole of a large one.
 */
export function problemsOfHeads(
  files: readonly string[],
  languages: ReadonlySet<string>,
): Map<string, Message> {
  const problems = new Map<string, Message>();
  const bytes = Buffer.alloc(HEAD);
  for (const file of files) {
    try {
      const { length, size } = withRegularFile(file, (handle, size) => ({
        length: readSync(handle, bytes, 0, HEAD, 0),
        size,
      }));
      if (size > LARGE && hasManyBlanks(readFileSync(file, "utf8"))) {
        const reason = "it has more empty lines in a row than can be read";
        problems.set(file, matterMessage(file, { line: undefined, reason }));
        continue;
      }
      const [, language = ""] =
        /^(?:\uFEFF)?---(?!-)([^\r\n]*)/.exec(bytes.toString("utf8", 0, length)) ?? [];
      if (languages.has(language.trim().toLowerCase())) continue;
      problems.set(file, matterMessage(file, languageProblem(language)));
    } catch (error) {
      problems.set(file, unreadableMessage(file, error));
    }
  }
  return problems;
}

function hasManyBlanks(source: string): boolean {
  const { matter = "" } = splitFrontMatter(source);
  return (matter.match(/\s+/g) ?? []).some(
    (blanks) => blanks.length * (blanks.match(/[\r\n\u2028\u2029]/g)?.length ?? 0) > MOST_LOOKS,
  );
}

/**
 * What lies below a folder and no search for files finds, or nobody may read: links that lead nowhere or back, pipes and
 * devices with the name of an entry, folders that are closed, and files whose ending is written in capitals.
 *
 * @param isEntry whether a path below the input folder is one of an entry
 */
export function overlookedFiles(
  input: string,
  folder: string,
  isEntry: (below: string) => boolean,
): Message[] {
  const start = join(input, folder);
  if (!existsSync(start) || !statSync(start).isDirectory()) return [];
  const loops = new FolderLoops(input);
  const lookedAt = new Set<string>();
  const mayHoldEntries = (below: string) => ["md", "txt"].some((ending) => isEntry(`${below}/x.${ending}`));
  const look = (folder: string): Message[] => {
    const path = join(input, folder);
    const read = attempt(() => readdirSync(path, { withFileTypes: true }));
    if ("error" in read) return mayHoldEntries(folder) ? [unreadableMessage(input + folder, read.error)] : [];
    return read.value.flatMap((item) => {
      const below = posix.join(folder, item.name);
      if (item.isDirectory()) return isLookedInto(item.name) ? look(below) : [];
      if (item.name.search(LINE_ENDS) >= 0)
        return isEntry(below.replace(LINE_ENDS, "-")) ? [nameMessage(input + below)] : [];
      const kind = irregularKind(item);
      const isLink = item.isSymbolicLink();
      if (!isLink && kind === undefined && !CAPITALS.test(item.name)) return [];
      const isOne = isEntry(below.replace(/\.[^./]+$/, (ending) => ending.toLowerCase()));
      if (kind !== undefined) return isOne ? [unreadableMessage(input + below, { code: kind })] : [];
      if (!isLink) return isOne ? [endingMessage(input + below)] : [];
      const target = attempt(() => statSync(join(path, item.name)));
      if ("error" in target) return isOne ? [unreadableMessage(input + below, target.error)] : [];
      if (!target.value.isDirectory()) return [];
      if (loops.holds(below)) return mayHoldEntries(below) ? [loopMessage(input + below)] : [];
      // Links across each other make more ways than anybody could go.
      const place = loops.placeOf(below);
      return lookedAt.has(place) || !lookedAt.add(place) ? [] : look(below);
    });
  };
  return look(folder.replace(/\/$/, ""));
}

function attempt<Value>(work: () => Value): { value: Value } | { error: unknown } {
  try {
    return { value: work() };
  } catch (error) {
    return { error };
  }
}

/** As the search for entries, which leaves these out. */
function isLookedInto(name: string): boolean {
  return name !== "node_modules" && !name.startsWith(".");
}

const CAPITALS = /\.[a-z]*[A-Z][A-Za-z]*$/;

/** Characters that end a line. Globs do not match names that have one, so Eleventy does not find such files either. */
const LINE_ENDS = /[\n\r\u2028\u2029]/g;

function nameMessage(file: string): Message {
  return diagnostic("file-name", { file });
}

function endingMessage(file: string): Message {
  return {
    code: "file-ending",
    severity: "warning",
    file,
    problem: "The file's ending is written in capitals, so that it is not read.",
    expected: "an ending in small letters, such as .md",
    remedy: "Rename the file, or take it out of the folder of entries.",
  };
}

function loopMessage(file: string): Message {
  return {
    code: "folder-loop",
    severity: "warning",
    file,
    problem: "The link leads back to a folder that it lies in, so that nothing is read by way of it.",
    expected: "a link to another folder",
    remedy: "Take the link away.",
  };
}
