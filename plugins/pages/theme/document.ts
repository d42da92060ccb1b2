import type { Edition, Page } from "../page.ts";
import { localAddress } from "./addresses.ts";
import { block } from "./blocks.ts";
import { headElements } from "./head.ts";
import { attribute, type Html, html, NOTHING, raw } from "./html.ts";
import { languageName } from "./language.ts";
import { noted } from "./noted.ts";
import { documentMarks } from "./parts.ts";
import { placesOf } from "./places.ts";
import type { ThemeContext } from "./theme-context.ts";

/** The document around a page. The target of the skip link has a name that no heading in an entry gets. */
export function documentOf(page: Page, body: Html, theme: ThemeContext): Html {
  const redirect = page.kind === "redirect";
  return html`<!doctype html>
<html${documentMarks(page.language)}>
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
  const sheet = theme.stylesheetHref;
  return html`${raw(
    headElements(page, theme)
      .map((element) => `${element.html}\n`)
      .join(""),
  )}${icon && html`<link rel="icon" href="${icon}">\n`}${sheet && html`<link rel="stylesheet" href="${theme.siteHref(sheet)}">\n`}`;
}

const navigations = noted<Edition, Html>();

function header(page: Page, theme: ThemeContext): Html {
  const shared = navigations(theme, page.language, page.edition, () => navigation(page, theme));
  const text = theme.text(page.language);
  const others = page.alternates.filter(({ language }) => language !== page.language);
  const languages =
    others.length > 0
      ? html`<ul class="news-languages" aria-label="${text.languages}">${others.map(
          ({ language, href }) =>
            html`<li><a href="${theme.siteHref(href)}"${attribute("hreflang", language)}${attribute("lang", language)}>${languageName(language)}</a></li>`,
        )}</ul>\n`
      : NOTHING;
  return html`<header class="news-header">
${shared}${languages}</header>
`;
}

function navigation({ edition, language }: Page, theme: ThemeContext): Html {
  const text = theme.text(language);
  const places = placesOf(edition, theme);
  const links: [string | undefined, string][] = [
    [places.listing, text.titles.news],
    [places.tags, text.titles.tags],
    [places.authors, text.titles.authors],
    [places.subscribe, text.titles.subscribe],
  ];
  const items = links.map(([href, title]) =>
    href ? html`<li><a href="${theme.siteHref(href)}">${title}</a></li>` : NOTHING,
  );
  return html`<a class="news-site" href="${theme.siteHref("/")}">${theme.siteTitle}</a>
<nav aria-label="${text.siteNavigation}"><ul>${items}</ul></nav>
`;
}

const feet = noted<Edition, Html>();

function footer(page: Page, theme: ThemeContext): Html {
  return feet(theme, page.language, page.edition, () => {
    const text = theme.text(page.language);
    const { subscribe } = placesOf(page.edition, theme);
    return html`<footer class="news-footer">
<p>${theme.copyright ?? theme.siteTitle}</p>
${subscribe && html`<p><a href="${theme.siteHref(subscribe)}">${text.allFeeds}</a></p>\n`}</footer>
`;
  });
}
