import slugify from "@sindresorhus/slugify";
import { cleanName, foldCase } from "../tags/tag-key.ts";

/** Letters that the library drops: Cyrillic of Kazakh (by its Latin alphabets) and its neighbours, of Serbian, … */
const LETTERS = (
  "әa ғg қq ңn өo ұu үu һh іi ҙz ҡq ҫs җj ӯu ӣi ҳh ҷj " +
  "ђdj јj љlj њnj ћc џdz ѕdz ѓg ќk ѝi ўu ѣe " +
  "ŋng ŧt ɓb ɖd ɗd ɛe ɔo ƙk ƴy ǝe ɣg ŀl ſs ɩi ʋv ƒf"
)
  .split(" ")
  .map((pair): [string, string] => [pair.slice(0, 1), pair.slice(1)]);
/** Silent letters that can be dropped. */
const SILENT = new Set(["ь", "ъ"]);
/** Apostrophes that count as letters, joiners and direction marks: nothing that an address should show. */
const UNHEARD = /[\u02B9-\u02BC\u061C\p{Join_Control}\u200E\u200F]/gu;
/**
 * A letter or digit of a script whose transliteration does not read well, so that a name with it keeps its own
 * letters.
 */
const OF_OTHER_SCRIPT =
  /(?![\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Georgian}\p{Script=Common}\p{Script=Inherited}])[\p{L}\p{M}\p{N}]/u;
/** Flags, and pictures with their modifiers and joined parts; not `©`, `®`, `™`, which go with words. */
const PICTURE =
  /(\p{Regional_Indicator}{2}|(?![©®™])\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\uFE0F)*(?:\u200D\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\uFE0F)*)*)/u;

/**
 * Makes the rule by which names of one kind become slugs: lower case, hyphens for blanks. Latin, Cyrillic, Greek and
 * Georgian letters are transliterated to ASCII, all others stay; so do pictures (emoji). A slug depends on nothing but
 * its name, and not on the case of that.
 *
 * @param spellSigns puts words for signs that count, before all others go
 */
export function slugRule(spellSigns: (text: string) => string): (name: string) => string {
  const slugs = new Map<string, string>();
  return (name) => {
    const text = foldCase(cleanName(name));
    let slug = slugs.get(text);
    if (slug === undefined) {
      slug = spellSigns(text)
        .split(PICTURE)
        .map((part, index) => (index % 2 === 1 ? part.replaceAll("\uFE0F", "") : slugOfWords(part)))
        .filter((part) => part !== "")
        .join("-");
      slug ||= codePoints(text);
      slugs.set(text, slug);
    }
    return slug;
  };
}

/**
 * Words for signs that tell names apart: `C#` from `C`, `.NET` from `net`, `R&D`. A leading `#` is a hashtag's and
 * goes.
 */
export function spellSigns(text: string): string {
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
