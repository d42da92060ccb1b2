import type { TemplateData } from "./eleventy-config.ts";

/**
 * While it watches, Eleventy 3.1 keeps the template of each file that was ever there, with its data: among them the
 * collections of the last build that had the file, and with them every entry as it was then. Here a file that is gone
 * lets go of them. Eleventy gives a file that comes back the collections of the build that sees it.
 */
export class GoneTemplates {
  #known = new Map<string, TemplateData>();
  #seen = new Map<string, TemplateData>();

  /** Called for each template of a build with the data that Eleventy made for it. */
  see(inputPath: string, data: TemplateData): void {
    this.#seen.set(inputPath, data);
  }

  /** Called when a build begins. One that failed has not seen every template. */
  begin(): void {
    for (const [inputPath, data] of this.#seen) this.#known.set(inputPath, data);
    this.#seen = new Map();
  }

  /** Called when a build is done: what it has not seen is gone. */
  letGo(): void {
    for (const [inputPath, data] of this.#known) if (!this.#seen.has(inputPath)) delete data["collections"];
    this.#known = this.#seen;
    this.#seen = new Map();
  }

  /** Called when Eleventy reads its configuration anew, for which it makes all templates anew. */
  close(): void {
    this.#known = new Map();
    this.#seen = new Map();
  }
}
