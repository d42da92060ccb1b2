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
        : "Build the site again. If it stays, find out which template or transform writes to its address.",
    docs: "A file isn't a feed: in the output, or among the files that `import` was given.",
  }),
  "feed-id-missing": kind({
    severity: "error",
    problem: "An item of {where} has no id.",
    remedy: "Give the entry an `id`.",
    docs: "An item of a feed has no id, which the hook `feeds.item` can cause. Give the entry an `id`.",
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
    remedy: "Build the site again. If it stays, find out what changes ids in the hook `feeds.item`.",
    docs: "An entry has different ids in different feeds. Build the site again. If it stays, look at the hook `feeds.item`.",
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
    problem: "An item of {where} has no entry.",
    remedy: "Build the site again: the entry was removed or has another address now.",
    docs: "An item of a feed has no entry. The entry was removed or has another address: build the site again.",
  }),
  "enclosure-missing": kind<{ expected: string }>({
    severity: "error",
    problem: "A file of the entry isn't in the built site.",
    expected: ({ expected }) => expected,
    remedy: "Copy the file with addPassthroughCopy, or correct the address.",
    docs: "A picture, sound or other file of an entry isn't in the output. Copy it with `addPassthroughCopy`, or correct the address.",
  }),
  "feed-file-missing": kind<{ expected: string }>({
    severity: "warning",
    problem: "{where} names a picture or another file that isn't in the built site.",
    expected: ({ expected }) => expected,
    remedy: "Copy the file with addPassthroughCopy, or correct the address.",
    docs: "A warning: a feed names a file that isn't in the output: its cover, logo or icon, or the cover, transcript or chapters of an episode. Copy the file with `addPassthroughCopy`, or correct its address in `site.image`, `site.icon`, in `podcast()` or in the entry.",
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
      `A link leads nowhere in the built site${more > 0 ? `, here and in ${more} more ${more === 1 ? "file" : "files"}` : ""}.`,
    expected: ({ target }) => `a file for ${target}`,
    remedy: ({ isInEntry }) =>
      isInEntry
        ? "Correct the address, or create the page."
        : "Correct it in the layout or template that makes the page, or create the page that it links to. If the page is left from an earlier build, delete the output folder and build again.",
    docs: "A link on a page or in a feed leads nowhere: to no file, and to no line of `_redirects` that leads on. If it is written in an entry, the message names the entry and the line. If only the feed has the address, the page shows another one: look at what changes the page after rendering, or the feed.",
  }),
  "link-unnamed": kind<{ more: string }>({
    severity: "warning",
    problem: ({ more }) => `A link has no text${more}: people who listen to the page hear only its address.`,
    expected: "text, a picture with alt text, or an aria-label",
    remedy: "Give the link a text.",
    docs: "A warning: a link on a page has no text, no picture with `alt`, and no `aria-label`.",
  }),
  "page-missing": kind<{ expected: string; isEntry: boolean }>({
    severity: "error",
    problem: ({ isEntry }) =>
      isEntry ? "The entry has no page in the built site." : "The built site lacks a page.",
    expected: ({ expected }) => expected,
    remedy: ({ isEntry }) => (isEntry ? "Build the site again: it is older than the entry." : BUILD_AGAIN),
    docs: "An entry or a list has no page in the output. Build the site again.",
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
      `An address on a page lacks the path prefix ${prefix}, so it leads out of the site.`,
    expected: ({ prefix, target }) => prefix.slice(0, -1) + target,
    remedy:
      "Add Eleventy's HtmlBasePlugin, which puts the prefix before the addresses of all pages, or use the filter `url`.",
    docs: "A link or picture on a page of the plugin begins with `/` and lacks the site's path prefix, so on the host it leads out of the site. The file exists below the prefix. Each entry is named once. Add Eleventy's [HtmlBasePlugin](https://www.11ty.dev/docs/plugins/html-base/), which puts the prefix before the addresses of all pages, or use the filter `url` in layouts.",
  }),
  "title-twice": kind<{ other: string }>({
    severity: "warning",
    problem: ({ other }) => `The entry has the same headline as ${other}.`,
    expected: "different headlines, so that people can tell entries apart in a list",
    remedy: "Change one of the two, or leave it if it is intended.",
    docs: "A warning: two entries have the same headline.",
  }),
  "against-feed-gone": kind({
    severity: "error",
    problem: "A deployed feed would be gone: its subscribers would get an error.",
    expected: "the feed at its old address",
    remedy:
      "If the feed has moved, write it to the old address with `feeds.addresses`. Or redirect it with status 301: in `_redirects`, or on the server if the host doesn't read that file; then remove the file from the folder. If it is the feed of a renamed tag, list the old name among the `aliases` of the tag: its feed then stays at the old address.",
    docs: "A deployed feed would be gone. If it has moved, write it to the old address with [`feeds.addresses`](feeds.md#the-address-of-the-main-feed), or redirect it: a line of `_redirects` in the built site counts, and the feed is compared with the one it leads to. If it is the feed of a renamed tag, list the old name in `aliases`. Hosts that don't read that file need the redirect on the server; then remove the file from the folder.",
  }),
  "against-feed-unreadable": kind<{ reason: string }>({
    severity: "error",
    problem: ({ reason }) => `The deployed feed can't be compared: ${reason}.`,
    expected: "the feed as it is online",
    remedy: "Download it again. If it is like that online, remove the file from the folder.",
    docs: "A file in the folder of deployed feeds isn't a feed: it is empty, incomplete, or an error page. Download it again. Nothing was compared with it.",
  }),
  "against-updated-moved": kind<{ late: number }>({
    severity: "warning",
    problem: ({ late }) =>
      `More than ${late} entries of {where} would be marked as updated at once: some readers would show them all again.`,
    remedy: "Nothing, if all of them have changed. Otherwise remove `updated`, or find out what sets it.",
    docs: "A warning: more entries than `--late` allows would be marked as updated at once. Some readers show them all again.",
  }),
  "against-id-changed": kind<{ old: string }>({
    severity: "error",
    problem: "The id of the entry has changed: every reader would show it as new in {where}.",
    expected: ({ old }) => old,
    remedy: ({ old }) =>
      `Give the entry its old id, \`id: ${old}\`. If many have changed, find out why: the address of the site, a permalink, the option feeds.ids.`,
    docs: "An entry would have another id than the deployed one, and every reader would show it as new. Give it the old id. If many have changed, look at the address of the site, permalinks and `feeds.ids`.",
  }),
  "against-item-lost": kind({
    severity: "error",
    problem: "The entry is no longer in {where}, though it belongs there.",
    remedy: "Build the site again. If it stays, look at the hook `feeds.item`.",
    docs: "An entry belongs to a feed and is no longer in it. Build the site again. If it stays, look at the hook `feeds.item`.",
  }),
  "against-item-withdrawn": kind<{ isEntry: boolean }>({
    severity: "warning",
    problem: ({ isEntry }) =>
      `${isEntry ? "The entry has left" : "An entry was removed from"} {where}. Readers that have it keep it.`,
    remedy: "Nothing, if it is intended.",
    docs: "A warning: an entry was removed from a feed. Readers that have it keep it.",
  }),
  "against-date-moved": kind<{ old: string }>({
    severity: "error",
    problem:
      "The date of the entry has changed in {where}: readers would sort it elsewhere, and some would show it as new.",
    expected: ({ old }) => old,
    remedy:
      "Restore the old date, and use `updated` to say that the entry has changed. If many have changed, look at timeZone and publishTime.",
    docs: "An entry would have another date than the deployed one. Restore it and use `updated`. If many have changed, look at `timeZone` and `publishTime`.",
  }),
  "against-old-as-new": kind<{ isMany: boolean }>({
    severity: "error",
    problem: "The entry is old, but wasn't in {where} before: every reader would show it as new.",
    expected: "entries that are newer than those which readers have",
    remedy: ({ isMany }) =>
      isMany
        ? "If you raised feeds.limit, raise it by a few at a time. If the entries were imported or tagged, deploy them before the feed is announced, or allow it with --late."
        : "Nothing, if the entry was written late. Otherwise correct its date.",
    docs: "An old entry was in no deployed feed, and every reader would show it as new. A few are only a warning: `--late` says how many.",
  }),
};
