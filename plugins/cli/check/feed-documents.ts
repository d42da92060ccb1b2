import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Diagnostic } from "../../diagnostics/format.ts";
import { FORMATS } from "../../feeds/formats.ts";
import { readFeed } from "../feed-reading/read-feed.ts";
import type { ReadFeed } from "../feed-reading/read-item.ts";
import type { CheckedSite, SiteFile } from "./checked-site.ts";
import { illFormed } from "./well-formed.ts";

/** A feed of the built site, read back. */
export interface BuiltFeed {
  document: SiteFile;
  /** As messages name it. */
  file: string;
  feed: ReadFeed;
}

/** Reads back a feed document of the built site, or returns the problem that keeps readers from reading it. */
export function readBuiltFeed(document: SiteFile, { output }: CheckedSite): BuiltFeed | Diagnostic {
  const file = output.nameOf(document.href);
  const text = output.read(document.href);
  if (text === undefined) {
    return diagnostic("feed-missing", { file }, { channel: document.channel?.title ?? "the site" });
  }
  const problem = document.format && !FORMATS[document.format].isXml ? undefined : illFormed(text);
  if (problem) {
    const { line, reason } = problem;
    return diagnostic(
      "feed-ill-formed",
      { file, line, found: text.split("\n")[line - 1]?.trim() },
      { reason },
    );
  }
  try {
    return { document, file, feed: readFeed(text) };
  } catch (error) {
    return diagnostic("feed-unreadable", { file }, { reason: (error as Error).message });
  }
}
