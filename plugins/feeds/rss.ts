import { type Extension, Feed, type FeedOptions, type Item } from "feed";
import { rssOf } from "../dates/dates.ts";
import { memoized } from "../values/memoized.ts";
import type { Channel } from "./channel.ts";
import { channelElements, declarations, type WrittenItem } from "./elements.ts";
import { attached, mainEnclosure, mediaContent, rssEnclosure, thumbnail } from "./enclosures.ts";
import type { FeedContext } from "./feed-context.ts";
import { archiveLinks, type FeedPart } from "./feed-links.ts";
import { previewOf } from "./feed-preview.ts";
import {
  ANY_DATE,
  cssStylesheet,
  declareNamespaces,
  exactDate,
  frameKeeper,
  permalinkGuid,
  plainRssTitle,
  Slots,
  withElements,
} from "./feed-repairs.ts";
import {
  addressOf,
  attributeOfText,
  htmlOfText,
  latestOf,
  lineOf,
  peopleOf,
  stylesheetAddress,
  xmlOfAddress,
  xmlOfLines,
  xmlOfText,
} from "./feed-text.ts";

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

const written = new WeakMap<WrittenItem, string>();

/** `<item>` of RSS 2.0 with its indentation and line end, written once however many feeds carry it. */
function rssItem(item: WrittenItem): string {
  return memoized(written, item, () => write(item));
}

function write(item: WrittenItem): string {
  const slots = new Slots();
  const title = xmlOfText(item.title);
  const people = peopleOf(item.authors);
  const listed = attached(item.enclosures);
  const main = mainEnclosure(listed);
  const elements = [
    ...(main ? [rssEnclosure(main)] : []),
    ...thumbnail(item.enclosures),
    ...listed.filter((enclosure) => enclosure !== main).map(mediaContent),
    ...item.own.map(({ xml }) => xml),
  ];
  return slots.fill(
    itemFrame({
      item: {
        // An item needs a title or a description (RSS 2.0): a note has the latter, and readers show its text.
        title: title ? slots.hold(title) : "",
        link: slots.hold(xmlOfAddress(item.url)),
        guid: slots.hold(xmlOfLines(item.id)),
        date: ANY_DATE,
        // Always there, if empty: readers and validators want a description before the content.
        description: slots.hold(htmlOfText(item.summary)),
        ...(item.content ? { content: slots.hold(item.content) } : {}),
        category: item.categories
          .filter(({ label }) => lineOf(label) !== "")
          .map(({ label, scheme }) => ({
            name: slots.hold(xmlOfText(label)),
            ...(scheme === undefined ? {} : { domain: slots.hold(xmlOfAddress(scheme)) }),
          })),
        extensions: creators(people.map(({ name }) => slots.hold(xmlOfText(name)))),
      },
      published: slots.hold(rssOf(item.published)),
      isPermalink: item.id === addressOf(item.url),
      elements: elements.map((element) => slots.hold(element)),
    }),
  );
}

/**
 * `dc:creator`, one for each author. Never `<author>`, which takes one person, and only with an email address: half of
 * the readers show it as written, `mail (Name)`, and the W3C validator warns where an item has both.
 */
function creators(names: readonly string[]): Extension[] {
  if (!names.length) return [];
  // A list writes the element again for each name, which the types of `feed` do not know.
  const objects = names.map((name) => ({ _text: name })) as unknown as Extension["objects"];
  return [{ name: "dc:creator", objects }];
}

/** All strings are slots. */
interface ItemParts {
  item: Item;
  published: string;
  isPermalink: boolean;
  elements: readonly string[];
}

const itemFrame = frameKeeper(({ item, published, isPermalink, elements }: ItemParts) => {
  const feed = new Feed({ title: "frame", link: "slot:frame", updated: ANY_DATE, generator: false });
  feed.addItem(item);
  const document = feed.rss2();
  let xml = document.slice(document.indexOf("        <item>"), document.indexOf("    </channel>"));
  xml = plainRssTitle(xml);
  xml = exactDate(xml, "pubDate", published);
  if (isPermalink) xml = permalinkGuid(xml);
  return withElements(xml, "</item>", elements, "            ");
});
