/**
 * Text made fit for XML 1.0 and HTML. Every function returns the very string it was given where
 * nothing has to change, which is the common case.
 */

// U+0000-001F but TAB, LF, CR; U+FFFE, U+FFFF; lone surrogates: outside Char of XML 1.0, section 2.2.
const NOT_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;
const NOT_XML_ALL = new RegExp(NOT_XML, "gu");

/**
 * `text` without the characters that XML 1.0 does not allow in any spelling, lone halves of
 * surrogate pairs included. They are taken out, not replaced: U+FFFD in their place would draw a
 * warning from the W3C feed validator.
 *
 * @example xmlSafe("a\u0000b\uD800c") // "abc"
 * @see https://www.w3.org/TR/xml/#charsets
 */
export function xmlSafe(text: string): string {
  return NOT_XML.test(text) ? text.replace(NOT_XML_ALL, "") : text;
}

const escaper = (needed: RegExp, references: Readonly<Record<string, string>>) => {
  const all = new RegExp(needed, "g");
  const replace = (character: string) => references[character] ?? character;
  return (text: string): string => (needed.test(text) ? text.replace(all, replace) : text);
};

const markup = escaper(/[&<>]/, { "&": "&amp;", "<": "&lt;", ">": "&gt;" });
const numeric = escaper(/[&<>]/, { "&": "&#x26;", "<": "&#x3C;", ">": "&#x3E;" });
const quoted = escaper(/[&<>"'\t\n\r]/, {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  // An XML parser turns these into blanks in an attribute unless they are written as references.
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
});

/**
 * Text as the content of an XML element: `&`, `<`, `>` as entities, so that no `]]>` can arise;
 * characters that XML does not allow taken out.
 *
 * @example escapeXml("Q&A <1>") // "Q&amp;A &lt;1&gt;"
 */
export function escapeXml(text: string): string {
  return markup(xmlSafe(text));
}

/**
 * The same with numeric references. In the title of an RSS item, which readers take for text or
 * for HTML as they like, these were shown as written by every reader tried.
 *
 * @example escapeXmlNumeric("Vec<T>") // "Vec&#x3C;T&#x3E;"
 */
export function escapeXmlNumeric(text: string): string {
  return numeric(xmlSafe(text));
}

/**
 * Text as the content of an HTML element.
 *
 * @example escapeHtml("1 < 2") // "1 &lt; 2"
 */
export function escapeHtml(text: string): string {
  return markup(xmlSafe(text));
}

/**
 * Text as the value of an attribute between quotation marks of either kind, in XML and in HTML.
 *
 * @example escapeAttribute('say "yes"') // "say &quot;yes&quot;"
 */
export function escapeAttribute(text: string): string {
  return quoted(xmlSafe(text));
}
