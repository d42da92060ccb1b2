import { base, escapedFeedHtml, escapeXml, feedHtml } from "./escape.js";

const seconds = (date) => date.toISOString().replace(".000Z", "Z");

const audio = (entry, show) => (entry.audio ? show(escapeXml(entry.audio.url), entry.audio.length) : "");

const rssItem = (entry) => `
    <item>
      <title>${escapeXml(entry.title)}</title>
      <link>${base}${entry.href}</link>
      <description>${escapeXml(entry.summary)}</description>
      <content:encoded>${escapedFeedHtml(entry)}</content:encoded>
      <pubDate>${entry.date.toUTCString()}</pubDate>
      <dc:creator>The Example</dc:creator>${entry.tags.map((tag) => `\n      <category>${escapeXml(tag)}</category>`).join("")}${audio(entry, (url, size) => `\n      <enclosure url="${url}" length="${size}" type="audio/mpeg" />`)}
      <guid>${base}${entry.href}</guid>
    </item>`;

export const rssFeed = ({ title, href, entries }) => `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
  <channel>
    <title>${escapeXml(title)}</title>
    <link>${base}${href}</link>
    <atom:link href="${base}${href}feed.xml" rel="self" type="application/rss+xml" />
    <description>News of the example</description>
    <language>en</language>${entries.map(rssItem).join("")}
  </channel>
</rss>
`;

const atomEntry = (entry) => `
  <entry>
    <title>${escapeXml(entry.title)}</title>
    <link href="${base}${entry.href}" />
    <updated>${seconds(entry.date)}</updated>
    <id>${base}${entry.href}</id>
    <summary>${escapeXml(entry.summary)}</summary>${entry.tags.map((tag) => `\n    <category term="${escapeXml(tag)}" />`).join("")}${audio(entry, (url, size) => `\n    <link rel="enclosure" href="${url}" length="${size}" type="audio/mpeg" />`)}
    <content type="html">${escapedFeedHtml(entry)}</content>
  </entry>`;

export const atomFeed = ({ title, href, entries }) => `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <title>${escapeXml(title)}</title>
  <subtitle>News of the example</subtitle>
  <link href="${base}${href}atom.xml" rel="self" />
  <link href="${base}${href}" />
  <updated>${seconds(entries[0].date)}</updated>
  <id>${base}${href}</id>
  <author>
    <name>The Example</name>
  </author>${entries.map(atomEntry).join("")}
</feed>
`;

export const jsonFeed = ({ title, href, entries }) =>
  JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title,
    language: "en",
    home_page_url: `${base}${href}`,
    feed_url: `${base}${href}feed.json`,
    description: "News of the example",
    authors: [{ name: "The Example" }],
    items: entries.map((entry) => ({
      id: `${base}${entry.href}`,
      url: `${base}${entry.href}`,
      title: entry.title,
      summary: entry.summary,
      content_html: feedHtml(entry),
      tags: entry.tags,
      date_published: seconds(entry.date),
      ...(entry.audio && {
        attachments: [{ url: entry.audio.url, mime_type: "audio/mpeg", size_in_bytes: entry.audio.length }],
      }),
    })),
  });
