import { itemAt } from "../../values/sure.ts";
import type { Page } from "../page.ts";
import { block } from "./blocks.ts";
import { type Html, html, join, NOTHING } from "./html.ts";
import type { ThemeContext } from "./theme-context.ts";

/** Links to the pages before and after, to the first, the last and those near by. */
export function pagination(page: Page, theme: ThemeContext): Html {
  return block("pagination", page, theme, () => {
    if (page.pages < 2) return NOTHING;
    const text = theme.text(page.language);
    const step = (href: string | undefined, rel: "prev" | "next", label: string) =>
      href ? html`<li><a rel="${rel}" href="${theme.siteHref(href)}">${label}</a></li>\n` : NOTHING;
    const numbers = nearPages(page.number, page.pages).map((number) => {
      if (number === undefined) return html`<li><span class="news-gap">…</span></li>\n`;
      const current = number === page.number ? html` aria-current="page"` : NOTHING;
      return html`<li><a href="${theme.siteHref(itemAt(page.hrefs, number - 1))}" aria-label="${text.page(number)}"${current}>${number}</a></li>\n`;
    });
    return html`<nav class="news-pagination" aria-label="${text.pagination}">
<ul>
${step(page.previousHref, "prev", text.newer)}${join(numbers)}${step(page.nextHref, "next", text.older)}</ul>
</nav>
`;
  });
}

/**
 * First and last page and those beside the current one; `undefined` stands for a gap.
 *
 * @example nearPages(6, 20) // [1, undefined, 5, 6, 7, undefined, 20]
 */
export function nearPages(current: number, last: number): (number | undefined)[] {
  const wanted = [1, current - 1, current, current + 1, last].filter(
    (number) => number >= 1 && number <= last,
  );
  const near: (number | undefined)[] = [];
  let before = 0;
  for (const number of wanted) {
    if (number <= before) continue;
    // A gap of a single page is that page.
    if (number === before + 2) near.push(before + 1);
    else if (number > before + 2) near.push(undefined);
    near.push(number);
    before = number;
  }
  return near;
}
