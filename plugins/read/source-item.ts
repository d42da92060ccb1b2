/** What any source hands over of one entry, before its fields are read: the same for every lane. */
export interface SourceItem {
  /** Relative to the project, with `/`: `./src/news/a.md`. */
  file: string;
  /** Path below the input folder without ending, with `/`: what an id can be made of. `news/a` */
  stem: string;
  /** Fields as the data cascade, front matter or header gives them, not yet mapped by `fields`. */
  data: Readonly<Record<string, unknown>>;
  /** Root-relative address without path prefix, or undefined for an entry without a page. */
  href: string | undefined;
  /** The text as written, front matter or header taken off. `""` once it has been rendered and is needed no more. */
  body: string;
  kind: "markdown" | "html" | "text";
  /** A language that the place of the file says. */
  folderLanguage: string | undefined;
  /** Value of a top-level field exactly as the source writes it, with its line; undefined where it is not in this file. */
  written(field: string): WrittenField | undefined;
  /** The entry's HTML, rendered when asked for. */
  render(): string;
}

export interface WrittenField {
  text: string;
  /** The first line is 1. */
  line: number;
}
