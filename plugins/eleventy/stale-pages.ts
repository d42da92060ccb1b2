import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Entry } from "../entry/entry.ts";
import { surroundingsOf } from "../pages/surroundings.ts";
import { built } from "./built.ts";
import type { Desk } from "./desk.ts";
import { describeEntry } from "./dress.ts";
import { outputOf } from "./virtual-templates.ts";

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

  /** Called at the end of each build. */
  mend(desk: Desk): void {
    const { newsroom } = desk;
    if (!newsroom || this.#surroundings.size === 0) return;
    const made = built(desk);
    // An entry that is gone, or has a layout of the site now, is none of these pages any more.
    const own = new Set(newsroom.all.filter(({ data }) => !data["layout"]).map(({ href }) => href));
    for (const href of this.#surroundings.keys()) if (!own.has(href)) this.#surroundings.delete(href);
    for (const entry of newsroom.all) {
      const known = this.#surroundings.get(entry.href);
      if (known === undefined || this.#dressed.has(entry.href)) continue;
      const now = surroundingsOf(entry, made.theme.relatedCount);
      if (now === known) continue;
      this.#surroundings.set(entry.href, now);
      const url = decodeURI(entry.href);
      const page = made.pageAt(url);
      if (!page) continue;
      const html = describeEntry(desk, { page: { url } }, made.renderPage(page, false));
      writeFileSync(join(desk.folders.output, outputOf(entry.href)), String(html));
    }
    this.#dressed.clear();
  }
}
