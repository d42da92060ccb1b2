import { existsSync, readdirSync } from "node:fs";
import { posix } from "node:path";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import { nearest } from "../diagnostics/nearest.ts";
import { NewsroomError } from "../diagnostics/newsroom-error.ts";
import type { Entry } from "../entry/entry.ts";
import { decodedHref, fileOf } from "../index/addresses.ts";
import type { NewsIndex } from "../index/news-index.ts";
import { entriesAtOwnAddresses } from "../index/own-addresses.ts";
import type { Settings } from "../options/settings.ts";
import { aroundKey, pageKey } from "../outputs/keys.ts";
import { listFiles } from "../outputs/list-files.ts";
import { type FileOutput, fileOutput, type Output } from "../outputs/output.ts";
import { PAGE_KINDS, type Page, type PageKind } from "../pages/page.ts";
import { entryPage, listPages } from "../pages/pages.ts";
import { textFor } from "../pages/text/text.ts";
import { renderBody, renderDocument } from "../pages/theme/theme.ts";
import type { ThemeContext } from "../pages/theme/theme-context.ts";
import { itemAt } from "../values/lookups.ts";
import { memoized } from "../values/memoized.ts";
import type { SiteFacts } from "./internals.ts";
import { copiedFile } from "./media-files.ts";
import { type Session, sessionsOf } from "./session.ts";
import { readText } from "./site.ts";

/** An HTML page, with what layouts of the site have as `newsroomPage`. */
export interface PageOutput extends Output {
  page: Page;
}

/** What a build makes of its index: pages, feeds and other files, and the theme that they are rendered with. */
export interface Outputs {
  /** Pages but those of entries. */
  pages: readonly Page[];
  files: readonly FileOutput[];
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
  return memoized(made, newsIndex, () => makeOutputs(session, newsIndex));
}

/** The pages of lists that are put into a layout of the site, or with `""` into none. */
export function listOutputs(session: Session, layout: string): PageOutput[] {
  return outputsOf(session)
    .pages.filter(({ kind }) => layoutOf(session, kind) === layout)
    .map((page) => pageOutput(session, page, layout));
}

/** The pages of entries that the plugin renders itself. */
export function entryOutputs(session: Session): PageOutput[] {
  const layoutOfEntries = layoutOf(session, "entry");
  return outputsOf(session).entryPages.map((page) => {
    const [entry] = page.entries as [Entry];
    // An entry may have another layout, also from its folder.
    const layout = String((entry.data["layout"] ?? layoutOfEntries) || "");
    const output = pageOutput(session, page, layout);
    const isThemed = layout === "" || layout === layoutOfEntries;
    return isThemed ? output : { ...output, render: () => entry.content };
  });
}

/**
 * A page of the theme, inside a layout of the site or as a whole document. JSON-LD comes after all transforms of the site, one
 * of which may gather scripts.
 */
function pageOutput(session: Session, page: Page, layout: string): PageOutput {
  const { theme } = outputsOf(session);
  const render = () => {
    const body = renderBody(page, theme);
    session.build.bodies.set(page.href, layout ? "part" : "document");
    if (layout) return body;
    return renderDocument(page, body, page.kind === "entry" ? withoutScript(theme) : theme);
  };
  return {
    kind: page.kind,
    href: page.href,
    layout,
    page,
    render,
    key: (text = render) => pageKey(page, theme, text),
  };
}

/** The page of an entry that Eleventy renders. When its file changes Eleventy renders it again: the key is of all else on it. */
export function renderedOutput(session: Session, page: Page): PageOutput {
  const output = pageOutput(session, page, layoutOf(session, "entry"));
  return { ...output, key: () => aroundKey(page, outputsOf(session).theme) };
}

/**
 * The feeds and other files of a newsroom. Of `_redirects` and `_headers` a site has one, at its root: several newsrooms put
 * their lines into one, which the first that has any writes.
 */
export function fileOutputs(session: Session): FileOutput[] {
  const sessions = sessionsOf(session.config).filter(({ newsIndex }) => newsIndex);
  return outputsOf(session).files.flatMap((file) => {
    if (file.channel) return [withTransforms(session, file)];
    if (file.kind !== "redirects" && file.kind !== "headers") return [file];
    const alike = sessions.flatMap((other) =>
      outputsOf(other).files.filter(({ href }) => href === file.href),
    );
    if (alike[0] !== file) return [];
    const render = () => alike.map((each) => `${each.render().trimEnd()}\n`).join("");
    return [fileOutput(file.kind, file.href, render)];
  });
}

/** A feed whose key is its text: made before the site's transforms have run, it would have the content of entries without them. */
function withTransforms(session: Session, feed: FileOutput): FileOutput {
  const render = () => {
    if (!session.canMakeFeeds) throw new Error(`${feed.href} is made before its entries.`);
    return feed.render();
  };
  return { ...feed, key: (text = render) => feed.key(text) };
}

/** @throws {NewsroomError} where an entry has the address of a page or file of the plugin */
function makeOutputs(session: Session, newsIndex: NewsIndex): Outputs {
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
  // Lists that are omitted, or belong to a part that was not added, aren't part of the breadcrumbs.
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
    const own = copiedFile(facts?.copies ?? {}, folders, decodedHref(file.href));
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
function reportMissingLines({ build }: Session, own: string, file: FileOutput): void {
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
    stylesheetHref: pages.stylesheet ? `${path}newsroom.css` : undefined,
    copyright: site.copyright,
    icon: site.icon,
    image: site.image,
    author: site.author,
    publisher: site.publisher,
  };
}

const scriptless = new WeakMap<ThemeContext, ThemeContext>();

/** The theme without JSON-LD, which pages get after all transforms of the site. */
function withoutScript(theme: ThemeContext): ThemeContext {
  return memoized(scriptless, theme, () => ({ ...theme, seo: { ...theme.seo, jsonLd: false } }));
}

/** The site's layout for a kind of page, `""` for the plugin's own. */
export function layoutOf({ settings }: Session, kind: PageKind): string {
  const { layout } = settings.options.pages;
  if (typeof layout === "object") return layout[kind] || "";
  return layout !== undefined && kind !== "redirect" ? layout : "";
}

/** The layouts of the site that pages of lists are put into, `""` among them for none. */
export function layoutsOfLists(session: Session): Set<string> {
  return new Set(PAGE_KINDS.filter((kind) => kind !== "entry").map((kind) => layoutOf(session, kind)));
}

/** Every file of the newsroom, below the output folder. */
export function outputFiles(session: Session): string[] {
  const { pages, files } = outputsOf(session);
  return [...pages, ...files, ...(session.newsIndex?.all ?? [])].map(({ href }) => fileOf(href));
}

/**
 * Stops a build whose `pages.layout` names a layout that the site doesn't have: Eleventy would name a template of the
 * plugin's, which the owner has never seen.
 *
 * @param folder folder of layouts, with `/` at the end: `./src/_includes/`
 * @throws {NewsroomError} with every name that is wrong
 */
export function checkLayouts(facts: SiteFacts, { options }: Settings, folder: string): void {
  const { layout } = options.pages;
  const given =
    typeof layout === "object"
      ? Object.entries(layout).map(([kind, name]) => [`pages.layout.${kind}`, name] as const)
      : [["pages.layout", layout] as const];
  const messages = given.flatMap(([option, name]) => {
    if (!name || hasLayout(facts, folder, name)) return [];
    const names = layoutsIn(folder);
    const bare = (path: string) => path.replace(/\.[^./]+$/, "");
    const meant = nearest(name, names) ?? names.find((other) => bare(other) === bare(name));
    return [diagnostic("layout-missing", { found: name }, { option, folder, meant })];
  });
  if (messages.length > 0) throw new NewsroomError(messages);
}

/** A name may have no ending: Eleventy tries those of the site's template languages. */
function hasLayout(facts: SiteFacts, folder: string, name: string): boolean {
  const path = facts.layoutOfAlias(name) ?? name;
  if (facts.isVirtualLayout(path) || existsSync(posix.join(folder, path))) return true;
  return layoutsIn(posix.join(folder, posix.dirname(path))).some((file) =>
    file.startsWith(`${posix.basename(path)}.`),
  );
}

/** Files of a folder and those below it, as `layout` names them. */
function layoutsIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => !file.isDirectory())
    .map((file) => posix.relative(folder, posix.join(file.parentPath.replaceAll("\\", "/"), file.name)))
    .sort();
}
