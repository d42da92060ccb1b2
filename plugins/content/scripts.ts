/** Raised and lowered characters as plain text. */

const RAISED: ReadonlyMap<string, string> = new Map(
  [..."0⁰1¹2²3³4⁴5⁵6⁶7⁷8⁸9⁹+⁺-⁻−⁻=⁼(⁽)⁾"].flatMap((sign, index, all) =>
    index % 2 === 0 ? [[sign, String(all[index + 1])] as const] : [],
  ),
);
const LOWERED: ReadonlyMap<string, string> = new Map(
  [..."0₀1₁2₂3₃4₄5₅6₆7₇8₈9₉+₊-₋−₋=₌(₍)₎"].flatMap((sign, index, all) =>
    index % 2 === 0 ? [[sign, String(all[index + 1])] as const] : [],
  ),
);

/**
 * The text of a `sup` or `sub` as plain text: numbers in characters of their own, letters as they are, which
 * is right for `1st`, or in a formula after `^` and `_`.
 *
 * @example scriptText("sup", "2", false) // "²"
 * @example scriptText("sup", "kt", true) // "^(kt)"
 */
export function scriptText(name: string, text: string, inFormula: boolean): string {
  const signs = [...text].map((sign) => (name === "sup" ? RAISED : LOWERED).get(sign));
  if (signs.length > 0 && signs.every((sign) => sign !== undefined)) return signs.join("");
  if (!inFormula || text.trim() === "") return text;
  const mark = name === "sup" ? "^" : "_";
  return [...text].length === 1 ? mark + text : `${mark}(${text})`;
}

const FORMULA_PARTS = /<(\/?)(i|sub|sup)>|&(amp|lt|gt);/g;
const characters: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">" };

/** A formula as this plugin writes it in HTML, as plain text. */
export function formulaText(html: string): string {
  const texts = [""];
  const add = (text: string): void => {
    texts.push((texts.pop() ?? "") + text);
  };
  let from = 0;
  for (const { 0: found, 1: slash, 2: tag, 3: entity, index } of html.matchAll(FORMULA_PARTS)) {
    add(html.slice(from, index));
    from = index + found.length;
    if (entity) add(characters[entity] ?? "");
    else if (tag !== "i" && slash === "") texts.push("");
    else if (tag !== "i" && tag !== undefined) add(scriptText(tag, texts.pop() ?? "", true));
  }
  add(html.slice(from));
  return texts.join("");
}
