import { NewsroomError } from "./diagnostics/newsroom-error.ts";
import type { Enclosure } from "./entry/enclosure.ts";
import type { Entry } from "./entry/entry.ts";
import type { Channel } from "./feeds/channel.ts";
import type { FeedElements, FeedItem } from "./feeds/feed-item.ts";
import { uuid5 } from "./values/uuid.ts";

/** What podcast apps show of a podcast as a whole. Addresses that begin with `/` are below the site's root. */
export interface PodcastOptions {
  /** Cover, JPEG or PNG, square, 1400 to 3000 pixels wide. */
  image: string;
  /**
   * Category of Apple's list, with a subcategory after `>`: `"Science > Medicine"`. Several in a list, the first
   * counts most.
   */
  category: string | string[];
  /** Whether the podcast has explicit language or content. An episode's own `explicit` overrides it. @default false */
  explicit?: boolean;
  /** Who makes the podcast. */
  author?: string;
  /** Who can be asked about the podcast; shown to directories, not to listeners. */
  owner?: { name: string; email: string };
  /** `"serial"` where episodes are meant to be heard from the first on. @default "episodic" */
  type?: "episodic" | "serial";
  /**
   * The podcast's UUID. Keep it when the feed moves. @default made from the address of the feed, as the podcast
   * namespace says
   */
  guid?: string;
  /** Whether other platforms may import the podcast; `true` locks it to its owner's address. */
  locked?: boolean;
}

/** Options of a feed that make it a podcast. */
export interface Podcast {
  namespaces: Record<string, string>;
  elements: (channel: Channel, feedUrl: string) => FeedElements;
  item: EpisodeHook;
}

/** Turns an item into an episode. A podcast without episodes isn't written, because apps reject it. */
interface EpisodeHook {
  (entry: Entry, item: FeedItem): FeedItem | false;
  /** Whether an entry is an episode, as far as that is known before its item is made. */
  carries(entry: Entry): boolean;
}

/**
 * What makes a feed a podcast for Apple Podcasts and the apps that know the podcast namespace: spread it into a feed of
 * `feeds.custom`. Entries without sound or film are left out. An entry's `episode`, `season`, `episodeType`,
 * `explicit`,
 * `transcript` and `chapters` are read.
 *
 * @throws {NewsroomError} where something is missing that Apple requires
 * @see https://podcasters.apple.com/support/823-podcast-requirements
 * @see https://podcasting2.org/docs/podcast-namespace
 * @example
 * feeds: { custom: { podcast: {
 *   title: "The choir", filter: () => true,
 *   ...podcast({ image: "/images/cover.jpg", category: "Music" }),
 * } } }
 */
export default function podcast(options: PodcastOptions): Podcast {
  check(options);
  const { category, owner } = options;
  return {
    namespaces: {
      itunes: "http://www.itunes.com/dtds/podcast-1.0.dtd",
      podcast: "https://podcastindex.org/namespace/1.0",
    },
    elements: (channel, feedUrl) => ({
      "itunes:image": { "@href": inSite(options.image, channel) },
      "itunes:category": [category].flat().map(categoryElement),
      "itunes:explicit": options.explicit ?? false,
      "itunes:author": options.author,
      "itunes:owner": owner && { "itunes:name": owner.name, "itunes:email": owner.email },
      "itunes:type": options.type ?? "episodic",
      "podcast:guid": options.guid ?? guidOf(feedUrl),
      "podcast:locked":
        options.locked === undefined
          ? undefined
          : { "@owner": owner?.email, "#text": options.locked ? "yes" : "no" },
    }),
    item: Object.assign(episode, { carries: ({ enclosures }: Entry) => enclosures.some(isRecording) }),
  };
}

function episode(entry: Entry, item: FeedItem): FeedItem | false {
  const [file] = item.enclosures.filter(isRecording);
  if (!file) return false;
  const { data } = entry;
  const picture = item.enclosures.find(({ kind, lead }) => kind === "image" && lead);
  return {
    ...item,
    enclosures: [{ ...file, type: appleType(file) }],
    elements: {
      ...item.elements,
      "itunes:duration": file.duration === undefined ? undefined : Math.round(file.duration),
      "itunes:image": picture && COVER.test(picture.url) ? { "@href": picture.url } : undefined,
      "itunes:season": wholeNumber(data["season"]),
      "itunes:episode": wholeNumber(data["episode"]),
      "itunes:episodeType": ["full", "trailer", "bonus"].find((type) => type === data["episodeType"]),
      "itunes:explicit": explicitOf(data["explicit"]),
      "podcast:transcript": [data["transcript"]].flat().map((file) => fileElement(file, entry)),
      "podcast:chapters": fileElement(data["chapters"], entry, "application/json+chapters"),
    },
  };
}

function isRecording({ kind }: Enclosure): boolean {
  return kind === "audio" || kind === "video";
}

/** Pictures that Apple takes. */
const COVER = /\.(?:jpe?g|png)(?:[?#]|$)/iu;

function check(options: PodcastOptions): void {
  const categories = [options?.category].flat();
  const wanted: [option: string, isRight: boolean, expected: string][] = [
    [
      "image",
      typeof options?.image === "string" && COVER.test(options.image),
      "the address of a JPEG or PNG, such as /images/cover.jpg",
    ],
    [
      "category",
      categories.length > 0 && categories.every((name) => typeof name === "string" && name !== ""),
      'a category of Apple’s list, such as "News" or "Science > Medicine"',
    ],
  ];
  const missing = wanted.filter(([, isRight]) => !isRight);
  if (missing.length === 0) return;
  throw new NewsroomError(
    missing.map(([option, , expected]) => ({
      code: "option-invalid",
      severity: "error",
      problem: `The option ${option} of podcast() is invalid.`,
      found: JSON.stringify(options?.[option as "image"]) ?? "nothing",
      expected,
      remedy: `Correct ${option} where you call podcast(). Apple Podcasts requires it.`,
    })),
  );
}

function categoryElement(written: string): FeedElements {
  const [name = "", inner] = written.split(">").map((part) => part.trim());
  return { "@text": name, "itunes:category": inner ? { "@text": inner } : undefined };
}

/** Media types as Apple lists them. */
function appleType({ url, type }: Enclosure): string {
  const ending = /\.(m4a|m4v)$/iu.exec(new URL(url).pathname)?.[1]?.toLowerCase();
  return ending === "m4a" ? "audio/x-m4a" : ending === "m4v" ? "video/x-m4v" : type;
}

function explicitOf(value: unknown): boolean | undefined {
  if (typeof value === "boolean") return value;
  return value === "yes" || value === "true" ? true : value === "no" || value === "false" ? false : undefined;
}

/** A number of at least 1, as Apple wants episodes and seasons. */
function wholeNumber(value: unknown): number | undefined {
  const number = typeof value === "string" && /^\d+$/u.test(value) ? Number(value) : value;
  return typeof number === "number" && Number.isInteger(number) && number > 0 ? number : undefined;
}

/** Types of transcripts, as the podcast namespace lists them. */
const TYPES: Readonly<Record<string, string>> = {
  vtt: "text/vtt",
  srt: "application/x-subrip",
  html: "text/html",
  json: "application/json",
  txt: "text/plain",
};

/** A file of an episode: its address, or an object with `url` and, if need be, `type` and `language`. */
function fileElement(value: unknown, entry: Entry, usualType?: string): FeedElements | undefined {
  const { url, type, language } =
    typeof value === "object" && value !== null
      ? (value as { url?: unknown; type?: unknown; language?: unknown })
      : { url: value };
  if (typeof url !== "string" || url === "") return undefined;
  const address = url.startsWith("/") ? inSite(url, entry) : new URL(url, entry.url).href;
  const ending = /\.([a-z]+)$/u.exec(new URL(address).pathname)?.[1] ?? "";
  return {
    "@url": address,
    "@type": typeof type === "string" ? type : (usualType ?? TYPES[ending] ?? "text/plain"),
    "@language": typeof language === "string" ? language : undefined,
  };
}

/** The absolute form of an address below the site's root, which the two addresses of a page tell. */
function inSite(address: string, { href, url }: { href: string; url: string }): string {
  if (!address.startsWith("/")) return address;
  return url.endsWith(href) ? url.slice(0, url.length - href.length) + address : new URL(address, url).href;
}

/** The name space of podcasts by the address of their feed, as the podcast namespace fixes it. */
const PODCAST_NAMESPACE = "ead4c236-bf58-58c6-a2c6-a6b28d128cb6";

/** The UUID of a podcast by the address of its feed: without scheme and slashes at its end. */
function guidOf(feedUrl: string): string {
  const name = feedUrl.replace(/^[a-z]+:\/\//u, "").replace(/\/+$/u, "");
  return uuid5(PODCAST_NAMESPACE, name);
}

// The second name is what `require()` gives.
export { podcast, podcast as "module.exports" };
