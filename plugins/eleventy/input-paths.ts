import { posix } from "node:path";
import { resolveInputPaths } from "../content/input-paths.ts";
import type { EleventyConfig } from "./eleventy-config.ts";

/** Name of Eleventy's own plugin that lets links name files. */
const PLUGIN = "@11ty/eleventy/inputpath-to-url-transform-plugin";

/**
 * Links by the path of a file, which Eleventy's `InputPathToUrlTransformPlugin` resolves on pages: feeds, which no such
 * transform reaches, get them resolved alike. A site without that plugin has none.
 */
export class InputPaths {
  readonly #config: EleventyConfig;
  readonly #input: string;
  #urls: Readonly<Record<string, readonly string[]>> = {};

  /** @param input the site's input folder, such as `./src/` */
  constructor(config: EleventyConfig, input: string) {
    this.#config = config;
    this.#input = input;
  }

  /** Called when Eleventy knows the addresses of all files. */
  learn(urls: Readonly<Record<string, readonly string[]>>): void {
    this.#urls = urls;
  }

  /**
   * HTML with such links resolved.
   *
   * @param file the entry it is of, relative to the project
   */
  resolve(html: string, file: string): string {
    if (!this.#config.hasPlugin?.(PLUGIN)) return html;
    return resolveInputPaths(html, (path) => this.#addressOf(path, file));
  }

  /** A path from the project, from the input folder, or from the entry: in the order in which Eleventy tries them. */
  #addressOf(path: string, file: string): string | undefined {
    if (/^[a-z][a-z\d+.-]*:|^\/\//i.test(path)) return undefined;
    const decoded = decodedPath(path);
    const candidates = [decoded, posix.join(this.#input, decoded)];
    if (!decoded.startsWith("/")) candidates.push(posix.join(posix.dirname(file), decoded));
    for (const candidate of candidates) {
      const known = this.#urls[`./${posix.normalize(candidate).replace(/^\/+/, "")}`];
      if (known?.[0] !== undefined) return known[0];
    }
    return undefined;
  }
}

function decodedPath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
