import { xmlSafe } from "../content/xml-text.ts";
import type { Entry } from "../entry/entry.ts";
import { uuid5 } from "../values/uuid.ts";
import type { Channel } from "./channel.ts";
import type { FeedContext } from "./feed-context.ts";
import { addressOf } from "./feed-text.ts";

/**
 * A tag URI (RFC 4151): an id that stays when domain, path or permalink change.
 *
 * @param authority domain name or email address the publisher held on the day `since`
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
 * The id of an entry as RSS (`guid`, any text) and JSON Feed (`id`, any text) write it. One that the entry gives never
 * changes: readers would show the entry again as new.
 */
export function idForFeeds({ id, idIsGiven }: Entry): string {
  return !idIsGiven && URL.canParse(id) ? addressOf(id) : id;
}

/**
 * The id of an item as Atom writes it, which has to be an absolute IRI (RFC 4287 §4.2.6): any other text becomes a
 * UUID of version 5 (RFC 9562 §5.5), which depends on that text alone, on no domain and no date.
 *
 * @example atomId("4711") // "urn:uuid:fc0b4a9e-abef-5bf0-9047-f41243d556dd"
 */
export function atomId(id: string): string {
  return IRI.test(id) ? id : `urn:uuid:${uuid5(UUID_NAMESPACE, id)}`;
}

/** The id of a feed: its own address, or a tag URI where the owner asks for lasting ids. */
export function idOfChannel(channel: Channel, ownAddress: string, context: FeedContext): string {
  return context.ids ? makeId({ ...context.ids, key: `feed:${channel.name}` }) : ownAddress;
}

/** The name space of ids that are no IRI: a random UUID, the same for ever. */
const UUID_NAMESPACE = "5bcbb5a4-f0a4-4d0f-9d6b-b1f2a3f0c7e1";

/** Scheme and the rest, in characters that may stand in an IRI (RFC 3987 §2.2) and need no escaping. */
const IRI = /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`\p{Cc}\p{Cs}]+$/iu;
