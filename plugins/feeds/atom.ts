import { Feed, type FeedOptions, type Item } from "feed";
import { isoOf } from "../dates/dates.ts";
import { memoized } from "../values/memoized.ts";
import type { Channel } from "./channel.ts";
import { channelElements, declarations, forAtom, NAMESPACES, type WrittenItem } from "./elements.ts";
import { atomEnclosure, attached, thumbnail } from "./enclosures.ts";
import type { FeedContext } from "./feed-context.ts";
import type { FeedAuthor } from "./feed-item.ts";
import { archiveLinks, type FeedPart } from "./feed-links.ts";
import { previewOf } from "./feed-preview.ts";
import {
  ANY_DATE,
  cssStylesheet,
  declareNamespaces,
  exactDate,
  frameKeeper,
  generatorAddress,
  plainText,
  Slots,
  typedLinks,
  withElements,
} from "./feed-repairs.ts";
import {
  attributeOfText,
  feedAuthor,
  headlineOf,
  htmlOfText,
  latestOf,
  lineOf,
  peopleOf,
  stylesheetAddress,
  visible,
  xmlOfAddress,
  xmlOfText,
} from "./feed-text.ts";
import { atomId, idOfChannel } from "./ids.ts";
import { type UpdatedText, updatedTextOf } from "./unique-timestamps.ts";

/**
 * A document in Atom (RFC 4287). `feed` writes the frame of the feed, and that of each entry once for all channels
 * that carry it; here the pieces are put together.
 *
 * @param part the items of the document, newest first, and its place among the documents of the channel
 */
export function writeAtom(channel: Channel, part: FeedPart, context: FeedContext): string {
  const updated = updatedTextOf(context);
  const entries = part.items.map((item) =>
    inLanguage(atomEntry(item, updated), item.language, channel.language),
  );
  const shell = writeShell(channel, part, context);
  const end = shell.lastIndexOf("</feed>");
  return [shell.slice(0, end), ...entries, shell.slice(end), "\n"].join("");
}

/** RFC 4287 demands a time even of a feed without entries: a fixed one, so that its bytes stay the same. */
const UPDATED_WHEN_EMPTY = "2000-01-01T00:00:00Z";

function writeShell(channel: Channel, { items, links }: FeedPart, context: FeedContext): string {
  const slots = new Slots();
  const { site } = context;
  const image = channel.image ?? site.image;
  const description = xmlOfText(channel.description);
  // One id for the subscription document and its archives: they are parts of one feed (RFC 5005 §4).
  const id = idOfChannel(channel, links.current ?? links.self, context);
  const latest = latestOf(items);
  const own = channelElements(channel, context);
  const isArchive = links.current !== undefined;
  return slots.fill(
    frame({
      options: {
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
      },
      updated: slots.hold(latest ? isoOf(latest) : UPDATED_WHEN_EMPTY),
      generator: slots.hold(xmlOfAddress(context.generator.url)),
      language: slots.hold(attributeOfText(channel.language)),
      elements: [
        ...archiveLinks(links).map(
          ({ rel, href }) => `<link rel="${rel}" type="application/atom+xml" href="${xmlOfAddress(href)}"/>`,
        ),
        ...(isArchive ? ["<fh:archive/>"] : []),
        ...forAtom(own),
        ...(context.style ? [previewOf(channel, items)] : []),
      ].map((element) => slots.hold(element)),
      namespaces: slots.hold(
        declarations(
          isArchive ? ["media", "fh"] : ["media"],
          [...own, ...items.flatMap((item) => item.own)].filter(({ hasPrefix }) => hasPrefix),
          context.namespaces,
        ),
      ),
    }),
  );
}

/** All strings are slots. */
interface ShellParts {
  options: FeedOptions;
  updated: string;
  generator: string;
  language: string;
  elements: readonly string[];
  namespaces: string;
}

const frame = frameKeeper(({ options, updated, generator, language, elements, namespaces }: ShellParts) => {
  let xml = new Feed(options).atom1();
  xml = exactDate(xml, "updated", updated);
  xml = typedLinks(xml);
  xml = generatorAddress(xml, generator);
  xml = cssStylesheet(xml);
  xml = declareNamespaces(xml, "feed", `xmlns="${NAMESPACES.atom}" ${namespaces} xml:lang="${language}"`);
  return withElements(xml, "</feed>", elements, "    ");
});

/** The language of an entry, where it is not that of its feed (`xml:lang`, RFC 4287 §2). */
function inLanguage(xml: string, language: string, feedLanguage: string): string {
  if (language === feedLanguage) return xml;
  return xml.replace("<entry>", () => `<entry xml:lang="${attributeOfText(language)}">`);
}

const written = new WeakMap<WrittenItem, string>();

/** `<entry>` of Atom with its indentation and line end, written once however many feeds carry it. */
function atomEntry(item: WrittenItem, updated: UpdatedText): string {
  return memoized(written, item, () => write(item, updated));
}

function write(item: WrittenItem, updated: UpdatedText): string {
  const slots = new Slots();
  const headline = headlineOf(item);
  // An entry needs text: content or a summary, and the validator wants neither blank.
  const summary = lineOf(item.summary) || (item.content ? "" : headline);
  // Text that shows a closing tag looks like undeclared markup to the validator: declared, it is shown the same.
  const summaryIsHtml = /<\/\w/u.test(summary);
  const people = peopleOf(item.authors);
  const elements = [
    ...attached(item.enclosures).map(atomEnclosure),
    ...thumbnail(item.enclosures),
    ...forAtom(item.own),
  ];
  return slots.fill(
    entryFrame({
      item: {
        title: slots.hold(xmlOfText(headline)),
        id: slots.hold(xmlOfText(atomId(visible(item.id)))),
        link: slots.hold(xmlOfAddress(item.url)),
        date: ANY_DATE,
        published: ANY_DATE,
        ...(summary
          ? { description: slots.hold(summaryIsHtml ? htmlOfText(summary) : xmlOfText(summary)) }
          : {}),
        ...(item.content ? { content: slots.hold(item.content) } : {}),
        ...(people.length ? { author: people.map((person) => personInSlots(person, slots)) } : {}),
        category: item.categories
          .filter(({ term }) => lineOf(term) !== "")
          .map(({ label, term, scheme }) => ({
            name: slots.hold(attributeOfText(lineOf(label) || term)),
            term: slots.hold(attributeOfText(term)),
            ...(scheme === undefined ? {} : { scheme: slots.hold(xmlOfAddress(scheme)) }),
          })),
      },
      summaryIsHtml,
      published: slots.hold(isoOf(item.published)),
      updated: slots.hold(updated(item.id, item.updated ?? item.published)),
      elements: elements.map((element) => slots.hold(element)),
    }),
  );
}

/** A person as `feed` takes one, RFC 4287 §3.2. */
function personInSlots({ name, email, url }: FeedAuthor, slots: Slots) {
  return {
    name: slots.hold(xmlOfText(name)),
    ...(email ? { email: slots.hold(xmlOfText(email)) } : {}),
    ...(url ? { link: slots.hold(xmlOfAddress(url)) } : {}),
  };
}

/** All strings are slots. */
interface EntryParts {
  item: Item;
  summaryIsHtml: boolean;
  published: string;
  updated: string;
  elements: readonly string[];
}

const entryFrame = frameKeeper(({ item, summaryIsHtml, published, updated, elements }: EntryParts) => {
  const feed = new Feed({ title: "frame", id: "frame", updated: ANY_DATE, generator: false });
  feed.addItem(item);
  const document = feed.atom1();
  let xml = document.slice(document.indexOf("    <entry>"), document.lastIndexOf("</feed>"));
  xml = plainText(xml, "title");
  if (!summaryIsHtml) xml = plainText(xml, "summary");
  xml = typedLinks(xml);
  xml = exactDate(xml, "published", published);
  xml = exactDate(xml, "updated", updated);
  return withElements(xml, "</entry>", elements, "        ");
});
