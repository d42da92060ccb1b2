import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from "node:worker_threads";
import { CLAIMED, FREE, type Rendered, type RenderTask } from "./render-task.ts";

/** Milliseconds to wait for an entry that the other thread has begun. */
const PATIENCE = 2000;

/**
 * Renders Markdown on a second processor while Eleventy is busy on the first, which would else idle. Whoever comes
 * first to an entry renders it: nobody waits for work that nobody has begun. The HTML is the same either way.
 */
export class RenderAhead {
  #worker: Worker;
  #port: MessagePort;
  #states: Int32Array;
  #indexOf: Map<string, number>;
  #rendered = new Map<number, Rendered>();

  /** @param files in the order in which their HTML will be asked for */
  constructor(files: readonly string[]) {
    this.#states = new Int32Array(new SharedArrayBuffer(files.length * Int32Array.BYTES_PER_ELEMENT));
    this.#indexOf = new Map(files.map((file, index) => [file, index]));
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    port1.unref();
    const source = new URL(
      import.meta.url.endsWith(".ts") ? "./render-worker.ts" : "./render-worker.js",
      import.meta.url,
    );
    this.#worker = new Worker(source, {
      workerData: { files, states: this.#states, port: port2 } satisfies RenderTask,
      transferList: [port2],
    });
    this.#worker.unref();
    // Without the other thread everything is rendered by this one.
    this.#worker.on("error", () => this.stop());
  }

  /**
   * HTML of a file's text, if the other thread has made it or is about to.
   *
   * @param text what the file holds after its front matter, as this thread has it
   * @returns undefined where the caller is to render it
   */
  html(file: string, text: string): string | undefined {
    const index = this.#indexOf.get(file);
    if (index === undefined || Atomics.compareExchange(this.#states, index, FREE, CLAIMED) === FREE)
      return undefined;
    if (!this.#rendered.has(index)) {
      Atomics.wait(this.#states, index, CLAIMED, PATIENCE);
      this.#collectMail();
    }
    const rendered = this.#rendered.get(index);
    this.#rendered.delete(index);
    return rendered?.length === text.length ? rendered.html : undefined;
  }

  /** Ends the other thread. */
  stop(): void {
    void this.#worker.terminate();
    this.#port.close();
  }

  #collectMail(): void {
    for (let mail = receiveMessageOnPort(this.#port); mail; mail = receiveMessageOnPort(this.#port)) {
      for (const rendered of mail.message as Rendered[]) this.#rendered.set(rendered.index, rendered);
    }
  }
}
