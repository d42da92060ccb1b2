import { readFeed } from "../../feed-reading/read-feed.ts";
import type { ReadFeed } from "../../feed-reading/read-item.ts";
import type { OutputFolder } from "../output-folder.ts";

/** What was deployed before: a whole built site, or the folder of its newsroom alone. */
export class PreviousFeeds {
  readonly #folder: Pick<OutputFolder, "files" | "read" | "nameOf">;
  /** What addresses of files in the folder lack at their start: `/news` where only that folder was kept. */
  readonly #cut: string;

  /** @param path root-relative path of the newsroom: `/news/` */
  constructor(
    folder: Pick<OutputFolder, "files" | "read" | "nameOf">,
    path: string,
    addresses: readonly string[],
  ) {
    this.#folder = folder;
    const files = new Set(folder.files);
    const cut = path.replace(/\/$/, "");
    const has = (shift: string) =>
      addresses.some((address) => address.startsWith(shift) && files.has(address.slice(shift.length)));
    this.#cut = !has("") && has(cut) ? cut : "";
  }

  /** The feed that was at a root-relative, percent-decoded address. */
  at(address: string): ReadFeed | undefined {
    const text = address.startsWith(this.#cut)
      ? this.#folder.read(address.slice(this.#cut.length))
      : undefined;
    return text === undefined ? undefined : feedIn(text);
  }

  /** Addresses of all feeds to subscribe to; archive documents are not among them. */
  addresses(): string[] {
    return this.#folder.files
      .filter((file) => /\.(?:xml|json|rss|atom)$/.test(file) && !/\/archive\/\d+\//.test(file))
      .filter((file) => LOOKS_LIKE_FEED.test(this.#folder.read(file)?.slice(0, 2000) ?? ""))
      .map((file) => this.#cut + file);
  }
}

const LOOKS_LIKE_FEED =
  /<rss[\s>]|<feed[\s>]|<rdf:RDF[\s>]|^\s*\{\s*"version"\s*:\s*"https:\/\/jsonfeed\.org\//;

function feedIn(text: string): ReadFeed | undefined {
  try {
    return readFeed(text);
  } catch {
    // What could not be read before cannot be held against what is there now.
    return undefined;
  }
}
