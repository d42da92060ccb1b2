import { Tokenizer, type TokenizerCallbacks } from "htmlparser2";

/** In what language the source of an entry is written. */
export type SourceKind = "markdown" | "html" | "text";

/**
 * The words of an entry's source, for matching phrases and for search: no marks of Markdown, no
 * tags, no addresses of links and pictures, no template code; white space folded to single blanks.
 * Never more time than the length of the text asks for.
 *
 * @example plainText("**National** Center\nfor [maps](https://a.example/)", "markdown") // "National Center for maps"
 */
export function plainText(source: string, kind: SourceKind): string {
  const text = kind === "text" ? source : withoutTags(withoutTemplates(source), kind);
  return (kind === "markdown" ? withoutMarks(text) : text).replace(/\s+/g, " ").trim();
}

/** Template code of Liquid and Nunjucks: `{{ … }}`, `{% … %}`, `{# … #}`. */
function withoutTemplates(source: string): string {
  if (!source.includes("{")) return source;
  const missing = new Set<string>();
  let text = "";
  let from = 0;
  for (let at = source.indexOf("{"); at >= 0; at = source.indexOf("{", Math.max(at + 1, from))) {
    const end = ends[source.charAt(at + 1)];
    if (end === undefined || missing.has(end)) continue;
    const stop = source.indexOf(end, at + 2);
    if (stop < 0) {
      missing.add(end);
      continue;
    }
    text += `${source.slice(from, at)} `;
    from = stop + 2;
  }
  return text + source.slice(from);
}

const ends: Readonly<Record<string, string | undefined>> = { "{": "}}", "%": "%}", "#": "#}" };

/** Single blanks let the patterns below run over a line once, however long it is. */
const BLANKS = /[ \t]+/g;
/** Lines that are no text: fences, underlines and rules of tables, definitions of link addresses. */
const MARK_LINES = /^[ \t>]*(?:`{3,}[^`\n]*|~{3,}[^\n]*|[-=|:+*_ \t]+|\[[^\]\r\n\u2028\u2029]+\]:[^\n]*)$/gm;
/** Signs at the start of a line: quotation, heading, list, task. */
const LINE_STARTS = /^[ \t>]*(?:#{1,6}(?=\s)|[-*+](?=\s)|\d{1,9}[.)](?=\s))?(?:[ \t]+\[[ xX]\](?=\s))?/gm;
/** What follows the text of a link: its address, its reference. One pair of parentheses may stand in an address. */
const LINK_TARGETS = /\](?:\((?:[^()\n]|\([^()\n]*\))*\)|\[[^[\]\n]*\])/g;
const FOOTNOTES = /\[\^[^[\]\s]{1,100}\]/g;
const MARKS = /\\(?=[!-/:-@[-`{-~])|!?\[|\]|\*+|`+|~~+|\||(?<![\p{L}\p{N}_])_+|(?<!_)_+(?![\p{L}\p{N}_])/gu;

function withoutMarks(text: string): string {
  return text
    .replace(BLANKS, " ")
    .replace(MARK_LINES, "")
    .replace(LINE_STARTS, "")
    .replace(FOOTNOTES, "")
    .replace(LINK_TARGETS, "]")
    .replace(MARKS, (mark) => (mark === "|" ? " " : ""));
}

function withoutTags(source: string, kind: SourceKind): string {
  return kind === "markdown" && !/[<&]/.test(source) ? source : htmlWords(source);
}

/** The text of HTML, with a blank for each tag that parts words; white space as it is. */
export function htmlWords(source: string): string {
  const collector = new Words(source);
  const tokenizer = new Tokenizer({}, collector);
  tokenizer.write(source);
  tokenizer.end();
  return collector.text;
}

/** Tags that stand within a word or a sentence; all others part words. */
const inline = new Set(
  "a abbr b bdi bdo big cite code del dfn em font i ins kbd mark q ruby s samp small span strike strong sub sup time tt u var wbr".split(
    " ",
  ),
);
const silent = new Set(["script", "style"]);

class Words implements TokenizerCallbacks {
  text = "";
  readonly #source: string;
  #silent = "";

  constructor(source: string) {
    this.#source = source;
  }

  onopentagname(start: number, end: number): void {
    const name = this.#tag(start, end);
    if (silent.has(name)) this.#silent = name;
  }

  onclosetag(start: number, end: number): void {
    if (this.#tag(start, end) === this.#silent) this.#silent = "";
  }

  ontext(start: number, end: number): void {
    this.#add(this.#source.slice(start, end));
  }

  ontextentity(codePoint: number): void {
    this.#add(String.fromCodePoint(codePoint));
  }

  onattribdata(): void {}
  onattribentity(): void {}
  onattribend(): void {}
  onattribname(): void {}
  onopentagend(): void {}
  onselfclosingtag(): void {}
  oncdata(): void {}
  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {}

  #tag(start: number, end: number): string {
    const name = this.#source.slice(start, end).toLowerCase();
    if (!inline.has(name)) this.#add(" ");
    return name;
  }

  #add(text: string): void {
    if (this.#silent === "") this.text += text;
  }
}
