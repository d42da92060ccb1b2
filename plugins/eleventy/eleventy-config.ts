/** What the plugin calls of Eleventy's documented configuration API: one shape for 3.1 and 4. */
export interface EleventyConfig {
  addTemplate(path: string, content: string, data?: Record<string, unknown>): void;
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
    transform: (this: TransformContext, content: unknown, ...rest: unknown[]) => unknown,
  ): void;
  addUrlTransform(transform: (page: { url: string }) => string | undefined): void;
  addDateParsing(parse: (this: { page: PageData }, value: unknown) => unknown): void;
  addExtension(ending: string, engine: Record<string, unknown>): void;
  addWatchTarget(target: string, options?: { resetConfig?: boolean }): void;
  amendLibrary(name: string, amend: (library: unknown) => void): void;
  on(event: string, listener: (argument: never) => unknown): void;
  getFilter(name: string): ((...args: unknown[]) => unknown) | undefined;
  ignores: Set<string>;
  pathPrefix?: string;
  versionCheck?(range: string): void;
}

/** `this` of a transform. */
export interface TransformContext {
  page: PageData;
}

export interface CollectionApi {
  getAll(): CollectionItem[];
  getFilteredByTag(tag: string): CollectionItem[];
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
