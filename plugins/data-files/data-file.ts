import { createRequire } from "node:module";
import type { LineCounter, Node } from "yaml";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { Diagnostic } from "../diagnostics/format.ts";

type Yaml = typeof import("yaml");

let loaded: Yaml | undefined;

/** The package is large, and most sites have no such file. */
function yaml(): Yaml {
  loaded ??= createRequire(import.meta.url)("yaml") as Yaml;
  return loaded;
}

/** Keys and indices from the root of a document to a value. */
export type Path = readonly (string | number)[];

/** What a data file holds, and where. */
export interface DataFile {
  /** As the owner would name it; undefined for an object that is no file. */
  file: string | undefined;
  value: unknown;
  /** Line of a value, or of the nearest value around it; undefined for an object that is no file. */
  lineOf(path: Path): number | undefined;
}

/** An object that was given in place of a file. */
export function objectAsFile(value: unknown): DataFile {
  return { file: undefined, value, lineOf: () => undefined };
}

/** More than this is no dictionary. */
const MAX_ALIASES = 1000;

/**
 * Reads YAML or JSON, which YAML contains, and keeps the line of every value. Numbers and dates stay the text that was
 * written (`2021`, `1.0`, `2021-05-05`), since a name may look like one; only `true`, `false` and `null` have their own
 * meaning.
 *
 * @returns the file, or one message that says where the text is not YAML
 */
export function readDataFile(file: string | undefined, text: string): DataFile | Diagnostic {
  const { LineCounter, parseDocument } = yaml();
  const lines = new LineCounter();
  const invalid = (reason: string, offset: number | undefined) => {
    // YAML reports an error at an empty value on the line where the value would end.
    const at = offset === undefined ? undefined : offset + Math.max(text.slice(offset).search(/\S/), 0);
    const line = at === undefined ? undefined : lines.linePos(at).line;
    const found = line === undefined ? undefined : text.split(/\r\n?|\n/)[line - 1]?.trim();
    return diagnostic("data-syntax", { file, line, found }, { reason });
  };
  try {
    const document = parseDocument(text, {
      lineCounter: lines,
      prettyErrors: false,
      logLevel: "error",
      schema: "failsafe",
      customTags: ["null", "bool"],
    });
    const [error] = document.errors;
    if (error) return invalid(reasonOf(error), error.pos[0]);
    const value: unknown = document.toJS({ maxAliasCount: MAX_ALIASES }) ?? undefined;
    if (isCircle(value, text)) return invalid("an alias stands for something around it", text.indexOf("*"));
    return { file, value, lineOf: (path) => lineIn(document.contents, path, lines) };
  } catch (error) {
    // Thrown for aliases that stand for too much, or for what is nested deeper than the stack.
    if (error instanceof ReferenceError)
      return invalid("its aliases stand for too many values", text.indexOf("*"));
    if (error instanceof RangeError) return invalid("it is nested too deeply", undefined);
    throw error;
  }
}

/** A list or an object that is within itself, as aliases can make it. */
function isCircle(value: unknown, text: string): boolean {
  if (!text.includes("*")) return false;
  try {
    JSON.stringify(value);
    return false;
  } catch {
    return true;
  }
}

/** The library's words without the full stop. */
function reasonOf({ code, message }: { code: string; message: string }): string {
  if (code === "MULTIPLE_DOCS") return "it has more than one document, with `---` between them";
  return message.replace(/[.:]?\s*$/, "").replace(/^[A-Z](?=[a-z])/, (first) => first.toLowerCase());
}

/** Line of a value, for a value of a mapping that of its key; of what is around it where it is not there. */
function lineIn(contents: Node | null, path: Path, lines: LineCounter): number | undefined {
  const { isMap, isScalar, isSeq } = yaml();
  let node: unknown = contents;
  let offset: number | undefined;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value ?? "") === String(step));
      if (!pair) break;
      offset = (pair.key as Node).range?.[0];
      node = pair.value;
    } else if (isSeq(node)) {
      const item = node.items[Number(step)] as Node | undefined;
      if (!item) break;
      offset = item.range?.[0];
      node = item;
    } else break;
  }
  return offset === undefined ? undefined : lines.linePos(offset).line;
}
