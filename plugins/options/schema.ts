import * as v from "valibot";
import { addressProblem } from "../content/address-problem.ts";
import { isZone } from "../dates/dates.ts";
import { BLOCKS } from "../pages/block-names.ts";

const text = v.string("a text");
const filled = v.pipe(
  text,
  v.check((value) => value.trim() !== "", "a text that is not empty"),
);
const yesNo = v.boolean("true or false");
const count = v.pipe(
  v.number("a whole number"),
  v.integer("a whole number"),
  v.minValue(1, "a whole number of at least 1"),
);
const countOrNone = v.pipe(
  v.number("a whole number"),
  v.integer("a whole number"),
  v.minValue(0, "a whole number, 0 or more"),
);
const func = v.custom<(...args: never[]) => unknown>((value) => typeof value === "function", "a function");
const names = v.union([filled, v.array(filled, "a text or a list of texts")], "a text or a list of texts");
/** Refuses lists that only take files out. */
const takesFiles = <Given>() =>
  v.check(
    (given: Given) => !Array.isArray(given) || given.some((glob) => !String(glob).startsWith("!")),
    "a glob of files, such as news/**/*.md",
  );
const record = v.record(v.string(), v.unknown(), "an object");
const CONDITIONS = 'the name of a field, an object such as { status: "draft" }, or a list of both';
const fieldValue = v.union([v.string(), v.number(), v.boolean()]);
const condition = v.union(
  [
    filled,
    v.pipe(
      // To valibot a list is a record too.
      v.custom<Record<string, unknown>>((value) => typeof value === "object" && !Array.isArray(value)),
      v.record(v.string(), v.union([fieldValue, v.array(fieldValue)])),
    ),
  ],
  CONDITIONS,
);
const conditions = v.union([condition, v.array(condition)], CONDITIONS);

/** An address with a scheme that a feed can carry. */
const webAddress = v.pipe(
  text,
  v.check(
    (value) => /^https?:\/\//i.test(value) && URL.canParse(value),
    "an absolute address such as https://news.example/",
  ),
);

const addressInSite = v.pipe(
  text,
  v.check(
    (value) => value.startsWith("/") || (/^https?:\/\//i.test(value) && URL.canParse(value)),
    "an address such as /img/icon.png or https://news.example/icon.png",
  ),
);

const folder = v.pipe(
  text,
  v.check(
    (value) => /^\/([^?#]*\/)?$/.test(value) && addressProblem(value) === undefined,
    "a path from the site's root that begins and ends with a slash, such as /news/",
  ),
);

const oneOf = <const Values extends readonly string[]>(...values: Values) =>
  v.picklist(values, values.map((value) => JSON.stringify(value)).join(" or "));

const optional = v.optional;

const feedFormats = v.array(oneOf("rss", "atom", "json"), 'a list of "rss", "atom", "json"');
const formatsOrNot = v.union([yesNo, feedFormats], 'true, false or a list of "rss", "atom", "json"');

/** The list of names in `pages.layout`, `pages.omit`. */
export const PAGE_KINDS = [
  "entry",
  "listing",
  "year",
  "tags",
  "tag",
  "authors",
  "author",
  "section",
  "custom",
  "subscribe",
  "redirect",
] as const;

const fieldNames = [
  "title",
  "date",
  "updated",
  "expires",
  "summary",
  "tags",
  "authors",
  "section",
  "id",
  "language",
  "image",
  "audio",
  "video",
  "attachments",
  "feedContent",
] as const;

/** What {@link import("./options.ts").NewsroomOptions} may hold, as checked when the site is configured. */
export const optionsSchema = v.strictObject(
  {
    site: v.strictObject(
      {
        url: webAddress,
        title: filled,
        description: optional(text),
        language: optional(v.pipe(text, v.check(isLanguage, "a language tag such as en, kk or pt-BR"))),
        author: optional(
          v.strictObject(
            { name: filled, email: optional(filled), url: optional(webAddress) },
            "an object { name, email?, url? }",
          ),
        ),
        image: optional(addressInSite),
        icon: optional(addressInSite),
        copyright: optional(text),
      },
      "an object with url and title",
    ),
    name: optional(
      v.pipe(text, v.regex(/^[A-Za-z_$][\w$]*$/, "a name of letters, digits and _, such as news")),
    ),
    timeZone: optional(v.pipe(text, v.check(isZone, "the IANA name of a time zone, such as Asia/Almaty"))),
    publishTime: optional(
      v.pipe(text, v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, "an hour and minute such as 09:00")),
    ),
    path: optional(folder),
    entries: optional(
      v.pipe(
        v.union(
          [
            names,
            v.strictObject({
              glob: optional(v.pipe(names, takesFiles())),
              render: optional(oneOf("templates", "direct")),
              collections: optional(yesNo),
            }),
          ],
          "a glob, a list of globs, or an object { glob, render }",
        ),
        takesFiles(),
      ),
    ),
    fields: optional(
      v.strictObject(
        {
          ...Object.fromEntries(fieldNames.map((name) => [name, optional(names)])),
          draft: optional(conditions),
          unlisted: optional(conditions),
        },
        "an object of field names",
      ),
    ),
    onInvalid: optional(oneOf("error", "skip")),
    drafts: optional(yesNo),
    future: optional(yesNo),
    expires: optional(yesNo),
    tags: optional(
      v.strictObject(
        {
          dictionary: optional(v.union([filled, record], "a file name or an object")),
          unknown: optional(oneOf("allow", "warn", "error")),
          ignore: optional(v.array(text, "a list of tags")),
          minEntries: optional(count),
          index: optional(oneOf("letter", "count", "tree")),
          order: optional(oneOf("written", "label", "count")),
          related: optional(countOrNone),
        },
        "an object",
      ),
    ),
    authors: optional(
      v.strictObject(
        { file: optional(v.union([filled, record], "a file name or an object")), pages: optional(yesNo) },
        "an object",
      ),
    ),
    feeds: optional(
      v.strictObject(
        {
          formats: optional(feedFormats),
          limit: optional(count),
          content: optional(oneOf("full", "summary")),
          ids: optional(
            v.strictObject(
              {
                authority: v.pipe(
                  text,
                  v.regex(
                    /^[\w.-]+(@[\w.-]+)?$/,
                    "a domain or e-mail address you held at that time, such as news.example",
                  ),
                ),
                since: v.pipe(
                  text,
                  v.regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'a year, month or day in quotes, such as "2021"'),
                ),
              },
              "an object { authority, since }",
            ),
          ),
          archive: optional(yesNo),
          hub: optional(webAddress),
          tags: optional(formatsOrNot),
          authors: optional(formatsOrNot),
          sections: optional(formatsOrNot),
          custom: optional(
            v.record(
              v.pipe(
                v.string(),
                v.regex(/^[a-z0-9][a-z0-9-]*$/, "a name of small letters, digits and hyphens"),
              ),
              v.strictObject(
                {
                  title: filled,
                  description: optional(text),
                  filter: func,
                  limit: optional(count),
                  content: optional(oneOf("full", "summary")),
                },
                "an object { title, filter }",
              ),
              "an object of feeds by name",
            ),
          ),
          opml: optional(yesNo),
          style: optional(yesNo),
          item: optional(func),
          headers: optional(yesNo),
        },
        "an object",
      ),
    ),
    pages: optional(
      v.strictObject(
        {
          layout: optional(
            v.union(
              [
                filled,
                v.record(oneOf(...PAGE_KINDS), v.union([filled, v.literal(false)], "a layout or false")),
              ],
              "a layout, or an object of layouts by kind of page",
            ),
          ),
          size: optional(count),
          omit: optional(v.array(oneOf(...PAGE_KINDS), "a list of kinds of page")),
          blocks: optional(
            v.strictObject(
              Object.fromEntries(BLOCKS.map((name) => [name, optional(func)])),
              "an object of functions by name of block",
            ),
          ),
          autodiscovery: optional(yesNo),
          related: optional(countOrNone),
        },
        "an object",
      ),
    ),
    languages: optional(
      v.record(
        v.pipe(v.string(), v.check(isLanguage, "a language tag such as kk")),
        v.strictObject(
          { title: optional(filled), description: optional(text), path: optional(folder) },
          "an object",
        ),
        "an object of languages",
      ),
    ),
    seo: optional(
      v.strictObject(
        {
          jsonLd: optional(yesNo),
          canonical: optional(yesNo),
          openGraph: optional(yesNo),
          sitemap: optional(yesNo),
          newsSitemap: optional(yesNo),
        },
        "an object",
      ),
    ),
  },
  "an object with at least site.url and site.title",
);

function isLanguage(value: string): boolean {
  try {
    return Intl.getCanonicalLocales(value).length === 1;
  } catch {
    return false;
  }
}
