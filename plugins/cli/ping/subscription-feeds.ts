import type { FileDocument } from "../../feeds/channel.ts";
import { feedHref } from "../../feeds/formats.ts";
import { decoded } from "../check/checked-site.ts";

/** Addresses of feeds that people subscribe to, with the file of each; feeds at the old addresses of a tag are the same feeds. */
export function subscriptionFeeds(
  files: readonly FileDocument[],
  absolute: (href: string) => string,
): { url: string; href: string }[] {
  return files.flatMap(({ kind, channel, format, href }) => {
    if (kind !== "feed" || !channel || !format) return [];
    const own = feedHref(channel, format);
    return decoded(own) === href ? [{ url: absolute(own), href }] : [];
  });
}
