import {
  boolCoreTag,
  constructFromEvents,
  EVENT_ID,
  type Event,
  FAILSAFE_SCHEMA,
  getScalarValue,
  nullCoreTag,
  parseEvents,
  YAMLException,
} from "js-yaml";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { Message } from "../messages/message.ts";
import { expandsTooFar, lineOfAlias } from "./expansion.ts";
import { readLeniently } from "./lenient-yaml.ts";

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

/**
 * Numbers and dates stay the text that was written (`2021`, `1.0`, `2021-05-05`), since a name may look like one;
 * only `true`, `false` and `null` have their own meaning.
 */
const SCHEMA = FAILSAFE_SCHEMA.withTags(nullCoreTag, boolCoreTag);
/** More than this is no dictionary. */
const MOST_ALIASES = 1000;

/**
 * Reads YAML or JSON, which YAML contains, and keeps the line of every value.
 *
 * @returns the file, or one message that says where the text is no YAML
 */
export function readDataFile(file: string | undefined, text: string): DataFile | Message {
  try {
    return readLeniently(text.replace(/^\uFEFF/, ""), (source) => readSource(file, source));
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const { mark } = error;
    return diagnostic(
      "data-syntax",
      { file, line: mark && mark.line + 1, found: mark && lineAt(text, mark.line) },
      { reason: error.reason },
    );
  }
}

function readSource(file: string | undefined, source: string): DataFile | Message {
  const events = parseEvents(source, { maxDepth: 20 });
  const documents = constructFromEvents(events, { source, schema: SCHEMA, maxAliases: MOST_ALIASES });
  if (documents.length > 1) throw new YAMLException("more than one document; `---` stands between them");
  if (expandsTooFar(documents[0], source)) {
    const line = lineOfAlias(source);
    return diagnostic(
      "data-syntax",
      { file, line, found: lineAt(source, line - 1) },
      { reason: "its aliases stand for too many values, or for a circle" },
    );
  }
  return { file, value: documents[0] ?? undefined, lineOf: lineFinder(source, events) };
}

function lineAt(text: string, index: number): string | undefined {
  return text
    .replaceAll("\0", "")
    .split(/\r\n?|\n/)
    [index]?.trim();
}

const nameOf = (path: Path): string => path.map(String).join("\0");

function lineFinder(text: string, events: readonly Event[]): (path: Path) => number | undefined {
  let offsets: Map<string, number> | undefined;
  return (path) => {
    offsets ??= offsetsOf(text, events);
    for (let length = path.length; length > 0; length--) {
      const offset = offsets.get(nameOf(path.slice(0, length)));
      if (offset !== undefined) return text.slice(0, offset).split(/\r\n?|\n/).length;
    }
    return undefined;
  };
}

/** Where each value begins: for a value of a mapping where its key does. */
function offsetsOf(text: string, events: readonly Event[]): Map<string, number> {
  const offsets = new Map<string, number>();
  interface Collection {
    path: Path;
    /** The key just read, whose value comes next. */
    key: string | undefined;
    /** Number of the next item, undefined in a mapping. */
    next: number | undefined;
  }
  const open: Collection[] = [];
  for (const event of events) {
    if (event.type === EVENT_ID.POP) {
      open.pop();
      continue;
    }
    if (event.type === EVENT_ID.DOCUMENT) {
      open.push({ path: [], key: undefined, next: 0 });
      continue;
    }
    const around = open.at(-1);
    const start =
      event.type === EVENT_ID.SCALAR
        ? event.valueStart
        : event.type === EVENT_ID.ALIAS
          ? event.anchorStart
          : event.start;
    let path: Path = [];
    if (open.length > 1 && around) {
      if (around.next !== undefined) {
        path = [...around.path, around.next++];
        offsets.set(nameOf(path), start);
      } else if (around.key === undefined) {
        const key = event.type === EVENT_ID.SCALAR ? getScalarValue(text, event) : "";
        around.key = key;
        const name = nameOf([...around.path, key]);
        offsets.set(name, start);
        if (event.type === EVENT_ID.SCALAR || event.type === EVENT_ID.ALIAS) continue;
      } else {
        path = [...around.path, around.key];
        around.key = undefined;
      }
    }
    if (event.type === EVENT_ID.SEQUENCE) open.push({ path, key: undefined, next: 0 });
    if (event.type === EVENT_ID.MAPPING) open.push({ path, key: undefined, next: undefined });
  }
  return offsets;
}
