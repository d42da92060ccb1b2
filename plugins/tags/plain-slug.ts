import slugify from "@sindresorhus/slugify";
import { cleanName, foldCase } from "./tag-key.ts";

/** Letters that the library drops: Cyrillic of Kazakh (by its Latin alphabets) and its neighbours, of Serbian, … */
const LETTERS = (
  "әa ғg қq ңn өo ұu үu һh іi ҙz ҡq ҫs җj ӯu ӣi ҳh ҷj " +
  "ђdj јj љlj њnj ћc џdz ѕdz ѓg ќk ѝi ўu ѣe " +
  "ŋng ŧt ɓb ɖd ɗd ɛe ɔo ƙk ƴy ǝe ɣg ŀl ſs ɩi ʋv ƒf"
)
  .split(" ")
  .map((pair): [string, string] => [pair.slice(0, 1), pair.slice(1)]);
/** Letters that have no sound of their own and may go. */
const SILENT = new Set(["ь", "ъ"]);
/** Apostrophes that count as letters, joiners and direction marks: nothing that an address should show. */
const UNHEARD = /[\u02B9-\u02BC\u061C\p{Join_Control}\u200E\u200F]/gu;
/** A letter or digit of a script whose transliteration does not read well, so that a name with it keeps its own letters. */
const OF_OTHER_SCRIPT =
  /(?![\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Georgian}\p{Script=Common}\p{Script=Inherited}])[\p{L}\p{M}\p{N}]/u;
/** Flags, and pictures with their modifiers and joined parts; not `©`, `®`, `™`, which go with words. */
const PICTURE =
  /(\p{Regional_Indicator}{2}|(?![©®™])\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\uFE0F)*(?:\u200D\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\uFE0F)*)*)/u;

const slugs = new Map<string, string>();

/**
 * The slug that a name would have if it were alone in the world: lower case, hyphens for blanks. Latin, Cyrillic,
 * Greek and Georgian names are transliterated to ASCII, all others keep their letters; pictures (emoji) stay; signs
 * that tell names apart are spelt out. It depends on nothing but the name; case does not matter.
 *
 * @example plainSlug("C++") // "c-plus-plus"
 * @example plainSlug("Қазақстан") // "qazaqstan"
 * @example plainSlug("日本 語") // "日本-語"
 * @example plainSlug("...") // "u2e-2e-2e"
 */
export function plainSlug(name: string): string {
  const text = foldCase(cleanName(name));
  let slug = slugs.get(text);
  if (slug === undefined) {
    slug = makeSlug(text);
    slugs.set(text, slug);
  }
  return slug;
}

function makeSlug(text: string): string {
  const parts = spellSigns(text)
    .split(PICTURE)
    .map((part, index) => (index % 2 === 1 ? part.replaceAll("\uFE0F", "") : slugOfWords(part)));
  return parts.filter((part) => part !== "").join("-") || codePoints(text);
}

/** Signs that distinguish: `C#` from `C`, `.NET` from `net`, `R&D`. A leading `#` is a hashtag's and goes. */
function spellSigns(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/gu, (sign) => sign.normalize("NFKC"))
    .replace(/(?<=[\p{L}\p{N}])[#♯]/gu, " sharp ")
    .replaceAll("&", " and ")
    .replaceAll("+", " plus ")
    .replace(/@(?=[\p{L}\p{N}])/gu, " at ")
    .replace(/(?<=\p{N}\s?)%/gu, " percent ")
    .replace(/(?<![\p{L}\p{N}.])\.(?=\p{L})/gu, " dot ");
}

function slugOfWords(text: string): string {
  const words = text.replace(UNHEARD, "");
  const plain = words.normalize("NFKC");
  if (!OF_OTHER_SCRIPT.test(plain)) {
    const known = plain.replace(/\p{L}/gu, (letter) => (isKept(letter) ? letter : baseOf(letter)));
    const slug = slugify(known, { decamelize: false, customReplacements: LETTERS });
    if (slug !== "" && [...known].every(isKept)) return slug;
  }
  return words
    .normalize("NFC")
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replace(/^-|-$/gu, "");
}

const letterIsKept = new Map<string, boolean>();

/** False for a letter that would be lost in transliteration. */
function isKept(character: string): boolean {
  let kept = letterIsKept.get(character);
  if (kept === undefined) {
    kept =
      !/\p{L}/u.test(character) ||
      SILENT.has(character) ||
      slugify(character, { customReplacements: LETTERS }) !== "";
    letterIsKept.set(character, kept);
  }
  return kept;
}

/** A letter without its marks. */
function baseOf(letter: string): string {
  return letter.normalize("NFD").replace(/\p{M}/gu, "").normalize("NFC");
}

/** For names of punctuation alone: the code points in hexadecimal. */
function codePoints(text: string): string {
  const points = Array.from(text.replaceAll(" ", ""), (sign) => (sign.codePointAt(0) as number).toString(16));
  return points.length === 0 ? "" : `u${points.join("-")}`;
}
