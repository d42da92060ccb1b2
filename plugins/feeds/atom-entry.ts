import { Feed, type Item } from "feed";
import { isoOf } from "../dates/dates.ts";
import type { WrittenItem } from "./elements.ts";
import { forAtom } from "./elements.ts";
import { atomEnclosure, attached, thumbnail } from "./enclosures.ts";
import type { FeedAuthor } from "./feed-item.ts";
import { peopleOf } from "./feed-people.ts";
import { ANY_DATE, exactDate, plainText, typedLinks, withElements } from "./feed-repairs/feed-repairs.ts";
import { frameKeeper, Slots } from "./feed-repairs/slots.ts";
import { attributeOfText, htmlOfText, lineOf, visible, xmlOfAddress, xmlOfText } from "./feed-text.ts";
import { headlineOf } from "./feed-whole.ts";
import { atomId } from "./ids.ts";
import type { UpdatedText } from "./unique-timestamps.ts";

const written = new WeakMap<WrittenItem, string>();

/** `<entry>` of Atom with its indentation and line end, written once however many feeds carry it. */
export function atomEntry(item: WrittenItem, updated: UpdatedText): string {
  let xml = written.get(item);
  if (xml === undefined) {
    xml = write(item, updated);
    written.set(item, xml);
  }
  return xml;
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
    frame({
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
export function personInSlots({ name, email, url }: FeedAuthor, slots: Slots) {
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

const frame = frameKeeper(({ item, summaryIsHtml, published, updated, elements }: EntryParts) => {
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
