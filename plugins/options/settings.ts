import * as v from "valibot";
import type { Calendar } from "../dates/dates.ts";
import type { FieldName, Options } from "./options.ts";
import { optionsSchema } from "./schema.ts";

/** The options, plus values derived from them. */
export interface Settings {
  options: Options;
  name: string;
  calendar: Calendar;
  language: string;
  path: string;
  /** None where a tag alone says which pages are entries. */
  globs: readonly string[];
  /** Tag that entries have. */
  tag: string | undefined;
  direct: boolean;
  collections: boolean;
  fields: Options["fields"];
  /** Fields that the owner has under other names than the default ones. */
  renamedFields: ReadonlySet<FieldName>;
  onInvalid: Options["onInvalid"];
}

/** Names under which the sites of other tools and plugins keep their fields. */
const DEFAULT_FIELDS: Options["fields"] = v.parse(optionsSchema.entries.fields, undefined);

/** @param name what the newsroom is called where the options do not say */
export function settingsOf(given: Options, name: string): Settings {
  const { entries } = given;
  const options = entries.tag === undefined ? given : withoutTag(given, entries.tag);
  return {
    options,
    name: options.name ?? name,
    calendar: { zone: options.timeZone, publishTime: options.publishTime },
    language: options.site.language,
    path: options.path,
    globs: entries.glob,
    tag: entries.tag,
    direct: entries.render === "direct",
    collections: entries.collections,
    fields: options.fields,
    renamedFields: new Set(
      (Object.keys(DEFAULT_FIELDS) as FieldName[]).filter(
        (field) => JSON.stringify(options.fields[field]) !== JSON.stringify(DEFAULT_FIELDS[field]),
      ),
    ),
    onInvalid: options.onInvalid,
  };
}

/** All entries have the tag that selects them: it says nothing about any of them. */
function withoutTag(options: Options, tag: string): Options {
  return { ...options, tags: { ...options.tags, ignore: [...options.tags.ignore, tag] } };
}
