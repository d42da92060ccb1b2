// Fast pre-check: matches any character that may need escaping (including all surrogate pairs).
const SUSPECT = /[^\t\n\r !#-%'-;=?-~\u00A0-\uD7FF\uE000-\uFDCF\uFDF0-\uFFFC]/;
// Markup, and what neither HTML nor XML takes: controls, halves of surrogate pairs, noncharacters.
const TEXT = /[&<>\f\uFFFD]|(?![\t\n\r])\p{Cc}|\p{Surrogate}|\p{Noncharacter_Code_Point}/gu;
const ATTRIBUTE = /[&<>"\f\uFFFD]|(?![\t\n\r])\p{Cc}|\p{Surrogate}|\p{Noncharacter_Code_Point}/gu;

const references: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\f": " ",
  // The feed validator takes the character itself for a sign of broken encoding.
  "\uFFFD": "&#xFFFD;",
};
const replace = (character: string): string => references[character] ?? "";

/** Text as HTML, without the characters that HTML or XML refuses. */
export function textHtml(text: string): string {
  return SUSPECT.test(text) ? text.replace(TEXT, replace) : text;
}

/** The value of an attribute as HTML between double quotation marks. */
export function attributeHtml(text: string): string {
  return SUSPECT.test(text) ? text.replace(ATTRIBUTE, replace) : text;
}

/** A whole HTML document, which needs no layout. */
export function isDocument(html: string): boolean {
  // A comment is read up to its first end only: otherwise the time would be quadratic in the number of comments.
  return /^\s*(?:<!--(?:(?!-->)[\s\S])*-->\s*)*<(?:!doctype|html[\s>])/i.test(html);
}
