import { parseAuthor } from "../../../authors/author-names.ts";
import { childOf, childrenOf, type Element, elementsNamed, textOfChild } from "../../feed-reading/xml.ts";
import { itemElements, readXmlFeed } from "../../feed-reading/xml-feed.ts";
import { type Archive, type ArchivedItem, LeftOut } from "../archive.ts";
import { MORE } from "../more-mark.ts";

const KIND = /^http:\/\/schemas\.google\.com\/blogger\/2008\/kind#(\w+)$/;

/** An export of Blogger: the older one names kinds by categories, that of Google Takeout by elements of its own. */
export function isBlogger(root: Element): boolean {
  if (root.name !== "atom:feed") return false;
  return (
    elementsNamed(root, "blogger:type").length > 0 ||
    elementsNamed(root, "atom:category").some(({ attribs }) => KIND.test(attribs["term"] ?? ""))
  );
}

/** Posts as entries; pages, comments, settings and the template are left out. */
export function readBlogger(root: Element): Archive {
  const feed = readXmlFeed(root);
  const elements = itemElements(root);
  const leftOut = new LeftOut();
  const items = feed.items.flatMap((item, index): ArchivedItem | [] => {
    const entry = elements[index] as Element;
    const kind = kindOf(entry);
    const fate = kind === "post" ? fateOf(entry) : kind;
    if (fate !== "published" && fate !== "draft") {
      leftOut.add(fate);
      return [];
    }
    return {
      ...item,
      content: item.content?.replace(/<a name=["']more["']\s*(?:\/>|>\s*<\/a>)/i, MORE),
      path: textOfChild(entry, "blogger:filename"),
      // Blogger gives each author an address of its own.
      authors: item.authors.map((author) => parseAuthor(author).name),
      tags: item.tags.filter((tag) => !KIND.test(tag)),
      isDraft: fate === "draft",
    };
  });
  return { ...feed, items, leftOut: leftOut.counts };
}

function kindOf(entry: Element): string {
  const type = textOfChild(entry, "blogger:type")?.toLowerCase();
  if (type !== undefined) return type;
  const terms = childrenOf(entry, "atom:category").map(
    ({ attribs }) => KIND.exec(attribs["term"] ?? "")?.[1],
  );
  return terms.find((term) => term !== undefined)?.replace(/^settings$/, "setting") ?? "other item";
}

/** Anything that isn't clearly published or deleted becomes a draft. */
function fateOf(entry: Element): "published" | "draft" | "deleted post" {
  const status = textOfChild(entry, "blogger:status")?.toUpperCase() ?? "LIVE";
  if (textOfChild(entry, "blogger:trashed") !== undefined || /TRASH|DELETED/.test(status))
    return "deleted post";
  const draft = textOfChild(childOf(entry, "app:control"), "app:draft")?.toLowerCase();
  return status === "LIVE" && draft !== "yes" ? "published" : "draft";
}
