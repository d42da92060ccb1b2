import { cleanContent } from "../../content/clean.ts";
import { inlineSource } from "../../content/inline-text.ts";
import { htmlWords } from "../../content/plain-text.ts";
import { escapeAttribute, escapeHtml, xmlSafe } from "../../content/xml-text.ts";
import { rewriteDate } from "../../dates/foreign-date.ts";
import { readSize } from "../../read/read-measures.ts";
import type { ReadEnclosure, ReadFeed, ReadItem } from "../feed-reading/read-item.ts";
import type { EntryMatter } from "../new/entry-file.ts";
import type { ArchivedItem } from "./archive.ts";
import { markdownSafe } from "./markdown-safe.ts";
import { withMoreMark } from "./more-mark.ts";
import { oldAddress } from "./old-address.ts";

/** An item of a feed as the entry it becomes. */
export interface ImportedEntry {
  /** What the file is named by: the headline, or the first words of a note without one. */
  headline: string;
  matter: EntryMatter;
  /** HTML that Markdown gives back as it is, or the Markdown of a file. */
  body: string;
}

/** Stands for the unknown site of a feed that does not say where it is from. */
const NOWHERE = "https://newsroom-import.invalid/";
const LINK_TO_NOWHERE = new RegExp(`(?:<p>)?<a href="${NOWHERE}">${NOWHERE}</a>(?:</p>)?`, "g");

/**
 * Makes an entry of an item: dates with the offset they were written with, the id kept so that readers know the item
 * again, addresses absolute, with scripts and template code removed. An item without a date that can be read is a
 * draft.
 *
 * @param keepsAddresses whether the path of the old address becomes the entry's permalink
 * @param newsroom path of the newsroom, as far as it is known
 */
export function importedEntry(
  item: ArchivedItem,
  feed: ReadFeed,
  keepsAddresses: boolean,
  newsroom?: string,
): ImportedEntry {
  const date = rewriteDate(item.published ?? "");
  const updated = rewriteDate(item.updated ?? "");
  const title = line(item.title);
  const summary = item.content === undefined ? "" : line(htmlWords(item.summary ?? ""));
  const address = addressOf(item, feed, newsroom);
  const body = withMoreMark(markdownSafe(cleaned(withLink(item, address), item)));
  const former = (item.oldPaths ?? []).flatMap((path) => oldAddress(at(path), undefined, newsroom) ?? []);
  return {
    headline: title || line(htmlWords(body)).slice(0, 60),
    matter: {
      title: inlineSource(title),
      date,
      updated: later(updated, date),
      tags: unique(item.tags.map(line).map(withTag)),
      authors: unique(item.authors.map((author) => inlineSource(line(author)))),
      summary,
      ...enclosureFields(item.enclosures),
      // Feeds often say a language that is nobody's choice; an item that differs from its feed means it.
      lang: item.language === feed.language ? undefined : languageOf(item.language),
      id: line(item.id ?? "") || undefined,
      permalink: keepsAddresses ? address : undefined,
      redirect_from: unique([...former, ...(keepsAddresses ? [] : [address ?? ""])]),
      draft: item.isDraft || date === undefined ? true : undefined,
    },
    body,
  };
}

/** The time of a change, if it was one after publication. */
export function later(updated: string | undefined, date: string | undefined): string | undefined {
  if (updated === undefined || date === undefined) return updated;
  return Date.parse(updated) > Date.parse(date) ? updated : undefined;
}

function addressOf(item: ArchivedItem, feed: ReadFeed, newsroom: string | undefined): string | undefined {
  return (
    oldAddress(item.url, feed.home, newsroom) ??
    (item.path === undefined ? undefined : oldAddress(at(item.path), undefined, newsroom))
  );
}

function at(path: string): string {
  return NOWHERE + path.replace(/^\//, "");
}

/** The text of an item, with its link where that is what the item is about: a film, or nothing but the link. */
function withLink(item: ArchivedItem, address: string | undefined): string {
  const text = item.content ?? item.summary ?? "";
  const { url } = item;
  if (url === undefined || address !== undefined || !/^https?:/i.test(url) || !URL.canParse(url)) return text;
  const isFilm = /(?:^|\.)(?:youtube\.com|vimeo\.com)$/.test(new URL(url).host);
  if ((!isFilm && text.trim() !== "") || text.includes(url) || text.includes(escapeAttribute(url)))
    return text;
  return `${text}\n<p><a href="${escapeAttribute(url)}">${escapeHtml(item.title || url)}</a></p>`;
}

/** The tag `news` would hide the collection of that name, which is the newsroom's. */
export function withTag(tag: string): string {
  return tag === "news" ? "News" : tag;
}

function cleaned(html: string, item: ReadItem): string {
  const page = [item.base, item.url].find(
    (address) => address !== undefined && /^https?:/i.test(address) && URL.canParse(address),
  );
  const pageUrl = page ?? NOWHERE;
  const clean = cleanContent(html, { pageUrl, siteBase: new URL("/", pageUrl).href });
  // In feeds, unsupported elements become links to their page. An imported item has no such page.
  return page === undefined ? clean.replace(LINK_TO_NOWHERE, "").replaceAll(NOWHERE, "/") : clean;
}

/** Text on one line, without what neither XML nor YAML takes. */
export function line(text: string): string {
  return xmlSafe(text).replace(/\s+/g, " ").trim();
}

export function unique(words: readonly string[]): string[] {
  return [...new Set(words.filter(Boolean))];
}

export function languageOf(written: string | undefined): string | undefined {
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
    if (!/^(?:https?:|\/(?!\/))/i.test(enclosure.url) || !URL.canParse(enclosure.url, NOWHERE)) continue;
    // Nothing plays it any more, and the item's link leads to the film.
    if (enclosure.type === "application/x-shockwave-flash") continue;
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
  if (type === "" && /\.(?:jpe?g|png|gif|webp|avif|svg)$/i.test(new URL(url, NOWHERE).pathname))
    return "image";
  return "attachments";
}

/** An address alone where nothing else is known. */
function enclosureValue(
  { url, type, length, duration, title }: ReadEnclosure,
  field: EnclosureField,
): unknown {
  const known = {
    ...(type && /^[\w.+-]+\/[\w.+-]+$/.test(type) ? { type } : {}),
    ...(readSize(length) ? { length: readSize(length) } : {}),
    ...(duration && duration > 0 && duration < 1e9 ? { duration } : {}),
    ...(title ? { [field === "image" ? "alt" : "title"]: line(title) } : {}),
  };
  return Object.keys(known).length === 0 ? url : { url, ...known };
}
