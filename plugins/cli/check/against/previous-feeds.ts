import { readFeed } from "../../feed-reading/read-feed.ts";
import type { ReadFeed } from "../../feed-reading/read-item.ts";
import { decoded } from "../checked-site.ts";
import type { OutputFolder } from "../output-folder.ts";
import { illFormed } from "../well-formed.ts";

/** A feed that was deployed, or why its file is none. */
export type Previous =
  | { file: string; feed: ReadFeed; problem: undefined }
  | { file: string; feed: undefined; problem: string; line: number | undefined };

/**
 * What was deployed before: a whole built site, the folder of its newsroom alone, or feeds that were fetched into any
 * folder, under any name, and say themselves what address they have.
 */
export class PreviousFeeds {
  readonly #folder: Pick<OutputFolder, "files" | "read" | "nameOf">;
  /** Files by the root-relative, percent-decoded address that each has today. */
  readonly #byAddress = new Map<string, string>();
  /** Feeds at addresses that no feed of today has, by these addresses. */
  readonly #others = new Map<string, string>();

  /**
   * @param path root-relative path of the newsroom: `/news/`
   * @param addresses of the feeds of today
   * @param siteBase absolute address of the site, with `/` at the end
   */
  constructor(
    folder: Pick<OutputFolder, "files" | "read" | "nameOf">,
    path: string,
    addresses: readonly string[],
    siteBase: string,
  ) {
    this.#folder = folder;
    const files = new Set(folder.files);
    const cut = path.replace(/\/$/, "");
    const has = (shift: string) =>
      addresses.some((address) => address.startsWith(shift) && files.has(address.slice(shift.length)));
    // What addresses of files in the folder lack at their start: `/news` where only that folder was kept.
    const lacking = !has("") && has(cut) ? cut : "";
    for (const address of addresses) {
      const file = address.startsWith(lacking) ? address.slice(lacking.length) : "";
      if (files.has(file)) this.#byAddress.set(address, file);
    }
    const isCopy = this.#byAddress.size > 0;
    const placed = new Set(this.#byAddress.values());
    const known = new Set(addresses);
    for (const file of feedFiles(folder)) {
      if (placed.has(file)) continue;
      const self = selfOf(this.#read(file).feed, siteBase);
      // The feed of an old name of a tag names the feed of the new one, which has its own file.
      if (self !== undefined && known.has(self) && !this.#byAddress.has(self))
        this.#byAddress.set(self, file);
      else this.#others.set(isCopy ? lacking + file : (self ?? file), file);
    }
  }

  /** The feed that was at a root-relative, percent-decoded address of today. */
  at(address: string): Previous | undefined {
    const file = this.#byAddress.get(address);
    return file === undefined ? undefined : this.#read(file);
  }

  /** Feeds to subscribe to at addresses that no feed of today has; archive documents are not among them. */
  others(): [address: string, previous: Previous][] {
    return Array.from(this.#others, ([address, file]) => [address, this.#read(file)]);
  }

  #read(file: string): Previous {
    const text = this.#folder.read(file) ?? "";
    const name = this.#folder.nameOf(file);
    // A feed that was fetched in part would seem to lack what it has.
    const broken = /^\uFEFF?\s*</.test(text) ? illFormed(text) : undefined;
    if (broken)
      return {
        file: name,
        feed: undefined,
        problem: `it is not well-formed XML, ${broken.reason}`,
        line: broken.line,
      };
    try {
      return { file: name, feed: readFeed(text), problem: undefined };
    } catch (error) {
      return { file: name, feed: undefined, problem: (error as Error).message, line: undefined };
    }
  }
}

/** Files of a folder that look like feeds to subscribe to. */
export function feedFiles(folder: Pick<OutputFolder, "files" | "read">): string[] {
  return folder.files
    .filter((file) => /\.(?:xml|json|rss|atom)$/.test(file) && !/\/archive\/\d+\//.test(file))
    .filter((file) => LOOKS_LIKE_FEED.test(folder.read(file)?.slice(0, 2000) ?? ""));
}

const LOOKS_LIKE_FEED =
  /<rss[\s>]|<(?:\w+:)?feed[\s>]|<rdf:RDF[\s>]|"version"\s*:\s*"https?:\\?\/\\?\/jsonfeed\.org\b/;

/** The address that a feed says it has, as one of this site: whatever its domain, which may be what changes. */
function selfOf(feed: ReadFeed | undefined, siteBase: string): string | undefined {
  if (feed?.self === undefined || !URL.canParse(feed.self)) return undefined;
  const path = new URL(feed.self).pathname;
  const prefix = new URL(siteBase).pathname;
  return decoded(path.startsWith(prefix) ? `/${path.slice(prefix.length)}` : path);
}
