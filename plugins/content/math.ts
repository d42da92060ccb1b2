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
  // As many pairs of an index and a power as there are; see `beforeChild`.
  ["mmultiscripts", { before: [], after: [], end: "" }],
  ["mfrac", { before: ["", "/"], after: [], end: "" }],
  ["msqrt", { before: ["√("], after: [], end: ")" }],
  ["mroot", { before: ["√(", sup[0]], after: [")", sup[1]], end: "" }],
  ["mtable", { before: [], after: [], end: "", between: "; " }],
  ["mtr", { before: [], after: [], end: "", between: ", " }],
  ["mfenced", { before: ["("], after: [], end: ")", between: ", " }],
]);

/** An element of MathML that is open. */
export class MathFrame {
  readonly name: string;
  /** Where in the output the element begins. */
  readonly at: number;
  children = 0;
  text = "";
  /** Where in the output its second child begins. */
  second = -1;
  /** Its first child that can be seen. */
  first: MathFrame | undefined;
  /** How many of its children can be seen: signs that are only read aloud, and empty groups, cannot. */
  #seen = 0;
  /** True for a cell, or a row of cells, in which something is written. */
  isFilled = false;
  /** Where a fraction stands that would run together with a neighbour: `2` and `1/x`. */
  fraction: { start: number; end: number } | undefined;
  /** What stands before the next child. */
  previous: "nothing" | "operator" | "operand" | "word" = "nothing";
  /** Whether one pair of parentheses is around all children. */
  #fence: "open" | "closed" | "broken" | undefined;
  #depth = 0;

  constructor(name: string, at: number) {
    this.name = name;
    this.at = at;
  }

  /** True for what can be seen, or holds it. */
  get isSeen(): boolean {
    return mathTokens.has(this.name) ? this.text !== "" : this.#seen > 0;
  }

  get isRow(): boolean {
    return ROWS.has(this.name);
  }

  /** True if it has to be put in parentheses as a part of a fraction, or as what has a power. */
  get isCompound(): boolean {
    if (this.name === "mfrac") return true;
    if (!GROUPS.has(this.name)) return false;
    return this.#seen === 1 ? (this.first?.isCompound ?? false) : this.#seen > 1 && this.#fence !== "closed";
  }

  /** True for a fraction, which has to be put in parentheses beside anything but an operator. */
  get isFraction(): boolean {
    if (this.name === "mfrac") return true;
    return GROUPS.has(this.name) && this.#seen === 1 && (this.first?.isFraction ?? false);
  }

  /** True for the name of a function, whatever its power: between it and another operand there is a blank. */
  get isWord(): boolean {
    if (this.name === "mi" || this.name === "mo") return /^\p{L}{2,}$/u.test(this.text);
    const counts = GROUPS.has(this.name) ? this.#seen === 1 : SCRIPTED.has(this.name);
    return counts && (this.first?.isWord ?? false);
  }

  /** True for what begins with an operator, as the cells after the first in a chain of equations do. */
  get beginsWithOperator(): boolean {
    if (this.name === "mo") return this.text !== "" && !OPENING.test(this.text);
    return (GROUPS.has(this.name) || this.name === "mtd") && (this.first?.beginsWithOperator ?? false);
  }

  /** Takes a child that has ended. */
  add(child: MathFrame): void {
    if (!child.isSeen) return;
    this.#seen++;
    if (this.#seen === 1) this.first = child;
    const sign = child.name === "mo" ? child.text : "";
    const step = OPENING.test(sign) ? 1 : CLOSING.test(sign) ? -1 : 0;
    if (this.#seen === 1) this.#fence = step === 1 ? "open" : "broken";
    else if (this.#fence === "closed") this.#fence = "broken";
    this.#depth += step;
    if (this.#fence === "open" && this.#depth === 0) this.#fence = "closed";
  }
}

const GROUPS = new Set("math mrow mstyle mpadded merror semantics menclose maction".split(" "));
const SCRIPTED = new Set("msub msup msubsup munder mover munderover".split(" "));
const ROWS = new Set([...GROUPS, "mtd", "msqrt"]);
const OPENING = /^[([{⟨⌊⌈]$/u;
const CLOSING = /^[)\]}⟩⌋⌉]$/u;
const RELATION = /^[=<>≤≥≠≈≡≅∼→←↔⇒⇐⇔∈∉⊂⊆∝]$/u;

/** What an element is to its neighbours; `undefined` where it cannot be seen. */
export function roleOf(frame: MathFrame, side: "before" | "after"): "operator" | "operand" | undefined {
  const { name, text } = frame;
  if (name === "mspace") return "operator";
  if (!frame.isSeen) return undefined;
  if (name !== "mo" || /^\p{L}{2,}$/u.test(text)) return "operand";
  return (side === "before" ? CLOSING : OPENING).test(text) ? "operand" : "operator";
}

/** Opens a child of `parent`, if there is one, and says what stands before it. */
export function beforeChild(parent: MathFrame | undefined): string {
  if (!parent) return "";
  const layout = layouts.get(parent.name);
  const index = parent.children++;
  if (parent.name === "mmultiscripts" && index > 0) return (index % 2 === 1 ? sub : sup)[0];
  return (index > 0 && layout?.between) || (layout?.before[index] ?? "");
}

/** What stands after the child that was opened last. */
export function afterChild(parent: MathFrame | undefined): string {
  if (parent?.name === "mmultiscripts" && parent.children > 1)
    return (parent.children % 2 === 0 ? sub : sup)[1];
  return (parent && layouts.get(parent.name)?.after[parent.children - 1]) ?? "";
}

const BASES = new Set(["msub", "msup", "msubsup"]);

/** True for a part of a fraction, and for what has an index or a power. */
export function isBound(parent: MathFrame | undefined): boolean {
  return parent?.name === "mfrac" || (parent?.children === 1 && BASES.has(parent.name));
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
