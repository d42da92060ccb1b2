import { causes } from "../messages/causes.ts";
import type { Message } from "../messages/message.ts";
import { templateMessages } from "../sources/template-code.ts";
import { readText } from "./source-files.ts";

type Render = (data: unknown) => unknown;
type Compile = (text: string, inputPath: string, ...more: unknown[]) => unknown;

interface Engine {
  compile: Compile;
  /** Names that the code of computed data uses. */
  parseForSymbols?(code: string): unknown;
}

/** What the guard uses of the list of engines that Eleventy hands out with its event `eleventy.extensionmap`. */
export interface ExtensionMap {
  isFullTemplateFilePath?(path: string): boolean;
  engineManager?: {
    getEngine?(name: string, map: unknown): Promise<Engine>;
    hasEngine?(name: string): boolean;
  };
}

/**
 * Stands between Eleventy and the template code of entries. Code that cannot be compiled or run would end the build with
 * the internals of its language: instead it comes to nothing, and is told before anything is written.
 */
export class TemplateGuard {
  readonly #isEntry: (inputPath: string) => boolean;
  readonly #guarded = new WeakSet<Engine>();
  #map: ExtensionMap = {};
  #messages = new Map<string, Message[]>();
  /** Entries that asked for the content of a page before it was rendered. */
  #cameEarly = new Set<string>();

  constructor(isEntry: (inputPath: string) => boolean) {
    this.#isEntry = isEntry;
  }

  /** Called when Eleventy has its engines, which it makes anew with each configuration. */
  guard(map: ExtensionMap): void {
    this.#map = map;
    const { engineManager } = map;
    const getEngine = engineManager?.getEngine?.bind(engineManager);
    if (!engineManager || !getEngine) return;
    engineManager.getEngine = async (name, map) => {
      const engine = await getEngine(name, map);
      this.#guardEngine(engine);
      return engine;
    };
  }

  /** Whether there is a template language of this name, as `templateEngineOverride` uses it. */
  hasEngine(name: string): boolean {
    return this.#map.engineManager?.hasEngine?.(name) ?? true;
  }

  /** Whether Eleventy reads files of such an ending. */
  readsFile(path: string): boolean {
    return this.#map.isFullTemplateFilePath?.(path) ?? true;
  }

  /** Called when a build begins. */
  forget(): void {
    this.#messages = new Map();
    this.#cameEarly = new Set();
  }

  messagesOf(file: string): readonly Message[] | undefined {
    return this.#messages.get(file);
  }

  /** What was found in this build. */
  get messages(): Message[] {
    return [...this.#messages.values()].flat();
  }

  #guardEngine(engine: Engine): void {
    if (this.#guarded.has(engine)) return;
    this.#guarded.add(engine);
    const compile = engine.compile.bind(engine);
    const parseForSymbols = engine.parseForSymbols?.bind(engine);
    if (parseForSymbols)
      engine.parseForSymbols = (code) => {
        try {
          return parseForSymbols(code);
        } catch {
          // The code is compiled after that, where its file is known.
          return [];
        }
      };
    engine.compile = (text, inputPath, ...more) => {
      if (!this.#isEntry(inputPath)) return compile(text, inputPath, ...more);
      return this.#compiled(() => compile(text, inputPath, ...more), text, inputPath);
    };
  }

  /** What is compiled is kept by Eleventy, so that a mistake is told whenever it is run. */
  async #compiled(compile: () => unknown, text: string, file: string): Promise<unknown> {
    try {
      const render = await compile();
      if (typeof render !== "function") return render;
      return async (data: unknown) => {
        try {
          return await (render as Render)(data);
        } catch (error) {
          const early = causes(error).find(isTooEarly);
          // Eleventy comes once more when what was asked for is there; it does not know its own mark in every wrapping.
          if (early && !this.#cameEarly.has(file)) {
            this.#cameEarly.add(file);
            throw early;
          }
          return this.#note(error, text, file);
        }
      };
    } catch (error) {
      return () => this.#note(error, text, file);
    }
  }

  #note(error: unknown, text: string, file: string): string {
    const messages = templateMessages(error, text, file, readText(file));
    // Languages name the whole path of a file that was included.
    const named = (problem: string) => problem.replaceAll(`${process.cwd()}/`, "./");
    this.#messages.set(
      file,
      messages.map((message) => ({ ...message, problem: named(message.problem) })),
    );
    return "";
  }
}

function isTooEarly(error: unknown): boolean {
  return error instanceof Error && error.name === "TemplateContentPrematureUseError";
}
