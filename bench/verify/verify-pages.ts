import type { Contender, Task } from "../contenders/contender.ts";
import type { CorpusEntry } from "../corpus/corpus.ts";
import { slugOfTag } from "../corpus/words.ts";
import type { Expected } from "./expected.ts";
import { pageAt, pagesBelow } from "./output.ts";
import type { Problems } from "./problems.ts";

/** A page for every entry, with its headline and its text from beginning to end. */
export function verifyEntryPages(
  output: string,
  expected: Expected,
  contender: Contender,
  problems: Problems,
): void {
  for (const entry of expected.entries) {
    const href = contender.addresses.entry(entry.slug);
    const page = pageAt(output, href);
    if (page === undefined) problems.add(`${href} is missing`);
    else if (!page.includes(entry.title)) problems.add(`${href} lacks its headline`);
    else if (!page.includes(entry.opening)) problems.add(`${href} lacks its opening sentence`);
    else if (!page.includes(entry.closing)) problems.add(`${href} lacks its closing sentence`);
    else if (contender.work === "all" && !linksToTags(page, entry, contender)) {
      problems.add(`${href} does not link to its tags`);
    }
  }
  const pages = pagesBelow(output, "/posts/").length;
  if (pages !== expected.entries.length) problems.add(`${pages} entry pages, not ${expected.entries.length}`);
}

function linksToTags(page: string, entry: CorpusEntry, contender: Contender): boolean {
  return entry.tags.every((tag) => page.includes(`href="${contender.addresses.tag(slugOfTag(tag), 1)}"`));
}

/** The listing, the index of tags and the pages of each tag: all entries, newest first, so many to a page. */
export function verifyLists(
  output: string,
  expected: Expected,
  contender: Contender,
  task: Task,
  problems: Problems,
): void {
  const { addresses } = contender;
  verifyList(output, expected.entries, addresses.listing, task, problems);
  const index = pageAt(output, addresses.tagIndex) ?? "";
  const pages = pagesBelow(output, addresses.tagIndex).length;
  if (pages !== expected.tags.size) problems.add(`${pages} tags have pages, not ${expected.tags.size}`);
  for (const [slug, entries] of expected.tags) {
    if (!index.includes(`href="${addresses.tag(slug, 1)}"`)) problems.add(`the index lacks the tag ${slug}`);
    verifyList(output, entries, (number) => addresses.tag(slug, number), task, problems);
  }
}

function verifyList(
  output: string,
  entries: readonly CorpusEntry[],
  hrefOf: (number: number) => string,
  task: Task,
  problems: Problems,
): void {
  const count = Math.ceil(entries.length / task.pageSize);
  for (let number = 1; number <= count; number += 1) {
    const href = hrefOf(number);
    const page = pageAt(output, href);
    if (page === undefined) {
      problems.add(`${href} is missing`);
      continue;
    }
    const wanted = entries.slice((number - 1) * task.pageSize, number * task.pageSize);
    const found = entryLinks(page);
    const same = found.length === wanted.length && wanted.every((entry, at) => found[at] === entry.slug);
    if (!same) problems.add(`${href} does not list its ${wanted.length} entries in order`);
    if (wanted.some((entry) => !page.includes(entry.title))) problems.add(`${href} lacks a headline`);
  }
  if (pageAt(output, hrefOf(count + 1)) !== undefined)
    problems.add(`${hrefOf(count + 1)} should not be there`);
}

/** Slugs of the entries that a page links to, each once, in order. */
function entryLinks(page: string): string[] {
  return [...new Set([...page.matchAll(/href="\/posts\/([^/"]+)\/"/g)].map((match) => match[1] as string))];
}
