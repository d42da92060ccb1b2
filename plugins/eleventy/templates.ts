import { isDocument } from "../content/html-text.ts";
import { pageDateOf } from "../dates/dates.ts";
import { fileOf, fileOfUrl } from "../index/addresses.ts";
import type { Output } from "../outputs/output.ts";
import type { Page } from "../pages/page.ts";
import { structuredData } from "../pages/theme/json-ld.ts";
import { headElements, styleElements } from "../pages/theme/theme.ts";
import type { EleventyConfig, PageData, TemplateData } from "./eleventy-config.ts";
import { directoriesOf, OWN_PREFIX } from "./internals.ts";
import {
  entryOutputs,
  fileOutputs,
  layoutOf,
  layoutsOfLists,
  listOutputs,
  outputsOf,
  type PageOutput,
  renderedOutput,
} from "./outputs.ts";
import type { Session } from "./session.ts";

type Render = (data: TemplateData) => string | Promise<string>;

/** Ending of the plugin's virtual templates: a format of its own adds no file of the site to the build. */
const ENDING = "newsroom";

/** Nothing of the machine's clock may reach the output: pages of the plugin have no date of their own. */
const FIXED_DATE = new Date(0);

/** Name in the data of a virtual template under which it has the output that it makes. */
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
  for (const layout of layoutsOfLists(session)) {
    const suffix = layout === "" ? "" : `-${layout.replace(/[^\w-]+/g, "-")}`;
    addPaged(templates, session, `${name}-pages${suffix}`, () => listOutputs(session, layout), {
      layout,
      ...(layout === "" ? {} : { eleventyComputed: COMPUTED_FOR_LAYOUT }),
    });
  }
  addPaged(templates, session, `${name}-files`, () => fileOutputs(session));
  addPaged(templates, session, `${name}-entries`, () => entryOutputs(session), {
    eleventyDataSchema: (data: TemplateData) => showEntry(session, data),
  });
}

/** What a layout or a transform of the site reads of an entry, as if the entry were a template of its own. */
function showEntry(session: Session, data: TemplateData): void {
  const output = data[ALIAS] as PageOutput | undefined;
  const entry = output?.page.entries[0];
  if (!entry) return;
  const {
    page,
    permalink: _permalink,
    pagination: _pagination,
    collections: _collections,
    ...own
  } = entry.data;
  Object.assign(data, own);
  data["layout"] = output.layout;
  data["title"] = entry.title;
  const { inputPath, fileSlug, filePathStem } = (page ?? {}) as PageData;
  if (page) Object.assign(data.page, { inputPath, fileSlug, filePathStem });
  data.page.date = pageDateOf(entry.published);
  data["newsroomPage"] = output.page;
  if (output.layout === layoutOf(session, "entry")) data["lang"] ??= output.page.language;
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
      const output = renderedOutput(session, page);
      const text = output.render();
      if (session.incremental) session.rebuilds.note(output, text);
      return text;
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
function isHtmlPage({ outputPath }: Pick<PageData, "outputPath">): boolean {
  return typeof outputPath === "string" && /\.html?$/i.test(outputPath);
}

/**
 * Adds a virtual template that pages over outputs.
 *
 * @param data of the template, its layout among them
 */
function addPaged(
  templates: Templates,
  session: Session,
  name: string,
  outputs: () => readonly Output[],
  { eleventyComputed, ...data }: Record<string, unknown> = {},
): void {
  const { rebuilds, stopwatch, writer } = session;
  const render = (output: Output): string => {
    const text = stopwatch.measure(name, output.render);
    if (session.watching) rebuilds.note(output, text);
    return text;
  };
  const file = templates.add(
    name,
    async (templateData) => {
      await session.prepareFeeds();
      return render(templateData[ALIAS] as Output);
    },
    {
      date: FIXED_DATE,
      layout: "",
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
          const all = outputs();
          return writer.take(file, all[0], rebuilds.changed(all), render);
        },
      },
      eleventyComputed: {
        permalink: (templateData: TemplateData) => fileOf((templateData[ALIAS] as Output).href),
        ...(eleventyComputed as object | undefined),
      },
      ...data,
    },
  );
}

const pageOf = (data: TemplateData) => (data[ALIAS] as PageOutput | undefined)?.page;

/** What a layout of the site expects to find. */
const COMPUTED_FOR_LAYOUT = {
  title: (data: TemplateData) => pageOf(data)?.title,
  description: (data: TemplateData) => pageOf(data)?.description,
  lang: (data: TemplateData) => pageOf(data)?.language,
  newsroomPage: (data: TemplateData) => pageOf(data),
};

const HEAD_END = /<\/head\s*>/i;
const TITLE_END = /<\/title\s*>/i;

/**
 * Adds to pages in a layout of the site what their `<head>` lacks, and JSON-LD to all entries. Plugins run after the
 * configuration, so the transform comes after the site's own: none of them can take its elements away.
 */
export function addHeadTransform(config: EleventyConfig, session: Session): void {
  config.addTransform(OWN_PREFIX + session.settings.name, function (content) {
    const { page } = this;
    if (typeof content !== "string" || typeof page.url !== "string") return content;
    // The content of an entry on its way into a feed is left alone.
    if (!session.newsIndex || session.content.isForFeeds(page)) return content;
    const outputs = outputsOf(session);
    const own = outputs.pageAt(page.url);
    if (!own) return content;
    if (session.watching) session.rebuilds.willWrite(fileOfUrl(page.url));
    outputs.release(page.url);
    return isHtmlPage(page) && isDocument(content)
      ? withElements(content, elementsOf(session, own))
      : content;
  });
}

type Elements = readonly { key: RegExp; html: string }[];

function elementsOf(session: Session, page: Page): Elements {
  const { headTheme } = outputsOf(session);
  const body = session.build.bodies.get(page.href);
  if (body !== "document")
    return [...headElements(page, headTheme), ...(body === "part" ? styleElements(headTheme) : [])];
  return page.kind === "entry" && headTheme.seo.jsonLd ? structuredData(page, headTheme) : [];
}

/** Adds those elements whose key the document's own head does not have yet. A minifier may have removed `</head>`. */
function withElements(html: string, elements: Elements): string {
  const end = html.search(HEAD_END);
  const title = end < 0 ? TITLE_END.exec(html) : null;
  const at = title ? title.index + title[0].length : end;
  if (at < 0) return html;
  const head = html.slice(0, at);
  const missing = elements.filter(({ key }) => !key.test(head)).map((element) => element.html);
  return missing.length === 0 ? html : `${head}${missing.join("\n")}\n${html.slice(at)}`;
}
