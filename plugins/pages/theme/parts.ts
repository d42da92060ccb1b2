import type { Link, Page } from "../page.ts";
import { block } from "./blocks.ts";
import { attribute, type Html, html, NOTHING, raw } from "./html.ts";
import { directionOf } from "./language.ts";
import type { ThemeContext } from "./theme-context.ts";

/** The page's `<h1>`; `after` is put behind the title, for the number of the page. */
export function pageTitle(page: Page, theme: ThemeContext): Html {
  return block("title", page, theme, () => {
    const number =
      page.number > 1
        ? html` <small>${theme.text(page.language).pageOf(page.number, page.pages)}</small>`
        : NOTHING;
    return html`<h1 class="p-name">${page.title}${number}</h1>\n`;
  });
}

/** A heading and what is under it; nothing where there is nothing. */
export function sectionOf(name: string, heading: string, content: Html): Html {
  return content === NOTHING
    ? NOTHING
    : html`<section class="${name}">\n<h2>${heading}</h2>\n${content}</section>\n`;
}

/** Links one beside the other. */
export function linkList(links: readonly Link[], theme: ThemeContext): Html {
  if (links.length === 0) return NOTHING;
  const items = links.map((link) => html`<li><a href="${theme.siteHref(link.href)}">${link.text}</a></li>\n`);
  return html`<ul class="news-links">\n${items}</ul>\n`;
}

/** HTML made from Markdown of the owner's files. */
export function prose(content: string): Html {
  return content === "" ? NOTHING : html`<div class="news-prose">${raw(content)}</div>\n`;
}

/** A paragraph of plain text. */
export function paragraph(name: string, content: string | undefined): Html {
  return content ? html`<p class="${name}">${content}</p>\n` : NOTHING;
}

/** ` lang` and ` dir` of the whole document. */
export function documentMarks(language: string): Html {
  return html`${attribute("lang", language)} dir="${directionOf(language)}"`;
}
