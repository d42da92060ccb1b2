import { escapeAttribute } from "../../../content/xml-text.ts";
import { MORE } from "../more-mark.ts";
import { replaceBetween } from "../replace-between.ts";

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
export function shortcodesIn(html: string): string[] {
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
