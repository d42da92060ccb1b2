import { pageDateOf } from "../dates/dates.ts";
import { numberOf } from "../entry/entry-number.ts";
import type { FileDocument } from "../feeds/channel.ts";
import { PAGE_KINDS } from "../options/schema.ts";
import { fingerprintOfEntryPage } from "../pages/fingerprint.ts";
import type { Page, PageKind } from "../pages/page.ts";
import { decodedHref, fileOfUrl } from "../room/addresses.ts";
import { itemAt } from "../values/sure.ts";
import { built, filesOf } from "./built.ts";
import type { Desk } from "./desk.ts";
import type { EleventyConfig, TemplateData } from "./eleventy-config.ts";
import type { Making } from "./outputs.ts";
import { layoutOf } from "./page-layouts.ts";

/** Nothing of the machine's clock may reach the output: pages of the newsroom have no date of their own. */
const FIXED_DATE = new Date(0);

/** The item a virtual template is paged over, under this name in its data. */
const ALIAS = "newsroomItem";

/** A template that is looked at and never written. */
const PROBE = { permalink: false, eleventyExcludeFromCollections: true };

/**
 * Adds the virtual templates of a newsroom: one for its pages in each layout that is used, one for entries that
 * the plugin renders, one for feeds and other files. Each pages over a list that the desk makes.
 */
export function addVirtualTemplates(config: EleventyConfig, desk: Desk): void {
  config.addTemplateFormats("11ty.js");
  const layouts = new Map<string, PageKind[]>();
  for (const kind of PAGE_KINDS) {
    if (kind === "entry") continue;
    const layout = layoutOf(desk, kind);
    layouts.set(layout, [...(layouts.get(layout) ?? []), kind]);
  }
  let count = 0;
  for (const [layout, kinds] of layouts) {
    count++;
    const wanted = new Set(kinds);
    addPaged(config, desk, `newsroom-${desk.settings.name}-pages${count > 1 ? `-${count}` : ""}`, {
      items: () => built(desk).pages.filter((page) => wanted.has(page.kind)),
      hrefOf: (page: Page) => page.href,
      layout,
      render: (page: Page) => built(desk).renderPage(page, layout !== ""),
      ...(layout === ""
        ? {}
        : {
            making: (page: Page, text: () => string) => ({
              text: () => [page.title, page.description, page.language, text()].join("\0"),
            }),
          }),
    });
  }
  addPaged(config, desk, `newsroom-${desk.settings.name}-files`, {
    items: () => filesOf(desk),
    hrefOf: (file: FileDocument) => encodeURI(file.href),
    layout: "",
    render: (file: FileDocument) => file.render(),
    making: (file: FileDocument, text: () => string) => ({ text, fingerprint: () => file.fingerprint?.() }),
  });
  addEntryLayout(config, desk);
  addDirectEntries(config, desk);
}

/**
 * The layout that `pages.layout` gives an entry, `""` for none: between the entry and the site's layout stands one
 * of the plugin, which puts headline, date and tags around the entry's text, as on any page of the plugin.
 */
export function entryLayoutOf(desk: Desk): string {
  if (layoutOf(desk, "entry") === "") return "";
  let name = entryLayouts.get(desk);
  if (name === undefined) {
    name = `newsroom-${desk.settings.name}-entry-${++entryLayoutCount}.11ty.js`;
    entryLayouts.set(desk, name);
  }
  return name;
}

/** Eleventy keeps the layouts of a whole process by name: two builds in one process must not share one. */
const entryLayouts = new WeakMap<Desk, string>();
let entryLayoutCount = 0;

function addEntryLayout(config: EleventyConfig, desk: Desk): void {
  const name = entryLayoutOf(desk);
  if (name === "") return;
  const path = config.directories.getLayoutPathRelativeToInputDirectory(name);
  const render = (data: TemplateData) => {
    const page = built(desk).pageAt(String(data.page.url));
    return page ? built(desk).renderPage(page, true) : data["content"];
  };
  config.addTemplate(path, { render }, { layout: layoutOf(desk, "entry") });
  const probe = `newsroom-${desk.settings.name}-layout.11ty.js`;
  desk.probes.addForLayout(probe);
  config.addTemplate(probe, { render: () => "" }, { ...PROBE, layout: name });
}

interface Paged<Item> {
  items(): Item[];
  hrefOf(item: Item): string;
  layout: string;
  render(item: Item): string;
  /** What tells, in a rebuild, whether the file changes; the text itself where nothing is said. */
  making?(item: Item, text: () => string): Making;
}

function addPaged<Item>(config: EleventyConfig, desk: Desk, name: string, paged: Paged<Item>): void {
  const makingOf = (item: Item, text = () => paged.render(item)): Making =>
    paged.making?.(item, text) ?? { text };
  config.addTemplate(
    `${name}.11ty.js`,
    {
      render: (data: TemplateData) => {
        const item = data[ALIAS] as Item;
        const render = () => {
          const text = desk.stopwatch.measure(name, () => paged.render(item));
          note(
            desk,
            paged.layout !== "",
            paged.hrefOf(item),
            makingOf(item, () => text),
          );
          return text;
        };
        return paged.layout === "" ? desk.lateTexts.later(data.page.url, render) : render();
      },
    },
    {
      date: FIXED_DATE,
      layout: paged.layout,
      eleventyExcludeFromCollections: true,
      ...pagedOver(() => changedOnly(desk, paged.items(), paged.hrefOf, makingOf)),
      permalink: (data: TemplateData) => outputOf(paged.hrefOf(data[ALIAS] as Item)),
      ...(paged.layout === "" ? {} : { eleventyComputed: computedForLayout }),
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

/**
 * Entries that the plugin renders lie beside the others: the data and layout of their folder are theirs too.
 * A probe in each folder has Eleventy work out that data before the entries are read.
 */
function addDirectEntries(config: EleventyConfig, desk: Desk): void {
  const base = desk.files.folder;
  const folders = new Set([base.replace(/\/$/, ""), ...desk.files.direct.map(folderOf)]);
  for (const folder of [...folders].sort()) {
    const path = `${folder ? `${folder}/` : ""}newsroom-${desk.settings.name}-probe.11ty.js`;
    desk.probes.add(path, folder);
    // Its permalink, and whether it stands in collections, is left to the folder, whose entries have the same.
    config.addTemplate(path, { render: () => "" }, {});
  }
  const layout = entryLayoutOf(desk);
  const whole = (page: Page) => built(desk).renderPage(page, false);
  const makingOf = (page: Page, text = () => whole(page)): Making => ({
    text: () => layoutMark(page, layout) + text(),
    fingerprint: () => fingerprintOfEntryPage(page, built(desk).theme),
  });
  config.addTemplate(
    `${base}newsroom-${desk.settings.name}-entries.11ty.js`,
    {
      render: (data: TemplateData) => {
        const page = data[ALIAS] as Page;
        const render = () => {
          const text = whole(page);
          note(
            desk,
            Boolean(data["layout"]),
            page.href,
            makingOf(page, () => text),
          );
          return text;
        };
        if (!data["layout"]) return desk.lateTexts.later(data.page.url, render);
        if (desk.watching) render();
        return itemAt(page.entries, 0).content;
      },
    },
    {
      date: FIXED_DATE,
      ...(layout === "" ? {} : { layout }),
      eleventyExcludeFromCollections: true,
      ...pagedOver(() => changedOnly(desk, built(desk).directEntryPages, (page) => page.href, makingOf)),
      permalink: (data: TemplateData) => outputOf((data[ALIAS] as Page).href),
      eleventyDataSchema: showEntryToLayout,
    },
  );
}

/**
 * An entry is put into the layout that it names itself or that its folder has, else into that of the newsroom's
 * entries. A layout of the site reads `title`, `tags` and `page.date` as if the entry were a template of its own.
 */
function showEntryToLayout(data: TemplateData): void {
  const entry = (data[ALIAS] as Page | undefined)?.entries[0];
  if (!entry) return;
  data["layout"] = entry.data["layout"] ?? data["layout"];
  if (!data["layout"]) return;
  const {
    page: _page,
    layout: _layout,
    permalink: _permalink,
    pagination: _pagination,
    collections: _collections,
    ...own
  } = entry.data;
  Object.assign(data, own);
  data["title"] = entry.title;
  data.page.date = pageDateOf(entry.published);
}

/** A layout of the site may show any field of an entry: in one, an entry that was read anew is made anew. */
function layoutMark({ entries: [entry] }: Page, layout: string): string {
  const own = entry?.data["layout"] ?? layout;
  return entry && own ? `${own} ${numberOf(entry)}\0` : "";
}

function folderOf(below: string): string {
  return below.includes("/") ? below.slice(0, below.lastIndexOf("/")) : "";
}

/** Keeps in mind, while watching, what a page or file was made from; where a layout may show anything, nothing. */
function note(desk: Desk, inLayout: boolean, href: string, making: Making): void {
  if (desk.watching && !(inLayout && desk.layoutsShowNews)) desk.outputs.note(href, making);
}

/** In a rebuild, what has changed; else all. */
function changedOnly<Item>(
  desk: Desk,
  items: Item[],
  hrefOf: (item: Item) => string,
  makingOf: (item: Item) => Making,
): Item[] {
  return desk.rebuilding ? desk.outputs.changed(items, hrefOf, makingOf) : items;
}

/**
 * The list is asked for when all other templates of the site are known, so that the newsroom can step aside for
 * those at its addresses: a template that imports `all`, and no collection of the configuration, comes last.
 */
function pagedOver(items: () => unknown[]) {
  return {
    eleventyImport: { collections: ["all"] },
    pagination: { data: "collections.all", size: 1, alias: ALIAS, before: items },
  };
}

/** File below the output folder for a root-relative, percent-encoded address. */
export function outputOf(href: string): string {
  return fileOfUrl(decodedHref(href));
}
