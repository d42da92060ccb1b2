import { createHash } from "node:crypto";
import { htmlWords } from "../../../content/plain-text.ts";
import type { ReadFeed, ReadItem } from "../../feed-reading/read-item.ts";

/** What of an item is compared. */
export interface ComparedItem extends Pick<ReadItem, "id" | "url" | "title" | "published" | "updated"> {
  /** Fingerprint of the text; `undefined` if the text is too short to be distinctive. */
  words: string | undefined;
}

export interface ComparedFeed {
  id: string | undefined;
  items: readonly ComparedItem[];
}

/** Without the texts: those of a thousand feeds would fill the memory. */
export function comparedFeed(feed: ReadFeed): ComparedFeed {
  return {
    id: feed.id,
    items: feed.items.map(({ id, url, title, published, updated, content, summary }) => ({
      id,
      url,
      title,
      published,
      updated,
      words: wordsOf(content ?? summary ?? ""),
    })),
  };
}

const FEW = 20;

function wordsOf(html: string): string | undefined {
  const words = htmlWords(html).replace(/\s+/g, " ").trim();
  return words.length < FEW ? undefined : createHash("sha256").update(words).digest("base64");
}
