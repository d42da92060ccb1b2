import type { Calendar } from "../dates/dates.ts";
import type { FieldCondition, FieldName, NewsroomOptions } from "./options.ts";

/** Where entries keep their fields: names, and for drafts and unlisted entries conditions. */
export type Fields = Readonly<
  Record<Exclude<FieldName, "draft" | "unlisted">, readonly string[]> &
    Record<"draft" | "unlisted", readonly FieldCondition[]>
>;

/** Names under which the sites of other tools and plugins keep their fields. */
export const DEFAULT_FIELDS: Fields = {
  title: ["title", "headline"],
  date: ["date", "published", "pubDate"],
  updated: ["updated", "lastmod", "modified", "updatedDate"],
  expires: ["expires", "expiryDate"],
  summary: ["summary", "description", "teaser", "excerpt"],
  tags: ["tags", "categories"],
  authors: ["authors", "author"],
  section: ["section"],
  id: ["id", "guid"],
  // `published` is a date to some tools and a switch to others (Jekyll, Hexo).
  draft: ["draft", { published: false, publish: false, status: ["draft", "private"] }],
  unlisted: ["unlisted", { status: "hidden" }],
  language: ["lang", "language"],
  image: ["image", "cover", "thumbnail"],
  audio: ["audio"],
  video: ["video"],
  attachments: ["attachments"],
  feedContent: ["feedContent"],
};

/** The options with every default filled in: what the rest of the plugin reads. */
export interface Settings {
  options: NewsroomOptions;
  name: string;
  calendar: Calendar;
  language: string;
  path: string;
  globs: readonly string[];
  direct: boolean;
  collections: boolean;
  fields: Fields;
  onInvalid: "error" | "skip";
}

/**
 * Fills in the defaults.
 *
 * @param name what the newsroom is called where the options do not say
 */
export function settingsOf(options: NewsroomOptions, name: string): Settings {
  const entries = options.entries ?? "news/**/*.{md,txt}";
  const entriesObject = typeof entries === "string" || Array.isArray(entries) ? { glob: entries } : entries;
  const given = Object.fromEntries(
    Object.entries(options.fields ?? {}).map(([field, names]) => [field, listOf(names)]),
  );
  return {
    options,
    name: options.name ?? name,
    calendar: { zone: options.timeZone ?? "UTC", publishTime: options.publishTime ?? "00:00" },
    language: options.site.language ?? "en",
    path: options.path ?? "/news/",
    globs: listOf(entriesObject.glob ?? "news/**/*.{md,txt}"),
    direct: "render" in entriesObject && entriesObject.render === "direct",
    collections: ("collections" in entriesObject ? entriesObject.collections : undefined) ?? true,
    fields: { ...DEFAULT_FIELDS, ...given },
    onInvalid: options.onInvalid ?? "error",
  };
}

function listOf<Item>(value: Item | Item[]): Item[] {
  return Array.isArray(value) ? value : [value];
}
