import type { Entry } from "../entry/entry.ts";
import type { FileDocument } from "../feeds/channel.ts";
import { listFiles } from "../files/list-files.ts";
import type { Page } from "../pages/page.ts";
import { entryPage, listPages } from "../pages/pages.ts";
import { renderBody, renderDocument } from "../pages/theme/theme.ts";
import type { Newsroom } from "../room/newsroom.ts";
import type { Desk } from "./desk.ts";
import { themeOf } from "./theme-of.ts";

/** What a build makes of its newsroom: lists that the virtual templates page over, and how each item is written. */
export interface Built {
  pages: Page[];
  files: FileDocument[];
  directEntryPages: Page[];
  /** The page of an entry or list at an address as Eleventy has it, percent-decoded. */
  pageAt(url: string): Page | undefined;
  renderPage(page: Page, inLayout: boolean): string;
  theme: ReturnType<typeof themeOf>;
}

const made = new WeakMap<Newsroom, Built>();

/** Made once for each build, when first asked for. */
export function built(desk: Desk): Built {
  const { newsroom } = desk;
  if (!newsroom) throw new Error("The newsroom was asked for before Eleventy had collected its entries.");
  let result = made.get(newsroom);
  if (!result) {
    result = make(desk, newsroom);
    made.set(newsroom, result);
  }
  return result;
}

function make(desk: Desk, newsroom: Newsroom): Built {
  const { absolute } = desk.addresses;
  const pages = listPages(newsroom, desk.settings, absolute).filter(
    // A list whose first page the site makes itself is the site's as a whole.
    (page) =>
      desk.makes(page.kind) &&
      ![page.href, page.hrefs[0] ?? page.href].some((href) => desk.taken.has(decodeHref(href))),
  );
  const pageOf = (entry: Entry) => entryPage(entry, newsroom.editionOf(entry), absolute);
  const pageByUrl = new Map(pages.map((page) => [decodeHref(page.href), page]));
  const entryByUrl = new Map(newsroom.all.map((entry) => [decodeHref(entry.href), entry]));
  const theme = themeOf(desk, newsroom);
  return {
    pages,
    files: listFiles({
      newsroom,
      pages,
      settings: desk.settings,
      addresses: desk.addresses,
      hasFeeds: desk.parts.has("feeds"),
      now: desk.now,
    }).filter((file) => !desk.taken.has(file.href)),
    directEntryPages: newsroom.all.filter((entry) => desk.isDirect(entry)).map(pageOf),
    pageAt: (url) => {
      const entry = entryByUrl.get(url);
      return entry ? pageOf(entry) : pageByUrl.get(url);
    },
    renderPage: (page, inLayout) =>
      inLayout ? renderBody(page, theme) : renderDocument(page, renderBody(page, theme), theme),
    theme,
  };
}

function decodeHref(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}
