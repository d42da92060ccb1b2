import { DomHandler, DomUtils, Parser } from "htmlparser2";
import { htmlWords } from "../../content/plain-text.ts";
import { NotAFeed } from "./read-item.ts";

type Document = DomHandler["root"];
type Node = Document["children"][number];
export type Element = Extract<Node, { attribs: object }>;

/**
 * Reads XML leniently into a tree. Names are in lower case and carry the prefix that is usual for their namespace,
 * whatever the document calls it: `dc:creator`, `atom:title`; elements of RSS have none.
 *
 * @throws {NotAFeed} where elements are nested too deeply
 */
export function parseXml(text: string): Document {
  const handler = new NamespaceHandler(declaredEntities(text));
  // References are read here: the parser knows only the five of XML, and feeds use those of HTML as well.
  new Parser(handler, { xmlMode: true, decodeEntities: false }).end(text);
  return handler.root;
}

/** Prefixes by namespace, without the mark at its end. The older names are those that feeds still have. */
const NAMESPACES: Readonly<Record<string, string>> = {
  "http://www.w3.org/2005/atom": "atom",
  "http://purl.org/atom/ns": "atom",
  "http://purl.org/rss/1.0": "",
  "http://my.netscape.com/rdf/simple/0.9": "",
  "http://channel.netscape.com/rdf/simple/0.9": "",
  "http://backend.userland.com/rss": "",
  "http://backend.userland.com/rss2": "",
  "http://blogs.law.harvard.edu/tech/rss": "",
  "http://purl.org/rss/1.0/modules/rss20": "",
  "http://purl.org/rss/1.0/modules/content": "content",
  "http://purl.org/dc/elements/1.0": "dc",
  "http://purl.org/dc/elements/1.1": "dc",
  "http://purl.org/dc/terms": "dcterms",
  "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
  "http://www.google.com/schemas/play-podcasts/1.0": "googleplay",
  "https://podcastindex.org/namespace/1.0": "podcast",
  "http://search.yahoo.com/mrss": "media",
  "http://tools.search.yahoo.com/mrss": "media",
  "http://video.search.yahoo.com/mrss": "media",
  "http://www.w3.org/1999/02/22-rdf-syntax-ns": "rdf",
  "http://www.w3.org/1999/xhtml": "xhtml",
  "http://www.w3.org/2007/app": "app",
  "http://purl.org/atom/app": "app",
  "http://schemas.google.com/blogger/2018": "blogger",
  "http://rssnamespace.org/feedburner/ext/1.0": "feedburner",
};

/** Prefixes that are used without being declared. */
const OLD_PREFIXES: Readonly<Record<string, string>> = {
  atom10: "atom",
  atom03: "atom",
  rss: "",
  html: "xhtml",
};

/** No feed nests like this; a parser's time grows with the square of the depth. */
const DEEPEST = 500;

class NamespaceHandler extends DomHandler {
  readonly #entities: ReadonlyMap<string, string>;
  /** Prefixes as the document writes them, for each open element that declares some. */
  readonly #scopes: { depth: number; prefixes: Map<string, string> }[] = [];
  #depth = 0;
  #inCdata = false;
  /** What declared entities have added. */
  #added = 0;

  constructor(entities: ReadonlyMap<string, string>) {
    super();
    this.#entities = entities;
  }

  override onopentag(name: string, attributes: Record<string, string>): void {
    if (++this.#depth > DEEPEST) throw new NotAFeed(`its elements are nested more than ${DEEPEST} deep`);
    const own: Record<string, string> = {};
    for (const [attribute, value] of Object.entries(attributes))
      own[attribute.toLowerCase()] = this.#decoded(value);
    this.#declare(name.toLowerCase(), own);
    for (const [attribute, value] of Object.entries(own)) {
      const canonical = attribute.includes(":") ? this.#canonical(attribute) : attribute;
      if (canonical === attribute) continue;
      delete own[attribute];
      own[canonical] ??= value;
    }
    super.onopentag(this.#canonical(name.toLowerCase()), own);
  }

  override onclosetag(): void {
    super.onclosetag();
    if (this.#scopes.at(-1)?.depth === this.#depth) this.#scopes.pop();
    this.#depth--;
  }

  override ontext(data: string): void {
    super.ontext(this.#inCdata ? withoutC1(data) : this.#decoded(data));
  }

  override oncdatastart(): void {
    this.#inCdata = true;
    super.oncdatastart();
  }

  override oncdataend(): void {
    this.#inCdata = false;
    super.oncdataend();
  }

  #declare(name: string, attributes: Record<string, string>): void {
    const prefixes = new Map<string, string>();
    const [rootPrefix, rootName = rootPrefix] = name.includes(":") ? name.split(":", 2) : ["", name];
    for (const [attribute, value] of Object.entries(attributes)) {
      if (attribute !== "xmlns" && !attribute.startsWith("xmlns:")) continue;
      const prefix = attribute.slice(6);
      const known = NAMESPACES[value.trim().toLowerCase().replace(/[/#]$/, "")];
      // Elements in an unknown default namespace are ignored, except below the root.
      prefixes.set(
        prefix,
        known ?? (prefix === "" && this.#depth > 1 && value !== "" ? "unknown" : usual(prefix)),
      );
    }
    if (this.#depth === 1) {
      const format = rootName === "feed" ? "atom" : rootName === "rss" ? "" : undefined;
      // The root says by its name what it is, whatever its namespace is called.
      if (format !== undefined && (prefixes.get(rootPrefix ?? "") ?? "") !== format) {
        prefixes.set(rootPrefix ?? "", format);
      }
    }
    if (prefixes.size > 0) this.#scopes.push({ depth: this.#depth, prefixes });
  }

  #canonical(name: string): string {
    const at = name.indexOf(":");
    const prefix = at < 0 ? "" : name.slice(0, at);
    const local = name.slice(at + 1);
    const found =
      this.#scopes.findLast(({ prefixes }) => prefixes.has(prefix))?.prefixes.get(prefix) ?? usual(prefix);
    return found === "" ? local : `${found}:${local}`;
  }

  #decoded(text: string): string {
    if (!text.includes("&")) return withoutC1(text);
    return withoutC1(
      text.replace(REFERENCE, (reference, name: string) => {
        const declared = this.#entities.get(name);
        if (declared === undefined) return XML_ENTITIES[name] ?? htmlWords(reference);
        this.#added += declared.length;
        if (this.#added > MAX_ADDED) throw new NotAFeed("the entities that it declares make it too long");
        return declared;
      }),
    );
  }
}

function usual(prefix: string): string {
  return OLD_PREFIXES[prefix] ?? prefix;
}

/** The most common ones. */
const XML_ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const REFERENCE = /&(#\d{1,7}|#[xX][\da-fA-F]{1,6}|[a-zA-Z][\w.-]{0,40});/g;
/** Characters that declared entities may add to a document. */
const MAX_ADDED = 1_000_000;

/**
 * Entities that the document declares as plain text. Others, which refer to entities in turn or to files, stay as they
 * are written.
 */
function declaredEntities(text: string): Map<string, string> {
  const entities = new Map<string, string>();
  const start = text.slice(0, 20_000).search(/<!DOCTYPE\s/i);
  if (start < 0) return entities;
  const declarations = text.slice(start, start + 20_000).split(/\]\s*>/, 1)[0] ?? "";
  for (const [, name = "", double, single] of declarations.matchAll(ENTITY))
    if (!entities.has(name)) entities.set(name, double ?? single ?? "");
  return entities;
}

const ENTITY = /<!ENTITY\s+([a-zA-Z][\w.-]*)\s+(?:"([^"<&%]{0,500})"|'([^'<&%]{0,500})')\s*>/g;

/**
 * U+0080 to U+009F are almost always Windows-1252 characters, so decode them as such, as HTML does, which
 * is what HTML reads as well.
 */
function withoutC1(text: string): string {
  return C1.test(text)
    ? text.replaceAll(C1_ALL, (control) => htmlWords(`&#${control.charCodeAt(0)};`))
    : text;
}

const C1 = /[\u0080-\u009f]/;
const C1_ALL = new RegExp(C1, "g");

function isElement(node: Node): node is Element {
  return "attribs" in node;
}

export function rootOf(document: Document): Element | undefined {
  return document.children.find(isElement);
}

/** Every element of a name, at any depth. */
export function elementsNamed(root: Element, name: string): Element[] {
  return DomUtils.getElementsByTagName(name, root);
}

/** Child elements of any of the names. */
export function childrenOf(parent: Element | undefined, ...names: readonly string[]): Element[] {
  if (!parent) return [];
  return parent.children.filter((child): child is Element => isElement(child) && names.includes(child.name));
}

/** The first child element of the first name that there is. */
export function childOf(parent: Element | undefined, ...names: readonly string[]): Element | undefined {
  for (const name of names) {
    const [found] = childrenOf(parent, name);
    if (found) return found;
  }
  return undefined;
}

export function hasElements(element: Element): boolean {
  return element.children.some(isElement);
}

/** Text of an element and of all in it, undefined if there is no such element or nothing in it. */
export function textOf(element: Element | undefined): string | undefined {
  // Recursion is safe: the depth of the tree is limited.
  const text = element === undefined ? "" : DomUtils.textContent(element).trim();
  return text === "" ? undefined : text;
}

/** Text of the first child that has one, by name. */
export function textOfChild(parent: Element | undefined, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    for (const child of childrenOf(parent, name)) {
      const text = textOf(child);
      if (text !== undefined) return text;
    }
  }
  return undefined;
}

/** Markup within an element as HTML, of whatever namespace. */
export function markupOf(element: Element): string {
  for (const inner of DomUtils.getElementsByTagName(() => true, element)) {
    inner.name = inner.name.slice(inner.name.indexOf(":") + 1);
    for (const attribute of Object.keys(inner.attribs))
      if (/^xmlns\b/.test(attribute)) delete inner.attribs[attribute];
  }
  return DomUtils.getInnerHTML(element, { xmlMode: false, decodeEntities: true });
}

/** The nearest value of an attribute, at the element or above it. */
export function inherited(element: Element | undefined, attribute: string): string | undefined {
  for (let at: Node["parent"] | Element | undefined = element; at; at = at.parent)
    if ("attribs" in at && at.attribs[attribute] !== undefined) return at.attribs[attribute];
  return undefined;
}

/** The address that relative ones in an element are resolved against (XML Base). */
export function baseOf(element: Element | undefined, address: string | undefined): string | undefined {
  const bases: string[] = [];
  for (let at: Node["parent"] | Element | undefined = element; at; at = at.parent)
    if ("attribs" in at && at.attribs["xml:base"] !== undefined) bases.unshift(at.attribs["xml:base"]);
  return bases.reduce((base, written) => absoluteAddress(written, base) ?? base, address);
}

/** An address made absolute where that can be done, as written otherwise. */
export function absoluteAddress(written: string | undefined, base: string | undefined): string | undefined {
  if (written === undefined || written.trim() === "") return undefined;
  const plain = written.trim();
  return URL.canParse(plain, base) ? new URL(plain, base).href : plain;
}
