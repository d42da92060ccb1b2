import type { MessagePort } from "node:worker_threads";

/** States of an entry: nobody has it, one of the two threads has taken it, its HTML is in the mail. */
export const FREE = 0;
export const CLAIMED = 1;
export const DELIVERED = 2;

/** What the other thread is given. */
export interface RenderTask {
  /** Files in the order in which they will be asked for. */
  files: readonly string[];
  /** One state for each file, shared between the threads. */
  states: Int32Array;
  /** Where the HTML is sent to. */
  port: MessagePort;
}

export interface Rendered {
  index: number;
  /** Characters of the text that was rendered, to tell that both threads saw the same. */
  length: number;
  html: string;
}
