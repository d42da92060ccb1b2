/** The parts of a page that an owner may replace by a function in `pages.blocks`, in the order they come. */
export const BLOCKS = [
  /** What the theme writes into `<head>` beyond character set and viewport. */
  "head",
  /** Site name and navigation, `<header>` included. */
  "header",
  "breadcrumbs",
  /** The `<h1>`. */
  "title",
  /** Description, picture and numbers under the title of a list, tag, author. */
  "intro",
  /** Dates, authors and section of an entry. */
  "entryMeta",
  /** The picture above an entry's content. */
  "leadImage",
  /** The entry's own HTML. */
  "content",
  /** Sound, film and files that go with an entry. */
  "files",
  /** The tags of an entry. */
  "entryTags",
  /** Tags, neighbours and related entries below an entry: everything after its content and files. */
  "entryFooter",
  /** Older and newer entry. */
  "neighbours",
  /** Related entries, on a tag page related and neighbouring tags. */
  "related",
  /** The entries of a list, the tags or authors of an index, the feeds of the subscribe page. */
  "list",
  "pagination",
  /** Sections and years below the listing. */
  "archive",
  "feeds",
  /** The foot of the document, `<footer>` included. */
  "footer",
] as const;

export type BlockName = (typeof BLOCKS)[number];
