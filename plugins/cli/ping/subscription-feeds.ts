import { feedHref } from "../../feeds/formats.ts";
import type { FileOutput } from "../../outputs/output.ts";

/** Addresses of feeds that people subscribe to, with the file of each; feeds at the old addresses of a tag are the same feeds. */
export function subscriptionFeeds(
  files: readonly FileOutput[],
  absolute: (href: string) => string,
): { url: string; href: string }[] {
  return files.flatMap(({ kind, channel, format, href }) => {
    if (kind !== "feed" || !channel || !format) return [];
    return feedHref(channel, format) === href ? [{ url: absolute(href), href }] : [];
  });
}
