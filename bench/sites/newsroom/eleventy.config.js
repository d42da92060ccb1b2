import { readFileSync } from "node:fs";
import newsroom from "eleventy-plugin-newsroom";

const { options } = JSON.parse(readFileSync(new URL("bench.json", import.meta.url), "utf8"));

export default function (eleventyConfig) {
  eleventyConfig.addPlugin(newsroom, options);
  return { dir: { input: "src", output: "_site" } };
}
