import { escapeXml } from "./escape.js";

const day = (date) => date.toISOString().slice(0, 10);
const tagHref = (tag) => `/news/tags/${tag.replaceAll(" ", "-")}/`;

function page(title, summary, main) {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeXml(title)} – The Example</title>
<meta name="description" content="${escapeXml(summary)}">
<link rel="alternate" type="application/rss+xml" title="The Example" href="/news/feed.xml">
<link rel="alternate" type="application/atom+xml" title="The Example" href="/news/atom.xml">
<link rel="alternate" type="application/feed+json" title="The Example" href="/news/feed.json">
</head>
<body>
<header><a href="/news/">The Example</a> <a href="/news/tags/">Tags</a></header>
<main>
${main}
</main>
<footer>The Example</footer>
</body>
</html>
`;
}

export function entryPage(entry) {
  const tags = entry.tags.map((tag) => `\n<li><a href="${tagHref(tag)}">${escapeXml(tag)}</a></li>`).join("");
  return page(
    entry.title,
    entry.summary,
    `<article>
<h1>${escapeXml(entry.title)}</h1>
<p><time datetime="${entry.date.toISOString()}">${day(entry.date)}</time></p>
${entry.html}
<ul>${tags}
</ul>
</article>`,
  );
}

const listItem = (entry) =>
  `\n<li><a href="${entry.href}">${escapeXml(entry.title)}</a> <time datetime="${entry.date.toISOString()}">${day(entry.date)}</time><p>${escapeXml(entry.summary)}</p></li>`;

export function listPage({ title, entries, number, count, previous, next }) {
  const newer = previous ? `<a href="${previous}" rel="prev">Newer</a> ` : "";
  const older = next ? ` <a href="${next}" rel="next">Older</a>` : "";
  return page(
    title,
    "News of the example",
    `<h1>${escapeXml(title)}</h1>
<ul>${entries.map(listItem).join("")}
</ul>
<nav>${newer}Page ${number} of ${count}${older}</nav>`,
  );
}

export function tagIndexPage(tags) {
  const items = tags.map(
    ([tag, entries]) => `\n<li><a href="${tagHref(tag)}">${escapeXml(tag)}</a> ${entries.length}</li>`,
  );
  return page("Tags", "News of the example", `<h1>Tags</h1>\n<ul>${items.join("")}\n</ul>`);
}
