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
    docs: "Eleventy isn't installed in this folder. Go to the site's folder, and run `npm install` there if the site is new.",
  }),
  "config-missing": kind<{ isNamed: boolean }>({
    severity: "error",
    problem: ({ isNamed }) =>
      isNamed
        ? "The configuration file given with --config doesn't exist."
        : "This folder has no Eleventy configuration.",
    expected: "eleventy.config.js, or another file given with --config",
    remedy:
      "Go to the folder of the site, or create a configuration with `newsroom init`. To check a site built by another program, give its output folder: `newsroom check public`.",
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
      "Build the site first, with `npx @11ty/eleventy`. If it is built elsewhere, give its folder with --output.",
    docs: "The site isn't built, or is built elsewhere. Build it, or give its folder with `--output`.",
  }),
  "file-missing": kind({
    severity: "error",
    problem: "The file doesn't exist.",
    remedy: "Correct the name.",
    docs: "A file passed to `import` doesn't exist.",
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
    docs: "A file can't be written, because the disk is full or permission is missing. No partial file is left behind. Fix the cause and run the command again: files already written are kept, and `import` skips them. In a build, a page or feed of the plugin couldn't be written; build again.",
  }),
  "item-id-twice": kind<{ item: string }>({
    severity: "error",
    problem: ({ item }) => `Two items have the same id, and the second was skipped: ${item}.`,
    expected: "a different id for each item",
    remedy: "Give the second item another id in the file, and import the file again.",
    docs: "Two different items of an imported file have the same id and the same address. Feed readers would show only one of them, so the second is skipped. Give it another id in the file.",
  }),
  "plain-text-unreadable": kind({
    severity: "error",
    problem: "The file is neither a feed, an export nor a plain-text entry.",
    expected: "a first line such as `date 2021-05-05 Headline`",
    remedy: "Add the line, or give a feed or an export.",
    docs: "A plain-text file passed to `import` has no header line. Begin it with a line such as `date 2021-05-05 Headline`.",
  }),
  "text-without-tag": kind<{ tag: string; takesText: boolean }>({
    severity: "error",
    problem: ({ tag }) =>
      `This plain-text file wouldn't be an entry: the site selects entries by the tag “${tag}” (\`entries.tag\`).`,
    expected: ({ tag, takesText }) =>
      takesText ? `a line \`tags ${tag}\` below the first line` : "a Markdown file with front matter",
    remedy: ({ takesText }) =>
      takesText
        ? "Add the line."
        : "Write it as Markdown, or add a `glob` to `entries`, which also finds plain-text files.",
    docs: "A plain-text file was passed to `import`, but the site selects entries by a tag (`entries.tag`). If `entries` also has a `glob`, add a `tags` line to the file. If not, plain-text files aren't entries: write it as Markdown.",
  }),
  "import-nothing": kind<{ fault: "empty" | "special" | "no-items" | "no-posts" }>({
    severity: "error",
    problem: ({ fault }) =>
      ({
        empty: "The file is empty.",
        special: "This is neither a file nor a folder.",
        "no-items": "The file contains no posts.",
        "no-posts": "The folder contains no posts (files with front matter and a date).",
      })[fault],
    remedy: `Give ${READABLE}.`,
    docs: "The file or folder passed to `import` contains no posts: it is an empty file, a folder without posts, or neither a file nor a folder. In a Jekyll site, posts are the files in `_posts` and `_drafts`. Elsewhere, a post is a file whose front matter has a date.",
  }),
  "text-missing": kind<{ item: string }>({
    severity: "warning",
    problem: ({ item }) =>
      `The export doesn't contain the text of a post. It was imported as a draft: ${item}.`,
    remedy: "Copy its text from the old site, and remove `draft`.",
    docs: "The export contains a post's text only in the format of its editor. The post was imported as a draft. Copy its text from the old site.",
  }),
  "template-code-kept": kind<{ posts: number; shortcodes?: readonly string[] }>({
    severity: "warning",
    problem: ({ posts, shortcodes }) =>
      `${posts} ${posts === 1 ? "post has" : "posts have"} ${shortcodes ? `shortcodes that are now shown as text: ${shortcodes.map((name) => `[${name}]`).join(", ")}` : "template code that is now shown as text"}.`,
    remedy: "Replace it in the entries.",
    docs: "Imported posts contain shortcodes of WordPress, or template code of Jekyll or Hugo, that the plugin doesn't know. They are shown as text. Replace them in the entries.",
  }),
};
