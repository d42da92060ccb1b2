import type { ReadEnclosure, ReadItem } from "../../feed-reading/read-item.ts";
import { titleText } from "../../feed-reading/title-text.ts";
import { childrenOf, type Element, elementsNamed, textOf, textOfChild } from "../../feed-reading/xml.ts";
import { itemElements, readXmlFeed } from "../../feed-reading/xml-feed.ts";
import { type Archive, type ArchivedItem, LeftOut } from "../archive.ts";
import { shortcodesIn, wordPressHtml } from "./wordpress-html.ts";

/** An export of WordPress (WXR): RSS that also holds what was never public. */
export function isWordPress(root: Element): boolean {
  return (
    root.name === "rss" &&
    ["wp:wxr_version", "wp:post_type", "wp:status"].some((name) => elementsNamed(root, name).length > 0)
  );
}

/** Types of posts that owners know, as they are counted. */
const KINDS: Readonly<Record<string, string>> = {
  page: "page",
  attachment: "attachment",
  nav_menu_item: "menu item",
  revision: "revision",
};

/** Posts as entries, drafts among them; pages, attachments, menus, comments and deleted posts are left out. */
export function readWordPress(root: Element): Archive {
  const feed = readXmlFeed(root);
  const elements = itemElements(root);
  const names = new Map(
    elementsNamed(root, "wp:author").map((author) => [
      textOfChild(author, "wp:author_login"),
      titleText(textOfChild(author, "wp:author_display_name") ?? "") || undefined,
    ]),
  );
  const attachments = new Attachments(elements);
  const ids = new Set<string | undefined>();
  const leftOut = new LeftOut();
  const items = feed.items.flatMap((item, index): ArchivedItem | [] => {
    const post = elements[index] as Element;
    leftOut.add("comment", childrenOf(post, "wp:comment").length);
    const fate = fateOf(post);
    if (fate !== "published" && fate !== "draft") {
      leftOut.add(fate);
      return [];
    }
    // Sites that were copied have posts of one `guid`.
    const id = [item.id, item.url].find((known) => !ids.has(known));
    ids.add(id);
    return {
      ...item,
      ...readPost(post, item, attachments),
      id,
      authors: item.authors.map((login) => names.get(login) ?? login),
      isDraft: fate === "draft",
    };
  });
  return { ...feed, items, leftOut: leftOut.counts };
}

/** A status that nobody knows is that of a draft. */
function fateOf(post: Element): string {
  const type = textOfChild(post, "wp:post_type") ?? "post";
  if (type !== "post") return KINDS[type] ?? "item of another type";
  const status = textOfChild(post, "wp:status") ?? "publish";
  if (status === "trash") return "deleted post";
  if (status === "auto-draft" || status === "inherit") return "revision";
  return status === "publish" && textOfChild(post, "wp:post_password") === undefined ? "published" : "draft";
}

/** What WordPress says of a post beside the elements of RSS. */
function readPost(
  post: Element,
  item: ReadItem,
  attachments: Attachments,
): Partial<ArchivedItem> & Pick<ArchivedItem, "content"> {
  const path = URL.canParse(item.url ?? "") ? new URL(item.url ?? "").pathname : "/";
  const content = wordPressHtml(textOfChild(post, "content:encoded") ?? "", (ids) =>
    ids === undefined ? attachments.of(post) : attachments.withIds(ids),
  );
  return {
    published: momentOf(post, "wp:post_date") ?? (isMoment(item.published) ? item.published : undefined),
    updated: momentOf(post, "wp:post_modified"),
    content,
    shortcodes: shortcodesIn(content),
    summary: textOfChild(post, "excerpt:encoded"),
    tags: categoriesOf(post),
    enclosures: [
      ...attachments
        .withIds(metaOf(post, "_thumbnail_id").slice(0, 1))
        .map(({ url, alt }) => enclosure(url, "image/*", undefined, alt)),
      ...metaOf(post, "enclosure").map((written) => {
        const [url = "", length, type] = written.split(/\r?\n/).map((line) => line.trim());
        return enclosure(url, type, length);
      }),
      ...item.enclosures,
    ],
    oldPaths:
      path === "/"
        ? []
        : metaOf(post, "_wp_old_slug").map((slug) => path.replace(/[^/]+(?=\/?$)/, () => slug)),
  };
}

function enclosure(url: string, type: string | undefined, length?: string, title?: string): ReadEnclosure {
  return { url, type, length, title, duration: undefined };
}

function isMoment(written: string | undefined): boolean {
  return written !== undefined && !/-0001|^0000/.test(written);
}

/** Local time with its offset, computed from the GMT time next to it. */
function momentOf(post: Element, name: string): string | undefined {
  const local = textOfChild(post, name);
  const world = textOfChild(post, `${name}_gmt`);
  if (!isMoment(local)) return isMoment(world) ? `${world}Z` : undefined;
  if (!isMoment(world)) return local;
  const minutes =
    (Date.parse(`${local?.replace(" ", "T")}Z`) - Date.parse(`${world?.replace(" ", "T")}Z`)) / 60_000;
  if (!Number.isInteger(minutes) || Math.abs(minutes) > 14 * 60) return `${world}Z`;
  const positive = Math.abs(minutes);
  const two = (number: number) => String(number).padStart(2, "0");
  return `${local}${minutes < 0 ? "-" : "+"}${two(Math.floor(positive / 60))}:${two(positive % 60)}`;
}

/** Categories and tags; older exports write each twice, once without its kind. */
function categoriesOf(post: Element): string[] {
  return childrenOf(post, "category")
    .filter(
      ({ attribs }) =>
        attribs["nicename"] !== "uncategorized" &&
        /^(?:category|post_tag|tag)$/.test(attribs["domain"] ?? ""),
    )
    .flatMap((category) => titleText(textOf(category) ?? "") || []);
}

function metaOf(post: Element, key: string): string[] {
  return childrenOf(post, "wp:postmeta")
    .filter((meta) => textOfChild(meta, "wp:meta_key") === key)
    .flatMap((meta) => textOfChild(meta, "wp:meta_value") ?? []);
}

interface Picture {
  url: string;
  alt: string | undefined;
}

/** Pictures of the site. */
class Attachments {
  readonly #byId = new Map<string | undefined, Element>();
  readonly #byParent = new Map<string | undefined, Element[]>();

  constructor(items: readonly Element[]) {
    for (const item of items) {
      if (textOfChild(item, "wp:post_type") !== "attachment") continue;
      this.#byId.set(textOfChild(item, "wp:post_id"), item);
      const parent = textOfChild(item, "wp:post_parent");
      const siblings = this.#byParent.get(parent);
      if (siblings) siblings.push(item);
      else this.#byParent.set(parent, [item]);
    }
  }

  withIds(ids: readonly string[]): Picture[] {
    return ids.flatMap((id) => pictureOf(this.#byId.get(id)) ?? []);
  }

  /** Those that were added to a post. */
  of(post: Element): Picture[] {
    const own = this.#byParent.get(textOfChild(post, "wp:post_id")) ?? [];
    return own.flatMap((attachment) => pictureOf(attachment) ?? []);
  }
}

function pictureOf(attachment: Element | undefined): Picture | undefined {
  const url = textOfChild(attachment, "wp:attachment_url", "guid");
  if (!attachment || url === undefined || !/\.(?:jpe?g|png|gif|webp|avif|svg)$/i.test(url)) return undefined;
  return { url, alt: metaOf(attachment, "_wp_attachment_image_alt")[0] };
}
