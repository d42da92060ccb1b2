import type { Message } from "../messages/message.ts";
import type { TemplateData } from "./eleventy-config.ts";

/**
 * Finds pages of the site with a tag of which Eleventy would make a collection, if the newsroom had not one of the same
 * name: `collections.news` then holds the newsroom's entries, not the pages with the tag `news`.
 */
export class HiddenTags {
  readonly #names: readonly string[];
  /** By name, the first file that has it as a tag. */
  readonly #files = new Map<string, string>();

  /** @param names collections of the newsroom; none where the owner has named the newsroom */
  constructor(names: readonly string[]) {
    this.#names = names;
  }

  see(inputPath: string, { tags, eleventyExcludeFromCollections }: TemplateData): void {
    if (!Array.isArray(tags) || eleventyExcludeFromCollections === true) return;
    for (const name of this.#names) {
      if (!tags.includes(name)) continue;
      const known = this.#files.get(name);
      if (known === undefined || inputPath < known) this.#files.set(name, inputPath);
    }
  }

  get messages(): Message[] {
    return [...this.#files].map(([name, file]) => ({
      code: "tag-hidden",
      severity: "warning",
      file,
      problem: `collections.${name} holds what the newsroom makes, and no longer the site's pages with the tag ${name}.`,
      found: `the tag ${name}`,
      expected: "a name for the newsroom that is no tag of the site",
      remedy: `Where a template uses collections.${name} for pages with that tag, give the newsroom another name where you call addPlugin, such as name: "newsroom"; where none does, name: "news" says so.`,
    }));
  }
}
