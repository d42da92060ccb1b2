import type { MessagePort } from "node:worker_threads";
import type { CleanContext } from "../content/addresses.ts";

/** States of a piece of work: no thread has it yet. */
export const FREE = 0;
/** The other thread is at it. */
export const CLAIMED = 1;
/** The other thread has done it, and its result has been sent. */
export const DELIVERED = 2;
/** The main thread does it itself. */
export const TAKEN = 3;

/** What the other thread is given. */
export interface RenderTask {
  /** Files in the order in which they will probably be asked for. */
  files: readonly string[];
  /** States of the HTML of each file, then of what is made of it for feeds, shared between the threads. */
  states: Int32Array;
  /** Where the HTML is sent to, and the plan comes from. */
  port: MessagePort;
}

/** What the other thread is told as soon as the entries are known: which files first, and which of them feeds carry. */
export interface Plan {
  /** Indexes of files in the order in which they will be asked for. */
  order: readonly number[];
  siteBase: string;
  /** By index of the file: the address of the page of each entry that a feed carries. */
  pageUrls: ReadonlyMap<number, string>;
}

export interface Rendered {
  index: number;
  /** Characters of the text that was rendered, to tell that both threads saw the same. */
  length: number;
  html: string;
}

/** The HTML of an entry made fit for feeds. */
export interface Cleaned {
  index: number;
  /** What it was made for: the HTML is the same only there. */
  context: Pick<CleanContext, "pageUrl" | "siteBase">;
  html: string;
  /** Addresses in it that cannot be parsed. */
  badAddresses: readonly string[];
}

/** What the other thread sends. */
export interface Mail {
  rendered?: readonly Rendered[];
  cleaned?: readonly Cleaned[];
}
