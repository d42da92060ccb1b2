import type { Diagnostic } from "../../diagnostics/format.ts";
import type { Entry } from "../../entry/entry.ts";
import { type CheckedSite, decoded } from "./checked-site.ts";

/** Pages that the built site lacks: of entries, tags, years, authors and lists. */
export function checkPages(site: CheckedSite): Diagnostic[] {
  const { newsIndex, output, pages } = site;
  const entries = newsIndex.all
    .filter((entry) => output.fileAt(decoded(entry.href)) === undefined)
    .map(
      (entry): Diagnostic => ({
        code: "page-missing",
        severity: "error",
        file: entry.source.file,
        line: entry.source.lineOf("permalink"),
        problem: "The entry has no page in the built site.",
        found: entry.title,
        expected: output.nameOf(decoded(entry.href)),
        remedy: "Build the site again: it is older than the entry.",
      }),
    );
  const lists = pages
    .filter((page) => output.fileAt(decoded(page.href)) === undefined)
    .map(
      (page): Diagnostic => ({
        code: page.kind === "tag" ? "tag-page-missing" : "page-missing",
        severity: "error",
        ...(page.kind === "tag" && page.entries[0]
          ? { file: page.entries[0].source.file, line: page.entries[0].source.lineOf("tags") }
          : {}),
        problem:
          page.kind === "tag"
            ? `The tag ${page.title} has no page in the built site.`
            : "A page is missing in the built site.",
        found: page.title,
        expected: output.nameOf(decoded(page.href)),
        remedy: "Build the site again.",
      }),
    );
  return [...entries, ...lists];
}

/** Entries of one language that readers can hardly tell apart: the same headline. */
export function duplicateTitles(site: CheckedSite): Diagnostic[] {
  const byTitle = new Map<string, Entry>();
  return [...site.newsIndex.entries].reverse().flatMap((entry): Diagnostic[] => {
    const key = `${entry.language} ${entry.title.normalize("NFC").toLowerCase()}`;
    const first = byTitle.get(key);
    if (!first && entry.title !== "") byTitle.set(key, entry);
    if (!first || entry.title === "") return [];
    return [
      {
        code: "title-twice",
        severity: "warning",
        file: entry.source.file,
        line: entry.source.lineOf("title"),
        problem: `The entry has the same headline as ${first.source.file}.`,
        found: entry.title,
        expected: "headlines that tell entries apart in a list",
        remedy: "Change one of the two, or leave it if it is meant.",
      },
    ];
  });
}
