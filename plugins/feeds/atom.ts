import { Feed } from "feed";
import { isoOf } from "../dates/dates.ts";
import type { Channel } from "./channel.ts";
import { atomEnclosure, mediaElements } from "./enclosures.ts";
import type { FeedContext } from "./feed-context.ts";
import type { FeedAuthor, FeedItem } from "./feed-item.ts";
import { archiveLinks, type FeedPart } from "./feed-links.ts";
import { feedAuthor, peopleOf } from "./feed-people.ts";
import {
  ANY_DATE,
  cssStylesheet,
  declareNamespaces,
  exactDate,
  generatorAddress,
  plainText,
  typedLinks,
  withElements,
} from "./feed-repairs/feed-repairs.ts";
import { Slots } from "./feed-repairs/slots.ts";
import { attributeOfText, htmlForFeed, lineOf, xmlOfAddress, xmlOfText } from "./feed-text.ts";
import { headlineOf, latestOf, stylesheetAddress } from "./feed-whole.ts";
import { idOfChannel } from "./ids.ts";
import { type UpdatedText, updatedTextOf } from "./told-apart.ts";

/**
 * A document in Atom (RFC 4287). `feed` writes the feed without entries, and each entry once for all channels that
 * carry it; here the pieces are put together.
 *
 * @param part the items of the document, newest first, and its place among the documents of the channel
 */
export function writeAtom(channel: Channel, part: FeedPart, context: FeedContext): string {
  const updated = updatedTextOf(context);
  const entries = part.items.map((item) =>
    inLanguage(atomEntry(item, updated), item.language, channel.language),
  );
  const shell = atomShell(channel, part, context);
  const end = shell.lastIndexOf("</feed>");
  return `${shell.slice(0, end)}${entries.join("")}${shell.slice(end)}\n`;
}

/** RFC 4287 demands a time even of a feed without entries: a fixed one, so that its bytes stay the same. */
const UPDATED_WHEN_EMPTY = "2000-01-01T00:00:00Z";

function atomShell(channel: Channel, { items, links }: FeedPart, context: FeedContext): string {
  const slots = new Slots();
  const { site } = context;
  const image = channel.image ?? site.image;
  const description = xmlOfText(channel.description);
  // One id for the subscription document and its archives: they are parts of one feed (RFC 5005 §4).
  const id = idOfChannel(channel, links.current ?? links.self, context);
  const feed = new Feed({
    id: slots.hold(xmlOfText(id)),
    title: slots.hold(xmlOfText(channel.title) || xmlOfText(site.title)),
    link: slots.hold(xmlOfAddress(channel.url)),
    updated: ANY_DATE,
    generator: slots.hold(xmlOfText(context.generator.name)),
    author: personInSlots(feedAuthor(context), slots),
    feed: slots.hold(xmlOfAddress(links.self)),
    ...(description ? { description: slots.hold(description) } : {}),
    ...(context.hub ? { hub: slots.hold(xmlOfAddress(context.hub)) } : {}),
    ...(image ? { image: slots.hold(xmlOfAddress(image)) } : {}),
    ...(site.icon ? { favicon: slots.hold(xmlOfAddress(site.icon)) } : {}),
    ...(site.copyright ? { copyright: slots.hold(xmlOfText(site.copyright)) } : {}),
    ...(context.style ? { stylesheet: slots.hold(stylesheetAddress(context)) } : {}),
  });
  const namespaces = [
    'xmlns="http://www.w3.org/2005/Atom"',
    'xmlns:media="http://search.yahoo.com/mrss/"',
    ...(links.current ? ['xmlns:fh="http://purl.org/syndication/history/1.0"'] : []),
    `xml:lang="${slots.hold(attributeOfText(channel.language))}"`,
  ].join(" ");
  const history = archiveLinks(links).map(
    ({ rel, href }) => `<link rel="${rel}" type="application/atom+xml" href="${xmlOfAddress(href)}"/>`,
  );
  const latest = latestOf(items);
  const extras = [...history, ...(links.current ? ["<fh:archive/>"] : [])].map((element) =>
    slots.hold(element),
  );
  let xml = feed.atom1();
  xml = exactDate(xml, "updated", latest ? isoOf(latest) : UPDATED_WHEN_EMPTY);
  xml = typedLinks(xml);
  xml = generatorAddress(xml, slots.hold(xmlOfAddress(context.generator.url)));
  xml = cssStylesheet(xml);
  xml = declareNamespaces(xml, "feed", namespaces);
  xml = withElements(xml, "</feed>", extras, "    ");
  return slots.fill(xml);
}

function personInSlots({ name, email, url }: FeedAuthor, slots: Slots) {
  return {
    name: slots.hold(xmlOfText(name)),
    ...(email ? { email: slots.hold(xmlOfText(email)) } : {}),
    ...(url ? { link: slots.hold(xmlOfAddress(url)) } : {}),
  };
}

const written = new WeakMap<FeedItem, string>();

/** `<entry>` with its indentation and line end, written once however many feeds carry it. */
function atomEntry(item: FeedItem, updated: UpdatedText): string {
  let xml = written.get(item);
  if (xml === undefined) {
    xml = writeEntry(item, updated);
    written.set(item, xml);
  }
  return xml;
}

function writeEntry(item: FeedItem, updated: UpdatedText): string {
  const slots = new Slots();
  const feed = new Feed({ title: "frame", id: "frame", updated: ANY_DATE, generator: false });
  const headline = headlineOf(item);
  // An entry needs text: content, or a summary (RFC 4287 §4.1.1, and the validator wants it not blank).
  const summary = lineOf(item.summary) || (item.content ? "" : headline);
  const people = peopleOf(item.authors);
  feed.addItem({
    title: slots.hold(xmlOfText(headline)),
    id: slots.hold(xmlOfText(item.id)),
    link: slots.hold(xmlOfAddress(item.url)),
    date: ANY_DATE,
    published: ANY_DATE,
    ...(summary ? { description: slots.hold(xmlOfText(summary)) } : {}),
    ...(item.content ? { content: slots.hold(htmlForFeed(item.content)) } : {}),
    ...(people.length ? { author: people.map((person) => personInSlots(person, slots)) } : {}),
    category: item.categories
      .filter(({ term }) => lineOf(term) !== "")
      .map(({ label, term, scheme }) => ({
        name: slots.hold(attributeOfText(lineOf(label) || term)),
        term: slots.hold(attributeOfText(term)),
        ...(scheme === undefined ? {} : { scheme: slots.hold(xmlOfAddress(scheme)) }),
      })),
  });
  const media = [...item.enclosures.map(atomEnclosure), ...mediaElements(item.enclosures)];
  let xml = feed.atom1();
  xml = xml.slice(xml.indexOf("    <entry>"), xml.lastIndexOf("</feed>"));
  xml = plainText(xml, "title");
  xml = plainText(xml, "summary");
  xml = typedLinks(xml);
  xml = exactDate(xml, "published", isoOf(item.published));
  xml = exactDate(xml, "updated", updated(item.id, item.updated ?? item.published));
  xml = withElements(
    xml,
    "</entry>",
    media.map((element) => slots.hold(element)),
    "        ",
  );
  return slots.fill(xml);
}

/** The language of an entry, where it is not that of its feed (`xml:lang`, RFC 4287 §2). */
function inLanguage(xml: string, language: string, feedLanguage: string): string {
  return language === feedLanguage
    ? xml
    : xml.replace("<entry>", `<entry xml:lang="${attributeOfText(language)}">`);
}
