import { humanOf, machineOf } from "../dates/dates.ts";
import { directionOf } from "../pages/text/text.ts";
import { memoized } from "../values/memoized.ts";
import type { Channel } from "./channel.ts";
import type { WrittenItem } from "./elements.ts";
import { attributeOfText, headlineOf, xmlOfAddress, xmlOfText } from "./feed-text.ts";

/**
 * What a person sees of a feed that is opened in a browser, below its title: its page and its entries as links, with
 * dates in words. Style sheets cannot make links and browsers give up XSLT, so these are elements of XHTML, which
 * browsers know in any document. Readers of feeds skip what they do not know; the W3C validator takes a `div` here.
 */
export function previewOf(channel: Channel, items: readonly WrittenItem[]): string {
  const { language, url } = channel;
  const direction = directionOf(language) === "rtl" ? ' dir="rtl"' : "";
  const list = items.map((item) => lineOf(item, language)).join("");
  return `<div xmlns="http://www.w3.org/1999/xhtml"${direction}><p>${linkTo(url, xmlOfAddress(url))}</p>${list && `<ol>${list}</ol>`}</div>`;
}

const lines = new WeakMap<WrittenItem, Map<string, string>>();

/** Written once for all feeds in one language. */
function lineOf(item: WrittenItem, language: string): string {
  const byLanguage = memoized(lines, item, () => new Map<string, string>());
  return memoized(byLanguage, language, () => {
    const { published } = item;
    const mark = item.language === language ? "" : ` lang="${attributeOfText(item.language)}"`;
    const date = xmlOfText(humanOf(published, language));
    return `<li>${linkTo(item.url, xmlOfText(headlineOf(item)), mark)} <time datetime="${machineOf(published)}">${date}</time></li>`;
  });
}

/** A hook may give an item any address; only one of the web is safe to click. */
function linkTo(url: string, text: string, mark = ""): string {
  return /^https?:/iu.test(url) ? `<a href="${xmlOfAddress(url)}"${mark}>${text}</a>` : text;
}
