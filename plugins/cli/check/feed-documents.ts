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

/** Reads back a feed document of the built site, or says what keeps a reader from it. */
export function readBuiltFeed(document: SiteFile, { output }: CheckedSite): BuiltFeed | Diagnostic {
  const file = output.nameOf(document.href);
  const text = output.read(document.href);
  if (text === undefined) {
    return {
      code: "feed-missing",
      severity: "error",
      file,
      problem: "The built site lacks a feed.",
      expected: `a feed of ${document.channel?.title ?? "the newsroom"}`,
      remedy:
        "Build the site again; if the feed is still missing, look which template writes to its address.",
    };
  }
  const problem = document.format && !FORMATS[document.format].isXml ? undefined : illFormed(text);
  if (problem) {
    return {
      code: "feed-ill-formed",
      severity: "error",
      file,
      line: problem.line,
      problem: `The feed is not well-formed XML: ${problem.reason}.`,
      found: text.split("\n")[problem.line - 1]?.trim(),
      remedy:
        "Look for what changes feeds after they are written, such as a transform or a minifier of the site.",
    };
  }
  try {
    return { document, file, feed: readFeed(text) };
  } catch (error) {
    return {
      code: "feed-unreadable",
      severity: "error",
      file,
      problem: `The file is no feed: ${(error as Error).message}.`,
      remedy: "Build the site again; if it stays, look which template or transform writes to its address.",
    };
  }
}
