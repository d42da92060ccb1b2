import { startOf } from "../../content/text-cut.ts";
import { dayAndMonthIn, dayOf, humanDayOf, machineOf, yearIn, yearOf } from "../../dates/dates.ts";
import type { Entry, Tag } from "../../entry/entry.ts";
import type { Page } from "../page.ts";
import type { Text } from "../text/text.ts";
import { attribute, type Html, html, NOTHING, raw } from "./html.ts";
import { memo } from "./memo.ts";
import { headline, languageMarks, leadImage, listed, picture, previewMark, timeOf } from "./parts.ts";
import type { ThemeContext } from "./theme-context.ts";

/** Characters of a summary made from the content: enough to tell what it is about. */
const MADE_SUMMARY = 180;

/**
 * Bytes of a card in UTF-8: twenty of them, with all around them and the style sheet, make a page of less than 30 KB.
 * Letters of Cyrillic take two bytes and those of Devanagari three, so a summary made there is shorter.
 */
const MAX_BYTES = 455;

/** Bytes that a summary made has in any case. */
const MIN_SUMMARY = 80;

/** Characters of the tags of a card, which stand on one line; the entry's own page has all of them. */
const TAG_LINE = 40;

/** A list of fewer entries needs no lead story. */
const MIN_ENTRIES_WITH_STORY = 4;

/** Years are headings where they have that many entries on average; else each date has its year. */
const MIN_ENTRIES_A_YEAR = 3;

/** Entries as cards, under their years where these have many, or a line that says there are none. */
export function entryCards(page: Page, theme: ThemeContext): Html {
  const { entries, language } = page;
  if (entries.length === 0) return html`<p class="news-empty">${theme.text(language).empty}</p>\n`;
  const withStory = page.kind === "listing" && page.number === 1;
  // On the page of an author or a tag the name stands above all of them.
  const shown = { bylines: page.kind !== "author", tags: page.kind !== "tag" };
  const years = byYear(entries);
  if (years.length * MIN_ENTRIES_A_YEAR > entries.length) {
    return cardList(entries, language, { level: "h2", withStory, whole: true, ...shown }, theme);
  }
  const card = cardOf(entries, language, { level: "h3", withStory, whole: false, ...shown }, theme);
  return html`<div class="news-cards">
${years.map(([year, ofYear]) => html`<section>\n<h2>${yearIn(year, language)}</h2>\n${ofYear.map(card)}</section>\n`)}</div>
`;
}

/** A lead story and cards with their whole date: for a home page of the site. */
export function plainCards(entries: readonly Entry[], language: string, theme: ThemeContext): Html {
  return cardList(
    entries,
    language,
    { level: "h3", withStory: true, whole: true, bylines: true, tags: true },
    theme,
  );
}

function cardList(entries: readonly Entry[], language: string, look: ListLook, theme: ThemeContext): Html {
  return html`<div class="news-cards">\n${entries.map(cardOf(entries, language, look, theme))}</div>\n`;
}

function byYear(entries: readonly Entry[]): [year: number, entries: Entry[]][] {
  const years: [number, Entry[]][] = [];
  for (const entry of entries) {
    const year = yearOf(entry.published);
    const last = years.at(-1);
    if (last?.[0] === year) last[1].push(entry);
    else years.push([year, [entry]]);
  }
  return years;
}

const cards = memo<Entry, Html>();

interface ListLook {
  /** Of the headlines. */
  level: "h2" | "h3";
  /** Whether the first entry is larger. */
  withStory: boolean;
  /** Whether dates have their year. */
  whole: boolean;
  /** Whether an entry of one author names that author; several are always named. */
  bylines: boolean;
  /** Whether cards have tags. */
  tags: boolean;
}

/**
 * Makes the card of an entry of a list. Pictures are shown where at least half of the entries after the lead story have
 * one: a few pictures among many entries would look wrong. An entry is on the listing, on each of its tags' pages,
 * its authors' …, so its card is made once.
 */
function cardOf(
  entries: readonly Entry[],
  language: string,
  look: ListLook,
  theme: ThemeContext,
): (entry: Entry) => Html {
  const [first] = entries;
  const story =
    look.withStory && entries.length >= MIN_ENTRIES_WITH_STORY && first?.title ? first : undefined;
  const rest = story ? entries.slice(1) : entries;
  const pictures = 2 * rest.filter(leadImage).length >= rest.length;
  const variant = `${language} ${look.level} ${look.whole} ${look.bylines} ${look.tags} ${pictures}`;
  return (entry) =>
    entry === story
      ? makeCard(entry, language, { ...look, story: true, pictures: true }, theme)
      : cards(theme, variant, entry, () =>
          makeCard(entry, language, { ...look, story: false, pictures }, theme),
        );
}

function makeCard(
  entry: Entry,
  language: string,
  { level, story, whole, pictures, bylines, tags }: ListLook & { story: boolean; pictures: boolean },
  theme: ThemeContext,
): Html {
  const text = theme.text(language);
  const href = theme.siteHref(entry.href);
  const image = pictures ? leadImage(entry) : undefined;
  const marks = languageMarks(entry.language, language);
  const heading = entry.title
    ? html`<${raw(level)}${marks}><a class="p-name u-url" href="${href}">${entry.title}</a></${raw(level)}>`
    : NOTHING;
  const before = html`<article class="${story && "news-story "}h-entry">${image && picture(image, true, theme)}${published(entry, language, href, whole)}<div>${heading}${previewMark(entry, text)}`;
  const authors = bylines || entry.authors.length > 1 ? authorNames(entry, text) : NOTHING;
  const end = html`</div></article>
`;
  const most = story ? 2 * MAX_BYTES : MAX_BYTES;
  const free = most - bytesOf(before) - bytesOf(authors) - bytesOf(end);
  const after = html`${authors}${tags && briefTagList(entry.tags, free - MIN_SUMMARY, theme)}${end}`;
  const room = most - bytesOf(before) - bytesOf(after);
  const summary = entry.summaryIsGiven
    ? entry.summary
    : shortSummary(entry.summary, story ? 2 * MADE_SUMMARY : MADE_SUMMARY, room);
  return html`${before}${summaryOf(summary, marks)}${after}`;
}

function bytesOf({ text }: Html): number {
  return Buffer.byteLength(text);
}

function summaryOf(summary: string, marks: Html): Html {
  return summary ? html`<p class="p-summary"${marks}>${summary}</p>\n` : NOTHING;
}

function shortSummary(summary: string, characters: number, room: number): string {
  const text = startOf(summary, characters);
  const bytes = Buffer.byteLength(text);
  const most = Math.max(room, MIN_SUMMARY);
  return bytes <= most ? text : startOf(text, Math.floor((text.length * most) / bytes));
}

/**
 * Day and month only, because the year is in the heading above. A note has no headline to link, so its date is the
 * link, named by how the note begins.
 */
function published(entry: Entry, language: string, href: string, whole: boolean): Html {
  const { published: moment } = entry;
  const time = html`<time class="dt-published" datetime="${machineOf(moment)}">${whole ? humanDayOf(moment, language) : dayAndMonthIn(moment, language)}</time>`;
  if (entry.title) return time;
  const label = entry.summary ? `${humanDayOf(moment, language)}: ${startOf(entry.summary, 60)}` : undefined;
  return html`<a class="u-url" href="${href}"${attribute("aria-label", label)}>${time}</a>`;
}

/** A name without a link: the entry's own page has it. */
function plainAuthor({ name }: { name: string }): Html {
  return html`<span class="p-author">${name}</span>`;
}

/** Names only, without a label. */
function authorNames({ authors }: Entry, text: Text): Html {
  const [first, ...others] = authors;
  if (!first) return NOTHING;
  return others.length === 0
    ? html`<p class="p-author">${first.name}</p> `
    : html`<p>${listed(authors.map(plainAuthor), text)}</p>\n`;
}

const briefLinks = memo<Tag, Html>();

/**
 * The first shown tags, as many as stand on a line and have room: for a card among many, without what only programs
 * read.
 */
function briefTagList(tags: readonly Tag[], room: number, theme: ThemeContext): Html {
  const items: Html[] = [];
  let length = 0;
  let bytes = 0;
  for (const tag of tags) {
    if (tag.hidden) continue;
    const item = briefLink(tag, theme);
    length += tag.label.length;
    bytes += bytesOf(item);
    if (items.length > 0 && (length > TAG_LINE || bytes > room)) break;
    items.push(item);
  }
  return items.length === 0 ? NOTHING : html`<ul>${items}</ul>`;
}

function briefLink(tag: Tag, theme: ThemeContext): Html {
  return briefLinks(theme, "", tag, () =>
    tag.href && !theme.omit.has("tag")
      ? html`<li><a href="${theme.siteHref(tag.href)}">${tag.label}</a></li>`
      : html`<li><span>${tag.label}</span></li>`,
  );
}

/** Entries one to a line with their date, shown in full or as the day of the month. */
export function entryLines(
  entries: readonly Entry[],
  language: string,
  theme: ThemeContext,
  shown: "date" | "day",
): Html {
  if (entries.length === 0) return NOTHING;
  const date = ({ published: moment }: Entry) =>
    shown === "date"
      ? timeOf(moment, language, false)
      : html`<time datetime="${machineOf(moment)}">${Number(dayOf(moment).slice(8, 10))}</time>`;
  return html`<ul class="news-lines news-lines-${shown}">\n${entries.map(
    (entry) =>
      html`<li>${date(entry)} <a href="${theme.siteHref(entry.href)}"${languageMarks(entry.language, language)}>${headline(entry, language)}</a></li>\n`,
  )}</ul>\n`;
}
