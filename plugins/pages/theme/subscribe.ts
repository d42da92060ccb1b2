import type { Channel, FeedFormat } from "../../feeds/channel.ts";
import { FORMATS, feedHref } from "../../feeds/formats.ts";
import type { Page } from "../page.ts";
import type { Text } from "../text/text.ts";
import { type Html, html, join, NOTHING } from "./html.ts";
import { formatLinks } from "./navigation.ts";
import { block, breadcrumbs, pageTitle, paragraph, sectionOf } from "./parts.ts";
import type { ThemeContext } from "./theme-context.ts";

const KINDS = ["site", "custom", "section", "tag", "author"] as const;

const HEADINGS = {
  site: "everything",
  custom: "selections",
  section: "bySection",
  tag: "byTag",
  author: "byAuthor",
} as const;

/** What a feed is, how to subscribe, and every feed of the edition. */
export function subscribeBody(page: Page, theme: ThemeContext): Html {
  const text = theme.text(page.language);
  const { channels } = page.edition;
  const formats = [...new Set(channels.flatMap((channel) => channel.formats))];
  const steps = sectionOf(
    "news-help",
    text.howToSubscribe,
    html`<ol>
${[text.subscribeStep1, text.subscribeStep2, text.subscribeStep3].map((step) => html`<li>${step}</li>\n`)}</ol>
`,
  );
  const notes = sectionOf(
    "news-help",
    text.formats,
    html`<dl>
${formats.map((format) => aboutFormat(format, text))}</dl>
`,
  );
  const [whole, ...others] = KINDS.map((kind) => group(kind, channels, page, theme));
  return html`${breadcrumbs(page, theme)}<div class="news-subscribe">
<div class="news-head">
${pageTitle(page, theme)}${block("intro", page, theme, () => paragraph("news-intro", text.whatIsAFeed))}</div>
${block("list", page, theme, () => html`${whole}<div class="news-helps">\n${steps}${formats.length > 1 && notes}</div>\n${others}${opml(page, theme)}`)}</div>
`;
}

function group(kind: Channel["kind"], channels: readonly Channel[], page: Page, theme: ThemeContext): Html {
  const some = channels.filter((channel) => channel.kind === kind);
  if (some.length === 0) return NOTHING;
  const text = theme.text(page.language);
  const items = some.map((channel) =>
    kind === "site" || kind === "custom" ? whole(channel, page, theme) : line(channel, page, theme),
  );
  return sectionOf(
    `news-channels news-channels-${kind}${kind === "site" || kind === "custom" ? "" : " news-lists"}`,
    text[HEADINGS[kind]],
    html`<ul>\n${join(items)}</ul>\n`,
  );
}

/** A channel with what it carries and its address written out, to be copied. */
function whole(channel: Channel, page: Page, theme: ThemeContext): Html {
  const [format] = channel.formats;
  const address = format
    ? html`<p class="news-address">${theme.text(page.language).address} <code>${theme.absolute(feedHref(channel, format))}</code></p>\n`
    : NOTHING;
  return html`<li><a href="${theme.siteHref(channel.href)}">${channel.title}</a>
<p>${channel.description}</p>
${address}<span class="news-formats">${formatLinks(channel, theme)}</span></li>
`;
}

/** A channel on one line; under the heading of its group its own name says enough. */
function line(channel: Channel, { edition }: Page, theme: ThemeContext): Html {
  const section = edition.sections.find(({ href }) => href === channel.base);
  const name = channel.tag?.label ?? channel.author?.name ?? section?.name ?? channel.title;
  return html`<li><a href="${theme.siteHref(channel.href)}">${name}</a> <span>${formatLinks(channel, theme)}</span></li>\n`;
}

function opml(page: Page, theme: ThemeContext): Html {
  if (!theme.opmlHref) return NOTHING;
  const text = theme.text(page.language);
  return sectionOf(
    "news-opml",
    text.allFeeds,
    html`<p><a href="${theme.siteHref(theme.opmlHref)}">${text.opml}</a></p>\n<p>${text.aboutOpml}</p>\n`,
  );
}

/** What people see where the browser does not follow `<meta http-equiv="refresh">` by itself. */
export function redirectBody(page: Page, theme: ThemeContext): Html {
  const text = theme.text(page.language);
  const target = theme.siteHref(page.target ?? page.edition.path);
  return html`<h1>${text.moved}</h1>\n<p>${text.movedTo} <a href="${target}">${page.title}</a></p>\n`;
}

function aboutFormat(format: FeedFormat, text: Text): Html {
  const { name, about } = FORMATS[format];
  return about === undefined ? NOTHING : html`<div><dt>${name}</dt> <dd>${text[about]}</dd></div>\n`;
}
