/** A whole process that builds one site. */
export interface Command {
  file: string;
  arguments: readonly string[];
  environment?: Readonly<Record<string, string>>;
}

/** A process that stays and builds again whenever a file changes. */
export interface Watch extends Command {
  /** What it prints when its first build is done and it looks out for changes. */
  ready: RegExp;
  /** What it prints when it has built after a change. */
  done: RegExp;
}

/** Where a contender puts what it makes, root-relative with `/` at both ends; the numbers of pages start at 1. */
export interface Addresses {
  entry(slug: string): string;
  listing(number: number): string;
  tagIndex: string;
  tag(slug: string, number: number): string;
  /** Folder in which the feeds of the site lie. */
  siteFeeds: string;
  /** Folder in which the feeds of a tag lie. */
  tagFeeds(slug: string): string;
}

/** What all contenders are given alike. */
export interface Task {
  /** Entries on a page of a listing. */
  pageSize: number;
  /** Items in a feed. */
  feedSize: number;
  /** Limit of the heap of Node processes, in megabytes; undefined for Node's own. */
  heap: number | undefined;
  /** Other scripts, entries without summary, enclosures, and a tag dictionary where the contender has one. */
  mixed: boolean;
}

export interface Contender {
  /** For the command line and for `results.json`. */
  name: string;
  /** As tables and charts call it. */
  title: string;
  /** `"entries"`, `"tagged entries"`: entry pages only, from entries without or with tags. `"all"`: all that is compared. */
  work: "entries" | "tagged entries" | "all";
  /** Folder of `bench/sites` that its project is made from. */
  site: string;
  /** Folder of the project into which the entries go. */
  entries: string;
  /** Folder of the project in which the finished site lies. */
  output: string;
  addresses: Addresses;
  /** File of the project for the tag dictionary of a mixed corpus, whose phrases then give each entry its last tag. */
  dictionary?: string;
  /** Makes what the site's folder does not hold: options, links to packages. */
  prepare(project: string, task: Task): void;
  build(task: Task): Command;
  /** What to run to rebuild on change, if the benchmark of changes covers the contender. */
  watch?(task: Task, incremental: boolean): Watch | undefined;
  /** Why it cannot run here, or undefined where it can. */
  missing(): string | undefined;
}
