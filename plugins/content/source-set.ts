/** One picture of a `srcset`. */
export interface SourceCandidate {
  address: string;
  /** `2x`, `400w`, with single blanks; `""` for none. */
  descriptor: string;
}

/**
 * The pictures of a `srcset` as browsers read it: commas may stand in addresses. HTML Living Standard, 4.8.4.2.1.
 *
 * @example [...sourceSetOf("a.png, b.png 2x")] // [{ address: "a.png", descriptor: "" }, { address: "b.png", descriptor: "2x" }]
 */
export function* sourceSetOf(written: string): Generator<SourceCandidate> {
  const blank = /[\s,]*/y;
  const word = /\S+/y;
  for (let at = 0; at < written.length; ) {
    blank.lastIndex = at;
    blank.test(written);
    word.lastIndex = blank.lastIndex;
    const found = word.exec(written)?.[0];
    if (found === undefined) break;
    at = word.lastIndex;
    let end = found.length;
    while (found[end - 1] === ",") end--;
    const address = found.slice(0, end);
    let descriptor = "";
    if (address === found) {
      // Commas inside parentheses belong to the descriptor.
      let depth = 0;
      const start = at;
      for (; at < written.length; at++) {
        const character = written[at];
        if (character === "(") depth++;
        else if (character === ")" && depth > 0) depth--;
        else if (character === "," && depth === 0) break;
      }
      descriptor = written.slice(start, at).trim().replace(/\s+/g, " ");
    }
    yield { address, descriptor };
  }
}
