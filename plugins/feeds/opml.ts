import { textFor } from "../pages/text/text.ts";
import type { Channel, FeedFormat } from "./channel.ts";
import type { FeedContext } from "./feed-context.ts";
import { attributeOfText, lineOf, xmlOfAddress, xmlOfText } from "./feed-text.ts";
import { FORMAT_NAMES, FORMATS, feedHref } from "./formats.ts";

/**
 * OPML 2.0 with every feed of the site, so that a feed reader subscribes to all at once: the whole site first, then a
 * folder for each kind of channel. A channel is listed once, with the format most readers take. Without a date, so
 * that the file changes only with the list.
 *
 * @see https://opml.org/spec2.opml
 */
export function writeOpml(
  channels: readonly Channel[],
  context: FeedContext,
  text = textFor(context.site.language),
): string {
  const { site } = context;
  const listed = channels.filter((channel) => subscriptionFormat(channel));
  const whole = listed
    .filter(({ kind }) => kind === "site")
    .map((channel) => outline(channel, context, "    "));
  const names = {
    section: text.sections,
    tag: text.tags,
    author: text.authors,
    custom: text.feeds,
  };
  const folders = KINDS.flatMap((kind) =>
    folder(
      names[kind],
      listed.filter((channel) => channel.kind === kind),
      context,
    ),
  );
  const owner = site.author;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<opml version="2.0">',
    "  <head>",
    `    <title>${xmlOfText(site.title)}</title>`,
    ...(owner && lineOf(owner.name) ? [`    <ownerName>${xmlOfText(owner.name)}</ownerName>`] : []),
    ...(owner?.email ? [`    <ownerEmail>${xmlOfText(owner.email)}</ownerEmail>`] : []),
    "  </head>",
    "  <body>",
    ...whole,
    ...folders,
    "  </body>",
    "</opml>",
    "",
  ].join("\n");
}

/** Kinds of channels that have a folder, in its order. A folder has `text` alone: with more, it would need a `type`. */
const KINDS = ["section", "tag", "author", "custom"] as const;

function folder(text: string, channels: readonly Channel[], context: FeedContext): string[] {
  if (!channels.length) return [];
  const name = attributeOfText(text);
  return [
    `    <outline text="${name}">`,
    ...channels.map((channel) => outline(channel, context, "      ")),
    "    </outline>",
  ];
}

function outline(channel: Channel, context: FeedContext, indent: string): string {
  const format = subscriptionFormat(channel);
  const title = attributeOfText(channel.title) || attributeOfText(context.site.title);
  const description = attributeOfText(channel.description);
  const attributes = [
    'type="rss"',
    ...(format && FORMATS[format].opmlVersion ? [`version="${FORMATS[format].opmlVersion}"`] : []),
    `text="${title}"`,
    `title="${title}"`,
    ...(description ? [`description="${description}"`] : []),
    `xmlUrl="${format ? xmlOfAddress(context.absolute(feedHref(channel, format))) : ""}"`,
    `htmlUrl="${xmlOfAddress(channel.url)}"`,
    `language="${attributeOfText(channel.language)}"`,
  ];
  return `${indent}<outline ${attributes.join(" ")}/>`;
}

/** `type="rss"` stands for any feed in XML; readers that import OPML do not take JSON. */
function subscriptionFormat({ formats }: Channel): FeedFormat | undefined {
  return FORMAT_NAMES.find((format) => FORMATS[format].isXml && formats.includes(format));
}
