import { relative, sep } from "node:path";
import { listOf, recordOf, textIn, wordsIn } from "./matter-fields.ts";
import type { SiteConfig } from "./site-config.ts";

/** What an old address is made of. */
export interface AddressParts {
  /** Absolute path of the file. */
  file: string;
  data: Readonly<Record<string, unknown>>;
  /** Language of a page that is not in the site's first one. */
  language?: string | undefined;
  /** As {@link rewriteDate} writes it; undefined for a file without one. */
  date: string | undefined;
  /** Name of the file without its ending, and without the date in front of it. */
  name: string;
}

const JEKYLL_STYLES: Readonly<Record<string, string>> = {
  date: "/:categories/:year/:month/:day/:title:output_ext",
  pretty: "/:categories/:year/:month/:day/:title/",
  ordinal: "/:categories/:year/:y_day/:title:output_ext",
  none: "/:categories/:title:output_ext",
};

/** The address that Jekyll gives a post: of its own, of the posts' collection, or of the site. */
export function jekyllPath(parts: AddressParts, { data: config, root }: SiteConfig): string | undefined {
  const posts = recordOf(recordOf(config["collections"])["posts"]);
  const written =
    textIn(parts.data, "permalink") ?? textIn(posts, "permalink") ?? textIn(config, "permalink") ?? "date";
  const above = relative(root, parts.file).split(sep);
  const folders = above.slice(
    0,
    above.findIndex((part) => part === "_posts" || part === "_drafts"),
  );
  const categories = [...folders, ...wordsIn(parts.data, "categories", "category")];
  const pattern = JEKYLL_STYLES[written] ?? written;
  return filled(pattern, parts, {
    categories: [...new Set(categories.map((category) => category.toLowerCase()))].join("/"),
    slugified_categories: [...new Set(categories.map(slugOf))].join("/"),
    title: titleSlugOf(textIn(parts.data, "slug") ?? parts.name),
    slug: slugOf(textIn(parts.data, "slug") ?? parts.name),
    output_ext: ".html",
  });
}

/** The address that Hugo gives a page: its `url`, the pattern of its section, or its place below `content`. */
export function hugoPath(parts: AddressParts, { data: config, root }: SiteConfig): string | undefined {
  const own = textIn(parts.data, "url");
  if (own !== undefined) return own.startsWith("/") ? own : `/${own}`;
  const place = relative(root, parts.file).split(sep);
  if (place.shift() !== (textIn(config, "contentDir") ?? "content")) return undefined;
  // The pages of the site's first language have no folder of its name in their addresses.
  const isDefaultBelow = config["defaultContentLanguageInSubdir"] === true;
  const first = textIn(config, "defaultContentLanguage") ?? "en";
  if ((place[0] === first && !isDefaultBelow) || place[0] === parts.language) place.shift();
  const language = parts.language ?? (isDefaultBelow && recordOf(config["languages"])[first] ? first : "");
  const below = language === "" ? "" : `/${language.toLowerCase()}`;
  const isBundle = /^index\./.test(place.at(-1) ?? "");
  const folders = place.slice(0, isBundle ? -2 : -1);
  const ownSlug = textIn(parts.data, "slug")?.toLowerCase();
  const slug = ownSlug ?? hugoName(parts.name);
  const title = hugoName(textIn(parts.data, "title") ?? "");
  const section = folders[0] ?? "";
  const patterns = recordOf(config["permalinks"]);
  const pattern = textIn(patterns, section) ?? textIn(recordOf(patterns["page"]), section);
  const prefix = folders.map(hugoName).join("/");
  if (pattern === undefined) return `${below}/${prefix === "" ? "" : `${prefix}/`}${slug}/`;
  const path = filled(pattern, parts, {
    section: hugoName(section),
    sections: prefix,
    title,
    // In a pattern, and only there, the title stands for a missing slug.
    slug: ownSlug ?? title,
    slugorfilename: slug,
    filename: hugoName(parts.name),
    contentbasename: hugoName(parts.name),
    slugorcontentbasename: slug,
  });
  return path === undefined ? undefined : below + (/\/$|\.html?$/.test(path) ? path : `${path}/`);
}

/** @returns undefined if the pattern wants what is not known */
function filled(
  pattern: string,
  { date }: AddressParts,
  words: Readonly<Record<string, string>>,
): string | undefined {
  const [, year = "", month = "", day = "", hour = "00", minute = "00", second = "00"] =
    /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d):(\d\d))?/.exec(date ?? "") ?? [];
  const dayOfYear = (Date.UTC(+year, +month - 1, +day) - Date.UTC(+year, 0, 0)) / 86_400_000;
  const values: Readonly<Record<string, string>> = {
    ...words,
    ...(year === ""
      ? {}
      : {
          year,
          month,
          day,
          hour,
          minute,
          second,
          short_year: year.slice(2),
          i_month: String(+month),
          i_day: String(+day),
          y_day: String(dayOfYear).padStart(3, "0"),
          yearday: String(dayOfYear),
          monthname: MONTHS[+month - 1] ?? "",
        }),
  };
  let isKnown = true;
  const path = pattern.replace(/:([a-z_]+)/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined || (value === "" && !/categories$|^sections$/.test(name))) isKnown = false;
    return value ?? "";
  });
  return isKnown ? `/${path}`.replace(/\/{2,}/g, "/") : undefined;
}

const MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

/** Jekyll's slug: everything but letters and digits becomes a hyphen. */
function slugOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
}

/** Jekyll's slug of a title, which keeps capitals and what addresses can have. */
function titleSlugOf(text: string): string {
  return text.replace(/[^\p{L}\p{M}\p{Nd}._~!$&'()+,;=@]+/gu, "-").replace(/^-+|-+$/g, "");
}

/** Hugo's: signs that addresses do not have are dropped, and the blanks between become hyphens. */
function hugoName(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\s._+~/-]/gu, "")
    .trim()
    .replace(/\s+(?=-)|(?<=-)\s+/g, "")
    .replace(/\s+/g, "-");
}

/** Addresses that redirected to the page: `redirect_from` of a Jekyll plugin, Hugo's `aliases`. */
export function formerPaths(data: Readonly<Record<string, unknown>>): string[] {
  return [...listOf(data["redirect_from"]), ...listOf(data["aliases"])].filter((path) =>
    path.startsWith("/"),
  );
}
