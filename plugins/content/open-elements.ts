import { itemAt } from "../values/lookups.ts";
import {
  empty,
  endsItemSearch,
  endsParagraph,
  headings,
  needsRoom,
  removedWhenEmpty,
  tableFrame,
  tableParts,
  walls,
} from "./elements.ts";

/** An element that is open in the output. */
export interface Frame {
  name: string;
  /** Written when it closes. */
  end: string;
  /** Place in the stack of the paragraph that a block would end, -1 for none. */
  paragraph: number;
  /** True if text cannot stand in it. */
  tableFrame: boolean;
  /** Where in the output its start tag stands. */
  at: number;
  /** How much could be seen before it. */
  seen: number;
  /** Called when it closes, before `end` is written. */
  onClose?: (() => void) | undefined;
}

/**
 * Deeper elements lose their tags. The parser behind many readers, libxml2, gives up at 256
 * levels, and a fixed bound keeps every search through the stack cheap.
 */
const MAX_LEVELS = 128;

/**
 * The elements that are open, and the rules of HTML that say which of them a tag closes, so that
 * a parser that reads the output builds just the tree that was meant and finds nothing to mend.
 * HTML Living Standard, 13.2.6.4.
 */
export class OpenElements {
  readonly out: string[] = [];
  /** Counts what can be seen: texts, pictures, players. */
  seen = 0;
  /** Called before any element closes. */
  readonly #beforeClose: () => void;
  readonly #stack: Frame[] = [];
  /** How many elements of a name lie below the deepest level and wait for their end tags. */
  readonly #below = new Map<string, number>();

  constructor(beforeClose: () => void) {
    this.#beforeClose = beforeClose;
  }

  get top(): Frame | undefined {
    return this.#stack[this.#stack.length - 1];
  }

  has(name: string): boolean {
    return this.#find((frame) => frame.name === name, false) >= 0 || this.#below.has(name);
  }

  /** True if a link is open, so that no other may begin. */
  get inLink(): boolean {
    return this.#find((frame) => frame.name === "a", true) >= 0;
  }

  /** Text and elements other than its parts cannot stand in the frame of a table: opens a cell for them. */
  enterCell(): void {
    if (this.inTableFrame) this.#enterPart("td");
  }

  /** True if text and most elements cannot stand. */
  get inTableFrame(): boolean {
    return this.top?.tableFrame ?? false;
  }

  /** Closes what the start tag of `name` closes, opens what it implies; false where it cannot stand. */
  makeRoom(name: string): boolean {
    if (tableParts.has(name)) {
      if (this.#below.has("table") || !this.has("table")) return false;
      this.#enterParents(name);
      return true;
    }
    this.enterCell();
    if (!needsRoom.has(name)) return true;
    if (headings.has(name) && headings.has(this.top?.name ?? "")) this.#pop();
    if (name === "li") this.#closeItem((open) => open === "li");
    if (name === "dd" || name === "dt") this.#closeItem((open) => open === "dd" || open === "dt");
    if (name === "a") this.#closeTo(this.#find((frame) => frame.name === "a", true));
    if (name === "rt" || name === "rp") {
      const open = this.#find(
        (frame) => frame.name === "rt" || frame.name === "rp" || frame.name === "ruby",
        true,
      );
      this.#closeTo(this.#stack[open]?.name === "ruby" ? open + 1 : open);
    }
    if (endsParagraph.has(name)) this.#closeTo(this.top?.paragraph ?? -1);
    return true;
  }

  /** Writes a start tag and keeps the element open unless it is an empty one. */
  open(name: string, tag: string, onClose?: () => void): void {
    if (empty.has(name)) {
      this.out.push(tag);
    } else if (this.#stack.length >= MAX_LEVELS && !tableParts.has(name)) {
      this.#below.set(name, (this.#below.get(name) ?? 0) + 1);
    } else {
      this.out.push(tag);
      const index = this.#stack.length;
      const paragraph = name === "p" ? index : walls.has(name) ? -1 : (this.top?.paragraph ?? -1);
      this.#stack.push({
        name,
        end: tag === "" ? "" : `</${name}>`,
        paragraph,
        tableFrame: tableFrame.has(name),
        at: this.out.length - 1,
        seen: this.seen,
        onClose,
      });
    }
  }

  /** Closes the element of an end tag and all that is open in it; a stray end tag does nothing. */
  close(name: string): void {
    const below = this.#below.get(name);
    if (below !== undefined) {
      if (below > 1) this.#below.set(name, below - 1);
      else this.#below.delete(name);
      return;
    }
    const wanted = headings.has(name) ? isHeading : (open: string) => open === name;
    for (let index = this.#stack.length - 1; index >= 0; index--) {
      const open = itemAt(this.#stack, index).name;
      if (wanted(open)) {
        this.#closeTo(index);
        return;
      }
      if (open === "table" || (name === "li" && (open === "ul" || open === "ol"))) return;
    }
  }

  closeAll(): void {
    this.#closeTo(0);
  }

  #find(wanted: (frame: Frame) => boolean, withinCell: boolean): number {
    for (let index = this.#stack.length - 1; index >= 0; index--) {
      const frame = this.#stack[index] as Frame;
      if (wanted(frame)) return index;
      if (withinCell && walls.has(frame.name)) return -1;
    }
    return -1;
  }

  #closeItem(wanted: (name: string) => boolean): void {
    for (let index = this.#stack.length - 1; index >= 0; index--) {
      const { name } = this.#stack[index] as Frame;
      if (wanted(name)) {
        this.#closeTo(index);
        return;
      }
      if (endsItemSearch.has(name)) return;
    }
  }

  #closeTo(length: number): void {
    while (length >= 0 && this.#stack.length > length) this.#pop();
  }

  #pop(): void {
    this.#beforeClose();
    const frame = this.#stack.pop();
    if (this.#below.size > 0) this.#below.clear();
    if (!frame) return;
    frame.onClose?.();
    if (frame.end === "") return;
    if (frame.seen === this.seen && removedWhenEmpty.has(frame.name)) this.out.length = frame.at;
    else this.out.push(frame.end);
  }

  #enterPart(name: string): void {
    this.#enterParents(name);
    this.open(name, `<${name}>`);
  }

  /** Closes up to the parent that a part of a table has, and opens the parents that were left out. */
  #enterParents(name: string): void {
    const parents = name === "td" || name === "th" ? inRow : name === "tr" ? inSection : inTable;
    const mayStand = name === "col" ? (open: string) => open === "colgroup" || inTable(open) : parents;
    while (!mayStand(this.top?.name ?? "table")) this.#pop();
    const parent = this.top?.name;
    if (name === "col" && parent === "table") this.#enterPart("colgroup");
    if (parents === inRow && parent !== "tr") this.#enterPart("tr");
    if (parents === inSection && parent === "table") this.#enterPart("tbody");
  }
}

const inTable = (name: string): boolean => name === "table";
const isHeading = (name: string): boolean => headings.has(name);
const inSection = (name: string): boolean =>
  name === "table" || name === "tbody" || name === "thead" || name === "tfoot";
const inRow = (name: string): boolean => name === "tr" || inSection(name);
