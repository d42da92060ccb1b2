import { cleanText } from "./clean.ts";
import { startOf } from "./text-cut.ts";

/**
 * The HTML before the marker `<!-- more -->`, where an author ended the excerpt.
 *
 * @returns `undefined` where there is no marker, or nothing before it
 * @example splitExcerpt("<p>A</p><!-- more --><p>B</p>") // "<p>A</p>"
 */
export function splitExcerpt(html: string): string | undefined {
  // Two steps, so that a text full of "<!--" is read once.
  for (let at = html.indexOf("<!--"); at >= 0; at = html.indexOf("<!--", at + 4)) {
    const end = html.indexOf("-->", at + 4);
    if (end < 0) return undefined;
    if (/^more(?:\s|$)/i.test(html.slice(at + 4, Math.min(end, at + 64)).trim())) {
      const excerpt = html.slice(0, at);
      return excerpt.trim() === "" ? undefined : excerpt;
    }
    at = end - 1;
  }
  return undefined;
}

/** What a cut may need beyond the length asked for, to find the end of a word. */
const MARGIN = 64;

/**
 * The start of an entry as plain text, as its feeds show it: the text of its blocks with single blanks between them,
 * cut at a word. Notes and tables of contents are left out, and tables, code and captions where there is other text.
 *
 * @param most greatest length in UTF-16 units, the "…" of a cut text included; `Infinity` for all of it
 * @example summaryOf("<h2>Rain</h2><p>It rained &amp; rained.</p>") // "Rain It rained & rained."
 */
export function summaryOf(html: string, most = 280): string {
  return startOf(cleanText(html, most + MARGIN), most);
}

/**
 * The summary of an entry that gives none: the whole text before the marker `<!-- more -->`, else
 * the start of the text.
 *
 * @example summaryFrom("<p>In short.</p><!-- more --><p>At length.</p>") // "In short."
 */
export function summaryFrom(html: string, most?: number): string {
  const excerpt = splitExcerpt(html);
  const summary = excerpt === undefined ? "" : summaryOf(excerpt, Number.POSITIVE_INFINITY);
  return summary || summaryOf(html, most);
}
