import { type Extension, Feed, type Item } from "feed";
import { rssOf } from "../dates/dates.ts";
import type { WrittenItem } from "./elements.ts";
import { attached, mainEnclosure, mediaContent, rssEnclosure, thumbnail } from "./enclosures.ts";
import { peopleOf } from "./feed-people.ts";
import {
  ANY_DATE,
  exactDate,
  permalinkGuid,
  plainRssTitle,
  withElements,
} from "./feed-repairs/feed-repairs.ts";
import { frameKeeper, Slots } from "./feed-repairs/slots.ts";
import { addressOf, htmlOfText, lineOf, xmlOfAddress, xmlOfLines, xmlOfText } from "./feed-text.ts";

const written = new WeakMap<WrittenItem, string>();

/** `<item>` of RSS 2.0 with its indentation and line end, written once however many feeds carry it. */
export function rssItem(item: WrittenItem): string {
  let xml = written.get(item);
  if (xml === undefined) {
    xml = write(item);
    written.set(item, xml);
  }
  return xml;
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
    frame({
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

const frame = frameKeeper(({ item, published, isPermalink, elements }: ItemParts) => {
  const feed = new Feed({ title: "frame", link: "slot:frame", updated: ANY_DATE, generator: false });
  feed.addItem(item);
  const document = feed.rss2();
  let xml = document.slice(document.indexOf("        <item>"), document.indexOf("    </channel>"));
  xml = plainRssTitle(xml);
  xml = exactDate(xml, "pubDate", published);
  if (isPermalink) xml = permalinkGuid(xml);
  return withElements(xml, "</item>", elements, "            ");
});
