/** A rule that gives a tag to a text: enough mentions of its phrases, none of what it excludes. */
export interface MatchRule {
  phrases: readonly string[];
  /** Mentions required, of all its phrases together. */
  times: number;
  /** Phrases beside which the rule does not count. */
  not: readonly string[];
}

/** A tag as the dictionary lists it. */
export interface DictionaryTag {
  key: string;
  /** The key as written in the file. */
  name: string;
  label: string;
  slug: string | undefined;
  /** Markdown. */
  description: string;
  aliases: readonly string[];
  /** Key of the parent. */
  parent: string | undefined;
  hidden: boolean;
  image: string | undefined;
  feeds: boolean;
  /** Any of the rules gives the tag. */
  match: readonly MatchRule[];
  /** Phrases that keep the tag away, whatever the rules say. */
  not: readonly string[];
  /** By language tag in lower case. */
  translations: ReadonlyMap<
    string,
    { label: string | undefined; description: string | undefined; slug: string | undefined }
  >;
  line: number | undefined;
}
