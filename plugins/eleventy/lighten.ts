import type { TemplateData } from "./eleventy-config.ts";

/**
 * Spares a Markdown entry that uses no template language the pass through one: a third of the time of its page.
 * A permalink or computed data may still need the language, so entries that have them are left alone.
 */
export function templateLanguageFor(inputPath: string, data: TemplateData, content: string): void {
  if (!inputPath.endsWith(".md") || typeof content !== "string") return;
  if (data["templateEngineOverride"] !== undefined || data["eleventyComputed"] !== undefined) return;
  const { permalink } = data;
  if (permalink !== undefined && (typeof permalink !== "string" || permalink.includes("{"))) return;
  if (content.includes("{{") || content.includes("{%") || content.includes("{#")) return;
  data["templateEngineOverride"] = "md";
}

/** Takes an entry's tags out of Eleventy's own collections, each of which is sorted for itself. The newsroom reads them elsewhere. */
export function keepOutOfCollections(data: TemplateData): void {
  const { tags } = data;
  if (tags === undefined) return;
  Object.defineProperty(data, "newsroomTags", { value: tags, enumerable: false });
  data["tags"] = [];
}
