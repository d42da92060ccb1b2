import { htmlWords } from "./plain-text.ts";
import { scriptText } from "./scripts.ts";

const CODE = /(`+[^`]*`+)/;
const TAG = /<(\/?)(i|em|b|strong|code|sub|sup)(?:\s[^<>]*)?>/gi;
const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});/gi;

interface Tag {
  name: string;
  /** Where the tag starts and ends. */
  start: number;
  end: number;
}

/**
 * A title or a name as plain text: HTML entities, and `i`, `em`, `b`, `strong`, `code`, `sub` and `sup` with start and
 * end, are markup. Any other tag is literal, and so is what stands between backticks.
 *
 * @example inlineText("<i>Elements</i> &amp; H<sub>2</sub>O") // "Elements & H₂O"
 * @example inlineText("Vec<T> and the <b> tag") // "Vec<T> and the <b> tag"
 */
export function inlineText(written: string): string {
  if (!/[<&]/.test(written)) return written;
  // Every second part is code.
  return written
    .split(CODE)
    .map((part, index) => (index % 2 === 1 ? part : decoded(withoutTags(part))))
    .join("");
}

function withoutTags(text: string): string {
  const open: Tag[] = [];
  const count = new Map<string, number>();
  const pairs: (readonly [Tag, Tag])[] = [];
  for (const { 0: found, 1: slash, 2: written, index } of text.matchAll(TAG)) {
    const name = String(written).toLowerCase();
    const tag = { name, start: index, end: index + found.length };
    if (slash === "") {
      open.push(tag);
      count.set(name, (count.get(name) ?? 0) + 1);
      continue;
    }
    if (!count.get(name)) continue;
    // Start tags after it have no end: they are literal.
    for (let start = open.pop(); start; start = open.pop()) {
      count.set(start.name, (count.get(start.name) ?? 0) - 1);
      if (start.name !== name) continue;
      if (text.slice(start.end, tag.start).trim() !== "") pairs.push([start, tag]);
      break;
    }
  }
  return withoutPairs(text, pairs);
}

function withoutPairs(text: string, pairs: readonly (readonly [Tag, Tag])[]): string {
  const tags = pairs.flatMap(([start, end]) => [
    { ...start, opens: true },
    { ...end, opens: false },
  ]);
  tags.sort((a, b) => a.start - b.start);
  const texts = [""];
  const add = (more: string): void => {
    texts.push((texts.pop() ?? "") + more);
  };
  let from = 0;
  for (const { name, start, end, opens } of tags) {
    add(text.slice(from, start));
    from = end;
    if (opens) texts.push("");
    else add(scriptText(name, texts.pop() ?? "", false));
  }
  add(text.slice(from));
  return texts.join("");
}

function decoded(text: string): string {
  return text.replace(ENTITY, (entity) => htmlWords(entity).replace(/[\t\n\f\r]/g, " "));
}

/**
 * Plain text as a title or a name in front matter: what {@link inlineText} reads back as it was.
 *
 * @example inlineSource("<b>x</b>") // "&lt;b>x&lt;/b>"
 */
export function inlineSource(text: string): string {
  if (inlineText(text) === text) return text;
  return text
    .split(CODE)
    .map((part, index) => (index % 2 === 1 ? part : part.replaceAll("&", "&amp;").replaceAll("<", "&lt;")))
    .join("");
}
