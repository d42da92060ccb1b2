import { diagnostic } from "../diagnostics/diagnostic.ts";
import { NewsroomError } from "../diagnostics/newsroom-error.ts";
import type { Entry } from "../entry/entry.ts";
import type { FileDocument } from "../feeds/channel.ts";
import { listFiles } from "../files/list-files.ts";
import { decodedHref, fileOfUrl } from "../index/addresses.ts";
import type { NewsIndex } from "../index/news-index.ts";
import { entriesAtOwnAddresses } from "../index/own-addresses.ts";
import { PAGE_KINDS } from "../options/schema.ts";
import type { Page, PageKind } from "../pages/page.ts";
import { entryPage, listPages } from "../pages/pages.ts";
import { textFor } from "../pages/text/text.ts";
import type { ThemeContext } from "../pages/theme/theme-context.ts";
import { itemAt } from "../values/lookups.ts";
import { copiedFile } from "./media-files.ts";
import { type Session, sessionsOf } from "./session.ts";
import { readText } from "./site.ts";

/** What a build makes of its index: pages, feeds and other files, and the theme that they are rendered with. */
export interface Outputs {
  /** Pages but those of entries. */
  pages: readonly Page[];
  files: readonly FileDocument[];
  /** Pages of the entries that the plugin renders itself. */
  entryPages: readonly Page[];
  /** The page of an entry or list by `page.url` of Eleventy. */
  pageAt(url: string): Page | undefined;
  /** Says that nothing will ask for a page again: of a large archive not all are kept. */
  release(url: string): void;
  theme: ThemeContext;
  /** The theme of what is added to a page after all transforms of the site, which have put the path prefix before addresses. */
  headTheme: ThemeContext;
}

const made = new WeakMap<NewsIndex, Outputs>();

/** The outputs of the build that is going on, listed when first asked for: all pages of the site are known by then. */
export function outputsOf(session: Session): Outputs {
  const { newsIndex } = session;
  if (!newsIndex) throw new Error("The outputs were asked for before Eleventy had collected the entries.");
  let outputs = made.get(newsIndex);
  if (!outputs) {
    outputs = listOutputs(session, newsIndex);
    made.set(newsIndex, outputs);
  }
  return outputs;
}

/**
 * The files of a newsroom. Of `_redirects` and `_headers` a site has one, at its root: several newsrooms put their lines
 * into one, which the first that has any writes.
 */
export function filesOf(session: Session): FileDocument[] {
  const sessions = sessionsOf(session.config).filter(({ newsIndex }) => newsIndex);
  return outputsOf(session).files.flatMap((file) => {
    if (file.kind !== "redirects" && file.kind !== "headers") return [file];
    const alike = sessions.flatMap((other) =>
      outputsOf(other).files.filter(({ href }) => href === file.href),
    );
    if (alike[0] !== file) return [];
    return [{ ...file, render: () => alike.map((each) => `${each.render().trimEnd()}\n`).join("") }];
  });
}

/** @throws {NewsroomError} where an entry has the address of a page or file of the plugin */
function listOutputs(session: Session, newsIndex: NewsIndex): Outputs {
  const { addresses, build, facts, folders, parts, settings } = session;
  const ofEntries = new Set(newsIndex.all.map(({ href }) => decodedHref(href)));
  const isTaken = (href: string) => build.urls.has(decodedHref(href)) && !ofEntries.has(decodedHref(href));
  const pages = listPages(newsIndex, settings, addresses.absolute).filter(
    // A list whose first page the site makes itself is the site's as a whole.
    (page) => session.makes(page.kind) && ![page.href, itemAt(page.hrefs, 0)].some(isTaken),
  );
  const urlOf = (href: string) => decodedHref(facts?.transformUrl?.(href) ?? href);
  const pageByUrl = new Map(pages.map((page) => [urlOf(page.href), page]));
  const isThere = (href: string) => pageByUrl.has(urlOf(href)) || isTaken(href);
  // Lists that are omitted, or belong to a part that was not added, are no step on the way to a page.
  const trimTrail = (page: Page) => {
    page.breadcrumbs = page.breadcrumbs.filter(({ href }) => isThere(href));
    return page;
  };
  pages.forEach(trimTrail);
  const pageOf = (entry: Entry) =>
    trimTrail(entryPage(entry, newsIndex.editionOf(entry), addresses.absolute, settings.options));
  const files = listFiles({
    newsIndex: newsIndex,
    pages,
    settings,
    addresses,
    hasFeeds: parts.has("feeds"),
    now: build.now,
  }).filter((file) => {
    if (isTaken(file.href)) return false;
    if (file.kind === "feed") return true;
    const own = copiedFile(facts?.copies ?? {}, folders, file.href);
    if (own !== undefined) reportMissingLines(session, own, file);
    return own === undefined;
  });
  const clashes = entriesAtOwnAddresses(newsIndex.all, { pages, files });
  if (clashes.length > 0) throw new NewsroomError([...build.messages.messages, ...clashes]);
  const theme = themeOf(session, newsIndex);
  const entryByUrl = new Map(newsIndex.all.map((entry) => [decodedHref(entry.href), entry]));
  // The theme, the head elements and the JSON-LD of an entry ask for one page after the other.
  const own = newsIndex.all.filter((entry) => session.isOwn(entry));
  const entryPages = new Map(own.map((entry) => [decodedHref(entry.href), pageOf(entry)]));
  return {
    pages,
    files,
    entryPages: [...entryPages.values()],
    pageAt(url) {
      const entry = entryByUrl.get(url);
      if (!entry) return pageByUrl.get(url);
      const page = entryPages.get(url) ?? pageOf(entry);
      entryPages.set(url, page);
      return page;
    },
    release: (url) => entryPages.delete(url),
    theme,
    headTheme: { ...theme, siteHref: addresses.final },
  };
}

/** A file that the site copies to the same address is the owner's; what a host would miss in it is said. */
function reportMissingLines({ build }: Session, own: string, file: FileDocument): void {
  if (file.kind !== "redirects" && file.kind !== "headers") return;
  const text = readText(own);
  const missing = file
    .render()
    .split("\n")
    .filter((line) => line.trim() !== "" && !text.includes(line));
  if (missing.length === 0) return;
  build.messages.report(
    diagnostic("host-file-own", { file: `./${own}` }, { name: file.href.slice(1), lines: missing }),
  );
}

/** What the theme is told of the site. */
function themeOf({ addresses, omitted, settings }: Session, newsIndex: NewsIndex): ThemeContext {
  const { options, path } = settings;
  const { site, pages, seo } = options;
  const hasFeeds = newsIndex.editions.some((edition) => edition.channels.length > 0);
  return {
    siteTitle: site.title,
    siteUrl: addresses.siteBase,
    siteHref: addresses.prefixed,
    absolute: addresses.absolute,
    text: (language) => textFor(language, options),
    blocks: pages.blocks,
    seo,
    autodiscovery: pages.autodiscovery,
    relatedCount: pages.related,
    tagIndex: options.tags.index,
    omit: new Set<Page["kind"]>(omitted),
    opmlHref: hasFeeds && options.feeds.opml ? `${path}feeds.opml` : undefined,
    stylesheetHref: `${path}newsroom.css`,
    copyright: site.copyright,
    icon: site.icon,
    image: site.image,
    author: site.author,
    publisher: site.publisher,
  };
}

const scriptless = new WeakMap<ThemeContext, ThemeContext>();

/** The theme without JSON-LD, which pages get after all transforms of the site. */
export function withoutScript(theme: ThemeContext): ThemeContext {
  let without = scriptless.get(theme);
  if (!without) {
    without = { ...theme, seo: { ...theme.seo, jsonLd: false } };
    scriptless.set(theme, without);
  }
  return without;
}

/** The site's layout for a kind of page, `""` for the plugin's own. */
export function layoutOf({ settings }: Session, kind: PageKind): string {
  const { layout } = settings.options.pages;
  if (typeof layout === "object") return layout[kind] || "";
  return layout !== undefined && kind !== "redirect" ? layout : "";
}

/** The kinds of page but entries, by the layout of the site that they are put into. */
export function kindsByLayout(session: Session): Map<string, PageKind[]> {
  const layouts = new Map<string, PageKind[]>();
  for (const kind of PAGE_KINDS) {
    if (kind === "entry") continue;
    const layout = layoutOf(session, kind);
    layouts.set(layout, [...(layouts.get(layout) ?? []), kind]);
  }
  return layouts;
}

/** Every file of the newsroom below the output folder, with its address. */
export function outputFiles(session: Session): Map<string, string> {
  const { pages, files } = outputsOf(session);
  const hrefs = [...pages, ...(session.newsIndex?.all ?? [])].map(({ href }) => href);
  return new Map([
    ...hrefs.map((href) => [fileOf(href), href] as const),
    ...files.map(({ href }) => [href, encodeURI(href)] as const),
  ]);
}

/** File below the output folder for a root-relative, percent-encoded address. */
export function fileOf(href: string): string {
  return fileOfUrl(decodedHref(href));
}
