import { readFileSync } from "node:fs";
import { firstLine } from "../messages/first-line.ts";
import type { Message } from "../messages/message.ts";
import {
  type KnownToEleventy,
  layoutProblem,
  reservedProblem,
  templateFieldProblem,
} from "../sources/eleventy-fields.ts";
import { matterMessage, parseSplitMatter, splitFrontMatter, writtenField } from "../sources/front-matter.ts";
import { type MatterProblem, matterProblem } from "../sources/matter-values.ts";
import { textProblem } from "../sources/text-file.ts";
import { tagNamesFrom } from "../tags/tag-names.ts";
import type { FrontMatterEngine, FrontMatterOptions } from "./eleventy-config.ts";

type Data = Record<string, unknown>;
type Parse = (
  text: string,
  options?: { filePath?: string; engines?: FrontMatterOptions["engines"] },
) => unknown;

/** The language of front matter that names none. */
const UNNAMED = "front-matter";

/** What the guard asks of the newsroom whose entries it guards. */
interface Guarded {
  isEntry(file: string): boolean;
  known(): KnownToEleventy;
  /** True where Eleventy refuses the names that it keeps for itself. */
  refusesReserved(): boolean;
}

/**
 * Stands between Eleventy and the front matter of entries. What Eleventy would end the build for, with a stack trace,
 * it takes for empty, and keeps the message until the entry is looked at. Nothing is read twice but what is broken.
 */
export class MatterGuard {
  readonly #problems = new Map<string, Message>();
  /** Files whose front matter has U+FFFD in it: what a byte that is no UTF-8 becomes. */
  readonly #doubtful = new Set<string>();
  readonly #guarded: Guarded;
  /** Options that have the guard: Eleventy hands the same ones to every rebuild. */
  readonly #done = new WeakSet<FrontMatterOptions>();

  constructor(guarded: Guarded) {
    this.#guarded = guarded;
  }

  /** Puts the guard before every language of front matter that the site has. */
  guard(options: FrontMatterOptions | undefined): void {
    if (!options || this.#done.has(options)) return;
    this.#done.add(options);
    options.engines ??= {};
    // Eleventy's own JSON is a default of its library, which the options name only where the owner does.
    options.engines["json"] ??= (text: string) => JSON.parse(text) as unknown;
    if (!options.engines["yaml"]) {
      // In Eleventy 4 all are defaults, which each language is told of; front matter of no language gets one to be told.
      options.engines["yml"] ??= readAs("yaml");
      options.engines["js"] ??= readAs("javascript");
      options.engines[UNNAMED] ??= readAs("yaml");
      options.language ??= UNNAMED;
    }
    for (const [name, engine] of Object.entries(options.engines)) {
      const parse = parserOf(engine);
      const guarded: Parse = (text, given) => this.#read(text, given?.filePath, () => parse(text, given));
      options.engines[name] = typeof engine === "function" ? guarded : { ...engine, parse: guarded };
    }
  }

  problemOf(file: string): Message | undefined {
    return this.#problems.get(file);
  }

  isDoubtful(file: string): boolean {
    return this.#doubtful.has(file);
  }

  #read(text: string, file: string | undefined, parse: () => unknown): unknown {
    if (file === undefined || !this.#guarded.isEntry(file)) return parse();
    this.#problems.delete(file);
    if (text.includes("\uFFFD")) this.#doubtful.add(file);
    else this.#doubtful.delete(file);
    const fail = (error: unknown) => this.#fail(file, error);
    try {
      const value = parse();
      return value instanceof Promise
        ? value.then((data) => this.#checked(data, text, file), fail)
        : this.#checked(value, text, file);
    } catch (error) {
      return fail(error);
    }
  }

  #checked(value: unknown, text: string, file: string): unknown {
    const data = (value ?? {}) as Data;
    const problem = matterProblem(data, text.replace(/^\r?\n/, ""));
    let source: string | undefined;
    const written = (field: string) => {
      source ??= `---${text}`;
      return writtenField(source, field);
    };
    const place = { file, written };
    const message = problem
      ? matterMessage(file, problem)
      : (layoutProblem(data, place, this.#guarded.known()) ??
        templateFieldProblem(data, place, this.#guarded.known()) ??
        (this.#guarded.refusesReserved() ? reservedProblem(data, place) : undefined));
    if (message) {
      this.#problems.set(file, message);
      return {};
    }
    // Eleventy takes texts alone, and makes of anything in a list a text that tells nothing.
    const { tags } = data;
    if (Array.isArray(tags)) {
      if (tags.some((tag) => typeof tag !== "string"))
        data["tags"] = tags.flatMap((tag) => (typeof tag === "string" ? [tag] : tagNamesFrom([tag])));
    } else if (tags !== undefined && typeof tags !== "string") data["tags"] = tagNamesFrom(tags);
    return data;
  }

  #fail(file: string, error: unknown): Data {
    const bytes = readFileSync(file);
    const source = bytes.toString("utf8");
    this.#problems.set(
      file,
      textProblem(bytes, source, file) ?? matterMessage(file, reasonOf(error, source)),
    );
    return {};
  }
}

function parserOf(engine: FrontMatterEngine): Parse {
  return (typeof engine === "function" ? engine : engine.parse.bind(engine)) as Parse;
}

/** Reads a text as another language, of those that the library of front matter knows. */
function readAs(language: string): Parse {
  return (text, options) => {
    const engine = options?.engines?.[language];
    if (!engine) throw new Error(`there is no language “${language}” of front matter`);
    return parserOf(engine)(text, options);
  };
}

/** Why front matter could not be read: in the words of the newsroom's own reader where it is YAML. */
function reasonOf(error: unknown, source: string): MatterProblem {
  const split = splitFrontMatter(source);
  const problem = /^(ya?ml|json)?$/i.test(split.language) ? parseSplitMatter(split).problem : undefined;
  const text = error instanceof Error ? error.message : String(error);
  return problem ?? { line: undefined, reason: firstLine(text) };
}
