/** What an entry may add to its own length, and to ten times that. */
const MAX_EXPANSION = 2_000_000;

/** A definition of a link, picture, footnote or abbreviation: `[label]: address "title"`, `*[label]: title`. */
const DEFINITION = /^[ \t>*+\-\d.)]*?(\*?)\[((?:\\.|[^[\]\\])+)\]:[ \t]*/gm;
const BRACKETS = /\[((?:\\.|[^[\]\\])+)\]/g;
/** Where a link or picture begins whose address is made absolute for feeds. */
const LINKS = /\]\(|\b(?:href|src|poster|data|srcset|data-\w+)\s*=/gi;
const SOURCE_SETS = /\bsrcset\s*=\s*(?:"[^"]*"|'[^']*'|\S+)/gi;

/**
 * True if the output of an entry would be much larger than its source: a definition is written once and its address
 * stands at each use; a short link becomes a long address where the page of the entry has one. Counted before anything
 * is rendered, since what such a text stands for may not fit into memory.
 *
 * @param text Markdown or HTML, without front matter
 * @param addressLength characters in the address of the entry's page, about
 * @param feeds feeds that carry the whole text beside those of the site: each repeats what is added
 * @example expandsTooMuch(`[a]: /${"u".repeat(16000)}\n\n${"[a]\n".repeat(4000)}`, 20) // true
 */
export function expandsTooMuch(text: string, addressLength: number, feeds = 0): boolean {
  const most = (MAX_EXPANSION + 10 * text.length) / Math.max(1, feeds);
  // Nothing so short can stand for so much.
  if (text.length * Math.max(text.length, addressLength) < most) return false;
  const { links, words } = text.includes("]:") ? definitionsIn(text) : NO_DEFINITIONS;
  // Each link, and each comma of a source set, takes a character at least.
  if (links.size + words.size === 0 && text.length * addressLength < most) return false;
  let total = 0;
  for (const [, label = ""] of links.size > 0 ? text.matchAll(BRACKETS) : []) {
    const size = links.get(labelKey(label));
    if (size !== undefined) total += size + addressLength;
  }
  for (const [word = ""] of words.size > 0 ? text.matchAll(/[\p{L}\p{N}]+/gu) : [])
    total += words.get(word) ?? 0;
  total += (text.match(LINKS)?.length ?? 0) * addressLength;
  for (const [set] of text.matchAll(SOURCE_SETS)) total += (set.split(",").length - 1) * addressLength;
  return total > most;
}

/** Lengths of what definitions stand for. */
interface Definitions {
  /** Of links, by their label. */
  links: ReadonlyMap<string, number>;
  /** Of abbreviations, by their first word. */
  words: ReadonlyMap<string, number>;
}

const NO_DEFINITIONS: Definitions = { links: new Map(), words: new Map() };

function definitionsIn(text: string): Definitions {
  const links = new Map<string, number>();
  const words = new Map<string, number>();
  const found = [...text.matchAll(DEFINITION)];
  for (const [index, { 0: start, 1: star, 2: label = "", index: at }] of found.entries()) {
    // A title may go on to the next blank line.
    const end = found[index + 1]?.index ?? text.length;
    const blank = text.slice(at + start.length, end).search(/\n[ \t>]*\n/);
    const size = blank < 0 ? end - at - start.length : blank;
    const [target, key] = star ? [words, /[\p{L}\p{N}]+/u.exec(label)?.[0] ?? ""] : [links, labelKey(label)];
    target.set(key, Math.max(size, target.get(key) ?? 0));
  }
  return { links, words };
}

/** Labels are compared without case, and with each space as one (CommonMark 0.31 §4.7). */
function labelKey(label: string): string {
  return label.trim().replace(/\s+/g, " ").toLowerCase().toUpperCase();
}
