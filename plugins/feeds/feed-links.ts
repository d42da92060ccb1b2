import type { WrittenItem } from "./elements.ts";

/** Where a document stands among those of its channel. Absolute addresses. */
export interface FeedLinks {
  /** The document itself. */
  self: string;
  /** Next older archive document (RFC 5005 §4), if any. */
  previousArchive: string | undefined;
  /** Next newer archive document, in archive documents. */
  nextArchive: string | undefined;
  /** The document people subscribe to; given in archive documents only, and what makes a document one. */
  current: string | undefined;
}

/** Links of RFC 5005 with their relations, in a fixed order. */
export function archiveLinks(links: FeedLinks): { rel: string; href: string }[] {
  return [
    { rel: "current", href: links.current },
    { rel: "prev-archive", href: links.previousArchive },
    { rel: "next-archive", href: links.nextArchive },
  ].filter((link): link is { rel: string; href: string } => link.href !== undefined);
}

/** What one document of a channel holds. */
export interface FeedPart {
  /** Newest first. */
  items: readonly WrittenItem[];
  links: FeedLinks;
}
