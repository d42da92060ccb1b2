import type { Random } from "./random.ts";
import { words } from "./words.ts";

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export function wordsOf(random: Random, count: number): string[] {
  return Array.from({ length: count }, () => random.pick(words));
}

/** A sentence without markup; 8 to 18 words. */
export function plainSentence(random: Random): string {
  return `${capital(wordsOf(random, random.between(8, 18)).join(" "))}.`;
}

/** A sentence in which a word or two may be emphasised, code, or a link. */
function sentence(random: Random, linkTo: string | undefined): string {
  const list = wordsOf(random, random.between(8, 18));
  const at = random.between(1, list.length - 2);
  const word = list[at] as string;
  if (linkTo !== undefined) list[at] = `[${word} ${random.pick(words)}](${linkTo})`;
  else if (random.chance(0.12)) list[at] = `*${word}*`;
  else if (random.chance(0.1)) list[at] = `**${word} ${random.pick(words)}**`;
  else if (random.chance(0.04)) list[at] = `\`${word}\``;
  return `${capital(list.join(" "))}.`;
}

const count = (text: string): number => text.split(" ").length;

function paragraph(random: Random, links: readonly string[]): string {
  return Array.from({ length: random.between(3, 6) }, () =>
    sentence(random, random.chance(0.1) ? random.pick(links) : undefined),
  ).join(" ");
}

function bullets(random: Random): string {
  const mark = random.chance(0.3) ? "1." : "-";
  return Array.from(
    { length: random.between(3, 6) },
    () => `${mark} ${capital(wordsOf(random, random.between(3, 9)).join(" "))}`,
  ).join("\n");
}

function codeBlock(random: Random): string {
  const [name, other] = wordsOf(random, 2);
  return `\`\`\`js\nconst ${name}Count = ${random.between(2, 99)};\nif (${name}Count < 50 && ${name}Count > 3) console.log("${other}", ${name}Count);\n\`\`\``;
}

const quote = (random: Random): string => `> ${plainSentence(random)} ${plainSentence(random)}`;

/** What a body begins and ends with, so that a page or feed item can be checked for the whole of it. */
export interface Body {
  markdown: string;
  opening: string;
  closing: string;
}

/** Markdown of 400 to 900 words: paragraphs, headings, a list, links, emphasis, a picture, now and then code. */
export function bodyOf(random: Random, links: readonly string[], picture: string): Body {
  const length = random.between(400, 880);
  const opening = plainSentence(random);
  const closing = plainSentence(random);
  const blocks = [`${opening} ${paragraph(random, links)}`];
  let total = count(blocks[0] as string) + count(closing);
  let blocksSinceHeading = 0;
  const add = (block: string) => {
    blocks.push(block);
    total += count(block);
  };
  add(`![${wordsOf(random, 4).join(" ")}](${picture})`);
  add(bullets(random));
  while (total < length) {
    blocksSinceHeading += 1;
    if (blocksSinceHeading > 2 && random.chance(0.5)) {
      blocksSinceHeading = 0;
      add(`${random.chance(0.7) ? "##" : "###"} ${capital(wordsOf(random, random.between(2, 6)).join(" "))}`);
    }
    if (random.chance(0.08)) add(bullets(random));
    else if (random.chance(0.06)) add(quote(random));
    else if (random.chance(0.04)) add(codeBlock(random));
    else add(paragraph(random, links));
  }
  blocks.push(closing);
  return { markdown: blocks.join("\n\n"), opening, closing };
}
