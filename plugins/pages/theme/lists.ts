import { xmlSafe } from "../../content/xml-text.ts";
import { dayOf, monthIn, yearIn } from "../../dates/dates.ts";
import type { Entry, Tag } from "../../entry/entry.ts";
import type { Edition, Page } from "../page.ts";
import { entryCards, entryLines } from "./cards.ts";
import { type Html, html, join, NOTHING, safeAddress } from "./html.ts";
import { memo } from "./memo.ts";
import { feedLinks, pagination } from "./navigation.ts";
import {
  block,
  breadcrumbs,
  countedLinks,
  countedTag,
  pageTitle,
  pair,
  pairLink,
  paragraph,
  portrait,
  prose,
  sectionOf,
  tagList,
  total,
} from "./parts.ts";
import type { ThemeContext } from "./theme-context.ts";

/** What a kind of list has beside its entries. */
interface ListParts {
  /** In place of the title and what is under it. */
  head?: Html;
  /** Under the title. */
  intro?: Html;
  /** In place of the entries as cards. */
  list?: () => Html;
  /** Below the list. */
  after?: Html;
  /** Beside the list, above the feeds. */
  side?: Html;
}

/** A page with a title, entries, links to further pages of them, and feeds: the frame of every list. */
function listBody(page: Page, theme: ThemeContext, parts: ListParts): Html {
  const { intro = NOTHING, after = NOTHING, side = NOTHING } = parts;
  const head =
    parts.head ??
    html`<div class="news-head">
${pageTitle(page, theme)}${block("intro", page, theme, () => intro)}</div>
`;
  return html`${breadcrumbs(page, theme)}<div class="news-list h-feed">
${head}<div class="news-columns">
<div class="news-main">
${block("list", page, theme, parts.list ?? (() => entryCards(page, theme)))}${pagination(page, theme)}${after}</div>
<div class="news-side">
${side}${feedLinks(page, theme)}</div>
</div>
</div>
`;
}

/** All entries of the edition, of a section or of a selection of the owner's. */
export function listingBody(page: Page, theme: ThemeContext): Html {
  const side =
    page.kind === "listing" ? block("archive", page, theme, () => archive(page.edition, theme)) : NOTHING;
  return listBody(page, theme, { intro: introOf(page, theme), side });
}

/** Description and number of entries: of all entries, each year beside the list has its own. */
function introOf(page: Page, theme: ThemeContext): Html {
  return html`${paragraph("news-intro", page.description)}${page.kind !== "listing" && total(page, theme)}`;
}

const archives = memo<Edition, Html>();

/** Sections and years, the same beside every page of the listing. */
function archive(edition: Edition, theme: ThemeContext): Html {
  return archives(theme, edition.language, edition, () => {
    const text = theme.text(edition.language);
    const sections = theme.omit.has("section") ? [] : edition.sections;
    const links = countedLinks(
      sections.map(({ href, name, entries }) => ({ href, text: name, count: entries.length })),
      text,
      theme,
    );
    return html`${sectionOf("news-archive", text.sections, links)}${years(edition, undefined, theme)}`;
  });
}

function years(edition: Edition, current: number | undefined, theme: ThemeContext): Html {
  const text = theme.text(edition.language);
  const made = theme.omit.has("year") ? [] : edition.years;
  const links = countedLinks(
    made.map(({ href, year, entries }) => ({
      href,
      text: yearIn(year, edition.language),
      count: entries.length,
      current: year === current,
    })),
    text,
    theme,
  );
  return sectionOf("news-archive news-years", text.archive, links);
}

/** The entries of a year or of one of its months, one to a line, under their month where it is a year. */
export function yearBody(page: Page, theme: ThemeContext): Html {
  const { edition, language } = page;
  const text = theme.text(language);
  const at = edition.years.findIndex(({ year }) => year === page.year);
  const year = edition.years[at];
  const months = theme.omit.has("month") ? [] : (year?.months ?? []);
  const monthHref = (month: number) => months.find((one) => one.month === month)?.href;
  const list = () =>
    page.kind === "month"
      ? entryLines(page.entries, language, theme, "day")
      : join(
          [...byMonth(page.entries)].map(([month, entries]) => {
            const href = monthHref(month);
            const name = monthIn(month, language);
            return html`<section class="news-month">\n<h2>${href ? html`<a href="${theme.siteHref(href)}">${name}</a>` : name}</h2>\n${entryLines(entries, language, theme, "day")}</section>\n`;
          }),
        );
  const monthLinks = countedLinks(
    months.map(({ href, month, entries }) => ({
      href,
      text: monthIn(month, language),
      count: entries.length,
      current: month === page.month,
    })),
    text,
    theme,
  );
  return listBody(page, theme, {
    intro: introOf(page, theme),
    list,
    side: html`${sectionOf("news-archive", text.months, monthLinks)}${block("archive", page, theme, () => years(edition, page.year, theme))}`,
    after: page.kind === "month" ? NOTHING : otherYears(at, edition, text.archive, theme),
  });
}

function byMonth(entries: readonly Entry[]): Map<number, Entry[]> {
  const months = new Map<number, Entry[]>();
  for (const entry of entries) {
    const month = Number(dayOf(entry.published).slice(5, 7));
    const known = months.get(month);
    if (known) known.push(entry);
    else months.set(month, [entry]);
  }
  return months;
}

function otherYears(at: number, edition: Edition, name: string, theme: ThemeContext): Html {
  if (at < 0) return NOTHING;
  const link = (year: Edition["years"][number] | undefined, rel: "prev" | "next") =>
    year ? pairLink(rel, year.href, undefined, yearIn(year.year, edition.language), theme) : NOTHING;
  return pair(name, link(edition.years[at + 1], "prev"), link(edition.years[at - 1], "next"));
}

/** The entries of a tag, with what the dictionary says of it and the way to tags near by. */
export function tagBody(page: Page, theme: ThemeContext): Html {
  const { tag } = page;
  if (!tag) return NOTHING;
  const text = theme.text(page.language);
  const children = tagList(tag.children, text.narrowerTags, theme);
  const narrower =
    children !== NOTHING &&
    html`<div class="news-narrower"><span aria-hidden="true">${text.narrowerTags}</span> ${children}</div>\n`;
  const intro = html`${portrait(tag.image, "news-portrait", theme)}${page.number === 1 ? prose(tag.description) : NOTHING}${total(page, theme)}${narrower}`;
  const related = tag.related.filter((relation) => !relation.tag.hidden);
  const near =
    related.length === 0
      ? NOTHING
      : html`<ul class="news-tags">${related.map((relation) => html`<li>${countedTag(relation.tag, text, theme)}</li>\n`)}</ul>\n`;
  return listBody(page, theme, {
    intro,
    side: block("related", page, theme, () => sectionOf("news-near", text.relatedTags, near)),
    after: block("neighbours", page, theme, () => neighbourTags(tag, page, theme)),
  });
}

const orders = new WeakMap<Edition, { shown: Tag[]; at: Map<Tag, number> }>();

/** The tags before and after this one in the index. */
function neighbourTags(tag: Tag, page: Page, theme: ThemeContext): Html {
  let order = orders.get(page.edition);
  if (!order) {
    const shown = page.edition.tags.filter((one) => one.href !== "" && !one.hidden);
    order = { shown, at: new Map(shown.map((one, index) => [one, index])) };
    orders.set(page.edition, order);
  }
  const at = order.at.get(tag);
  if (at === undefined) return NOTHING;
  const text = theme.text(page.language);
  const link = (other: Tag | undefined, rel: "prev" | "next", label: string) =>
    other ? pairLink(rel, other.href, label, other.label, theme) : NOTHING;
  return pair(
    text.neighbouringTags,
    link(order.shown[at - 1], "prev", text.previousTag),
    link(order.shown[at + 1], "next", text.nextTag),
  );
}

/** The entries of an author, with picture, bio and addresses: an h-card. */
export function authorBody(page: Page, theme: ThemeContext): Html {
  const { author } = page;
  if (!author) return NOTHING;
  const text = theme.text(page.language);
  const website = safeAddress(author.url);
  const contacts = [
    ...(website ? [html`<li><a class="u-url" rel="me" href="${website}">${text.website}</a></li>`] : []),
    ...author.links.flatMap(({ label, url }) => {
      const address = safeAddress(url);
      return address ? [html`<li><a class="u-url" rel="me" href="${address}">${label}</a></li>`] : [];
    }),
    ...(author.email
      ? [
          html`<li><a class="u-email" href="mailto:${encodeURI(xmlSafe(author.email))}">${text.email}</a></li>`,
        ]
      : []),
  ];
  const head = html`<div class="news-head p-author h-card">
${portrait(author.image, "news-portrait u-photo", theme)}${pageTitle(page, theme)}${block("intro", page, theme, () => html`${page.number === 1 ? prose(author.bio) : NOTHING}${contacts.length > 0 && html`<ul class="news-contacts">${join(contacts, " ")}</ul>\n`}${total(page, theme)}`)}</div>
`;
  return listBody(page, theme, { head });
}
