import { posix } from "node:path";
import { type Calendar, momentOfDate, momentOfInstant, parseMoment } from "../dates/dates.ts";
import type { Moment } from "../dates/moment.ts";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { Diagnostic } from "../diagnostics/format.ts";
import { jsonText } from "../values/json-text.ts";
import { fieldValue } from "./field-value.ts";
import { yesOrNo } from "./read-visibility.ts";
import type { SourceFile } from "./source-item.ts";

/**
 * What YAML makes a date of. Anything else that stands there, such as an anchor or a line of JavaScript, is not to be
 * read as text.
 */
const YAML_DATE = /^\d{4}-\d{1,2}-\d/;
/** A day in the name of a file (`2021-05-05-a`, `2021-5-5-a`), a folder (`2021-05-05/`), or several (`2021/05/05/`). */
const PATH_DATE = /(?<!\d)(\d{4})[-_./](\d{1,2})[-_./](\d{1,2})(?!\d)/;

/** A date that was read, or what is wrong with it; both undefined if the entry has none. */
export interface ReadDate {
  moment: Moment | undefined;
  message: Diagnostic | undefined;
}

const none: ReadDate = { moment: undefined, message: undefined };

/** The moment of the first of the named fields that the entry has. */
export function readDate(
  item: SourceFile,
  option: "date" | "updated" | "expires",
  names: readonly string[],
  calendar: Calendar,
): ReadDate {
  const isOptional = option !== "date";
  for (const name of names) {
    const value = fieldValue(item.data, name);
    // An empty date of publication is a mistake; an empty `updated` or `expires` just hasn't been filled in yet.
    if (value === undefined || (isOptional && (value === null || value === ""))) continue;
    const written = item.written(name);
    const moment = momentOf(value, written?.text, calendar);
    if (moment) return { moment, message: undefined };
    return { moment: undefined, message: dateMessage(item, option, name, value) };
  }
  return none;
}

/**
 * The date of publication: a field, else the first date in the file's name or path.
 *
 * @param isSwitch whether a field may say yes or no instead, as `published: false` does
 * @param entries what says that a file is an entry
 */
export function readPublished(
  item: SourceFile,
  names: readonly string[],
  calendar: Calendar,
  isSwitch: (name: string) => boolean,
  entries: { globs: readonly string[]; tag: string | undefined },
): ReadDate {
  const dated = names.filter(
    (name) => !(isSwitch(name) && yesOrNo(fieldValue(item.data, name)) !== undefined),
  );
  const read = readDate(item, "date", dated, calendar);
  if (read.moment || read.message) return read;
  const inName = PATH_DATE.exec(posix.basename(item.stem)) ?? PATH_DATE.exec(item.stem);
  if (!inName) {
    const below = item.stem + item.file.slice(item.file.lastIndexOf("."));
    const message = diagnostic(
      "date-missing",
      { file: item.file, line: 1 },
      { entries: { globs: entries.globs, tag: entries.tag, below } },
    );
    return { moment: undefined, message };
  }
  const moment = parseMoment(inName.slice(1).join("-"), calendar);
  if (moment) return { moment, message: undefined };
  return {
    moment: undefined,
    message: diagnostic("date-invalid", { file: item.file, found: inName[0] }, { reason: "file-name" }),
  };
}

/**
 * A JavaScript date comes from YAML, which took a time without an offset for UTC and turns 30 February into 2 March:
 * what the source says is what the writer meant.
 */
export function momentOf(
  value: unknown,
  written: string | undefined,
  calendar: Calendar,
): Moment | undefined {
  if (typeof value === "string") return parseMoment(value, calendar);
  if (typeof value === "number")
    return Number.isInteger(value) ? parseMoment(String(value), calendar) : undefined;
  if (value instanceof Date)
    return written && YAML_DATE.test(written)
      ? parseMoment(written, calendar)
      : momentOfDate(value, calendar);
  if (isLuxon(value)) return value.isValid ? momentOfInstant(value.toMillis(), calendar) : undefined;
  return undefined;
}

/** A site may hold another copy of luxon, so `instanceof` would not see its dates. */
function isLuxon(value: unknown): value is { isValid: boolean; toMillis(): number } {
  return typeof value === "object" && value !== null && "toMillis" in value && "isValid" in value;
}

function dateMessage(
  item: SourceFile,
  option: "date" | "updated" | "expires",
  field: string,
  value: unknown,
): Diagnostic {
  const written = item.written(field);
  const found = written?.text ?? (typeof value === "string" ? value : jsonText(value));
  const place = { file: item.file, line: written?.line, found };
  if (found.trim() === "" || value === null) return diagnostic("date-empty", place, { field });
  const isFileTime = /^(git )?(last modified|created)$/i.test(found);
  return diagnostic("date-invalid", place, {
    field,
    option,
    ...(isFileTime ? { reason: "file-time" } : {}),
  });
}
