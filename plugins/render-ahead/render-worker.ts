import { readFileSync } from "node:fs";
import { workerData } from "node:worker_threads";
import { defaultMarkdown } from "../content/default-markdown.ts";
import { splitFrontMatter } from "../sources/front-matter.ts";
import { CLAIMED, DELIVERED, FREE, type Rendered, type RenderTask } from "./render-task.ts";

/** Few enough that nobody waits long for the last of them, and enough that messages do not cost more than the work. */
const BATCH = 8;

/** The other thread: renders entries from the first to the last, leaving out those the main thread has taken itself. */
const { files, states, port } = workerData as RenderTask;
const markdown = defaultMarkdown();

for (let start = 0; start < files.length; start += BATCH) {
  const batch: Rendered[] = [];
  for (let index = start; index < Math.min(start + BATCH, files.length); index++) {
    if (Atomics.compareExchange(states, index, FREE, CLAIMED) !== FREE) continue;
    batch.push(render(index, files[index] ?? ""));
  }
  if (batch.length === 0) continue;
  port.postMessage(batch);
  for (const { index } of batch) {
    Atomics.store(states, index, DELIVERED);
    Atomics.notify(states, index);
  }
}

/** A file that cannot be read here is left to the main thread, which has a message for it. */
function render(index: number, file: string): Rendered {
  try {
    const { body } = splitFrontMatter(readFileSync(file, "utf8"));
    return { index, length: body.length, html: markdown(body) };
  } catch {
    return { index, length: -1, html: "" };
  }
}
