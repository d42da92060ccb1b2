import type { CleanContext } from "../content/addresses.ts";
import { cleanContent } from "../content/clean.ts";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { Diagnostic } from "../diagnostics/format.ts";
import type { Entry } from "../entry/entry.ts";
import { decodedHref, fileOfUrl } from "../index/addresses.ts";
import { type PlannedEntry, RenderAhead } from "../render/render-ahead.ts";
import type { EleventyConfig, PageData } from "./eleventy-config.ts";
import type { MarkdownFacts } from "./internals.ts";

/** Fewer entries are rendered before another thread has started. */
const MIN_FOR_THREAD = 200;

/** What the plugin calls of a Markdown library: what Eleventy calls of it. */
interface MarkdownLibrary {
  render(text: string, env: object): string;
}

/** The HTML of entries: rendered by the site's own Markdown, and by the site's own transforms for feeds. */
export class Content {
  readonly #config: EleventyConfig;
  readonly #outputFolder: string;
  /** Eleventy's Markdown library for this site, with everything that plugins and the configuration add to it. */
  #library: MarkdownLibrary | undefined;
  #ahead: RenderAhead | undefined;
  /** Pages for which the site's transforms run over the content alone. */
  readonly #feedPages = new WeakSet<PageData>();
  /** Entries whose content has been transformed, also in an earlier build where they are kept while watching. */
  readonly #done = new WeakSet<Entry>();
  /** Transformed content by the address of the entry's page, until it has been cleaned. */
  #transformed = new Map<string, string>();
  readonly #failed = new Map<string, { count: number; example: string; reason: string }>();

  constructor(config: EleventyConfig, outputFolder: string) {
    this.#config = config;
    this.#outputFolder = outputFolder;
  }

  useLibrary(library: unknown): void {
    this.#library = library as MarkdownLibrary;
  }

  get hasLibrary(): boolean {
    return this.#library !== undefined;
  }

  /** HTML of the text of a file, by the library and with the data that Eleventy gives it. */
  render = (text: string, file: string, data: object): string => {
    const ahead = this.#ahead?.html(file, text);
    if (ahead !== undefined) return ahead;
    if (!this.#library)
      throw new Error("Markdown is rendered before Eleventy has made its Markdown library.");
    return this.#library.render(text, data);
  };

  /** Has another thread begin, with files in the order in which they will probably be asked for. */
  begin(files: readonly string[], facts: MarkdownFacts, hasPreprocessors: boolean): void {
    // A build that failed did not end its own.
    this.end();
    this.#transformed.clear();
    this.#failed.clear();
    if (files.length >= MIN_FOR_THREAD && facts.isDefault && !facts.isReplaced && !hasPreprocessors)
      this.#ahead = new RenderAhead(files);
  }

  /** Tells the other thread what the entries are, as soon as that is known. */
  plan(entries: readonly PlannedEntry[], siteBase: string): void {
    this.#ahead?.plan(entries, siteBase);
  }

  end(): void {
    this.#ahead?.stop();
    this.#ahead = undefined;
  }

  close(): void {
    this.end();
    this.#library = undefined;
    this.#transformed.clear();
  }

  /**
   * Runs the site's transforms over the content of entries, once for all feeds: what makes a picture of an image
   * plugin on the page makes the same in feeds. Has to run before {@link clean}.
   */
  async transform(entries: Iterable<Entry>): Promise<void> {
    const run = this.#config.getFilter("renderTransforms");
    if (!run) return;
    for (const entry of entries) {
      if (this.#done.has(entry)) continue;
      const { content } = entry;
      this.#transformed.delete(entry.url);
      const url = decodedHref(entry.href);
      const outputPath = this.#outputFolder + fileOfUrl(url).slice(1);
      const page = { url, outputPath, ...(entry.data["page"] as Partial<PageData>) } as PageData;
      this.#feedPages.add(page);
      try {
        const html = await run.call({ page }, content, page);
        if (typeof html === "string") this.#transformed.set(entry.url, bodyOf(html, content));
      } catch (error) {
        this.#fail(error, entry.source.file);
      }
      this.#done.add(entry);
    }
  }

  /** True if the content of all these entries has been through the site's transforms. */
  hasTransformed(entries: Iterable<Entry>): boolean {
    for (const entry of entries) if (!this.#done.has(entry)) return false;
    return true;
  }

  /** True for the `page` of a transform that runs over the content of an entry for feeds. */
  isForFeeds(page: PageData): boolean {
    return this.#feedPages.has(page);
  }

  /** HTML of an entry made fit for feeds: {@link cleanContent}. */
  clean = (html: string, file: string, context: CleanContext): string => {
    const transformed = this.#transformed.get(context.pageUrl);
    this.#transformed.delete(context.pageUrl);
    const cleaned =
      transformed === undefined || transformed === html ? this.#ahead?.clean(file, context) : undefined;
    if (cleaned) {
      for (const address of cleaned.badAddresses) context.report?.(address);
      return cleaned.html;
    }
    if (transformed === undefined || !this.prefixesAddresses)
      return cleanContent(transformed ?? html, context);
    return cleanContent(transformed, { ...context, siteBase: new URL("/", context.siteBase).href });
  };

  /** True if Eleventy's own transform puts the path prefix before root-relative addresses. */
  get prefixesAddresses(): boolean {
    const { pathPrefix = "/" } = this.#config;
    return pathPrefix !== "/" && this.#config.getFilter("transformWithHtmlBase") !== undefined;
  }

  /** Transforms that could not be run over the content of entries, one message each. */
  get messages(): Diagnostic[] {
    return [...this.#failed].map(([name, { count, example, reason }]) =>
      diagnostic("transform-failed", { file: example, found: reason }, { name, count }),
    );
  }

  #fail(error: unknown, file: string): void {
    const { message = "", originalError, cause } = (error ?? {}) as Error & { originalError?: Error };
    const name = /`([^`]+)`/.exec(message)?.[1] ?? "of the site";
    const reason =
      String((originalError ?? (cause as Error | undefined))?.message ?? message).split("\n", 1)[0] ?? "";
    const known = this.#failed.get(name);
    if (known) known.count++;
    else this.#failed.set(name, { count: 1, example: file, reason });
  }
}

/** A transform that parses a whole document puts one around the content: what is wanted is inside its body. */
function bodyOf(html: string, before: string): string {
  if (!/<body[\s>]/i.test(html) || /<body[\s>]/i.test(before)) return html;
  return /<body(?:\s[^>]*)?>([\s\S]*?)(?:<\/body\s*>|$)/i.exec(html)?.[1] ?? html;
}
