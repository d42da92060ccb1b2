import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from "node:worker_threads";
import type { CleanContext } from "../content/addresses.ts";
import { ownFile } from "../package-files.ts";
import {
  CLAIMED,
  type Cleaned,
  FREE,
  type Mail,
  type Plan,
  type Rendered,
  type RenderTask,
  TAKEN,
} from "./render-task.ts";

/** Milliseconds to wait for a piece of work that the other thread has begun. */
const PATIENCE = 2000;

/** An entry as it is known when all have been read. */
export interface PlannedEntry {
  file: string;
  /** Address of its page; undefined if no feed carries its text. */
  feedPageUrl: string | undefined;
}

/**
 * Renders Markdown on a second processor while Eleventy is busy on the first, which would else idle, and makes fit for
 * feeds what they carry. The first thread to reach an entry renders it. Neither thread waits for work that hasn't
 * started. The HTML is the same either way.
 */
export class RenderAhead {
  #worker: Worker;
  #port: MessagePort;
  #states: Int32Array;
  #count: number;
  #indexOf: Map<string, number>;
  #rendered = new Map<number, Rendered>();
  #cleaned = new Map<number, Cleaned>();

  /** @param files in the order in which their HTML will probably be asked for */
  constructor(files: readonly string[]) {
    this.#count = files.length;
    this.#states = new Int32Array(new SharedArrayBuffer(2 * files.length * Int32Array.BYTES_PER_ELEMENT));
    this.#indexOf = new Map(files.map((file, index) => [file, index]));
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    port1.unref();
    this.#worker = new Worker(ownFile("render/render-worker.ts"), {
      workerData: { files, states: this.#states, port: port2 } satisfies RenderTask,
      transferList: [port2],
    });
    this.#worker.unref();
    // Without the other thread everything is rendered by this one.
    this.#worker.on("error", () => this.stop());
  }

  /**
   * Says what the entries are, as soon as that is known.
   *
   * @param entries in the order in which they will be asked for
   * @param siteBase absolute address of the site, path prefix included
   */
  plan(entries: readonly PlannedEntry[], siteBase: string): void {
    const pageUrls = new Map<number, string>();
    const order: number[] = [];
    for (const { file, feedPageUrl } of entries) {
      const index = this.#indexOf.get(file);
      if (index === undefined) continue;
      order.push(index);
      if (feedPageUrl !== undefined) pageUrls.set(index, feedPageUrl);
    }
    this.#port.postMessage({ order, siteBase, pageUrls } satisfies Plan);
  }

  /**
   * HTML of a file's text, if the other thread has made it or is about to.
   *
   * @param text what the file holds after its front matter, as this thread has it
   * @returns undefined if the caller is to render it
   */
  html(file: string, text: string): string | undefined {
    const index = this.#indexOf.get(file);
    if (index === undefined || this.#takes(index)) return undefined;
    if (!this.#rendered.has(index)) this.#collectMail();
    const rendered = this.#rendered.get(index);
    this.#rendered.delete(index);
    if (rendered?.length === text.length) return rendered.html;
    // What the other thread makes of another text for feeds is not this text's.
    this.#indexOf.delete(file);
    return undefined;
  }

  /** HTML of a file fit for feeds, if the other thread has made it from what {@link html} gave, or is about to. */
  clean(file: string, { pageUrl, siteBase }: CleanContext): Cleaned | undefined {
    const index = this.#indexOf.get(file);
    if (index === undefined || this.#takes(this.#count + index)) return undefined;
    if (!this.#cleaned.has(index)) this.#collectMail();
    const cleaned = this.#cleaned.get(index);
    this.#cleaned.delete(index);
    const isFor = cleaned?.context;
    return isFor?.pageUrl === pageUrl && isFor.siteBase === siteBase ? cleaned : undefined;
  }

  /** Ends the other thread. */
  stop(): void {
    void this.#worker.terminate();
    this.#port.close();
  }

  /** Takes a piece of work that nobody has begun; waits for one that the other thread is at. */
  #takes(state: number): boolean {
    if (Atomics.compareExchange(this.#states, state, FREE, TAKEN) === FREE) return true;
    if (Atomics.wait(this.#states, state, CLAIMED, PATIENCE) !== "timed-out") return false;
    // Nothing more is left to a thread that may be no more.
    this.#indexOf.clear();
    return true;
  }

  #collectMail(): void {
    for (let mail = receiveMessageOnPort(this.#port); mail; mail = receiveMessageOnPort(this.#port)) {
      const { rendered, cleaned } = mail.message as Mail;
      for (const each of rendered ?? []) this.#rendered.set(each.index, each);
      for (const each of cleaned ?? []) this.#cleaned.set(each.index, each);
    }
  }
}
