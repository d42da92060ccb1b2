import MarkdownIt from "markdown-it";
import { defaultLibrary } from "../content/default-markdown.ts";
import type { EleventyConfig } from "./eleventy-config.ts";

/** The site's own Markdown. */
export interface SiteMarkdown {
  render(text: string): string;
  /** True where the site changes nothing about it, so that another thread can render the same. */
  isDefault(): boolean;
}

/**
 * The instance the owner set, else one as Eleventy makes it, with everything that plugins and the configuration add
 * to it. Direct entries then look as they would in the other lane.
 */
export function siteMarkdown(config: EleventyConfig): SiteMarkdown {
  let library: MarkdownIt | undefined;
  return {
    render(text) {
      library ??= makeLibrary(config);
      return library.render(text, {});
    },
    isDefault: () =>
      !config.libraryOverrides?.["md"] &&
      !config.markdownHighlighter &&
      !config.libraryAmendments?.["md"]?.length,
  };
}

function makeLibrary(config: EleventyConfig): MarkdownIt {
  const own = config.libraryOverrides?.["md"] as MarkdownIt | undefined;
  const library = own?.disable("code") ?? defaultLibrary();
  if (config.markdownHighlighter) library.set({ highlight: config.markdownHighlighter as never });
  // An instance of the owner's is amended by Eleventy itself as soon as a Markdown template is rendered, and twice would double its plugins.
  if (!own) for (const amend of config.libraryAmendments?.["md"] ?? []) amend(library);
  return library;
}

/** Markdown of descriptions in data files: no HTML of its own, so that nothing can be let in by it. */
export function dataMarkdown(): (text: string) => string {
  const library = new MarkdownIt({ html: false, linkify: true, typographer: false });
  return (text) => library.render(text).trim();
}
