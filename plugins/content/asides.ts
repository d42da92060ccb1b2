import type { Attributes } from "./attributes.ts";

/*
 * Parts of a text that are no part of its first sentences: notes and the numbers that lead to them, tables of contents.
 * Feeds carry them; a summary does not.
 */

const NOTE =
  /(?:^|[\s_-])(?:foot|end|side|margin)-?notes?(?:$|[\s_-])|^reversefootnote$|(?:^|\s)footnote(?:ref|back)/i;
const NOTE_ROLE = /^doc-(?:noteref|footnote|endnotes?|backlink)$/;
const NOTE_FRAGMENT = /^(?:_?ftn|fn|foot|note|endnote|cite|ref|sdfootnote|sn|mn)/i;
const CONTENTS = /(?:^|[\s_-])(?:toc|table-?of-?contents)(?:$|[\s_-])/i;
const CONTENTS_ROLE = /^(?:doc-toc|navigation)$/;

const ARROWS = /^(?:[\s^\u2190-\u21FF\u2934\u2935\u23CE]|\uFE0E|\uFE0F)+$/u;
const NOTE_SIGN = /^[\s[(]*(?:\d{1,3}|[a-z]|[*†‡§¶]{1,3})[\s\])]*$/iu;

/** True for an element that a summary leaves out. */
export function isAside(name: string, attributes: Attributes): boolean {
  if (name === "nav") return true;
  if (attributes.size === 0) return false;
  const role = attributes.get("role") ?? "";
  const names = [attributes.get("class"), attributes.get("id"), attributes.get("rel")];
  return (
    attributes.get("aria-hidden") === "true" ||
    NOTE_ROLE.test(role) ||
    CONTENTS_ROLE.test(role) ||
    attributes.has("data-footnotes") ||
    attributes.has("data-footnote-ref") ||
    attributes.has("data-footnote-backref") ||
    names.some((text) => text !== undefined && (NOTE.test(text) || CONTENTS.test(text)))
  );
}

/**
 * True for a link to a note or back from one, by its words.
 *
 * @param fragment part after `#` of a link within the page
 * @param raised true within `sup`
 */
export function isNoteLink(text: string, fragment: string, raised: boolean): boolean {
  if (ARROWS.test(text)) return true;
  return NOTE_SIGN.test(text) && (raised || NOTE_FRAGMENT.test(fragment));
}
