import type { Entry } from "../../entry/entry.ts";
import type { Page } from "../page.ts";
import { block } from "./blocks.ts";
import { headline } from "./headline.ts";
import { attribute, type Html, html, NOTHING } from "./html.ts";
import { languageMarks } from "./language.ts";
import { sectionOf } from "./parts.ts";
import type { ThemeContext } from "./theme-context.ts";
import { timeOf } from "./time.ts";

/** A headline with its date, one line in a list. */
function entryLine(entry: Entry, language: string, theme: ThemeContext): Html {
  const marks = entry.language === language ? NOTHING : languageMarks(entry.language);
  return html`<li>${timeOf(entry.published, language, false, "news-date")} <a href="${theme.siteHref(entry.href)}"${marks}>${headline(entry, language)}</a></li>\n`;
}

/** Entries one to a line. */
export function entryLines(entries: readonly Entry[], language: string, theme: ThemeContext): Html {
  return entries.length === 0
    ? NOTHING
    : html`<ul class="news-lines">\n${entries.map((entry) => entryLine(entry, language, theme))}</ul>\n`;
}

/** Entries that share the rarest tags. */
export function relatedEntries(entry: Entry, page: Page, theme: ThemeContext): Html {
  return block("related", page, theme, () =>
    theme.relatedCount === 0
      ? NOTHING
      : sectionOf(
          "news-related",
          theme.text(page.language).related,
          entryLines(entry.related.slice(0, theme.relatedCount), page.language, theme),
        ),
  );
}

/** The entries before and after this one in time. */
export function neighbours(entry: Entry, page: Page, theme: ThemeContext): Html {
  return block("neighbours", page, theme, () => {
    const text = theme.text(page.language);
    const side = (other: Entry | undefined, rel: string, label: string) =>
      other
        ? html`<a class="news-${rel}" href="${theme.siteHref(other.href)}"${attribute("rel", rel)}><span>${label}</span> ${headline(other, page.language)}</a>\n`
        : NOTHING;
    const links = html`${side(entry.previous, "prev", text.olderEntry)}${side(entry.next, "next", text.newerEntry)}`;
    return links.text === ""
      ? NOTHING
      : html`<nav class="news-neighbours" aria-label="${text.neighbours}">\n${links}</nav>\n`;
  });
}
