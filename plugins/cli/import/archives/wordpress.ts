import { escapeAttribute } from "../../../content/xml-text.ts";
import type { ReadEnclosure, ReadItem } from "../../feed-reading/read-item.ts";
import { titleText } from "../../feed-reading/title-text.ts";
import { childrenOf, type Element, elementsNamed, textOf, textOfChild } from "../../feed-reading/xml.ts";
import { itemElements, readXmlFeed } from "../../feed-reading/xml-feed.ts";
import { type Archive, type ArchivedItem, LeftOut } from "../archive.ts";
import { MORE } from "../more-mark.ts";
import { replaceBetween } from "../replace-between.ts";

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

const BLOCKS =
  "address|article|aside|audio|blockquote|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|iframe|li|main|nav|ol|p|pre|section|style|summary|table|tbody|td|tfoot|th|thead|tr|ul|video";
const BLOCK_START = new RegExp(`(<(?:${BLOCKS})(?=[\\s/>]))`, "gi");
const BLOCK_END = new RegExp(`(</(?:${BLOCKS})>)`, "gi");
const STARTS_WITH_BLOCK = new RegExp(`^(?:[\uE000${MORE}]|</?(?:${BLOCKS})(?=[\\s/>]))`, "i");

type Pictures = (ids: readonly string[] | undefined) => readonly { url: string; alt: string | undefined }[];

/**
 * The HTML of a post: WordPress makes paragraphs of blank lines, and elements of shortcodes, only when it shows the
 * post.
 *
 * @param pictures pictures of a gallery by their numbers, or those that belong to the post
 */
export function wordPressHtml(content: string, pictures: Pictures): string {
  const isBlocks = content.includes("<!-- wp:");
  const plain = replaceBetween(
    content.replace(/\r\n?/g, "\n"),
    /<!--\s{0,9}(?:\/?wp:|(more)\b|nextpage\b|noteaser\b)/g,
    /-->/g,
    (_, [, more]) => `\n\n${more ? `${MORE}\n\n` : ""}`,
  );
  const kept: string[] = [];
  const keep = (html: string) => `\n\n\uE000${kept.push(html) - 1}\uE001\n\n`;
  // Preformatted text keeps its lines.
  const withoutPre = replaceBetween(
    plain,
    /<(?:pre|script|style|textarea)(?=[\s>])/gi,
    /<\/(?:pre|script|style|textarea)>/gi,
    (inner, [opening]) => keep(`${opening}${inner}</${opening.slice(1)}>`),
  );
  const withoutCode = replaceBetween(
    withoutPre,
    /\[(?:source)?code[^\]\n]{0,200}\]/g,
    /\[\/(?:source)?code\]/g,
    (code) => keep(`<pre><code>${code}</code></pre>`),
  );
  const marked = shortcodes(withoutCode, pictures);
  const shown = isBlocks && !/\n\s*\n\s*[^<\s\uE000]/.test(marked) ? marked : paragraphs(marked);
  return shown.replace(/\uE000(\d+)\uE001/g, (_, index: string) => kept[Number(index)] ?? "").trim();
}

/**
 * Names of the shortcodes that are left in the HTML of a post: those with attributes, with an end, or alone on a
 * line. Other words in brackets, such as `[sic]`, are text.
 *
 * @example shortcodesIn('<p>[su_button url="/"]Go[/su_button] [sic]</p>') // ["su_button"]
 */
function shortcodesIn(html: string): string[] {
  const text = replaceBetween(
    html,
    /<(?:pre|code|script|style)(?=[\s>])/gi,
    /<\/(?:pre|code|script|style)>/gi,
    () => "",
  );
  const names = text.matchAll(
    /\[([a-z][\w-]{1,50})\s[^\][\n]{0,500}?=[^\][\n]{0,1000}\]|\[\/([a-z][\w-]{1,50})\]|^(?:<p>)?\[([a-z][\w-]{1,50})\](?:<\/p>)?$/gim,
  );
  return [...new Set(Array.from(names, ([, given, ended, alone]) => given ?? ended ?? alone ?? ""))];
}

const ADDRESSES = ["src", "mp3", "m4a", "ogg", "wav", "mp4", "m4v", "webm", "ogv"];

function shortcodes(text: string, pictures: Pictures): string {
  const shown = replaceBetween(
    text,
    /\[caption([^\]]{0,1000})\]/g,
    /\[\/caption\]/g,
    (inner, [, written = ""]) => figure(inner, written),
  );
  return (
    shown
      .replace(/\[gallery([^\]]{0,1000})\]/g, (_, written: string) => {
        const ids = (attributeOf(written, "ids") ?? attributeOf(written, "include"))?.split(/[\s,]+/);
        const images = pictures(ids?.filter(Boolean)).map(
          ({ url, alt }) =>
            `<figure><img src="${escapeAttribute(url)}" alt="${escapeAttribute(alt ?? "")}"></figure>`,
        );
        return `\n\n${images.join("\n")}\n\n`;
      })
      .replace(
        /\[(audio|video)([^\]]{0,1000})\](?:\s{0,9}\[\/\1\])?/g,
        (all, name: string, written: string) => {
          const address = ADDRESSES.map((key) => attributeOf(written, key)).find(Boolean);
          return address === undefined
            ? all
            : `\n\n<${name} controls src="${escapeAttribute(address)}"></${name}>\n\n`;
        },
      )
      .replace(
        /\[embed[^\]]{0,200}\]\s{0,9}(https?:\/\/[^\s[\]<>"]{1,1000})\s{0,9}\[\/embed\]/g,
        "\n\n$1\n\n",
      )
      // An address alone in its line is shown as what lies there.
      .replace(/^(?:<p>)?(https?:\/\/[^\s<>"[\]]{1,1000})[ \t]{0,9}(?:<\/p>)?$/gm, (_, address: string) => {
        const safe = escapeAttribute(address.replace(/&amp;/g, "&"));
        return `\n\n<p><a href="${safe}">${safe}</a></p>\n\n`;
      })
  );
}

function figure(inner: string, written: string): string {
  const picture = /^\s{0,99}((?:<a\b[^>]{0,2000}>\s{0,99})?<img\b[^>]{0,5000}>(?:\s{0,99}<\/a>)?)/.exec(
    inner,
  );
  const caption = attributeOf(written, "caption") ?? inner.slice(picture?.[0].length ?? 0).trim();
  return `\n\n<figure>${picture?.[1] ?? ""}<figcaption>${caption}</figcaption></figure>\n\n`;
}

function attributeOf(written: string, name: string): string | undefined {
  const match = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'\\]]+))`).exec(written);
  return match?.[1] ?? match?.[2] ?? match?.[3];
}

/** Blank lines separate paragraphs, and every other line end is kept. */
function paragraphs(html: string): string {
  return html
    .replace(BLOCK_START, "\n\n$1")
    .replace(BLOCK_END, "$1\n\n")
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) =>
      STARTS_WITH_BLOCK.test(part) ? part : `<p>${part.replace(/(?<!<br\s{0,9}\/?>)\n/gi, "<br>\n")}</p>`,
    )
    .join("\n");
}
