import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import { NewsroomError } from "../diagnostics/newsroom-error.ts";
import { decodedHref, fileOf } from "../index/addresses.ts";
import type { Output } from "../outputs/output.ts";
import type { EleventyConfig, PageData } from "./eleventy-config.ts";
import type { SiteFacts } from "./internals.ts";

/** What Eleventy says of a file that it has written. */
interface Result {
  inputPath: string;
  outputPath: string;
  url: string;
  rawInput: string;
  readonly content: string;
}

export interface BuildDone {
  outputMode?: string;
  results?: Result[];
}

/**
 * Writes what nothing of the site has to see when Eleventy is done, in place of Eleventy, which takes longer to page over
 * thousands of pages than these take to make. The bytes are the same either way.
 *
 * The first page of each virtual template always goes through Eleventy. Where it is not among the results, as in a dry run
 * or with a preprocessor that leaves the template out, nothing of that template is written.
 */
export class Writer {
  readonly #config: EleventyConfig;
  readonly #outputFolder: string;
  readonly #planned = new Map<string, { outputs: readonly Output[]; render: (output: Output) => string }>();
  /** First pages that Eleventy has to write before the rest is written, and those that it has written. */
  readonly #firsts = new Map<string, string>();
  readonly #confirmed = new Set<string>();
  #isOn = false;
  /** Files that were written in this build, which Eleventy does not count. */
  written = 0;

  constructor(config: EleventyConfig, outputFolder: string) {
    this.#config = config;
    this.#outputFolder = outputFolder;
  }

  /** Called when a build begins. */
  begin(facts: SiteFacts | undefined, outputMode = "fs", isWanted = true): void {
    this.#planned.clear();
    this.written = 0;
    this.#isOn = isWanted && outputMode === "fs" && facts !== undefined && !seesOutputs(facts);
  }

  /**
   * Takes over what a virtual template would write.
   *
   * @param first the first of all its outputs, whether it has changed or not
   * @param outputs those to be written in this build
   * @returns outputs that are left to Eleventy
   */
  take(
    template: string,
    first: Output | undefined,
    outputs: readonly Output[],
    render: (output: Output) => string,
  ): Output[] {
    if (!this.#isOn || first === undefined) return [...outputs];
    this.#firsts.set(template, join(this.#outputFolder, fileOf(first.href)));
    // Only Eleventy knows the layouts of the site.
    const isTaken = (output: Output) => output !== first && output.layout === "";
    this.#planned.set(template, { outputs: outputs.filter(isTaken), render });
    return outputs.filter((output) => !isTaken(output));
  }

  /** True where something is to be written. */
  get hasWork(): boolean {
    return this.#planned.size > 0;
  }

  /**
   * Writes what was taken over, and adds it to the results that the site's own `eleventy.after` gets. No page of the site
   * has the same file: the plugin makes nothing at an address that the site has.
   */
  async write({ results = [] }: BuildDone): Promise<void> {
    const written = new Set(results.map(({ outputPath }) => outputPath && join(outputPath)));
    for (const [template, first] of this.#firsts) if (written.has(first)) this.#confirmed.add(template);
    const transform = this.#config.getFilter("renderTransforms");
    // The template of entries was added last, and is first here: another thread meanwhile makes what feeds carry.
    for (const [template, { outputs, render }] of [...this.#planned].reverse()) {
      if (!this.#confirmed.has(template)) continue;
      for (const output of outputs) {
        const file = fileOf(output.href);
        const path = join(this.#outputFolder, file);
        const page = {
          inputPath: template,
          outputPath: `${this.#outputFolder}${file}`,
          url: decodedHref(output.href),
        };
        const text = render(output);
        const final = transform ? await transform.call({ page }, text, page as PageData) : text;
        writeOutput(path, String(final));
        this.written++;
        results.push({
          ...page,
          rawInput: template,
          get content() {
            return readFileSync(path, "utf8");
          },
        });
      }
    }
    this.#planned.clear();
  }
}

/**
 * Writes a file whose folders may not be there yet.
 *
 * @throws {NewsroomError} where that is not possible, as on a full disk; no part of the file is left
 */
export function writeOutput(path: string, text: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  } catch (error) {
    if (statSync(path, { throwIfNoEntry: false })?.isFile()) rmSync(path, { force: true });
    throw new NewsroomError([
      diagnostic("file-unwritable", { file: path }, { reason: (error as Error).message }),
    ]);
  }
}

/** True where something of the site may look at pages or files on their way to the output folder. */
function seesOutputs({ hasLinters, hasTransforms, transformUrl }: SiteFacts): boolean {
  return hasLinters || hasTransforms || transformUrl !== undefined;
}
