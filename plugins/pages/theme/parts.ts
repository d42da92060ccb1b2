import { startOf } from "../../content/text-cut.ts";
import { dayOf, humanDayOf, humanOf, machineOf } from "../../dates/dates.ts";
import type { Moment } from "../../dates/moment.ts";
import type { Enclosure } from "../../entry/enclosure.ts";
import type { Author, Entry, Tag } from "../../entry/entry.ts";
import type { BlockName } from "../block-names.ts";
import type { Link, Page } from "../page.ts";
import { counted, directionOf, fill, formFor, languageName, numberIn, type Text } from "../text/text.ts";
import { attribute, filled, type Html, html, join, NOTHING, raw, safeAddress } from "./html.ts";
import { memo } from "./memo.ts";
import type { ThemeContext } from "./theme-context.ts";

/** The owner's HTML for a block, which may be made from the theme's own, else the theme's own. */
export function block(name: BlockName, page: Page, theme: ThemeContext, own: () => Html): Html {
  const given = theme.blocks[name];
  return given ? raw(given(page, own().text)) : own();
}

// Links and addresses.

const homes = new WeakMap<ThemeContext, string>();

/**
 * The address to show a picture or file by: one of this site is written root-relative, so that it is also
 * there while the site is served locally.
 *
 * @returns undefined for an address that must not be shown
 */
export function localAddress(url: string | undefined, theme: ThemeContext): string | undefined {
  const safe = safeAddress(url);
  if (safe === undefined) return undefined;
  let home = homes.get(theme);
  if (home === undefined) {
    home = theme.absolute("/");
    homes.set(theme, home);
  }
  if (safe.startsWith(home)) return theme.siteHref(`/${safe.slice(home.length)}`);
  return safe.startsWith("/") && !safe.startsWith("//") ? theme.siteHref(safe) : safe;
}

/** A link with the number of entries behind it. */
export interface CountedLink extends Link {
  count: number;
  /** True for the page that shows the link. */
  current?: boolean;
}

/** Links with the number of entries behind each, as a list. */
export function countedLinks(links: readonly CountedLink[], text: Text, theme: ThemeContext): Html {
  if (links.length === 0) return NOTHING;
  const items = links.map(
    ({ href, text: label, count, current }) =>
      html`<li><a href="${theme.siteHref(href)}"${current && html` aria-current="page"`}>${label}</a> <span class="news-count">${numberIn(count, text)}</span></li>\n`,
  );
  return html`<ul class="news-links">\n${items}</ul>\n`;
}

/**
 * A group of links. A `<div>` with the role of navigation, since a site's own style for `<nav>` must not catch it.
 *
 * @param label read aloud
 */
export function navigation(name: string, label: string, content: Html): Html {
  return html`<div class="${name}" role="navigation" aria-label="${label}">${content}</div>\n`;
}

/** From the listing to the page's parent; the page itself is named by its title below. */
export function breadcrumbs(page: Page, theme: ThemeContext): Html {
  return block("breadcrumbs", page, theme, () => {
    if (page.breadcrumbs.length === 0) return NOTHING;
    const items = page.breadcrumbs.map(
      (link) => html`<li><a href="${theme.siteHref(link.href)}">${link.text}</a></li>`,
    );
    return navigation(
      "news-breadcrumbs",
      theme.text(page.language).breadcrumbs,
      html`<ol>${join(items, " ")}</ol>`,
    );
  });
}

/** Two links side by side: what comes before, and what comes after. */
export function pair(label: string, before: Html, after: Html): Html {
  return before === NOTHING && after === NOTHING
    ? NOTHING
    : navigation("news-neighbours", label, html`\n${before}${after}`);
}

/** One of the two. `label` stands above the name. */
export function pairLink(
  rel: "prev" | "next",
  href: string,
  label: string | undefined,
  name: string,
  theme: ThemeContext,
): Html {
  return html`<a class="news-${rel}" href="${theme.siteHref(href)}" rel="${rel}">${label !== undefined && html`<span>${label}</span> `}${name}</a>\n`;
}

// Titles and sections.

/** The page's `<h1>`, with the number of the page from the second on. */
export function pageTitle(page: Page, theme: ThemeContext, name = "p-name"): Html {
  return block("title", page, theme, () => {
    const number = page.number > 1 && html` <small>${pageOf(page, theme)}</small>`;
    return html`<h1 class="${name}">${page.title}${number}</h1>\n`;
  });
}

/** Which page of a list it is: "page 2 of 3". */
export function pageOf({ number, pages, language }: Page, theme: ThemeContext): string {
  const text = theme.text(language);
  return fill(text.pageOf, { number: numberIn(number, text), pages: numberIn(pages, text) });
}

/** How many entries a list has, over all of its pages. */
export function total(page: Page, theme: ThemeContext): Html {
  const text = theme.text(page.language);
  return paragraph("news-total", counted(text.entryCount, page.total, text));
}

/** A heading and what is under it; nothing where there is nothing. */
export function sectionOf(name: string, heading: string, content: Html): Html {
  return content === NOTHING
    ? NOTHING
    : html`<section class="${name}">\n<h2>${heading}</h2>\n${content}</section>\n`;
}

/** HTML made from Markdown of the owner's files. */
export function prose(content: string): Html {
  return content === "" ? NOTHING : html`<div class="news-prose p-note">${raw(content)}</div>\n`;
}

/** A paragraph of plain text. */
export function paragraph(name: string, content: string | undefined): Html {
  return content ? html`<p class="${name}">${content}</p>\n` : NOTHING;
}

// Languages.

/** ` lang` and ` dir` of the whole document. */
export function documentMarks(language: string): Html {
  return html`${attribute("lang", language)} dir="${directionOf(language)}"`;
}

/** ` lang` and, from right to left, ` dir`, for an element in a language other than its page's. */
export function languageMarks(language: string, around: string): Html {
  if (language === around) return NOTHING;
  const turns = directionOf(language) !== directionOf(around);
  return html`${attribute("lang", language)}${attribute("dir", turns ? directionOf(language) : undefined)}`;
}

/** The page in its other languages, each by its own name. */
export function translations(page: Page, theme: ThemeContext): Html[] {
  return page.alternates
    .filter(({ language }) => language !== page.language)
    .map(
      ({ language, href }) =>
        html`<a href="${theme.siteHref(href)}" rel="alternate"${attribute("hreflang", language)}${languageMarks(language, page.language)}>${languageName(language)}</a>`,
    );
}

// Entries.

/** What an entry is called where it must be called something: its headline, for a note how it begins, else its date. */
export function headline(entry: Entry, language: string): string {
  return entry.title || startOf(entry.summary, 80) || humanDayOf(entry.published, language);
}

/**
 * A date as `<time>`: the day as people read it, for machines as exact as its writer gave it.
 *
 * @param exact show the time of day too where the writer gave one
 * @param name class by which microformats2 know what date it is
 */
export function timeOf(moment: Moment, language: string, exact: boolean, name?: string): Html {
  const shown = exact ? humanOf(moment, language) : humanDayOf(moment, language);
  return html`<time${attribute("class", name)} datetime="${machineOf(moment)}">${shown}</time>`;
}

/**
 * "Updated …" for an entry that was changed after it was published; without times of day only where the day differs.
 */
export function updatedOf(entry: Entry, language: string, exact: boolean, text: Text): Html {
  const { updated, published } = entry;
  if (!updated || updated.instant === published.instant) return NOTHING;
  if (!exact && dayOf(updated) === dayOf(published)) return NOTHING;
  return html`<span>${filled(text.updated, { date: timeOf(updated, language, exact, "dt-updated") })}</span>`;
}

const authorLinks = memo<Author, Html>();

/** An author's name, linked where there is a page. */
export function authorLink(author: Author, theme: ThemeContext, picture: Html = NOTHING): Html {
  const make = () =>
    author.href && !theme.omit.has("author")
      ? html`<a class="p-author h-card" href="${theme.siteHref(author.href)}">${picture}${author.name}</a>`
      : html`<span class="p-author h-card">${picture}${author.name}</span>`;
  return picture === NOTHING ? authorLinks(theme, "", author, make) : make();
}

/** Who wrote an entry: "By A and B"; nothing where nobody is named. */
export function byline(entry: Entry, text: Text, name: (author: Author) => Html): Html {
  const { authors } = entry;
  if (authors.length === 0) return NOTHING;
  const named = listed(authors.map(name), text);
  return html`<span>${filled(formFor(text.by, authors.length, text), { names: named })}</span>`;
}

const lists = new Map<string, Intl.ListFormat>();

/** Names one after the other as the language lists them: "A, B and C". */
export function listed(items: readonly Html[], { language }: Text): Html {
  let format = lists.get(language);
  if (!format) {
    format = new Intl.ListFormat(language);
    lists.set(language, format);
  }
  const parts = format.formatToParts(items.map((_, index) => String(index)));
  return join(
    parts.map(({ type, value }) => (type === "element" ? (items[Number(value)] as Html) : html`${value}`)),
  );
}

/** Says that an entry is shown in a preview only; nothing for one that is published. */
export function previewMark(entry: Entry, text: Text): Html {
  const label = entry.draft ? text.draft : entry.scheduled && text.scheduled;
  return label ? html`<strong class="news-mark">${label}</strong> ` : NOTHING;
}

/** The picture that stands for an entry, if it has one. */
export function leadImage(entry: Entry): Enclosure | undefined {
  return entry.enclosures.find((enclosure) => enclosure.lead && enclosure.kind === "image");
}

/** An `<img>`, which keeps its place while it loads where width and height are known. */
export function picture(image: Enclosure, onCard: boolean, theme: ThemeContext): Html {
  const address = localAddress(image.url, theme);
  if (!address) return NOTHING;
  const size = image.width && image.height ? html` width="${image.width}" height="${image.height}"` : NOTHING;
  // On a card the headline beside it says what it is about: screen readers would announce it twice.
  const alternative = onCard ? "" : (image.title ?? "");
  return html`<img class="u-photo" src="${address}" alt="${alternative}"${size}${attribute("loading", onCard ? "lazy" : undefined)}>`;
}

/** A picture of an author or tag. */
export function portrait(url: string | undefined, name: string, theme: ThemeContext): Html {
  const address = localAddress(url, theme);
  return address ? html`<img class="${name}" src="${address}" alt="">` : NOTHING;
}

// Tags.

const tagLinks = memo<Tag, Html>();

/** A tag as a link to its page, or as text where it has none. */
function tagLink(tag: Tag, theme: ThemeContext): Html {
  return tagLinks(theme, "", tag, () =>
    tag.href && !theme.omit.has("tag")
      ? html`<a class="p-category" href="${theme.siteHref(tag.href)}">${tag.label}</a>`
      : html`<span class="p-category">${tag.label}</span>`,
  );
}

/**
 * Shown tags as a list, with a name for those who listen where what is around it does not say it; nothing where there
 * are none.
 */
export function tagList(tags: readonly Tag[], name: string | undefined, theme: ThemeContext): Html {
  const items = tags.filter((tag) => !tag.hidden).map((tag) => html`<li>${tagLink(tag, theme)}</li>`);
  return items.length === 0
    ? NOTHING
    : html`<ul class="news-tags"${attribute("aria-label", name)}>${join(items, " ")}</ul>\n`;
}

/** A tag and beside it the number of its entries: in a list of tags, where it is nothing's category. */
export function countedTag(tag: Tag, text: Text, theme: ThemeContext): Html {
  const link =
    tag.href && !theme.omit.has("tag")
      ? html`<a href="${theme.siteHref(tag.href)}">${tag.label}</a>`
      : html`<span>${tag.label}</span>`;
  return html`${link} <span class="news-count">${numberIn(tag.entries.length, text)}</span>`;
}
