import { readJsonFeed } from "./json.ts";
import { NotAFeed, type ReadFeed } from "./read-item.ts";
import { type Element, parseXml, rootOf } from "./xml.ts";
import { readXmlFeed } from "./xml-feed.ts";

/**
 * Reads RSS (0.9x, 1.0, 2.0), Atom (0.3, 1.0) or JSON Feed. Patient with what is not quite right; nothing is fetched.
 *
 * @param source the text of the feed
 * @param address where the feed lies, to make relative addresses absolute
 * @throws {NotAFeed} for a text that is none of these
 */
export function readFeed(source: string, address?: string): ReadFeed {
  const text = source.replace(/^\uFEFF/, "");
  return /^\s*\{/.test(text) ? readJsonFeed(parseJson(text), address) : readXmlFeed(feedRoot(text), address);
}

/** @throws {NotAFeed} where the text is no JSON */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new NotAFeed(`it isn't valid JSON: ${(error as Error).message}`);
  }
}

/**
 * The outermost element of a feed.
 *
 * @throws {NotAFeed} where it is that of something else
 */
export function feedRoot(text: string): Element {
  const start = /\S/.exec(text)?.[0];
  if (start === undefined) throw new NotAFeed("it is empty");
  if (start !== "<") throw new NotAFeed("it begins neither like XML nor like JSON");
  const root = rootOf(parseXml(text));
  if (!root) throw new NotAFeed("it has no elements");
  if (/^(?:rss|rdf:rdf|atom:feed)$/.test(root.name)) return root;
  throw new NotAFeed(`its outermost element is <${root.name}>, not <rss>, <feed> or <rdf:RDF>`);
}
