import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { register } from "node:module";
import { join } from "node:path";
import { isMainThread, MessagePort, threadId } from "node:worker_threads";

/*
 * Preloaded by every process and thread of a measured run: loads the plugin's sources in the form that counts what is run
 * of them, and writes the counts down. Plain JavaScript, since it comes before TypeScript can be loaded.
 */

const folder = process.env.NEWSROOM_COVERAGE;
const counts = join(folder, "counts");
mkdirSync(counts, { recursive: true });
register("./hooks.mjs", { parentURL: import.meta.url, data: folder });

const file = join(counts, `${process.pid}-${threadId}.json`);
function write() {
  const counted = Object.values(globalThis.__coverage__ ?? {}).map(({ path, s, f, b }) => ({
    path,
    s,
    f,
    b,
  }));
  if (counted.length === 0) return;
  // A process that is killed while it writes leaves what it wrote before.
  writeFileSync(`${file}.part`, JSON.stringify(counted));
  renameSync(`${file}.part`, file);
}
process.on("exit", write);
// Processes that watch are killed, and so are threads, as soon as what they have posted is enough: they come to no end.
if (isMainThread) {
  setInterval(() => {
    try {
      write();
    } catch (error) {
      // One of the tests is another user for a while, who may not write here.
      if (error.code !== "EACCES") throw error;
    }
  }, 500).unref();
} else {
  const post = MessagePort.prototype.postMessage;
  MessagePort.prototype.postMessage = function (...message) {
    write();
    post.apply(this, message);
  };
}
