import { kind } from "../kind.ts";

const DATE = "a day such as 2021-05-05, or a time such as 2021-05-05 09:30 or 2021-05-05T09:30:00+06:00";
const OWN_ADDRESS = "a different address for each entry";

/** How to exclude a file, depending on what made it an entry. */
function exclusion({
  globs,
  tag,
  below,
}: {
  globs: readonly string[];
  tag: string | undefined;
  below: string;
}): string {
  if (tag !== undefined) return `remove the tag \`${tag}\`, which makes it an entry`;
  return `exclude it: \`entries: ${JSON.stringify([...globs, `!${below}`]).replaceAll('","', '", "')}\``;
}

export const ENTRIES = {
  "date-missing": kind<{
    form?: "entry" | "plain-text" | "item";
    item?: string;
    items?: number;
    /** What the option `entries` says, and the file below the input folder. */
    entries?: { globs: readonly string[]; tag: string | undefined; below: string };
  }>({
    severity: "error",
    problem: ({ form, item, items = 1 }) =>
      form === "item"
        ? items === 1
          ? `The item has no readable date and was imported as a draft: ${item}.`
          : `${items} items have no readable date and were imported as drafts. The first is: ${item}.`
        : form === "plain-text"
          ? "The first line of the file has no date."
          : "The entry has no date.",
    expected: ({ form }) =>
      form === "plain-text" ? "a first line such as `date 2021-05-05 Headline`" : DATE,
    remedy: ({ form, entries }) =>
      form === "item"
        ? "Add the date to the entry, and remove `draft`."
        : `Add ${form === "plain-text" ? "the line" : "`date: 2021-05-05` to the front matter"}, or put the date into the file name.${entries ? ` If the file isn't an entry, ${exclusion(entries)}.` : ""}`,
    docs: "The entry has no date: not in its front matter (or the first line of a plain-text entry), its file name or its path. Add one. If the file isn't an entry, exclude it with the `entries` option. In `import`, this is a warning: the item's date is missing or ambiguous. For example, `04/11/2020` could be in April or November. The item is imported as a draft.",
  }),
  "date-empty": kind<{ field: string }>({
    severity: "error",
    problem: ({ field }) => `The \`${field}\` field of the entry is empty.`,
    expected: DATE,
    remedy: "Add a date, or remove the line.",
    docs: "The field for the date is there, but empty. Add a date, or remove the line.",
  }),
  "date-invalid": kind<{
    field?: string;
    option?: "date" | "updated" | "expires";
    reason?: "file-name" | "file-time";
  }>({
    severity: "error",
    problem: ({ field, reason }) =>
      reason === "file-name"
        ? "The date in the file name doesn't exist."
        : reason === "file-time"
          ? `The date in \`${field}\` can't be the timestamp of a file, which changes with every checkout.`
          : `The value of \`${field}\` isn't a date, or names a day that doesn't exist.`,
    expected: DATE,
    remedy: ({ option, reason }) =>
      reason === "file-name"
        ? "Rename the file, or add a date to the entry."
        : option === "updated" || option === "expires"
          ? `Correct it. If the site uses the field for something else, ignore it with \`fields: { ${option}: [] }\`.`
          : "Write the date in one of these forms.",
    docs: "The value isn't a date in an [accepted format](dates.md#accepted-formats) (`25 November 2026` and `8:15 PM` aren't), or is a day that doesn't exist, such as 30 February. Eleventy's `Last Modified` and similar values aren't accepted either, because the timestamp of a file changes with every checkout.",
  }),
  "field-type": kind<{ field: string; expected: string; option?: string }>({
    severity: "error",
    problem: ({ field, expected }) => `The \`${field}\` field of the entry isn't ${expected}.`,
    expected: ({ expected }) => expected,
    remedy: ({ field, option }) =>
      option
        ? `Write it as text, in quotes if it contains a colon. If the site uses ${field} for something else, ignore it: \`fields: { ${option}: [] }\`.`
        : `Correct the ${field}, or remove it.`,
    docs: "A field that must be text contains a list or an object. Write it as text, in quotes if it contains a colon, or set another field in `fields`. `draft` must be true or false. `layout`, `permalink`, `pagination` and `templateEngineOverride` belong to Eleventy and need values that it accepts, such as a template language of the site, or a pagination with `data` and `size`.",
  }),
  "field-value": kind<{ field: string; fault: string; expected: string; used: string; option?: string }>({
    severity: "warning",
    problem: ({ field, fault, used }) => `The \`${field}\` field of the entry ${fault}. ${used}`,
    expected: ({ expected }) => expected,
    remedy: ({ field, option }) =>
      option
        ? `Correct it. If the site uses ${field} for something else, ignore it: \`fields: { ${option}: [] }\`.`
        : "Correct it, or remove it.",
    docs: "A field has a value that the plugin can't use:\n\n- `feedContent` is neither `full` nor `summary`, so the feed's own setting is used.\n- The `length` or `duration` of a file can't be read, so feeds leave it out.\n- `tags` or `authors` contains values that aren't tags or authors, or more than 500 tags. The other values are used.\n\nIf your site uses the field for something else, ignore it: `fields: { feedContent: [] }`.",
  }),
  "language-unknown": kind<{ field: string; main: string; languages: readonly string[] }>({
    severity: "warning",
    problem: ({ field, main }) =>
      `The \`${field}\` field of the entry isn't a language of the site. The entry stays in the lists and feeds in ${main}.`,
    expected: ({ languages }) => languages.join(" or "),
    remedy: ({ field }) =>
      `To give the language its own lists and feeds, add it to \`languages\`. If the site uses ${field} for something else, ignore it: \`fields: { language: [] }\`.`,
    docs: "`lang` or `language` is neither the site's language nor listed in `languages`, such as `language: PHP` on a blog about programming. The entry stays in the lists and feeds of the site's language. To give the language its own lists and feeds, add it to [`languages`](languages.md). If the field means something else in your entries, set `fields: { language: \"lang\" }`, or ignore it: `fields: { language: [] }`.",
  }),
  "header-misspelled": kind<{ meant: string }>({
    severity: "warning",
    problem:
      "The first line of the text looks like a header line with a misspelled name. It is shown as text.",
    expected: ({ meant }) => `a line that begins with \`${meant}\``,
    remedy: "Correct the name. If the line is text, put a blank line above it.",
    docs: "The first line below the header lines of a plain-text entry looks like one of them with a misspelled name, such as `tagz Town`. It and all lines after it are shown as text. Correct the name. If the line is text, put a blank line above it.",
  }),
  "front-matter-invalid": kind<{ reason: string }>({
    severity: "error",
    problem: ({ reason }) => `The front matter can't be read: ${reason}.`,
    expected: "YAML between two lines of ---, TOML between two of +++, or JSON",
    remedy:
      "Check this line and the one above it. Text with a colon needs quotes, and quotes have to be closed.",
    docs: 'A post in a folder that `newsroom import` reads has front matter that isn\'t valid. In a build, Eleventy stops with an error of its own that names the file, usually a `YAMLException`. The most frequent cause is a title with a colon, or one that begins with `@`, `[` or a quotation mark: put it in quotes, as in `title: "Town: floods"`.',
  }),
  "front-matter-toml": kind({
    severity: "error",
    problem: "The front matter is TOML (+++), which Eleventy doesn't read by itself.",
    expected: "YAML between two lines of ---",
    remedy:
      "Rewrite it as YAML. Or begin it with ---toml, end it with ---, and add a parser: eleventyConfig.setFrontMatterParsingOptions({ engines: { toml: parse } }), with `parse` from a package such as smol-toml.",
    docs: "The front matter is TOML between lines of `+++`, as in Hugo and Zola. Eleventy reads it as text. Rewrite it as YAML, or let Eleventy read TOML: begin the front matter with `---toml`, end it with `---`, and add a parser to the configuration: `eleventyConfig.setFrontMatterParsingOptions({ engines: { toml: parse } })`, with `parse` from a package such as `smol-toml`.",
  }),
  "file-line-ends": kind({
    severity: "error",
    problem:
      "The lines of the file end with a lone carriage return (CR), so its front matter can't be found.",
    expected: "lines that end with a line feed (LF or CRLF)",
    remedy: "Save the file with Unix line endings (LF).",
    docs: "The lines of a Markdown file end with a lone carriage return (CR), as on very old Macs, so its front matter can't be found. Save the file with Unix line endings (LF).",
  }),
  "file-name": kind({
    severity: "warning",
    problem: "The file name has a character that ends a line, so the file is ignored.",
    expected: "a name without line breaks",
    remedy: "Rename the file.",
    docs: "The name of a file has a character that ends a line, such as U+2028. No glob matches it, so neither Eleventy nor the plugin reads the file. Rename it.",
  }),
  "file-empty": kind({
    severity: "error",
    problem: "The file is empty.",
    expected: "an entry",
    remedy: "Write the entry, or delete the file.",
    docs: "The file is empty. Write the entry, or delete the file.",
  }),
  "file-binary": kind({
    severity: "error",
    problem: "The file isn't UTF-8 text (it contains a NUL byte).",
    expected: "text in UTF-8",
    remedy: "Save the file as UTF-8, or move it out of the entries folder.",
    docs: "The file isn't text: it is a picture or another program's file with an entry's extension, or text that contains a NUL byte. Move it out of the entries folder, or save it as UTF-8.",
  }),
  "file-too-long": kind<{ most: number }>({
    severity: "error",
    problem: "The entry is too long to be rendered as Markdown.",
    expected: ({ most }) => `at most ${most} lines and table cells`,
    remedy: "Split it into several entries, or link to a file with the rest.",
    docs: "The Markdown of an entry has more than two million lines and table cells in total. Rendering it would take more memory than a process has. Split it into several entries, or link to a file with the rest.",
  }),
  "entry-expands": kind({
    severity: "error",
    problem:
      "The entry would produce pages or feeds many times its size: its links repeat long addresses or titles, or it has very many tags or authors.",
    expected:
      "links that add at most 2 MB plus ten times the text, and fewer tags and authors for a long text",
    remedy:
      "Shorten the addresses and titles that are used many times, or the address of the entry. Or remove tags or authors.",
    docs: 'A small file would produce very large pages or feeds:\n\n- It repeats a long address or title through reference links, footnotes or abbreviations.\n- It contains many short links, and its own address is very long.\n- It is long and has very many tags and authors, and each of them has feeds with the whole text.\n\nExpanded links can add at most 2 MB plus ten times the size of the text, counted once for each tag and author. If an entry has more than 50 tags and authors, the copies of its text in their feeds can add at most two million characters. With `onInvalid: "skip"`, the entry is left out.',
  }),
  "file-encoding": kind<{ fault: "utf-16" | "bytes" | "declared" }>({
    severity: "error",
    problem: ({ fault }) =>
      ({
        "utf-16": "The file is UTF-16 text.",
        bytes: "The file has bytes that aren't UTF-8.",
        declared: "The file isn't text in the encoding that it declares.",
      })[fault],
    expected: "text in UTF-8",
    remedy: "Save the file as UTF-8.",
    docs: "The file is text in an encoding other than UTF-8, such as Latin-1 or UTF-16. Save it as UTF-8.",
  }),
  "file-unreadable": kind({
    severity: "error",
    problem: "The file can't be read.",
    expected: "a file that the current user can read",
    remedy: "Change its permissions, repair the link, or delete it.",
    docs: "The file exists, but can't be read: its permissions or those of its folder forbid it, it is a broken or circular symbolic link, or it is a pipe, socket or device with an entry's name. `found` shows the system's error code. Change the permissions, repair the link, or delete the file.",
  }),
  "format-missing": kind<{ ending: string; count: number }>({
    severity: "warning",
    problem: ({ ending, count }) =>
      `Eleventy doesn't process .${ending} files, so ${count === 1 ? "1 entry isn't" : `${count} entries aren't`} published.`,
    expected: ({ ending }) => `${ending} in the site's template formats`,
    remedy: ({ ending }) =>
      `Add "${ending}" to templateFormats in the configuration, or to --formats. If these files aren't entries, exclude them with the \`entries\` option.`,
    docs: "The globs of `entries` match files with an extension that Eleventy doesn't process, such as `.md` if it isn't in `templateFormats` or `--formats`. These files aren't published. Add the extension to `templateFormats`, or narrow `entries`.",
  }),
  "entry-late": kind({
    severity: "warning",
    problem:
      "The entry is missing from lists and feeds: Eleventy renders it too late, because `eleventyImport` names a tag's collection.",
    expected: "an entry without `eleventyImport`",
    remedy: "Remove `eleventyImport` from the entry or its directory data.",
    docs: "The entry has `eleventyImport` with a tag's collection, so Eleventy renders it too late for the plugin's lists and feeds. Remove `eleventyImport` from the entry or its directory data.",
  }),
  "entry-unread": kind({
    severity: "warning",
    problem: "This new entry isn't on the site yet: the build that should have read it failed.",
    remedy: "Save the file again, or start Eleventy again.",
    docs: "With `--incremental`, Eleventy reads a new file only once, and that build failed. Save the file again.",
  }),
  "text-computed-data": kind({
    severity: "error",
    problem: "Computed data of the folder or the site can't be applied to a plain-text entry.",
    expected: "entries in Markdown, or no computed data that decides whether a page is published",
    remedy: "Move the plain-text entries to a folder without it, or write them in Markdown.",
    docs: "Computed data (`eleventyComputed`) of a folder or of the site decides whether a page is published. Plain-text entries aren't templates, so it can't be computed for them. Move them to a folder without this data, or write them in Markdown.",
  }),
  "layout-outside": kind({
    severity: "error",
    problem: "The layout of the entry is outside the layouts folder.",
    expected: "a layout inside the layouts folder, such as `layout: post.njk`",
    remedy: "Move the file into the layouts folder, or remove the line.",
    docs: 'With `render: "direct"`, an entry names a layout outside the layouts folder. Layouts are templates that run when the site is built, so an entry can only use files in that folder. Move the file into the layouts folder, or remove the line.',
  }),
  "permalink-invalid": kind<{ reason: string }>({
    severity: "error",
    problem: ({ reason }) => `The permalink of the entry is invalid: ${reason}.`,
    expected: "an address such as /news/first/ or /news/first.html",
    remedy: "Correct the permalink, or remove it to use the default address.",
    docs: "The permalink names another site, or ends neither in `/` nor in a file extension. Or a plain-text entry's permalink, such as `/robots.txt`, isn't the address of a page. Correct it, or remove it.",
  }),
  "address-unsafe": kind<{ reason: string }>({
    severity: "error",
    problem: ({ reason }) => `The address of the entry ${reason}.`,
    expected: "an address below the site's root, such as /news/first/",
    remedy: "Correct the `permalink`, or rename the file if it has none.",
    docs: 'The address of the entry has `..`, a backslash or a control character, is longer than a file system allows, or comes with `permalinkBypassOutputDir`, so its page could be outside the output folder. Correct the `permalink`. With `onInvalid: "skip"`, the entry is left out, unless a template computed the address, which always stops the build.',
  }),
  "address-clash": kind<{ clash: string }>({
    severity: "error",
    problem: ({ clash }) => `The entry ${clash}.`,
    expected: OWN_ADDRESS,
    remedy: "Give one of the two another `permalink` or file name.",
    docs: "Two entries have the same address (the message names both files), one address would need another entry's file to be a folder (`/a.html` and `/a.html/b/`), or an entry has the address of one of the plugin's lists or feeds, such as `/news/tags/`. Give one of them another `permalink` or file name. This stops the build even with `onInvalid: \"skip\"`.",
  }),
  "id-duplicate": kind<{ other: string }>({
    severity: "error",
    problem: ({ other }) => `The entry has the same id as ${other}.`,
    expected: "a different id for each entry",
    remedy: "Give one of the two another `id`. Keep the one that readers already know.",
    docs: 'Two entries have the same id; the message names both files. Feed readers would show only one of them. Give one another `id`, and keep the one that readers already know. This stops the build even with `onInvalid: "skip"`.',
  }),
  "enclosure-invalid": kind<{ field: string; option: string; inner?: string | undefined }>({
    severity: "error",
    problem: ({ field }) => `The \`${field}\` field of the entry isn't an address.`,
    expected: "an address such as /img/picture.jpg, or an object { url, alt }",
    remedy: ({ field, option, inner }) =>
      inner
        ? `If the address is in ${inner}, set \`fields: { ${option}: ["${field}.${inner}"] }\`. To ignore the field, set \`fields: { ${option}: [] }\`.`
        : `Write an address. If the site uses ${field} for something else, ignore it: \`fields: { ${option}: [] }\`.`,
    docs: "The value of `image`, `audio`, `video` or `attachments` isn't an address. Write an address, or an object with `url`. If `image` is an object that the plugin doesn't understand, such as `image: { source: tram.jpg }`, this is a warning, and the entry has no picture. Say where the address is, for example `fields: { image: [\"image.source\"] }`, or ignore the field with `fields: { image: [] }`.",
  }),
  "enclosure-not-found": kind<{ field: string }>({
    severity: "warning",
    problem: ({ field }) => `The \`${field}\` field of the entry names a file that doesn't exist.`,
    expected: "a file in the entry's folder, or an address that begins with /",
    remedy: ({ field }) => `Put the file in the entry's folder, or correct the ${field}.`,
    docs: "`image`, `audio`, `video` or `attachments` names a file that isn't in the entry's folder, such as `./choir.jpg`. Put the file there, or correct the address.",
  }),
  "address-invalid": kind({
    severity: "warning",
    problem: "The text of the entry contains an invalid address. Feeds keep it as it is.",
    expected: "an address such as /page/ or https://news.example/",
    remedy: "Correct the address in the text.",
    docs: "The text of the entry contains an address that can't be read, such as `http://[`. Feeds keep it as it is. Correct it in the text.",
  }),
};
