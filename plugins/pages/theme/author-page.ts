import { xmlSafe } from "../../content/xml-text.ts";
import type { Page } from "../page.ts";
import { localAddress, safeAddress } from "./addresses.ts";
import { type Html, html, join, NOTHING } from "./html.ts";
import { listBody } from "./listing-page.ts";
import { paragraph, prose } from "./parts.ts";
import type { ThemeContext } from "./theme-context.ts";

/** The entries of an author, with picture, bio and addresses. */
export function authorBody(page: Page, theme: ThemeContext): Html {
  const { author } = page;
  if (!author) return NOTHING;
  const text = theme.text(page.language);
  const image = localAddress(author.image, theme);
  const website = safeAddress(author.url);
  const contacts = [
    ...(website ? [html`<li><a class="u-url" rel="me" href="${website}">${text.website}</a></li>`] : []),
    ...(author.email
      ? [
          html`<li><a class="u-email" href="mailto:${encodeURI(xmlSafe(author.email))}">${text.email}</a></li>`,
        ]
      : []),
  ];
  const intro = html`${image ? html`<img class="news-portrait" src="${image}" alt="">\n` : NOTHING}${page.number === 1 ? prose(author.bio) : NOTHING}${contacts.length > 0 && html`<ul class="news-links">${join(contacts, " ")}</ul>\n`}${paragraph("news-total", text.entries(page.total))}`;
  return listBody(page, theme, { intro, after: NOTHING });
}
