import type { Attributes } from "./attributes.ts";

/** A heading that is open. */
export interface Heading {
  id: string | undefined;
  /** True once it has text outside its permalink. */
  hasText: boolean;
}

/** A link from a heading to itself that is open. */
export interface Permalink {
  /** Where in the output the link begins. */
  at: number;
  text: string;
  /** False if the link may point elsewhere; then it counts as a permalink only if it contains a sign such as #. */
  isSure: boolean;
  /** True if the link leads to the heading it stands in and its class says what it is. */
  named: boolean;
  /** True if the link stands beside its heading. */
  beside: boolean;
  /** True if the heading has words before the link. */
  afterText: boolean;
}

const NAMES = /anchor|permalink|(?:direct|header|heading|hash|self)-?link/i;
/** Signs that stand for "link to this heading", with the joiners that pick their look. */
const SIGN = /^(?:[\s#¶§🔗⚓]|\u200B|\u200D|\uFE0E|\uFE0F)*$/u;

/**
 * The permalink that a start tag `a` begins, if it is one.
 *
 * @param fragment part after `#` of an address on the same page
 * @param last id of the heading before
 */
export function permalinkOf(
  attributes: Attributes,
  fragment: string | undefined,
  heading: Heading | undefined,
  last: string | undefined,
  at: number,
): Permalink | undefined {
  if (fragment === undefined) return undefined;
  const named = NAMES.test(attributes.get("class") ?? "");
  if (heading) {
    const own = decoded(fragment) === heading.id;
    const isSure = own || named || attributes.get("aria-hidden") === "true";
    // The id may be that of the section, or of an element in the heading.
    if (!isSure && heading.id !== undefined) return undefined;
    return { at, text: "", isSure, named: named && own, beside: false, afterText: heading.hasText };
  }
  if (last === undefined || decoded(fragment) !== last) return undefined;
  return { at, text: "", isSure: named, named, beside: true, afterText: true };
}

/** True if the link is clutter; false where it wraps the heading's own words. */
export function isClutter(link: Permalink): boolean {
  const isSign = SIGN.test(link.text) && (link.isSure || !link.beside || link.text.trim() !== "");
  return isSign || (link.named && link.afterText);
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
