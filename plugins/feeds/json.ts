import { isoOf } from "../dates/dates.ts";
import type { Channel } from "./channel.ts";
import { attached, jsonAttachment, leadImage } from "./enclosures.ts";
import type { FeedContext } from "./feed-context.ts";
import type { FeedAuthor, FeedItem } from "./feed-item.ts";
import type { FeedPart } from "./feed-links.ts";
import { addressOf, lineOf, peopleOf, visible } from "./feed-text.ts";

/**
 * A document in JSON Feed 1.1, written without `feed`, which knows version 1 only.
 *
 * @param part the items of the document, newest first, and its place among the documents of the channel
 * @see https://www.jsonfeed.org/version/1.1/
 */
export function writeJson(channel: Channel, part: FeedPart, context: FeedContext): string {
  const { site } = context;
  const image = channel.image ?? site.image;
  const authors = site.author ? peopleOf([{ email: undefined, url: undefined, ...site.author }]) : [];
  const head = {
    version: "https://jsonfeed.org/version/1.1",
    title: lineOf(channel.title) || lineOf(site.title),
    home_page_url: addressOf(channel.url),
    feed_url: addressOf(part.links.self),
    description: lineOf(channel.description) || undefined,
    next_url: part.links.previousArchive && addressOf(part.links.previousArchive),
    icon: image && addressOf(image),
    favicon: site.icon && addressOf(site.icon),
    authors: authors.length ? authors.map(jsonAuthor) : undefined,
    language: lineOf(channel.language),
    hubs: context.hub ? [{ type: "WebSub", url: addressOf(context.hub) }] : undefined,
  };
  // The items' text is kept and only put between the brackets: an item is written once for all feeds.
  const open = JSON.stringify(head, null, 2).slice(0, -2);
  const items = part.items.map((item) => jsonItem(item, channel.language));
  return `${open},\n  "items": [${items.length ? `\n${items.join(",\n")}\n  ` : ""}]\n}\n`;
}

const written = new WeakMap<FeedItem, string>();

function jsonItem(item: FeedItem, channelLanguage: string): string {
  let text = written.get(item);
  if (text === undefined) {
    text = `    ${JSON.stringify(itemObject(item), null, 2).replaceAll("\n", "\n    ")}`;
    written.set(item, text);
  }
  if (item.language === channelLanguage) return text;
  return `${text.slice(0, text.lastIndexOf("\n"))},\n      "language": ${JSON.stringify(lineOf(item.language))}\n    }`;
}

function itemObject(item: FeedItem) {
  const people = peopleOf(item.authors);
  const lead = leadImage(item.enclosures);
  const files = attached(item.enclosures);
  const summary = lineOf(item.summary);
  return {
    id: visible(item.id),
    url: addressOf(item.url),
    title: lineOf(item.title) || undefined,
    // Every item needs one of the two, an empty one if need be.
    content_html: item.content || undefined,
    content_text: item.content ? undefined : summary,
    summary: summary || undefined,
    image: lead && addressOf(lead.url),
    date_published: isoOf(item.published),
    date_modified: item.updated && isoOf(item.updated),
    authors: people.length ? people.map(jsonAuthor) : undefined,
    tags: item.categories.length ? item.categories.map(({ label }) => lineOf(label)) : undefined,
    attachments: files.length ? files.map(jsonAttachment) : undefined,
  };
}

/** JSON Feed has no place for an address of email but the author's `url`, as `mailto:`. */
function jsonAuthor({ name, email, url, image }: FeedAuthor) {
  const address = url ? addressOf(url) : email ? `mailto:${email}` : undefined;
  const avatar = image && addressOf(image);
  return { name, ...(address ? { url: address } : {}), ...(avatar ? { avatar } : {}) };
}
