import type { EleventyConfig } from "./eleventy-config.ts";

/**
 * Pages and files that the plugin writes whole. Eleventy renders all templates before it writes the first, and would
 * hold every text meanwhile: in pieces, which its garbage collector copies again and again. So a text is made when
 * Eleventy is about to write it.
 */
export class LateTexts {
  readonly #config: EleventyConfig;
  #texts = new Map<string, () => string>();
  #finished = new Set<string>();

  constructor(config: EleventyConfig) {
    this.#config = config;
  }

  /** Called when a build begins. */
  forget(): void {
    this.#texts.clear();
    this.#finished.clear();
  }

  /** What the template at `url` gives Eleventy for now. A linter of the site looks at templates, and is shown the text. */
  later(url: string | false, make: () => string): string {
    if (url === false) return make();
    this.#finished.add(url);
    if (Object.keys(this.#config.linters).length > 0) return make();
    this.#texts.set(url, make);
    return "";
  }

  /** The text at `url`, if it has still to be made. */
  take(url: string): string | undefined {
    const make = this.#texts.get(url);
    this.#texts.delete(url);
    return make?.();
  }

  /** True for a page or file that the plugin writes whole in this build. */
  has(url: string): boolean {
    return this.#finished.has(url);
  }
}
