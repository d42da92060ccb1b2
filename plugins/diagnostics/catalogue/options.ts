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
    problem: ({ option }) => `Unknown option: ${option}.`,
    expected: ({ known }) => `one of ${known.join(", ")}`,
    remedy: ({ meant }) => (meant ? `Did you mean ${meant}?` : "Remove it."),
    docs: "The option doesn't exist. The message names the nearest option that does. The [reference](reference.md) lists all of them.",
  }),
  "option-invalid": kind<{ option: string; expected: string; meant: string | undefined }>({
    severity: "error",
    problem: ({ option }) => (option ? `The option ${option} is invalid.` : "The options are invalid."),
    expected: ({ expected }) => expected,
    remedy: ({ option, meant }) =>
      meant
        ? `Did you mean ${JSON.stringify(meant)}?`
        : `Change ${option || "them"} where you call addPlugin.`,
    docs: "The option's value can't be used: for example, it has the wrong type, the time zone doesn't exist, or the site's address isn't absolute. The message says what is expected.",
  }),
  "layout-missing": kind<{ option: string; folder: string; meant: string | undefined }>({
    severity: "error",
    problem: ({ option }) => `The option ${option} names a layout that doesn't exist.`,
    expected: ({ folder }) => `the name of a file in ${folder}, or an alias of one`,
    remedy: ({ meant, folder }) =>
      meant ? `Did you mean ${JSON.stringify(meant)}?` : `Correct the name, or add the layout to ${folder}.`,
    docs: "`pages.layout` names a layout that doesn't exist. Name layouts as in front matter: by their path in the layouts folder (`_includes`, or `dir.layouts`), or by an alias set with `addLayoutAlias`.",
  }),
  "newsroom-name": kind({
    severity: "error",
    problem: "The plugin is added twice with the same `name`.",
    expected: "a different name for each instance",
    remedy: "Set another `name` for one of them where you call addPlugin.",
    docs: "Two instances of the plugin have the same `name`. Set a different `name` for one of them.",
  }),
  "newsroom-overlap": kind<{ paths: readonly [string, string]; count: number }>({
    severity: "warning",
    problem: ({ paths: [one, other], count }) =>
      `${count === 1 ? "A file is an entry" : `${count} files are entries`} of both ${one} and ${other}.`,
    expected: "each file in one instance of the plugin",
    remedy:
      'Narrow `entries` where you call addPlugin, for instance with a glob that begins with `!`: `entries: ["news/**/*.md", "!news/press/**"]`.',
    docs: "A file matches the `entries` option of two instances of the plugin, but its page can belong to only one. Narrow `entries` in one of them.",
  }),
  "entries-none": kind<{ input: string; tag: string | undefined; glob: boolean; meant: string | undefined }>({
    severity: "warning",
    problem: ({ tag, glob }) =>
      tag === undefined
        ? "`entries` matches no files."
        : `No page${glob ? " that matches the glob" : ""} has the tag \`${tag}\`, which \`entries.tag\` names.`,
    expected: ({ input, tag }) =>
      tag === undefined
        ? `globs that match files below ${input}`
        : `the tag in the entries or their directory data, with the same upper and lower case: \`tags: [${tag}]\``,
    remedy: ({ tag, meant }) =>
      tag === undefined
        ? "Check the glob, or write the first entry."
        : meant === undefined
          ? "Check the tag, or write the first entry."
          : `Did you mean \`${meant}\`?`,
    docs: "`entries` matches no files. Usually the glob or the tag has a typo. Globs are relative to the input folder. With `entries: { tag }`, entries are the pages with that tag in `tags`. Upper and lower case matter.",
  }),
  "texts-missing": kind<{ language: string; languages: readonly string[] }>({
    severity: "warning",
    problem: ({ language }) =>
      `The plugin has no texts in the language ${language}, so its pages and feeds use English.`,
    expected: ({ languages }) =>
      `one of the plugin's languages (${languages.join(", ")}), or texts of your own`,
    remedy: ({ language }) => `Set the \`texts\` option: { ${JSON.stringify(language)}: { tags: "…", … } }.`,
    docs: "The plugin has no interface text for one of the site's languages, so its pages and feeds use English. Set the `texts` option. [The reference](reference.md#texts) lists all texts.",
  }),
  "field-late": kind<{ field: string }>({
    severity: "warning",
    problem: ({ field }) =>
      `The \`${field}\` field of the entry is computed from collections, which is too late for lists and feeds.`,
    expected: "a field that doesn't depend on collections",
    remedy: ({ field }) => `Write the ${field} into the entry, or compute it from the entry's own data.`,
    docs: "Eleventy computes data that uses `collections` after the plugin has listed the entries, so lists and feeds show the field's earlier value. Compute it from the entry's own data.",
  }),
  "collection-taken": kind<{ name: string }>({
    severity: "warning",
    problem: ({ name }) => `The site already has collections.${name}, so the plugin doesn't add its own.`,
    expected: "a name for the plugin's collections that the site doesn't use",
    remedy: 'To have both, set `name` where you call addPlugin, such as `name: "newsroom"`.',
    docs: "The site has a tag or a collection with the name of one of the plugin's collections, such as `news`. Your collection is kept, and the plugin's isn't available. To have both, set `name`: `name: \"newsroom\"` creates `collections.newsroom`, `collections.newsroomTags` and so on. If you don't need the plugin's collection, set the default `name: \"news\"` explicitly, which turns off the warning.",
  }),
  "field-absent": kind<{ field: string; name: string; meant: string | undefined }>({
    severity: "warning",
    problem: ({ field, name }) => `\`fields.${field}\` names \`${name}\`, but no entry has that field.`,
    expected: "a field that entries have",
    remedy: ({ field, meant }) =>
      meant
        ? `Did you mean ${JSON.stringify(meant)}?`
        : `Change fields.${field} where you call addPlugin, or remove it.`,
    docs: "`fields` names a field that no entry has. If an entry has a similar field, the message names it. If you list several names for a field, only one of them has to be in use.",
  }),
  "field-computed": kind<{ field: string; name: string; isReadEarly: boolean }>({
    severity: "warning",
    problem: ({ field, name }) =>
      `\`fields.${field}\` names \`${name}\`, which is only set by eleventyComputed. That is too late.`,
    expected: "a field in the front matter of entries or in the data of their folder",
    remedy: ({ field, isReadEarly }) =>
      isReadEarly
        ? `Eleventy computes data after the ${field} is read. Write it into the entries, or set fields.${field} to the field it is computed from.`
        : `Write it into the entries, set fields.${field} to the field it is computed from, or set \`entries: { render: "templates" }\`.`,
    docs: "A field named in `fields` is only set by `eleventyComputed`. `date` and `draft` are read before Eleventy computes data. Set the field in the entries, or point `fields` to the field it is computed from.",
  }),
};
