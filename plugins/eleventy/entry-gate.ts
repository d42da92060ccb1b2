import { existsSync, readFileSync } from "node:fs";
import type { Message } from "../messages/message.ts";
import type { KnownToEleventy } from "../sources/eleventy-fields.ts";
import { lengthProblem, textProblem } from "../sources/text-file.ts";
import type { EleventyConfig, MergedConfig, TemplateData } from "./eleventy-config.ts";
import { type EntryFiles, isText } from "./entry-files.ts";
import { layoutFinder } from "./layout-files.ts";
import { MatterGuard } from "./matter-guard.ts";
import type { Folders } from "./source-files.ts";
import { belowInput } from "./template-entries.ts";
import { TemplateGuard } from "./template-guard.ts";
import { overlookedFiles, problemsOfHeads } from "./unreadable-files.ts";

/** Languages of front matter that Eleventy's library knows under more names than one. */
const ALIASES = ["", "yaml", "yml", "js", "javascript", "json"];
/** Finds the entries that cannot be read, of those that Eleventy reads, and keeps Eleventy from ending the build for them. */
export class EntryGate {
  readonly #config: EleventyConfig;
  readonly #folders: Folders;
  readonly #isEntryTemplate: (path: string) => boolean;
  readonly #matter: MatterGuard;
  readonly templates: TemplateGuard;
  #merged: MergedConfig = {};
  #headProblems = new Map<string, Message>();
  known: KnownToEleventy;

  constructor(config: EleventyConfig, folders: Folders, isEntryTemplate: (path: string) => boolean) {
    this.#config = config;
    this.#folders = folders;
    this.#isEntryTemplate = isEntryTemplate;
    this.templates = new TemplateGuard(isEntryTemplate);
    this.known = this.#lookAround();
    this.#matter = new MatterGuard({
      isEntry: isEntryTemplate,
      known: () => this.known,
      refusesReserved: () => config.freezeReservedData !== false,
    });
  }

  /** Called with the configuration when all plugins have run. */
  guard(merged: MergedConfig): void {
    this.#merged = merged;
    this.#matter.guard(merged.frontMatterParsingOptions);
  }

  /**
   * Called when a build begins.
   *
   * @returns messages for entries that nobody will come across again
   */
  begin({ found, folders, isEntryPath }: EntryFiles): Message[] {
    this.known = this.#lookAround();
    this.templates.forget();
    const { input } = this.#folders;
    const engines = Object.keys(this.#merged.frontMatterParsingOptions?.engines ?? {});
    const languages = new Set([...ALIASES, ...engines.map((name) => name.toLowerCase())]);
    const templates = found.map((below) => input + below).filter(this.#isEntryTemplate);
    for (const file of this.#headProblems.keys()) this.#standIn(file, false);
    this.#headProblems = problemsOfHeads(
      templates.filter((file) => isText(file)),
      languages,
    );
    for (const file of this.#headProblems.keys()) this.#standIn(file, true);
    return folders.flatMap((folder) =>
      overlookedFiles(input, folder, (below) => isText(below) && isEntryPath(below)),
    );
  }

  /** What is wrong with an entry that Eleventy has read, or was kept from reading. */
  problemOf(
    inputPath: string,
    content: unknown,
    data: TemplateData,
    tagFields: readonly string[],
  ): Message | undefined {
    const known = this.#headProblems.get(inputPath) ?? this.#matter.problemOf(inputPath);
    if (known) return known;
    if (typeof content !== "string" || !this.#isEntryTemplate(inputPath)) return undefined;
    const tooLong = /\.(?:md|html)$/.test(inputPath)
      ? lengthProblem(content, inputPath, data, tagFields)
      : undefined;
    if (tooLong) return tooLong;
    const isSound = /\S/.test(content) && !content.includes("\0") && !content.includes("\uFFFD");
    if ((isSound && !this.#matter.isDoubtful(inputPath)) || !existsSync(inputPath)) return undefined;
    const bytes = readFileSync(inputPath);
    return textProblem(bytes, bytes.toString("utf8"), inputPath);
  }

  /**
   * Has Eleventy take an empty template for a file, so that it does not read it. Eleventy looks a virtual template up
   * by its name before it reads a file, and minds one in a file's place only where it can list it.
   */
  #standIn(file: string, on: boolean): void {
    const templates = this.#merged.virtualTemplates;
    const below = belowInput(file, this.#folders);
    if (templates && on) {
      const value = { content: "", data: {} };
      Object.defineProperty(templates, below, { value, enumerable: false, configurable: true });
    } else if (templates) delete templates[below];
  }

  #lookAround(): KnownToEleventy {
    const { errorReporting } = this.#config;
    return {
      hasLayout: layoutFinder(this.#config),
      hasEngine: (name) => this.templates.hasEngine(name),
      allowsMissingEndings: errorReporting?.allowMissingExtensions === true,
    };
  }
}
