import { escapeHtml } from "../../content/xml-text.ts";
import { uniqueBy } from "./enclosures.ts";
import { NotAFeed, type ReadEnclosure, type ReadFeed, type ReadItem } from "./read-item.ts";
import { escapeText } from "./text-constructs.ts";
import { absoluteAddress } from "./xml.ts";

type Fields = Record<string, unknown>;

/**
 * JSON Feed 1.0 and 1.1.
 *
 * @throws {NotAFeed} for JSON of another kind
 */
export function readJsonFeed(value: unknown, address: string | undefined): ReadFeed {
  const feed = fieldsOf(value);
  const items = feed["items"];
  if (!Array.isArray(items)) throw new NotAFeed("it is JSON without a list of `items`");
  const home = absoluteAddress(textIn(feed, "home_page_url"), address);
  const base = absoluteAddress(textIn(feed, "feed_url"), address) ?? home;
  const title = textIn(feed, "title") ?? "";
  // Programs that know of no author write the title of the feed.
  const authors = authorsIn(feed).filter((author) => author !== title);
  return {
    title,
    home,
    self: absoluteAddress(textIn(feed, "feed_url"), address),
    language: textIn(feed, "language"),
    images: ["icon", "favicon"].flatMap((name) => absoluteAddress(textIn(feed, name), base) ?? []),
    items: items.map((item) => readItem(fieldsOf(item), base, authors)),
  };
}

function readItem(item: Fields, base: string | undefined, authors: string[]): ReadItem {
  const url = absoluteAddress(textIn(item, "url") ?? textIn(item, "external_url"), base);
  const plain = textIn(item, "content_text");
  const own = authorsIn(item);
  const image = absoluteAddress(textIn(item, "image") ?? textIn(item, "banner_image"), base);
  const summary = textIn(item, "summary");
  const published = textIn(item, "date_published");
  const updated = textIn(item, "date_modified");
  return {
    id: textIn(item, "id") ?? url,
    url,
    title: (textIn(item, "title") ?? "").replace(/\s+/g, " "),
    published: published ?? updated,
    updated: published === undefined ? undefined : updated,
    content: textIn(item, "content_html") ?? (plain === undefined ? undefined : escapeText(plain)),
    summary: summary === undefined ? undefined : escapeHtml(summary),
    authors: own.length > 0 ? own : authors,
    tags: list(item["tags"]).flatMap((tag) => (typeof tag === "string" ? tag : [])),
    enclosures: uniqueBy([
      ...(image === undefined
        ? []
        : [{ url: image, type: "image/*", length: undefined, duration: undefined, title: undefined }]),
      ...list(item["attachments"]).map((attachment) => attachmentOf(fieldsOf(attachment), base)),
    ]),
    language: textIn(item, "language"),
    base: url ?? base,
  };
}

function attachmentOf(attachment: Fields, base: string | undefined): ReadEnclosure {
  const duration = attachment["duration_in_seconds"];
  return {
    url: absoluteAddress(textIn(attachment, "url"), base) ?? "",
    type: textIn(attachment, "mime_type"),
    length: textIn(attachment, "size_in_bytes"),
    duration: typeof duration === "number" ? duration : undefined,
    title: textIn(attachment, "title"),
  };
}

function authorsIn(fields: Fields): string[] {
  return [
    ...(Array.isArray(fields["authors"]) ? fields["authors"] : [fields["authors"]]),
    fields["author"],
  ].flatMap((value) => {
    const author = fieldsOf(value);
    const name = textIn(author, "name");
    const url = textIn(author, "url");
    return name === undefined ? [] : `${name}${url && /^https?:/.test(url) ? ` (${url})` : ""}`;
  });
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function fieldsOf(value: unknown): Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

/** A text, or a number as text; undefined for anything else and for nothing. */
function textIn(fields: Fields, name: string): string | undefined {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}
