import { textHtml } from "./html-text.ts";

/**
 * MathML as HTML that every reader shows and every validator takes: most readers drop the tags of
 * MathML and show `x2` for x², and the W3C feed validator warns of each. Scripts become `sub` and
 * `sup`, fractions are written with a slash.
 */

/** Elements whose text is the formula's own; blanks between other elements mean nothing. */
const mathTokens: ReadonlySet<string> = new Set(["mi", "mn", "mo", "ms", "mtext"]);

/** Taken out with all they contain. */
const mathRemoved: ReadonlySet<string> = new Set(["annotation", "annotation-xml", "mphantom"]);

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
function roleOf(frame: MathFrame, side: "before" | "after"): "operator" | "operand" | undefined {
  const { name, text } = frame;
  if (name === "mspace") return "operator";
  if (!frame.isSeen) return undefined;
  if (name !== "mo" || /^\p{L}{2,}$/u.test(text)) return "operand";
  return (side === "before" ? CLOSING : OPENING).test(text) ? "operand" : "operator";
}

/** Opens a child of `parent`, if there is one, and says what stands before it. */
function beforeChild(parent: MathFrame | undefined): string {
  if (!parent) return "";
  const layout = layouts.get(parent.name);
  const index = parent.children++;
  if (parent.name === "mmultiscripts" && index > 0) return (index % 2 === 1 ? sub : sup)[0];
  return (index > 0 && layout?.between) || (layout?.before[index] ?? "");
}

/** What stands after the child that was opened last. */
function afterChild(parent: MathFrame | undefined): string {
  if (parent?.name === "mmultiscripts" && parent.children > 1)
    return (parent.children % 2 === 0 ? sub : sup)[1];
  return (parent && layouts.get(parent.name)?.after[parent.children - 1]) ?? "";
}

const BASES = new Set(["msub", "msup", "msubsup"]);

/** True for a part of a fraction, and for what has an index or a power. */
function isBound(parent: MathFrame | undefined): boolean {
  return parent?.name === "mfrac" || (parent?.children === 1 && BASES.has(parent.name));
}

/** What stands at the start and the end of an element itself, once its text is known. */
function aroundMath({ name, text, children }: MathFrame): readonly [start: string, end: string] {
  const word = text.trim();
  if (name === "mi" && /^\p{L}$/u.test(word)) return ["<i>", "</i>"];
  if (name === "mo" && RELATION.test(word)) return [" ", " "];
  if (name === "mspace") return [" ", ""];
  const layout = layouts.get(name);
  return layout && children > 0 ? ["", layout.end] : ["", ""];
}

/** Deeper elements are written in a line. */
const MAX_LEVELS = 64;

/** Invisible operators. */
const INVISIBLE = /[\u2061-\u2064]/g;

/** Writes a formula while its tags come in. */
export class MathWriter {
  readonly #out: string[];
  readonly #open: MathFrame[] = [];
  /** Elements below the deepest level that wait for their end tags. */
  #below = 0;

  /** Called with each formula, as HTML, once it is written. */
  readonly #onEnd: (html: string) => void;
  /** Where in the output the formula begins. */
  #start = 0;

  constructor(out: string[], onEnd: (html: string) => void) {
    this.#out = out;
    this.#onEnd = onEnd;
  }

  get isActive(): boolean {
    return this.#open.length > 0;
  }

  isOpen(name: string): boolean {
    return this.#open.some((frame) => frame.name === name);
  }

  /** Takes a start tag; `"html"` where it ends the formula, `"skip"` where its content is not shown. */
  start(name: string): "done" | "skip" | "html" {
    const parent = this.#open.at(-1);
    if (name !== "math" && !/^(?:m[a-z]+|semantics|none|annotation(?:-xml)?)$/.test(name)) {
      if (parent && mathTokens.has(parent.name)) return "done";
      this.closeAll();
      return "html";
    }
    if (mathRemoved.has(name)) return "skip";
    if (name === "mprescripts") {
      // What follows stands before the base.
      if (parent?.name === "mmultiscripts") {
        parent.second = this.#out.length;
        parent.children = 1;
      }
      return "done";
    }
    if (this.#open.length >= MAX_LEVELS) {
      this.#below++;
      return "done";
    }
    if (parent?.children === 1 && parent.name !== "mmultiscripts") parent.second = this.#out.length;
    if (!parent) this.#start = this.#out.length;
    this.#out.push(beforeChild(parent));
    this.#open.push(new MathFrame(name, this.#out.length));
    this.#out.push("");
    return "done";
  }

  /** Takes an end tag; false where it is none of the formula's. */
  end(name: string): boolean {
    if (this.#below > 0 && name !== "math") {
      this.#below--;
      return true;
    }
    if (!this.isOpen(name)) return mathTokens.has(this.#open.at(-1)?.name ?? "");
    while (this.#pop() !== name);
    return true;
  }

  text(text: string): void {
    const frame = this.#open.at(-1);
    if (!frame) return;
    const word = text.replace(INVISIBLE, "").trim();
    if (word === "" && !(frame.name === "mtext" && text !== "")) return;
    frame.text += word;
    this.#out.push(textHtml(frame.name === "mtext" ? text : word));
  }

  closeAll(): void {
    while (this.isActive) this.#pop();
  }

  #pop(): string | undefined {
    const frame = this.#open.pop();
    this.#below = 0;
    if (!frame) return undefined;
    const [start, end] = aroundMath(frame);
    this.#out[frame.at] = start;
    if ((frame.name === "mroot" || frame.name === "mmultiscripts") && frame.second > 0) {
      // The index of a root stands before it, and so do scripts before a sign.
      const index = this.#out.splice(frame.second);
      const base = this.#out.splice(frame.at + 1);
      for (const part of index) this.#out.push(part);
      for (const part of base) this.#out.push(part);
    }
    const parent = this.#open.at(-1);
    if (parent?.name === "mmultiscripts" && !frame.isSeen) {
      this.#out[frame.at - 1] = "";
      return frame.name;
    }
    if (isBound(parent) && frame.isCompound) {
      this.#out[frame.at] = `(${start}`;
      this.#out.push(`${end})${afterChild(parent)}`);
    } else {
      this.#out.push(end + afterChild(parent));
      if (parent?.isRow) this.#standBeside(frame, parent);
    }
    if (parent) {
      if (frame.name === "mtd" || frame.name === "mtr") this.#separate(frame, parent);
      parent.add(frame);
    } else {
      this.#onEnd(this.#out.slice(this.#start).join(""));
    }
    return frame.name;
  }

  /** Takes out the comma before a cell, or the semicolon before a row, that separates nothing. */
  #separate(frame: MathFrame, parent: MathFrame): void {
    const isFilled = frame.name === "mtr" ? frame.isFilled : this.#textFrom(frame.at) !== "";
    if (!isFilled || !parent.isFilled || frame.beginsWithOperator) this.#out[frame.at - 1] = "";
    parent.isFilled ||= isFilled;
  }

  /** Keeps apart what would run together: a fraction and its neighbours, the name of a function and its argument. */
  #standBeside(frame: MathFrame, parent: MathFrame): void {
    const role = roleOf(frame, "after");
    if (role === undefined) return;
    const { fraction, previous } = parent;
    const isOperand = role === "operand";
    const followsOperand = previous === "operand" || previous === "word";
    if (fraction && isOperand) this.#parenthesize(fraction);
    parent.fraction = undefined;
    if (frame.isFraction) {
      const place = { start: frame.at, end: this.#out.length - 1 };
      if (followsOperand) this.#parenthesize(place);
      else parent.fraction = place;
    }
    const isBeside = previous === "word" || (previous === "operand" && frame.isWord);
    if (isBeside && isOperand && !/^[([{]/.test(this.#textFrom(frame.at)))
      this.#out[frame.at] = ` ${this.#out[frame.at]}`;
    parent.previous = frame.isWord ? "word" : (roleOf(frame, "before") ?? previous);
  }

  #textFrom(at: number): string {
    return this.#out.slice(at).join("");
  }

  #parenthesize({ start, end }: { start: number; end: number }): void {
    this.#out[start] = `(${this.#out[start]}`;
    this.#out[end] += ")";
  }
}
