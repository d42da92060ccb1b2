import type { Moment } from "../dates/moment.ts";
import type { Diagnostic } from "../diagnostics/format.ts";

/** What a source knows of a file before the file has an address. */
export interface SourceFile {
  /** Relative to the project, with `/`: `./src/news/a.md`. */
  file: string;
  /** Path below the input folder without ending, with `/`: what an id can be made of. `news/a` */
  stem: string;
  /** Fields as the data cascade, front matter or header gives them, not yet mapped by `fields`. */
  data: Readonly<Record<string, unknown>>;
  /** Value of a top-level field exactly as the source writes it, with its line; undefined if it is not in this file. */
  written(field: string): WrittenField | undefined;
}

/** What any source hands over of one entry, before its fields are read: the same for every lane. */
export interface SourceItem extends SourceFile {
  /** Root-relative address without path prefix; undefined for an entry whose address is made of its headline. */
  href: string | undefined;
  /** Date of publication of an entry for which it has been read already. */
  published?: Moment | undefined;
  /** The text as written, front matter or header taken off. `""` once it has been rendered and is needed no more. */
  body: string;
  kind: "markdown" | "html" | "text";
  /** A language that the place of the file says. */
  folderLanguage: string | undefined;
  /** A problem that doesn't keep the entry from being published. */
  warning?: Diagnostic | undefined;
  /** The entry's HTML, rendered when asked for. */
  render(): string;
}

export interface WrittenField {
  text: string;
  /** The first line is 1. */
  line: number;
}
