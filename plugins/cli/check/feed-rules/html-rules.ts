import { Parser, Tokenizer } from "htmlparser2";
import { htmlWords } from "../../../content/plain-text.ts";
import type { Details, ProblemName } from "./problems.ts";

const set = (names: string): ReadonlySet<string> => new Set(names.split(" "));

/** Elements that the W3C feed validator takes for harmless. */
const HARMLESS = set(
  "a abbr acronym address area article aside audio b bdi big blockquote br button canvas caption center cite code col " +
    "colgroup command data datagrid datalist dd del details dfn dialog dir div dl dt em eventsource fieldset figcaption " +
    "figure footer font form header h1 h2 h3 h4 h5 h6 hgroup hr i img input ins keygen kbd label legend li m main map " +
    "mark menu meter multicol nav nextid noscript ol optgroup option output p picture pre progress q rp rt ruby s samp " +
    "section select small sound source spacer span strike strong sub summary sup table tbody td template textarea tfoot " +
    "th thead time tr track tt u ul var video wbr",
);
/** The others of HTML: readers remove them. */
const REMOVED = set(
  "applet base basefont bdo body comment embed frame frameset head html iframe isindex link listing meta noframes object " +
    "param plaintext script slot style title xmp",
);

export const isHtmlElement = (name: string): boolean => HARMLESS.has(name) || REMOVED.has(name);
const isHarmless = (name: string): boolean => HARMLESS.has(name);

const VOID = set(
  "area base basefont br col command embed frame hr img input keygen link meta param source spacer track wbr",
);
/** Their end tag can be left out. */
const IMPLIED = set("p li dd dt option optgroup rp rt tbody td tfoot th thead tr caption colgroup");
const ENDS_PARAGRAPH = set(
  "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 h4 " +
    "h5 h6 header hgroup hr main menu nav ol p pre section summary table ul li dd dt listing plaintext xmp",
);
const HEADINGS = set("h1 h2 h3 h4 h5 h6");
/** An open element of these is ended by a start tag of the same kind. */
const SIBLINGS: Readonly<Record<string, ReadonlySet<string>>> = {
  li: set("li"),
  dd: set("dd dt"),
  dt: set("dd dt"),
  option: set("option"),
  td: set("td th"),
  th: set("td th"),
  tr: set("td th tr"),
  tbody: set("td th tr tbody thead tfoot caption colgroup"),
  thead: set("td th tr tbody thead tfoot caption colgroup"),
  tfoot: set("td th tr tbody thead tfoot caption colgroup"),
};
/** No start tag ends an element outside of these. */
const WALLS = set("ul ol dl table td th select caption button object template");

/** The first mistake of an HTML fragment, in words; undefined if there is none. */
function htmlMistake(html: string): string | undefined {
  let mistake: string | undefined;
  const found = (text: string) => {
    mistake ??= text;
  };
  const open: string[] = [];
  let foreign = 0;
  let tag = "";
  let attributes = new Set<string>();
  let insideTag = false;
  const opened = (isClosed: boolean) => {
    insideTag = false;
    if (foreign > 0 || tag === "svg" || tag === "math") {
      if (!isClosed) {
        open.push(tag);
        foreign++;
      }
      return;
    }
    if (isClosed && !VOID.has(tag)) found(`<${tag}/> has no end tag`);
    if (tag === "html" || tag === "head" || tag === "body" || tag === "frameset")
      found(`<${tag}> isn't allowed in an HTML fragment`);
    if ((tag === "td" || tag === "th") && !open.includes("tr")) found(`<${tag}> outside a table row`);
    if (/^(?:tr|tbody|thead|tfoot|caption|colgroup|col)$/.test(tag) && !open.includes("table"))
      found(`<${tag}> outside a table`);
    if (ENDS_PARAGRAPH.has(tag) && open.includes("p")) {
      const wall = open.findLastIndex(
        (name) => name !== "p" && WALLS.has(name) && name !== "ul" && name !== "ol" && name !== "dl",
      );
      const paragraph = open.lastIndexOf("p");
      if (paragraph > wall) {
        if (open.slice(paragraph + 1).some((name) => !IMPLIED.has(name)))
          found(`<${tag}> isn't allowed in <${open.at(-1)}> inside a <p>`);
        open.splice(paragraph);
      }
    }
    const siblings = SIBLINGS[tag];
    if (siblings) {
      for (let at = open.length - 1; at >= 0; at--) {
        const name = open[at] ?? "";
        if (siblings.has(name)) {
          if (open.slice(at + 1).some((inner) => !IMPLIED.has(inner)))
            found(`<${open.at(-1)}> is not closed before <${tag}>`);
          open.splice(at);
        } else if (WALLS.has(name)) break;
      }
    }
    if (HEADINGS.has(tag) && HEADINGS.has(open.at(-1) ?? ""))
      found(`<${tag}> isn't allowed in <${open.at(-1)}>`);
    if ((tag === "a" || tag === "button" || tag === "nobr" || tag === "form") && open.includes(tag))
      found(`<${tag}> isn't allowed in another <${tag}>`);
    if (
      open.at(-1) === "select" &&
      !/^(?:option|optgroup|script|template|hr|button|selectedcontent)$/.test(tag)
    )
      found(`<${tag}> isn't allowed in <select>`);
    if (
      /^(?:table|tbody|thead|tfoot|tr)$/.test(open.at(-1) ?? "") &&
      !/^(?:caption|colgroup|col|tbody|thead|tfoot|tr|td|th|style|script|template|form|input)$/.test(tag)
    )
      found(`<${tag}> in a table, outside its cells`);
    if (!VOID.has(tag)) open.push(tag);
  };
  const closed = (name: string) => {
    insideTag = false;
    const at = open.lastIndexOf(name);
    if (foreign > 0) {
      if (at < 0) return found(`</${name}> has no matching start tag`);
      foreign = Math.max(0, foreign - (open.length - at));
      open.splice(at);
      return;
    }
    if (VOID.has(name)) return found(`<${name}> can't have an end tag`);
    if (at < 0) return found(`</${name}> has no matching start tag`);
    const inner = open.slice(at + 1).find((one) => !IMPLIED.has(one) || name === "p");
    if (inner !== undefined) found(`<${inner}> is not closed before </${name}>`);
    open.splice(at);
  };
  const text = (start: number, end: number) => {
    const problem = textMistake(html, start, end);
    if (problem) found(problem);
    if (/^(?:table|tbody|thead|tfoot|tr)$/.test(open.at(-1) ?? "") && /\S/.test(html.slice(start, end)))
      found("text in a table, outside its cells");
  };
  const nothing = () => {};
  const tokenizer = new Tokenizer(
    { xmlMode: false, decodeEntities: false },
    {
      onopentagname(start, end) {
        tag = html.slice(start, end).toLowerCase();
        attributes = new Set();
        insideTag = true;
      },
      onattribname(start, end) {
        const name = html.slice(start, end).toLowerCase();
        if (attributes.has(name)) found(`<${tag}> has the attribute ${name} twice`);
        if (/["'<]/.test(name)) found(`<${tag}> has a quote or < in the name of an attribute`);
        if (start > 0 && /["']/.test(html[start - 1] ?? ""))
          found(`<${tag}> has no space between two attributes`);
        attributes.add(name);
      },
      onattribdata(start, end) {
        const problem = ampersandMistake(html.slice(start, end));
        if (problem) found(problem);
      },
      onattribend: nothing,
      onattribentity: nothing,
      onopentagend: () => opened(false),
      onselfclosingtag: () => opened(true),
      onclosetag(start, end) {
        closed(html.slice(start, end).toLowerCase());
      },
      oncomment: nothing,
      oncdata: nothing,
      ondeclaration: () => found("a declaration in an HTML fragment"),
      onprocessinginstruction: () => found("<? isn't HTML"),
      ontext: text,
      ontextentity: nothing,
      onend: nothing,
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  if (insideTag) found(`<${tag} is not ended by >`);
  const left = open.find((name) => !IMPLIED.has(name));
  if (left !== undefined) found(`<${left}> is not closed`);
  return mistake;
}

function textMistake(html: string, start: number, end: number): string | undefined {
  const text = html.slice(start, end);
  if (/<(?![a-zA-Z/!?])/.test(text) || /<$/.test(text)) return "unescaped <: write &lt;";
  if (/<\/?[a-zA-Z][^>]*$/.test(text) && end === html.length) return "a tag is not ended by >";
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern matches control characters on purpose
  if (/[\u0000-\u0008\u000B\u000E-\u001F\u007F-\u009F]|[\uFDD0-\uFDEF]|[\uFFFE\uFFFF]/.test(text))
    return "a control character in the text";
  return ampersandMistake(text);
}

/** An invalid entity, an entity without a semicolon, or an ampersand that looks like the start of one. */
function ampersandMistake(text: string): string | undefined {
  for (const [whole, number, name, semicolon] of text.matchAll(
    /&(?![\s<&]|$)(?:#(x[\da-f]+|\d+)|([a-z][a-z\d]*))?(;)?/gi,
  )) {
    if (number === undefined && name === undefined) return "unescaped &: write &amp;";
    if (!semicolon) return `${whole} lacks its semicolon, or has an unescaped &: write &amp;`;
    if (number !== undefined) {
      const code = Number(number.replace(/^x/i, "0x"));
      const isSurrogate = code >= 0xd800 && code < 0xe000;
      if (code === 0 || (code >= 0x80 && code <= 0x9f) || isSurrogate || code > 0x10ffff)
        return `${whole} isn't a character`;
    } else if (htmlWords(whole) === whole) return `${whole} isn't an HTML entity`;
  }
  return undefined;
}

const SAFE_STYLES = set(
  "azimuth background background-color border border-bottom border-bottom-color border-bottom-style border-bottom-width " +
    "border-collapse border-color border-left border-left-color border-left-style border-left-width border-right " +
    "border-right-color border-right-style border-right-width border-spacing border-style border-top border-top-color " +
    "border-top-style border-top-width border-width clear color cursor direction display elevation float font font-family " +
    "font-size font-style font-variant font-weight height letter-spacing line-height list-style-type margin margin-bottom " +
    "margin-left margin-right margin-top overflow padding padding-bottom padding-left padding-right padding-top pause " +
    "pause-after pause-before pitch pitch-range richness speak speak-header speak-numeral speak-punctuation speech-rate " +
    "stress text-align text-decoration text-indent unicode-bidi vertical-align voice-family volume white-space width",
);
const SAFE_WORDS = set(
  "aqua auto black block blue bold both bottom brown center collapse dashed dotted fuchsia gray green !important italic " +
    "left lime maroon medium none navy normal nowrap olive pointer purple red right solid silver teal top transparent " +
    "underline white yellow",
);
const SAFE_SIZE = /^(?:#[\da-f]+|rgb\(\d+%?,\d*%?,?\d*%?\)?|\d?\.?\d?\d(?:cm|em|ex|in|mm|pc|pt|px|%|,|\))?)$/;

/** Properties and words of a style attribute that readers may remove. */
function unsafeStyles(style: string): string[] {
  const isSimple =
    /^(?:[:,;#%.\sa-z\d!]|\w-\w|'[\s\w]+'|"[\s\w]+"|\([\d,\s]+\))*$/i.test(style) &&
    /^(?:\s*[-\w]+\s*:\s*[^:;]*(?:;|$))*$/.test(style);
  if (!isSimple) return [style];
  const unsafe = new Set<string>();
  for (const [, property = "", value = ""] of style.toLowerCase().matchAll(/([-\w]+)\s*:\s*([^:;]*)/g)) {
    if (!SAFE_STYLES.has(property)) unsafe.add(property);
    else if (/^(?:background|border|margin|padding)/.test(property))
      for (const word of value.split(/\s+/).filter(Boolean))
        if (!SAFE_WORDS.has(word) && !SAFE_SIZE.test(word)) unsafe.add(word);
  }
  return [...unsafe];
}

/** What readers will not show of HTML without a mistake, and relative addresses where nothing says to what. */
export function htmlProblems(html: string, areAddressesAbsolute: boolean): [ProblemName, Details][] {
  const problems: [ProblemName, Details][] = [];
  const mistake = htmlMistake(html);
  if (mistake !== undefined) problems.push(["not-html", { found: mistake }]);
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (mistake === undefined) problems.push(...tagProblems(name, attributes));
        const address = name === "a" ? attributes["href"] : name === "img" ? attributes["src"] : undefined;
        if (areAddressesAbsolute && address !== undefined && !/^\s*\w+:/.test(address))
          problems.push(["relative-address", { found: address.trim() }]);
      },
    },
    { decodeEntities: true },
  );
  parser.end(html);
  return problems;
}

/** What readers will not show of a tag. */
export function tagProblems(
  name: string,
  attributes: Readonly<Record<string, string>>,
): [ProblemName, Details][] {
  if (!isHtmlElement(name)) return [["not-html", { found: `<${name}>` }]];
  if (!isHarmless(name)) return [["html-removed", { found: `<${name}>` }]];
  return Object.entries(attributes).flatMap(([attribute, value]): [ProblemName, Details][] => {
    if (attribute === "style") return unsafeStyles(value).map((found) => ["html-style", { found }]);
    return attribute.startsWith("on") ? [["html-attribute-removed", { found: attribute }]] : [];
  });
}
