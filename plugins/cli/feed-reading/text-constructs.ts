import { htmlWords } from "../../content/plain-text.ts";
import { escapeHtml } from "../../content/xml-text.ts";
import { titleText } from "./title-text.ts";
import { childrenOf, type Element, hasElements, markupOf, textOf } from "./xml.ts";

/** What an element says of its text: plain, HTML in text, markup of its own, or something a feed cannot show. */
type Form = "text" | "html" | "markup" | "base64" | "rss";

/** Atom says what its text is (RFC 4287 §3.1; Atom 0.3 with `mode`); RSS does not, and its elements hold HTML. */
function formOf(element: Element): Form {
  const type = element.attribs["type"]?.trim().toLowerCase() || undefined;
  const mode = element.attribs["mode"]?.trim().toLowerCase();
  if (mode === "base64") return "base64";
  if (hasElements(element)) return "markup";
  if (!/^(?:atom|media):/.test(element.name) && type === undefined) return "rss";
  if (type === undefined || type === "text" || type === "plain" || type === "text/plain") return "text";
  if (/html/.test(type)) return "html";
  return /^text\/|[/+]xml$/.test(type) ? "text" : "base64";
}

/** The HTML of an element; undefined if it has none. Content that lies elsewhere (`src`) is not fetched. */
export function htmlOf(element: Element | undefined): string | undefined {
  if (!element) return undefined;
  const form = formOf(element);
  if (form === "markup") {
    const [only, ...others] = childrenOf(element, "xhtml:div", "div");
    const alone = only && others.length === 0 && element.attribs["type"] === "xhtml";
    return markupOf(alone ? only : element).trim() || undefined;
  }
  const text = textOf(element);
  if (text === undefined || form === "rss" || form === "html") return text;
  if (form === "text") return escapeText(text);
  const decoded = decodedBase64(text);
  if (decoded !== undefined) return htmlOfPlain(decoded);
  // Binary content isn't text.
  return /^(?:image|audio|video)\//.test(element.attribs["type"] ?? "") ? undefined : htmlOfPlain(text);
}

/** The plain text of a title, `""` for none. */
export function plainTitle(element: Element | undefined): string {
  if (!element) return "";
  return titleWords(formOf(element), element).replace(/\s+/g, " ").trim();
}

function titleWords(form: Form, element: Element): string {
  const text = textOf(element) ?? "";
  if (form === "markup") return htmlWords(markupOf(element));
  if (form === "html") return htmlWords(text);
  if (form === "rss") return titleText(text);
  return form === "base64" ? htmlWords(decodedBase64(text) ?? text) : text;
}

function decodedBase64(text: string): string | undefined {
  const packed = text.replace(/\s+/g, "");
  if (!/^[\w+/-]+={0,2}$/.test(packed)) return undefined;
  try {
    const decoded = new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(packed, "base64"));
    return decoded.includes("\0") ? undefined : decoded;
  } catch {
    return undefined;
  }
}

/** Text whose type isn't declared: treated as HTML if it contains a tag or an entity. */
export function htmlOfPlain(text: string): string {
  return /<\/?[a-z][^<>]*>|&(?:#\d+|#x[\da-f]+|[a-z][a-z\d]*);/i.test(text) ? text : escapeText(text);
}

/** Plain text as HTML. Paragraphs are separated by blank lines. */
export function escapeText(text: string): string {
  return escapeHtml(text)
    .split(/\n\s*\n/)
    .map((paragraph) => `<p>${paragraph.trim()}</p>`)
    .join("\n");
}
