import { inspect } from "node:util";
import * as v from "valibot";
import { zoneNames } from "../dates/dates.ts";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { Diagnostic } from "../diagnostics/format.ts";
import { nearest } from "../diagnostics/nearest.ts";
import { NewsroomError } from "../diagnostics/newsroom-error.ts";
import { groupOf, itemAt } from "../values/lookups.ts";
import type { Options } from "./options.ts";
import { optionsSchema } from "./schema.ts";

/**
 * Checks what the owner gave to `addPlugin`, and fills in the defaults.
 *
 * @throws {NewsroomError} one error with every mistake: the option, what was given, what is expected,
 * and the nearest right name where there is one
 */
export function checkOptions(given: unknown): Options {
  const result = v.safeParse(optionsSchema, given ?? {});
  if (result.success) return result.output;
  throw new NewsroomError(result.issues.flatMap((issue) => messagesOf(issue)));
}

type Issue = v.BaseIssue<unknown>;

function messagesOf(issue: Issue, parents: readonly string[] = []): Diagnostic[] {
  const path = [...parents, ...(issue.path ?? []).map((item) => String(item.key))];
  const option = path.join(".");
  if (issue.type === "strict_object" && issue.expected === "never") return [unknownOption(path, issue)];
  if (issue.received === "undefined") {
    return [diagnostic("option-missing", {}, { option, expected: expectationOf(issue, path) })];
  }
  const suggestion = option === "timeZone" ? nearest(String(issue.input), zoneNames()) : nearestChoice(issue);
  return [
    diagnostic(
      "option-invalid",
      { found: show(issue.input) },
      { option, expected: expectationOf(issue, path), meant: suggestion },
    ),
  ];
}

/** For a missing option, take the expected value from its schema. */
function expectationOf(issue: Issue, path: readonly string[]): string {
  const [schema] = issue.received === "undefined" ? schemasAt(path) : [];
  const [whole] = schema ? (v.safeParse(schema as v.GenericSchema, "").issues ?? []) : [];
  return whole?.message ?? issue.message;
}

function unknownOption(path: readonly string[], issue: Issue): Diagnostic {
  const name = itemAt(path, path.length - 1);
  const known = knownNames(path.slice(0, -1));
  // `lang` is a prefix of `language`, not a typo.
  const suggestion =
    nearest(name, known) ?? known.find((option) => name.length > 2 && option.startsWith(name));
  return diagnostic(
    "option-unknown",
    { found: `${name}: ${show(issue.path?.at(-1)?.value)}` },
    {
      option: path.join("."),
      known,
      meant: suggestion && [...path.slice(0, -1), suggestion].join("."),
    },
  );
}

/** Names the schema knows at a path. */
function knownNames(path: readonly string[]): string[] {
  return schemasAt(path).flatMap((schema) => (schema.entries ? Object.keys(schema.entries) : []));
}

/** What the schema has at a path, through optional wrappers, unions and records. */
function schemasAt(path: readonly string[]): AnySchema[] {
  let schemas: unknown[] = [optionsSchema];
  for (const key of path) schemas = schemas.flatMap(unwrap).flatMap((schema) => childOf(schema, key));
  return schemas.flatMap(unwrap);
}

interface AnySchema {
  entries?: Record<string, unknown>;
  wrapped?: unknown;
  options?: unknown[];
  value?: unknown;
  /** Of a schema that depends on what is given: the one for objects has the names. */
  getter?(given: unknown): unknown;
}

function unwrap(schema: unknown): AnySchema[] {
  const any = schema as AnySchema;
  if (any.getter) return unwrap(any.getter({}));
  if (any.wrapped) return unwrap(any.wrapped);
  if (Array.isArray(any.options) && typeof any.options[0] === "object") return any.options.flatMap(unwrap);
  return [any];
}

function childOf(schema: AnySchema, key: string): unknown[] {
  if (schema.entries) return schema.entries[key] ? [schema.entries[key]] : [];
  return schema.value ? [schema.value] : [];
}

function nearestChoice(issue: Issue): string | undefined {
  if (issue.type !== "picklist" || typeof issue.input !== "string") return undefined;
  const named = [...issue.message.matchAll(/"([^"]+)"/g)].map((match) => groupOf(match, 1));
  return nearest(issue.input, named);
}

/** On one line, whatever it is: an owner may give a circle. */
function show(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "function") return "a function";
  return inspect(value, { breakLength: Number.POSITIVE_INFINITY, compact: true, depth: 1 });
}
