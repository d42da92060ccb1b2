import { cleanContent } from "../../content/clean.ts";
import { xmlSafe } from "../../content/xml-text.ts";
import { rewriteDate } from "../../dates/dates.ts";
import type { ReadEnclosure, ReadFeed, ReadItem } from "../feed-reading/read-item.ts";
import { htmlText } from "../feed-reading/title-text.ts";
import type { EntryMatter } from "../new/entry-file.ts";
import { markdownSafe } from "./markdown-safe.ts";
import { oldAddress } from "./old-address.ts";

/** An item of a feed as the entry it becomes. */
export interface ImportedEntry {
  /** What the file is named by: the headline, or the first words of a note without one. */
  headline: string;
  matter: EntryMatter;
  /** HTML that Markdown gives back as it is. */
  body: string;
}

/** Stands for the unknown site of a feed that does not say where it is from. */
const NOWHERE = "https://newsroom-import.invalid/";

/**
 * Makes an entry of an item: dates with the offset they were written with, the id kept so that readers know the item
 * again, addresses absolute, what could run taken out.
 *
 * @param keepsAddresses whether the path of the old address becomes the entry's permalink
 * @param newsroom path of the newsroom, as far as it is known
 * @returns undefined for an item without a date
 */
export function importedEntry(
  item: ReadItem,
  feed: ReadFeed,
  keepsAddresses: boolean,
  newsroom?: string,
): ImportedEntry | undefined {
  const date = dateOf(item.published);
  if (date === undefined) return undefined;
  const updated = dateOf(item.updated);
  const body = markdownSafe(cleaned(item.content ?? item.summary ?? "", item));
  const title = line(item.title);
  const summary = item.content === undefined ? "" : line(htmlText(item.summary ?? ""));
  return {
    headline: title || line(htmlText(body)).slice(0, 60),
    matter: {
      title,
      date,
      updated: updated === date ? undefined : updated,
      tags: unique(item.tags.map(line)),
      authors: unique(item.authors.map(line)),
      summary,
      ...enclosureFields(item.enclosures),
      // Feeds often say a language that is nobody's choice; an item that differs from its feed means it.
      lang: item.language === feed.language ? undefined : languageOf(item.language),
      id: line(item.id ?? "") || undefined,
      permalink: keepsAddresses ? oldAddress(item.url, feed.home, newsroom) : undefined,
    },
    body,
  };
}

/** Without fractions of a second, which are made up by programs and no entry needs. */
function dateOf(written: string | undefined): string | undefined {
  return written === undefined ? undefined : rewriteDate(written)?.replace(/(:\d\d)\.\d+/, "$1");
}

function cleaned(html: string, item: ReadItem): string {
  const page = [item.base, item.url].find(
    (address) => address !== undefined && /^https?:/i.test(address) && URL.canParse(address),
  );
  const pageUrl = page ?? NOWHERE;
  const clean = cleanContent(html, { pageUrl, siteBase: new URL("/", pageUrl).href });
  return page === undefined ? clean.replaceAll(NOWHERE, "/") : clean;
}

/** Text on one line, without what neither XML nor YAML takes. */
function line(text: string): string {
  return xmlSafe(text).replace(/\s+/g, " ").trim();
}

function unique(words: readonly string[]): string[] {
  return [...new Set(words.filter(Boolean))];
}

function languageOf(written: string | undefined): string | undefined {
  try {
    return written === undefined ? undefined : Intl.getCanonicalLocales(written)[0];
  } catch {
    return undefined;
  }
}

type EnclosureField = "image" | "audio" | "video" | "attachments";

function enclosureFields(enclosures: readonly ReadEnclosure[]): Partial<Record<EnclosureField, unknown>> {
  const fields = new Map<EnclosureField, unknown[]>();
  for (const enclosure of enclosures) {
    if (!/^https?:/i.test(enclosure.url) || !URL.canParse(enclosure.url)) continue;
    const field = fieldOf(enclosure);
    const values = fields.get(field) ?? [];
    values.push(enclosureValue(enclosure, field));
    fields.set(field, values);
  }
  return Object.fromEntries(
    Array.from(fields, ([field, values]) => [field, values.length === 1 ? values[0] : values]),
  );
}

function fieldOf({ type = "", url }: ReadEnclosure): EnclosureField {
  const family = type.split("/")[0]?.toLowerCase();
  if (family === "image" || family === "audio" || family === "video") return family;
  if (type === "" && /\.(?:jpe?g|png|gif|webp|avif|svg)$/i.test(new URL(url).pathname)) return "image";
  return "attachments";
}

/** An address alone where nothing else is known. */
function enclosureValue(
  { url, type, length, duration, title }: ReadEnclosure,
  field: EnclosureField,
): unknown {
  const known = {
    ...(type && /^[\w.+-]+\/[\w.+-]+$/.test(type) ? { type } : {}),
    ...(length && /^[1-9]\d{0,14}$/.test(length) ? { length: Number(length) } : {}),
    ...(duration && duration > 0 && duration < 1e9 ? { duration } : {}),
    ...(title ? { [field === "image" ? "alt" : "title"]: line(title) } : {}),
  };
  return Object.keys(known).length === 0 ? url : { url, ...known };
}
