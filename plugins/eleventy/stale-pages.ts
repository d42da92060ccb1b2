import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Entry } from "../entry/entry.ts";
import { surroundingsOf } from "../pages/surroundings.ts";
import { built } from "./built.ts";
import type { Desk } from "./desk.ts";
import type { TemplateData } from "./eleventy-config.ts";
import { outputOf } from "./virtual-templates.ts";

/** A transform of the site, with what Eleventy gives it. */
type Transform = (this: object, content: unknown, outputPath: string | false) => unknown;

/**
 * Under `--incremental` Eleventy renders the changed file alone. Its neighbours, and entries that show it as related,
 * have changed too: those in the plugin's own layout are written here.
 */
export class StalePages {
  #surroundings = new Map<string, string>();
  #dressed = new Set<string>();

  /** Called for each entry that Eleventy writes in the plugin's own layout. */
  dressed(entry: Entry, relatedCount: number): void {
    this.#dressed.add(entry.href);
    this.#surroundings.set(entry.href, surroundingsOf(entry, relatedCount));
  }

  /** Called at the end of each build that went through. */
  async mend(desk: Desk): Promise<void> {
    const { newsroom } = desk;
    if (!newsroom) return;
    const { relatedCount } = built(desk).theme;
    // An entry that is gone, or has a layout of the site now, is none of these pages any more.
    const own = newsroom.all.filter((entry) => !entry.data["layout"] && !desk.isDirect(entry));
    const hrefs = new Set(own.map(({ href }) => href));
    for (const href of this.#surroundings.keys()) if (!hrefs.has(href)) this.#surroundings.delete(href);
    for (const entry of own) {
      if (this.#dressed.has(entry.href)) continue;
      const known = this.#surroundings.get(entry.href);
      if (known === undefined || known === surroundingsOf(entry, relatedCount)) continue;
      const html = await transformed(desk, entry);
      writeFileSync(join(desk.folders.output, outputOf(entry.href)), String(html));
    }
    this.#dressed.clear();
  }
}

/** The page of an entry by all transforms of the site: the plugin's own put it into its layout. */
async function transformed(desk: Desk, entry: Entry): Promise<unknown> {
  const { page } = entry.data as TemplateData;
  const { inputPath, outputPath, url } = page;
  let content: unknown = entry.content;
  for (const transform of Object.values(desk.config.transforms ?? {}) as Transform[])
    content = await transform.call({ page, inputPath, outputPath, url }, content, outputPath);
  return content;
}
