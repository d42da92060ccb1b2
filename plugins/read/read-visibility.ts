import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { Diagnostic } from "../diagnostics/format.ts";
import type { FieldCondition } from "../options/options.ts";
import { jsonText } from "../values/json-text.ts";
import { fieldValue } from "./field-value.ts";
import type { SourceFile } from "./source-item.ts";

const YES = ["true", "yes", "on", "y", "1"];
const NO = ["false", "no", "off", "n", "0"];

/**
 * Who gets to see an entry. A draft has no page outside of a preview; an unlisted entry has a page that nothing links
 * to.
 */
export interface Visibility {
  draft: boolean;
  unlisted: boolean;
  message?: Diagnostic | undefined;
}

/** Conditions for drafts and unlisted entries, as the options `fields.draft` and `fields.unlisted` give them. */
interface Conditions {
  draft: readonly FieldCondition[];
  unlisted: readonly FieldCondition[];
}

/**
 * Reads whether an entry is a draft or unlisted. A field that is there for nothing else and says neither yes nor no
 * is a mistake: an entry that has been published cannot be taken back.
 */
export function readVisibility(item: SourceFile, conditions: Conditions): Visibility {
  const draft = firstMatch(item, conditions.draft);
  const unlisted = firstMatch(item, conditions.unlisted);
  return {
    draft: draft.matches,
    unlisted: unlisted.matches,
    message: draft.message ?? (draft.matches ? undefined : unlisted.message),
  };
}

/** Names of the fields that a list of conditions looks at. */
export function fieldsOfConditions(conditions: readonly FieldCondition[]): string[] {
  return conditions.flatMap((condition) =>
    typeof condition === "string" ? [condition] : Object.keys(condition),
  );
}

/** What a field says as an answer to a question: `yes`, `on` and `1` are true, `no`, `off` and `0` are false. */
export function yesOrNo(value: unknown): boolean | undefined {
  if (typeof value === "object" || value === undefined) return undefined;
  const word = String(value).trim().toLowerCase();
  if (YES.includes(word)) return true;
  return NO.includes(word) ? false : undefined;
}

function firstMatch(
  item: SourceFile,
  conditions: readonly FieldCondition[],
): { matches: boolean; message?: Diagnostic } {
  for (const condition of conditions) {
    if (typeof condition !== "string") {
      if (Object.entries(condition).some(([name, wanted]) => says(fieldValue(item.data, name), wanted)))
        return { matches: true };
      continue;
    }
    const value = fieldValue(item.data, condition);
    if (isEmpty(value)) continue;
    const answer = yesOrNo(value);
    if (answer === undefined) return { matches: false, message: neitherYesNorNo(item, condition, value) };
    if (answer) return { matches: true };
  }
  return { matches: false };
}

/** Whether a field has a value, or one of several. Case does not count, and `no` is as good as `false`. */
function says(value: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted)) return wanted.some((one) => says(value, one));
  if (Array.isArray(value)) return value.some((one) => says(one, wanted));
  if (isEmpty(value)) return false;
  if (typeof wanted === "boolean") return yesOrNo(value) === wanted;
  return String(value).trim().toLowerCase() === String(wanted).trim().toLowerCase();
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === "string" && value.trim() === "");
}

function neitherYesNorNo(item: SourceFile, name: string, value: unknown): Diagnostic {
  const written = item.written(name);
  return diagnostic(
    "field-type",
    { file: item.file, line: written?.line, found: written?.text || jsonText(value) },
    { field: name, expected: "true or false" },
  );
}
