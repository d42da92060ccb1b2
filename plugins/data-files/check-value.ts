import * as v from "valibot";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { Diagnostic } from "../diagnostics/format.ts";
import { nearest } from "../diagnostics/nearest.ts";
import type { DataFile, Path } from "./data-file.ts";

/** Which value of which file is checked, for messages. */
export interface Checked {
  file: DataFile;
  path: Path;
  /** The value in words, at the beginning of a sentence: `The tag “News”`. */
  what: string;
  /** Beginning of the code of every message. */
  code: "dictionary" | "authors";
}

/**
 * Checks a value of a data file by a schema.
 *
 * @returns the value as the schema makes it, or undefined after every mistake was reported with file, line, what was
 * found, what is expected, and the nearest right name
 */
export function checkValue<const Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
  checked: Checked,
  report: (message: Diagnostic) => void,
): v.InferOutput<Schema> | undefined {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  for (const issue of result.issues) report(messageOf(issue, checked, schema));
  return undefined;
}

function messageOf(issue: v.BaseIssue<unknown>, checked: Checked, schema: v.GenericSchema): Diagnostic {
  const inner = (issue.path ?? []).map((item) => item.key as string | number);
  const path = [...checked.path, ...inner];
  const place = { file: checked.file.file, line: checked.file.lineOf(path) };
  const field = inner.map((key) => (typeof key === "number" ? `[${key + 1}]` : `.${key}`)).join("");
  const name = String(inner.at(-1) ?? "");
  if (issue.type === "strict_object" && issue.expected === "never") {
    const known = knownFields(schema, issue.path ?? []);
    return diagnostic(
      FIELD[checked.code],
      { ...place, found: name },
      { what: checked.what, field: field.slice(1), known, meant: nearest(name, known) },
    );
  }
  return diagnostic(
    VALUE[checked.code],
    { ...place, found: describe(issue.input) },
    { what: checked.what, field: field.replace(/^\./, ""), expected: issue.message },
  );
}

const FIELD = { dictionary: "dictionary-field", authors: "authors-field" } as const;
const VALUE = { dictionary: "dictionary-value", authors: "authors-value" } as const;

interface AnySchema {
  entries?: Record<string, AnySchema>;
  options?: readonly AnySchema[];
  wrapped?: AnySchema;
  item?: AnySchema;
  value?: AnySchema;
  getter?: (input: unknown) => AnySchema;
}

/** Names of the fields beside the last of a path, through lists, records, unions, optional and lazy values. */
function knownFields(schema: v.GenericSchema, path: readonly { key?: unknown; input?: unknown }[]): string[] {
  const opened = (found: AnySchema | undefined, input: unknown): AnySchema[] => {
    if (found === undefined) return [];
    if (found.wrapped) return opened(found.wrapped, input);
    if (found.getter) return opened(found.getter(input), input);
    if (found.options?.every((option) => typeof option === "object"))
      return found.options.flatMap((option) => opened(option, input));
    return [found];
  };
  let found = opened(schema as AnySchema, path[0]?.input);
  for (const [index, step] of path.slice(0, -1).entries()) {
    found = found.flatMap((outer) =>
      opened(outer.entries?.[String(step.key)] ?? outer.item ?? outer.value, path[index + 1]?.input),
    );
  }
  return found.flatMap((outer) => Object.keys(outer.entries ?? {}));
}

/** Short description of a value. Not recursive, because it may be large or circular. */
export function describe(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "nothing (null)";
  if (typeof value === "string") return JSON.stringify(value);
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : `a list of ${value.length}`;
  if (value instanceof Date) return "a date";
  if (typeof value === "object")
    return `an object with ${Object.keys(value).slice(0, 5).join(", ") || "nothing in it"}`;
  return String(value);
}
