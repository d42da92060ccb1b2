import { join } from "node:path";
import { isDocument } from "../content/html-text.ts";
import { pageDateOf } from "../dates/dates.ts";
import { numberOf } from "../entry/entry-number.ts";
import type { FileDocument } from "../feeds/channel.ts";
import { fingerprintOfEntryPage, fingerprintOfPage } from "../pages/fingerprint.ts";
import type { Page } from "../pages/page.ts";
import { structuredData } from "../pages/theme/json-ld.ts";
import { renderBody, renderDocument } from "../pages/theme/theme.ts";
import { itemAt } from "../values/lookups.ts";
import type { EleventyConfig, PageData, TemplateData } from "./eleventy-config.ts";
import { directoriesOf, OWN_PREFIX } from "./internals.ts";
import { fileOf, filesOf, kindsByLayout, layoutOf, outputsOf, withoutScript } from "./outputs.ts";
import type { Session } from "./session.ts";
import type { Making } from "./watch.ts";

type Render = (data: TemplateData) => string | Promise<string>;

/** Ending of the plugin's virtual templates: a format of its own adds no file of the site to the build. */
const ENDING = "newsroom";

/** Nothing of the machine's clock may reach the output: pages of the plugin have no date of their own. */
const FIXED_DATE = new Date(0);

/** The item that a virtual template is paged over, under this name in its data. */
const ALIAS = "newsroomItem";

/** Layouts are kept by name for the whole process: two builds in one process must not share one. */
let layoutCount = 0;

/** The virtual templates of all newsrooms of a configuration: the text of each is the name of the function that renders it. */
export class Templates {
  readonly #config: EleventyConfig;
  readonly #renders = new Map<string, Render>();

  constructor(config: EleventyConfig) {
    this.#config = config;
    config.addTemplateFormats(ENDING);
    config.addExtension(ENDING, {
      outputFileExtension: "html",
      compileOptions: { permalink: "raw", cache: false },
      compile: (name: string) => (data: TemplateData) => this.#renders.get(name.trim())?.(data) ?? "",
    });
  }

  /** @param path without ending, below the input folder */
  add(path: string, render: Render, data: Record<string, unknown>): string {
    const file = `${path}.${ENDING}`;
    this.#renders.set(file, render);
    this.#config.addTemplate(file, file, data);
    return file;
  }

  /** Adds a layout and gives its name. */
  addLayout(name: string, render: Render, data: Record<string, unknown>): string {
    const layout = `${name}-${++layoutCount}.${ENDING}`;
    this.#renders.set(layout, render);
    this.#config.addTemplate(
      directoriesOf(this.#config).getLayoutPathRelativeToInputDirectory(layout),
      layout,
      data,
    );
    return layout;
  }
}

/**
 * Adds the virtual templates of a newsroom: one for its pages in each layout that is used, one for feeds and other files,
 * one for entries that the plugin renders. Each pages over a list that is made when all other pages of the site are known.
 */
export function addOutputTemplates(templates: Templates, session: Session): void {
  const name = OWN_PREFIX + session.settings.name;
  for (const [layout, kinds] of kindsByLayout(session)) {
    const wanted = new Set(kinds);
    const number = layout === "" ? "" : `-${layout.replace(/[^\w-]+/g, "-")}`;
    addPaged<Page>(templates, session, `${name}-pages${number}`, {
      items: () => outputsOf(session).pages.filter((page) => wanted.has(page.kind)),
      hrefOf: (page) => page.href,
      render: (page) => renderPage(session, page, layout !== ""),
      makingOf: (page, text) => ({
        text,
        fingerprint: () => fingerprintOfPage(page, outputsOf(session).theme),
      }),
      layout,
    });
  }
  addPaged<FileDocument>(templates, session, `${name}-files`, {
    items: () => filesOf(session),
    hrefOf: (file) => encodeURI(file.href),
    render: (file) => file.render(),
    makingOf: (file, text) => ({
      // Made before the transforms have run, a feed would keep the content of its entries without them.
      text: () => {
        if (file.channel && !session.canMakeFeeds)
          throw new Error(`${file.href} is made before its entries.`);
        return text();
      },
      fingerprint: () => file.fingerprint?.(),
    }),
    layout: "",
  });
  const entryLayout = layoutOf(session, "entry");
  addPaged<Page>(templates, session, `${name}-entries`, {
    items: () => outputsOf(session).entryPages,
    hrefOf: (page) => page.href,
    render: (page, data) => {
      const { layout } = data;
      if (!layout) return renderPage(session, page, false);
      return layout === entryLayout ? renderPage(session, page, true) : itemAt(page.entries, 0).content;
    },
    layoutOf: (page) => itemAt(page.entries, 0).data["layout"] ?? entryLayout,
    data: { eleventyDataSchema: (data: TemplateData) => showEntry(data, entryLayout) },
    makingOf: (page, text) => ({
      text: () => {
        const [entry] = page.entries;
        // A layout of the site may show any field of an entry: in one, an entry that was read anew is made anew.
        const inLayout = entry && (entry.data["layout"] ?? entryLayout);
        // JSON-LD is added after all transforms, to what is made here.
        const { headTheme } = outputsOf(session);
        return (
          (inLayout ? `${numberOf(entry)}\0` : "") + text() + JSON.stringify(structuredData(page, headTheme))
        );
      },
      fingerprint: () => fingerprintOfEntryPage(page, outputsOf(session).theme),
    }),
    layout: "",
  });
}

/**
 * What a layout or a transform of the site reads of an entry, as if the entry were a template of its own. Its layout is the
 * one that it has from its folder, else that of the newsroom's entries.
 */
function showEntry(data: TemplateData, entryLayout: string): void {
  const ownPage = data[ALIAS] as Page | undefined;
  const entry = ownPage?.entries[0];
  if (!entry) return;
  const {
    page,
    permalink: _permalink,
    pagination: _pagination,
    collections: _collections,
    ...own
  } = entry.data;
  Object.assign(data, own);
  data["layout"] = own["layout"] ?? entryLayout;
  data["title"] = entry.title;
  const { inputPath, fileSlug, filePathStem } = (page ?? {}) as PageData;
  if (page) Object.assign(data.page, { inputPath, fileSlug, filePathStem });
  data.page.date = pageDateOf(entry.published);
  data["newsroomPage"] = ownPage;
  if (data["layout"] === entryLayout) data["lang"] ??= ownPage.language;
}

/**
 * The layout around entries that have none: the plugin's theme, or with `pages.layout` the theme's page inside a layout of
 * the site.
 *
 * @returns its name, for `layout` in the data of an entry
 */
export function addEntryLayout(templates: Templates, session: Session): string {
  const siteLayout = layoutOf(session, "entry");
  const name = templates.addLayout(
    `${OWN_PREFIX}${session.settings.name}-entry`,
    async (data) => {
      const { url } = data.page;
      const content = String(data["content"] ?? "");
      if (typeof url !== "string" || !session.newsIndex) return content;
      const page = outputsOf(session).pageAt(url);
      const [entry] = page?.entries ?? [];
      if (page?.kind !== "entry" || !entry || !isHtmlPage(data.page) || isDocument(content)) return content;
      await session.prepareFeeds();
      if (session.watching && siteLayout === "")
        session.rebuilds.wrote(entry, outputsOf(session).theme.relatedCount);
      return renderPage(session, page, siteLayout !== "");
    },
    siteLayout === "" ? {} : { layout: siteLayout },
  );
  // Entries get the layout too late for Eleventy to add the data of layouts to theirs: an empty template shows it.
  if (siteLayout !== "")
    session.layoutProbe = templates.add(`${OWN_PREFIX}${session.settings.name}-layout-data`, () => "", {
      layout: name,
      eleventyExcludeFromCollections: true,
    });
  return name;
}

/** Puts the data of the site's layout for entries behind whatever an entry in it, or its folder, says. */
export function addLayoutData({ layout, layoutData }: Session, data: TemplateData): void {
  if (data["layout"] !== layout || !layoutData) return;
  const {
    page: _page,
    collections: _collections,
    eleventyExcludeFromCollections: _excluded,
    ...shared
  } = layoutData;
  for (const [key, value] of Object.entries(shared)) data[key] ??= value;
}

/**
 * Shows layouts of the site the page of each entry that Eleventy renders, as `newsroomPage`, and the layout of `pages.layout`
 * its title and language as well. No description: a summary is not known before Eleventy has rendered the text. Called when
 * all addresses are known.
 */
export function showPages(session: Session): void {
  const hasSiteLayout = layoutOf(session, "entry") !== "";
  for (const { url, data } of session.build.entryData) {
    const hasOwnLayout = data["layout"] !== session.layout;
    if (!hasOwnLayout && !hasSiteLayout) continue;
    // Not kept, since an archive has many; and none while the next build reads the same data.
    const page = () => (session.newsIndex ? outputsOf(session).pageAt(url) : undefined);
    show(data, "newsroomPage", page);
    if (hasOwnLayout) continue;
    show(data, "title", () => page()?.title);
    show(data, "lang", () => page()?.language);
  }
}

/** What an entry or its folder says goes over what the plugin shows. */
function show(data: TemplateData, name: string, value: () => unknown): void {
  if ((data[name] ?? undefined) !== undefined) return;
  const set = (given: unknown) => Object.defineProperty(data, name, { value: given, writable: true });
  Object.defineProperty(data, name, { enumerable: true, configurable: true, get: value, set });
}

/** A page that is written as HTML: an entry at another address, such as `/feed.xml`, stays what it is. */
export function isHtmlPage({ outputPath }: Pick<PageData, "outputPath">): boolean {
  return typeof outputPath === "string" && /\.html?$/i.test(outputPath);
}

/** A page of the theme; JSON-LD comes after all transforms of the site, one of which may gather scripts. */
export function renderPage(session: Session, page: Page, inLayout: boolean): string {
  const { theme } = outputsOf(session);
  const body = renderBody(page, theme);
  if (inLayout) return body;
  session.build.documents.add(page.href);
  return renderDocument(page, body, page.kind === "entry" ? withoutScript(theme) : theme);
}

interface Paged<Item> {
  items(): readonly Item[];
  hrefOf(item: Item): string;
  render(item: Item, data: TemplateData): string;
  /** What tells, in a rebuild, whether the file changes; the text itself where nothing is said. */
  makingOf?(item: Item, text: () => string): Making;
  /** Layout of the site, `""` for none. */
  layout: string;
  /** Another layout of an item. */
  layoutOf?(item: Item): unknown;
  data?: Record<string, unknown>;
}

function addPaged<Item>(templates: Templates, session: Session, name: string, paged: Paged<Item>): void {
  const { rebuilds, stopwatch, folders } = session;
  const { hrefOf, layout } = paged;
  const makingOf = (item: Item, text: () => string): Making => paged.makingOf?.(item, text) ?? { text };
  const make = (item: Item, data: TemplateData): string => {
    if (session.watching) rebuilds.willWrite(fileOf(hrefOf(item)));
    const text = stopwatch.measure(name, () => paged.render(item, data));
    // What a layout of the site shows of other pages is not known: such a page is always made anew.
    if (session.watching && layout === "" && !data["layout"])
      rebuilds.note(
        hrefOf(item),
        makingOf(item, () => text),
      );
    return text;
  };
  const bare = { page: {} } as TemplateData;
  const file = templates.add(
    name,
    async (data) => {
      await session.prepareFeeds();
      return make(data[ALIAS] as Item, data);
    },
    {
      date: FIXED_DATE,
      layout,
      // Computed below. Without a permalink here, or with `setDynamicPermalinks(false)`, Eleventy takes the function for an address.
      permalink: `${name}.html`,
      eleventyExcludeFromCollections: true,
      // A template that imports `all`, and no collection of the configuration, comes after all others.
      eleventyImport: { collections: ["all"] },
      pagination: {
        data: "collections.all",
        size: 1,
        alias: ALIAS,
        before: () => {
          const items = paged.items();
          const changed = rebuilds.changed(
            items,
            hrefOf,
            (item) => join(folders.output, fileOf(hrefOf(item))),
            (item) => makingOf(item, () => paged.render(item, bare)),
          );
          const isOwn = (item: Item) => layout === "" && !paged.layoutOf?.(item);
          return session.writer.take(file, items[0], changed, isOwn, (item) => ({
            href: hrefOf(item),
            file: fileOf(hrefOf(item)),
            text: () => make(item, bare),
          }));
        },
      },
      eleventyComputed: {
        permalink: (data: TemplateData) => fileOf(hrefOf(data[ALIAS] as Item)),
        ...(layout === "" ? {} : computedForLayout),
      },
      ...paged.data,
    },
  );
}

/** What a layout of the site expects to find. */
const computedForLayout = {
  title: (data: TemplateData) => (data[ALIAS] as Page | undefined)?.title,
  description: (data: TemplateData) => (data[ALIAS] as Page | undefined)?.description,
  lang: (data: TemplateData) => (data[ALIAS] as Page | undefined)?.language,
  newsroomPage: (data: TemplateData) => data[ALIAS],
};
