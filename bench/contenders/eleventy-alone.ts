import { eleventyContender } from "./eleventy.ts";

export const eleventyAlone = eleventyContender({
  name: "eleventy-alone",
  title: "Eleventy alone, entry pages only",
  work: "entries",
  site: "eleventy-alone",
});
