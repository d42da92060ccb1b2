import type { Entry } from "./entry.ts";

/** Fields that a source reads at once. */
export type EntryFields = Omit<
  Entry,
  "summary" | "summaryIsGiven" | "text" | "content" | "cleanContent" | keyof EntryRelations
>;

/** What depends on the other entries of a site. */
export type EntryRelations = Pick<
  Entry,
  "tags" | "authors" | "scheduled" | "translations" | "previous" | "next" | "related"
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

const NO_RELATIONS: EntryRelations = {
  tags: [],
  authors: [],
  scheduled: false,
  translations: [],
  previous: undefined,
  next: undefined,
  related: [],
};

/**
 * The relations of entries, which the index finds out when all entries are made. An entry looks them up here: while a
 * site is watched, one whose file did not change stays the same object and gets other neighbours.
 */
export class Relations {
  readonly #relations = new WeakMap<Entry, EntryRelations>();

  of(entry: Entry): EntryRelations {
    return this.#relations.get(entry) ?? NO_RELATIONS;
  }

  set(entry: Entry, relations: EntryRelations): void {
    this.#relations.set(entry, relations);
  }
}

/** An {@link Entry} that makes its content and summary once, when they are first read. Nothing is written into it. */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the fields are assigned together in the constructor
export class NewsEntry {
  readonly summaryIsGiven: boolean;
  readonly #work: EntryWork;
  readonly #relations: Relations;
  #content: string | undefined;
  #clean: string | undefined;
  #summary: string | undefined;

  constructor(fields: EntryFields, work: EntryWork, relations: Relations) {
    Object.assign(this, fields);
    this.#work = work;
    this.#relations = relations;
    this.#summary = work.summary;
    this.summaryIsGiven = Boolean(work.summary);
  }

  get text(): string {
    return this.#work.text();
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

  get tags(): EntryRelations["tags"] {
    return this.#relations.of(this).tags;
  }

  get authors(): EntryRelations["authors"] {
    return this.#relations.of(this).authors;
  }

  get scheduled(): boolean {
    return this.#relations.of(this).scheduled;
  }

  get translations(): readonly Entry[] {
    return this.#relations.of(this).translations;
  }

  get previous(): Entry | undefined {
    return this.#relations.of(this).previous;
  }

  get next(): Entry | undefined {
    return this.#relations.of(this).next;
  }

  get related(): readonly Entry[] {
    return this.#relations.of(this).related;
  }
}

export interface NewsEntry extends EntryFields {}
