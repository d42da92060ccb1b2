import { readJsonFeed } from "../../feed-reading/json.ts";
import { feedRoot, parseJson } from "../../feed-reading/read-feed.ts";
import { NotAFeed, type ReadFeed } from "../../feed-reading/read-item.ts";
import { childrenOf, elementsNamed, textOfChild } from "../../feed-reading/xml.ts";
import { itemElements, readXmlFeed } from "../../feed-reading/xml-feed.ts";
import type { Archive } from "../archive.ts";
import { isBlogger, readBlogger } from "./blogger.ts";
import { isGhost, readGhost } from "./ghost.ts";
import { isWordPress, readWordPress } from "./wordpress.ts";

/**
 * Reads a feed, or an export of WordPress (WXR), Blogger or Ghost. Exports look like feeds and hold more than what was
 * public.
 *
 * @throws {NotAFeed} for a text that is none of these
 */
export function readArchive(source: string): Archive {
  const text = source.replace(/^\uFEFF/, "");
  if (/^\s*[{[]/.test(text)) {
    const value = parseJson(text);
    return isGhost(value) ? readGhost(value) : published(readJsonFeed(value, undefined));
  }
  const root = feedRoot(text);
  // In a truncated file the last item may be incomplete. Skip it, or importing the complete file later would skip it
  // as known.
  if (
    elementsNamed(root, "item").length + elementsNamed(root, "atom:entry").length > 0 &&
    !END.test(text.slice(-9999))
  )
    throw new NotAFeed("it was cut off, and has no end");
  if (isWordPress(root)) return readWordPress(root);
  if (isBlogger(root)) return readBlogger(root);
  const feed = readXmlFeed(root);
  const elements = itemElements(root);
  // The Atom Publishing Protocol marks drafts (RFC 5023 §13.1.1).
  const items = feed.items.map((item, index) => {
    const controls = childrenOf(elements[index], "app:control");
    return { ...item, isDraft: controls.some((control) => textOfChild(control, "app:draft") === "yes") };
  });
  return { ...feed, items, leftOut: new Map() };
}

const END = /<\/(?:[\w.-]{1,99}:)?(?:rss|feed|rdf)\b/i;

function published(feed: ReadFeed): Archive {
  return { ...feed, items: feed.items.map((item) => ({ ...item, isDraft: false })), leftOut: new Map() };
}
