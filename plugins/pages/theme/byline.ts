import type { Author } from "../../authors/author.ts";
import type { Entry } from "../../entry/entry.ts";
import type { Text } from "../text/text.ts";
import { type Html, html, join, NOTHING } from "./html.ts";
import { noted } from "./noted.ts";
import type { ThemeContext } from "./theme-context.ts";

const links = noted<Author, Html>();

/** An author's name, linked where there is a page. */
export function authorLink(author: Author, theme: ThemeContext): Html {
  return links(theme, "", author, () =>
    author.href && !theme.omit.has("author")
      ? html`<a class="p-author h-card" href="${theme.siteHref(author.href)}">${author.name}</a>`
      : html`<span class="p-author h-card">${author.name}</span>`,
  );
}

/** Who wrote an entry: "By A, B"; nothing where nobody is named. */
export function byline(entry: Entry, text: Text, theme: ThemeContext): Html {
  const { authors } = entry;
  if (authors.length === 0) return NOTHING;
  const named = authors.map((author) => authorLink(author, theme));
  return html` <span>${text.byline(authors.length)} ${join(named, ", ")}</span>`;
}

/** The same for a card among many, without links: the entry's own page has them. */
export function plainByline({ authors }: Entry, text: Text): Html {
  if (authors.length === 0) return NOTHING;
  const named = authors.map(({ name }) => html`<span class="p-author">${name}</span>`);
  return html` <span>${text.byline(authors.length)} ${join(named, ", ")}</span>`;
}
