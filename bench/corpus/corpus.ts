import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { phraseOf } from "./phrases.ts";
import { type Random, randomOf } from "./random.ts";
import { inScript } from "./scripts.ts";
import { bodyOf, capital, plainSentence, wordsOf } from "./text.ts";
import { tagNames } from "./words.ts";

/** What is known of an entry of the corpus, to hold against what a contender made of it. */
export interface CorpusEntry {
  slug: string;
  title: string;
  /** ISO 8601 in UTC, whole minutes. */
  date: string;
  tags: readonly string[];
  opening: string;
  closing: string;
  /** Address of a recording. */
  enclosure: string | undefined;
}

export interface CorpusOptions {
  /** Number of entries. A smaller corpus is the beginning of a larger one. */
  size: number;
  /** @default 11 */
  seed?: number;
  /** Which of its tags each entry has in its front matter. @default "all" */
  tags?: "none" | "all" | "all but last";
  /** Other scripts, entries without summary, enclosures, and in each text the phrase of the last tag. */
  mixed?: boolean;
}

const startsAt = Date.UTC(2000, 0, 3, 6, 0);
const minute = 60_000;

/** The corpus, oldest entry first, each with the text of its file. The same options give the same bytes. */
export function* corpusOf(options: CorpusOptions): Generator<{ entry: CorpusEntry; file: string }> {
  const { mixed = false, tags: written = "all" } = options;
  const random = randomOf(options.seed ?? 11);
  const pickTags = tagPicker(random);
  const slugs: string[] = [];
  let time = startsAt;
  for (let index = 0; index < options.size; index += 1) {
    time += gapBefore(random) * minute;
    const titleWords = wordsOf(random, random.between(4, 8));
    const slug = `${titleWords.join("-")}-${index + 1}`;
    const links = linksFrom(random, slugs);
    const body = bodyOf(random, links, `/pictures/${random.between(1, 400)}.jpg`);
    const tags = pickTags();
    const say = (text: string) => (mixed ? inScript(index, text) : text);
    const entry: CorpusEntry = {
      slug,
      title: say(`${capital(titleWords.join(" "))} ${index + 1}`),
      date: new Date(time).toISOString().replace(".000Z", "Z"),
      tags,
      opening: say(body.opening),
      closing: say(body.closing),
      enclosure: mixed && index % 5 === 0 ? `https://media.example/${slug}.mp3` : undefined,
    };
    const summary = say(plainSentence(random));
    const markdown = mixed
      ? `${body.markdown}\n\nThis was told by the ${phraseOf(tags.at(-1) as string)}.`
      : body.markdown;
    const fields = {
      title: entry.title,
      date: entry.date,
      tags: { none: [], all: tags, "all but last": tags.slice(0, -1) }[written],
      summary: mixed && index % 3 === 0 ? undefined : summary,
      audio: entry.enclosure,
    };
    yield { entry, file: fileOf(fields, say(markdown)) };
    slugs.push(slug);
  }
}

/** Writes the corpus as `<folder>/<slug>.md` and returns what is in it, oldest first. */
export function writeCorpus(folder: string, options: CorpusOptions): CorpusEntry[] {
  mkdirSync(folder, { recursive: true });
  const entries: CorpusEntry[] = [];
  for (const { entry, file } of corpusOf(options)) {
    writeFileSync(join(folder, `${entry.slug}.md`), file);
    entries.push(entry);
  }
  return entries;
}

interface Fields {
  title: string;
  date: string;
  tags: readonly string[];
  summary: string | undefined;
  audio: string | undefined;
}

function fileOf({ title, date, tags, summary, audio }: Fields, markdown: string): string {
  const lines = [
    `title: ${title}`,
    `date: ${date}`,
    ...(tags.length === 0 ? [] : ["tags:", ...tags.map((tag) => `  - ${tag}`)]),
    ...(summary === undefined ? [] : [`summary: ${summary}`]),
    ...(audio === undefined ? [] : ["audio:", `  url: ${audio}`, "  length: 5242880"]),
  ];
  return `---\n${lines.join("\n")}\n---\n\n${markdown}\n`;
}

/** Minutes, never 0: mostly within six hours, sometimes days. */
function gapBefore(random: Random): number {
  return random.chance(0.02) ? random.between(1440, 4320) : random.between(1, 360);
}

function linksFrom(random: Random, slugs: readonly string[]): string[] {
  const outside = `https://archive.example/${random.between(1, 9999)}?lang=en&page=${random.between(1, 20)}`;
  return slugs.length === 0 ? [outside] : [outside, `/posts/${random.pick(slugs)}/`];
}

/** Three different tags; the tag of rank r is drawn in proportion to 1 / r (Zipf), so that some tags are rare. */
function tagPicker(random: Random): () => string[] {
  const scale = 1_000_000;
  let sum = 0;
  const upTo = tagNames.map((_, rank) => {
    sum += scale / (rank + 1);
    return sum;
  });
  const draw = (): number => {
    const at = random.between(0, Math.floor(sum) - 1);
    return upTo.findIndex((limit) => at < limit);
  };
  return () => {
    const ranks = new Set<number>();
    while (ranks.size < 3) ranks.add(draw());
    return [...ranks].map((rank) => tagNames[rank] as string);
  };
}
