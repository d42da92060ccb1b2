import { itemAt } from "../values/lookups.ts";
import type { TagDictionary } from "./dictionary.ts";
import type { DictionaryTag, MatchRule } from "./dictionary-tag.ts";
import { AFTER_END, DOTTED, foldText, INSIDE, JOINED, readWords, signsOf } from "./words.ts";

/** A phrase that gave a tag to a text. */
export interface Match {
  /** Key of the tag. */
  key: string;
  /** The phrase as the dictionary has it. */
  phrase: string;
  /** How often the text has it. */
  count: number;
}

/** The match rules of a dictionary, made ready for many texts. */
export interface Matcher {
  /** Number of different phrases; with none no text need be read. */
  readonly phrases: number;
  /** The tags that the text gets and the phrases that gave them, in the order of the dictionary. */
  match(text: string): Match[];
}

/** A place in the tree of all phrases, word by word. */
interface Node {
  /** Words that may follow in the same sentence. */
  next: Map<string, Node> | undefined;
  /** Words that follow the end of a sentence in the phrase itself: `St. Petersburg`. */
  afterEnd: Map<string, Node> | undefined;
  /** True if the word must follow the one before without a gap: scripts without blanks. */
  joined: boolean;
  /** Number of the phrase that ends here, -1 for none. */
  phrase: number;
}

const newNode = (joined: boolean): Node => ({ next: undefined, afterEnd: undefined, joined, phrase: -1 });

/** Rules by the numbers of their phrases. */
interface CompiledRule {
  phrases: { number: number; written: string }[];
  times: number;
  not: number[];
}

interface CompiledTag {
  key: string;
  rules: CompiledRule[];
  not: number[];
}

/**
 * Makes a matcher of all `match` rules of a dictionary. It reads each text once, whatever the number of phrases: the
 * phrases are a tree of words, and no expression that an owner writes is ever run.
 *
 * Phrases are found as whole words, whatever the case and the blanks, hyphens or commas between the words; not across
 * the end of a sentence, unless the phrase has one itself.
 *
 * @example compileMatcher(dictionary).match("The surgeon said …") // [{ key: "surgery", phrase: "surgeon", count: 1 }]
 */
export function compileMatcher(dictionary: TagDictionary): Matcher {
  const root = newNode(false);
  const signs = new Set<string>();
  const heads = new Uint8Array(HEADS);
  let phrases = 0;
  const add = (phrase: string): number => {
    const folded = foldText(phrase);
    for (const sign of signsOf(folded)) signs.add(sign);
    let node = root;
    readWords(folded, signs, (start, end, before) => {
      const word = folded.slice(start, end);
      if (node === root) {
        const head = (before & DOTTED) !== 0 ? `.${word}` : word;
        heads[headOf(head, 0, head.length)] = 1;
        root.next ??= new Map();
        node = childOf(root.next, head, false);
      } else if ((before & AFTER_END) !== 0) {
        node.afterEnd ??= new Map();
        node = childOf(node.afterEnd, word, false);
      } else {
        node.next ??= new Map();
        node = childOf(node.next, word, (before & JOINED) !== 0);
      }
    });
    if (node === root) return -1;
    if (node.phrase === -1) node.phrase = phrases++;
    return node.phrase;
  };
  // Signs change how a text is read, so all of them are known before the first phrase is.
  const written = [...dictionary.tags.values()].filter((tag) => tag.match.length > 0);
  for (const tag of written)
    for (const phrase of phrasesOf(tag)) for (const sign of signsOf(foldText(phrase))) signs.add(sign);
  const tags = written.map((tag) => compileTag(tag, add));

  const tagsOfPhrase: number[][] = Array.from({ length: phrases }, () => []);
  tags.forEach((tag, index) => {
    for (const number of new Set(tag.rules.flatMap((rule) => rule.phrases.map((phrase) => phrase.number)))) {
      tagsOfPhrase[number]?.push(index);
    }
  });

  const counts = new Int32Array(phrases);
  const usedSigns = signs.size > 0 ? signs : undefined;
  const match = (text: string): Match[] => {
    const found = countPhrases(foldText(text), root, heads, usedSigns, counts);
    if (found.length === 0) return [];
    const candidates = new Set<number>();
    for (const number of found) for (const index of itemAt(tagsOfPhrase, number)) candidates.add(index);
    const matches: Match[] = [];
    for (const index of [...candidates].sort((a, b) => a - b)) {
      const tag = tags[index];
      if (tag) matches.push(...matchesOf(tag, counts));
    }
    for (const number of found) counts[number] = 0;
    return matches;
  };
  return { phrases, match: phrases === 0 ? () => [] : match };
}

function phrasesOf(tag: DictionaryTag): string[] {
  return [...tag.not, ...tag.match.flatMap((rule) => [...rule.phrases, ...rule.not])];
}

function compileTag(tag: DictionaryTag, add: (phrase: string) => number): CompiledTag {
  const compileRule = (rule: MatchRule): CompiledRule => {
    // Two spellings of one phrase in a rule are one phrase, or each mention would count twice.
    const phrases = new Map<number, string>();
    for (const written of rule.phrases) {
      const number = add(written);
      if (number >= 0 && !phrases.has(number)) phrases.set(number, written);
    }
    return {
      phrases: Array.from(phrases, ([number, written]) => ({ number, written })),
      times: rule.times,
      not: rule.not.map(add),
    };
  };
  return { key: tag.key, rules: tag.match.map(compileRule), not: tag.not.map(add) };
}

function matchesOf(tag: CompiledTag, counts: Int32Array): Match[] {
  const has = (number: number): boolean => itemAt(counts, number) > 0;
  if (tag.not.some(has)) return [];
  const matches = new Map<number, Match>();
  for (const rule of tag.rules) {
    let count = 0;
    for (const { number } of rule.phrases) count += itemAt(counts, number);
    if (count < rule.times || rule.not.some(has)) continue;
    for (const { number, written } of rule.phrases) {
      if (has(number) && !matches.has(number))
        matches.set(number, { key: tag.key, phrase: written, count: itemAt(counts, number) });
    }
  }
  return [...matches.values()];
}

function childOf(children: Map<string, Node>, word: string, joined: boolean): Node {
  let child = children.get(word);
  if (!child) {
    child = newNode(joined);
    children.set(word, child);
  }
  child.joined &&= joined;
  return child;
}

/** Most words of a text begin no phrase: a small table of first unit, last unit and length tells before any look-up. */
const HEADS = 8192;
function headOf(text: string, start: number, end: number): number {
  return (text.charCodeAt(start) * 31 + text.charCodeAt(end - 1) * 7 + (end - start) * 1031) & (HEADS - 1);
}

/**
 * Counts the phrases in a folded text.
 *
 * @param counts gets the number of mentions of each phrase; zero before, and to be zeroed by the caller
 * @returns the numbers of the phrases found
 */
function countPhrases(
  text: string,
  root: Node,
  heads: Uint8Array,
  signs: ReadonlySet<string> | undefined,
  counts: Int32Array,
): number[] {
  const found: number[] = [];
  let open: Node[] = [];
  let nextOpen: Node[] = [];
  const reach = (node: Node): void => {
    if (node.phrase >= 0) {
      if (counts[node.phrase] === 0) found.push(node.phrase);
      counts[node.phrase] = itemAt(counts, node.phrase) + 1;
    }
    if (node.next !== undefined || node.afterEnd !== undefined) nextOpen.push(node);
  };
  readWords(text, signs, (start, end, before) => {
    let word: string | undefined;
    if (open.length > 0) {
      word = text.slice(start, end);
      for (const node of open) {
        const same = (before & AFTER_END) === 0 ? node.next?.get(word) : undefined;
        if (same !== undefined && (!same.joined || (before & JOINED) !== 0)) reach(same);
        const after = node.afterEnd?.get(word);
        if (after !== undefined) reach(after);
      }
    }
    if ((before & INSIDE) === 0) {
      const dotted = (before & DOTTED) !== 0 ? root.next?.get(text.slice(start - 1, end)) : undefined;
      if (dotted !== undefined) reach(dotted);
      else if (heads[headOf(text, start, end)] === 1) {
        const child = root.next?.get(word ?? text.slice(start, end));
        if (child !== undefined) reach(child);
      }
    }
    const used = open;
    open = nextOpen;
    nextOpen = used;
    nextOpen.length = 0;
  });
  return found;
}
