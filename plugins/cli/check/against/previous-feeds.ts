import { readFeed } from "../../feed-reading/read-feed.ts";
import type { ReadFeed } from "../../feed-reading/read-item.ts";
import { decoded } from "../checked-site.ts";
import type { OutputFolder } from "../output-folder.ts";
import { illFormed } from "../well-formed.ts";

type Folder = Pick<OutputFolder, "files" | "fileAt" | "read" | "nameOf">;

/** A feed that was deployed, or why its file is none. */
export type Previous =
  | { file: string; feed: ReadFeed; problem: undefined }
  | { file: string; feed: undefined; problem: string; line: number | undefined };

/** A feed of the folder. */
interface Candidate {
  file: string;
  /** Its address, were the folder a copy of the site. */
  path: string;
  /** The address it gives itself, root-relative within the site. */
  self: string | undefined;
}

/**
 * What was deployed before: a whole built site, the folder of its newsroom alone, or feeds that were fetched into any
 * folder, under any name. A copy of a site has its feeds where subscribers find them; feeds that were fetched are
 * known by the address they give themselves, and only without one by their names.
 */
export class PreviousFeeds {
  readonly #folder: Folder;
  /** Files by the root-relative, percent-decoded address that each has today. */
  readonly #byAddress = new Map<string, string>();
  /** Feeds at addresses that no feed of today has, by these addresses. */
  readonly #others = new Map<string, string>();
  /** Addresses of files of a copy; undefined if feeds were fetched. */
  readonly #shift: Shift | undefined;

  /**
   * @param path root-relative path of the newsroom: `/news/`
   * @param addresses of the feeds of today
   * @param siteBase absolute address of the site, with `/` at the end
   */
  constructor(folder: Folder, path: string, addresses: readonly string[], siteBase: string) {
    this.#folder = folder;
    const known = new Set(addresses);
    const feeds = feedFiles(folder).map(
      (file): Candidate => ({
        file,
        path: file.replace(/\/index\.html?$/, "/"),
        self: selfOf(this.#read(file).feed, siteBase),
      }),
    );
    const isCopy = folder.files.some((file) => file.endsWith(".html"));
    const isPlaced = feeds.some(({ path, self }) => self === path);
    if (isCopy || isPlaced) this.#shift = shiftOf(feeds);
    if (isCopy && this.#shift) this.#placeCopy(feeds, known, this.#shift);
    else this.#placeFetched(feeds, known, path.replace(/\/$/, ""));
  }

  #placeCopy(feeds: readonly Candidate[], known: ReadonlySet<string>, shift: Shift): void {
    const files = new Set(this.#folder.files);
    // Keep non-feeds too, so that they are reported as unreadable.
    for (const address of known) {
      const file = shift.fileOf(address);
      if (file !== undefined && files.has(file)) this.#byAddress.set(address, file);
    }
    for (const { file, path } of feeds) {
      const address = shift.addressOf(path);
      if (!known.has(address)) this.#others.set(address, file);
    }
  }

  #placeFetched(feeds: readonly Candidate[], known: ReadonlySet<string>, cut: string): void {
    const taken = new Set<string>();
    const place = (address: string, file: string) => {
      taken.add(address);
      (known.has(address) ? this.#byAddress : this.#others).set(address, file);
    };
    const rest: Candidate[] = [];
    for (const candidate of feeds) {
      const { file, self } = candidate;
      if (self !== undefined && !taken.has(self)) place(self, file);
      else rest.push(candidate);
    }
    for (const { file, path, self } of rest) {
      // The feed of an old name of a tag gives itself the address of the new one.
      const address = [this.#shift?.addressOf(path), path, cut + path].find(
        (one) => one !== undefined && known.has(one) && !taken.has(one),
      );
      if (address !== undefined) place(address, file);
      else if (this.#shift || self === undefined) place(this.#shift?.addressOf(path) ?? path, file);
    }
  }

  /** Whether a page was there at a root-relative address; undefined if only feeds were kept. */
  hadPage(address: string): boolean | undefined {
    const file = this.#folder.files.some((one) => one.endsWith(".html")) && this.#shift?.fileOf(address);
    return typeof file === "string" ? this.#folder.fileAt(file) !== undefined : undefined;
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
    // A partial download would look like missing items.
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
    .filter((file) => FEED_NAME.test(file) && !/\/archive\/\d+\//.test(file))
    .filter((file) => LOOKS_LIKE_FEED.test(folder.read(file)?.slice(0, 2000) ?? ""));
}

/** Sites made by WordPress have their feeds in folders, such as `/feed/`; copies have files of other names there. */
const FEED_NAME =
  /\.(?:xml|json|rss|atom|rdf|php)$|\/[^/.]+$|\/(?:feeds?|rss2?|atom|rdf)(?:\/[^/]+)?\/index\.html?$/;
const LOOKS_LIKE_FEED =
  /<rss[\s>]|<(?:\w+:)?feed[\s>]|<rdf:RDF[\s>]|"version"\s*:\s*"https?:\\?\/\\?\/jsonfeed\.org\b/;

/**
 * The address that a feed gives itself, as one of this site: ignore the domain, since that may be what changes. The
 * address of a feed service (a domain other than the page's) tells us nothing.
 */
function selfOf(feed: ReadFeed | undefined, siteBase: string): string | undefined {
  if (feed?.self === undefined || !URL.canParse(feed.self)) return undefined;
  const self = new URL(feed.self);
  const bare = ({ host }: URL) => host.replace(/^www\./, "");
  const isOwn = [siteBase, feed.home].some(
    (one) => one !== undefined && URL.canParse(one) && bare(new URL(one)) === bare(self),
  );
  if (!isOwn) return undefined;
  const prefix = new URL(siteBase).pathname;
  return decoded(self.pathname.startsWith(prefix) ? `/${self.pathname.slice(prefix.length)}` : self.pathname);
}

/** How addresses follow from where files lie in a folder. */
interface Shift {
  addressOf(file: string): string;
  fileOf(address: string): string | undefined;
}

/**
 * What most feeds say: a copy of the site has its files at their addresses, a copy of a part lacks the folders above
 * it, and a mirror may have the domain above all.
 */
function shiftOf(feeds: readonly Candidate[]): Shift {
  const votes = new Map<string, number>();
  for (const { path, self } of feeds) {
    const vote =
      self === undefined || self === path
        ? self && "|"
        : path.endsWith(self)
          ? `${path.slice(0, -self.length)}|`
          : self.endsWith(path)
            ? `|${self.slice(0, -path.length)}`
            : undefined;
    if (vote !== undefined) votes.set(vote, (votes.get(vote) ?? 0) + 1);
  }
  const [best = "|"] = [...votes].sort(([a, one], [b, other]) => other - one || a.length - b.length)[0] ?? [];
  const [extra = "", lacking = ""] = best.split("|");
  return {
    addressOf: (file) => lacking + (file.startsWith(extra) ? file.slice(extra.length) : file),
    fileOf: (address) => (address.startsWith(lacking) ? extra + address.slice(lacking.length) : undefined),
  };
}
