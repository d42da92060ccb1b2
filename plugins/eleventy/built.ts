import type { Entry } from "../entry/entry.ts";
import type { FileDocument } from "../feeds/channel.ts";
import { listFiles } from "../files/list-files.ts";
import type { Message } from "../messages/message.ts";
import type { Page } from "../pages/page.ts";
import { entryPage, listPages } from "../pages/pages.ts";
import { renderBody, renderDocument } from "../pages/theme/theme.ts";
import { decodedHref } from "../room/addresses.ts";
import type { Newsroom } from "../room/newsroom.ts";
import { itemAt } from "../values/sure.ts";
import { copiedFile } from "./copied-files.ts";
import type { Desk } from "./desk.ts";
import { desksOf } from "./desks.ts";
import { entriesAtOwnAddresses } from "./own-addresses.ts";
import { readText } from "./source-files.ts";
import { themeOf, withoutScript } from "./theme-of.ts";

/** What a build makes of its newsroom: lists that the virtual templates page over, and how each item is written. */
export interface Built {
  pages: Page[];
  files: FileDocument[];
  directEntryPages: Page[];
  /** The page of an entry or list at an address as Eleventy has it, percent-decoded. */
  pageAt(url: string): Page | undefined;
  /** Says that nothing will ask for the page of the entry at an address again: of a large archive not all are kept. */
  written(url: string): void;
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

/**
 * The files of a newsroom. Of `_redirects` and `_headers` a site has one, at its root: several newsrooms put their lines
 * into one, which the first that has any writes.
 */
export function filesOf(desk: Desk): FileDocument[] {
  const desks = desksOf(desk.config).filter(({ newsroom }) => newsroom);
  return built(desk).files.flatMap((file) => {
    if (file.kind !== "redirects" && file.kind !== "headers") return [file];
    const alike = desks.flatMap((other) => built(other).files.filter(({ href }) => href === file.href));
    if (alike[0] !== file) return [];
    return [{ ...file, render: () => alike.map((each) => `${each.render().trimEnd()}\n`).join("") }];
  });
}

function make(desk: Desk, newsroom: Newsroom): Built {
  const { absolute } = desk.addresses;
  const pages = listPages(newsroom, desk.settings, absolute).filter(
    // A list whose first page the site makes itself is the site's as a whole.
    (page) =>
      desk.makes(page.kind) &&
      ![page.href, itemAt(page.hrefs, 0)].some((href) => desk.build.taken.has(decodedHref(href))),
  );
  const pageByUrl = new Map(pages.map((page) => [decodedHref(page.href), page]));
  const isThere = (href: string) =>
    pageByUrl.has(decodedHref(href)) || desk.build.taken.has(decodedHref(href));
  // Lists that are omitted, or belong to a part that was not added, are no step on the way to a page.
  const trimTrail = (page: Page) => {
    page.breadcrumbs = page.breadcrumbs.filter(({ href }) => isThere(href));
    return page;
  };
  pages.forEach(trimTrail);
  const pageOf = (entry: Entry) =>
    trimTrail(entryPage(entry, newsroom.editionOf(entry), absolute, desk.settings.options));
  const entryByUrl = new Map(newsroom.all.map((entry) => [decodedHref(entry.href), entry]));
  const theme = themeOf(desk, newsroom);
  // The layout, the dressing and the JSON-LD of an entry ask for one page after the other.
  const entryPages = new Map<string, Page>();
  const files = listFiles({
    newsroom,
    pages,
    settings: desk.settings,
    addresses: desk.addresses,
    hasFeeds: desk.parts.has("feeds"),
    now: desk.build.now,
  }).filter((file) => !desk.build.taken.has(file.href) && (file.kind === "feed" || !isCopied(desk, file)));
  desk.build.clashes = entriesAtOwnAddresses(newsroom.all, { pages, files });
  // One of two at an address would be written over the other: the build will end before it writes.
  const hasClashes = desk.build.clashes.length > 0;
  return {
    pages: hasClashes ? [] : pages,
    files: hasClashes ? [] : files,
    directEntryPages: newsroom.all.filter((entry) => desk.isDirect(entry)).map(pageOf),
    pageAt: (url) => {
      const entry = entryByUrl.get(url);
      if (!entry) return pageByUrl.get(url);
      let page = entryPages.get(url);
      if (!page) {
        page = pageOf(entry);
        entryPages.set(url, page);
      }
      return page;
    },
    written: (url) => entryPages.delete(url),
    renderPage: (page, inLayout) =>
      inLayout
        ? renderBody(page, theme)
        : renderDocument(page, renderBody(page, theme), page.kind === "entry" ? withoutScript(theme) : theme),
    theme,
  };
}

/** A file that the site copies to the same address is the owner's; what a host would miss in it is said. */
function isCopied(desk: Desk, file: FileDocument): boolean {
  const own = copiedFile(desk.config, desk.folders, file.href);
  if (own === undefined) return false;
  if (file.kind === "redirects" || file.kind === "headers") {
    const text = readText(own);
    const missing = file
      .render()
      .split("\n")
      .filter((line) => line.trim() !== "" && !text.includes(line));
    if (missing.length > 0) desk.build.messages.report(missingLines(own, file.href, missing));
  }
  return true;
}

function missingLines(file: string, href: string, lines: readonly string[]): Message {
  return {
    code: "host-file-own",
    severity: "warning",
    file: `./${file}`,
    problem: `The site copies its own ${href.slice(1)}, so the newsroom writes none.`,
    expected: "the lines of the newsroom in it",
    remedy: `Add to it:\n${lines.join("\n")}`,
  };
}
