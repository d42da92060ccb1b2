import { diagnostic } from "../diagnostics/diagnostic.ts";
import { NewsroomError } from "../diagnostics/newsroom-error.ts";
import type { Channel } from "./channel.ts";
import type { FeedContext } from "./feed-context.ts";
import type { FeedItem } from "./feed-item.ts";
import { attributeOfText, xmlOfLines } from "./feed-text.ts";
import { feedHref } from "./formats.ts";

/** An element that is ready to stand in a document which declares its prefixes. */
export interface WrittenElement {
  xml: string;
  prefixes: ReadonlySet<string>;
  /** False for an element of RSS itself, which means nothing in Atom. */
  hasPrefix: boolean;
}

/** An item with what is made of it once, for all formats and channels. */
export interface WrittenItem extends FeedItem {
  readonly own: readonly WrittenElement[];
}

/** What is wrong with elements of an owner's. */
interface ElementFault {
  problem: string;
  found: string;
  expected: string;
}

const NAME = /^(?:([\p{L}_][\p{L}\p{M}\p{N}_.-]*):)?[\p{L}_][\p{L}\p{M}\p{N}_.-]*$/u;
const MAX_DEPTH = 20;

/**
 * Elements as XML.
 *
 * @param elements as a hook or option gave them; types do not reach configurations written in JavaScript
 * @param namespaces by prefix
 * @param taken names of elements that the plugin writes itself, where there may be only one
 * @param fail is told what is wrong; does not come back
 */
export function writeElements(
  elements: unknown,
  namespaces: Readonly<Record<string, string>>,
  taken: readonly string[],
  fail: (fault: ElementFault) => never,
): WrittenElement[] {
  if (elements === undefined || elements === null) return [];
  const used = new Set<string>();

  const nameOf = (name: string): string => {
    const parts = NAME.exec(name);
    if (!parts)
      return fail({
        problem: "An element has a name that XML doesn't allow",
        found: name,
        expected: "a name such as itunes:image",
      });
    const prefix = parts[1];
    if (prefix === undefined || prefix === "xml") return name;
    if (!Object.hasOwn(namespaces, prefix)) {
      return fail({
        problem: `An element has the prefix ${prefix}, which has no namespace`,
        found: name,
        expected: `feeds.namespaces: { ${prefix}: "https://…" }`,
      });
    }
    used.add(prefix);
    return name;
  };

  const textOf = (value: unknown, name: string): string => {
    if (typeof value === "string" || typeof value === "boolean") return String(value);
    if (typeof value === "number" && Number.isFinite(value)) return String(value);
    return fail({
      problem: "An element has a value that isn't text",
      found: `${name}: ${typeof value === "object" ? JSON.stringify(value) : String(value)}`,
      expected: "text, a number, true or false",
    });
  };

  const write = (name: string, value: unknown, depth: number): string => {
    if (value === undefined || value === null) return "";
    if (depth > MAX_DEPTH)
      fail({
        problem: "An element has too many levels of child elements",
        found: name,
        expected: `at most ${MAX_DEPTH} levels`,
      });
    if (Array.isArray(value)) return value.map((item) => write(name, item, depth + 1)).join("");
    const tag = nameOf(name);
    if (!isPlainObject(value)) return `<${tag}>${xmlOfLines(textOf(value, name))}</${tag}>`;
    const attributes: string[] = [];
    const inner: string[] = [];
    for (const [key, part] of Object.entries(value)) {
      if (part === undefined || part === null) continue;
      if (key === "#text") inner.push(xmlOfLines(textOf(part, name)));
      else if (key.startsWith("@")) {
        attributes.push(` ${attributeName(key.slice(1))}="${attributeOfText(textOf(part, key))}"`);
      } else inner.push(write(key, part, depth + 1));
    }
    const start = `<${tag}${attributes.join("")}`;
    return inner.length === 0 ? `${start}/>` : `${start}>${inner.join("")}</${tag}>`;
  };

  const attributeName = (name: string): string =>
    /^xmlns(?::|$)/u.test(name)
      ? fail({
          problem: "An element declares a namespace in an attribute",
          found: name,
          expected: "the namespace in feeds.namespaces",
        })
      : nameOf(name);

  if (!isPlainObject(elements)) {
    return fail({
      problem: "The elements aren't an object",
      found: String(elements),
      expected: "an object of elements by name",
    });
  }
  return Object.entries(elements).flatMap(([name, value]) => {
    if (taken.includes(name)) {
      return fail({
        problem: "The plugin already writes an element with this name",
        found: name,
        expected: "another element",
      });
    }
    // One for each item of a list, so that each has a line of its own.
    return (Array.isArray(value) ? value : [value]).flatMap((item): WrittenElement[] => {
      used.clear();
      const xml = write(name, item, 1);
      return xml === "" ? [] : [{ xml, prefixes: new Set(used), hasPrefix: name.includes(":") }];
    });
  });
}

/** Those that mean something in Atom. */
export function forAtom(elements: readonly WrittenElement[]): string[] {
  return elements.filter(({ hasPrefix }) => hasPrefix).map(({ xml }) => xml);
}

/** Namespaces that the plugin itself writes, by prefix. */
export const NAMESPACES = {
  atom: "http://www.w3.org/2005/Atom",
  content: "http://purl.org/rss/1.0/modules/content/",
  dc: "http://purl.org/dc/elements/1.1/",
  fh: "http://purl.org/syndication/history/1.0",
  media: "http://search.yahoo.com/mrss/",
} as const;

/**
 * The declarations of namespaces that a document needs.
 *
 * @param always prefixes that are declared whether they are used or not
 */
export function declarations(
  always: readonly (keyof typeof NAMESPACES)[],
  elements: readonly WrittenElement[],
  namespaces: Readonly<Record<string, string>>,
): string {
  const used = new Set<string>(always);
  for (const { prefixes } of elements) for (const prefix of prefixes) used.add(prefix);
  return [...used]
    .map((prefix) => `xmlns:${prefix}="${attributeOfText(namespaces[prefix] ?? "")}"`)
    .join(" ");
}

/**
 * Elements for the head of a channel's documents.
 *
 * @throws {NewsroomError} where they are not well-formed
 */
export function channelElements(channel: Channel, context: FeedContext): WrittenElement[] {
  const [format] = channel.formats;
  const feedUrl = format === undefined ? channel.url : context.absolute(feedHref(channel, format));
  const fail = (problem: string, found: string, expected: string): never => {
    throw new NewsroomError([
      diagnostic("feed-elements", { found }, { fault: problem, channel: channel.title, expected }),
    ]);
  };
  return channel.elements.flatMap((given) => {
    let elements: unknown = given;
    if (typeof given === "function") {
      try {
        elements = given(channel, feedUrl);
      } catch (error) {
        fail(
          "The function `elements` failed",
          error instanceof Error ? error.message : String(error),
          "an object of elements",
        );
      }
    }
    return writeElements(elements, context.namespaces, WRITTEN_IN_CHANNELS, ({ problem, found, expected }) =>
      fail(`${problem}, in the elements`, found, expected),
    );
  });
}

const WRITTEN_IN_CHANNELS = [
  "title",
  "link",
  "description",
  "language",
  "lastBuildDate",
  "docs",
  "generator",
  "image",
  "copyright",
];

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
