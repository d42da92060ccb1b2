import type { Page } from "../page.ts";
import { block } from "./blocks.ts";
import { type Html, html, NOTHING } from "./html.ts";
import type { ThemeContext } from "./theme-context.ts";

/** From the listing to the page's parent; the page itself is named by its title below. */
export function breadcrumbs(page: Page, theme: ThemeContext): Html {
  return block("breadcrumbs", page, theme, () => {
    if (page.breadcrumbs.length === 0) return NOTHING;
    const items = page.breadcrumbs.map(
      (link) => html`<li><a href="${theme.siteHref(link.href)}">${link.text}</a></li>`,
    );
    return html`<nav class="news-breadcrumbs" aria-label="${theme.text(page.language).breadcrumbs}"><ol>${items}</ol></nav>\n`;
  });
}
