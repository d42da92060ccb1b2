import type { Diagnostic } from "../../../diagnostics/format.ts";
import type { Finding } from "../findings.ts";
import type { XmlElement } from "./xml-tree.ts";

type Kind = Pick<Diagnostic, "code" | "severity" | "problem" | "expected" | "remedy">;

/** Details of a problem. */
export interface Details {
  /** Name of another element or attribute, if the problem isn't about the element itself. */
  name?: string;
  found?: string;
}

/** Called for each problem that the rules find. */
export type Report = (problem: ProblemName, element: XmlElement, details?: Details) => void;

/**
 * The problems by name. In the sentences, `{element}` is the element, `{parent}` its parent, and `{name}` another name
 * given by the rule.
 */
const PROBLEMS = {
  "missing-element": error(
    "feed-element-missing",
    "<{element}> has no <{name}> in {where}.",
    "Add the element to the template of the feed.",
  ),
  "missing-guid": warning(
    "feed-element-missing",
    "An item has no <guid> in {where}, so feed readers can't recognize it.",
    'Add <guid isPermaLink="false"> with an id that never changes.',
  ),
  "missing-title-and-description": error(
    "feed-element-missing",
    "An item has neither <title> nor <description> in {where}.",
    "Add one of the two.",
  ),
  "missing-text": warning(
    "feed-element-missing",
    "An entry has neither <content> nor <summary> in {where}.",
    "Add one of the two.",
  ),
  "missing-content-or-link": error(
    "feed-element-missing",
    "An entry has neither <content> nor a link to its page in {where}.",
    "Add one of the two.",
  ),
  "missing-summary": error(
    "feed-element-missing",
    "An entry whose content is elsewhere or not text has no <summary> in {where}.",
    "Add a <summary>.",
  ),
  "missing-self": warning(
    "feed-self-missing",
    "{where} doesn't contain its own address.",
    'Add <link rel="self" href="…"> with the address of the feed (in RSS <atom:link>).',
  ),
  "missing-podcast-element": warning(
    "feed-element-missing",
    "A podcast feed has no <{name}> in {where}.",
    "Add the element to the channel.",
  ),
  "advised-element": warning(
    "feed-element-missing",
    "<{element}> has no <{name}> in {where}.",
    "Add the element to the template of the feed.",
  ),
  "repeated-element": error(
    "feed-element-repeated",
    "<{element}> appears more than once in <{parent}> in {where}.",
    "Keep one of them.",
  ),
  "repeated-enclosure": warning(
    "feed-element-repeated",
    "An item has more than one <enclosure> in {where}: many feed readers use only the first.",
    "Keep one of them.",
  ),
  "repeated-link": error(
    "feed-element-repeated",
    "<{element}> has two alternate links with the same type and language in {where}.",
    "Keep one of them.",
  ),
  "repeated-meaning": warning(
    "feed-element-repeated",
    "<{name}> has the same meaning as <{element}> in {where}.",
    "Keep one of the two.",
  ),
  "unknown-element": error(
    "feed-element-unknown",
    "<{element}> isn't allowed in <{parent}> in {where}.",
    "Correct the name or the place of the element.",
  ),
  "no-namespace": warning(
    "feed-element-unknown",
    "<{element}> has no namespace in {where}, so feed readers ignore it.",
    "Declare its namespace.",
  ),
  "unexpected-text": error(
    "feed-element-unknown",
    "<{element}> has text between its elements in {where}.",
    "Remove the text.",
  ),
  "link-with-text": warning(
    "feed-element-unknown",
    "<{element}> has text in {where}; the address belongs in its href.",
    "Remove the text.",
  ),
  "metadata-after-entries": error(
    "feed-element-unknown",
    "<{element}> appears after the entries in {where}.",
    "Move the feed's own elements before its entries.",
  ),
  "item-before-metadata": warning(
    "feed-element-unknown",
    "An <item> appears before <{name}> in {where}.",
    "Move the channel's own elements before its items.",
  ),
  "image-differs": warning(
    "feed-value-unusual",
    "<{element}> of the channel's image differs from that of the channel in {where}.",
    "Use the same text in both.",
  ),
  "content-before-description": warning(
    "feed-element-unknown",
    "<content:encoded> appears before <description>, or without it in {where}: some feed readers show neither.",
    "Put a <description> before it.",
  ),
  "avoid-text-input": warning(
    "feed-element-unknown",
    "<textInput> in {where} is ignored by feed readers.",
    "Remove it.",
  ),
  "wrong-root": error(
    "feed-element-unknown",
    "The root element of {where} is <{element}>, which isn't a feed element.",
    "Use <rss>, or <feed> in the Atom namespace.",
  ),
  "old-atom": error(
    "feed-namespace",
    "{where} is Atom 0.3, which was replaced in 2005.",
    'Write Atom 1.0: <feed xmlns="http://www.w3.org/2005/Atom">.',
  ),
  "wrong-namespace": error(
    "feed-namespace",
    "<{element}> has the wrong namespace in {where}.",
    "RSS 2.0 has no namespace. Atom's is http://www.w3.org/2005/Atom.",
  ),
  "unknown-namespace": warning(
    "feed-namespace",
    "{where} uses a namespace that few feed readers know.",
    "Check the spelling. If it is correct, ignore this warning.",
  ),
  "reserved-prefix": warning(
    "feed-namespace",
    'The prefix "{name}" is bound to an unusual namespace in {where}.',
    "Give the namespace another prefix.",
  ),
  "avoid-prefix": warning(
    "feed-namespace",
    'Some feed readers can\'t handle the prefix "{name}" in an Atom feed in {where}.',
    "Leave the prefix out, with xmlns on the element itself.",
  ),
  "missing-attribute": error(
    "feed-attribute",
    'The attribute "{name}" of <{element}> is missing in {where}.',
    "Add it.",
  ),
  "unknown-attribute": error(
    "feed-attribute",
    'The attribute "{name}" isn\'t allowed on <{element}> in {where}.',
    "Remove it, or correct its name.",
  ),
  "empty-attribute": warning(
    "feed-attribute",
    'The attribute "{name}" of <{element}> is empty in {where}.',
    "Give it a value, or remove it.",
  ),
  "invalid-attribute": error(
    "feed-attribute",
    'The attribute "{name}" of <{element}> is invalid in {where}.',
    "Correct the value.",
  ),
  "unusual-attribute": warning(
    "feed-attribute",
    'The attribute "{name}" of <{element}> has a value that feed readers don\'t know in {where}.',
    "Correct the value.",
  ),
  "invalid-date": error(
    "feed-date-invalid",
    "<{element}> isn't in the date format that the feed format requires in {where}.",
    "Write the date in that format.",
    "RSS: Wed, 05 May 2021 09:30:00 GMT; Atom: 2021-05-05T09:30:00Z",
  ),
  "old-date": warning(
    "feed-date-unusual",
    "<{element}> has a date format that some feed readers don't accept in {where}.",
    "Write the date in the RFC 2822 format.",
    "Wed, 05 May 2021 09:30:00 GMT",
  ),
  "wrong-weekday": error(
    "feed-date-invalid",
    "The weekday doesn't match the date in {where}.",
    "Correct it, or leave it out.",
  ),
  "implausible-date": warning(
    "feed-date-unusual",
    "<{element}> is in the future or before 1990 in {where}.",
    "Correct the date, or publish the entry on its day.",
  ),
  "same-updated": warning(
    "feed-date-unusual",
    "Two entries have the same <updated> in {where}: some feed readers confuse them.",
    "Give each entry the time of its own last change.",
  ),
  "invalid-address": error(
    "feed-address-invalid",
    "<{element}> isn't an absolute address in {where}.",
    "Write a full address that begins with http: or https:, percent-encoded.",
  ),
  "invalid-permalink": error(
    "feed-address-invalid",
    "<guid> in {where} isn't the address of a page, although isPermaLink says so.",
    'Write isPermaLink="false".',
  ),
  "unusual-address": warning(
    "feed-address-unusual",
    "An address in {where} has an unusual spelling: feed readers may treat two spellings as different addresses.",
    "Write the scheme and host in lower case, include a path, and use %XX only where needed.",
  ),
  "relative-address": warning(
    "feed-address-unusual",
    "The content of {where} has a relative address, which doesn't work in feed readers.",
    "Write absolute addresses in feeds.",
  ),
  "self-differs": warning(
    "feed-self-differs",
    "The self link of {where} differs from its address in the built site.",
    "Correct the address of the self link.",
  ),
  "invalid-value": error(
    "feed-value-invalid",
    "<{element}> has an invalid value in {where}.",
    "Correct the value.",
  ),
  "unusual-value": warning(
    "feed-value-unusual",
    "<{element}> has a value that some feed readers don't accept in {where}.",
    "Correct the value.",
  ),
  "empty-element": warning(
    "feed-value-unusual",
    "<{element}> is empty in {where}.",
    "Give it a value, or leave it out.",
  ),
  "empty-required": error("feed-value-invalid", "<{element}> is empty in {where}.", "Give it a value."),
  "surrounding-space": error(
    "feed-value-invalid",
    "<{element}> has space before or after its value in {where}.",
    "Remove the space.",
  ),
  "weak-id": warning(
    "feed-value-unusual",
    "The id of an item in {where} is a short number, which other feeds may use too.",
    "Use an address, or a tag: URI.",
  ),
  "mail-without-name": warning(
    "feed-value-unusual",
    "<{element}> has an email address without a name in {where}.",
    "Write desk@news.example (The Desk).",
  ),
  "mail-misplaced": warning(
    "feed-value-unusual",
    "<{element}> has an email address in {where}. In Atom, it belongs in <email>.",
    "Move it to <email>.",
  ),
  "twin-id": error(
    "feed-id-twice",
    "Two items have the same id in {where}, so feed readers show only one of them.",
    "Give each item its own id.",
  ),
  "twin-entry": warning(
    "feed-id-twice",
    "Two entries have the same id in {where}, so feed readers show only one of them.",
    "Give each entry its own id.",
  ),
  markup: warning(
    "feed-markup",
    "<{element}> is plain text but contains markup in {where}, so feed readers show the tags.",
    'Write plain text. In Atom, you can also set type="html".',
  ),
  "not-html": warning(
    "feed-html",
    "The HTML of <{element}> has a mistake in {where}.",
    "Correct the HTML, or what writes it.",
  ),
  "html-removed": warning(
    "feed-html",
    "The content of {where} has an element that feed readers remove.",
    "Leave it out of the feed, and link to the page instead.",
  ),
  "html-attribute-removed": warning(
    "feed-html",
    "The content of {where} has a script in an attribute, which feed readers remove.",
    "Leave it out of the feed.",
  ),
  "html-style": warning(
    "feed-html",
    "The content of {where} has a style that feed readers remove.",
    "Leave the style out of the feed.",
  ),
  "html-namespace": warning(
    "feed-html",
    "The XHTML of {where} isn't in the XHTML namespace.",
    'Put it in <div xmlns="http://www.w3.org/1999/xhtml">.',
  ),
  "html-fragment": warning(
    "feed-html",
    "<{element}> is declared as a complete HTML document but contains a fragment in {where}.",
    'Write type="html".',
  ),
  "html-twice": error(
    "feed-element-repeated",
    "<{element}> repeats <description> in {where}.",
    "Keep one of the two.",
  ),
  "bad-characters": warning(
    "feed-characters",
    "<{element}> has characters damaged by a wrong encoding in {where}.",
    "Save the file as UTF-8.",
  ),
  "raw-markup": warning(
    "feed-markup",
    "<{element}> contains & or < in a form that feed readers understand differently in {where}.",
    "Write &#x26; and &#x3C;.",
  ),
} as const satisfies Record<string, Kind>;

export type ProblemName = keyof typeof PROBLEMS;

function error(code: string, problem: string, remedy: string, expected?: string): Kind {
  return { code, severity: "error", problem, remedy, expected };
}

function warning(code: string, problem: string, remedy: string, expected?: string): Kind {
  return { code, severity: "warning", problem, remedy, expected };
}

/** A problem as a finding in a file. */
export function findingOf(name: ProblemName, element: XmlElement, details: Details, file: string): Finding {
  const kind: Kind = PROBLEMS[name];
  const words: Readonly<Record<string, string | undefined>> = {
    element: shown(element),
    parent: element.parent && shown(element.parent),
    name: details.name,
  };
  return {
    ...kind,
    group: JSON.stringify([name, shown(element), details.name, details.found]),
    file,
    line: element.line,
    where: file,
    problem: kind.problem.replace(/\{(element|parent|name)\}/g, (_, word: string) => words[word] ?? ""),
    ...(details.found === undefined ? {} : { found: details.found }),
  };
}

function shown({ name }: XmlElement): string {
  return name.replace(/^\{.*\}/, "");
}
