import { DomUtils } from "htmlparser2";
import { parseHtml } from "./xml.ts";

const ENTITY = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[a-zA-Z][a-zA-Z\d]{1,30});/;
const INLINE_TAG = /<\/?(?:a|abbr|b|br|cite|code|em|i|mark|q|small|span|strong|sub|sup|u|wbr)\b[^<>]*>/gi;

/**
 * The title of an RSS item as plain text. RSS does not say whether a title is text or HTML: what looks like an
 * entity or a common inline tag is taken for HTML, and everything else, such as `Vec<T>`, for text.
 */
export function titleText(title: string): string {
  const untagged = title.replace(INLINE_TAG, "");
  const decoded = ENTITY.test(untagged) ? untagged.replace(new RegExp(ENTITY, "g"), htmlText) : untagged;
  return decoded.replace(/\s+/g, " ").trim();
}

/** Text of HTML, as `type="html"` of Atom asks for. */
export function htmlText(html: string): string {
  return DomUtils.textContent(parseHtml(html));
}
