import { Feed, type FeedOptions } from "feed";
import { rssOf } from "../dates/dates.ts";
import type { Channel } from "./channel.ts";
import { channelElements, declarations } from "./elements.ts";
import type { FeedContext } from "./feed-context.ts";
import { archiveLinks, type FeedPart } from "./feed-links.ts";
import { previewOf } from "./feed-preview.ts";
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
  const own = channelElements(channel, context);
  const isArchive = links.current !== undefined;
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
      elements: [
        ...archiveLinks(links).map(
          ({ rel, href }) =>
            `<atom:link href="${xmlOfAddress(href)}" rel="${rel}" type="application/rss+xml"/>`,
        ),
        ...(isArchive ? ["<fh:archive/>"] : []),
        ...own.map(({ xml }) => xml),
        ...(context.style ? [previewOf(channel, items)] : []),
      ].map((element) => slots.hold(element)),
      namespaces: slots.hold(
        declarations(
          isArchive ? [...PREFIXES, "fh"] : PREFIXES,
          [...own, ...items.flatMap((item) => item.own)],
          context.namespaces,
        ),
      ),
      language: slots.hold(attributeOfText(channel.language)),
    }),
  );
}

/** The profile knows GIF, JPEG and PNG for the picture of a channel. */
const RSS_IMAGE = /\.(?:gif|jpe?g|png)$/iu;

/** All strings are slots. */
interface ShellParts {
  options: FeedOptions;
  latest: string | undefined;
  elements: readonly string[];
  namespaces: string;
  language: string;
}

const frame = frameKeeper(({ options, latest, elements, namespaces, language }: ShellParts) => {
  let xml = new Feed(options).rss2();
  xml = exactDate(xml, "lastBuildDate", latest);
  xml = cssStylesheet(xml);
  xml = declareNamespaces(xml, "rss", `version="2.0" ${namespaces} xml:lang="${language}"`);
  return withElements(xml, "</channel>", elements, "        ");
});

const PREFIXES = ["atom", "content", "dc", "media"] as const;

/** The language of an item, where it is not that of its channel. */
function inLanguage(xml: string, language: string, channelLanguage: string): string {
  if (language === channelLanguage) return xml;
  return xml.replace("<item>", () => `<item xml:lang="${attributeOfText(language)}">`);
}
