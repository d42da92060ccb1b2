import { numberOf } from "../entry/entry-number.ts";
import { wordsOf } from "../feeds/fingerprint.ts";
import type { Page } from "./page.ts";
import { surroundingsOf } from "./surroundings.ts";
import { placesOf } from "./theme/navigation.ts";
import type { ThemeContext } from "./theme/theme-context.ts";

/**
 * What the page of an entry is made from, short: the same for the same text, so that a rebuild need not make thousands
 * of pages to find that they are as they were. The entry stands for itself: its file did not change while it lives on.
 *
 * @returns undefined with blocks of the owner's, which may look at anything
 */
export function fingerprintOfEntryPage(page: Page, theme: ThemeContext): string | undefined {
  const [entry] = page.entries;
  if (!entry || Object.keys(theme.blocks).length > 0) return undefined;
  const { edition } = page;
  const section = edition.sections.find(({ name }) => name === entry.section);
  return [
    numberOf(entry),
    surroundingsOf(entry, theme.relatedCount),
    ...page.channels.map(wordsOf),
    JSON.stringify([page.url, page.title, page.language, page.breadcrumbs, page.alternates]),
    JSON.stringify([section?.href, edition.title, placesOf(edition, theme), theme.opmlHref]),
  ].join("\n");
}
