import { closeSync, existsSync, openSync, readdirSync, readSync, statSync } from "node:fs";
import { join, posix, sep } from "node:path";
import type { Message } from "../messages/message.ts";
import { languageProblem, matterMessage } from "../sources/front-matter.ts";

/** Bytes that are enough for the first line of any front matter. */
const HEAD = 128;

/** The message for a file that the system does not let be read, with what the system said. */
export function unreadableMessage(file: string, error: unknown): Message {
  return {
    code: "file-unreadable",
    severity: "error",
    file,
    problem: "The file cannot be read.",
    found: (error as NodeJS.ErrnoException).code ?? String(error),
    expected: "a file that this user may read",
    remedy: "Change the rights of the file, mend the link that it is, or take it away.",
  };
}

/**
 * What is wrong with the very beginning of entries that Eleventy is to read: a file that cannot be read, and front
 * matter in a language that Eleventy has not heard of, end the build before the newsroom sees the entry. Reads the
 * first bytes of each, which for 5,000 files takes 20 ms.
 */
export function problemsOfHeads(
  files: readonly string[],
  languages: ReadonlySet<string>,
): Map<string, Message> {
  const problems = new Map<string, Message>();
  const bytes = Buffer.alloc(HEAD);
  for (const file of files) {
    try {
      const handle = openSync(file, "r");
      const length = readSync(handle, bytes, 0, HEAD, 0);
      closeSync(handle);
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

/**
 * Entries below a folder that no search for files finds: links that lead nowhere or to themselves, and files whose
 * ending is written in capitals.
 *
 * @param isEntry whether a path below the input folder is one of an entry
 */
export function overlookedFiles(
  input: string,
  folder: string,
  isEntry: (below: string) => boolean,
): Message[] {
  const start = join(input, folder);
  if (!existsSync(start)) return [];
  const messages: Message[] = [];
  for (const item of readdirSync(start, { recursive: true, withFileTypes: true })) {
    const isLink = item.isSymbolicLink();
    if (!isLink && !(item.isFile() && CAPITALS.test(item.name))) continue;
    const path = join(item.parentPath, item.name);
    const below = posix.relative(posix.normalize(input), toPosix(path));
    if (!isEntry(below.replace(/\.[^./]+$/, (ending) => ending.toLowerCase()))) continue;
    if (!isLink) messages.push(endingMessage(input + below));
    else {
      try {
        statSync(path);
      } catch (error) {
        messages.push(unreadableMessage(input + below, error));
      }
    }
  }
  return messages;
}

const CAPITALS = /\.[a-z]*[A-Z][A-Za-z]*$/;
const toPosix = (path: string): string => (sep === "\\" ? path.replaceAll(sep, "/") : path);

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
