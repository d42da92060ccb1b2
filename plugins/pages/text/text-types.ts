/**
 * A text that depends on a number has one form per plural category of the language (`Intl.PluralRules`, CLDR):
 * `{ one: "{count} entry", other: "{count} entries" }`. Missing forms use `other`.
 */
export interface Forms {
  zero?: string;
  one?: string;
  two?: string;
  few?: string;
  many?: string;
  other: string;
}

/** Every text of the plugin's pages and feeds in one language. Plain text. Placeholders in braces are filled in. */
export interface Texts {
  // Names of pages, in titles and navigation.

  /** The listing of all entries. The `label` option replaces it in every language. */
  news: string;
  /** Title of the tag index, and label of an entry's tags. */
  tags: string;
  /** Title of the list of authors. */
  authors: string;
  /** Title of the page of all feeds. */
  subscribe: string;

  // Numbers with their noun.

  /** How many entries a list has: `{count}`. */
  entryCount: Forms;
  /** How many tags the index has: `{count}`. */
  tagCount: Forms;
  /** How many authors there are: `{count}`. */
  authorCount: Forms;
  /** Reading time of an entry in minutes: `{count}`. */
  readingTime: Forms;

  // Around the page.

  /** Link to the content, for keyboard users. */
  skip: string;
  /** Label of the main navigation for screen readers. */
  navigation: string;
  /** Label of the breadcrumb trail for screen readers. */
  breadcrumbs: string;
  /** Label of the list of languages for screen readers. */
  languages: string;
  /** Before the links to translations of an entry. */
  alsoIn: string;

  // An entry.

  /** Byline. The form depends on the number of authors: `{names}`. */
  by: Forms;
  /** Marks a draft in a preview. */
  draft: string;
  /** Marks a scheduled entry in a preview. */
  scheduled: string;
  /** Date of the last change: `{date}`. */
  updated: string;
  /** Before the text of a correction: `{date}`, after a comma or in parentheses. Without a date, these are left out too. */
  correction: string;
  /** Heading of audio files. */
  listen: string;
  /** Heading of videos. */
  watch: string;
  /** Heading of other files. */
  downloads: string;
  /** Heading of related entries. */
  related: string;
  /** Label of the links to the previous and next entry for screen readers. */
  neighbours: string;
  /** Above the title of the previous (older) entry. */
  olderEntry: string;
  /** Above the title of the next (newer) entry. */
  newerEntry: string;

  // Lists.

  /** Shown instead of an empty list. */
  empty: string;
  /** Label of the links between the pages of a list for screen readers. */
  pagination: string;
  /** Link to the page with newer entries. */
  newer: string;
  /** Link to the page with older entries. */
  older: string;
  /** Label of a link to a page for screen readers: `{number}`. */
  page: string;
  /** Number of the current page of a list: `{number}`, `{pages}`. */
  pageOf: string;
  /** Heading of the list of years. */
  archive: string;
  /** Heading of the months of a year. */
  months: string;
  /** Heading of the list of sections. */
  sections: string;
  /** Heading of tags often used with this tag. */
  relatedTags: string;
  /** Before the children of a tag. */
  narrowerTags: string;
  /** Heading of tags without child tags, if the index is a tree. */
  otherTags: string;
  /** Label of the links to the previous and next tag for screen readers. */
  neighbouringTags: string;
  /** Above the previous tag in the index. */
  previousTag: string;
  /** Above the next tag in the index. */
  nextTag: string;
  /** Label of the links to the letters of the tag index for screen readers. */
  letters: string;
  /** Label of the group of tags that don't begin with a letter, for screen readers. */
  otherLetters: string;
  /** Link to an author's own site. */
  website: string;
  /** Link to an author's email address. */
  email: string;

  // Feeds.

  /** Label of the feeds of a page. */
  feeds: string;
  /** Description of the main feed: `{site}`. */
  feedOfSite: string;
  /** Description of a tag's feed: `{name}`, `{site}`. */
  feedOfTag: string;
  /** Description of an author's feed: `{name}`, `{site}`. */
  feedOfAuthor: string;
  /** Description of a section's feed: `{name}`, `{site}`. */
  feedOfSection: string;
  /** Explains what a feed is, on the page of all feeds. */
  whatIsAFeed: string;
  /** At the top of a feed that is opened in a browser. */
  feedOpened: string;
  /** Heading of the steps, and link to them. */
  howToSubscribe: string;
  /** First of three steps. */
  subscribeStep1: string;
  /** Second step. */
  subscribeStep2: string;
  /** Third step. */
  subscribeStep3: string;
  /** Heading of the explanation of formats. */
  formats: string;
  /** Explains RSS. */
  aboutRss: string;
  /** Explains Atom. */
  aboutAtom: string;
  /** Explains JSON Feed. */
  aboutJson: string;
  /** Before the address of a feed, colon included. */
  address: string;
  /** Heading of the feed of all entries. */
  everything: string;
  /** Heading of the feeds of sections. */
  bySection: string;
  /** Heading of the feeds of tags. */
  byTag: string;
  /** Heading of the feeds of authors. */
  byAuthor: string;
  /** Heading of the feeds of `feeds.custom`. */
  selections: string;
  /** Heading and link to the page of all feeds. */
  allFeeds: string;
  /** Link to the list of all feeds. */
  opml: string;
  /** Explains the list of all feeds. */
  aboutOpml: string;

  // Other pages.

  /** Title of a page that redirects. */
  moved: string;
  /** Shown before the new address. */
  movedTo: string;
  /** Title of the 404 page, only in sites created by `newsroom init`. */
  notFound: string;
  /** Text of the 404 page. */
  notFoundHelp: string;
}
