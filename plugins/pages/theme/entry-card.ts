import { startOf } from "../../content/text-cut.ts";
import { humanDayOf } from "../../dates/dates.ts";
import type { Entry } from "../../entry/entry.ts";
import { byline } from "./byline.ts";
import { attribute, type Html, html, NOTHING } from "./html.ts";
import { languageMarks } from "./language.ts";
import { noted } from "./noted.ts";
import { leadImage, picture } from "./picture.ts";
import { tagList } from "./tag-list.ts";
import type { ThemeContext } from "./theme-context.ts";
import { timeOf, updatedOf } from "./time.ts";

/** An entry is on the listing, on each of its tags' pages, its authors' …, so its card is made once. */
const cards = noted<Entry, Html>();

/** An entry in a list, under the page's own title: date, headline, authors, summary, tags and its picture. */
export function entryCard(entry: Entry, language: string, theme: ThemeContext): Html {
  return cards(theme, language, entry, () => makeCard(entry, language, theme));
}

/** Characters of a summary made from the content: enough to tell what it is about, and twenty of them make a light page. */
const MADE_SUMMARY = 180;

function makeCard(entry: Entry, language: string, theme: ThemeContext): Html {
  const text = theme.text(language);
  const href = theme.siteHref(entry.href);
  const image = leadImage(entry);
  const marks = entry.language === language ? NOTHING : languageMarks(entry.language);
  const heading = entry.title
    ? html`<h2 class="p-name"${marks}><a class="u-url" href="${href}">${entry.title}</a></h2>\n`
    : NOTHING;
  const shortened = entry.summaryIsGiven ? entry.summary : startOf(entry.summary, MADE_SUMMARY);
  const summary = shortened ? html`<p class="p-summary"${marks}>${shortened}</p>\n` : NOTHING;
  const shown = image ? picture(image, "news-card-image u-photo", true, theme) : NOTHING;
  return html`<article class="news-card h-entry">
${shown}<div>
${heading}<p class="news-meta">${published(entry, language, href)}${byline(entry, text, theme)}${updatedOf(entry, language, false, text)}</p>
${summary}${tagList(entry.tags, undefined, theme)}</div>
</article>
`;
}

/** A note has no headline to link, so its date is the link, named by how the note begins. */
function published(entry: Entry, language: string, href: string): Html {
  const time = timeOf(entry.published, language, false, "dt-published");
  if (entry.title) return time;
  const label = entry.summary
    ? `${humanDayOf(entry.published, language)}: ${startOf(entry.summary, 60)}`
    : undefined;
  return html`<a class="u-url" href="${href}"${attribute("aria-label", label)}>${time}</a>`;
}

/** Entries as a list of cards, or a line that says there are none. */
export function entryCards(entries: readonly Entry[], language: string, theme: ThemeContext): Html {
  if (entries.length === 0) return html`<p class="news-empty">${theme.text(language).empty}</p>\n`;
  return html`<div class="news-cards">
${entries.map((entry) => entryCard(entry, language, theme))}</div>
`;
}
