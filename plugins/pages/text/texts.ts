/**
 * A text that depends on a number, by the categories of `Intl.PluralRules` (CLDR): `{ one: "{count} entry", other: "{count} entries" }`.
 * `other` serves for every form that is left out.
 */
export interface Forms {
  zero?: string;
  one?: string;
  two?: string;
  few?: string;
  many?: string;
  other: string;
}

/** Every text of the plugin's pages and feeds in one language. Plain text; words in braces are filled in. */
export interface Texts {
  // Names of pages, in titles and navigation.

  /** The listing of all entries; the option `label` takes its place in every language. */
  news: string;
  /** The tag index, and the tags of an entry. */
  tags: string;
  /** The list of authors. */
  authors: string;
  /** The page of all feeds. */
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

  /** Link to the content, for those who go by keyboard. */
  skip: string;
  /** Name of the main navigation, read aloud. */
  navigation: string;
  /** Name of the breadcrumb trail, read aloud. */
  breadcrumbs: string;
  /** Name of the list of languages, read aloud. */
  languages: string;
  /** Before the links to translations of an entry. */
  alsoIn: string;

  // An entry.

  /** Who wrote it, by how many they are: `{names}`. */
  by: Forms;
  /** Marks a draft in a preview. */
  draft: string;
  /** Marks an entry in a preview whose date has not come yet. */
  scheduled: string;
  /** When it was changed: `{date}`. */
  updated: string;
  /** Heading of a correction: `{date}`, after a comma or in parentheses. Both are left out where it has no date. */
  correction: string;
  /** Heading of sound files. */
  listen: string;
  /** Heading of films. */
  watch: string;
  /** Heading of other files. */
  downloads: string;
  /** Heading of related entries. */
  related: string;
  /** Name of the links to the entries before and after, read aloud. */
  neighbours: string;
  /** Above the title of the next older entry. */
  olderEntry: string;
  /** Above the title of the next newer entry. */
  newerEntry: string;

  // Lists.

  /** In place of an empty list. */
  empty: string;
  /** Name of the links between the pages of a list, read aloud. */
  pagination: string;
  /** Link to the page with newer entries. */
  newer: string;
  /** Link to the page with older entries. */
  older: string;
  /** Name of a link to a page, read aloud: `{number}`. */
  page: string;
  /** Which page of a list it is: `{number}`, `{pages}`. */
  pageOf: string;
  /** Heading of the list of years. */
  archive: string;
  /** Heading of the months of a year. */
  months: string;
  /** Heading of the list of sections. */
  sections: string;
  /** Heading of tags that come together with a tag. */
  relatedTags: string;
  /** Before the children of a tag. */
  narrowerTags: string;
  /** Heading of the tags of the index that have none below them, where it is a tree. */
  otherTags: string;
  /** Name of the links to the tags before and after in the index, read aloud. */
  neighbouringTags: string;
  /** Above the tag before in the index. */
  previousTag: string;
  /** Above the next tag of the index. */
  nextTag: string;
  /** Name of the links to the letters of the tag index, read aloud. */
  letters: string;
  /** Name of the group of tags that begin with no letter, read aloud. */
  otherLetters: string;
  /** Link to an author's own site. */
  website: string;
  /** Link to an author's e-mail address. */
  email: string;

  // Feeds.

  /** Name of the feeds of a page. */
  feeds: string;
  /** What the main feed carries: `{site}`. */
  feedOfSite: string;
  /** What the feed of a tag carries: `{name}`, `{site}`. */
  feedOfTag: string;
  /** What the feed of an author carries: `{name}`, `{site}`. */
  feedOfAuthor: string;
  /** What the feed of a section carries: `{name}`, `{site}`. */
  feedOfSection: string;
  /** What a feed is, on the page of all feeds. */
  whatIsAFeed: string;
  /** At the top of a feed that is opened in a browser. */
  feedOpened: string;
  /** Heading and link. */
  howToSubscribe: string;
  /** The first of three steps. */
  subscribeStep1: string;
  /** The second. */
  subscribeStep2: string;
  /** The third. */
  subscribeStep3: string;
  /** Heading of the explanation of formats. */
  formats: string;
  /** What RSS is for. */
  aboutRss: string;
  /** What Atom is for. */
  aboutAtom: string;
  /** What JSON Feed is for. */
  aboutJson: string;
  /** Before the address of a feed. */
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
  /** What the list of all feeds is for. */
  aboutOpml: string;

  // Other pages.

  /** Title of a page that sends on to another address. */
  moved: string;
  /** Before the new address. */
  movedTo: string;
  /** Title of the page for addresses where nothing is, of a site made by `newsroom init`. */
  notFound: string;
  /** What to do there. */
  notFoundHelp: string;
}
