import { kind } from "../kind.ts";

export const OPTIONS = {
  "option-missing": kind<{ option: string; expected: string }>({
    severity: "error",
    problem: ({ option }) => `The option ${option} is missing.`,
    expected: ({ expected }) => expected,
    remedy: ({ option }) => `Set it where you call addPlugin(newsroom, { ${option}: … }).`,
    docs: "A required option isn't set. Only `site.url` and `site.title` are required.",
  }),
  "option-unknown": kind<{ option: string; known: readonly string[]; meant: string | undefined }>({
    severity: "error",
    problem: ({ option }) => `There is no option ${option}.`,
    expected: ({ known }) => `one of ${known.join(", ")}`,
    remedy: ({ meant }) => (meant ? `Did you mean ${meant}?` : "Remove it."),
    docs: "The message names the nearest option that exists. The [reference](reference.md) lists all of them.",
  }),
  "option-invalid": kind<{ option: string; expected: string; meant: string | undefined }>({
    severity: "error",
    problem: ({ option }) => (option ? `The option ${option} is invalid.` : "The options are invalid."),
    expected: ({ expected }) => expected,
    remedy: ({ option, meant }) =>
      meant
        ? `Did you mean ${JSON.stringify(meant)}?`
        : `Change ${option || "them"} where you call addPlugin.`,
    docs: "The value can't be used: it has the wrong type, the time zone doesn't exist, the address of the site isn't absolute. The message says what is expected.",
  }),
  "newsroom-name": kind({
    severity: "error",
    problem: "Two newsrooms of this site have the same name.",
    expected: "a different name for each newsroom",
    remedy: "Set another `name` for one of them where you call addPlugin.",
    docs: "A site can add the plugin several times. Each needs its own `name`.",
  }),
  "newsroom-overlap": kind<{ paths: readonly [string, string]; count: number }>({
    severity: "warning",
    problem: ({ paths: [one, other], count }) =>
      `${count === 1 ? "A file is an entry" : `${count} files are entries`} of both ${one} and ${other}.`,
    expected: "each file in one newsroom",
    remedy:
      'Narrow `entries` where you call addPlugin, for instance with a glob that begins with `!`: `entries: ["news/**/*.md", "!news/press/**"]`.',
    docs: "A warning: a file is an entry of two newsrooms of the site, but its page can belong to one only. Narrow the option `entries` of one of the two.",
  }),
  "entries-none": kind<{ input: string }>({
    severity: "warning",
    problem: "The option `entries` matches no files.",
    expected: ({ input }) => `globs that match files below ${input}`,
    remedy: "Check the glob, or write the first entry.",
    docs: "A warning. Most often the glob has a typo. Globs are relative to the input folder.",
  }),
  "texts-missing": kind<{ language: string; languages: readonly string[] }>({
    severity: "warning",
    problem: ({ language }) =>
      `The plugin's own texts on pages and in feeds are in English where the language is ${language}.`,
    expected: ({ languages }) =>
      `one of the plugin's languages (${languages.join(", ")}), or texts of your own`,
    remedy: ({ language }) => `Set the option texts: { ${JSON.stringify(language)}: { tags: "…", … } }.`,
    docs: "A warning: the plugin has no texts in a language of the site, so its pages and feeds have English words there. Set the option `texts`. [The reference](reference.md#texts) lists all texts.",
  }),
  "collection-taken": kind<{ name: string }>({
    severity: "error",
    problem: ({ name }) => `The site already has a collection named ${name}.`,
    expected: "a name that no collection of the site has",
    remedy: 'Give the newsroom another name where you call addPlugin, such as `name: "newsroom"`.',
    docs: "Your configuration adds a collection with the name of the newsroom, such as `news`. Give the newsroom another `name`, or rename the collection.",
  }),
  "field-absent": kind<{ field: string; name: string; meant: string | undefined }>({
    severity: "warning",
    problem: ({ field, name }) => `No entry has the field ${name}, which the option fields.${field} names.`,
    expected: "a field that entries have",
    remedy: ({ field, meant }) =>
      meant
        ? `Did you mean ${JSON.stringify(meant)}?`
        : `Change fields.${field} where you call addPlugin, or remove it.`,
    docs: "A warning: the option `fields` names a field that no entry has. If an entry has a similar field, the message names it. You aren't warned about alternatives: if several names are given for one field, one that is used is enough.",
  }),
  "field-computed": kind<{ field: string; name: string; isReadEarly: boolean }>({
    severity: "warning",
    problem: ({ field, name }) =>
      `The field ${name}, which fields.${field} names, is set by eleventyComputed only, which is too late.`,
    expected: "a field in the front matter of entries or in the data of their folder",
    remedy: ({ field, isReadEarly }) =>
      isReadEarly
        ? `Eleventy computes data after the ${field} is read. Write it into the entries, or let fields.${field} name the field it is computed from.`
        : `Write it into the entries, let fields.${field} name the field it is computed from, or set \`entries: { render: "templates" }\`.`,
    docs: 'A warning: a field that the option `fields` names is set by `eleventyComputed` only. `date` and `draft` are read before Eleventy computes data, and entries with `render: "direct"` have no computed data. Write the field into the entries, or let `fields` name the field it is computed from.',
  }),
  "tag-hidden": kind<{ name: string }>({
    severity: "warning",
    problem: ({ name }) =>
      `collections.${name} is the newsroom's now. It no longer has the pages of the site with the tag ${name}.`,
    expected: "a name for the newsroom that isn't a tag of the site",
    remedy: ({ name }) =>
      `If a template uses collections.${name} for pages with that tag, give the newsroom another name where you call addPlugin, such as \`name: "newsroom"\`. If none does, set \`name: "news"\` to hide this warning.`,
    docs: 'A warning: pages of the site have a tag such as `news`, which Eleventy would make `collections.news` from. The collection of the newsroom replaces it. If a template uses that collection for the tagged pages, give the newsroom another name (`name: "newsroom"` makes the collections `newsroom`, `newsroomTags` and so on). If none does, set `name: "news"`, and the warning is gone.',
  }),
};
