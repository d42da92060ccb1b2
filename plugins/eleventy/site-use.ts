import { layoutsShowNews, usesCollections } from "./collections-use.ts";
import { desksOf } from "./desks.ts";
import type { EleventyConfig } from "./eleventy-config.ts";
import type { EntryFiles } from "./entry-files.ts";
import type { Folders } from "./source-files.ts";
import { belowInput } from "./template-entries.ts";

/** What the site's own files use of the news, looked up when first asked for. */
export class SiteUse {
  readonly #config: EleventyConfig;
  readonly #folders: Folders;
  readonly #files: EntryFiles;
  #collections: boolean | undefined;
  #layouts: boolean | undefined;

  constructor(config: EleventyConfig, folders: Folders, files: EntryFiles) {
    this.#config = config;
    this.#folders = folders;
    this.#files = files;
  }

  /** The site's files may have changed. */
  forget(): void {
    this.#collections = this.#layouts = undefined;
  }

  /** Whether a file of the site uses Eleventy's own collections, so that entries have to be in them. */
  get ofCollections(): boolean {
    this.#collections ??= usesCollections(
      this.#config,
      this.#folders,
      desksOf(this.#config).flatMap((desk) => desk.collectionNames),
      (path) => this.#files.isEntryPath(belowInput(path, this.#folders)),
    );
    return this.#collections;
  }

  /** Whether a page in a layout of the site may change with any entry. */
  get ofNewsInLayouts(): boolean {
    this.#layouts ??= layoutsShowNews(this.#config, this.#folders);
    return this.#layouts;
  }
}
