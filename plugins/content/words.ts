import type { Attributes } from "./attributes.ts";
import { breaksText, headings } from "./elements.ts";
import { scriptText } from "./scripts.ts";

/** Words that stand beside the text; used only where there is no other. */
const BESIDE = new Set(["table", "pre", "figcaption"]);
/** Ruby annotations and fallback content of players. */
const SILENT = new Set(["rp", "rt", "audio", "video"]);

/** A list that may turn out to be a table of contents. */
interface List {
  /** True once it has text that is no link within the page. */
  hasOtherText: boolean;
}

/**
 * The text of an entry for its summary, taken down while the entry is cleaned: without notes, tables of contents
 * and what is hidden; with tables, code and captions only where there is nothing else.
 */
export class Words {
  /** True while what is written is no part of the text, such as the link that stands for a player. */
  isMuted = false;
  readonly #enough: number;
  readonly #parts: string[] = [];
  #length = 0;
  #beside = "";
  #asides = 0;
  #besides = 0;
  #links = 0;
  #raised = 0;
  readonly #lists: List[] = [];
  /** The last heading: where it begins and ends. */
  #heading = { at: 0, end: 0 };

  /** @param enough characters of text after which more is not needed */
  constructor(enough: number) {
    this.#enough = enough;
  }

  /** True once there is enough text that is certain to belong to the summary. */
  get isEnough(): boolean {
    return this.#length > this.#enough && this.#links === 0 && this.#lists.every((list) => list.hasOtherText);
  }

  result(): string {
    return folded(this.#parts.join("")) || folded(this.#beside);
  }

  /** Current position in the text; see {@link cut}. */
  get at(): number {
    return this.#parts.length;
  }

  /** Takes back what came after a place. */
  cut(at: number): void {
    for (const part of this.#parts.splice(at)) this.#length -= part.length;
  }

  add(text: string): void {
    if (this.#asides > 0 || this.isMuted) return;
    const isBlank = text.trim() === "";
    const short = isBlank ? " " : text.length > 64 ? text.replace(/\s+/g, " ") : text;
    if (this.#besides > 0) {
      if (this.#length < this.#enough && this.#beside.length < this.#enough) this.#beside += short;
      return;
    }
    if (isBlank && (this.#parts.at(-1) ?? " ").endsWith(" ")) return;
    this.#push(short);
    if (!isBlank && this.#links === 0) for (const list of this.#lists) list.hasOtherText = true;
  }

  /**
   * Takes the start of an element.
   *
   * @param fragment of a link: the part after `#`, where it leads to the page it stands on
   * @returns what to call when it ends
   */
  enter(name: string, attributes: Attributes, fragment: string | undefined): (() => void) | undefined {
    const breaks = breaksText.has(name);
    if (breaks) this.add(" ");
    const leave = this.#enterPart(name, attributes, fragment);
    if (!breaks) return leave;
    return () => {
      leave?.();
      this.add(" ");
    };
  }

  #enterPart(name: string, attributes: Attributes, fragment: string | undefined): (() => void) | undefined {
    if (SILENT.has(name) || isAside(name, attributes)) {
      this.#asides++;
      return () => this.#asides--;
    }
    if (BESIDE.has(name)) {
      this.#besides++;
      return () => this.#besides--;
    }
    if (name === "sup" || name === "sub") return this.#script(name);
    if (name === "a" && fragment !== undefined) return this.#link(fragment);
    if (name === "ul" || name === "ol") return this.#list();
    if (!headings.has(name)) return undefined;
    const { at } = this;
    return () => {
      this.#heading = { at, end: this.at };
    };
  }

  #script(name: string): () => void {
    const { at } = this;
    this.#raised++;
    return () => {
      this.#raised--;
      const text = this.#textFrom(at);
      this.cut(at);
      // What is left of `[1]` without the link in it is no text.
      if (/[^\s[\](),;]/.test(text)) this.#push(scriptText(name, text, false));
    };
  }

  #link(fragment: string): () => void {
    const { at } = this;
    this.#links++;
    return () => {
      this.#links--;
      if (isNoteLink(this.#textFrom(at), fragment, this.#raised > 0)) this.cut(at);
    };
  }

  #list(): () => void {
    const { at } = this;
    const { at: headingAt, end } = this.#heading;
    const list: List = { hasOtherText: false };
    this.#lists.push(list);
    return () => {
      this.#lists.pop();
      // A table of contents goes with the heading above it.
      const isContents = !list.hasOtherText && this.#textFrom(at).trim() !== "";
      if (isContents) this.cut(this.#textFrom(end, at).trim() === "" ? Math.min(headingAt, at) : at);
    };
  }

  #textFrom(at: number, end?: number): string {
    return this.#parts.slice(at, end).join("");
  }

  #push(text: string): void {
    this.#parts.push(text);
    this.#length += text.length;
  }
}

function folded(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/*
 * Parts of a text that are no part of its first sentences: notes and the numbers that lead to them, tables of contents.
 * Feeds carry them; a summary does not.
 */

const NOTE =
  /(?:^|[\s_-])(?:foot|end|side|margin)-?notes?(?:$|[\s_-])|^reversefootnote$|(?:^|\s)footnote(?:ref|back)/i;
const NOTE_ROLE = /^doc-(?:noteref|footnote|endnotes?|backlink)$/;
const NOTE_FRAGMENT = /^(?:_?ftn|fn|foot|note|endnote|cite|ref|sdfootnote|sn|mn)/i;
const CONTENTS = /(?:^|[\s_-])(?:toc|table-?of-?contents)(?:$|[\s_-])/i;
const CONTENTS_ROLE = /^(?:doc-toc|navigation)$/;

const ARROWS = /^(?:[\s^\u2190-\u21FF\u2934\u2935\u23CE]|\uFE0E|\uFE0F)+$/u;
const NOTE_SIGN = /^[\s[(]*(?:\d{1,3}|[a-z]|[*†‡§¶]{1,3})[\s\])]*$/iu;

/** True for an element that a summary leaves out. */
function isAside(name: string, attributes: Attributes): boolean {
  if (name === "nav") return true;
  if (attributes.size === 0) return false;
  const role = attributes.get("role") ?? "";
  const names = [attributes.get("class"), attributes.get("id"), attributes.get("rel")];
  return (
    attributes.get("aria-hidden") === "true" ||
    NOTE_ROLE.test(role) ||
    CONTENTS_ROLE.test(role) ||
    attributes.has("data-footnotes") ||
    attributes.has("data-footnote-ref") ||
    attributes.has("data-footnote-backref") ||
    names.some((text) => text !== undefined && (NOTE.test(text) || CONTENTS.test(text)))
  );
}

/**
 * True for a link to a note or back from one, by its words.
 *
 * @param fragment part after `#` of a link within the page
 * @param raised true within `sup`
 */
function isNoteLink(text: string, fragment: string, raised: boolean): boolean {
  if (ARROWS.test(text)) return true;
  return NOTE_SIGN.test(text) && (raised || NOTE_FRAGMENT.test(fragment));
}
