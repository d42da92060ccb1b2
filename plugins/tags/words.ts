import { foldCase } from "./tag-key.ts";

/** Kinds of character; one byte each, so that a text is read by table. */
const UNKNOWN = 0;
const GAP = 1;
/** Part of a word. */
const WORD = 2;
/** Part of a word in Katakana, which stands in running text without blanks but is a word as a whole. */
const KATAKANA = 3;
/** A letter of a script written without blanks (Han, Hiragana, Thai, …): a word by itself. */
const SINGLE = 4;
/** A Hangul syllable: a word by itself. Phrases begin where a word does and may have particles joined on. */
const SYLLABLE = 5;
/** Belongs to the letter before it. */
const MARK = 6;
/** `+` and `#`, part of a word they follow directly: `c++`, `c#`. */
const TAIL = 7;
/** `&`, part of a word between two letters: `r&d`. */
const AND = 8;
/** Ends a sentence or clause, which no phrase runs across. */
const END = 9;
/** `.` and `:`, which don't end a sentence inside a word: `asp.net`. */
const DOT = 10;
const LINE = 11;
/** A picture or other sign, a word by itself if a phrase has it. */
const SIGN = 12;

/** Kinds by UTF-16 code unit, filled in as characters are met. */
const kinds = new Uint8Array(0x10000);
const astralKinds = new Map<number, number>();

const TESTS: readonly [RegExp, number][] = [
  [/[\u02B9-\u02BC]/u, GAP],
  [
    /(?=\p{L})[\p{Script=Han}\p{Script=Hiragana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u,
    SINGLE,
  ],
  [/(?=\p{L})\p{Script=Hangul}/u, SYLLABLE],
  [/(?=\p{L})[\p{Script=Katakana}ー]/u, KATAKANA],
  [/[\p{L}\p{N}]/u, WORD],
  [/\p{M}/u, MARK],
  [/[+#]/u, TAIL],
  [/&/u, AND],
  [/[.:]/u, DOT],
  [/[\n\r\u2028\u2029]/u, LINE],
  [/[!?;…‽。！？；：؟؛۔।॥։]/u, END],
  [/\p{S}/u, SIGN],
];

function kindOf(character: string): number {
  return TESTS.find(([test]) => test.test(character))?.[1] ?? GAP;
}

function kindAt(text: string, index: number): number {
  const unit = text.charCodeAt(index);
  const known = kinds[unit] ?? GAP;
  if (known !== UNKNOWN) return known;
  if (unit >= 0xd800 && unit <= 0xdbff) {
    const point = text.codePointAt(index) as number;
    let kind = astralKinds.get(point);
    if (kind === undefined) {
      kind = kindOf(String.fromCodePoint(point));
      astralKinds.set(point, kind);
    }
    return kind;
  }
  const kind = unit >= 0xdc00 && unit <= 0xdfff ? GAP : kindOf(String.fromCharCode(unit));
  kinds[unit] = kind;
  return kind;
}

const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;
const ALL_INVISIBLE = new RegExp(INVISIBLE, "gu");

/** A text as it is compared: case folded, NFC, without what cannot be seen. */
export function foldText(text: string): string {
  return foldCase(INVISIBLE.test(text) ? text.replace(ALL_INVISIBLE, "") : text);
}

/** The end of a sentence, clause or paragraph stands before the word. */
export const AFTER_END = 1;
/** Nothing stands between the word and the one before it, in a script without blanks. */
export const JOINED = 2;
/** The word before it is part of the same Hangul word. */
export const INSIDE = 4;
/** A full stop leads the word and belongs to nothing before it: `.net`. */
export const DOTTED = 8;

/**
 * Reads the words of a folded text, once from left to right.
 *
 * A word is a run of letters, marks and digits, with `+` and `#` directly after it and `&` inside it. In scripts
 * written without blanks each letter is a word, so that a phrase of such letters is found inside running text.
 *
 * @param signs signs such as `€` and `🎉` that count as words
 * @param visit gets where the word begins and ends, and what stands before it ({@link AFTER_END}, {@link JOINED},
 * {@link INSIDE}, {@link DOTTED})
 */
export function readWords(
  text: string,
  signs: ReadonlySet<string> | undefined,
  visit: (start: number, end: number, before: number) => void,
): void {
  const length = text.length;
  let index = 0;
  let lastEnd = -1;
  let lastKind = GAP;
  let ends = false;
  let lines = 0;
  let dots = 0;
  while (index < length) {
    const kind = kindAt(text, index);
    const start = index;
    index += widthAt(text, index);
    if (kind < WORD || (kind > SYLLABLE && kind !== SIGN)) {
      if (kind === END) ends = true;
      else if (kind === DOT) dots += 1;
      else if (kind === LINE && !(text.charCodeAt(start) === 10 && text.charCodeAt(start - 1) === 13))
        lines += 1;
      continue;
    }
    if (kind === SIGN) {
      const sign = signs === undefined ? undefined : text.slice(start, index);
      if (sign === undefined || !signs?.has(sign)) continue;
    } else {
      const run = kind === WORD || kind === KATAKANA;
      while (index < length) {
        const next = kindAt(text, index);
        if (next === MARK || (run && next === kind)) index += widthAt(text, index);
        else if (next === AND && kind === WORD && index + 1 < length && kindAt(text, index + 1) === WORD)
          index += 1;
        else break;
      }
      if (kind === WORD) index = tailEnd(text, index);
    }
    let before = 0;
    if (ends || lines > 1 || dots > 1 || (dots === 1 && start !== lastEnd + 1)) before |= AFTER_END;
    if (start === lastEnd && (kind > WORD || lastKind > WORD)) before |= JOINED;
    if (start === lastEnd && kind === SYLLABLE && lastKind === SYLLABLE) before |= INSIDE;
    if (dots === 1 && start !== lastEnd + 1 && text.charCodeAt(start - 1) === 46) before |= DOTTED;
    visit(start, index, before);
    lastEnd = index;
    lastKind = kind;
    ends = false;
    lines = 0;
    dots = 0;
  }
}

/** Where the `+` and `#` after a word end. Before a letter they part two words: `health+science`, `surgeon#health`. */
function tailEnd(text: string, start: number): number {
  let index = start;
  while (index < text.length && kindAt(text, index) === TAIL) index += 1;
  const partsWords =
    index > start && index < text.length && kindAt(text, index) === WORD && !/[0-9]/.test(text.charAt(index));
  return partsWords ? start : index;
}

function widthAt(text: string, index: number): number {
  const unit = text.charCodeAt(index);
  if (unit < 0xd800 || unit > 0xdbff) return 1;
  const next = text.charCodeAt(index + 1);
  return next >= 0xdc00 && next <= 0xdfff ? 2 : 1;
}

/** Signs of a text that are words by themselves. */
export function signsOf(text: string): string[] {
  return Array.from(text).filter((character) => kindOf(character) === SIGN);
}

/** How many words a phrase has; with none there is nothing to match. */
export function wordCount(phrase: string): number {
  const folded = foldText(phrase);
  let words = 0;
  readWords(folded, new Set(signsOf(folded)), () => {
    words += 1;
  });
  return words;
}
