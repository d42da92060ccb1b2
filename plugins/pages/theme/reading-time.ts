/** Words and, in scripts that set no blanks between words, characters that people read in a minute. */
const WORDS_A_MINUTE = 230;
const CHARACTERS_A_MINUTE = 500;

const CHARACTER =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/gu;
/** The first of these scripts in Unicode is Thai. */
const FAR_CHARACTER = /[\u0e00-\uffff]/;
/** What stands between blanks. A dash there counts too, which doesn't change the result. */
const WORD = /\S+/g;

/**
 * Code, tags and entities. What begins one and is not one ends at the next that begins: else time grows with its
 * square.
 */
const NO_WORDS = /<(script|style)\b.*?(?:<\/\1\s*>|$)|<[^<>]*>|&[a-z0-9#]+;/gis;

/**
 * Minutes it takes to read an entry, at least 1.
 *
 * @param content HTML
 */
export function minutesOf(content: string): number {
  const text = content.replace(NO_WORDS, " ");
  const characters = FAR_CHARACTER.test(text) ? countOf(CHARACTER, text) : 0;
  const words = countOf(WORD, characters === 0 ? text : text.replace(CHARACTER, " "));
  return Math.max(1, Math.round(words / WORDS_A_MINUTE + characters / CHARACTERS_A_MINUTE));
}

/** A long text has thousands of words: none of them is kept. */
function countOf(pattern: RegExp, text: string): number {
  let count = 0;
  pattern.lastIndex = 0;
  while (pattern.test(text)) count++;
  return count;
}
