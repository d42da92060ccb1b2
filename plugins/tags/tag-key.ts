/** Invisible characters that don't separate words: soft hyphen, zero-width space, word joiner, BOM, bidi embeddings. */
const INVISIBLE = /[\u00AD\u200B\u2060\uFEFF\u202A-\u202E\u2066-\u2069]/gu;
/** Further ones that an editor cannot see but that a label may need: direction marks and variation selectors. */
const UNSEEN = /[\u061C\u200E\u200F\p{Variation_Selector}]/gu;
const BLANKS = /[\s\p{Cc}]+/gu;
/** A text with half a surrogate pair cannot be part of an address. */
const HALF_PAIRS = /\p{Cs}/gu;

/** A written name in the form it is shown in: NFC, blanks folded and trimmed, nothing invisible. Case stays. */
export function cleanName(name: string): string {
  return name
    .replace(HALF_PAIRS, "\uFFFD")
    .replace(INVISIBLE, "")
    .replace(BLANKS, " ")
    .trim()
    .normalize("NFC");
}

/**
 * Folds case without regard to any locale: two texts that differ only in case become one. Letters stay
 * letters: `ß` is not `ss`, `ı` is not `i`. Greek final sigma is sigma; `İ` is `i`.
 */
export function foldCase(text: string): string {
  return text.toLowerCase().replaceAll("ς", "σ").replaceAll("i\u0307", "i").normalize("NFC");
}

/**
 * What makes two written tags one: folded in case, white space and Unicode normalization form (NFC).
 *
 * @example tagKey(" New\u00A0 YORK ") // "new york"
 * @example tagKey("café") === tagKey("cafe") // false
 */
export function tagKey(name: string): string {
  return foldCase(cleanName(name).replace(UNSEEN, ""));
}
