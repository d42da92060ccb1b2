import { startOf } from "../content/text-cut.ts";
import type { Moment } from "../dates/moment.ts";
import type { FeedContext } from "./feed-context.ts";
import type { FeedItem } from "./feed-item.ts";
import { lineOf } from "./feed-text.ts";

/** The moment a feed changed last: the latest among its items, never the moment of the build. */
export function latestOf(items: readonly FeedItem[]): Moment | undefined {
  let latest: Moment | undefined;
  for (const { published, updated } of items) {
    const moment = updated && updated.instant > published.instant ? updated : published;
    if (!latest || moment.instant > latest.instant) latest = moment;
  }
  return latest;
}

/** Address of the style sheet on whatever host serves the feed, so that a preview on localhost is styled, too. */
export function stylesheetAddress(context: FeedContext): string {
  return new URL(context.absolute(context.stylesheetHref)).pathname.replaceAll("&", "&amp;");
}

/**
 * Headline of an item in formats that demand one: its own, else the beginning of its text, cut at a word,
 * else its address.
 */
export function headlineOf(item: FeedItem): string {
  const title = lineOf(item.title);
  if (title) return title;
  return beginningOf(item.summary) || item.url;
}

/** What stands for the headline of a note: the beginning of its summary, cut at a word. */
export function beginningOf(summary: string): string {
  return startOf(lineOf(summary), 80);
}
