const entities = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

export const escapeXml = (text) => text.replace(/[&<>"]/g, (character) => entities[character]);

export const base = "https://news.example";

/** The HTML of an entry for feeds, and the same escaped for XML: made once, though several feeds carry it. */
export function feedHtml(entry) {
  entry.feedHtml ??= entry.html.replace(/(href|src)="\//g, `$1="${base}/`);
  return entry.feedHtml;
}

export function escapedFeedHtml(entry) {
  entry.escapedFeedHtml ??= escapeXml(feedHtml(entry));
  return entry.escapedFeedHtml;
}
