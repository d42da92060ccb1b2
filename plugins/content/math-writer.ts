import { textHtml } from "./html-text.ts";
import {
  afterChild,
  aroundMath,
  beforeChild,
  isBound,
  MathFrame,
  mathRemoved,
  mathTokens,
  roleOf,
} from "./math.ts";

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
