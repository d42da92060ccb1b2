import { Tokenizer, type TokenizerCallbacks } from "htmlparser2";
import { startOf } from "./text-cut.ts";

const set = (names: string): ReadonlySet<string> => new Set(names.split(" "));

/** No words of the entry: programs, controls, names of fonts. */
const silent = set(
  "annotation annotation-xml audio button canvas datalist iframe noembed noframes noscript object rp rt script " +
    "select style svg template textarea title video",
);
/** Words that stand beside the text; used only where there is no other. */
const beside = set("table pre xmp listing figcaption");
const blocks = set(
  "address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption figure " +
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr img legend li listing main menu nav ol p pre search section " +
    "summary table tbody td tfoot th thead tr ul xmp",
);
const headings = set("h1 h2 h3 h4 h5 h6");

/**
 * The HTML before the marker `<!-- more -->`, where an author ended the excerpt.
 *
 * @returns `undefined` where there is no marker, or nothing before it
 * @example splitExcerpt("<p>A</p><!-- more --><p>B</p>") // "<p>A</p>"
 */
export function splitExcerpt(html: string): string | undefined {
  // Two steps, so that a text full of "<!--" is read once.
  for (let at = html.indexOf("<!--"); at >= 0; at = html.indexOf("<!--", at + 4)) {
    const end = html.indexOf("-->", at + 4);
    if (end < 0) return undefined;
    if (/^more(?:\s|$)/i.test(html.slice(at + 4, Math.min(end, at + 64)).trim())) {
      const excerpt = html.slice(0, at);
      return excerpt.trim() === "" ? undefined : excerpt;
    }
    at = end - 1;
  }
  return undefined;
}

/**
 * The start of an entry as plain text: the text of its blocks with single blanks between them,
 * cut at a word. Tables, code and captions are left out where there is other text. Parsing stops
 * as soon as there is enough.
 *
 * @param most greatest length in UTF-16 units, the "…" of a cut text included; `Infinity` for all of it
 * @example summaryOf("<h2>Rain</h2><p>It rained &amp; rained.</p>") // "Rain It rained & rained."
 */
export function summaryOf(html: string, most = 280): string {
  const collector = new Collector(html, most);
  const tokenizer = new Tokenizer({}, collector);
  collector.stop = () => tokenizer.pause();
  tokenizer.write(html);
  tokenizer.end();
  return startOf(collector.text(), most);
}

/**
 * The summary of an entry that gives none: the whole text before the marker `<!-- more -->`, else
 * the start of the text.
 *
 * @example summaryFrom("<p>In short.</p><!-- more --><p>At length.</p>") // "In short."
 */
export function summaryFrom(html: string, most?: number): string {
  const excerpt = splitExcerpt(html);
  const summary = excerpt === undefined ? "" : summaryOf(excerpt, Number.POSITIVE_INFINITY);
  return summary || summaryOf(html, most);
}

class Collector implements TokenizerCallbacks {
  stop: () => void = () => {};
  readonly #html: string;
  readonly #enough: number;
  #words = "";
  #besideWords = "";
  #name = "";
  #silent = "";
  #silentDepth = 0;
  #beside = 0;
  #heading = 0;
  #inLink = false;

  constructor(html: string, most: number) {
    this.#html = html;
    this.#enough = most + 64;
  }

  text(): string {
    return folded(this.#words) || folded(this.#besideWords);
  }

  onopentagname(start: number, end: number): void {
    this.#name = this.#html.slice(start, end).toLowerCase();
  }

  onopentagend(): void {
    const name = this.#name;
    if (this.#silent !== "") {
      if (name === this.#silent) this.#silentDepth++;
      return;
    }
    if (silent.has(name)) {
      this.#silent = name;
      this.#silentDepth = 1;
      return;
    }
    if (name === "a") this.#inLink = true;
    if (headings.has(name)) this.#heading++;
    if (blocks.has(name)) this.#add(" ");
    if (beside.has(name)) this.#beside++;
  }

  onselfclosingtag(): void {
    if (this.#name !== "svg" && this.#silent !== "svg") this.onopentagend();
  }

  onclosetag(start: number, end: number): void {
    const name = this.#html.slice(start, end).toLowerCase();
    if (this.#silent !== "") {
      if (name === this.#silent && --this.#silentDepth === 0) this.#silent = "";
      return;
    }
    if (name === "a") this.#inLink = false;
    if (headings.has(name) && this.#heading > 0) this.#heading--;
    if (beside.has(name) && this.#beside > 0) this.#beside--;
    if (blocks.has(name)) this.#add(" ");
  }

  ontext(start: number, end: number): void {
    const text = this.#html.slice(start, end);
    // The sign of a link from a heading to itself, the number of a footnote.
    if (this.#inLink && (this.#heading > 0 ? /^\s*[#¶§]\s*$/.test(text) : /^\[\d+\]$/.test(text))) return;
    this.#add(text);
  }

  ontextentity(codePoint: number): void {
    this.#add(String.fromCodePoint(codePoint));
  }

  onattribdata(): void {}
  onattribentity(): void {}
  onattribend(): void {}
  onattribname(): void {}
  oncdata(): void {}
  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {}

  #add(text: string): void {
    if (this.#silent !== "") return;
    const short = text.length > 64 ? folded(text, true) : text;
    if (this.#beside > 0) {
      if (this.#words.length < this.#enough && this.#besideWords.length < this.#enough)
        this.#besideWords += short;
      return;
    }
    if (short === " " && (this.#words === "" || this.#words.endsWith(" "))) return;
    this.#words += short;
    if (this.#words.length > this.#enough) this.stop();
  }
}

function folded(text: string, keepEnds = false): string {
  const single = text.replace(/\s+/g, " ");
  return keepEnds ? single : single.trim();
}
