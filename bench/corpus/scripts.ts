/** Letters for a to z, and what stands between words: Latin, Cyrillic, Arabic, Japanese. */
const alphabets: readonly (readonly string[])[] = [
  [..."abcdefghijklmnopqrstuvwxyz "],
  [..."абцдефгхийклмнопярстувшщыз "],
  [..."ابتثجحخدذرزسشصضطظعغفقكلمنه "],
  [..."あいうえおかきくけこさしすせそたちつてと新聞日本語東"],
];

export const scriptCount = alphabets.length;

/** A Markdown text letter for letter in the script of an entry; addresses and code stay as they are. */
export function inScript(index: number, markdown: string): string {
  const alphabet = alphabets[index % scriptCount] as readonly string[];
  return markdown.replace(
    /\]\([^)]*\)|```[\s\S]*?```|`[^`]*`|([a-z]+(?: [a-z]+)*)/gi,
    (found: string, words: string | undefined) => (words === undefined ? found : spell(words, alphabet)),
  );
}

function spell(words: string, alphabet: readonly string[]): string {
  return [...words]
    .map((sign) => {
      const small = sign.toLowerCase();
      const letter = alphabet[small === " " ? 26 : small.charCodeAt(0) - 97] ?? "";
      return small === sign ? letter : letter.toUpperCase();
    })
    .join("");
}
