import { isDocument } from "../../content/html-text.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Diagnostic } from "../../diagnostics/format.ts";
import type { Entry } from "../../entry/entry.ts";
import { type CheckedSite, decoded } from "./checked-site.ts";

/** Pages missing from the built site: of entries, tags, years, authors and lists. */
export function checkPages(site: CheckedSite): Diagnostic[] {
  const { newsIndex, output, pages } = site;
  const entries = newsIndex.all
    .filter((entry) => output.fileAt(decoded(entry.href)) === undefined)
    .map((entry) =>
      diagnostic(
        "page-missing",
        { file: entry.source.file, line: entry.source.lineOf("permalink"), found: entry.title },
        { expected: output.nameOf(decoded(entry.href)), isEntry: true },
      ),
    );
  const lists = pages
    .filter((page) => output.fileAt(decoded(page.href)) === undefined)
    .map(({ kind, title, href, entries: [first] }) => {
      const expected = output.nameOf(decoded(href));
      if (kind !== "tag") return diagnostic("page-missing", { found: title }, { expected, isEntry: false });
      const place = { file: first?.source.file, line: first?.source.lineOf("tags"), found: title };
      return diagnostic("tag-page-missing", place, { tag: title, expected });
    });
  return [...entries, ...lists];
}

/** Pages of entries that no layout makes a document of: browsers guess their encoding, and show no title. */
export function bareEntries({ newsIndex, output }: CheckedSite): Diagnostic[] {
  return newsIndex.all.flatMap(({ href, source }) => {
    const file = output.fileAt(decoded(href));
    const html = file?.endsWith(".html") ? output.read(file) : undefined;
    if (html === undefined || isDocument(html) || /<title[\s>]/i.test(html)) return [];
    return [diagnostic("page-bare", { file: source.file, line: source.lineOf("layout") })];
  });
}

/** What the head of every entry's page has. */
const ARTICLE = /"@type":"(?:NewsArticle|BlogPosting)"/;

/** Pages of entries that this build does not make: of drafts that a preview showed, and of entries that are gone. */
export function stalePages({ newsIndex, pages, output, hasTemplateAt }: CheckedSite): Diagnostic[] {
  const made = new Set([...newsIndex.all, ...pages].map(({ href }) => output.fileAt(decoded(href))));
  return output.files
    .filter((file) => file.endsWith(".html") && !made.has(file))
    .filter((file) => !hasTemplateAt(file) && !hasTemplateAt(file.replace(/(?<=\/)index\.html$/, "")))
    .filter((file) => ARTICLE.test(output.read(file) ?? ""))
    .map((file) => diagnostic("page-stale", { file: output.nameOf(file) }));
}

/** Entries in the same language with the same headline, which readers can hardly tell apart. */
export function duplicateTitles(site: CheckedSite): Diagnostic[] {
  const byTitle = new Map<string, Entry>();
  return [...site.newsIndex.entries].reverse().flatMap((entry): Diagnostic[] => {
    const key = `${entry.language} ${entry.title.normalize("NFC").toLowerCase()}`;
    const first = byTitle.get(key);
    if (!first && entry.title !== "") byTitle.set(key, entry);
    if (!first || entry.title === "") return [];
    return [
      diagnostic(
        "title-twice",
        { file: entry.source.file, line: entry.source.lineOf("title"), found: entry.title },
        { other: first.source.file },
      ),
    ];
  });
}
