import type { Channel, FeedFormat } from "../feeds/channel.ts";
import type { PageKind } from "../pages/page.ts";

/** A page, feed or other file that the plugin writes. */
export interface Output {
  kind: PageKind | FileKind;
  /** Root-relative address without path prefix, percent-encoded: `/news/tags/%E6%97%A5%E6%9C%AC/feed.xml`. */
  href: string;
  /** The site's layout around it, `""` for none. */
  layout: string;
  /**
   * What the text is made from. While a site is watched, an output with the key of the last build is not written again.
   *
   * @param text gives the text where it has already been rendered
   */
  key(text?: () => string): string;
  /** The text before all transforms. Listing outputs is cheap; their text is made here. */
  render(): string;
}

/** Kinds of file that aren't pages. */
export type FileKind = "feed" | "archive" | "opml" | "style" | "redirects" | "headers" | "sitemap";

/** A feed, an archive of a feed, or another file that isn't a page. */
export interface FileOutput extends Output {
  kind: FileKind;
  /** Only feeds and archives have these two. */
  format: FeedFormat | undefined;
  channel: Channel | undefined;
}

/** A file that isn't a feed. Nothing tells sooner than its text whether it changes. */
export function fileOutput(kind: FileKind, href: string, render: () => string): FileOutput {
  return {
    kind,
    href,
    layout: "",
    format: undefined,
    channel: undefined,
    key: (text = render) => text(),
    render,
  };
}
