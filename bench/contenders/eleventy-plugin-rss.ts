import { eleventyContender } from "./eleventy.ts";

export const eleventyPluginRss = eleventyContender({
  name: "eleventy-plugin-rss",
  title: "Eleventy + plugin-rss, tag pages and tag feeds by hand",
  work: "all",
  site: "eleventy-plugin-rss",
});
