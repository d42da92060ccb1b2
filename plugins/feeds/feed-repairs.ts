/*
 * Every fault of the npm package `feed` (6.0.0) that would reach a subscriber, and its repair: one small function each,
 * working on frames whose texts are still in slots (see slots.ts), so that no pattern can meet an entry's text.
 * tests/feeds/feed-repairs.test.ts runs `feed` without repairs and fails as soon as it no longer has the fault:
 * then delete the repair.
 *
 * Two faults need no function: a single Feed mixes the escaping of formats, so each format has its own; and its items
 * cannot be trusted to keep `audio.duration`, so enclosures are written by our own functions.
 */

/**
 * `feed` throws for an entry without a valid `Date`, and writes every date in UTC. It gets this; {@link exactDate}
 * writes the real one.
 */
export const ANY_DATE = new Date(0);

/**
 * Dates come out in the zone UTC, or as the moment of the build where none is given: put the publisher's own, or
 * none.
 */
export function exactDate(xml: string, element: string, date: string | undefined): string {
  return xml.replace(
    new RegExp(`(\\s*<${element}>)[^<]*(</${element}>)`),
    date === undefined ? "" : `$1${date}$2`,
  );
}

/**
 * Atom titles and summaries are always `type="html"` in CDATA, so that `Vec<T>` reads as `Vec`: make them plain text.
 */
export function plainText(xml: string, element: "title" | "summary"): string {
  return xml.replace(
    new RegExp(`<${element} type="html"><!\\[CDATA\\[([^\\]]*)\\]\\]></${element}>`),
    `<${element}>$1</${element}>`,
  );
}

/** RSS titles stand in CDATA, where readers disagree whether `<` begins a tag: make them plain, escaped text. */
export function plainRssTitle(xml: string): string {
  return xml.replace(/<title><!\[CDATA\[([^\]]*)\]\]><\/title>/u, "<title>$1</title>");
}

/** RSS guids say `isPermaLink="false"` whenever an id is given, even where it is the permalink. */
export function permalinkGuid(xml: string): string {
  return xml.replace('<guid isPermaLink="false">', '<guid isPermaLink="true">');
}

/** Atom links have no `type`, and the link of an entry no `rel`. */
export function typedLinks(xml: string): string {
  return xml
    .replace('<link rel="alternate" href=', '<link rel="alternate" type="text/html" href=')
    .replace('<link rel="self" href=', '<link rel="self" type="application/atom+xml" href=')
    .replace("<link href=", '<link rel="alternate" type="text/html" href=');
}

/** The type of the style sheet is fixed to XSLT, which browsers are about to drop: name a CSS style sheet. */
export function cssStylesheet(xml: string): string {
  return xml.replace(' type="text/xsl"?>', ' type="text/css"?>');
}

/** `feed` declares only the namespaces it needs itself, so declare those we write. */
export function declareNamespaces(xml: string, root: "rss" | "feed", attributes: string): string {
  return xml.replace(new RegExp(`<${root} [^>]*>`), `<${root} ${attributes}>`);
}

/** The generator of Atom cannot have an address. */
export function generatorAddress(xml: string, address: string): string {
  return xml.replace("<generator>", `<generator uri="${address}">`);
}

/** Atom entries take no extensions, and Atom feeds none but a few links: put finished elements at the end of one. */
export function withElements(
  xml: string,
  closing: string,
  elements: readonly string[],
  indent: string,
): string {
  const end = xml.lastIndexOf(closing);
  const lineStart = xml.lastIndexOf("\n", end);
  return `${xml.slice(0, lineStart)}${elements.map((element) => `\n${indent}${element}`).join("")}${xml.slice(lineStart)}`;
}

/**
 * Replaces text with placeholders so that `feed` only writes markup, which gets a word such as `slot:7:` in its place
 * and writes only the frame. When the frame is finished and repaired, the words give way to the texts, escaped by
 * ourselves.
 *
 * Repairs what `feed` 6.0.0 does to text and addresses:
 * - splits only the first `]]>` of a CDATA section, so that an entry's text can inject a whole item;
 * - lets characters through that XML does not allow;
 * - leaves `<` in attributes (category terms) and `&` in some (category domains, enclosure titles);
 * - turns `&amp;` of a given text into `&`;
 * - passes addresses through `new URL()`: throws for an id that is none, and writes another id in Atom than in RSS.
 *
 * The word is a valid absolute URL that the parser leaves as it is, and no text can hold one that is taken for a slot,
 * because texts come in last and are not looked at again.
 */
export class Slots {
  readonly #texts: string[] = [];

  /** @param xml text that is ready to stand where the slot stands: escaped, or made safe for CDATA */
  hold(xml: string): string {
    return `slot:${this.#texts.push(xml) - 1}:`;
  }

  /** The frame with the texts in their places. */
  fill(frame: Frame): string {
    return frame.map((piece) => (typeof piece === "number" ? this.#texts[piece] : piece)).join("");
  }
}

/** What `feed` wrote, taken apart at the slots: a literal, the number of a slot, a literal, … a literal. */
export type Frame = readonly (string | number)[];

/** A cache of frames. Items with the same shape (as many authors, tags and so on) have one frame, so that `feed` runs once for
 * each shape and not once for each of thousands of items.
 */
export function frameKeeper<Given>(write: (given: Given) => string): (given: Given) => Frame {
  const frames = new Map<string, Frame>();
  return (given) => {
    // With all texts in slots, what is left is the shape.
    const shape = JSON.stringify(given);
    let frame = frames.get(shape);
    if (!frame) {
      const pieces = write(given).split(/slot:(\d+):/u);
      frame = pieces.map((piece, index) => (index % 2 === 0 ? piece : Number(piece)));
      frames.set(shape, frame);
    }
    return frame;
  };
}
