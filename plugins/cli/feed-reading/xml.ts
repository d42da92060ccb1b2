import { DomHandler, DomUtils, Parser } from "htmlparser2";
import { NotAFeed } from "./read-item.ts";

export type Document = DomHandler["root"];
type Node = Document["children"][number];
export type Element = Extract<Node, { attribs: object }>;

/** XML read patiently. Only the five entities of XML and references by number are known; no other is ever expanded. */
export function parseXml(text: string): Document {
  const handler = new ShallowHandler();
  new Parser(handler, { xmlMode: true, decodeEntities: true }).end(text);
  return handler.root;
}

/** No feed nests like this; a parser's time grows with the square of the depth. */
const DEEPEST = 500;

class ShallowHandler extends DomHandler {
  #depth = 0;

  override onopentag(name: string, attributes: Record<string, string>): void {
    if (++this.#depth > DEEPEST) throw new NotAFeed(`its elements are nested more than ${DEEPEST} deep`);
    super.onopentag(name, attributes);
  }

  override onclosetag(): void {
    this.#depth--;
    super.onclosetag();
  }
}

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

/** Child elements of a name, prefix included: `item`, `dc:creator`. */
export function childrenOf(parent: Element, ...names: readonly string[]): Element[] {
  return parent.children.filter((child): child is Element => isElement(child) && names.includes(child.name));
}

export function childOf(parent: Element, ...names: readonly string[]): Element | undefined {
  for (const name of names) {
    const [found] = childrenOf(parent, name);
    if (found) return found;
  }
  return undefined;
}

/** Text of an element and of all in it, undefined where there is no such element or nothing in it. */
export function textOf(element: Element | undefined): string | undefined {
  if (!element) return undefined;
  const parts: string[] = [];
  const open: { children: Element["children"]; at: number }[] = [{ children: element.children, at: 0 }];
  // A loop, not a recursion: a hostile feed may nest a hundred thousand elements.
  for (let top = open.at(-1); top; top = open.at(-1)) {
    const node = top.children[top.at++];
    if (node === undefined) open.pop();
    else if ("children" in node) open.push({ children: node.children, at: 0 });
    else if (node.type === "text") parts.push(node.data);
  }
  const text = parts.join("");
  return text.trim() === "" ? undefined : text.trim();
}

export function textOfChild(parent: Element, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const text = textOf(childOf(parent, name));
    if (text !== undefined) return text;
  }
  return undefined;
}

/** Markup within an element, as `type="xhtml"` of Atom carries it. */
export function markupOf(element: Element): string {
  return DomUtils.getInnerHTML(element, { xmlMode: false, decodeEntities: true });
}

/** An address made absolute where that can be done, as written otherwise. */
export function absoluteAddress(written: string | undefined, base: string | undefined): string | undefined {
  if (written === undefined || written.trim() === "") return undefined;
  const plain = written.trim();
  return URL.canParse(plain, base) ? new URL(plain, base).href : plain;
}
