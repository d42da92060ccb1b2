declare module "@11ty/eleventy" {
  export const HtmlBasePlugin: unknown;
  export const IdAttributePlugin: unknown;
  export const InputPathToUrlTransformPlugin: unknown;
  /** The calls of Eleventy's programmatic interface that the tests make. */
  export default class Eleventy {
    constructor(input: string, output: string, options: Record<string, unknown>);
    disableLogger(): void;
    init(): Promise<void>;
    write(): Promise<unknown>;
    toJSON(): Promise<{ url: string; content: string }[]>;
    initializeConfig(overrides?: unknown): Promise<void>;
    watch(): Promise<void>;
    stopWatch(): Promise<void>;
    setIncrementalBuild(on: boolean): void;
  }
}

declare module "@11ty/eleventy-plugin-webc" {
  const plugin: unknown;
  export default plugin;
}
