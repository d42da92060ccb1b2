import { htmlWords } from "../../content/plain-text.ts";

const ENTITY = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[a-zA-Z][a-zA-Z\d]{1,30});/;

/** A tag counts as one with its end: `Option<U>` is text. */
const INLINE =
  /<(a|abbr|b|cite|code|em|i|mark|q|small|span|strong|sub|sup|u)(?:\s[^<>]*)?>([\s\S]*?)<\/\1>|<w?br\s*\/?>/gi;

/** Beyond this a title is no title, and looking for the ends of its tags would take long. */
const LONGEST = 2000;

/**
 * The title of an RSS item as plain text. RSS does not say whether a title is text or HTML: what looks like an
 * entity or a common inline element is taken for HTML, and everything else, such as `Vec<T>`, for text.
 */
export function titleText(title: string): string {
  const untagged = title.length > LONGEST ? title : withoutElements(withoutElements(title));
  const decoded = ENTITY.test(untagged) ? untagged.replace(new RegExp(ENTITY, "g"), htmlText) : untagged;
  return decoded.replace(/\s+/g, " ").trim();
}

/** The outermost elements taken off; called twice, for one within another. */
function withoutElements(title: string): string {
  return title.replace(INLINE, (_, _name, inner?: string) => inner ?? " ");
}

/** Text of HTML, as `type="html"` of Atom asks for. Without a tree, which one title could make too deep for its feed. */
export function htmlText(html: string): string {
  return htmlWords(html);
}
