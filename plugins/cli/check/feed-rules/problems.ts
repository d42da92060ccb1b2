import type { Diagnostic } from "../../../diagnostics/format.ts";
import type { Finding } from "../findings.ts";
import type { XmlElement } from "./xml-tree.ts";

type Kind = Pick<Diagnostic, "code" | "severity" | "problem" | "expected" | "remedy">;

/** What a problem is about. */
export interface Details {
  /** Name of the element or attribute, where it is not the element itself. */
  name?: string;
  found?: string;
}

/** Where the rules put what they find. */
export type Report = (problem: ProblemName, element: XmlElement, details?: Details) => void;

/**
 * What the rules find, each by its own name. In the sentences, `{element}` is the element, `{parent}` the one around it,
 * `{name}` another name that the rule gives.
 */
const PROBLEMS = {
  "missing-element": error(
    "feed-element-missing",
    "<{element}> has no <{name}> in {where}.",
    "Add the element to the template of the feed.",
  ),
  "missing-guid": warning(
    "feed-element-missing",
    "An item has no <guid> in {where}: readers can't tell whether they know it.",
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
    "{where} doesn't say at which address it is.",
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
    "<{element}> stands more than once in <{parent}> in {where}.",
    "Keep one of them.",
  ),
  "repeated-enclosure": warning(
    "feed-element-repeated",
    "An item has more than one <enclosure> in {where}: many readers take only the first.",
    "Keep one of them.",
  ),
  "repeated-link": error(
    "feed-element-repeated",
    "<{element}> has two alternate links of one type and language in {where}.",
    "Keep one of them.",
  ),
  "repeated-meaning": warning(
    "feed-element-repeated",
    "<{name}> says the same as <{element}> in {where}.",
    "Keep one of the two.",
  ),
  "unknown-element": error(
    "feed-element-unknown",
    "<{parent}> takes no <{element}> in {where}.",
    "Correct the name or the place of the element.",
  ),
  "no-namespace": warning(
    "feed-element-unknown",
    "<{element}> is in no namespace in {where}: readers don't know what it is.",
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
    "<{element}> stands after the entries in {where}.",
    "Put what is about the feed before its entries.",
  ),
  "item-before-metadata": warning(
    "feed-element-unknown",
    "An <item> stands before <{name}> in {where}.",
    "Put what is about the channel before its items.",
  ),
  "image-differs": warning(
    "feed-value-unusual",
    "<{element}> of the channel's image differs from that of the channel in {where}.",
    "Use the same text in both.",
  ),
  "content-before-description": warning(
    "feed-element-unknown",
    "<content:encoded> stands before <description> or without it in {where}: some readers show neither.",
    "Put a <description> before it.",
  ),
  "avoid-text-input": warning(
    "feed-element-unknown",
    "<textInput> is ignored by readers in {where}.",
    "Remove it.",
  ),
  "wrong-root": error(
    "feed-element-unknown",
    "The outermost element of {where} is <{element}>, which no reader takes for a feed.",
    "Make it <rss>, or <feed> in the namespace of Atom.",
  ),
  "old-atom": error(
    "feed-namespace",
    "{where} is Atom 0.3, which was replaced in 2005.",
    'Write Atom 1.0: <feed xmlns="http://www.w3.org/2005/Atom">.',
  ),
  "wrong-namespace": error(
    "feed-namespace",
    "<{element}> is in a wrong namespace in {where}.",
    "RSS 2.0 is in no namespace, Atom in http://www.w3.org/2005/Atom.",
  ),
  "unknown-namespace": warning(
    "feed-namespace",
    "Few readers know a namespace of {where}.",
    "Correct it if it is mistyped; else nothing.",
  ),
  "reserved-prefix": warning(
    "feed-namespace",
    'The prefix "{name}" stands for another namespace than usual in {where}.',
    "Give the namespace another prefix.",
  ),
  "avoid-prefix": warning(
    "feed-namespace",
    'Some readers take the prefix "{name}" badly in an Atom feed in {where}.',
    "Leave the prefix out, with xmlns on the element itself.",
  ),
  "missing-attribute": error(
    "feed-attribute",
    'The attribute "{name}" of <{element}> is missing in {where}.',
    "Add it.",
  ),
  "unknown-attribute": error(
    "feed-attribute",
    '<{element}> takes no attribute "{name}" in {where}.',
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
    'The attribute "{name}" of <{element}> has a value that readers don\'t know in {where}.',
    "Correct the value.",
  ),
  "invalid-date": error(
    "feed-date-invalid",
    "<{element}> isn't a date of the form that the format asks for in {where}.",
    "Write the date in that form.",
    "RSS: Wed, 05 May 2021 09:30:00 GMT; Atom: 2021-05-05T09:30:00Z",
  ),
  "old-date": warning(
    "feed-date-unusual",
    "<{element}> has a form that not every reader takes in {where}.",
    "Write the date as RFC 2822 does.",
    "Wed, 05 May 2021 09:30:00 GMT",
  ),
  "wrong-weekday": error(
    "feed-date-invalid",
    "The weekday isn't that of the date in {where}.",
    "Correct it, or leave it out.",
  ),
  "implausible-date": warning(
    "feed-date-unusual",
    "<{element}> is in the future or before 1990 in {where}.",
    "Correct the date, or publish the entry on its day.",
  ),
  "same-updated": warning(
    "feed-date-unusual",
    "Two entries have the same <updated> in {where}: some readers confuse them.",
    "Give each entry the time of its own last change.",
  ),
  "invalid-address": error(
    "feed-address-invalid",
    "<{element}> isn't an absolute address in {where}.",
    "Write a full address with http: or https:, its characters percent-encoded.",
  ),
  "invalid-permalink": error(
    "feed-address-invalid",
    "<guid> isn't the address of a page in {where}, though it says so.",
    'Write isPermaLink="false".',
  ),
  "unusual-address": warning(
    "feed-address-unusual",
    "An address is not written the usual way in {where}: readers may take two forms of it for two things.",
    "Write the scheme and host in small letters, a path, and %XX only where needed.",
  ),
  "relative-address": warning(
    "feed-address-unusual",
    "The content of {where} has a relative address, which leads nowhere in a reader.",
    "Make addresses absolute when the feed is written.",
  ),
  "self-differs": warning(
    "feed-self-differs",
    "{where} says that it is at another address than where it is built.",
    "Correct the address of the self link.",
  ),
  "invalid-value": error(
    "feed-value-invalid",
    "<{element}> has an invalid value in {where}.",
    "Correct the value.",
  ),
  "unusual-value": warning(
    "feed-value-unusual",
    "<{element}> has a value that not every reader takes in {where}.",
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
    "The id of an item is a short number in {where}: other feeds have it too.",
    "Use an address, or a tag: URI.",
  ),
  "mail-without-name": warning(
    "feed-value-unusual",
    "<{element}> has no name beside the mail address in {where}.",
    "Write desk@news.example (The Desk).",
  ),
  "mail-misplaced": warning(
    "feed-value-unusual",
    "<{element}> has a mail address in {where}; Atom has <email> for it.",
    "Put it in <email>.",
  ),
  "twin-id": error(
    "feed-id-twice",
    "Two items have one id in {where}: readers show only one of them.",
    "Give each its own id.",
  ),
  "twin-entry": warning(
    "feed-id-twice",
    "Two entries have one id in {where}: readers show only one of them.",
    "Give each its own id.",
  ),
  markup: warning(
    "feed-markup",
    "<{element}> is plain text and holds markup in {where}: readers show the tags.",
    'Write plain text; in Atom, type="html" says otherwise.',
  ),
  "not-html": warning(
    "feed-html",
    "The HTML of <{element}> has a mistake in {where}.",
    "Correct the HTML, or what writes it.",
  ),
  "html-removed": warning(
    "feed-html",
    "The content of {where} has an element that readers remove.",
    "Leave it out of the feed; link to the page instead.",
  ),
  "html-attribute-removed": warning(
    "feed-html",
    "The content of {where} has a script in an attribute, which readers remove.",
    "Leave it out of the feed.",
  ),
  "html-style": warning(
    "feed-html",
    "The content of {where} has a style that readers remove.",
    "Leave the style out of the feed.",
  ),
  "html-namespace": warning(
    "feed-html",
    "The XHTML of {where} isn't in the namespace of XHTML.",
    'Put it in <div xmlns="http://www.w3.org/1999/xhtml">.',
  ),
  "html-fragment": warning(
    "feed-html",
    "<{element}> says that it holds a whole HTML document and holds a part in {where}.",
    'Write type="html".',
  ),
  "html-twice": error(
    "feed-element-repeated",
    "<{element}> says again what <description> says in {where}.",
    "Keep one of the two.",
  ),
  "bad-characters": warning(
    "feed-characters",
    "<{element}> has characters that come from a wrong encoding in {where}.",
    "Write the file in UTF-8.",
  ),
  "raw-markup": warning(
    "feed-markup",
    "<{element}> holds & or < in a form that readers understand differently in {where}.",
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
