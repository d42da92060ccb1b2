/** A file that goes with an entry (RSS 2.0 `<enclosure>`, RFC 4287 §4.2.7.2 `rel="enclosure"`, JSON Feed attachments). */
export interface Enclosure {
  /** Absolute address. */
  url: string;
  /** File that is copied to that address, relative to the project: `./src/news/choir.jpg`. `undefined` for a file elsewhere. */
  source: string | undefined;
  /** Media type such as `image/jpeg`: the one in the entry, else by the file extension. */
  type: string;
  /** Size in bytes. `undefined` for a file elsewhere if the entry doesn't give it. */
  length: number | undefined;
  kind: "image" | "audio" | "video" | "attachment";
  /** Alternative text or title, if any. */
  title: string | undefined;
  /** Duration of audio or video in seconds. */
  duration: number | undefined;
  /** Width and height in CSS pixels, if the entry gives them. */
  width: number | undefined;
  height: number | undefined;
  /** True for the picture of the entry that lists show. */
  lead: boolean;
  /** In feeds, true for a picture that the content shows. It is then not listed as an attachment too. */
  inContent?: boolean | undefined;
}
