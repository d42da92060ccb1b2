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
  "layout-missing": kind<{ option: string; folder: string; meant: string | undefined }>({
    severity: "error",
    problem: ({ option }) => `The option ${option} names a layout that doesn't exist.`,
    expected: ({ folder }) => `the name of a file in ${folder}, or an alias of one`,
    remedy: ({ meant, folder }) =>
      meant ? `Did you mean ${JSON.stringify(meant)}?` : `Correct the name, or add the layout to ${folder}.`,
    docs: "`pages.layout` names a layout that the site doesn't have. Layouts are named as in front matter: by their path below the folder of layouts (`_includes`, or what `dir.layouts` says), or by an alias of `addLayoutAlias`.",
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
  "entries-none": kind<{ input: string; tag: string | undefined; glob: boolean; meant: string | undefined }>({
    severity: "warning",
    problem: ({ tag, glob }) =>
      tag === undefined
        ? "The option `entries` matches no files."
        : `No page${glob ? " that the glob matches" : ""} has the tag \`${tag}\` of the option \`entries\`.`,
    expected: ({ input, tag }) =>
      tag === undefined
        ? `globs that match files below ${input}`
        : `the tag in \`tags\` of each entry or of its folder, in the same letters: \`tags: [${tag}]\``,
    remedy: ({ tag, meant }) =>
      tag === undefined
        ? "Check the glob, or write the first entry."
        : meant === undefined
          ? "Check the tag, or write the first entry."
          : `Did you mean \`${meant}\`?`,
    docs: "A warning. Most often the glob has a typo, or the tag does. Globs are relative to the input folder. With `entries: { tag }`, entries are the pages with that tag in `tags`, in the same upper and lower case.",
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
  "field-late": kind<{ field: string }>({
    severity: "warning",
    problem: ({ field }) =>
      `The ${field} of the entry is computed from collections, which is too late for lists and feeds.`,
    expected: "a field that doesn't depend on collections",
    remedy: ({ field }) => `Write the ${field} into the entry, or compute it from the entry's own data.`,
    docs: "A warning: Eleventy computes data that uses `collections` after the plugin has listed the entries, so lists and feeds have what the field was before. Compute it from the entry's own data.",
  }),
  "collection-taken": kind<{ name: string }>({
    severity: "warning",
    problem: ({ name }) =>
      `collections.${name} stays what the site makes it. The plugin's own collection of that name isn't published.`,
    expected: "a name for the plugin's collections that the site doesn't use",
    remedy: 'To have both, name the newsroom where you call addPlugin, such as `name: "newsroom"`.',
    docs: "A warning: the site has a tag or a collection with the name of one of the plugin's collections, such as `news`. The site's stays what it is, and the plugin's isn't published. To have both, give the newsroom a name: `name: \"newsroom\"` makes `collections.newsroom`, `collections.newsroomTags` and so on. With `name: \"news\"` the warning is gone.",
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
    docs: "A warning: a field that the option `fields` names is set by `eleventyComputed` only. `date` and `draft` are read before Eleventy computes data. Write the field into the entries, or let `fields` name the field it is computed from.",
  }),
};
