import { itemAt } from "../../values/sure.ts";
import type { Page } from "../page.ts";
import { localAddress } from "./addresses.ts";
import { authorLink } from "./byline.ts";
import { type Html, html, NOTHING } from "./html.ts";
import { listBody } from "./listing-page.ts";
import { paragraph } from "./parts.ts";
import type { ThemeContext } from "./theme-context.ts";

/** All authors of the edition. */
export function authorIndexBody(page: Page, theme: ThemeContext): Html {
  const text = theme.text(page.language);
  const { authors } = page.edition;
  const intro = paragraph("news-total", text.authors(authors.length));
  return listBody(page, theme, { intro, after: NOTHING }, () =>
    authors.length === 0
      ? paragraph("news-empty", text.empty)
      : html`<ul class="news-people">\n${authors.map((author) => {
          const image = localAddress(author.image, theme);
          const picture = image
            ? html`<img src="${image}" alt="" width="48" height="48" loading="lazy">`
            : html`<span class="news-initial" aria-hidden="true">${itemAt([...author.name], 0)}</span>`;
          return html`<li>${picture}<span>${authorLink(author, theme)} <span class="news-total">${text.entries(author.entries.length)}</span></span></li>\n`;
        })}</ul>\n`,
  );
}
