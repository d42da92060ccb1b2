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
  /** True where the link leads to the heading it stands in and its class says what it is. */
  named: boolean;
  /** True where the link stands beside its heading. */
  beside: boolean;
  /** True where the heading has words before the link. */
  afterText: boolean;
}

const NAMES = /anchor|permalink|direct-link/i;
/** Signs that stand for "link to this heading", with the joiners that pick their look. */
const SIGN = /^(?:[\s#¶§🔗⚓]|\u200B|\u200D|\uFE0E|\uFE0F)*$/u;

/** The permalink that a start tag `a` begins, if it is one. `last` is the id of the heading before. */
export function permalinkOf(
  attributes: Attributes,
  heading: Heading | undefined,
  last: string | undefined,
  at: number,
): Permalink | undefined {
  const href = attributes.get("href")?.trim();
  if (!href?.startsWith("#")) return undefined;
  const named = NAMES.test(attributes.get("class") ?? "");
  if (heading) {
    const own = decoded(href.slice(1)) === heading.id;
    if (!own && !named && attributes.get("aria-hidden") !== "true") return undefined;
    return { at, text: "", named: named && own, beside: false, afterText: heading.hasText };
  }
  if (!named || decoded(href.slice(1)) !== last) return undefined;
  return { at, text: "", named, beside: true, afterText: true };
}

/** True where the link is clutter; false where it wraps the heading's own words. */
export function isClutter(link: Permalink): boolean {
  return SIGN.test(link.text) || (link.named && link.afterText);
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
