import { readAtom } from "./atom.ts";
import { readJsonFeed } from "./json.ts";
import { NotAFeed, type ReadFeed } from "./read-item.ts";
import { readRss } from "./rss.ts";
import { type Element, elementsNamed, parseXml, rootOf, textOf } from "./xml.ts";

/**
 * Reads RSS (0.9x, 1.0, 2.0), Atom 1.0 or JSON Feed. Patient with what is not quite right; nothing is fetched, and
 * entities that a document declares stay unread.
 *
 * @param source the text of the feed
 * @param address where the feed lies, to make relative addresses absolute
 * @throws {NotAFeed} for a text that is none of these
 */
export function readFeed(source: string, address?: string): ReadFeed {
  const text = source.replace(/^\uFEFF/, "");
  const start = /\S/.exec(text)?.[0];
  if (start === undefined) throw new NotAFeed("it is empty");
  if (start === "{") return readJsonFeed(text, address);
  if (start !== "<") throw new NotAFeed("it begins neither like XML nor like JSON");
  const root = rootOf(parseXml(text));
  if (!root) throw new NotAFeed("it has no element");
  const program = exportOf(root);
  if (program !== undefined)
    throw new NotAFeed(
      `it is an export of ${program}, which also holds drafts, deleted posts, pages and comments; only feeds can be imported`,
    );
  const name = root.name.replace(/^.*:/, "");
  if (name === "rss" || name === "RDF") return readRss(root, address);
  if (name === "feed") return readAtom(root, address);
  throw new NotAFeed(`its outermost element is <${root.name}>, not <rss>, <feed> or <rdf:RDF>`);
}

const BLOGGER_KIND = /^http:\/\/schemas\.google\.com\/blogger\/2008\/kind#/;

/** The program whose backup this is. A backup looks like a feed and says in its own elements what was published. */
function exportOf(root: Element): string | undefined {
  const has = (...names: string[]) => names.some((name) => elementsNamed(root, name).length > 0);
  if (has("wp:wxr_version", "wp:post_type", "wp:status")) return "WordPress";
  if (has("blogger:type", "blogger:status")) return "Blogger";
  if (elementsNamed(root, "category").some(({ attribs }) => BLOGGER_KIND.test(attribs["term"] ?? "")))
    return "Blogger";
  const drafts = elementsNamed(root, "app:draft");
  return drafts.some((draft) => textOf(draft)?.toLowerCase() === "yes") ? "a publishing program" : undefined;
}
