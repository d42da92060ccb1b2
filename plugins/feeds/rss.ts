import { Feed, type FeedOptions } from "feed";
import { rssOf } from "../dates/dates.ts";
import type { Channel } from "./channel.ts";
import type { FeedContext } from "./feed-context.ts";
import { archiveLinks, type FeedPart } from "./feed-links.ts";
import {
  ANY_DATE,
  cssStylesheet,
  declareNamespaces,
  exactDate,
  withElements,
} from "./feed-repairs/feed-repairs.ts";
import { frameKeeper, Slots } from "./feed-repairs/slots.ts";
import { addressOf, attributeOfText, xmlOfAddress, xmlOfText } from "./feed-text.ts";
import { latestOf, stylesheetAddress } from "./feed-whole.ts";
import { rssItem } from "./rss-item.ts";

/**
 * A document in RSS 2.0, after the profile of the RSS Advisory Board. `feed` writes the frame of the channel, and
 * that of each item once for all channels that carry it; here the pieces are put together.
 *
 * @param part the items of the document, newest first, and its place among the documents of the channel
 * @see https://www.rssboard.org/rss-profile
 */
export function writeRss(channel: Channel, part: FeedPart, context: FeedContext): string {
  const items = part.items.map((item) => inLanguage(rssItem(item), item.language, channel.language));
  const shell = writeShell(channel, part, context);
  const end = shell.lastIndexOf("    </channel>");
  return [shell.slice(0, end), ...items, shell.slice(end), "\n"].join("");
}

function writeShell(channel: Channel, { items, links }: FeedPart, context: FeedContext): string {
  const slots = new Slots();
  const { site } = context;
  const image = channel.image ?? site.image;
  const latest = latestOf(items);
  return slots.fill(
    frame({
      options: {
        title: slots.hold(xmlOfText(channel.title) || xmlOfText(site.title)),
        link: slots.hold(xmlOfAddress(channel.url)),
        description: slots.hold(xmlOfText(channel.description) || xmlOfText(channel.title)),
        language: slots.hold(xmlOfText(channel.language)),
        updated: ANY_DATE,
        generator: slots.hold(xmlOfAddress(context.generator.url)),
        feed: slots.hold(xmlOfAddress(links.self)),
        ...(context.hub ? { hub: slots.hold(xmlOfAddress(context.hub)) } : {}),
        ...(site.copyright ? { copyright: slots.hold(xmlOfText(site.copyright)) } : {}),
        ...(image && RSS_IMAGE.test(addressOf(image)) ? { image: slots.hold(xmlOfAddress(image)) } : {}),
        ...(context.style ? { stylesheet: slots.hold(stylesheetAddress(context)) } : {}),
      },
      latest: latest && slots.hold(rssOf(latest)),
      links: archiveLinks(links).map(({ rel, href }) =>
        slots.hold(`<atom:link href="${xmlOfAddress(href)}" rel="${rel}" type="application/rss+xml"/>`),
      ),
      language: slots.hold(attributeOfText(channel.language)),
      isArchive: links.current !== undefined,
    }),
  );
}

/** The profile knows GIF, JPEG and PNG for the picture of a channel. */
const RSS_IMAGE = /\.(?:gif|jpe?g|png)$/iu;

/** All strings are slots. */
interface ShellParts {
  options: FeedOptions;
  latest: string | undefined;
  links: readonly string[];
  language: string;
  isArchive: boolean;
}

const frame = frameKeeper(({ options, latest, links, language, isArchive }: ShellParts) => {
  let xml = new Feed(options).rss2();
  xml = exactDate(xml, "lastBuildDate", latest);
  xml = cssStylesheet(xml);
  xml = declareNamespaces(
    xml,
    "rss",
    `${isArchive ? `${NAMESPACES} ${HISTORY}` : NAMESPACES} xml:lang="${language}"`,
  );
  return withElements(xml, "</channel>", [...links, ...(isArchive ? ["<fh:archive/>"] : [])], "        ");
});

const NAMESPACES = [
  'version="2.0"',
  'xmlns:atom="http://www.w3.org/2005/Atom"',
  'xmlns:content="http://purl.org/rss/1.0/modules/content/"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  'xmlns:media="http://search.yahoo.com/mrss/"',
].join(" ");

const HISTORY = 'xmlns:fh="http://purl.org/syndication/history/1.0"';

/** The language of an item, where it is not that of its channel. */
function inLanguage(xml: string, language: string, channelLanguage: string): string {
  if (language === channelLanguage) return xml;
  return xml.replace("<item>", () => `<item xml:lang="${attributeOfText(language)}">`);
}
