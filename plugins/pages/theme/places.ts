import type { Edition, PageKind } from "../page.ts";
import { noted } from "./noted.ts";
import type { ThemeContext } from "./theme-context.ts";

/** Root-relative addresses of an edition's pages that others link to; undefined for those that are not made. */
export interface Places {
  listing: string | undefined;
  tags: string | undefined;
  authors: string | undefined;
  subscribe: string | undefined;
}

const known = noted<Edition, Places>();

/** Where the indexes of an edition are. */
export function placesOf(edition: Edition, theme: ThemeContext): Places {
  return known(theme, "", edition, () => {
    const { path } = edition;
    const made = (kind: PageKind, any: boolean, folder: string) =>
      any && !theme.omit.has(kind) ? `${path}${folder}` : undefined;
    return {
      listing: made("listing", true, ""),
      tags: made("tags", edition.tags.length > 0, "tags/"),
      authors: made(
        "authors",
        edition.authors.some((author) => author.href),
        "authors/",
      ),
      subscribe: made("subscribe", edition.channels.length > 0, "subscribe/"),
    };
  });
}
