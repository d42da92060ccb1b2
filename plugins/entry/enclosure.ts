/** A file that goes with an entry (RSS 2.0 `<enclosure>`, RFC 4287 §4.2.7.2 `rel="enclosure"`, JSON Feed attachments). */
export interface Enclosure {
  /** Absolute address. */
  url: string;
  /** File of the site's source that is copied to that address, relative to the project: `./src/news/choir.jpg`. */
  source: string | undefined;
  /** Media type such as `image/jpeg`, from the entry, else by the name of the file. */
  type: string;
  /** Size in bytes; `undefined` for a remote file whose entry does not say. */
  length: number | undefined;
  kind: "image" | "audio" | "video" | "attachment";
  /** Alternative text or title, if any. */
  title: string | undefined;
  /** Duration in seconds, sound and film only. */
  duration: number | undefined;
  /** Width and height in CSS pixels, where the entry says. */
  width: number | undefined;
  height: number | undefined;
  /** True for the picture of the entry, which lists show. */
  lead: boolean;
  /** In an item of feeds: true for a picture that the item's content shows, and that is then no attachment as well. */
  inContent?: boolean | undefined;
}
