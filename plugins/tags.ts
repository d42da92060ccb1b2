import { announce } from "./common-js.ts";
import type { EleventyConfig } from "./eleventy/eleventy-config.ts";
import { register } from "./eleventy/plugin.ts";
import type { NewsroomOptions } from "./options/options.ts";

/**
 * Tags alone: the tag index and a page for each tag, of the entries that the site has. No listing, no feeds.
 *
 * @throws {NewsroomError} for options with mistakes, naming each
 * @example
 * import tags from "eleventy-plugin-newsroom/tags";
 *
 * export default function (eleventyConfig) {
 *   eleventyConfig.addPlugin(tags, { site: { url: "https://news.example/", title: "The Example" } });
 * }
 */
export default function tags(eleventyConfig: unknown, options: NewsroomOptions): void {
  register(eleventyConfig as EleventyConfig, options, ["tags"]);
}

announce(tags, "tags");

// The second name is what `require()` gives.
export { tags, tags as "module.exports" };
