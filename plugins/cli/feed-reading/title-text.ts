import { htmlWords } from "../../content/plain-text.ts";

const ENTITY = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[a-zA-Z][a-zA-Z\d]{1,30});/;

const TAG = /<(\/?)(a|abbr|b|cite|code|em|i|mark|q|small|span|strong|sub|sup|u)(?:\s[^<>]*)?>|<w?br\s*\/?>/gi;

/**
 * The title of an RSS item as plain text. RSS does not say whether a title is text or HTML: what looks like an
 * entity or a common inline element is taken for HTML, and everything else, such as `Vec<T>`, for text.
 */
export function titleText(title: string): string {
  const untagged = withoutElements(title);
  const decoded = ENTITY.test(untagged) ? untagged.replace(new RegExp(ENTITY, "g"), htmlWords) : untagged;
  return decoded.replace(/\s+/g, " ").trim();
}

/** A tag counts as one with its end: `Option<U>` is text. Each tag is looked at once, however many there are. */
function withoutElements(title: string): string {
  const open = new Map<string, number[]>();
  const tags = new Set<number>();
  for (const { 1: slash, 2: name, index } of title.matchAll(TAG)) {
    if (name === undefined) continue;
    const starts = open.get(name.toLowerCase()) ?? [];
    open.set(name.toLowerCase(), starts);
    if (slash === "") starts.push(index);
    else {
      const start = starts.pop();
      if (start !== undefined) tags.add(start).add(index);
    }
  }
  return title.replace(TAG, (tag, _slash, name: string | undefined, index: number) =>
    name === undefined ? " " : tags.has(index) ? "" : tag,
  );
}
