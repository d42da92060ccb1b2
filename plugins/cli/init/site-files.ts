import { entryFile } from "../new/entry-file.ts";

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
  /** Version of this package, for the dependency. */
  version: string;
  /** `eleventy.config.mjs` beside a package.json that is there and says nothing of modules. */
  configName: string;
}

/** The files of a new site by their path below its folder, in the order they are told of. */
export function siteFiles(site: NewSite): Map<string, string> {
  const title = titleOf(site.folderName);
  return new Map([
    ["package.json", packageJson(site)],
    [site.configName, configFile(title, site)],
    ["src/index.njk", homePage(title)],
    ["src/_includes/base.njk", baseLayout(site)],
    ["src/news/we-are-online.md", firstEntry(site)],
    [`src/news/${site.yesterday.slice(0, 10)}-a-note-from-the-desk.txt`, wireEntry(site)],
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
      "eleventy-plugin-newsroom": `^${version}`,
    },
  };
  return `${JSON.stringify(content, undefined, 2)}\n`;
}

function configFile(title: string, { timeZone, language }: NewSite): string {
  return `import newsroom from "eleventy-plugin-newsroom";

export default function (eleventyConfig) {
  eleventyConfig.addPlugin(newsroom, {
    site: {
      // The address your site will have. Feeds need it: change it before you publish.
      url: "https://example.org/",
      title: ${JSON.stringify(title)},
      // Taken from this machine: the language you write in.
      language: ${JSON.stringify(language)},
    },
    // Taken from this machine: the zone in which a day of yours begins and ends.
    timeZone: ${JSON.stringify(timeZone)},
  });
}

export const config = {
  dir: { input: "src", output: "_site" },
};
`;
}

/** The lines an owner of a site adds to a configuration of their own. */
export function linesToAdd({
  folderName,
  timeZone,
  language,
}: Pick<NewSite, "folderName" | "timeZone" | "language">): string {
  return `import newsroom from "eleventy-plugin-newsroom";

eleventyConfig.addPlugin(newsroom, {
  site: { url: "https://example.org/", title: ${JSON.stringify(titleOf(folderName))}, language: ${JSON.stringify(language)} },
  timeZone: ${JSON.stringify(timeZone)},
});`;
}

function homePage(title: string): string {
  return `---
layout: base.njk
title: ${JSON.stringify(title)}
---
<h1>{{ title }}</h1>

<ol class="entries">
{%- for entry in collections.news.slice(0, 5) %}
  <li><a href="{{ entry.href | url }}">{{ entry.title }}</a> <small>{{ entry | newsDate }}</small></li>
{%- endfor %}
</ol>

<p>
  <a href="{{ '/news/' | url }}">All news</a> ·
  <a href="{{ '/news/tags/' | url }}">Tags</a> ·
  <a href="{{ '/news/subscribe/' | url }}">Feeds</a>
</p>
`;
}

function baseLayout({ language }: NewSite): string {
  return `<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>{{ title }}</title>
    {{ "" | newsFeedLinks | safe }}
    <style>
      :root { color-scheme: light dark; }
      body { max-width: 40rem; margin: 0 auto; padding: 2rem 1.25rem; font: 1.125rem/1.6 Georgia, serif; }
      a { color: inherit; text-underline-offset: 0.2em; }
      h1 { line-height: 1.2; }
      .entries { list-style: none; padding: 0; }
      .entries li { margin-block: 0.75rem; }
      .entries a { font-weight: bold; }
      small { display: block; opacity: 0.75; }
    </style>
  </head>
  <body>
    <main>{{ content | safe }}</main>
  </body>
</html>
`;
}

function firstEntry({ today }: NewSite): string {
  return entryFile(
    {
      title: "We are online",
      date: today,
      tags: ["Announcements"],
      summary: "Our news now have pages, tags and feeds.",
    },
    `This is an entry in **Markdown** with front matter. Edit it, or write the next one:

    npx newsroom new "The next headline" --tags Announcements

Readers find it on this page, on the page of its tag, and in the feeds of both.
`,
  );
}

function wireEntry({ yesterday }: NewSite): string {
  return `date ${yesterday.slice(0, 10)} A note from the desk
tags Announcements

An entry can be plain text as well: a line with the date and the headline, further lines such as "tags" directly below, then paragraphs with blank lines between them.

Nothing in it is read as markup: 2 < 3, and *this* keeps its stars. The text mentions a feed reader, so the dictionary in src/_data/newsTags.yaml gives it the tag Feeds.
`;
}

const TAGS = `# The tags of the newsroom: how each is shown, and which words in an entry give it by themselves.
Announcements:
  description: What is new here.

Feeds:
  description: "How to follow us: a feed reader shows new entries as they come."
  aliases: [RSS]
  match: [feed reader, feed readers]
`;
