import { AUTHORS } from "./catalogue/authors.ts";
import { CHECK } from "./catalogue/check.ts";
import { COMMAND_LINE } from "./catalogue/command-line.ts";
import { DATA_FILES } from "./catalogue/data-files.ts";
import { ENTRIES } from "./catalogue/entries.ts";
import { FEED_RULES } from "./catalogue/feed-rules.ts";
import { OPTIONS } from "./catalogue/options.ts";
import { TAGS } from "./catalogue/tags.ts";
import { TEMPLATES } from "./catalogue/templates.ts";

/** Every kind of problem by the headings of docs/messages.md, which is made from here by `npm run docs`. */
export const SECTIONS = {
  Options: OPTIONS,
  Entries: ENTRIES,
  Tags: TAGS,
  Authors: AUTHORS,
  "Data files": DATA_FILES,
  "Templates and hooks": TEMPLATES,
  "The command line": COMMAND_LINE,
  "What newsroom check finds": CHECK,
  "Rules of feed formats": FEED_RULES,
};

export const CATALOGUE = {
  ...OPTIONS,
  ...ENTRIES,
  ...TAGS,
  ...AUTHORS,
  ...DATA_FILES,
  ...TEMPLATES,
  ...COMMAND_LINE,
  ...CHECK,
  ...FEED_RULES,
};

/** The name of a kind of problem, as messages print it in brackets. */
export type Code = keyof typeof CATALOGUE;
