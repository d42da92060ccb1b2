/**
 * What is known to differ today, by the name of a feature of `features.ts`, with the reason: the generator leaves it
 * out. A line goes when the fault goes.
 */
export const KNOWN: Record<string, string> = {};

/** What fast rendering hands over to Eleventy: half of all sites have none of it, so that it has something to do. */
export const HANDED_OVER = [
  /^body (title|page|data|braces|condition|shortcode|paired|raw)$/,
  /^entry (layout|permalink|computed|override|ownData|matter js|language|excluded)/,
  /^folder (layout|permalink|computed|form (11tydata.js|function|promise))/,
  /^(before|transform|html|prefix|engine|markdown|bundle|excerpt|layouts|data|among|virtual|formats|paged): /,
];
