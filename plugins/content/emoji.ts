import type { Attributes } from "./attributes.ts";

const CLASS = /(?:^|[\s_-])(?:emoji|twemoji|emojione|emoticon|smiley|smilie)s?(?:$|[\s_-])/i;
const PARTS =
  /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|[\u200D\uFE0F\u20E3#*\d\u{E0020}-\u{E007F}])+$/u;
const PICTOGRAPH = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20E3/u;
/** Sets of emoji pictures name their files by code points: `1f469-200d-1f4bb.png`. */
const FILE = /\/(?:u|emoji_u)?([\da-f]{2,5}(?:[-_][\da-f]{2,5})*)\.(?:png|svg|gif|webp)(?:[?#]|$)/i;
/** Pixels that a line of text has room for. */
const LINE = 32;

/**
 * The character that a picture of an emoji stands for; `undefined` for any other picture.
 *
 * @example emojiOf(new Map([["class", "emoji"], ["alt", "😀"]])) // "😀"
 */
export function emojiOf(attributes: Attributes): string | undefined {
  if (!isEmojiPicture(attributes)) return undefined;
  const alt = attributes.get("alt")?.trim() ?? "";
  if (isEmoji(alt)) return alt;
  const character = fileCharacter(attributes);
  return character && isEmoji(character) ? character : undefined;
}

/** The characters by which a set names the file. */
function fileCharacter(attributes: Attributes): string | undefined {
  return FILE.exec(attributes.get("src") ?? "")?.[1]
    ?.split(/[-_]/)
    .map((code) => Number.parseInt(code, 16))
    .map((code) => (code <= 0x10ffff ? String.fromCodePoint(code) : ""))
    .join("");
}

const isSame = (one: string | undefined, other: string): boolean =>
  one?.replaceAll("\uFE0F", "") === other.replaceAll("\uFE0F", "");

/** True for a picture that stands in a line of text in place of a character, by its class or its name and size. */
export function isEmojiPicture(attributes: Attributes): boolean {
  if (CLASS.test(attributes.get("class") ?? "")) return true;
  const alt = attributes.get("alt")?.trim() ?? "";
  // A set's picture of the very character in its alternative text.
  if (
    !attributes.has("height") &&
    !attributes.has("width") &&
    isEmoji(alt) &&
    isSame(fileCharacter(attributes), alt)
  )
    return true;
  const height = Number.parseFloat(attributes.get("height") ?? "");
  return height > 0 && height <= LINE && isEmoji(alt);
}

function isEmoji(text: string): boolean {
  return text.length <= 40 && PICTOGRAPH.test(text) && PARTS.test(text);
}
