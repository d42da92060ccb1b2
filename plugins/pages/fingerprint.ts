import { createHash } from "node:crypto";
import type { Author, Entry, Tag } from "../entry/entry.ts";
import { numberOf } from "../entry/entry-number.ts";
import { wordsOf } from "../feeds/fingerprint.ts";
import type { Edition, Page } from "./page.ts";
import { surroundingsOf } from "./surroundings.ts";
import { memo } from "./theme/memo.ts";
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

/** What the card of an entry shows; most entries have one on several pages. */
const cards = memo<Entry, string>();

/**
 * The same for any other page. A list shows of its own entries what stands on their cards, and of all others how many they
 * are: by tag, by author, by year.
 */
export function fingerprintOfPage(page: Page, theme: ThemeContext): string | undefined {
  if (Object.keys(theme.blocks).length > 0) return undefined;
  const { edition, entries, channels, tag, author, hrefs, ...own } = page;
  return [
    JSON.stringify([own, hrefs[0], tag && tagWords(tag), author && authorWords(author)]),
    editionWords(edition),
    ...channels.map(wordsOf),
    ...entries.map((entry) =>
      cards(theme, "", entry, () => `${numberOf(entry)} ${surroundingsOf(entry, 0)}`),
    ),
  ].join("\n");
}

const words = new WeakMap<Edition, string>();

/** What an edition says to all of its pages, short: made once, since each page of a large site asks for it. */
function editionWords(edition: Edition): string {
  let text = words.get(edition);
  if (text === undefined) {
    const { entries, tags, authors, years, sections, channels, ...own } = edition;
    const all = JSON.stringify([
      own,
      entries.length,
      tags.map(tagWords),
      authors.map(authorWords),
      years.map(({ entries, months, ...year }) => [year, entries.length, months.map(counted)]),
      sections.map(counted),
      channels.map(wordsOf),
    ]);
    text = createHash("sha1").update(all).digest("base64");
    words.set(edition, text);
  }
  return text;
}

function tagWords({ entries, parent, children, ancestors, related, ...own }: Tag) {
  return [
    own,
    entries.length,
    parent?.href,
    children.map(({ key }) => key),
    ancestors.map(({ key }) => key),
    related.map(({ tag, count }) => [tag.key, count]),
  ];
}

function authorWords({ entries, ...own }: Author) {
  return [own, entries.length];
}

function counted<Group extends { entries: readonly unknown[] }>({ entries, ...own }: Group) {
  return [own, entries.length];
}
