import { type Text, textFor } from "../../pages/text/text.ts";
import { entryFile } from "../new/entry-file.ts";
import type { DescribedSite } from "./described-site.ts";

/** What a new site is made from: guesses, each of which the configuration lets an owner change. */
export interface NewSite {
  /** Name of the folder: a title is made of it. */
  folderName: string;
  /** IANA zone of the machine. */
  timeZone: string;
  /** BCP 47 language tag of the machine. */
  language: string;
  /** The day and time of the first entry in that zone, `YYYY-MM-DD HH:MM`. */
  today: string;
  /** The day before. */
  yesterday: string;
  /** What npm takes for the version of this package: a range, or `file:` and a path. */
  version: string;
  /** `eleventy.config.mjs` beside a package.json that is there and says nothing of modules. */
  configName: string;
}

/** The files of a new site by their path below its folder, in the order they are told of. */
export function siteFiles(site: NewSite): Map<string, string> {
  const title = titleOf(site.folderName);
  const text = textFor(site.language);
  return new Map([
    ["package.json", packageJson(site)],
    [site.configName, configFile(title, site)],
    ["src/index.njk", homePage(text)],
    ["src/404.njk", notFoundPage(text)],
    ["src/_includes/base.njk", baseLayout(text)],
    ["src/favicon.svg", favicon(title)],
    ["src/robots.njk", ROBOTS],
    ["src/news/we-are-online.md", firstEntry(site)],
    [`src/news/${site.yesterday.slice(0, 10)}-a-note-from-the-desk.txt`, plainTextEntry(site)],
    ["src/_data/newsTags.yaml", TAGS],
    [".gitignore", "node_modules/\n_site/\n.newsroom/\n"],
  ]);
}

/** `my-town_news` → `My town news`. */
function titleOf(folderName: string): string {
  const words = folderName.replace(/[-_.\s]+/g, " ").trim();
  const first = words.charAt(0);
  return words === "" ? "News" : first.toUpperCase() + words.slice(first.length);
}

/** A name that npm takes: `My News!` → `my-news`. */
function packageName(folderName: string): string {
  const name = folderName
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  // A package named like one of its dependencies cannot be installed.
  return name === "" || name === "eleventy-plugin-newsroom" ? "news-site" : name;
}

function packageJson({ folderName, version }: NewSite): string {
  const content = {
    name: packageName(folderName),
    private: true,
    type: "module",
    scripts: {
      start: "eleventy --serve",
      build: "eleventy",
      check: "npm run build && newsroom check",
    },
    dependencies: {
      "@11ty/eleventy": "^3.1.0",
      "eleventy-plugin-newsroom": version,
    },
  };
  return `${JSON.stringify(content, undefined, 2)}\n`;
}

function configFile(title: string, { timeZone, language }: NewSite): string {
  return `import newsroom from "eleventy-plugin-newsroom";

const site = {
  // The address your site will have. Feeds need it: change it before you publish.
  url: "https://example.org/",
  title: ${JSON.stringify(title)},
  // One sentence about your site, for its home page and for search engines.
  description: "",
  // Taken from this machine: the language you write in.
  language: ${JSON.stringify(language)},
};

export default function (eleventyConfig) {
  eleventyConfig.addPlugin(newsroom, {
    site,
    // Taken from this machine: the time zone of your dates.
    timeZone: ${JSON.stringify(timeZone)},
    // One layout for the whole site.
    pages: { layout: "base.njk" },
  });
  eleventyConfig.addGlobalData("site", site);
  eleventyConfig.addPassthroughCopy("src/favicon.svg");
  // Without this, Eleventy prints the name of every file it writes.
  eleventyConfig.setQuietMode(true);
}

export const config = {
  dir: { input: "src", output: "_site" },
};
`;
}

/** The lines an owner of a site adds to a configuration of their own. */
export function linesToAdd(
  { folderName, timeZone, language }: Pick<NewSite, "folderName" | "timeZone" | "language">,
  described: DescribedSite,
): string {
  const site = {
    url: described.url ?? "https://example.org/",
    title: described.title ?? titleOf(folderName),
    description: described.description,
    language: described.language ?? language,
  };
  const fields = Object.entries(site).flatMap(([name, value]) =>
    value === undefined ? [] : [`    ${name}: ${JSON.stringify(value)},\n`],
  );
  return `import newsroom from "eleventy-plugin-newsroom";

eleventyConfig.addPlugin(newsroom, {
  site: {
${fields.join("")}  },
  timeZone: ${JSON.stringify(timeZone)},
});`;
}

/** The classes are those of the plugin's style sheet, so that home, news and 404 look like one site. */
function homePage(text: Text): string {
  return `---
layout: base.njk
---
<div class="news-list news-front">
  <div class="news-head">
    <h1{% if site.description %} class="news-hidden"{% endif %}>{{ site.title }}</h1>
    <p class="news-intro">{{ site.description }}</p>
  </div>
  <h2><a href="{{ '/news/' | url }}">${text.news}</a></h2>
  {{ collections.news.slice(0, 10) | newsCards | safe }}
</div>
`;
}

function notFoundPage(text: Text): string {
  return `---
layout: base.njk
title: ${JSON.stringify(text.notFound)}
permalink: /404.html
eleventyExcludeFromCollections: true
---
<div class="news-page">
  <h1>{{ title }}</h1>
  <p>${text.notFoundHelp}</p>
  <p><a href="{{ '/news/' | url }}">${text.news}</a> · <a href="{{ '/news/tags/' | url }}">${text.tags}</a></p>
</div>
`;
}

function baseLayout(text: Text): string {
  return `<!doctype html>
<html lang="{{ lang or site.language }}" class="news-document">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>{% if title %}{{ title }} · {% endif %}{{ site.title }}</title>
    <link rel="icon" href="{{ '/favicon.svg' | url }}" type="image/svg+xml">
    <link rel="stylesheet" href="{{ '/news/newsroom.css' | url }}">
    {% if not newsroomPage %}{{ "" | newsFeedLinks | safe }}{% endif %}
    <style>
      /* Fonts, colours and widths: the documentation of the plugin lists them. */
      :root { --news-accent: #0a5a70; }
      @media (prefers-color-scheme: dark) { :root { --news-accent: #86c8d6; } }
    </style>
  </head>
  <body class="newsroom">
    <a class="news-skip" href="#main">${text.skip}</a>
    <header class="news-header">
      <a class="news-site" href="{{ '/' | url }}">{{ site.title }}</a>
      <nav aria-label="${text.navigation}">
        <ul>
          <li><a href="{{ '/news/' | url }}">${text.news}</a></li>
          <li><a href="{{ '/news/tags/' | url }}">${text.tags}</a></li>
          <li><a href="{{ '/news/subscribe/' | url }}">${text.subscribe}</a></li>
        </ul>
      </nav>
    </header>
    <main id="main" tabindex="-1">
{{ content | safe }}
    </main>
    <footer class="news-footer">
      <p>{{ site.title }}</p>
    </footer>
  </body>
</html>
`;
}

/** The initial of the title on a round ground. */
function favicon(title: string): string {
  const initial = String.fromCodePoint(title.codePointAt(0) ?? 0x4e).replace(/[&<>]/g, "N");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">
<circle cx="32" cy="32" r="32" fill="#0a5a70"/>
<text x="32" y="44" font-family="Georgia, serif" font-size="36" font-weight="700" text-anchor="middle" fill="#fff">${initial}</text>
</svg>
`;
}

const ROBOTS = `---
permalink: /robots.txt
eleventyExcludeFromCollections: true
---
User-agent: *
Allow: /
Sitemap: {{ site.url | replace(r/\\/$/, "") }}{{ "/news/sitemap.xml" | url }}
`;

function firstEntry({ today }: NewSite): string {
  return entryFile(
    {
      title: "We are online",
      date: today,
      tags: ["Announcements"],
      summary: "News now has its own pages, tags and feeds.",
    },
    `This is an entry in **Markdown** with front matter. Edit it, or write the next one:

\`\`\`sh
npx newsroom new "The next headline" --tags Announcements
\`\`\`

It has its own page, and appears on its tag's page and in the feeds.
`,
  );
}

function plainTextEntry({ yesterday }: NewSite): string {
  return `date ${yesterday.slice(0, 10)} A note from the desk
tags Announcements

An entry can also be plain text: a line with the date and the headline, lines such as “tags” directly below it, then paragraphs separated by blank lines.

Nothing in it is read as markup: 2 < 3, and *this* keeps its asterisks. The text mentions a feed reader, so the dictionary in src/_data/newsTags.yaml gives it the tag Feeds.
`;
}

const TAGS = `# The tags of your news: how each tag is shown, and which words give an entry the tag.
Announcements:
  description: What is new here.

Feeds:
  description: "How to follow us: a feed reader shows new entries as they are published."
  aliases: [RSS]
  match: [feed reader, feed readers]
`;
