import { kind } from "../kind.ts";

/** The words of each rule of a format are with the rules, in cli/check/feed-rules/problems.ts: one kind has many. */
export interface Rule {
  problem: string;
  expected?: string | undefined;
  remedy?: string | undefined;
}

const rule = {
  problem: ({ problem }: Rule) => problem,
  expected: ({ expected }: Rule) => expected,
  remedy: ({ remedy }: Rule) => remedy,
};

export const FEED_RULES = {
  "feed-element-missing": kind<Rule>({
    severity: "error",
    ...rule,
    docs: "A feed lacks an element that its format requires, such as the title of a channel or the author of an Atom feed. A missing `guid` is a warning. Add the element: `check` also reads feeds that your own templates write.",
  }),
  "feed-element-repeated": kind<Rule>({
    severity: "error",
    ...rule,
    docs: "A feed has an element twice where the format allows one, or two elements with the same meaning. Keep one.",
  }),
  "feed-element-unknown": kind<Rule>({
    severity: "error",
    ...rule,
    docs: "A feed has an element that the format doesn't allow there: a wrong name, a wrong place, a missing namespace, or text between elements. Correct the template of the feed.",
  }),
  "feed-attribute": kind<Rule>({
    severity: "error",
    ...rule,
    docs: "An attribute is missing, unknown, empty or has a value that the format doesn't allow, such as `type` or `length`.",
  }),
  "feed-namespace": kind<Rule>({
    severity: "error",
    ...rule,
    docs: "A namespace is wrong, outdated or rarely used. If it is rarely used, this is a warning: check that it isn't mistyped.",
  }),
  "feed-self-missing": kind<Rule>({
    severity: "warning",
    ...rule,
    docs: 'A feed doesn\'t give its own address, with a `rel="self"` link (`feed_url` in JSON Feed). Some readers need it.',
  }),
  "feed-self-differs": kind<Rule>({
    severity: "warning",
    ...rule,
    docs: "The address that a feed gives for itself differs from its address in the built site. Subscribers may get an error.",
  }),
  "feed-date-invalid": kind<Rule>({
    severity: "error",
    ...rule,
    docs: "A date in a feed doesn't have the form that the format requires, or doesn't exist. In a feed of the plugin, check your `feeds.item` function.",
  }),
  "feed-date-differs": kind<Rule>({
    severity: "error",
    ...rule,
    docs: "An item has a different date from its entry. Build the site again. If the problem remains, check your `feeds.item` function. If you use `feeds.item`, this is only a warning.",
  }),
  "feed-date-unusual": kind<Rule>({
    severity: "warning",
    ...rule,
    docs: "A date has an old form, is in the future or before 1990, or two Atom entries have the same `updated`.",
  }),
  "feed-address-invalid": kind<Rule>({
    severity: "error",
    ...rule,
    docs: "A link, id or other address in a feed isn't a full address, or has characters that must be percent-encoded.",
  }),
  "feed-address-unusual": kind<Rule>({
    severity: "warning",
    ...rule,
    docs: "An address has an unusual form that readers may misunderstand, or the content has a relative address.",
  }),
  "feed-value-invalid": kind<Rule>({
    severity: "error",
    ...rule,
    docs: "An element has a value that its format doesn't allow: a language, a number, an email address or a fixed keyword.",
  }),
  "feed-value-unusual": kind<Rule>({
    severity: "warning",
    ...rule,
    docs: "An element is empty, or has a value that not every reader accepts, such as an email address without a name.",
  }),
  "feed-markup": kind<Rule>({
    severity: "warning",
    ...rule,
    docs: "Plain text, such as the title of an RSS channel, has tags or entities that readers show as they are.",
  }),
  "feed-html": kind<Rule>({
    severity: "warning",
    ...rule,
    docs: "The HTML in a feed has a mistake, or elements, attributes and styles that readers remove, such as `<iframe>`.",
  }),
  "feed-characters": kind<Rule>({
    severity: "warning",
    ...rule,
    docs: "A feed contains characters damaged by a wrong encoding. Save the file it is made from as UTF-8.",
  }),
};
