import { readFileSync } from "node:fs";
import { load } from "js-yaml";
import newsroom, { type NewsroomOptions } from "./plugins/newsroom.ts";
import { docPages, indexDocs } from "./tools/docs.ts";

interface Config {
  addDataExtension(endings: string, read: (text: string) => unknown): void;
  addPassthroughCopy(path: string | Record<string, string>): void;
  addPlugin(plugin: unknown, options: unknown): void;
  addTemplate(path: string, text: string, data: unknown): void;
  addWatchTarget(target: string, options: { resetConfig: boolean }): void;
  on(
    event: "eleventy.after",
    run: (built: { directories: { output: string }; outputMode: string }) => unknown,
  ): void;
}

/** The demo site, as an owner would write it. */
export default function (eleventyConfig: Config) {
  eleventyConfig.addDataExtension("yaml", (text) => load(text));
  for (const path of ["robots.txt", "images", "files"]) eleventyConfig.addPassthroughCopy(`src/${path}`);

  for (const path of ["docs/images", "src/docs"])
    eleventyConfig.addPassthroughCopy({ [path]: path.replace("src/", "") });

  eleventyConfig.addPlugin(newsroom, {
    site: load(readFileSync("_data/site.yaml", "utf8")) as NewsroomOptions["site"],
    timeZone: "Asia/Almaty",
    tags: { index: "tree" },
    pages: { layout: "base.njk" },
    feeds: { archive: true, headers: true },
    languages: {
      ru: {
        title: "Степной медицинский обзор",
        description: "Медицина, наука и здоровье в Центральной Азии: сообщения из Алматы.",
      },
      kk: {
        title: "Дала медицина шолуы",
        description: "Орталық Азиядағы медицина, ғылым және денсаулық: Алматыдан хабарлар.",
      },
    },
  } satisfies NewsroomOptions);

  // The documentation: a page for each file in docs/, and a search of them.
  for (const { path, html, data } of docPages("docs")) eleventyConfig.addTemplate(path, html, data);
  eleventyConfig.addWatchTarget("docs", { resetConfig: true });
  eleventyConfig.on("eleventy.after", ({ directories, outputMode }) =>
    outputMode === "fs" ? indexDocs(directories.output) : undefined,
  );

  return { dir: { input: "src", data: "../_data", output: "_site" } };
}
