/** The calls the plugin makes on Eleventy's configuration: one shape for 3.1 and 4. */
export interface EleventyConfig {
  addTemplate(path: string, content: unknown, data?: Record<string, unknown>): void;
  addTemplateFormats(formats: string | string[]): void;
  addCollection(name: string, make: (api: CollectionApi) => unknown): void;
  addFilter(name: string, filter: (...args: never[]) => unknown): void;
  addPreprocessor(
    name: string,
    extensions: string,
    process: (this: { inputPath: string }, data: TemplateData, content: string) => unknown,
  ): void;
  addTransform(
    name: string,
    transform: (this: { page: PageData; baseHref?: string }, content: unknown) => unknown,
  ): void;
  addDateParsing(parse: (this: { page: PageData }, value: unknown) => unknown): void;
  addExtension(ending: string, engine: Record<string, unknown>): void;
  addWatchTarget(target: string, options?: { resetConfig?: boolean }): void;
  addGlobalData(name: string, value: unknown): void;
  on(event: string, listener: (argument: never) => unknown): void;
  hasPlugin?(name: string): boolean;
  getFilter(name: string): ((...args: unknown[]) => unknown) | undefined;
  ignores: Set<string>;
  useGitIgnore?: boolean;
  collections: object;
  transforms: Record<string, unknown>;
  events: object;
  directories: {
    input: string;
    output: string;
    data: string;
    includes: string;
    layouts?: string;
    getLayoutPathRelativeToInputDirectory(path: string): string;
  };
  pathPrefix?: string;
  libraryOverrides?: Record<string, unknown>;
  libraryAmendments?: Record<string, ((library: unknown) => unknown)[]>;
  markdownHighlighter?: unknown;
  linters: Record<string, unknown>;
  passthroughCopies: Record<string, { outputPath: string | true }>;
  preprocessors: Record<string, unknown>;
  virtualTemplates: Record<string, unknown>;
  versionCheck?(range: string): void;
  layoutAliases?: Record<string, string>;
  freezeReservedData?: boolean;
  errorReporting?: { allowMissingExtensions?: boolean };
}

/** How Eleventy reads front matter; an engine is a language of it. */
export interface FrontMatterOptions {
  engines?: Record<string, FrontMatterEngine>;
  /** That of front matter which names none. */
  language?: string;
}

export type FrontMatterEngine =
  | ((text: string, options?: object) => unknown)
  | { parse(text: string, options?: object): unknown };

/** The whole configuration, as Eleventy has it when all plugins have run. */
export interface MergedConfig {
  frontMatterParsingOptions?: FrontMatterOptions;
  virtualTemplates?: Record<string, unknown>;
}

export interface CollectionApi {
  getAll(): CollectionItem[];
}

/** A page of the site as Eleventy's collections hold it. */
export interface CollectionItem {
  inputPath: string;
  url: string | false;
  outputPath: string | false;
  data: TemplateData;
  page: PageData;
  rawInput: string;
  /** Throws until Eleventy has rendered the page. */
  templateContent: string;
}

export interface PageData {
  inputPath: string;
  url: string | false;
  outputPath: string | false;
  fileSlug: string;
  filePathStem: string;
  date: Date;
  rawInput: string;
  lang?: string;
}

export type TemplateData = Record<string, unknown> & { page: PageData };
