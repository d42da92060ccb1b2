import { kind } from "../kind.ts";

/** What `import` reads. */
export const READABLE =
  "an RSS, Atom or JSON feed, an export of WordPress, Blogger or Ghost, a folder of Jekyll or Hugo posts, or a plain-text entry";

export const COMMAND_LINE = {
  "eleventy-missing": kind({
    severity: "error",
    problem: "Eleventy isn't installed here.",
    expected: "the folder of a site that has @11ty/eleventy installed",
    remedy: "Go to the folder of the site. If it is new, run `npm install` there.",
    docs: "The folder has no Eleventy. Go to the folder of the site, and run `npm install` there if it is new.",
  }),
  "config-missing": kind<{ isNamed: boolean }>({
    severity: "error",
    problem: ({ isNamed }) =>
      isNamed
        ? "The configuration that --config names doesn't exist."
        : "This folder has no Eleventy configuration.",
    expected: "eleventy.config.js, or another file named with --config",
    remedy:
      "Go to the folder of the site, or create a configuration with `newsroom init`. To check a site of another program, name its folder: `newsroom check public`.",
    docs: "The folder has no Eleventy configuration. Go to the folder of the site, or create one with `newsroom init`.",
  }),
  "config-without-newsroom": kind({
    severity: "error",
    problem: "The configuration doesn't add the plugin.",
    expected: "eleventyConfig.addPlugin(newsroom, { site: { url, title } })",
    remedy: "Add the plugin to the configuration. `newsroom init` shows the lines.",
    docs: "The configuration doesn't add the plugin. `newsroom init` shows the lines to add.",
  }),
  "config-typescript": kind({
    severity: "error",
    problem: "This version of Node can't read a configuration in TypeScript.",
    expected: "Node 22.18 or newer, or a loader",
    remedy: "Update Node, or install tsx and set NODE_OPTIONS=--import=tsx.",
    docs: "This version of Node can't read a configuration in TypeScript. Update Node, or set `NODE_OPTIONS=--import=tsx`.",
  }),
  "output-missing": kind({
    severity: "error",
    problem: "The output folder is missing or empty.",
    expected: "the built site",
    remedy:
      "Build the site first, with `npx @11ty/eleventy`. If it is built elsewhere, name the folder with --output.",
    docs: "The site isn't built, or is built elsewhere. Build it, or name its folder with `--output`.",
  }),
  "file-missing": kind({
    severity: "error",
    problem: "The file doesn't exist.",
    remedy: "Correct the name.",
    docs: "A file that `import` was given doesn't exist.",
  }),
  "file-there": kind({
    severity: "error",
    problem: "The file already exists and was left unchanged.",
    remedy: "Rename one of the two.",
    docs: "A file with this name already exists. It is left unchanged.",
  }),
  "file-unwritable": kind<{ reason: string }>({
    severity: "error",
    problem: ({ reason }) => `The file can't be written: ${reason}.`,
    remedy: "Free some space or allow writing there, and run the command again.",
    docs: "A file can't be written: the disk is full, or permission is missing. No half file is left. Fix that and run the command again: files written before stay, and `import` recognizes them.",
  }),
  "item-id-twice": kind<{ item: string }>({
    severity: "error",
    problem: ({ item }) => `Two items have the same id, and the second was skipped: ${item}.`,
    expected: "a different id for each item",
    remedy: "Give it another id in the file, and import it again.",
    docs: "Two different items of an imported file have the same id and the same address. Feed readers would show one of them, so the second is skipped. Give it another id in the file.",
  }),
  "plain-text-unreadable": kind({
    severity: "error",
    problem: "The file is neither a feed, an export nor a plain-text entry.",
    expected: "a first line such as `date 2021-05-05 Headline`",
    remedy: "Add the line, or give a feed or an export.",
    docs: "A text that `import` was given has no header line. Begin it with a line such as `date 2021-05-05 Headline`.",
  }),
  "text-without-tag": kind<{ tag: string; takesText: boolean }>({
    severity: "error",
    problem: ({ tag }) =>
      `The text would not be an entry: entries of the site are the pages with the tag “${tag}” (option \`entries\`).`,
    expected: ({ tag, takesText }) =>
      takesText ? `a line \`tags ${tag}\` below the first line` : "a Markdown file with front matter",
    remedy: ({ takesText }) =>
      takesText
        ? "Add the line."
        : "Write it as Markdown, or give `entries` a `glob` as well, which finds plain texts.",
    docs: "`import` was given a plain text, and `entries: { tag }` says that entries are the pages with a tag. With a `glob` beside the tag, add a line `tags` to the text. With a tag alone, plain texts are no entries: write it as Markdown.",
  }),
  "import-nothing": kind<{ fault: "empty" | "special" | "no-items" | "no-posts" }>({
    severity: "error",
    problem: ({ fault }) =>
      ({
        empty: "The file is empty.",
        special: "This is neither a file nor a folder.",
        "no-items": "The file has no items that become entries.",
        "no-posts": "There are no posts here: no file with front matter and a date.",
      })[fault],
    remedy: `Give ${READABLE}.`,
    docs: "What you gave to `import` has no items and no posts: an empty file, a folder without posts, or something that is neither a file nor a folder. In a Jekyll site, posts are the files in `_posts` and `_drafts`. Elsewhere a post is a file with front matter that has a date.",
  }),
  "text-missing": kind<{ item: string }>({
    severity: "warning",
    problem: ({ item }) => `The export doesn't have the text of a post, which was kept as a draft: ${item}.`,
    remedy: "Copy its text from the old site, and remove `draft`.",
    docs: "A warning: the export has a post's text only in the format of its editor. The post was kept as a draft. Copy its text from the old site.",
  }),
  "template-code-kept": kind<{ posts: number }>({
    severity: "warning",
    problem: ({ posts }) =>
      `${posts} ${posts === 1 ? "post has" : "posts have"} template code that is now shown as text.`,
    remedy: "Replace it in the entries.",
    docs: "A warning: imported posts contain template code of Jekyll or Hugo that means nothing here and is shown as text. Replace it in the entries.",
  }),
};
