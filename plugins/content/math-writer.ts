import { textHtml } from "./html-text.ts";
import { afterChild, aroundMath, beforeChild, type MathFrame, mathRemoved, mathTokens } from "./math.ts";

/** Deeper elements are written in a line. */
const MOST_LEVELS = 64;

/** Writes a formula while its tags come in. */
export class MathWriter {
  readonly #out: string[];
  readonly #open: MathFrame[] = [];
  /** Elements below the deepest level that wait for their end tags. */
  #below = 0;

  constructor(out: string[]) {
    this.#out = out;
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
    if (this.#open.length >= MOST_LEVELS) {
      this.#below++;
      return "done";
    }
    if (parent?.children === 1) parent.second = this.#out.length;
    this.#out.push(beforeChild(parent, name));
    this.#open.push({ name, children: 0, text: "", at: this.#out.length, second: -1 });
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
    const word = text.trim();
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
    if (frame.name === "mroot" && frame.second > 0) {
      // The index of a root stands before it.
      const index = this.#out.splice(frame.second);
      const base = this.#out.splice(frame.at + 1);
      for (const part of index) this.#out.push(part);
      for (const part of base) this.#out.push(part);
    }
    this.#out.push(end + afterChild(this.#open.at(-1), frame.name));
    return frame.name;
  }
}
