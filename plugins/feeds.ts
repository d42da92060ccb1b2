import { announce } from "./common-js.ts";
import type { EleventyConfig } from "./eleventy/eleventy-config.ts";
import { register } from "./eleventy/plugin.ts";
import type { NewsroomOptions } from "./options/options.ts";

/**
 * Feeds alone: RSS, Atom and JSON Feed of the entries that the site has, their list and the page to subscribe. No
 * other pages.
 *
 * @throws {NewsroomError} for options with mistakes, naming each
 * @example
 * import feeds from "eleventy-plugin-newsroom/feeds";
 *
 * export default function (eleventyConfig) {
 *   eleventyConfig.addPlugin(feeds, { site: { url: "https://news.example/", title: "The Example" } });
 * }
 */
export default function feeds(eleventyConfig: unknown, options: NewsroomOptions): void {
  register(eleventyConfig as EleventyConfig, options, ["feeds"]);
}

announce(feeds, "feeds");

// The second name is what `require()` gives.
export { feeds, feeds as "module.exports" };
