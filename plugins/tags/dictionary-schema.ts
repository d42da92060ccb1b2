import * as v from "valibot";

/** A text; a number, date or truth value that YAML or an object gives is its text. */
export const text = v.pipe(
  v.custom<string | number | boolean | Date>(
    (value) =>
      (typeof value === "string" && value.trim() !== "") ||
      (typeof value === "number" && Number.isFinite(value)) ||
      typeof value === "boolean" ||
      (value instanceof Date && !Number.isNaN(value.getTime())),
    "a text",
  ),
  v.transform((value) => (value instanceof Date ? value.toISOString().slice(0, 10) : String(value).trim())),
);

/** One text or a list of them, as a list. */
export const texts = v.pipe(
  v.lazy(
    (value): v.GenericSchema<unknown, string | string[]> => (Array.isArray(value) ? v.array(text) : text),
  ),
  v.transform((value) => (typeof value === "string" ? [value] : value)),
);

const flag = v.pipe(
  v.union([v.boolean(), v.picklist(["true", "false"])], "true or false"),
  v.transform((value) => value === true || value === "true"),
);

const times = v.pipe(
  v.custom<number | string>((value) => /^[1-9]\d{0,5}$/.test(String(value)), "a whole number from 1"),
  v.transform(Number),
);

const EXPECTED_MATCH =
  "a phrase, a list of phrases, or items such as `{ phrase: heart, times: 2 }` and `{ not: heart of the city }`";

const matchRule = v.strictObject(
  { phrase: v.optional(texts), times: v.optional(times), not: v.optional(texts) },
  EXPECTED_MATCH,
);
const matchItem = v.lazy((value) =>
  typeof value === "object" && !(value instanceof Date) ? matchRule : text,
);

/** One field of a tag that was left empty in YAML is a field that is not there. */
const optional = <const Schema extends v.GenericSchema>(schema: Schema) => v.nullish(schema);

/** What the dictionary may say about a tag in one language. */
const translationSchema = v.strictObject(
  { label: optional(text), description: optional(text), slug: optional(text) },
  "an object with label, description or slug",
);

/** What the dictionary may say about a tag. */
export const tagSchema = v.strictObject(
  {
    label: optional(text),
    slug: optional(text),
    description: optional(text),
    aliases: optional(texts),
    parent: optional(text),
    hidden: optional(flag),
    image: optional(text),
    match: optional(v.lazy((value) => (Array.isArray(value) ? v.array(matchItem) : matchItem))),
    feeds: optional(flag),
    translations: optional(
      v.record(v.string(), translationSchema, "an object with a language tag, such as kk, for each language"),
    ),
  },
  "an object with fields such as label, description and aliases, or nothing",
);
