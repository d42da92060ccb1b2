const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Scripts that set no blanks between words, so that a line may end between any two characters. */
const UNSPACED =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\p{sc=Tibetan}\u3001\u3002\uFF0C]/u;

/**
 * `text`, or its start with "…" where it is longer than `most`. The cut is at a blank; in scripts
 * without blanks, and in a word longer than half of `most`, it is between two characters as
 * readers see them, so never inside a surrogate pair or an emoji.
 *
 * @param text with single blanks
 * @param most greatest length of the result in UTF-16 units
 * @example startOf("one two three", 9) // "one two…"
 */
export function startOf(text: string, most: number): string {
  if (text.length <= most) return text;
  // Room for " …".
  const room = Math.max(most - 2, 0);
  const around = text.slice(Math.max(room - 1, 0), room + 1);
  const blank = text.lastIndexOf(" ", room);
  const cut = !UNSPACED.test(around) && blank >= room * 0.5 ? blank : characterStart(text, room);
  const start = text
    .slice(0, cut)
    .replace(/[\s,;:、，–—-]$/u, "")
    .trimEnd();
  if (start === "") return "…";
  return /[.!?]$/.test(start) ? `${start} …` : `${start}…`;
}

/** The start of the character, as readers see it, that place `at` lies in. */
function characterStart(text: string, at: number): number {
  // Some way back is enough: no character that is in use is longer.
  let from = Math.max(at - 64, 0);
  if (from > 0 && isLowHalf(text.charCodeAt(from))) from--;
  const part = text.slice(from, at + 64);
  return from + (graphemes.segment(part).containing(at - from)?.index ?? at - from);
}

const isLowHalf = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/**
 * The start of a text that takes no more than so many bytes, cut between two code points: for names of files.
 *
 * @example startInBytes("日本", 5) // "日"
 */
export function startInBytes(text: string, most: number): string {
  // A decoder that waits for more keeps back the bytes of half a character.
  return new TextDecoder().decode(Buffer.from(text).subarray(0, most), { stream: true });
}
