import { kind } from "../kind.ts";
import { READABLE } from "./command-line.ts";

const BUILD_AGAIN = "Build the site again.";

/** Where a problem says `{where}`, the command writes the files of the built site that have it. */
export const CHECK = {
  "feed-missing": kind<{ channel: string }>({
    severity: "error",
    problem: "The built site lacks a feed.",
    expected: ({ channel }) => `a feed of ${channel}`,
    remedy:
      "Build the site again. If the feed is still missing, find out which template writes to its address.",
    docs: "A feed of the site isn't in the output. Build the site again. If it is still missing, find out which template writes to its address.",
  }),
  "feed-ill-formed": kind<{ reason: string }>({
    severity: "error",
    problem: ({ reason }) => `The feed isn't well-formed XML: ${reason}.`,
    remedy:
      "Find out what changes feeds after they are written, such as a transform or minifier of the site.",
    docs: "A feed isn't well-formed XML. The plugin never writes such feeds: look for a transform or minifier of the site that changes them.",
  }),
  "feed-unreadable": kind<{ reason: string; isGiven?: boolean }>({
    severity: "error",
    problem: ({ reason }) => `The file isn't a feed: ${reason}.`,
    remedy: ({ isGiven }) =>
      isGiven
        ? `Give ${READABLE}.`
        : "Build the site again. If the problem remains, find out which template or transform writes to its address.",
    docs: "A file isn't a feed, in the output or among the files passed to `import`.",
  }),
  "feed-id-missing": kind({
    severity: "error",
    problem: "An item of {where} has no id.",
    remedy: "Give the entry an `id`.",
    docs: "An item of a feed has no id. Your `feeds.item` function can cause this. Give the entry an `id`, or correct the function.",
  }),
  "feed-id-twice": kind<{ first: string; second: string }>({
    severity: "error",
    problem: ({ first, second }) =>
      `Two items of {where} have the same id, so readers show only one of “${first}” and “${second}”.`,
    expected: "a different id for each entry",
    remedy: "Give one of the two entries another `id`, or remove the `id`.",
    docs: "Two items of a feed have the same id, so readers show only one of them. Give one another `id`.",
  }),
  "feed-id-differs": kind<{ other: string; expected: string }>({
    severity: "error",
    problem: ({ other }) =>
      `The entry has one id in ${other} and another in {where}: readers of both see it twice.`,
    expected: ({ expected }) => expected,
    remedy:
      "Build the site again. If the problem remains, check what changes ids in your `feeds.item` function.",
    docs: "An entry has different ids in different feeds. Build the site again. If the problem remains, check your `feeds.item` function.",
  }),
  "feed-entry-missing": kind<{ url: string }>({
    severity: "error",
    problem: "The entry is missing in {where}.",
    expected: ({ url }) => `an item with the address ${url}`,
    remedy: "Build the site again: the feed is older than the entry.",
    docs: "A feed lacks an entry that belongs to it. The feed is older than the entry: build the site again.",
  }),
  "feed-item-unknown": kind({
    severity: "error",
    problem: "An item of {where} doesn't belong to any entry.",
    remedy:
      "Delete the output folder and build the site again: the entry was removed, has a different address now, or is a draft that `npm start` showed.",
    docs: "An item of a feed doesn't belong to any entry. The entry was removed, has a different address now, or is a draft that `npm start` showed. Delete the output folder and build the site again.",
  }),
  "enclosure-missing": kind<{ expected: string }>({
    severity: "error",
    problem: "A file of the entry isn't in the built site.",
    expected: ({ expected }) => expected,
    remedy: "Copy the file with addPassthroughCopy, or correct the address.",
    docs: "A picture, audio or other file of an entry isn't in the output. Copy it with `addPassthroughCopy`, or correct the address.",
  }),
  "feed-file-missing": kind<{ expected: string }>({
    severity: "warning",
    problem: "{where} names a picture or another file that isn't in the built site.",
    expected: ({ expected }) => expected,
    remedy: "Copy the file with addPassthroughCopy, or correct the address.",
    docs: "A feed names a file that isn't in the output: its cover, logo or icon, or the cover, transcript or chapters of an episode. Copy the file with `addPassthroughCopy`, or correct its address in `site.image`, `site.icon`, in `podcast()` or in the entry.",
  }),
  "enclosure-length": kind<{ expected: string }>({
    severity: "error",
    problem: "{where} gives the wrong length of a file of the entry.",
    expected: ({ expected }) => expected,
    remedy: "Build the site again. If the entry has a `length`, remove it.",
    docs: "A feed gives the wrong size of a file. Build the site again, and remove `length` from the entry if it has one.",
  }),
  "link-broken": kind<{ target: string; more: number; isInEntry: boolean }>({
    severity: "error",
    problem: ({ more }) =>
      `A link points to a file that doesn't exist in the built site${more > 0 ? `, here and in ${more} more ${more === 1 ? "file" : "files"}` : ""}.`,
    expected: ({ target }) => `a file for ${target}`,
    remedy: ({ isInEntry }) =>
      isInEntry
        ? "Correct the address, or create the page."
        : "Correct it in the layout or template that makes the page, or create the page that it links to. If the page is left from an earlier build, delete the output folder and build again.",
    docs: "A link on a page or in a feed points to a file that doesn't exist and isn't redirected by `_redirects`. If the link is in the text of an entry, the message names the entry and the line. If the link is only in the feed, something changes the page or the feed after rendering: check your transforms.",
  }),
  "link-unnamed": kind<{ more: string }>({
    severity: "warning",
    problem: ({ more }) => `A link has no text${more}: screen readers read out only its address.`,
    expected: "text, a picture with alt text, or an aria-label",
    remedy: "Add text to the link.",
    docs: "A link on a page has no text, no picture with `alt`, and no `aria-label`, so screen readers read out only its address. Add text to the link.",
  }),
  "page-missing": kind<{ expected: string; isEntry: boolean }>({
    severity: "error",
    problem: ({ isEntry }) =>
      isEntry ? "The entry has no page in the built site." : "The built site lacks a page.",
    expected: ({ expected }) => expected,
    remedy: ({ isEntry }) => (isEntry ? "Build the site again: it is older than the entry." : BUILD_AGAIN),
    docs: "An entry or a list has no page in the output. Build the site again.",
  }),
  "page-stale": kind({
    severity: "warning",
    problem: "The output has the page of an entry that isn't published.",
    expected: "only pages of the last build",
    remedy:
      "Delete the output folder and build again. Eleventy doesn't delete pages of drafts that `--serve` showed, or of removed entries.",
    docs: "A file in the output looks like the page of an entry, but the build doesn't write it: a draft that `--serve` or `--watch` showed, or an entry that was removed or has moved. Delete the output folder and build again before you deploy.",
  }),
  "page-bare": kind({
    severity: "error",
    problem: "The page of the entry is a piece of HTML: no layout makes a document of it.",
    expected: "a document with `<title>` and `<head>`",
    remedy:
      "Give the entry a layout. If it says `layout: false`, or its directory data does, remove that, and the plugin's page is used.",
    docs: "The page of an entry has no `<html>` and no `<title>`, because `layout` is `false` or empty in its front matter or directory data. Browsers guess its character encoding, and nothing adds feeds, descriptions or a title. Give the entry a layout, or remove `layout` to use the plugin's page.",
  }),
  "tag-page-missing": kind<{ tag: string; expected: string }>({
    severity: "error",
    problem: ({ tag }) => `The tag ${tag} has no page in the built site.`,
    expected: ({ expected }) => expected,
    remedy: BUILD_AGAIN,
    docs: "A tag has no page in the output. Build the site again.",
  }),
  "link-prefix": kind<{ prefix: string; target: string }>({
    severity: "error",
    problem: ({ prefix }) =>
      `An address on a page lacks the path prefix ${prefix}, so it points outside the site.`,
    expected: ({ prefix, target }) => prefix.slice(0, -1) + target,
    remedy:
      "Add Eleventy's HtmlBasePlugin, which adds the prefix to the addresses on all pages, or use the `url` filter.",
    docs: "A link or picture on one of the plugin's pages begins with `/` and lacks the site's path prefix, so it points outside the site once deployed. The file exists below the prefix. Each entry is reported only once. Add Eleventy's [HtmlBasePlugin](https://www.11ty.dev/docs/plugins/html-base/), which adds the prefix to the addresses on all pages, or use the `url` filter in layouts.",
  }),
  "title-twice": kind<{ other: string }>({
    severity: "warning",
    problem: ({ other }) => `The entry has the same headline as ${other}.`,
    expected: "different headlines, so that people can tell entries apart in a list",
    remedy: "Change one of the two, or leave it if it is intended.",
    docs: "Two entries have the same headline, so people can't tell them apart in a list. Change one headline, or ignore the warning if it is intended.",
  }),
  "against-feed-gone": kind({
    severity: "error",
    problem: "A deployed feed is missing from the new build: its subscribers would get an error.",
    expected: "the feed at its old address",
    remedy:
      "If the feed has moved, write it to the old address with `feeds.addresses`, or redirect the old address in `_redirects`. If your host doesn't read `_redirects`, redirect it on the server, then remove the feed's file from the folder that you compare with. If the feed belongs to a renamed tag, list the old name in the tag's `aliases`.",
    docs: "A deployed feed is missing from the new build, so its subscribers would get an error.\n\n- If the feed has moved, write it to the old address with [`feeds.addresses`](feeds.md#the-address-of-the-main-feed), or redirect the old address in `_redirects`. It is then compared with the feed at the new address.\n- If your host doesn't read `_redirects`, redirect the old address on the server. Then remove the feed's file from the folder that you compare with.\n- If the feed belongs to a renamed tag, list the old name in the tag's `aliases`.",
  }),
  "against-feed-unreadable": kind<{ reason: string }>({
    severity: "error",
    problem: ({ reason }) => `The deployed feed can't be compared: ${reason}.`,
    expected: "the feed as it is online",
    remedy: "Download it again. If it is broken online too, remove the file from the folder.",
    docs: "A file in the folder of deployed feeds isn't a feed: it is empty, incomplete, or an error page. Download it again. Nothing was compared with it.",
  }),
  "against-updated-moved": kind<{ late: number }>({
    severity: "warning",
    problem: ({ late }) =>
      `More than ${late} entries of {where} would be marked as updated at once: some readers would show them all again.`,
    remedy: "Nothing, if all of them have changed. Otherwise remove `updated`, or find out what sets it.",
    docs: "More entries than [`--late`](command-line.md) allows (3 by default) would be marked as updated at once. Some readers show them all again.",
  }),
  "against-id-changed": kind<{ old: string }>({
    severity: "error",
    problem: "The id of the entry has changed: every reader would show it as new in {where}.",
    expected: ({ old }) => old,
    remedy: ({ old }) =>
      `Give the entry its old id, \`id: ${old}\`. If many ids have changed, check site.url, permalinks and feeds.ids.`,
    docs: "An entry would have a different id from the deployed one, so every reader would show it as new. Give it the old id. If many ids have changed, check `site.url`, permalinks and `feeds.ids`.",
  }),
  "against-item-lost": kind({
    severity: "error",
    problem: "The entry is no longer in {where}, though it belongs there.",
    remedy: "Build the site again. If the problem remains, check your `feeds.item` function.",
    docs: "An entry that belongs to a feed is missing from it. Build the site again. If the problem remains, check your `feeds.item` function.",
  }),
  "against-item-withdrawn": kind<{ isEntry: boolean }>({
    severity: "warning",
    problem: ({ isEntry }) =>
      `${isEntry ? "The entry has left" : "An entry was removed from"} {where}. Feed readers that already fetched it keep showing it.`,
    remedy: "Nothing, if it is intended.",
    docs: "An entry was removed from a feed. Feed readers that already fetched it keep showing it.",
  }),
  "against-date-moved": kind<{ old: string }>({
    severity: "error",
    problem:
      "The date of the entry has changed in {where}: readers would sort it elsewhere, and some would show it as new.",
    expected: ({ old }) => old,
    remedy:
      "Restore the old date, and set `updated` instead. If many dates have changed, check timeZone and publishTime.",
    docs: "An entry would have a different date from the deployed one. Restore the old date, and set `updated` instead. If many dates have changed, check `timeZone` and `publishTime`.",
  }),
  // What to do depends on how the entry came into the feed: see cli/check/against/compare-feeds.ts.
  "against-old-as-new": kind({
    severity: "error",
    problem: "The entry is old, but wasn't in {where} before: every reader would show it as new.",
    expected: "entries that are newer than the ones readers already have",
    docs: "An old entry wasn't in any deployed feed, so every reader would show it as new. This is only a warning for as many entries as `--late` allows.",
  }),
};
