import { Tokenizer, type TokenizerCallbacks } from "htmlparser2";
import { Addresses, type CleanContext } from "./addresses.ts";
import { type Attributes, cleanValue } from "./attributes.ts";
import { Drawing, isDecoration } from "./drawing.ts";
import {
  breaksOutOfSvg,
  empty,
  endsParagraph,
  fateOf,
  headings,
  holdsParagraphs,
  isVoid,
  renamed,
} from "./elements.ts";
import {
  isPictureFile,
  shownBy,
  shownByCustomElement,
  shownByElement,
  shownByScript,
  titleOf,
} from "./embeds.ts";
import { emojiOf, isEmojiPicture } from "./emoji.ts";
import { isHidden } from "./hidden.ts";
import { attributeHtml, textHtml } from "./html-text.ts";
import { isInline, lateAddresses, mediaElements, restoreMedia } from "./late-media.ts";
import { MathWriter } from "./math.ts";
import { OpenElements } from "./open-elements.ts";
import { type Heading, isClutter, type Permalink, permalinkOf } from "./permalinks.ts";
import { formulaText } from "./scripts.ts";
import { sourceSetOf } from "./source-set.ts";
import { Words } from "./words.ts";

/** What is left out at present: an element and all in it. */
interface Skipped {
  name: string;
  /** Open within, by name. */
  open: Map<string, number>;
  /** What is known of a drawing, to put something in its place. */
  drawing: Drawing | undefined;
  /** The source of a formula that a script writes. */
  formula?: string;
}

/** An output fragment that later content may remove. */
interface Piece {
  at: number;
  html: string;
}

interface Placeholder extends Piece {
  /** Its address in the output. */
  address: string;
  /** True if its real address is known. */
  isRestored: boolean;
  /** True for the copy that browsers without scripts show. */
  isCopy: boolean;
}

/** The link that stands for an element of a site's own, as long as the element may turn out to have content. */
interface Stand extends Piece {
  /** Amount of visible content at that point. */
  seen: number;
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

/** The text needs no addresses. */
const NOWHERE: CleanContext = { pageUrl: "https://page.invalid/", siteBase: "https://page.invalid/" };

/**
 * The text that {@link cleanContent} leaves, without notes, tables of contents and, where
 * there is other text, tables, code and captions. Parsing stops as soon as there is enough.
 *
 * @param enough UTF-16 units; the result may be a little longer
 * @returns text with single blanks
 */
export function cleanText(html: string, enough: number): string {
  const words = new Words(enough);
  const cleaner = new Cleaner(html, NOWHERE, words);
  const tokenizer = new Tokenizer({}, cleaner);
  cleaner.stop = () => tokenizer.pause();
  tokenizer.write(html);
  tokenizer.end();
  cleaner.result();
  return words.result();
}

class Cleaner implements TokenizerCallbacks {
  /** Called once there is enough text. */
  stop: () => void = () => {};
  readonly #html: string;
  readonly #addresses: Addresses;
  readonly #math: MathWriter;
  readonly #elements: OpenElements;
  readonly #words: Words | undefined;

  #name = "";
  #attributes: Attributes = new Map();
  #attribute = "";
  #value = "";

  #skipped: Skipped | undefined;
  #heading: Heading | undefined;
  #lastHeading: string | undefined;
  #permalink: Permalink | undefined;
  /** False if a formula of KaTeX has no MathML. */
  #hasFormula = false;
  /** The placeholder of a picture, with nothing after it but tags. */
  #placeholder: Placeholder | undefined;
  /** True within `noscript`. */
  #inNoscript = false;
  /** The address of the last link. */
  #href: string | undefined;
  /** The source set of the `source` before a picture. */
  #sources: string | undefined;
  /** By the name of the element. */
  readonly #stands = new Map<string, Stand[]>();
  /** True if a box was written that a blank has to follow. */
  #needsBlank = false;

  constructor(html: string, context: CleanContext, words?: Words) {
    this.#html = html;
    this.#words = words;
    this.#addresses = new Addresses(context);
    this.#elements = new OpenElements(() => this.#math.closeAll());
    this.#math = new MathWriter(this.#elements.out, (formula) => this.#endFormula(formula));
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
    if (this.#words?.isEnough) this.stop();
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
    if (this.#skipped && this.#staysSkipped(this.#skipped, name, attributes)) return;
    if (isHidden(name, attributes)) {
      if (!isVoid(name)) this.#skip(name);
      return;
    }
    // What AMP shows until, or unless, an element has loaded.
    if (name.startsWith("amp-") && (attributes.has("placeholder") || attributes.has("fallback"))) return;
    if ((this.#math.isActive || name === "math") && this.#startMath(name)) return;
    const fate = fateOf(name);
    if (fate === "removed") {
      this.#startRemoved(name, attributes);
    } else if (fate === "kept") {
      this.#startKept(renamed.get(name) ?? name, attributes);
    } else if (fate === "player") {
      this.#embed(name, attributes);
    } else if (name === "svg") {
      this.#skip(name, isDecoration(attributes) ? undefined : new Drawing(attributes));
    } else if (name === "input") {
      this.#checkbox(attributes);
    } else if (name === "noscript") {
      this.#inNoscript = true;
    } else if (name.includes("-") || name === "oembed") {
      this.#standFor(name, attributes);
    }
  }

  #staysSkipped(skipped: Skipped, name: string, attributes: Attributes): boolean {
    const { open, drawing } = skipped;
    const endsSvg = skipped.name === "svg" && breaksOutOfSvg.has(name) && !holdsHtml(skipped);
    if (endsSvg || impliesEnd(skipped, name)) {
      this.#endSkipping();
      return false;
    }
    drawing?.start(name, attributes);
    if (skipped.name === "svg" || !isVoid(name)) open.set(name, (open.get(name) ?? 0) + 1);
    return true;
  }

  #startRemoved(name: string, attributes: Attributes): void {
    // A template in a shadow root is shown.
    if (name === "template" && (attributes.has("shadowrootmode") || attributes.has("shadowroot"))) return;
    if (name === "script") {
      const source = attributes.get("src");
      const address = source && this.#addresses.absolute(source, "link");
      const page = address && shownByScript(address, attributes);
      if (page) this.#link(page, undefined);
    }
    this.#skip(name);
    // MathJax writes the formula in place of the script; where it has done so already, the script has an id.
    const isFormula = name === "script" && /^math\/(?:la)?tex\b/i.test(attributes.get("type") ?? "");
    if (this.#skipped && isFormula && !attributes.has("id")) this.#skipped.formula = "";
  }

  #startKept(name: string, attributes: Attributes): void {
    const kind = attributes.get("class");
    if (kind === "katex") this.#hasFormula = false;
    if (kind === "katex-html" && this.#hasFormula) {
      this.#skip(name);
      return;
    }
    if (name === "img" || name === "source") {
      this.#picture(name, attributes);
      return;
    }
    if (name === "picture") this.#sources = undefined;
    const restored = mediaElements.has(name)
      ? restoreMedia(name, attributes, this.#addresses.isAddress).attributes
      : attributes;
    if (!this.#elements.makeRoom(name)) return;
    if (name === "br" || name === "hr") this.#elements.seen++;
    if (name === "a") this.#href = attributes.get("href");
    const fragment = name === "a" ? this.#fragment(attributes) : undefined;
    const leave = this.#words?.enter(name, attributes, fragment);
    if (name === "a") {
      const { out } = this.#elements;
      const link = permalinkOf(attributes, fragment, this.#heading, this.#lastHeading, out.length);
      if (link) {
        const before = { seen: this.#elements.seen, words: this.#words?.at };
        this.#permalink = link;
        this.#elements.open(name, link.isSure ? "" : this.#tag(name, attributes), () => {
          leave?.();
          this.#endPermalink(before);
        });
        return;
      }
    }
    const tag = this.#tag(name, restored);
    const isPlayer = (name === "video" || name === "audio") && tag.includes(" src=");
    if (headings.has(name)) {
      const heading: Heading = { id: attributes.get("id"), hasText: false };
      this.#heading = heading;
      this.#elements.open(name, tag, () => {
        leave?.();
        this.#lastHeading = heading.id;
        this.#heading = undefined;
      });
    } else {
      this.#elements.open(name, tag, this.#standIn(name, attributes, leave));
      if (isPlayer) this.#elements.seen++;
      // An empty element is never closed.
      if (empty.has(name)) leave?.();
    }
  }

  /** Called when an element ends that a script was to fill: if it is empty, its replacement is written.
   */
  #standIn(name: string, attributes: Attributes, leave: (() => void) | undefined): (() => void) | undefined {
    if (attributes.size === 0) return leave;
    const box = attributes.get("role") === "checkbox" ? attributes.get("aria-checked") : undefined;
    const written = shownByElement(attributes);
    const address = written && this.#addresses.absolute(written, "link");
    if (!address && box === undefined) return leave;
    const { seen } = this.#elements;
    return () => {
      if (seen === this.#elements.seen) {
        if (box !== undefined) this.#tick(box === "true");
        else if (address) this.#withoutWords(() => this.#link(shownBy(address), titleOf(attributes), name));
      }
      leave?.();
    };
  }

  /** Writes a picture, or a source of one; of a lazy picture and its `<noscript>` copy, only one is written. */
  #picture(name: string, written: Attributes): void {
    const { attributes, isLate } = restoreMedia(name, written, this.#addresses.isAddress);
    const placeholder = this.#placeholder;
    if (this.#inNoscript && placeholder && !placeholder.isCopy) {
      if (name === "img") this.#placeholder = undefined;
      if (placeholder.isRestored) return;
      this.#takeBack(placeholder);
    }
    if (name === "source") {
      const tag = this.#tag(name, attributes);
      if (!/ src(?:set)?=/.test(tag) || !this.#elements.makeRoom(name)) return;
      if (this.#elements.has("picture")) this.#sources = attributes.get("srcset");
      else this.#elements.seen++;
      this.#elements.open(name, tag);
      return;
    }
    const character = emojiOf(attributes);
    if (character) {
      this.#text(character);
      return;
    }
    const sources = this.#sources;
    this.#sources = undefined;
    const isPlaceholder = isInline(attributes.get("src"));
    if (isPlaceholder && written.get("aria-hidden") === "true") return;
    // A picture of one pixel counts visits.
    if (!attributes.get("alt") && isPixel(attributes)) return;
    this.#addSource(attributes, sources);
    if (isEmojiPicture(attributes) && !attributes.has("width") && !attributes.has("height"))
      attributes.set("height", "20");
    const tag = this.#tag(name, attributes);
    if (!/ src(?:set)?=/.test(tag) || !this.#elements.makeRoom(name)) return;
    const { out } = this.#elements;
    const address = / src="([^"]*)"/.exec(tag)?.[1] ?? "";
    // The copy may stand before its picture.
    if (isLate && placeholder?.isCopy && placeholder.address === address) return;
    this.#elements.seen++;
    this.#words?.add(" ");
    this.#elements.open(name, tag);
    const isRestored = isLate || this.#name === "amp-img";
    this.#placeholder =
      isRestored || isPlaceholder || this.#inNoscript
        ? { at: out.length - 1, html: tag, address, isRestored, isCopy: this.#inNoscript }
        : undefined;
  }

  /** Gives a picture that has only a source set, or a placeholder, the first picture of a source set. */
  #addSource(attributes: Attributes, sources: string | undefined): void {
    const written = attributes.get("src");
    if (written?.trim() && !isInline(written)) return;
    const set = this.#addresses.sourceSet(attributes.get("srcset") || sources || "");
    for (const { address } of sourceSetOf(set)) {
      if (isInline(address)) continue;
      attributes.set("src", address);
      return;
    }
  }

  /** A done or open task of a list. */
  #checkbox(attributes: Attributes): void {
    if (attributes.get("type")?.toLowerCase() !== "checkbox") return;
    const isTask = attributes.has("disabled") || attributes.has("checked") || this.#heading !== undefined;
    if (!isTask && !this.#elements.has("li")) return;
    this.#tick(attributes.has("checked"));
  }

  #tick(isDone: boolean): void {
    this.#text(isDone ? "☑" : "☐");
    this.#needsBlank = true;
  }

  /** The part after `#` of a link to the page it stands on. */
  #fragment(attributes: Attributes): string | undefined {
    const href = attributes.get("href");
    return href === undefined ? undefined : this.#addresses.fragment(href);
  }

  /** The start tag as it is written. */
  #tag(name: string, attributes: Attributes): string {
    let tag = `<${name}`;
    for (const [attribute, written] of attributes) {
      const value = cleanValue(name, attribute, written, this.#addresses);
      if (value !== undefined) tag += ` ${attribute}="${attributeHtml(value)}"`;
    }
    const direction = attributes.has("dir") ? undefined : DIRECTION.exec(attributes.get("style") ?? "")?.[1];
    if (direction) tag += ` dir="${direction.toLowerCase()}"`;
    // Autoplay videos without controls couldn't be started in a feed reader.
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
        if (name === "title") skipped.drawing?.endTitle();
        return;
      }
      const ends = name === skipped.name;
      // The end of an element around it shows that its own end tag was forgotten.
      if (!ends && !this.#math.isOpen(name) && !this.#elements.has(renamed.get(name) ?? name)) return;
      this.#endSkipping();
      if (ends) return;
    }
    if (this.#math.isActive && this.#math.end(name)) return;
    if (name === "noscript") this.#inNoscript = false;
    if (name === "br") this.#startKept(name, new Map());
    else this.#elements.close(renamed.get(name) ?? name);
    if (this.#stands.size > 0) this.#endStand(name);
  }

  #text(text: string): void {
    const skipped = this.#skipped;
    if (skipped) {
      skipped.drawing?.text(text, skipped.open);
      if (skipped.formula !== undefined) skipped.formula += text;
      return;
    }
    const html = textHtml(text);
    if (this.#math.isActive) {
      this.#math.text(text);
    } else {
      if (this.#elements.inTableFrame && text.trim() !== "") this.#elements.enterCell();
      if (this.#needsBlank) {
        if (!/^\s/.test(text)) this.#elements.out.push(" ");
        this.#needsBlank = false;
      }
      this.#elements.out.push(html);
      this.#words?.add(text);
    }
    if (VISIBLE.test(html)) {
      this.#elements.seen++;
      this.#placeholder = undefined;
    }
    if (this.#permalink) this.#permalink.text += text;
    else if (this.#heading && !this.#heading.hasText) this.#heading.hasText = text.trim() !== "";
  }

  #startMath(name: string): boolean {
    if (name === "math") this.#hasFormula = true;
    this.#elements.enterCell();
    const what = this.#math.start(name);
    if (what === "skip") this.#skip(name);
    return what !== "html";
  }

  #endFormula(html: string): void {
    if (html === "") return;
    this.#elements.seen++;
    this.#words?.add(formulaText(html));
  }

  #skip(name: string, drawing?: Drawing): void {
    this.#skipped = { name, open: new Map(), drawing };
  }

  #endSkipping(): void {
    const { drawing, formula } = this.#skipped ?? {};
    this.#skipped = undefined;
    if (formula?.trim()) this.#text(`\\(${formula.trim()}\\)`);
    if (!drawing || this.#permalink) return;
    this.#withoutWords(() => {
      const { label } = drawing;
      if (label) this.#text(label);
      else if (drawing.isPicture && !this.#heading)
        this.#link(this.#linkAddress() ?? this.#addresses.page, undefined);
    });
  }

  /** Where the link leads that is open. */
  #linkAddress(): string | undefined {
    return this.#elements.inLink && this.#href ? this.#addresses.absolute(this.#href, "link") : undefined;
  }

  /** @param before how much could be seen, and how many words there were, before the link */
  #endPermalink(before: { seen: number; words: number | undefined }): void {
    const link = this.#permalink;
    this.#permalink = undefined;
    if (!link) return;
    const { out } = this.#elements;
    if (isClutter(link)) {
      out.length = link.at;
      // The blank that stood between the words and the sign.
      if (link.afterText && !link.beside) out.push(out.pop()?.trimEnd() ?? "");
      // With nothing to be seen in it, the link goes.
      this.#elements.seen = before.seen;
      this.#words?.cut(before.words ?? 0);
    } else if (this.#heading) {
      this.#heading.hasText = true;
    }
  }

  /** A player becomes a link to what it plays. */
  #embed(name: string, attributes: Attributes): void {
    const address = this.#playerAddress(name, attributes);
    // Content of `<object>` is fallback content.
    if (address === undefined && (name === "object" || name === "applet")) return;
    const absolute = address && this.#addresses.absolute(address, "link");
    if (absolute && (name === "object" || name === "embed") && isPictureFile(absolute, attributes)) {
      this.#picture(
        "img",
        new Map([
          ["src", absolute],
          ...(titleOf(attributes) ? [["alt", titleOf(attributes) ?? ""] as const] : []),
        ]),
      );
      if (name !== "embed") this.#skip(name);
      return;
    }
    // A frame that cannot be seen counts visits.
    const invisible = /^[01]$/.test(attributes.get("height") ?? "");
    if (absolute && !invisible) this.#link(shownBy(absolute), titleOf(attributes));
    else if (!absolute && attributes.get("srcdoc")?.trim())
      this.#link(this.#addresses.page, titleOf(attributes));
    if (name !== "embed") this.#skip(name);
  }

  #playerAddress(name: string, attributes: Attributes): string | undefined {
    const own = attributes.get(name === "object" ? "data" : "src");
    const written = [own, ...lateAddresses(attributes)].filter((value) => value?.trim());
    return written.find((value) => value && this.#addresses.isAddress(value, "link")) ?? written[0];
  }

  /** A link in place of an element that a site or a service has defined, unless it has content of its own. */
  #standFor(name: string, attributes: Attributes): void {
    const written = shownByCustomElement(name, attributes);
    const address = written && this.#addresses.absolute(written, "link");
    if (!address) return;
    const { out } = this.#elements;
    this.#link(shownBy(address), titleOf(attributes));
    const at = out.length - 1;
    const stand = { at, html: out[at] ?? "", seen: this.#elements.seen };
    const others = this.#stands.get(name);
    if (others) others.push(stand);
    else this.#stands.set(name, [stand]);
  }

  #endStand(name: string): void {
    const stand = this.#stands.get(name)?.pop();
    if (stand && stand.seen < this.#elements.seen) this.#takeBack(stand);
  }

  #takeBack({ at, html }: Piece): void {
    const { out } = this.#elements;
    if (out[at] === html) out[at] = "";
  }

  #link(address: string, title: string | undefined, ended?: string): void {
    this.#math.closeAll();
    this.#elements.enterCell();
    const text = title?.trim() || address;
    if (this.#elements.inLink) {
      this.#withoutWords(() => this.#text(text));
      return;
    }
    const within = ended ?? this.#elements.top?.name;
    const block = within === undefined || holdsParagraphs.has(within);
    const link = `<a href="${attributeHtml(address)}">${textHtml(text)}</a>`;
    this.#elements.out.push(block ? `<p>${link}</p>` : link);
    this.#elements.seen++;
    this.#placeholder = undefined;
    if (this.#permalink) this.#permalink.text += text;
    else if (this.#heading) this.#heading.hasText = true;
  }

  #withoutWords(write: () => void): void {
    if (this.#words) this.#words.isMuted = true;
    write();
    if (this.#words) this.#words.isMuted = false;
  }
}

const VISIBLE = /[^\t\n\f\r ]/;
const DIRECTION = /(?:^|;)\s*direction\s*:\s*(rtl|ltr)\s*(?:;|$)/i;

const isPixel = (attributes: Attributes): boolean =>
  ["width", "height"].every((side) => /^[01]$/.test(attributes.get(side) ?? ""));

/** True for a start tag that ends the element left out, whose own end tag HTML does not ask for. */
function impliesEnd({ name, open }: Skipped, start: string): boolean {
  if (name === "p") return endsParagraph.has(start) && open.size === 0;
  if (name === "li") return start === "li" && !open.has("ul") && !open.has("ol");
  if (name === "dt" || name === "dd") return (start === "dt" || start === "dd") && !open.has("dl");
  if (name === "td" || name === "th") return /^(?:td|th|tr)$/.test(start) && !open.has("table");
  return name === "tr" && start === "tr" && !open.has("table");
}

/** True within the parts of a drawing that hold HTML. */
function holdsHtml({ open }: Skipped): boolean {
  return open.has("foreignobject") || open.has("desc");
}
