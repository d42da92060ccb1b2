import type { CollectionItem, EleventyConfig, TemplateData } from "./eleventy-config.ts";
import { renderWith } from "./internals.ts";
import type { Session } from "./session.ts";

/** Name under which Eleventy knows the engine that renders plain Markdown. */
const ENGINE = "newsroom-markdown";

/**
 * Adds an engine that renders Markdown by Eleventy's own library for this site, with the data that Eleventy gives to it,
 * but without a template language before it. The library may have been rendering in another thread since the build began.
 */
export function addPlainMarkdown(config: EleventyConfig, sessions: readonly Session[]): void {
  config.addExtension(ENGINE, {
    outputFileExtension: "html",
    compileOptions: { permalink: "raw", cache: false },
    compile: (text: string, inputPath: string) => {
      const session = sessions.find(({ build }) => build.inspected.has(inputPath)) ?? sessions[0];
      return (data: object) =>
        session?.build.plain.get(inputPath)?.() ?? session?.content.render(text, inputPath, data);
    },
  });
}

/**
 * True for Markdown that comes out the same without a template language: Eleventy's own extension for it and markdown-it,
 * Liquid or Nunjucks with default delimiters, or no template language, and no delimiter in the text.
 */
export function isPlainMarkdown(
  { facts }: Session,
  inputPath: string,
  data: TemplateData,
  text: unknown,
): boolean {
  if (!facts || !inputPath.endsWith(".md") || typeof text !== "string") return false;
  const { isReplaced, isMarkdownIt, templateEngine, hasDefaultDelimiters } = facts.markdown;
  if (isReplaced || !isMarkdownIt || data["templateEngineOverride"] !== undefined) return false;
  return templateEngine === false || (hasDefaultDelimiters && !/\{[{%#]/.test(text));
}

/** Spares entries the pass through a template language that they do not use. */
export function renderPlainly(session: Session): void {
  const { build, content, newsroom } = session;
  if (!newsroom || !content.hasLibrary) return;
  for (const [inputPath, data] of build.templateData)
    if (isPlainMarkdown(session, inputPath, data, data.page.rawInput)) renderWith(ENGINE, data);
}

/** An entry that is in no collection of Eleventy's, with `entries: { collections: false }`, as if it were in one. */
export function uncollectedPage(
  session: Session,
  inputPath: string,
  data: TemplateData,
): CollectionItem | undefined {
  const { page } = data;
  if (!page.url) return undefined;
  let html: string | undefined;
  const render = () => {
    html ??= session.content.render(page.rawInput, inputPath, data);
    return html;
  };
  session.build.plain.set(inputPath, render);
  return {
    inputPath,
    url: page.url,
    outputPath: page.outputPath,
    data,
    page,
    rawInput: page.rawInput,
    get templateContent() {
      return render();
    },
  };
}
