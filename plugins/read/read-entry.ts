import { authorNamesFrom } from "../authors/author-names.ts";
import { addressProblem } from "../content/address-problem.ts";
import type { CleanContext } from "../content/addresses.ts";
import { inlineText } from "../content/inline-text.ts";
import { plainText } from "../content/plain-text.ts";
import { summaryFrom } from "../content/summary.ts";
import { type Calendar, dayOf, momentOfInstant, parseMoment } from "../dates/dates.ts";
import type { Moment } from "../dates/moment.ts";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { Diagnostic } from "../diagnostics/format.ts";
import type { Enclosure } from "../entry/enclosure.ts";
import { type EntryFields, NewsEntry, type Relations } from "../entry/news-entry.ts";
import { decodedHref } from "../index/addresses.ts";
import { editionOfLanguage, languagesOfSite } from "../index/editions.ts";
import type { FieldName } from "../options/options.ts";
import type { Settings } from "../options/settings.ts";
import { tagNamesOfFields } from "../tags/tag-names.ts";
import { jsonText } from "../values/json-text.ts";
import { itemAt } from "../values/lookups.ts";
import { fieldValue } from "./field-value.ts";
import type { FileBeside } from "./files-beside.ts";
import { readCorrections } from "./read-corrections.ts";
import { type ReadDate, readDate, readPublished } from "./read-date.ts";
import { readEnclosures } from "./read-enclosures.ts";
import { fieldsOfConditions, readVisibility, type Visibility } from "./read-visibility.ts";
import type { SourceFile, SourceItem } from "./source-item.ts";

/** What reading an entry needs of the site around it. */
export interface ReadingContext {
  settings: Settings;
  /** Milliseconds since 1970 of the build: the date of a draft that has none yet. */
  now: number;
  /** Root-relative address to absolute address, path prefix included. */
  absolute(href: string): string;
  /** Absolute address of the site with path prefix, with `/` at the end. */
  siteBase: string;
  /** Id of an entry that gives none. */
  idOf(item: SourceItem, url: string): string;
  /** HTML of a file made fit for feeds. */
  clean(html: string, file: string, context: CleanContext): string;
  /** The file that an address names relative to the file of an entry, if there is one. */
  fileBeside(address: string, entryFile: string): FileBeside | undefined;
  sizeOf(address: string, item: SourceItem): number | undefined;
  /** True while watching, when the texts are read again and again. */
  keepsTexts: boolean;
  relations: Relations;
  report(message: Diagnostic): void;
}

type FieldsOfAddress = "id" | "idIsGiven" | "href" | "url" | "enclosures" | "source" | "data";

/** What an entry says of itself, before it has an address. */
export interface ReadEntry extends Omit<EntryFields, FieldsOfAddress> {
  item: SourceItem;
  /** The id and the summary that the entry gives, if any. */
  id: string | undefined;
  summary: string | undefined;
}

/** Whether an entry is published, and when. */
interface Publication extends Visibility, ReadDate {
  message: Diagnostic | undefined;
}

/**
 * Reads what decides whether an entry is published; a draft needs no date yet, and is dated on the day of the build.
 */
export function readPublication(
  item: SourceFile & Pick<SourceItem, "published">,
  { settings, now }: Pick<ReadingContext, "settings" | "now">,
): Publication {
  const { fields, calendar } = settings;
  const visibility = readVisibility(item, fields);
  if (item.published) return { message: undefined, ...visibility, moment: item.published };
  const switches = new Set(fieldsOfConditions([...fields.draft, ...fields.unlisted]));
  const published = readPublished(item, fields.date, calendar, (name) => switches.has(name), settings);
  if (
    visibility.draft &&
    (published.message?.code === "date-missing" || published.message?.code === "date-empty")
  )
    return { ...visibility, moment: dayOfBuild(now, calendar), message: visibility.message };
  return { ...visibility, moment: published.moment, message: visibility.message ?? published.message };
}

function dayOfBuild(now: number, calendar: Calendar): Moment | undefined {
  return parseMoment(dayOf(momentOfInstant(now, calendar)), { ...calendar, publishTime: "00:00" });
}

/**
 * Reads the fields of an entry by the names that the site uses. Every mistake is reported with file and line.
 *
 * @returns undefined if a mistake makes the entry unusable, such as no date
 */
export function readEntry(item: SourceItem, context: ReadingContext): ReadEntry | undefined {
  const { settings } = context;
  const { fields } = settings;
  let usable = true;
  const fail = (message: Diagnostic | undefined) => {
    if (!message) return;
    usable = false;
    context.report(message);
  };

  if (item.warning) context.report(item.warning);
  const published = readPublication(item, context);
  fail(published.message);
  const updated = readDate(item, "updated", fields.updated, settings.calendar);
  fail(updated.message);
  const expires = readDate(item, "expires", fields.expires, settings.calendar);
  fail(expires.message);
  // The plain-text form has no markup.
  const textOf = item.kind === "text" ? (written: string) => written : inlineText;
  const title = textOf(textField(item, "title", fields.title, fail) ?? "");
  const givenId = first(item, fields.id);
  // Taken as it is written, blanks included: readers know the entry by it.
  const id = typeof givenId === "string" ? givenId.trim() : textField(item, "id", fields.id, fail);
  const section = textField(item, "section", fields.section, fail);
  const summary = textField(item, "summary", fields.summary, fail, (name, text) =>
    // Eleventy takes it off the text as it is written.
    name === "page.excerpt" ? plainText(text, item.kind) : text,
  );
  fail(unsafeAddress(item));
  const corrections = readCorrections(item, fields.corrections, settings.calendar, context.report);
  if (!usable || !published.moment) {
    // Its files are read for their mistakes, so that all are known at once.
    enclosuresOf(item, context.absolute(item.href ?? "/"), context, fail);
    return undefined;
  }
  return {
    item,
    id: id || undefined,
    title,
    published: published.moment,
    updated: latest([updated.moment, ...corrections.map(({ date }) => date)], published.moment),
    corrections,
    expires: expires.moment,
    draft: published.draft,
    unlisted: published.unlisted,
    tagNames: tagNamesOfFields(
      fields.tags.map((name) => fieldValue(item.data, name)),
      (found) => context.report(partlyMessage(item, itemAt(fields.tags, 0), "tag", found)),
    ),
    authorNames: authorNamesFrom(
      first(item, fields.authors),
      (found) => context.report(partlyMessage(item, itemAt(fields.authors, 0), "author", found)),
      textOf,
    ),
    section: section || undefined,
    summary,
    language: languageOf(item, context),
    feedContent: feedContentOf(item, fields.feedContent, context),
  };
}

/**
 * Makes an entry of what was read of it and the address that it has: whole, and not changed afterwards.
 *
 * @param href root-relative and percent-encoded
 * @returns undefined if one of its files has no address, which is reported
 */
export function makeEntry(
  { item, id, summary, ...read }: ReadEntry,
  href: string,
  context: ReadingContext,
): NewsEntry | undefined {
  const { fields } = context.settings;
  const url = context.absolute(href);
  let usable = true;
  const enclosures = enclosuresOf(item, url, context, (message) => {
    usable = false;
    context.report(message);
  });
  if (!usable) return undefined;
  let rendered: string | undefined;
  let text: string | undefined;
  return new NewsEntry(
    {
      ...read,
      id: id ?? context.idOf(item, url),
      idIsGiven: id !== undefined,
      href,
      url,
      enclosures,
      source: {
        file: item.file,
        lineOf: (field) =>
          (fields[field as "date"] ?? [field]).map((name) => item.written(name)?.line).find(Boolean),
      },
      data: item.data,
    },
    {
      summary,
      text: () => {
        const plain =
          text ?? (rendered === undefined ? plainText(item.body, item.kind) : plainText(rendered, "html"));
        // Otherwise it is needed once, for matching.
        if (context.keepsTexts) text = plain;
        return plain;
      },
      content: () => {
        const html = item.render();
        // A large archive would else hold every text twice.
        if (!context.keepsTexts) {
          item.body = "";
          rendered = html;
        }
        return html;
      },
      clean: (html) =>
        context.clean(html, item.file, {
          pageUrl: url,
          siteBase: context.siteBase,
          report: (address) => context.report(badAddress(item, address)),
        }),
      summarise: summaryFrom,
    },
    context.relations,
  );
}

function enclosuresOf(
  item: SourceItem,
  pageUrl: string,
  context: ReadingContext,
  report: (message: Diagnostic) => void,
): Enclosure[] {
  return readEnclosures(item, context.settings.fields as never, {
    pageUrl,
    resolve: (address) => resolveAddress(address, pageUrl, context),
    fileBeside: (address) => context.fileBeside(address, item.file),
    absolute: context.absolute,
    sizeOf: context.sizeOf,
    report,
    warn: context.report,
  });
}

/** The permalink as it is written, and the address that came of it, which a template language may have made. */
function unsafeAddress(item: SourceItem): Diagnostic | undefined {
  const { permalink } = item.data;
  const isTemplate = typeof permalink !== "string" || /\{[{%#]/.test(permalink);
  const addresses = [isTemplate ? "" : permalink, decodedHref(item.href ?? "")];
  const found = addresses.find((address) => addressProblem(address) !== undefined);
  if (found === undefined) return undefined;
  return diagnostic(
    "address-unsafe",
    { file: item.file, line: item.written("permalink")?.line, found },
    { reason: addressProblem(found) ?? "" },
  );
}

/**
 * An address as an entry writes it, made absolute: against its page, and below the path prefix where it begins with
 * `/`.
 */
function resolveAddress(address: string, pageUrl: string, context: ReadingContext): string | undefined {
  try {
    const resolved = /^\/(?!\/)/.test(address) ? context.absolute(address) : new URL(address, pageUrl).href;
    return /^https?:/.test(resolved) ? new URL(resolved).href : undefined;
  } catch {
    return undefined;
  }
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || value === "";
}

function first(item: SourceItem, names: readonly string[]): unknown {
  return names.map((name) => fieldValue(item.data, name)).find((value) => !isBlank(value));
}

/** A field that is a line of text. Numbers and dates of YAML are taken as written. */
function textField(
  item: SourceItem,
  option: FieldName,
  names: readonly string[],
  fail: (message: Diagnostic) => void,
  clean: (name: string, text: string) => string = (_, text) => text,
): string | undefined {
  for (const name of names) {
    const value = fieldValue(item.data, name);
    if (value === undefined || value === null || value === "") continue;
    if (typeof value === "string") return clean(name, value).trim().replace(/\s+/g, " ");
    if (typeof value === "number" || typeof value === "boolean" || value instanceof Date) {
      return (
        item.written(name)?.text ?? (value instanceof Date ? value.toISOString().slice(0, 10) : String(value))
      );
    }
    const written = item.written(name);
    fail(
      diagnostic(
        "field-type",
        { file: item.file, line: written?.line, found: written?.text || jsonText(value) },
        { field: name, expected: "a line of text", option },
      ),
    );
    return undefined;
  }
  return undefined;
}

/**
 * The last of some changes: the update that the entry gives, or a correction. One before the publication is none, as
 * editors set both when they backdate.
 */
function latest(changes: readonly (Moment | undefined)[], published: Moment): Moment | undefined {
  let last = published;
  for (const change of changes) if (change && change.instant > last.instant) last = change;
  return last === published ? undefined : last;
}

/**
 * The language of an entry. `language: PHP` means another thing: what is not a language, or a language that the site
 * does not have, is called with and leaves the entry among those of the site's language.
 */
function languageOf(item: SourceItem, { settings, report }: ReadingContext): string {
  const { fields } = settings;
  const name = fields.language.find((field) => !isBlank(fieldValue(item.data, field)));
  if (name === undefined) return item.folderLanguage ?? settings.language;
  const given = fieldValue(item.data, name);
  const language = canonicalLanguage(given);
  if (language !== undefined && editionOfLanguage(language, settings) !== undefined) return language;
  const isLanguage = language !== undefined && isLanguageOfPeople(String(given));
  const written = item.written(name);
  // What the data of the whole site says, and is not a language, is reported once, not for each entry.
  if (written || isLanguage)
    report(
      diagnostic(
        "language-unknown",
        { file: item.file, line: written?.line, found: written?.text ?? String(given) },
        { field: name, main: settings.language, languages: languagesOfSite(settings) },
      ),
    );
  return isLanguage ? language : settings.language;
}

const LANGUAGE_NAMES = new Intl.DisplayNames(["en"], { type: "language", fallback: "none" });

/** A code that CLDR has a name for, written as codes are: `fr`, `pt-BR`. */
function isLanguageOfPeople(code: string): boolean {
  const [base = ""] = code.trim().split("-");
  return base === base.toLowerCase() && LANGUAGE_NAMES.of(base) !== undefined;
}

function canonicalLanguage(given: unknown): string | undefined {
  if (typeof given !== "string") return undefined;
  try {
    const language = itemAt(Intl.getCanonicalLocales(given.trim().replaceAll("_", "-")), 0);
    // No language has a longer code.
    return /^[a-z]{2,3}(?:-|$)/.test(language) ? language : undefined;
  } catch {
    return undefined;
  }
}

function feedContentOf(
  item: SourceItem,
  names: readonly string[],
  context: ReadingContext,
): "full" | "summary" | undefined {
  const value = first(item, names);
  if (value === undefined || value === "full" || value === "summary") return value;
  const field = itemAt(names, 0);
  context.report(
    diagnostic(
      "field-value",
      { file: item.file, line: item.written(field)?.line, found: jsonText(value) },
      {
        field,
        fault: "is neither full nor summary",
        used: "The setting of the feed is used.",
        expected: '"full" or "summary"',
        option: "feedContent",
      },
    ),
  );
  return undefined;
}

function partlyMessage(item: SourceItem, field: string, one: "tag" | "author", found: string): Diagnostic {
  return diagnostic(
    "field-value",
    { file: item.file, line: item.written(field)?.line, found },
    {
      field,
      fault: `has values that can't be ${one}s`,
      used: "The others are used.",
      expected: "a list of names. A name that contains a colon needs quotes",
      option: `${one}s`,
    },
  );
}

function badAddress(item: SourceItem, address: string): Diagnostic {
  return diagnostic("address-invalid", { file: item.file, found: address });
}
