import { kind } from "../kind.ts";

export const TEMPLATES = {
  "filter-date": kind({
    severity: "error",
    problem: "The filter newsDate was given something that isn't a date.",
    expected: "an entry, a date of an entry such as entry.updated, or a string such as 2021-05-05",
    remedy: "Check that there is a date before you show it, such as `{% if entry.updated %}`.",
    docs: "`newsDate` was given something that isn't a date. Check in the template that there is one: most entries have no `updated`, for example.",
  }),
  "filter-too-early": kind<{ filter: string; name: string }>({
    severity: "error",
    problem: ({ filter }) => `The filter ${filter} was used before the entries were collected.`,
    expected: ({ name }) => `a template that Eleventy renders after collections.${name}`,
    remedy: "Use the filter in the body of a template or layout, not in its permalink or computed data.",
    docs: "A filter was used in a permalink or in computed data, before the entries were collected. Use it in the body of a template or layout.",
  }),
  "feed-elements": kind<{ fault: string; channel: string; expected: string }>({
    severity: "error",
    problem: ({ fault, channel }) => `${fault} of the feed “${channel}”.`,
    expected: ({ expected }) => expected,
    remedy: "Correct `elements` in the option feeds.",
    docs: "The elements that `feeds.elements`, or those of a custom feed, give the head of a feed aren't well-formed: a name that XML doesn't allow, a prefix without a namespace, a value that isn't text, or an element that the plugin writes itself. See [Elements of your own](feeds.md#elements-of-your-own).",
  }),
  "feed-item-hook": kind<{ fault: string; expected?: string | undefined }>({
    severity: "error",
    problem: ({ fault }) => `${fault}.`,
    expected: ({ expected }) =>
      expected ?? "the item, changed or not, or false to leave the entry out of feeds",
    remedy: "Correct the function `item` in the option feeds.",
    docs: "The function `item` of `feeds` or of a custom feed threw an error, returned something that isn't an item, or gave an item elements that aren't well-formed. The message names the entry. See [Changing an item](feeds.md#changing-an-item).",
  }),
  "transform-failed": kind<{ name: string; count: number }>({
    severity: "warning",
    problem: ({ name, count }) =>
      `The transform ${name} fails on the content of ${count === 1 ? "an entry" : `${count} entries`}. Feeds have it untransformed.`,
    expected: "a transform that can handle a part of a page",
    remedy: ({ name }) =>
      `Let it return its content where there is no <html> element, or leave it out: feeds: { withoutTransforms: [${JSON.stringify(name)}] }.`,
    docs: "A warning: feeds carry what the site's transforms make of the content of an entry, and one of them fails on content without a page around it. Pages aren't affected. Let the transform return its content where there is no `<html>` element, or leave it out with `feeds.withoutTransforms`.",
  }),
  "host-file-own": kind<{ name: string; lines: readonly string[] }>({
    severity: "warning",
    problem: ({ name }) => `The site copies its own ${name}, so the plugin doesn't write one.`,
    expected: "a file that has the lines of the plugin, too",
    remedy: ({ lines }) => `Add to it:\n${lines.join("\n")}`,
    docs: "A warning: the site copies its own `_redirects` or `_headers`, so the plugin doesn't write one. Add the lines of the message to yours.",
  }),
};
