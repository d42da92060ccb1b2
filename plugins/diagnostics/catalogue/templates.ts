import { kind } from "../kind.ts";

export const TEMPLATES = {
  "filter-date": kind({
    severity: "error",
    problem: "The newsDate filter was given something that isn't a date.",
    expected: "an entry, a date of an entry such as entry.updated, or a string such as 2021-05-05",
    remedy: "Check that there is a date before you show it, such as `{% if entry.updated %}`.",
    docs: "`newsDate` was given something that isn't a date. Check in the template that there is one: most entries have no `updated`, for example.",
  }),
  "filter-too-early": kind<{ filter: string; name: string }>({
    severity: "error",
    problem: ({ filter }) => `The ${filter} filter was used before the entries were collected.`,
    expected: ({ name }) => `a template that Eleventy renders after collections.${name}`,
    remedy: "Use the filter in the body of a template or layout, not in its permalink or computed data.",
    docs: "A filter was used in a permalink or in computed data, before the entries were collected. Use it in the body of a template or layout.",
  }),
  "feed-elements": kind<{ fault: string; channel: string; expected: string }>({
    severity: "error",
    problem: ({ fault, channel }) => `${fault} (in the feed “${channel}”).`,
    expected: ({ expected }) => expected,
    remedy: "Correct `elements` in the `feeds` option.",
    docs: "An element in `feeds.elements`, or in the `elements` of a custom feed, is invalid: its name isn't allowed in XML, its prefix has no namespace, its value isn't text, or the plugin writes this element itself. See [Custom elements](feeds.md#custom-elements).",
  }),
  "feed-item-hook": kind<{ fault: string; expected?: string | undefined }>({
    severity: "error",
    problem: ({ fault }) => `${fault}.`,
    expected: ({ expected }) =>
      expected ?? "the item, changed or not, or false to leave the entry out of feeds",
    remedy: "Correct the `feeds.item` function.",
    docs: "The `item` function of `feeds` or of a custom feed threw an error, returned something that isn't an item, or gave an item invalid elements. The message names the entry. See [Changing an item](feeds.md#changing-an-item).",
  }),
  "transform-failed": kind<{ name: string; count: number }>({
    severity: "warning",
    problem: ({ name, count }) =>
      `The transform ${name} fails on the content of ${count === 1 ? "an entry" : `${count} entries`}. Feeds contain it without this transform.`,
    expected: "a transform that can handle a part of a page",
    remedy: ({ name }) =>
      `Make the transform return its input if there is no <html> element, or exclude it: feeds: { withoutTransforms: [${JSON.stringify(name)}] }.`,
    docs: "Your site's transforms also run on the content of entries in feeds. One of them fails on content without a page around it. Pages aren't affected. Make the transform return its input if there is no `<html>` element, or exclude it with `feeds.withoutTransforms`.",
  }),
  "host-file-own": kind<{ name: string; lines: readonly string[] }>({
    severity: "warning",
    problem: ({ name }) => `The site copies its own ${name}, so the plugin doesn't write one.`,
    expected: "a file that also contains the plugin's lines",
    remedy: ({ lines }) => `Add to it:\n${lines.join("\n")}`,
    docs: "The site copies its own `_redirects` or `_headers`, so the plugin doesn't write one. Add the lines shown in the message to your file.",
  }),
};
