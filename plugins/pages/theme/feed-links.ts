import type { Channel } from "../../feeds/channel.ts";
import { FEED_NAMES, feedHref } from "../../feeds/formats.ts";
import type { Page } from "../page.ts";
import { block } from "./blocks.ts";
import { type Html, html, join, NOTHING } from "./html.ts";
import { noted } from "./noted.ts";
import { placesOf } from "./places.ts";
import type { ThemeContext } from "./theme-context.ts";

const formats = noted<Channel, Html>();

/** A channel's feeds, one link for each format. Whose they are, the words before them say: in each link it would double the page. */
export function formatLinks(channel: Channel, theme: ThemeContext): Html {
  return formats(theme, "", channel, () =>
    join(
      channel.formats.map(
        (format) => html`<a href="${theme.siteHref(feedHref(channel, format))}">${FEED_NAMES[format]}</a>`,
      ),
      " ",
    ),
  );
}

/** The feeds that belong to a page, and the way to all others. An entry's page shows the nearest alone. */
export function feedLinks(page: Page, theme: ThemeContext): Html {
  return block("feeds", page, theme, () => {
    const channels = page.channels.slice(0, page.kind === "entry" ? 1 : 2);
    if (channels.length === 0) return NOTHING;
    const text = theme.text(page.language);
    const { subscribe } = placesOf(page.edition, theme);
    const items = channels.map(
      (channel) =>
        html`<li><span class="news-feed-title">${channel.title}</span> <span class="news-formats">${formatLinks(channel, theme)}</span></li>\n`,
    );
    const more = subscribe
      ? html`<li><a href="${theme.siteHref(subscribe)}">${text.howToSubscribe}</a></li>\n`
      : NOTHING;
    return html`<nav class="news-feeds" aria-label="${text.feeds}">
<ul>
${items}${more}</ul>
</nav>
`;
  });
}
