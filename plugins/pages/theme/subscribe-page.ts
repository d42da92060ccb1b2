import type { Channel } from "../../feeds/channel.ts";
import { FEED_NAMES, feedHref } from "../../feeds/formats.ts";
import type { Page } from "../page.ts";
import { block } from "./blocks.ts";
import { breadcrumbs } from "./breadcrumbs.ts";
import { formatLinks } from "./feed-links.ts";
import { type Html, html, join, NOTHING } from "./html.ts";
import { pageTitle, paragraph, sectionOf } from "./parts.ts";
import type { ThemeContext } from "./theme-context.ts";

const KINDS = ["site", "custom", "section", "tag", "author"] as const;

/** What a feed is, how to subscribe, and every feed of the edition. */
export function subscribeBody(page: Page, theme: ThemeContext): Html {
  const text = theme.text(page.language);
  const { channels } = page.edition;
  const formats = [...new Set(channels.flatMap((channel) => channel.formats))];
  const steps = html`<section class="news-help">
<h2>${text.howToSubscribe}</h2>
<ol>
${text.howToSteps.map((step) => html`<li>${step}</li>\n`)}</ol>
</section>
`;
  const notes = html`<section class="news-help">
<h2>${text.formats}</h2>
<dl>
${formats.map((format) => html`<div><dt>${FEED_NAMES[format]}</dt> <dd>${text.formatNotes[format]}</dd></div>\n`)}</dl>
</section>
`;
  return html`${breadcrumbs(page, theme)}<div class="news-subscribe">
<header>
${pageTitle(page, theme)}${block("intro", page, theme, () => html`${paragraph("news-intro", text.whatIsAFeed)}${steps}`)}</header>
${block("list", page, theme, () => html`${KINDS.map((kind) => group(kind, channels, page, theme))}${opml(page, theme)}`)}${formats.length > 1 && notes}</div>
`;
}

function group(kind: Channel["kind"], channels: readonly Channel[], page: Page, theme: ThemeContext): Html {
  const some = channels.filter((channel) => channel.kind === kind);
  if (some.length === 0) return NOTHING;
  const text = theme.text(page.language);
  const items = some.map((channel) =>
    kind === "site" || kind === "custom" ? whole(channel, page, theme) : line(channel, theme),
  );
  return sectionOf(
    `news-channels news-channels-${kind}`,
    text.groups[kind],
    html`<ul>\n${join(items)}</ul>\n`,
  );
}

/** A channel with what it carries and its address written out, to be copied. */
function whole(channel: Channel, page: Page, theme: ThemeContext): Html {
  const [format] = channel.formats;
  const address = format
    ? html`<p class="news-address">${theme.text(page.language).address}: <code>${theme.absolute(feedHref(channel, format))}</code></p>\n`
    : NOTHING;
  return html`<li><a href="${theme.siteHref(channel.href)}">${channel.title}</a>
<p>${channel.description}</p>
${address}<span class="news-formats">${formatLinks(channel, theme)}</span></li>
`;
}

/** A channel on one line; under the heading of its group its own name says enough. */
function line(channel: Channel, theme: ThemeContext): Html {
  const name = channel.tag?.label ?? channel.author?.name ?? channel.title;
  return html`<li><a href="${theme.siteHref(channel.href)}">${name}</a> <span class="news-formats">${formatLinks(channel, theme)}</span></li>\n`;
}

function opml(page: Page, theme: ThemeContext): Html {
  if (!theme.opmlHref) return NOTHING;
  const text = theme.text(page.language);
  return sectionOf(
    "news-channels",
    text.allFeeds,
    html`<p><a href="${theme.siteHref(theme.opmlHref)}">${text.opml}</a></p>\n<p>${text.opmlNote}</p>\n`,
  );
}
