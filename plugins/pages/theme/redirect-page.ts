import type { Page } from "../page.ts";
import { type Html, html } from "./html.ts";
import type { ThemeContext } from "./theme-context.ts";

/** What people see where the browser does not follow `<meta http-equiv="refresh">` by itself. */
export function redirectBody(page: Page, theme: ThemeContext): Html {
  const text = theme.text(page.language);
  const target = theme.siteHref(page.target ?? page.edition.path);
  return html`<h1>${text.titles.moved}</h1>\n<p>${text.movedTo} <a href="${target}">${page.title}</a></p>\n`;
}
