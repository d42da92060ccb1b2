import { eleventyContender } from "./eleventy.ts";

export const eleventyAlone = eleventyContender({
  name: "eleventy-alone",
  title: "Eleventy alone, entry pages only",
  work: "entries",
  site: "eleventy-alone",
});

/** Eleventy makes collections of the tags, as it does for the contenders that show them. */
export const eleventyAloneTagged = eleventyContender({
  name: "eleventy-alone-tagged",
  title: "Eleventy alone, same tags",
  work: "tagged entries",
  site: "eleventy-alone",
});
