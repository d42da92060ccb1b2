import { announce } from "./common-js.ts";
import type { EleventyConfig } from "./eleventy/eleventy-config.ts";
import { register } from "./eleventy/plugin.ts";
import type { NewsroomOptions } from "./options/options.ts";

/**
 * The whole newsroom: entries, tags and feeds.
 *
 * @throws {NewsroomError} for options with mistakes, naming each
 * @example
 * import newsroom from "eleventy-plugin-newsroom";
 *
 * export default function (eleventyConfig) {
 *   eleventyConfig.addPlugin(newsroom, { site: { url: "https://news.example/", title: "The Example" } });
 * }
 */
export default function newsroom(eleventyConfig: unknown, options: NewsroomOptions): void {
  register(eleventyConfig as EleventyConfig, options, ["entries", "tags", "feeds"]);
}

announce(newsroom, "newsroom");

export type { Moment } from "./dates/moment.ts";
export type { Diagnostic as Message } from "./diagnostics/format.ts";
export type { Enclosure } from "./entry/enclosure.ts";
export type { Author, Entry, Tag } from "./entry/entry.ts";
export type { Channel, FeedFormat } from "./feeds/channel.ts";
export type { FeedElements, FeedItem } from "./feeds/feed-item.ts";
export type { NewsroomOptions } from "./options/options.ts";
export type { Edition, Page, PageKind } from "./pages/page.ts";
// The second name is what `require()` gives.
export { newsroom, newsroom as "module.exports" };
