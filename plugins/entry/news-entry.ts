import type { Author, Entry, Tag } from "./entry.ts";

/** Fields that a source reads at once. */
export type EntryFields = Omit<
  Entry,
  | "summary"
  | "summaryIsGiven"
  | "text"
  | "content"
  | "cleanContent"
  | "tags"
  | "authors"
  | "scheduled"
  | "translations"
  | "previous"
  | "next"
  | "related"
>;

/** How to make, when first asked for, what costs time. */
export interface EntryWork {
  /** The summary the entry gives, if any. */
  summary: string | undefined;
  text(): string;
  content(): string;
  clean(html: string): string;
  summarise(html: string): string;
}

/** An {@link Entry} that makes its text, content and summary once, when they are first read. */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the fields are assigned together in the constructor
export class NewsEntry {
  tags: readonly Tag[] = [];
  authors: readonly Author[] = [];
  scheduled = false;
  translations: readonly Entry[] = [];
  previous: Entry | undefined;
  next: Entry | undefined;
  #findRelated: () => readonly Entry[] = () => [];
  readonly summaryIsGiven: boolean;
  #work: EntryWork;
  #text: string | undefined;
  #content: string | undefined;
  #clean: string | undefined;
  #summary: string | undefined;
  #related: readonly Entry[] | undefined;

  constructor(fields: EntryFields, work: EntryWork) {
    Object.assign(this, fields);
    this.#work = work;
    this.#summary = work.summary;
    this.summaryIsGiven = Boolean(work.summary);
  }

  get text(): string {
    this.#text ??= this.#work.text();
    return this.#text;
  }

  get content(): string {
    this.#content ??= this.#work.content();
    return this.#content;
  }

  get cleanContent(): string {
    this.#clean ??= this.#work.clean(this.content);
    return this.#clean;
  }

  get summary(): string {
    this.#summary ??= this.#work.summarise(this.content);
    return this.#summary;
  }

  get related(): readonly Entry[] {
    this.#related ??= this.#findRelated();
    return this.#related;
  }

  /** Takes what the room knows, which sees all entries; in a rebuild it replaces what the room before it knew. */
  settle(
    known: Pick<Entry, "tags" | "authors" | "scheduled" | "translations" | "previous" | "next"> & {
      related(): readonly Entry[];
    },
  ): void {
    this.tags = known.tags;
    this.authors = known.authors;
    this.scheduled = known.scheduled;
    this.translations = known.translations;
    this.previous = known.previous;
    this.next = known.next;
    this.#findRelated = known.related;
    this.#related = undefined;
  }

  /** The text is needed once, for matching: letting go of it halves the memory of a large archive. */
  forgetText(): void {
    this.#text = undefined;
  }
}

export interface NewsEntry extends EntryFields {}
