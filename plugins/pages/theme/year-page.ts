import { dayOf } from "../../dates/dates.ts";
import type { Entry } from "../../entry/entry.ts";
import type { Edition, Page } from "../page.ts";
import { entryLines } from "./entry-links.ts";
import { type Html, html, join, NOTHING } from "./html.ts";
import { introOf, listBody } from "./listing-page.ts";
import type { ThemeContext } from "./theme-context.ts";

/** The entries of a year, one to a line under their month. */
export function yearBody(page: Page, theme: ThemeContext): Html {
  return listBody(page, theme, { intro: introOf(page, theme), after: otherYears(page, theme) }, () => {
    const { months } = theme.text(page.language);
    const byMonth = new Map<number, Entry[]>();
    for (const entry of page.entries) {
      const month = Number(dayOf(entry.published).slice(5, 7));
      const known = byMonth.get(month);
      if (known) known.push(entry);
      else byMonth.set(month, [entry]);
    }
    return join(
      [...byMonth].map(
        ([month, entries]) =>
          html`<section class="news-month">\n<h2>${months[month - 1]}</h2>\n${entryLines(entries, page.language, theme)}</section>\n`,
      ),
    );
  });
}

function otherYears(page: Page, theme: ThemeContext): Html {
  const { edition } = page;
  const at = edition.years.findIndex(({ year }) => year === page.year);
  const link = (year: Edition["years"][number] | undefined, rel: string) =>
    year ? html`<a class="news-${rel}" href="${theme.siteHref(year.href)}">${year.year}</a>\n` : NOTHING;
  const links = html`${link(edition.years[at + 1], "prev")}${link(at > 0 ? edition.years[at - 1] : undefined, "next")}`;
  return at < 0 || links.text === ""
    ? NOTHING
    : html`<nav class="news-neighbours" aria-label="${theme.text(page.language).archive}">\n${links}</nav>\n`;
}
