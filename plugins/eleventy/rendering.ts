import { type CleanContext, cleanContent } from "../content/clean.ts";
import { type PlannedEntry, RenderAhead } from "../render-ahead/render-ahead.ts";
import type { EleventyConfig } from "./eleventy-config.ts";
import { siteMarkdown } from "./site-markdown.ts";

/** Fewer entries are rendered before another thread has started. */
const ENOUGH_FOR_A_THREAD = 200;

/** The site's Markdown, rendered by this thread or, where it can be, ahead of it by another. */
export class Rendering {
  readonly #config: EleventyConfig;
  #markdown: ReturnType<typeof siteMarkdown>;
  #ahead: RenderAhead | undefined;

  constructor(config: EleventyConfig) {
    this.#config = config;
    this.#markdown = siteMarkdown(config);
  }

  /** HTML of the text of a file. */
  render = (text: string, file: string): string =>
    this.#ahead?.html(file, text) ?? this.#markdown.render(text);

  /** HTML of a file made fit for feeds: {@link cleanContent}. */
  clean = (html: string, file: string, context: CleanContext): string => {
    const cleaned = this.#ahead?.clean(file, context);
    if (!cleaned) return cleanContent(html, context);
    for (const address of cleaned.badAddresses) context.report?.(address);
    return cleaned.html;
  };

  /** True where another thread sees the same texts and renders them alike. */
  get canBeAhead(): boolean {
    const isOwnText = Object.keys(this.#config.preprocessors).every((name) => name.startsWith("newsroom-"));
    return isOwnText && this.#markdown.isDefault();
  }

  /** Has another thread begin, with files in the order in which they will probably be asked for. */
  begin(files: readonly string[]): void {
    // A build that failed did not end its own.
    this.end();
    if (files.length >= ENOUGH_FOR_A_THREAD) this.#ahead = new RenderAhead(files);
  }

  /** Says what the entries are, as soon as that is known. */
  plan(entries: () => readonly PlannedEntry[], siteBase: string): void {
    this.#ahead?.plan(entries(), siteBase);
  }

  end(): void {
    this.#ahead?.stop();
    this.#ahead = undefined;
  }

  /** Lets go of the library, whose patterns alone are a third of a megabyte. */
  close(): void {
    this.end();
    this.#markdown = siteMarkdown(this.#config);
  }
}
