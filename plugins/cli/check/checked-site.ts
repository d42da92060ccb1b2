import type { Calendar } from "../../dates/dates.ts";
import type { Entry } from "../../entry/entry.ts";
import type { NewsIndex } from "../../index/news-index.ts";
import type { FileOutput } from "../../outputs/output.ts";
import type { Page } from "../../pages/page.ts";
import type { OutputFolder } from "./output-folder.ts";

/** A feed or other file of a built site. `href` is root-relative, without path prefix and percent-decoded: `/news/日本/feed.xml`. */
export type SiteFile = Pick<FileOutput, "href" | "kind" | "format" | "channel">;

/** What a site should have been built to, and the folder it was built to. */
export interface CheckedSite {
  newsIndex: Pick<NewsIndex, "all" | "entries">;
  /** Pages of lists that the build makes. */
  pages: readonly Page[];
  /** Feeds and other files that the build makes. */
  files: readonly SiteFile[];
  /** Root-relative path of the newsroom: `/news/`. */
  path: string;
  /** Absolute address of the site with path prefix, with `/` at the end. */
  siteBase: string;
  /** Milliseconds since 1970 that dates in the future are told by. */
  moment: number;
  calendar: Calendar;
  /** True where the hook `feeds.item` may change what feeds carry. */
  hasItemHook: boolean;
  output: Pick<OutputFolder, "files" | "fileAt" | "read" | "sizeOf" | "nameOf">;
  /** Whether a template of the site writes to an address, root-relative and percent-decoded. */
  hasTemplateAt(url: string): boolean;
  /** Text of a source file as messages name it, undefined where it cannot be read. */
  readSource(file: string): string | undefined;
}

/** Root-relative, percent-decoded address of an absolute one, undefined for one of another site. */
export function addressInSite(absolute: string, siteBase: string): string | undefined {
  if (!absolute.startsWith(siteBase)) return undefined;
  const path = `/${absolute.slice(siteBase.length).replace(/[?#].*$/s, "")}`;
  return decoded(path);
}

export function decoded(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}

/** Entries by their absolute address. */
export function entriesByUrl(newsIndex: Pick<NewsIndex, "all">): Map<string, Entry> {
  return new Map(newsIndex.all.map((entry) => [entry.url, entry]));
}
