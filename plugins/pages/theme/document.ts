import type { Page, PageKind } from "../page.ts";
import { headElements, styleElements, titleElement } from "./head.ts";
import { type Html, html, join, NOTHING, raw } from "./html.ts";
import type { HeadElement } from "./json-ld.ts";
import { placesOf } from "./navigation.ts";
import { block, documentMarks, localAddress, translations } from "./parts.ts";
import type { ThemeContext } from "./theme-context.ts";

/** The document around a page. The target of the skip link has a name that no heading in an entry gets. */
export function documentOf(page: Page, body: Html, theme: ThemeContext): Html {
  const redirect = page.kind === "redirect";
  return html`<!doctype html>
<html${documentMarks(page.language)} class="news-document">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${block("head", page, theme, () => head(page, theme))}</head>
<body class="newsroom news-${page.kind}-page">
${!redirect && html`<a class="news-skip" href="#newsroom-main">${theme.text(page.language).skip}</a>\n${block("header", page, theme, () => header(page, theme))}`}<main id="newsroom-main" tabindex="-1">
${body}</main>
${!redirect && block("footer", page, theme, () => footer(page, theme))}</body>
</html>
`;
}

function head(page: Page, theme: ThemeContext): Html {
  const icon = localAddress(theme.icon, theme);
  const elements = headElements(page, theme);
  if (!theme.seo.title) elements.unshift(titleElement(page, theme));
  return html`${written(elements)}${icon && html`<link rel="icon" href="${icon}">\n`}${written(styleElements(theme))}`;
}

const written = (elements: readonly HeadElement[]): Html =>
  raw(elements.map((element) => `${element.html}\n`).join(""));

/** Kinds of page that lie below an index, whose link in the navigation is marked. */
const INDEX_OF: Readonly<Partial<Record<PageKind, "listing" | "tags" | "authors" | "subscribe">>> = {
  listing: "listing",
  year: "listing",
  month: "listing",
  section: "listing",
  entry: "listing",
  tags: "tags",
  tag: "tags",
  authors: "authors",
  author: "authors",
  subscribe: "subscribe",
};

function header(page: Page, theme: ThemeContext): Html {
  const text = theme.text(page.language);
  const places = placesOf(page.edition, theme);
  const links = [
    ["listing", text.news],
    ["tags", text.tags],
    ["authors", text.authors],
    ["subscribe", text.subscribe],
  ] as const;
  const items = links.map(([name, title]) => {
    const href = places[name];
    if (!href) return NOTHING;
    const current =
      INDEX_OF[page.kind] === name && html` aria-current="${page.kind === name ? "page" : "true"}"`;
    return html`<li><a href="${theme.siteHref(href)}"${current}>${title}</a></li>`;
  });
  const others = translations(page, theme);
  const languages =
    others.length > 0 &&
    html`<ul class="news-languages" aria-label="${text.languages}">${join(
      others.map((link) => html`<li>${link}</li>`),
      " ",
    )}</ul>\n`;
  return html`<header class="news-header">
<a class="news-site" href="${theme.siteHref("/")}">${theme.siteTitle}</a>
<nav aria-label="${text.navigation}"><ul>${items}</ul></nav>
${languages}</header>
`;
}

function footer(page: Page, theme: ThemeContext): Html {
  const text = theme.text(page.language);
  const { subscribe } = placesOf(page.edition, theme);
  return html`<footer class="news-footer">
<p>${theme.copyright ?? theme.siteTitle}</p>
${subscribe && html`<p><a href="${theme.siteHref(subscribe)}">${text.allFeeds}</a></p>\n`}</footer>
`;
}
