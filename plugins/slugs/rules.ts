import { slugRule, spellSigns } from "./letters.ts";

/*
 * How each kind of name becomes the last part of an address. All share one table of letters (letters.ts). To change
 * what, say, tags make of signs, change the rule of tags: addresses of entries, authors and sections stay.
 */

/** The slug that a tag would have without regard to other tags.
 *
 * @example tagSlug("C++") // "c-plus-plus"
 * @example tagSlug("Қазақстан") // "qazaqstan"
 * @example tagSlug("日本 語") // "日本-語"
 * @example tagSlug("...") // "u2e-2e-2e"
 */
export const tagSlug = slugRule(spellSigns);

/** @example authorSlug("Ann O’Neil") // "ann-oneil" */
export const authorSlug = slugRule(spellSigns);

/** @example sectionSlug("Arts & Culture") // "arts-and-culture" */
export const sectionSlug = slugRule(spellSigns);

/** The words of a headline; see {@link import("./headlines.ts").headlineSlug}. */
export const headlineWords = slugRule(spellSigns);
