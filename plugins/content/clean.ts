import { Tokenizer, type TokenizerCallbacks } from "htmlparser2";
import { Addresses } from "./addresses.ts";
import { type Attributes, cleanValue } from "./attributes.ts";
import { breaksOutOfSvg, empty, fateOf, headings, holdsParagraphs, renamed } from "./elements.ts";
import { shownBy, youtube } from "./embeds.ts";
import { attributeHtml, textHtml } from "./html-text.ts";
import { MathWriter } from "./math-writer.ts";
import { OpenElements } from "./open-elements.ts";
import { type Heading, isClutter, type Permalink, permalinkOf } from "./permalinks.ts";

/** Where the HTML of an entry is at home. */
export interface CleanContext {
  /** Absolute address of the entry's page, path prefix included. */
  pageUrl: string;
  /** Absolute address of the site, path prefix included; ends with `/`. */
  siteBase: string;
  /** Called with each address that cannot be parsed; it is left as written. */
  report?: (address: string) => void;
}

/** What is left out at present: an element and all in it. */
interface Skipped {
  name: string;
  /** Elements open within, by name. */
  open: Map<string, number>;
  /** The name of a picture, to stand for it. */
  title: string;
  /** True while the first title in it is the name. */
  readsTitle: boolean;
}

/**
 * The HTML of an entry made fit for feeds, in one pass over its tokens: addresses absolute,
 * nothing that runs, styles, submits or frames, players as links, headings without their
 * permalinks, MathML as plain HTML. The result is well-formed, has no `]]>`, and nothing in it
 * draws an error or a warning from the W3C feed validator. Cleaning it again changes nothing.
 *
 * @param html a fragment or a whole document; no nesting and no size is too much
 * @returns HTML, `""` for none
 * @example
 * cleanContent('<p onclick="x()"><a href="/b/">B', { pageUrl: "https://a.example/c/", siteBase: "https://a.example/" })
 * // '<p><a href="https://a.example/b/">B</a></p>'
 */
export function cleanContent(html: string, context: CleanContext): string {
  const cleaner = new Cleaner(html, context);
  const tokenizer = new Tokenizer({}, cleaner);
  tokenizer.write(html);
  tokenizer.end();
  return cleaner.result();
}

class Cleaner implements TokenizerCallbacks {
  readonly #html: string;
  readonly #addresses: Addresses;
  readonly #math: MathWriter;
  readonly #elements: OpenElements;

  #name = "";
  #attributes: Attributes = new Map();
  #attribute = "";
  #value = "";

  #skipped: Skipped | undefined;
  #heading: Heading | undefined;
  #lastHeading: string | undefined;
  #permalink: Permalink | undefined;

  constructor(html: string, context: CleanContext) {
    this.#html = html;
    this.#addresses = new Addresses(context);
    this.#elements = new OpenElements(() => this.#math.closeAll());
    this.#math = new MathWriter(this.#elements.out);
  }

  result(): string {
    this.#endSkipping();
    this.#math.closeAll();
    this.#elements.closeAll();
    return this.#elements.out.join("");
  }

  // Tokens.

  onopentagname(start: number, end: number): void {
    this.#name = this.#html.slice(start, end).toLowerCase();
    if (this.#attributes.size > 0) this.#attributes = new Map();
  }

  onattribname(start: number, end: number): void {
    this.#attribute = this.#html.slice(start, end).toLowerCase();
    this.#value = "";
  }

  onattribdata(start: number, end: number): void {
    this.#value += this.#html.slice(start, end);
  }

  onattribentity(codePoint: number): void {
    this.#value += String.fromCodePoint(codePoint);
  }

  onattribend(): void {
    if (!this.#attributes.has(this.#attribute)) this.#attributes.set(this.#attribute, this.#value);
  }

  onopentagend(): void {
    this.#start(this.#name, this.#attributes);
  }

  onselfclosingtag(): void {
    this.#start(this.#name, this.#attributes);
    // Only foreign elements can close themselves.
    if (this.#math.isOpen(this.#name) || this.#skipped?.name === "svg") this.#end(this.#name);
  }

  onclosetag(start: number, end: number): void {
    this.#end(this.#html.slice(start, end).toLowerCase());
  }

  ontext(start: number, end: number): void {
    this.#text(this.#html.slice(start, end));
  }

  ontextentity(codePoint: number): void {
    this.#text(String.fromCodePoint(codePoint));
  }

  /** In a drawing a title, style or script is a tag like any other, and may close itself. */
  isInForeignContext(): boolean {
    return this.#skipped?.name === "svg" && !holdsHtml(this.#skipped);
  }

  oncdata(): void {}
  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {}

  // What becomes of them.

  #start(name: string, attributes: Attributes): void {
    if (this.#skipped && this.#staysSkipped(this.#skipped, name)) return;
    if ((this.#math.isActive || name === "math") && this.#startMath(name)) return;
    const fate = fateOf(name);
    if (fate === "removed" || attributes.get("class") === "katex-html") {
      this.#skip(name);
    } else if (fate === "kept") {
      this.#startKept(renamed.get(name) ?? name, attributes);
    } else if (fate === "player") {
      this.#embed(name, attributes);
    } else if (name === "svg") {
      const hidden = attributes.get("aria-hidden") === "true";
      const label = hidden ? "" : (attributes.get("aria-label")?.trim() ?? "");
      this.#skip(name, label, !hidden && label === "");
    } else if (name.includes("-youtube") || name.includes("youtube-")) {
      const id = attributes.get("videoid");
      if (id) this.#link(youtube(id), attributes.get("playlabel") ?? attributes.get("title"));
    }
  }

  #staysSkipped(skipped: Skipped, name: string): boolean {
    if (skipped.name === "svg" && breaksOutOfSvg.has(name) && !holdsHtml(skipped)) {
      this.#endSkipping();
      return false;
    }
    skipped.open.set(name, (skipped.open.get(name) ?? 0) + 1);
    return true;
  }

  #startKept(name: string, attributes: Attributes): void {
    // What the page does not show, a reader should not either.
    if (attributes.has("hidden")) {
      if (!empty.has(name)) this.#skip(name);
      return;
    }
    const tag = this.#tag(name, attributes);
    if (tag === undefined || !this.#elements.makeRoom(name)) return;
    if (name === "a") {
      const link = permalinkOf(attributes, this.#heading, this.#lastHeading, this.#elements.out.length);
      if (link) {
        this.#permalink = link;
        this.#elements.open(name, "", () => this.#endPermalink());
        return;
      }
    }
    if (headings.has(name)) {
      const heading: Heading = { id: attributes.get("id"), hasText: false };
      this.#heading = heading;
      this.#elements.open(name, tag, () => {
        this.#lastHeading = heading.id;
        this.#heading = undefined;
      });
    } else {
      this.#elements.open(name, tag);
    }
  }

  /** The start tag as it is written; `undefined` for a picture without an address. */
  #tag(name: string, attributes: Attributes): string | undefined {
    let tag = `<${name}`;
    for (const [attribute, written] of attributes) {
      const value = cleanValue(name, attribute, written, this.#addresses);
      if (value !== undefined) tag += ` ${attribute}="${attributeHtml(value)}"`;
    }
    if (name === "img" && !tag.includes(" src=") && !tag.includes(" srcset=")) return undefined;
    // A film that was to start by itself could not be started in a reader.
    if ((name === "video" || name === "audio") && !attributes.has("controls")) tag += ' controls=""';
    return `${tag}>`;
  }

  #end(name: string): void {
    const skipped = this.#skipped;
    if (skipped) {
      const open = skipped.open.get(name);
      if (open !== undefined) {
        if (open > 1) skipped.open.set(name, open - 1);
        else skipped.open.delete(name);
        if (name === "title") skipped.readsTitle = false;
        return;
      }
      const ends = name === skipped.name;
      // The end of an element around it shows that its own end tag was forgotten.
      if (!ends && !this.#math.isOpen(name) && !this.#elements.has(renamed.get(name) ?? name)) return;
      this.#endSkipping();
      if (ends) return;
    }
    if (this.#math.isActive && this.#math.end(name)) return;
    if (name === "br") this.#startKept(name, new Map());
    else this.#elements.close(renamed.get(name) ?? name);
  }

  #text(text: string): void {
    const skipped = this.#skipped;
    if (skipped) {
      if (skipped.readsTitle && skipped.open.has("title")) skipped.title += text;
      return;
    }
    if (this.#math.isActive) {
      this.#math.text(text);
    } else {
      if (this.#elements.inTableFrame && text.trim() !== "") this.#elements.enterCell();
      this.#elements.out.push(textHtml(text));
    }
    if (this.#permalink) this.#permalink.text += text;
    else if (this.#heading && !this.#heading.hasText) this.#heading.hasText = text.trim() !== "";
  }

  #startMath(name: string): boolean {
    this.#elements.enterCell();
    const what = this.#math.start(name);
    if (what === "skip") this.#skip(name);
    return what !== "html";
  }

  #skip(name: string, title = "", readsTitle = false): void {
    this.#skipped = { name, open: new Map(), title, readsTitle };
  }

  #endSkipping(): void {
    const title = this.#skipped?.title.trim();
    this.#skipped = undefined;
    if (title && !this.#permalink) this.#text(title);
  }

  #endPermalink(): void {
    const link = this.#permalink;
    this.#permalink = undefined;
    if (!link) return;
    const { out } = this.#elements;
    if (isClutter(link)) {
      out.length = link.at;
      // The blank that stood between the words and the sign.
      if (link.afterText && !link.beside) out.push(out.pop()?.trimEnd() ?? "");
    } else if (this.#heading) {
      this.#heading.hasText = true;
    }
  }

  /** A player becomes a link to what it plays. */
  #embed(name: string, attributes: Attributes): void {
    const address = attributes.get(name === "object" ? "data" : "src") || attributes.get("data-src");
    // What stands inside an object is for those that cannot show it.
    if (!address && (name === "object" || name === "applet")) return;
    const absolute = address?.trim() ? this.#addresses.absolute(address, "link") : undefined;
    // A frame that cannot be seen counts visits.
    const invisible = attributes.has("hidden") || /^[01]$/.test(attributes.get("height") ?? "");
    if (absolute && !invisible)
      this.#link(shownBy(absolute), attributes.get("title") ?? attributes.get("aria-label"));
    if (name !== "embed") this.#skip(name);
  }

  #link(address: string, title: string | undefined): void {
    this.#math.closeAll();
    this.#elements.enterCell();
    const text = title?.trim() || address;
    if (this.#elements.inLink) {
      this.#text(text);
      return;
    }
    const { top } = this.#elements;
    const block = !top || holdsParagraphs.has(top.name);
    if (block) this.#elements.open("p", "<p>");
    this.#elements.open("a", `<a href="${attributeHtml(address)}">`);
    this.#text(text);
    this.#elements.close("a");
    if (block) this.#elements.close("p");
  }
}

/** True within the parts of a drawing that hold HTML. */
function holdsHtml({ open }: Skipped): boolean {
  return open.has("foreignobject") || open.has("desc");
}
