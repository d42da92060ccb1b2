import type { Addresses } from "./contender.ts";

const numbered = (href: string, number: number) => (number === 1 ? href : `${href}page/${number}/`);

/** Entries at `/posts/`, everything else below `listing`, as the contenders lay out their sites. */
export function addressesBelow(listing: string, tags: string): Addresses {
  return {
    entry: (slug) => `/posts/${slug}/`,
    listing: (number) => numbered(listing, number),
    tagIndex: tags,
    tag: (slug, number) => numbered(`${tags}${slug}/`, number),
    siteFeeds: listing,
    tagFeeds: (slug) => `${tags}${slug}/`,
  };
}
