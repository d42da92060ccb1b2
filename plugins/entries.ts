import { announce } from "./common-js.ts";
import type { EleventyConfig } from "./eleventy/eleventy-config.ts";
import { register } from "./eleventy/plugin.ts";
import type { NewsroomOptions } from "./options/options.ts";

/**
 * Entries alone: their pages, the listing, the archive by year, sections and authors. No tag pages, no feeds.
 *
 * @throws {NewsroomError} for options with mistakes, naming each
 * @example
 * import entries from "eleventy-plugin-newsroom/entries";
 *
 * export default function (eleventyConfig) {
 *   eleventyConfig.addPlugin(entries, { site: { url: "https://news.example/", title: "The Example" } });
 * }
 */
export default function entries(eleventyConfig: unknown, options: NewsroomOptions): void {
  register(eleventyConfig as EleventyConfig, options, ["entries"]);
}

announce(entries, "entries");

// The second name is what `require()` gives.
export { entries, entries as "module.exports" };
