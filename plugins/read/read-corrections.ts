import type { Calendar } from "../dates/dates.ts";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { Diagnostic } from "../diagnostics/format.ts";
import type { Correction } from "../entry/entry.ts";
import { jsonText } from "../values/json-text.ts";
import { fieldValue } from "./field-value.ts";
import { momentOf } from "./read-date.ts";
import type { SourceItem } from "./source-item.ts";

/** An alias of YAML makes thousands of one text, each of which goes into every feed. */
const MAX_CORRECTIONS = 100;

/**
 * Reads the corrections of an entry: a text, an object with `text` and `date`, or a list of them.
 *
 * @param report takes what is no correction, and that there are more than 100: they are then left out
 */
export function readCorrections(
  item: SourceItem,
  names: readonly string[],
  calendar: Calendar,
  report: (message: Diagnostic) => void,
): Correction[] {
  return names.flatMap((name) => {
    const value = fieldValue(item.data, name);
    const isList = Array.isArray(value);
    const all: unknown[] = isList ? value : [value];
    if (all.length > MAX_CORRECTIONS) report(tooMany(item, name, all.length));
    return all.slice(0, MAX_CORRECTIONS).flatMap((one: unknown, index) => {
      if (one === undefined || one === null || one === "") return [];
      const { text, date } = partsOf(one);
      const written = item.written(isList ? `${name}.${index}.date` : `${name}.date`)?.text;
      const moment = date === undefined || date === null ? undefined : momentOf(date, written, calendar);
      const isDated = date === undefined || date === null || moment !== undefined;
      if (text === undefined || !isDated) report(wrongCorrection(item, name, one, text === undefined));
      return text === undefined ? [] : [{ text, date: moment }];
    });
  });
}

function tooMany(item: SourceItem, name: string, count: number): Diagnostic {
  return diagnostic(
    "field-value",
    { file: item.file, line: item.written(name)?.line, found: `${count} corrections` },
    {
      field: name,
      fault: `has more than ${MAX_CORRECTIONS} corrections`,
      expected: `at most ${MAX_CORRECTIONS}`,
      used: "The others are left out.",
      option: "corrections",
    },
  );
}

function partsOf(value: unknown): { text: string | undefined; date: unknown } {
  if (typeof value !== "object" || value === null) return { text: plain(value), date: undefined };
  const { text, date } = value as { text?: unknown; date?: unknown };
  return { text: plain(text), date };
}

function plain(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value.trim().replace(/\s+/g, " ") : undefined;
}

function wrongCorrection(item: SourceItem, name: string, value: unknown, isWithoutText: boolean): Diagnostic {
  return diagnostic(
    "field-value",
    { file: item.file, line: item.written(name)?.line, found: jsonText(value) },
    {
      field: name,
      fault: isWithoutText ? "has no text" : "has a date that can't be read",
      expected: 'text, or an object such as { date: 2021-05-06, text: "It was Tuesday." }',
      used: isWithoutText ? "The correction is left out." : "The correction has no date.",
      option: "corrections",
    },
  );
}
