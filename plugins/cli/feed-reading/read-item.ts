/** A feed as a reader program sees it, whatever its format. */
export interface ReadFeed {
  title: string;
  /** Id of an Atom feed as a whole (RFC 4287 §4.2.6). */
  id?: string | undefined;
  /** Address of the HTML page it stands for, as written. */
  home: string | undefined;
  /** Address that the feed says it has itself. */
  self: string | undefined;
  language: string | undefined;
  /** Absolute addresses of the feed's cover, logo and icon. */
  images?: string[];
  items: ReadItem[];
}

export interface ReadItem {
  /** `guid`, `id`; undefined if the item has none. */
  id: string | undefined;
  /** Absolute where the feed lets one be made. */
  url: string | undefined;
  /** Plain text, `""` for none. */
  title: string;
  /** As written. */
  published: string | undefined;
  updated: string | undefined;
  /** HTML, `undefined` for none. */
  content: string | undefined;
  /** HTML, `undefined` for none. */
  summary: string | undefined;
  authors: string[];
  tags: string[];
  enclosures: ReadEnclosure[];
  /** Absolute addresses of what a podcast has for an episode: its cover, transcripts and chapters. */
  files?: string[];
  /** Where the item itself says; the feed's own is another matter. */
  language: string | undefined;
  /** Address that relative ones in `content` are resolved against. */
  base: string | undefined;
}

export interface ReadEnclosure {
  url: string;
  type: string | undefined;
  /** Bytes, as written. */
  length: string | undefined;
  /** Seconds, where the feed says. */
  duration: number | undefined;
  title: string | undefined;
}

/** A text that is no feed, and why. */
export class NotAFeed extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = "NotAFeed";
  }
}
