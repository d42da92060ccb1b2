/**
 * MathML as HTML that every reader shows and every validator takes: most readers drop the tags of
 * MathML and show `x2` for x², and the W3C feed validator warns of each. Scripts become `sub` and
 * `sup`, fractions are written with a slash.
 */

/** Elements whose text is the formula's own; blanks between other elements mean nothing. */
export const mathTokens: ReadonlySet<string> = new Set(["mi", "mn", "mo", "ms", "mtext"]);

/** Taken out with all they contain. */
export const mathRemoved: ReadonlySet<string> = new Set(["annotation", "annotation-xml", "mphantom"]);

/** Written before, between and after the children of an element: `around[i]` stands before child i. */
interface Layout {
  before: readonly string[];
  after: readonly string[];
  end: string;
  between?: string;
}

const sub = ["<sub>", "</sub>"] as const;
const sup = ["<sup>", "</sup>"] as const;
const layouts: ReadonlyMap<string, Layout> = new Map<string, Layout>([
  ["msub", { before: ["", sub[0]], after: ["", sub[1]], end: "" }],
  ["munder", { before: ["", sub[0]], after: ["", sub[1]], end: "" }],
  ["msup", { before: ["", sup[0]], after: ["", sup[1]], end: "" }],
  ["mover", { before: ["", sup[0]], after: ["", sup[1]], end: "" }],
  ["msubsup", { before: ["", sub[0], sup[0]], after: ["", sub[1], sup[1]], end: "" }],
  ["munderover", { before: ["", sub[0], sup[0]], after: ["", sub[1], sup[1]], end: "" }],
  ["mfrac", { before: ["", "/"], after: [], end: "" }],
  ["msqrt", { before: ["√("], after: [], end: ")" }],
  ["mroot", { before: ["√(", sup[0]], after: [")", sup[1]], end: "" }],
  ["mtable", { before: ["["], after: [], end: "]", between: "; " }],
  ["mtr", { before: [], after: [], end: "", between: ", " }],
  ["mfenced", { before: ["("], after: [], end: ")", between: ", " }],
]);

/** An element of MathML that is open. */
export interface MathFrame {
  name: string;
  children: number;
  text: string;
  /** Where in the output the element begins. */
  at: number;
  /** Where in the output its second child begins. */
  second: number;
}

const RELATION = /^[=<>≤≥≠≈≡≅∼→←↔⇒⇐⇔∈∉⊂⊆∝]$/u;

/** Opens a child of `parent`, if there is one, and says what stands before it. */
export function beforeChild(parent: MathFrame | undefined, child: string): string {
  if (!parent) return "";
  const layout = layouts.get(parent.name);
  const index = parent.children++;
  const text = (index > 0 && layout?.between) || (layout?.before[index] ?? "");
  return parent.name === "mfrac" && child === "mrow" ? `${text}(` : text;
}

/** What stands after the child that was opened last. */
export function afterChild(parent: MathFrame | undefined, child: string): string {
  if (!parent) return "";
  const text = layouts.get(parent.name)?.after[parent.children - 1] ?? "";
  return parent.name === "mfrac" && child === "mrow" ? `)${text}` : text;
}

/** What stands at the start and the end of an element itself, once its text is known. */
export function aroundMath({ name, text, children }: MathFrame): readonly [start: string, end: string] {
  const word = text.trim();
  if (name === "mi" && /^\p{L}$/u.test(word)) return ["<i>", "</i>"];
  if (name === "mo" && RELATION.test(word)) return [" ", " "];
  if (name === "mspace") return [" ", ""];
  const layout = layouts.get(name);
  return layout && children > 0 ? ["", layout.end] : ["", ""];
}
