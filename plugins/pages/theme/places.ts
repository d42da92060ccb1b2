import type { Edition } from "../page.ts";
import type { ThemeContext } from "./theme-context.ts";

/** Root-relative addresses of an edition's pages that others link to; undefined for those that are not made. */
export interface Places {
  listing: string | undefined;
  tags: string | undefined;
  authors: string | undefined;
  subscribe: string | undefined;
}

const known = new WeakMap<Edition, Places>();

/** Where the indexes of an edition are. */
export function placesOf(edition: Edition, theme: ThemeContext): Places {
  let places = known.get(edition);
  if (!places) {
    const { path } = edition;
    places = {
      listing: theme.omit.has("listing") ? undefined : path,
      tags: theme.omit.has("tags") || edition.tags.length === 0 ? undefined : `${path}tags/`,
      authors:
        theme.omit.has("authors") || !edition.authors.some((author) => author.href)
          ? undefined
          : `${path}authors/`,
      subscribe:
        theme.omit.has("subscribe") || edition.channels.length === 0 ? undefined : `${path}subscribe/`,
    };
    known.set(edition, places);
  }
  return places;
}
