import type { TemplateData } from "./eleventy-config.ts";

/**
 * Lets go of earlier builds while a site is watched. Each build has new data for each template, with all collections in
 * it, and so every page and entry of that build. It outlives the build in two places: entries that are not read again
 * keep theirs, and Eleventy 3.1 keeps the template of a file that is gone. There it is left without the collections.
 */
export class EarlierBuilds {
  #earlier: WeakRef<TemplateData>[] = [];
  #seen: WeakRef<TemplateData>[] = [];

  /** Called when a build begins. */
  begin(): void {
    // A build that failed leaves those of the one before it.
    this.#earlier.push(...this.#seen);
    this.#seen = [];
  }

  /** Called for the data of each template of a build. */
  see(data: TemplateData): void {
    this.#seen.push(new WeakRef(data));
  }

  /** Called when a build is done, for which Eleventy may have used some data again. */
  letGo(): void {
    const used = new Set(this.#seen.map((each) => each.deref()));
    for (const each of this.#earlier) {
      const data = each.deref();
      if (data && !used.has(data)) delete data["collections"];
    }
    this.#earlier = [];
  }
}
