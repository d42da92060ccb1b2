import { existsSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { NewsroomOptions } from "../../plugins/options/options.ts";
import { builtPackage } from "../places.ts";
import type { Contender, Task } from "./contender.ts";
import { eleventyContender } from "./eleventy.ts";

type Lane = "templates" | "direct";

/** What every site gives, whatever it is measured with. */
function baseOptions(lane: Lane): NewsroomOptions {
  return {
    site: { url: "https://news.example/", title: "The Example", description: "News of the example" },
    entries: { glob: "posts/**/*.md", render: lane },
    future: true,
  };
}

/** Everything off that the others do not make. */
function sameWork(lane: Lane, task: Task): NewsroomOptions {
  return {
    ...baseOptions(lane),
    authors: { pages: false },
    feeds: {
      limit: task.feedSize,
      tags: ["rss", "atom"],
      opml: false,
      style: false,
      authors: false,
      sections: false,
    },
    pages: {
      size: task.pageSize,
      related: 0,
      omit: ["year", "month", "authors", "author", "section", "custom", "subscribe", "redirect"],
    },
    tags: { related: 0 },
    seo: { jsonLd: false, canonical: false, openGraph: false, sitemap: false },
  };
}

/** The same work, with every page in a layout of the site. */
function inSiteLayout(lane: Lane, task: Task): NewsroomOptions {
  const options = sameWork(lane, task);
  return { ...options, pages: { ...options.pages, layout: "site.njk" } };
}

/** As an owner gets it who gives nothing but what has no default: more work than the others do. */
function defaults(lane: Lane, task: Task): NewsroomOptions {
  return { ...baseOptions(lane), feeds: { limit: task.feedSize }, pages: { size: task.pageSize } };
}

function newsroom(
  lane: Lane,
  suffix: string,
  options: (lane: Lane, task: Task) => NewsroomOptions,
): Contender {
  return eleventyContender({
    name: `newsroom-${lane}${suffix}`,
    title: `newsroom${lane === "direct" ? ", fast rendering" : ""}${suffix.replace("-", ", ").replaceAll("-", " ")}`,
    work: "all",
    site: "newsroom",
    dictionary: "src/_data/newsTags.yml",
    prepare(project, task) {
      writeFileSync(join(project, "bench.json"), JSON.stringify({ options: options(lane, task) }));
      mkdirSync(join(project, "node_modules"), { recursive: true });
      symlinkSync(builtPackage(), join(project, "node_modules/eleventy-plugin-newsroom"));
    },
    missing: () =>
      existsSync(join(builtPackage(), "dist/newsroom.js")) ? undefined : "plugins/newsroom.ts is not built",
  });
}

export const newsroomTemplates = newsroom("templates", "", sameWork);
export const newsroomDirect = newsroom("direct", "", sameWork);
export const newsroomTemplatesDefaults = newsroom("templates", "-defaults", defaults);
export const newsroomTemplatesSiteLayout = newsroom("templates", "-site-layout", inSiteLayout);
export const newsroomDirectSiteLayout = newsroom("direct", "-site-layout", inSiteLayout);
export const newsroomDirectDefaults = newsroom("direct", "-defaults", defaults);
