import { posix } from "node:path";
import { isDocument } from "../content/html-text.ts";
import type { Settings } from "../options/settings.ts";
import { ELEVENTY_FIELDS } from "./directory-data.ts";
import type { CollectionItem, EleventyConfig, TemplateData } from "./eleventy-config.ts";
import { type MarkdownFacts, renderWith, type SiteFacts } from "./internals.ts";
import type { Folders } from "./site.ts";

/*
 * Which entries can do without Eleventy's template languages, by the facts of the site. There are two ways: plain Markdown
 * goes straight to Eleventy's library, and with `render: "direct"` the plugin also reads and writes an entry itself.
 */

/** What rendering needs of a session. */
interface Rendering {
  facts: SiteFacts | undefined;
  /** Undefined where no entries are known. */
  newsIndex: unknown;
  content: {
    readonly hasLibrary: boolean;
    render(text: string, file: string, data: object): string;
  };
  build: {
    inspected: ReadonlyMap<string, { data: TemplateData } | undefined>;
    plain: Map<string, () => string>;
  };
}

/** Name under which Eleventy knows the engine that renders plain Markdown. */
const ENGINE = "newsroom-markdown";

/**
 * Adds an engine that renders Markdown by Eleventy's own library for this site, with the data that Eleventy gives to it,
 * but without a template language before it. The library may have been rendering in another thread since the build began.
 */
export function addPlainMarkdown(config: EleventyConfig, sessions: readonly Rendering[]): void {
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
  { facts }: Pick<Rendering, "facts">,
  inputPath: string,
  data: TemplateData,
  text: unknown,
): boolean {
  if (!facts || !inputPath.endsWith(".md") || typeof text !== "string") return false;
  const { markdown } = facts;
  if (reasonOfMarkdown(markdown) !== undefined || data["templateEngineOverride"] !== undefined) return false;
  return !hasTemplateCode(text, markdown);
}

/** What about the site's Markdown keeps the plugin from rendering it, undefined where nothing does. */
function reasonOfMarkdown(markdown: MarkdownFacts): string | undefined {
  const { isReplaced, isMarkdownIt, templateEngine, hasDefaultDelimiters } = markdown;
  if (isReplaced) return "a custom md extension";
  if (!isMarkdownIt) return "a custom Markdown library";
  return templateEngine === false || hasDefaultDelimiters
    ? undefined
    : `markdownTemplateEngine ${templateEngine}`;
}

/** Whether a text may have code in the template language of the site's Markdown. */
function hasTemplateCode(text: string, { templateEngine }: MarkdownFacts): boolean {
  return templateEngine !== false && /\{[{%#]/.test(text);
}

/** Spares entries the pass through a template language that they do not use. */
export function renderPlainly(session: Rendering): void {
  const { build, content, newsIndex } = session;
  if (!newsIndex || !content.hasLibrary) return;
  for (const [inputPath, template] of build.inspected)
    if (template && isPlainMarkdown(session, inputPath, template.data, template.data.page.rawInput))
      renderWith(ENGINE, template.data);
}

/** An entry that is in no collection of Eleventy's, with `entries: { collections: false }`, as if it were in one. */
export function uncollectedPage(session: Rendering, inputPath: string): CollectionItem | undefined {
  const { data } = session.build.inspected.get(inputPath) ?? {};
  if (!data?.page.url) return undefined;
  const { page } = data;
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

/** Why Eleventy has to render all entries, undefined where nothing of the configuration says so. */
export function reasonOfSite(facts: SiteFacts, settings: Settings, folders: Folders): string | undefined {
  if (folders.isAbsolute) return "an absolute input folder";
  const preprocessor = facts.preprocessors.find(({ endings }) =>
    endings.some((ending) => ending === "*" || ".md".endsWith(`.${ending.replace(/^\./, "")}`)),
  );
  if (preprocessor) return `preprocessor ${preprocessor.name}`;
  if (settings.tag !== undefined) return "entries.tag";
  if (facts.transformUrl) return "a URL transform";
  if (!facts.mergesData) return "setDataDeepMerge(false)";
  if (facts.hasFrontMatterOptions) return "front matter options";
  if (!facts.hasDynamicPermalinks) return "setDynamicPermalinks(false)";
  const { layout } = settings.options.pages;
  if (typeof layout === "object" ? layout.entry : layout) return "pages.layout";
  return reasonOfMarkdown(facts.markdown);
}

/** Names that Eleventy keeps for itself, and refuses where an entry has them. */
const RESERVED_FIELDS = ["collections", "content", "eleventy", "page", "pkg"];

/** Why Eleventy has to render a Markdown entry, by its front matter and text; undefined where nothing of them says so. */
export function reasonOfEntry(
  file: string,
  data: Readonly<Record<string, unknown>>,
  body: string,
  facts: SiteFacts,
  dateFields: readonly string[],
): string | undefined {
  const fields = ELEVENTY_FIELDS.filter((name) => name in data || `override:${name}` in data);
  const field = fields.find((name) => name !== "permalink");
  if (field !== undefined) return field;
  if ("override:permalink" in data) return "permalink";
  const reserved = RESERVED_FIELDS.find((name) => name in data);
  if (reserved !== undefined) return reserved;
  if ("permalink" in data && !isPlainPermalink(data["permalink"])) return "permalink";
  const { tags } = data;
  if (tags !== undefined && tags !== null && typeof tags !== "string" && !Array.isArray(tags)) return "tags";
  const dated = Object.keys(data).find((name) => !dateFields.includes(name) && hasDate(data[name]));
  if (dated !== undefined) return `a date in ${dated}`;
  if (isDocument(body)) return "its text is a complete HTML document";
  const name = posix.basename(file);
  if (/^(readme|index)\.md$/i.test(name)) return name;
  return hasTemplateCode(body, facts.markdown) ? "template code in its text" : undefined;
}

/** What YAML reads as a date: Eleventy has a JavaScript date there, and the plugin the text. */
function hasDate(value: unknown): boolean {
  if (typeof value === "string") return /^\d{4}-\d{1,2}-\d{1,2}(?:$|[Tt\s]+\d)/.test(value);
  return typeof value === "object" && value !== null && Object.values(value).some(hasDate);
}

/** An address that Eleventy takes as it is. */
export function isPlainPermalink(permalink: unknown): permalink is string {
  return (
    typeof permalink === "string" &&
    /^\/(?=.)(?:[\p{L}\p{N}_~-][\p{L}\p{N}._~-]*\/)*(?:[\p{L}\p{N}_~-]+\.html?)?$/u.test(permalink)
  );
}
