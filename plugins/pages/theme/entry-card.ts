import { startOf } from "../../content/text-cut.ts";
import { humanDayOf } from "../../dates/dates.ts";
import type { Entry } from "../../entry/entry.ts";
import { plainByline } from "./byline.ts";
import { attribute, type Html, html, NOTHING } from "./html.ts";
import { languageMarks } from "./language.ts";
import { noted } from "./noted.ts";
import { leadImage, picture } from "./picture.ts";
import { previewMark } from "./preview-mark.ts";
import { briefTagList } from "./tag-list.ts";
import type { ThemeContext } from "./theme-context.ts";
import { timeOf, updatedOf } from "./time.ts";

/** An entry is on the listing, on each of its tags' pages, its authors' …, so its card is made once. */
const cards = noted<Entry, Html>();

/** An entry in a list, under the page's own title: date, headline, authors, summary, tags and its picture. */
function entryCard(entry: Entry, language: string, theme: ThemeContext): Html {
  return cards(theme, language, entry, () => makeCard(entry, language, theme));
}

/** Characters of a summary made from the content: enough to tell what it is about. */
const MADE_SUMMARY = 180;

/**
 * Bytes of a card in UTF-8: twenty of them, with all around them and the style sheet, make a page of less than 30 KB.
 * Letters of Cyrillic take two bytes and those of Devanagari three, so a summary made there is shorter.
 */
const MOST_BYTES = 780;

/** Bytes that a summary made has in any case. */
const LEAST_SUMMARY = 90;

/** Characters of the tags of a card, which stand on one line; the entry's own page has all of them. */
const TAG_LINE = 40;

function makeCard(entry: Entry, language: string, theme: ThemeContext): Html {
  const text = theme.text(language);
  const href = theme.siteHref(entry.href);
  const image = leadImage(entry);
  const marks = entry.language === language ? NOTHING : languageMarks(entry.language);
  const heading = entry.title
    ? html`<h2${marks}><a class="p-name u-url" href="${href}">${entry.title}</a></h2>\n`
    : NOTHING;
  const shown = image ? picture(image, "u-photo", true, theme) : NOTHING;
  const before = html`<article class="h-entry">${shown}<div>${heading}<p class="news-meta">${previewMark(entry, text)}${published(entry, language, href)}${plainByline(entry, text)}${updatedOf(entry, language, false, text)}</p>
`;
  const after = html`${briefTagList(entry.tags, TAG_LINE, theme)}</div></article>\n`;
  const room = MOST_BYTES - Buffer.byteLength(before.text) - Buffer.byteLength(after.text);
  const shortened = entry.summaryIsGiven ? entry.summary : shortSummary(entry.summary, room);
  const summary = shortened ? html`<p class="p-summary"${marks}>${shortened}</p>\n` : NOTHING;
  return html`${before}${summary}${after}`;
}

function shortSummary(summary: string, room: number): string {
  const text = startOf(summary, MADE_SUMMARY);
  const bytes = Buffer.byteLength(text);
  const most = Math.max(room, LEAST_SUMMARY);
  return bytes <= most ? text : startOf(text, Math.floor((text.length * most) / bytes));
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
