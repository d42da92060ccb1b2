import type { Edition, Page } from "../page.ts";
import { block } from "./blocks.ts";
import { breadcrumbs } from "./breadcrumbs.ts";
import { entryCards } from "./entry-card.ts";
import { feedLinks } from "./feed-links.ts";
import { type Html, html, NOTHING } from "./html.ts";
import { noted } from "./noted.ts";
import { pagination } from "./pagination.ts";
import { linkList, pageTitle, paragraph, sectionOf } from "./parts.ts";
import type { ThemeContext } from "./theme-context.ts";

/** What a kind of list has beside its entries. */
export interface ListParts {
  /** Under the title. */
  intro: Html;
  /** Between the entries' pages and the feeds. */
  after: Html;
}

/** A page with a title, entries, links to further pages of them, and feeds: the frame of every list. */
export function listBody(page: Page, theme: ThemeContext, parts: ListParts, entries?: () => Html): Html {
  const list = entries ?? (() => entryCards(page.entries, page.language, theme));
  return html`${breadcrumbs(page, theme)}<div class="news-list h-feed">
<header>
${pageTitle(page, theme)}${block("intro", page, theme, () => parts.intro)}</header>
${block("list", page, theme, list)}${pagination(page, theme)}</div>
${parts.after}${feedLinks(page, theme)}`;
}

/** All entries of the edition, of a section or of a selection of the owner's. */
export function listingBody(page: Page, theme: ThemeContext): Html {
  const after =
    page.kind === "listing" ? block("archive", page, theme, () => archive(page.edition, theme)) : NOTHING;
  return listBody(page, theme, { intro: introOf(page, theme), after });
}

/** Description and number of entries. */
export function introOf(page: Page, theme: ThemeContext): Html {
  return html`${paragraph("news-intro", page.description)}${paragraph("news-total", theme.text(page.language).entries(page.total))}`;
}

const archives = noted<Edition, Html>();

/** Sections and years, the same below every page of the listing. */
function archive(edition: Edition, theme: ThemeContext): Html {
  return archives(theme, edition.language, edition, () => {
    const text = theme.text(edition.language);
    const sections = theme.omit.has("section") ? [] : edition.sections;
    const years = theme.omit.has("year") ? [] : edition.years;
    return html`${sectionOf(
      "news-archive",
      text.sections,
      linkList(
        sections.map(({ href, name }) => ({ href, text: name })),
        theme,
      ),
    )}${sectionOf(
      "news-archive",
      text.archive,
      linkList(
        years.map(({ href, year }) => ({ href, text: String(year) })),
        theme,
      ),
    )}`;
  });
}
