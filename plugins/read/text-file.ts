import { isUtf8 } from "node:buffer";
import { authorNamesFrom } from "../authors/author-names.ts";
import { lineNumberAt } from "../content/line-number.ts";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { Diagnostic } from "../diagnostics/format.ts";
import { tagNamesOfFields } from "../tags/tag-names.ts";
import { expandsTooMuch } from "./expansion.ts";
import { fieldValue } from "./field-value.ts";

/**
 * What is wrong with a file that should be text: one that is empty, binary or in another encoding than UTF-8 would be
 * published as garbage.
 *
 * @param source the bytes read as UTF-8, where each that is none has become U+FFFD
 */
export function textProblem(bytes: Buffer, source: string, file: string): Diagnostic | undefined {
  if (source.trim() === "" || source === "\uFEFF") {
    return diagnostic("file-empty", { file });
  }
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return diagnostic("file-encoding", { file }, { fault: "utf-16" });
  }
  if (/^\uFEFF?---\r(?!\n)/.test(source)) return diagnostic("file-line-ends", { file, line: 1 });
  const nul = source.indexOf("\0");
  if (nul >= 0) {
    const found = source.slice(Math.max(0, nul - 20), nul + 20);
    return diagnostic("file-binary", { file, line: lineNumberAt(source, nul), found });
  }
  // A file may well have the sign U+FFFD itself.
  if (!source.includes("\uFFFD") || isUtf8(bytes)) return undefined;
  const { line, text } = firstBrokenLine(bytes);
  const broken = text.indexOf("\uFFFD");
  const found = text.slice(Math.max(0, broken - 20), broken + 20);
  return diagnostic("file-encoding", { file, line, found }, { fault: "bytes" });
}

/** Lines and cells of tables: each becomes some objects, of which more than this fill the memory of a process. */
const MAX_PIECES = 2_000_000;

/** Tags and authors of which an entry may have as many as it likes: each of them has feeds with the whole text. */
const FREE_FEEDS = 50;
/** Characters that the feeds of further tags and authors may repeat. */
const MAX_REPEATED = 2_000_000;

/** Names of the fields that hold tags and authors. */
export interface FeedFields {
  tags: readonly string[];
  authors: readonly string[];
}

/**
 * Checks for text that is too large to render.
 *
 * @param data fields of the entry
 * @param names of the fields whose values have feeds
 */
export function lengthProblem(
  markdown: string,
  file: string,
  data: Readonly<Record<string, unknown>>,
  names: FeedFields,
): Diagnostic | undefined {
  const { permalink } = data;
  const addressLength = Math.max(file.length, typeof permalink === "string" ? permalink.length : 0);
  const feeds = tagsIn(data, names) + authorsIn(data, names);
  if (expandsTooMuch(markdown, addressLength, feeds))
    return diagnostic("entry-expands", {
      file,
      found: `${markdown.length} characters${feeds > 1 ? `, ${feeds} tags and authors` : ""}`,
    });
  if ((feeds - FREE_FEEDS) * markdown.length > MAX_REPEATED)
    return diagnostic("entry-expands", {
      file,
      found: `${feeds} tags and authors of a text of ${markdown.length} characters`,
    });
  if (markdown.length <= MAX_PIECES) return undefined;
  const pieces = markdown.length - markdown.replace(/[\n|]/g, "").length;
  if (pieces <= MAX_PIECES) return undefined;
  return diagnostic("file-too-long", { file, found: `${pieces}` }, { most: MAX_PIECES });
}

function authorsIn(data: Readonly<Record<string, unknown>>, { authors }: FeedFields): number {
  return authors.flatMap((name) => authorNamesFrom(fieldValue(data, name))).length;
}

function tagsIn(data: Readonly<Record<string, unknown>>, { tags }: FeedFields): number {
  return tagNamesOfFields(
    tags.map((name) => fieldValue(data, name)),
    () => {},
  ).length;
}

/** No character of UTF-8 but the line feed itself has its byte. */
function firstBrokenLine(bytes: Buffer): { line: number; text: string } {
  for (let line = 1, start = 0; start < bytes.length; line++) {
    const end = bytes.indexOf(10, start);
    const part = bytes.subarray(start, end < 0 ? bytes.length : end);
    if (!isUtf8(part)) return { line, text: part.toString("utf8") };
    if (end < 0) break;
    start = end + 1;
  }
  return { line: 1, text: "" };
}
