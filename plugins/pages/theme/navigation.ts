import type { Channel } from "../../feeds/channel.ts";
import { FORMATS, feedHref } from "../../feeds/formats.ts";
import { itemAt } from "../../values/lookups.ts";
import type { Edition, Page, PageKind } from "../page.ts";
import { fill, numberIn } from "../text/text.ts";
import { type Html, html, join, NOTHING } from "./html.ts";
import { memo } from "./memo.ts";
import { block, navigation, sectionOf } from "./parts.ts";
import type { ThemeContext } from "./theme-context.ts";

/** Root-relative addresses of an edition's pages that others link to; undefined for those that are not made. */
export interface Places {
  listing: string | undefined;
  tags: string | undefined;
  authors: string | undefined;
  subscribe: string | undefined;
}

const places = memo<Edition, Places>();

/** Where the indexes of an edition are. */
export function placesOf(edition: Edition, theme: ThemeContext): Places {
  return places(theme, "", edition, () => {
    const { path } = edition;
    const made = (kind: PageKind, any: boolean, folder: string) =>
      any && !theme.omit.has(kind) ? `${path}${folder}` : undefined;
    return {
      listing: made("listing", true, ""),
      tags: made("tags", edition.tags.length > 0, "tags/"),
      authors: made(
        "authors",
        edition.authors.some((author) => author.href),
        "authors/",
      ),
      subscribe: made("subscribe", edition.channels.length > 0, "subscribe/"),
    };
  });
}

/** Links to the pages before and after, to the first, the last and those near by. */
export function pagination(page: Page, theme: ThemeContext): Html {
  return block("pagination", page, theme, () => {
    if (page.pages < 2) return NOTHING;
    const text = theme.text(page.language);
    const step = (href: string | undefined, rel: "prev" | "next", label: string) =>
      href ? html`<li><a rel="${rel}" href="${theme.siteHref(href)}">${label}</a></li>\n` : NOTHING;
    const numbers = nearPages(page.number, page.pages).map((number) => {
      if (number === undefined) return html`<li><span class="news-gap">…</span></li>\n`;
      const shown = numberIn(number, text);
      const current = number === page.number && html` aria-current="page"`;
      return html`<li><a href="${theme.siteHref(itemAt(page.hrefs, number - 1))}" aria-label="${fill(text.page, { number: shown })}"${current}>${shown}</a></li>\n`;
    });
    return navigation(
      "news-pagination",
      text.pagination,
      html`
<ul>
${step(page.previousHref, "prev", text.newer)}${join(numbers)}${step(page.nextHref, "next", text.older)}</ul>
`,
    );
  });
}

/**
 * First and last page and those beside the current one; `undefined` stands for a gap.
 *
 * @example nearPages(6, 20) // [1, undefined, 5, 6, 7, undefined, 20]
 */
export function nearPages(current: number, last: number): (number | undefined)[] {
  const wanted = [1, current - 1, current, current + 1, last].filter(
    (number) => number >= 1 && number <= last,
  );
  const near: (number | undefined)[] = [];
  let before = 0;
  for (const number of wanted) {
    if (number <= before) continue;
    // A gap of a single page is that page.
    if (number === before + 2) near.push(before + 1);
    else if (number > before + 2) near.push(undefined);
    near.push(number);
    before = number;
  }
  return near;
}

const formats = memo<Channel, Html>();

/**
 * A channel's feeds, one link for each format. The heading before them names the channel: in each link it would
 * double the page.
 */
export function formatLinks(channel: Channel, theme: ThemeContext): Html {
  return formats(theme, "", channel, () =>
    join(
      channel.formats.map(
        (format) => html`<a href="${theme.siteHref(feedHref(channel, format))}">${FORMATS[format].name}</a>`,
      ),
      " ",
    ),
  );
}

/** The nearest feed of a page in its formats, and the way to all others. */
export function feedLinks(page: Page, theme: ThemeContext): Html {
  return block("feeds", page, theme, () => {
    const [channel] = page.channels;
    if (!channel) return NOTHING;
    const text = theme.text(page.language);
    const { subscribe } = placesOf(page.edition, theme);
    const more =
      subscribe && html`<li><a href="${theme.siteHref(subscribe)}">${text.howToSubscribe}</a></li>\n`;
    return sectionOf(
      "news-feeds",
      text.feeds,
      html`<ul>\n<li><span>${channel.title}</span> <span class="news-formats">${formatLinks(channel, theme)}</span></li>\n${more}</ul>\n`,
    );
  });
}
