import { startOf } from "../content/text-cut.ts";
import { escapeXmlNumeric } from "../content/xml-text.ts";
import type { Moment } from "../dates/moment.ts";
import type { FeedContext } from "./feed-context.ts";
import type { FeedAuthor, FeedItem } from "./feed-item.ts";

/** Text of one line: no characters that XML forbids or that cannot be seen, white space collapsed. */
export function lineOf(text: string): string {
  return visible(text).replace(/\s+/gu, " ").trim();
}

/** HTML without characters that XML forbids, and without `]]>`, which would end a CDATA section. */
export function htmlForFeed(html: string): string {
  return visible(html).replaceAll("]]>", "]]&gt;");
}

/**
 * Plain text as the HTML that shows it. An ampersand before a blank stays as it is: HTML allows it, and people who
 * see the source (a feed opened in a browser) read `R & D`. Before anything else parsers look for a reference, and the
 * W3C validator complains where it finds none.
 */
export function htmlOfText(text: string): string {
  return visible(text)
    .replace(/&(?![ \n])/gu, "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll("]]>", "]]&gt;");
}

/**
 * Plain text as XML character data or an attribute's value. Numeric references (`&#x3C;`) where others write
 * `&lt;`: the RSS Advisory Board's profile asks for them in plain text, every reader understands them, and the
 * W3C validator takes `&lt;` in a title for markup by mistake.
 */
export function xmlOfText(text: string): string {
  return escapeXmlNumeric(lineOf(text));
}

/** The same with its lines and blanks as they are: an id, or what an owner puts into an element. */
export function xmlOfLines(text: string): string {
  return escapeXmlNumeric(visible(text));
}

/** The same for an attribute's value, between double quotation marks. */
export function attributeOfText(text: string): string {
  return xmlOfText(text).replaceAll('"', "&#x22;");
}

/**
 * An absolute address in the characters that RFC 3986 allows. The URL standard leaves some others as written
 * (`|`, `^`, `[` in a path). An address that cannot be parsed is encoded as far as possible; nothing is thrown.
 */
export function addressOf(url: string): string {
  const href = parsedHref(url) ?? visible(url);
  const end = authorityEnd(href);
  return (
    href.slice(0, end) +
    href.slice(end).replace(NOT_IN_ADDRESSES, (character) => encodeURIComponent(character))
  );
}

function parsedHref(url: string): string | undefined {
  try {
    return new URL(url).href;
  } catch {
    return undefined;
  }
}

/** An address as XML character data or an attribute's value. */
export function xmlOfAddress(url: string): string {
  return addressOf(url).replaceAll("&", "&amp;");
}

/** `[` and `]` belong into the authority, around an IPv6 address, and nowhere else. */
function authorityEnd(href: string): number {
  const start = href.indexOf("//");
  if (start < 0) return 0;
  const length = href.slice(start + 2).search(/[/?#]/u);
  return length < 0 ? href.length : start + 2 + length;
}

/**
 * Text without the characters that XML forbids, and without those it discourages (C1 controls, XML 1.0 §2.2) or that
 * only mark text lost earlier (U+FFFD): readers show boxes for them, and the W3C validator warns. Every line ends with
 * LF, as XML parsers make it anyway (§2.11).
 */
export function visible(text: string): string {
  if (!UNFIT.test(text)) return text;
  return text.replace(/\r\n?/gu, "\n").replace(UNFIT_ALL, "");
}

const UNFIT = /[^\t\n -~\u00a0-\ud7ff\ue000-\ufffc\u{10000}-\u{10ffff}]/u;
const UNFIT_ALL = new RegExp(UNFIT, "gu");
const NOT_IN_ADDRESSES = /[^!#$%&'()*+,./0-9:;=?@A-Z_a-z~-]/gu;

/** The moment a feed changed last: the latest among its items, never the moment of the build. */
export function latestOf(items: readonly FeedItem[]): Moment | undefined {
  let latest: Moment | undefined;
  for (const { published, updated } of items) {
    const moment = updated && updated.instant > published.instant ? updated : published;
    if (!latest || moment.instant > latest.instant) latest = moment;
  }
  return latest;
}

/** Address of the style sheet on whatever host serves the feed, so that a preview on localhost is styled, too. */
export function stylesheetAddress(context: FeedContext): string {
  return new URL(context.absolute(context.stylesheetHref)).pathname.replaceAll("&", "&amp;");
}

/**
 * Headline of an item in formats that demand one: its own, else the beginning of its text, cut at a word,
 * else its address.
 */
export function headlineOf(item: FeedItem): string {
  const title = lineOf(item.title);
  if (title) return title;
  return beginningOf(item.summary) || item.url;
}

/** What stands for the headline of a note: the beginning of its summary, cut at a word. */
export function beginningOf(summary: string): string {
  return startOf(lineOf(summary), 80);
}

/** Authors with what feeds can take: names on one line, an address of email or of a page only if it is one. */
export function peopleOf(authors: readonly FeedAuthor[]): FeedAuthor[] {
  return authors.map(personOf).filter((author) => author.name !== "");
}

/** Author of the feed as a whole: the site's author, else the site itself. Atom demands one (RFC 4287 §4.1.1). */
export function feedAuthor(context: FeedContext): FeedAuthor {
  const { author, title, url } = context.site;
  const person = author && personOf({ name: author.name, email: author.email, url: author.url });
  return person?.name
    ? person
    : { name: lineOf(title) || new URL(url).hostname, email: undefined, url: undefined };
}

function personOf({ name, email, url, image }: FeedAuthor): FeedAuthor {
  return {
    // An address in angle brackets is for machines that collect addresses; it is in `email` if it is meant to be read.
    name: lineOf(name.replace(/<[^<>\s]+>/gu, (mark) => (/[^<]@[^>]/u.test(mark) ? "" : mark))),
    email: email && EMAIL.test(email) ? email : undefined,
    url: url && URL.canParse(url) ? url : undefined,
    ...(image && URL.canParse(image) ? { image } : {}),
  };
}

const EMAIL = /^[a-z0-9_+.'!#$%*/=?^`{|}~-]+@(?:[a-z0-9-]+\.)+[a-z0-9][a-z0-9-]*$/iu;
