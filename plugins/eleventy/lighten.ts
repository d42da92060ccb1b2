import type { EleventyConfig, TemplateData } from "./eleventy-config.ts";

/** Name under which Eleventy knows the engine that renders plain Markdown entries. */
const ENGINE = "newsroom-markdown";

/**
 * Adds the engine for entries that use no template language: it gives the HTML that the newsroom has, so that an entry
 * is rendered once, whoever asks first.
 *
 * @param contentOf HTML of an entry by its file, or of a text that is no known entry
 */
export function addPlainMarkdown(
  config: EleventyConfig,
  contentOf: (inputPath: string, text: string) => string,
): void {
  config.addExtension(ENGINE, {
    outputFileExtension: "html",
    compileOptions: { permalink: "raw", cache: false },
    compile: (text: string, inputPath: string) => () => contentOf(inputPath, text),
  });
}

/** True for a Markdown entry whose text uses no template language. */
export function isPlainMarkdown(inputPath: string, data: TemplateData, content: unknown): boolean {
  if (!inputPath.endsWith(".md") || typeof content !== "string") return false;
  if (data["templateEngineOverride"] !== undefined) return false;
  return !content.includes("{{") && !content.includes("{%") && !content.includes("{#");
}

/** Spares a plain Markdown entry the pass through a template language: a third of the time of its page. */
export function renderPlainly(data: TemplateData): void {
  data["templateEngineOverride"] = ENGINE;
}
