/**
 * A file that goes with an entry (RSS 2.0 `<enclosure>`, RFC 4287 §4.2.7.2 `rel="enclosure"`, JSON Feed attachments).
 */
export interface Enclosure {
  /** Absolute address. */
  url: string;
  /**
   * File that is copied to that address, relative to the project: `./src/news/choir.jpg`. `undefined` for a file on
   * another site.
   */
  source: string | undefined;
  /** Media type such as `image/jpeg`: as given in the entry, or guessed from the file extension. */
  type: string;
  /** Size in bytes. `undefined` for a file on another site if the entry doesn't give it. */
  length: number | undefined;
  /** How the file is shown, from its media type. */
  kind: "image" | "audio" | "video" | "attachment";
  /** Alternative text or title, if any. */
  title: string | undefined;
  /** Duration of audio or video in seconds. */
  duration: number | undefined;
  /** Width in CSS pixels, if known. */
  width: number | undefined;
  /** Height in CSS pixels, if known. */
  height: number | undefined;
  /** True for the entry's picture, which lists show. */
  lead: boolean;
  /** In feeds, true for a picture that the content shows. It isn't listed again as an attachment. */
  inContent?: boolean | undefined;
}
