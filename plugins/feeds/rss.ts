import { type Extension, Feed } from "feed";
import { rssOf } from "../dates/dates.ts";
import type { Channel } from "./channel.ts";
import { mainEnclosure, mediaElements, rssEnclosure } from "./enclosures.ts";
import type { FeedContext } from "./feed-context.ts";
import type { FeedItem } from "./feed-item.ts";
import { archiveLinks, type FeedPart } from "./feed-links.ts";
import { peopleOf, rssAuthor } from "./feed-people.ts";
import {
  ANY_DATE,
  cssStylesheet,
  declareNamespaces,
  exactDate,
  permalinkGuid,
  plainRssTitle,
  withElements,
} from "./feed-repairs/feed-repairs.ts";
import { Slots } from "./feed-repairs/slots.ts";
import { addressOf, htmlForFeed, htmlOfText, lineOf, xmlOfAddress, xmlOfText } from "./feed-text.ts";
import { latestOf, stylesheetAddress } from "./feed-whole.ts";

/**
 * A document in RSS 2.0, after the profile of the RSS Advisory Board. `feed` writes the channel without items, and each
 * item once for all channels that carry it; here the pieces are put together.
 *
 * @param part the items of the document, newest first, and its place among the documents of the channel
 */
export function writeRss(channel: Channel, part: FeedPart, context: FeedContext): string {
  const items = part.items.map((item) => inLanguage(rssItem(item), item.language, channel.language));
  const shell = rssShell(channel, part, context);
  const end = shell.lastIndexOf("    </channel>");
  return `${shell.slice(0, end)}${items.join("")}${shell.slice(end)}\n`;
}

const NAMESPACES = [
  'version="2.0"',
  'xmlns:atom="http://www.w3.org/2005/Atom"',
  'xmlns:content="http://purl.org/rss/1.0/modules/content/"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  'xmlns:media="http://search.yahoo.com/mrss/"',
].join(" ");

const HISTORY = 'xmlns:fh="http://purl.org/syndication/history/1.0"';

function rssShell(channel: Channel, { items, links }: FeedPart, context: FeedContext): string {
  const slots = new Slots();
  const { site } = context;
  const image = channel.image ?? site.image;
  const feed = new Feed({
    title: slots.hold(xmlOfText(channel.title) || xmlOfText(site.title)),
    link: slots.hold(xmlOfAddress(channel.url)),
    description: slots.hold(xmlOfText(channel.description) || xmlOfText(channel.title)),
    language: slots.hold(xmlOfText(channel.language)),
    updated: ANY_DATE,
    generator: slots.hold(xmlOfText(context.generator.url)),
    feed: slots.hold(xmlOfAddress(links.self)),
    ...(context.hub ? { hub: slots.hold(xmlOfAddress(context.hub)) } : {}),
    ...(site.copyright ? { copyright: slots.hold(xmlOfText(site.copyright)) } : {}),
    ...(image && RSS_IMAGE.test(addressOf(image)) ? { image: slots.hold(xmlOfAddress(image)) } : {}),
    ...(context.style ? { stylesheet: slots.hold(stylesheetAddress(context)) } : {}),
  });
  const latest = latestOf(items);
  const history = archiveLinks(links).map(
    ({ rel, href }) => `<atom:link href="${xmlOfAddress(href)}" rel="${rel}" type="application/rss+xml"/>`,
  );
  let xml = feed.rss2();
  xml = exactDate(xml, "lastBuildDate", latest && rssOf(latest));
  xml = cssStylesheet(xml);
  xml = declareNamespaces(xml, "rss", links.current ? `${NAMESPACES} ${HISTORY}` : NAMESPACES);
  xml = withElements(
    xml,
    "</channel>",
    held(slots, [...history, ...(links.current ? ["<fh:archive/>"] : [])]),
    "        ",
  );
  return slots.fill(xml);
}

function held(slots: Slots, elements: readonly string[]): string[] {
  return elements.map((element) => slots.hold(element));
}

/** The profile knows GIF, JPEG and PNG for the picture of a channel. */
const RSS_IMAGE = /\.(?:gif|jpe?g|png)$/iu;

const written = new WeakMap<FeedItem, string>();

/** `<item>` with its indentation and line end, written once however many feeds carry it. */
function rssItem(item: FeedItem): string {
  let xml = written.get(item);
  if (xml === undefined) {
    xml = writeItem(item);
    written.set(item, xml);
  }
  return xml;
}

function writeItem(item: FeedItem): string {
  const slots = new Slots();
  const feed = new Feed({ title: "frame", link: "slot:frame:", updated: ANY_DATE, generator: false });
  const title = xmlOfText(item.title);
  const people = peopleOf(item.authors);
  const author = rssAuthor(people);
  feed.addItem({
    // An item needs a title or a description (RSS 2.0): a note has the latter, and readers show its text.
    title: title ? slots.hold(title) : "",
    link: slots.hold(xmlOfAddress(item.url)),
    guid: slots.hold(xmlOfText(item.id)),
    date: ANY_DATE,
    description: slots.hold(htmlOfText(item.summary)),
    ...(item.content ? { content: slots.hold(htmlForFeed(item.content)) } : {}),
    ...(author
      ? { author: [{ name: slots.hold(xmlOfText(author.name)), email: slots.hold(xmlOfText(author.email)) }] }
      : {}),
    category: item.categories
      .filter(({ label }) => lineOf(label) !== "")
      .map(({ label, scheme }) => ({
        name: slots.hold(xmlOfText(label)),
        ...(scheme === undefined ? {} : { domain: slots.hold(xmlOfAddress(scheme)) }),
      })),
    extensions: author ? [] : creators(people.map(({ name }) => slots.hold(xmlOfText(name)))),
  });
  const main = mainEnclosure(item.enclosures);
  const media = [...(main ? [rssEnclosure(main)] : []), ...mediaElements(item.enclosures)];
  let xml = feed.rss2();
  xml = xml.slice(xml.indexOf("        <item>"), xml.indexOf("    </channel>"));
  xml = plainRssTitle(xml);
  xml = exactDate(xml, "pubDate", rssOf(item.published));
  if (item.id === item.url) xml = permalinkGuid(xml);
  xml = withElements(xml, "</item>", held(slots, media), "            ");
  return slots.fill(xml);
}

/** `dc:creator`, one for each author: RSS itself takes one author, and only with an address of e-mail. */
function creators(names: readonly string[]): Extension[] {
  return names.length
    ? [
        {
          name: "dc:creator",
          objects: names.map((name) => ({ _text: name })) as unknown as Extension["objects"],
        },
      ]
    : [];
}

/** The language of an item, where it is not that of its channel. */
function inLanguage(xml: string, language: string, channelLanguage: string): string {
  return language === channelLanguage
    ? xml
    : xml.replace("<item>", `<item xml:lang="${xmlOfText(language)}">`);
}
