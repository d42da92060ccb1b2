import { xmlSafe } from "../content/xml-text.ts";
import { yearOf } from "../dates/dates.ts";
import type { Entry } from "../entry/entry.ts";
import type { Channel } from "./channel.ts";
import type { FeedContext } from "./feed-context.ts";
import { addressOf } from "./feed-text.ts";

/**
 * A tag URI (RFC 4151): an id that stays when domain, path or permalink change.
 *
 * @param authority domain name or e-mail address the publisher held on the day `since`
 * @param since `YYYY`, `YYYY-MM` or `YYYY-MM-DD`
 * @param key anything that names the thing among the authority's own; percent-encoded where needed
 * @example makeId({ authority: "news.example", since: "2021", key: "news/first" }) // "tag:news.example,2021:news/first"
 */
export function makeId({ authority, since, key }: { authority: string; since: string; key: string }): string {
  return `tag:${authority.toLowerCase()},${since}:${specific(key)}`;
}

/** What RFC 4151 §2.1 allows in `specific`, the rest percent-encoded; slashes stay, for people. */
function specific(key: string): string {
  return encodeURIComponent(xmlSafe(key).normalize("NFC"))
    .replaceAll("%2F", "/")
    .replaceAll("%3A", ":")
    .replaceAll("%40", "@")
    .replaceAll("%2C", ",");
}

/**
 * The id of an entry as all three formats write it: as given, if it is an absolute IRI (RFC 4287 §4.2.6 asks for one).
 * Any other word becomes a tag URI, of the site's host and the year of the entry where the owner names no authority.
 */
export function idForFeeds(entry: Entry, context: FeedContext): string {
  const { id } = entry;
  if (!entry.idIsGiven && URL.canParse(id)) return addressOf(id);
  if (IRI.test(id)) return id;
  const authority = context.ids?.authority ?? new URL(context.site.url).hostname;
  const since = context.ids?.since ?? String(yearOf(entry.published));
  return makeId({ authority, since, key: id });
}

/** The id of a feed: its own address, or a tag URI where the owner asks for lasting ids. */
export function idOfChannel(channel: Channel, ownAddress: string, context: FeedContext): string {
  return context.ids ? makeId({ ...context.ids, key: `feed:${channel.name}` }) : ownAddress;
}

/** Scheme and the rest, in characters that may stand in an IRI (RFC 3987 §2.2) and need no escaping. */
const IRI = /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`\p{Cc}\p{Cs}]+$/iu;
