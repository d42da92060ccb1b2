import { existsSync } from "node:fs";
import type { CollectionApi, EleventyConfig, TemplateData, TransformContext } from "./eleventy-config.ts";

/*
 * Everything the plugin uses of Eleventy that its documentation does not list, with the reason, the versions, and what
 * happens without it. The rest of the adapter compiles against {@link EleventyConfig}, which has documented names only.
 * `tests/eleventy/internals.slow.test.ts` probes each on every supported version. There are ten:
 *
 *  1. the folders of a site before its files are searched: {@link directoriesOf}
 *  2. what its configuration says when all plugins have run: {@link onSiteFacts}
 *  3. data files that are added while it watches: {@link refreshKnownFiles}
 *  4. tags named like what every object has: {@link takeAnyTag}
 *  5. the globs that are ignored: {@link onIgnores}
 *  6. the moment before the site's own `eleventy.after`: {@link onWritten}
 *  7. collections that no list of collections has: {@link hideCollection}
 *  8. another engine for a page whose address is known: {@link renderWith}
 *  9. links to files that Eleventy does not build: {@link addToContentMap}
 * 10. the shape of errors, outside of this file: those of the plugin have `skipOriginalStack`, so that Eleventy prints no line
 *     about a stack trace under a message that says everything, and those of Eleventy are asked for `originalError`.
 */

type SiteTransform = (this: TransformContext, content: unknown, ...rest: unknown[]) => unknown;

type UrlTransform = (page: { url: string; urlStem: string }) => string | undefined;

/** Eleventy's configuration when the owner's function and all plugins have run. */
interface MergedConfig {
  preprocessors: Record<string, { filter: string | string[] }>;
  urlTransforms: UrlTransform[];
  linters: Record<string, unknown>;
  transforms: Record<string, SiteTransform>;
  globalData: Record<string, unknown>;
  layoutAliases: Record<string, string>;
  virtualTemplates: Record<string, unknown>;
  passthroughCopies: Record<string, { outputPath: string | true }>;
  dataExtensions: Map<string, unknown>;
  dataFileSuffixes?: string[];
  dataFileDirBaseNameOverride?: string | false;
  /** Only in 3.x. */
  dataDeepMerge?: boolean;
  dynamicPermalinks?: boolean;
  frontMatterParsingOptions?: Record<string, unknown>;
  extensionMap: Iterable<{ extension?: string; key?: string }>;
  markdownTemplateEngine: string | false;
  markdownHighlighter?: unknown;
  libraryOverrides: Record<string, unknown>;
  libraryAmendments: Record<string, unknown[]>;
  liquidOptions: Record<string, unknown>;
  nunjucksEnvironmentOptions: Record<string, unknown>;
}

interface TemplateConfig {
  getConfig(): MergedConfig;
  existsCache?: { set?(path: string, isThere: boolean): void };
}

/** What a site's configuration says that decides how the plugin may read and render entries. */
export interface SiteFacts {
  /** Preprocessors that the plugin did not add, by the file name endings they take. */
  preprocessors: readonly { name: string; endings: readonly string[] }[];
  /** What the site's URL transforms make of an address; undefined where it has none. */
  transformUrl: ((url: string) => string) | undefined;
  hasLinters: boolean;
  /** Every transform by name, those of plugins too. */
  transforms: Readonly<Record<string, SiteTransform>>;
  /** True where a transform of the site, or of a plugin, may change pages. */
  hasTransforms: boolean;
  /** Names of global data that the configuration adds. */
  globalData: readonly string[];
  /** The layout that the site means by a name; undefined where the name is no alias. */
  layoutOfAlias(name: string): string | undefined;
  /** Whether a configuration adds a layout that is no file. */
  isVirtualLayout(name: string): boolean;
  /** What `addPassthroughCopy` copies: a path or glob of the project, and where to. */
  copies: Readonly<Record<string, { outputPath: string | true }>>;
  /** Endings of data files besides JSON and JavaScript. */
  dataExtensions: readonly string[];
  dataFileSuffixes: readonly string[];
  /** Name of directory data files where it is not the folder's. */
  dataFileName: string | undefined;
  mergesData: boolean;
  /** True where front matter may be in a form other than YAML. */
  hasFrontMatterOptions: boolean;
  hasDynamicPermalinks: boolean;
  markdown: MarkdownFacts;
}

/** How the site renders Markdown. */
export interface MarkdownFacts {
  /** True where another extension takes Markdown files. */
  isReplaced: boolean;
  /** True for a library whose `render` is that of markdown-it; another may give a promise, for which Eleventy waits. */
  isMarkdownIt: boolean;
  /** True for Eleventy's own library as it is, which another thread can render alike. */
  isDefault: boolean;
  /** The template language that runs over Markdown first, `false` for none. */
  templateEngine: string | false;
  /** True where that language is Liquid or Nunjucks with the delimiters that everybody knows. */
  hasDefaultDelimiters: boolean;
}

/** Name under which the plugin's own preprocessors and transforms begin. */
export const OWN_PREFIX = "newsroom-";

/** Folders of a site, as the configuration names them. */
interface Directories {
  input: string;
  output: string;
  data: string;
  getLayoutPathRelativeToInputDirectory(path: string): string;
}

/**
 * The folders of a site when plugins run.
 *
 * Property `directories` of the configuration, 3.1 and 4 (11ty/eleventy issue 748). The documentation has it as an argument of
 * events, which come after the virtual templates and files to ignore that need it.
 */
export function directoriesOf(config: EleventyConfig): Directories {
  return (config as unknown as { directories: Directories }).directories;
}

/**
 * Calls a function with the facts of the site, when all plugins have run and before Eleventy looks for files; again in
 * each build that reads the configuration anew.
 *
 * Event `eleventy.config`, 3.1 and 4. Without it a plugin cannot know what plugins added after it do. Public events come
 * too late: files to ignore have to be known before the search (11ty/eleventy issue 2207).
 */
export function onSiteFacts(config: EleventyConfig, use: (facts: SiteFacts) => void): void {
  config.on("eleventy.config", ((templateConfig: TemplateConfig) => {
    configs.set(config, templateConfig);
    use(factsOf(templateConfig.getConfig(), config));
  }) as never);
}

const configs = new WeakMap<EleventyConfig, TemplateConfig>();

/**
 * Tells Eleventy of files that were added or deleted while it watches.
 *
 * Property `existsCache` of the configuration, 3.1. Eleventy looks once whether a data file is there: without this, one that an
 * author adds later, for a page or a folder, is not read before the next start (11ty/eleventy issue 3569). 4 has the same
 * property, and needs it no more.
 */
export function refreshKnownFiles(config: EleventyConfig, files: readonly string[]): void {
  const { existsCache } = configs.get(config) ?? {};
  for (const file of files) existsCache?.set?.(file, existsSync(file));
}

/** Properties of the merged configuration, 3.1 and 4: there is no public way to ask whether a site has any of these. */
function factsOf(merged: MergedConfig, config: EleventyConfig): SiteFacts {
  const markdownEngine = merged.markdownTemplateEngine;
  return {
    preprocessors: Object.entries(merged.preprocessors)
      .filter(([name]) => !name.startsWith(OWN_PREFIX))
      .map(([name, { filter }]) => ({
        name,
        endings: (Array.isArray(filter) ? filter : filter.split(",")).map((ending) => ending.trim()),
      })),
    transformUrl: urlTransformOf(
      merged.urlTransforms.filter((transform) => !ownUrlTransforms.has(transform)),
    ),
    hasLinters: Object.keys(merged.linters).length > 0,
    transforms: merged.transforms,
    hasTransforms:
      Object.keys(merged.transforms).some(
        (name) => !name.startsWith("@11ty/eleventy") && !name.startsWith(OWN_PREFIX),
      ) || transformsHtml(config),
    globalData: Object.keys(merged.globalData),
    layoutOfAlias: (name) => merged.layoutAliases[name],
    isVirtualLayout: (name) =>
      merged.virtualTemplates[directoriesOf(config).getLayoutPathRelativeToInputDirectory(name)] !==
      undefined,
    copies: merged.passthroughCopies,
    dataExtensions: [...merged.dataExtensions.keys()],
    dataFileSuffixes: merged.dataFileSuffixes ?? [".11tydata", ""],
    dataFileName: merged.dataFileDirBaseNameOverride || undefined,
    mergesData: merged.dataDeepMerge !== false,
    hasFrontMatterOptions: hasOwnFrontMatter(merged.frontMatterParsingOptions),
    hasDynamicPermalinks: merged.dynamicPermalinks !== false,
    markdown: {
      isReplaced: [...merged.extensionMap].some(({ extension, key }) => (extension ?? key) === "md"),
      isMarkdownIt: isMarkdownIt(merged.libraryOverrides["md"]),
      isDefault:
        !merged.libraryOverrides["md"] &&
        !merged.markdownHighlighter &&
        (merged.libraryAmendments["md"] ?? []).every((amend) => ownAmendments.has(amend as object)),
      templateEngine: markdownEngine,
      hasDefaultDelimiters: hasDefaultDelimiters(merged, markdownEngine),
    },
  };
}

/**
 * True where a plugin such as HTML Base changes addresses in HTML.
 *
 * Property `htmlTransformer` of the configuration, 3.1 and 4; where it is missing, Eleventy writes all pages.
 */
function transformsHtml(config: EleventyConfig): boolean {
  const { htmlTransformer } = config as {
    htmlTransformer?: { isTransformable(ending: string, context: object): boolean };
  };
  return htmlTransformer?.isTransformable("html", { page: {} }) !== false;
}

/** True for markdown-it, of whatever version, that nobody has given another `render`; and where the site sets no library. */
function isMarkdownIt(library: unknown): boolean {
  if (!library) return true;
  const { core, renderer, parse } = library as Record<string, unknown>;
  return Boolean(core && renderer && parse) && !Object.hasOwn(library as object, "render");
}

/** The site's URL transforms as Eleventy runs them over the address of each page. */
function urlTransformOf(transforms: readonly UrlTransform[]): SiteFacts["transformUrl"] {
  if (transforms.length === 0) return undefined;
  return (url) => {
    const urlStem = url.endsWith("/") ? `${url}index` : url.replace(/\.html$/, "");
    return transforms.reduce((known, transform) => transform({ url, urlStem }) ?? known, url);
  };
}

/** Engines of front matter that Eleventy 3 sets itself; 4 has them as defaults. */
const FRONT_MATTER_ENGINES = new Set(["yaml", "javascript", "jsLegacy", "node"]);

function hasOwnFrontMatter(options: Record<string, unknown> = {}): boolean {
  const engines = (options["engines"] ?? {}) as Record<string, unknown>;
  const { yaml } = engines;
  return (
    Object.keys(options).some((name) => name !== "engines") ||
    Object.keys(engines).some((name) => !FRONT_MATTER_ENGINES.has(name)) ||
    (yaml !== undefined && !/^bound load\d*$/.test((yaml as { name?: string }).name ?? ""))
  );
}

function hasDefaultDelimiters(merged: MergedConfig, engine: string | false): boolean {
  if (engine === "liquid") {
    const { outputDelimiterLeft, tagDelimiterLeft } = merged.liquidOptions;
    return !merged.libraryOverrides["liquid"] && !outputDelimiterLeft && !tagDelimiterLeft;
  }
  return engine === "njk" && !merged.libraryOverrides["njk"] && !merged.nunjucksEnvironmentOptions["tags"];
}

/**
 * Lets a tag have the name of something that every object has, such as `__proto__`: Eleventy looks for tags among the
 * collections of the configuration, and would call what it finds. Whoever may write an entry could end the build with one.
 *
 * Property `collections` of the configuration, 3.1 and 4. Without it such a tag ends the build with "is not a function".
 */
export function takeAnyTag(config: EleventyConfig): void {
  const { collections } = config as unknown as { collections?: object };
  if (collections) Object.setPrototypeOf(collections, null);
}

const ownUrlTransforms = new WeakSet<object>();
const ownAmendments = new WeakSet<object>();

/** Adds a URL transform that changes nothing, and that {@link SiteFacts} do not count. The call itself is public. */
export function observeUrls(config: EleventyConfig, see: (url: string) => void): void {
  const observe: UrlTransform = ({ url }) => {
    see(url);
    return undefined;
  };
  ownUrlTransforms.add(observe);
  config.addUrlTransform(observe as (page: { url: string }) => undefined);
}

/** Adds an amendment that changes nothing, and that {@link SiteFacts} do not count. The call itself is public. */
export function observeMarkdown(config: EleventyConfig, see: (library: unknown) => void): void {
  ownAmendments.add(see);
  config.amendLibrary("md", see);
}

/**
 * Calls a function with the globs that Eleventy ignores, each time it is about to look for files.
 *
 * Event `eleventy.ignores`, 3.1 and 4. It replaces a reading of `.gitignore`, `.eleventyignore` and Eleventy's defaults of
 * our own: what an owner keeps from Eleventy is not published by the plugin either.
 */
export function onIgnores(config: EleventyConfig, use: (globs: readonly string[]) => void): void {
  config.on("eleventy.ignores", ((globs: readonly string[]) => use(globs)) as never);
}

/**
 * Calls a function when Eleventy has written everything, before the site's own `eleventy.after` gets the results.
 *
 * Event `afterBuild`, 3.1 and 4: the older name of `eleventy.after`, under which Eleventy still tells of it first. A
 * listener of `eleventy.after` itself would run after those that the site added before the plugin.
 */
export function onWritten(config: EleventyConfig, use: (event: object) => Promise<void>): void {
  config.on("afterBuild", use as never);
}

/**
 * Keeps a collection of the plugin out of lists of collections: many sites page over all of `collections` to make a page
 * for each tag. Eleventy assigns what the collection's callback returns to the property made here.
 *
 * The object `collections` of the data cascade is one for all templates in a build, 3.1 and 4. Without this, such sites
 * get pages for tags that nobody has (11ty/eleventy issue 255).
 */
export function hideCollection(api: CollectionApi, name: string, other?: unknown): void {
  // A page over data has a copy.
  const collections = api.getAll().find(({ data }) => !data["pagination"])?.data["collections"] ?? other;
  if (typeof collections !== "object" || collections === null) return;
  Object.defineProperty(collections, name, {
    value: undefined,
    enumerable: false,
    writable: true,
    configurable: true,
  });
}

/**
 * Has Eleventy render a page with another engine. Only between the event `eleventy.contentMap`, when addresses and
 * computed data are done, and the rendering; a template of the site does not see the property in a list of its data.
 *
 * Data key `templateEngineOverride`, set late, 3.1 and 4. Without it every Markdown entry goes through a template
 * language that it does not use, which costs about an eighth of the build of a site with 5,000 entries.
 */
export function renderWith(engine: string, data: TemplateData): void {
  Object.defineProperty(data, "templateEngineOverride", {
    value: engine,
    enumerable: false,
    writable: true,
    configurable: true,
  });
}

/**
 * Adds files that Eleventy does not build to its map of files and addresses, so that links by file name to them work.
 *
 * Argument of the public event `eleventy.contentMap`, 3.1 and 4; adding to it is not documented. Only with fast rendering.
 */
export function addToContentMap(map: Record<string, string[]>, file: string, url: string): void {
  map[file] ??= [url];
}

/**
 * True where Eleventy builds again by itself when a watched file is deleted.
 *
 * Eleventy 3 hears of a deletion and does nothing; 4 handles it (11ty/eleventy issue 2798).
 */
export function rebuildsAfterDeletion(): boolean {
  return isVersion4();
}

/**
 * True where Eleventy reads dates by a parser of its own, which knows no weeks and no days of a year, and ends the build at
 * what it does not read, also in the name of a file; 3.1 has luxon.
 */
export function readsCalendarDatesOnly(): boolean {
  return isVersion4();
}

function isVersion4(): boolean {
  return !/^[0-3]\./.test(process.env["ELEVENTY_VERSION"] ?? "3.");
}
