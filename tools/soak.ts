import { appendFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { EDITED_SITE, RandomEdits } from "../tests/helpers/random-edits.ts";
import { temporaryFolder } from "../tests/helpers/site.ts";
import { makeRunnable, settled, WatchedSite } from "../tests/helpers/watch.ts";

/**
 * Watches a site for hours of an author's work: after each of many random edits the site must be, byte for byte, what a
 * cold build makes, and memory must not grow. By hand: `node --import tsx tools/soak.ts --edits 500 --lane direct`.
 */
const { values } = parseArgs({
  options: {
    edits: { type: "string", default: "500" },
    entries: { type: "string", default: "40" },
    seed: { type: "string", default: "1" },
    lane: { type: "string", default: "templates" },
    incremental: { type: "boolean", default: false },
  },
});
const options = { ...EDITED_SITE, entries: { glob: "news/**/*.{md,txt}", render: values.lane } };

const MEMORY = `
import { writeFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
setFlagsFromString("--expose-gc");
const gc = runInNewContext("gc");
process.on("SIGUSR2", () => {
  gc();
  writeFileSync(process.env.MEMORY_FILE, JSON.stringify(process.memoryUsage()));
});
`;

const folder = temporaryFolder();
const aside = temporaryFolder();
const memoryFile = join(aside, "memory.json");
const preload = join(aside, "memory.mjs");
writeFileSync(preload, MEMORY);
const author = new RandomEdits(folder, Number(values.seed), Number(values.entries));
makeRunnable(folder, options);
const site = new WatchedSite(folder, values.incremental ? ["--incremental"] : [], {
  NODE_OPTIONS: `--import ${pathToFileURL(preload).href}`,
  MEMORY_FILE: memoryFile,
});

/** Megabytes that are in use after the garbage is collected, and that the process has. */
async function memory(): Promise<string> {
  writeFileSync(memoryFile, "");
  site.signal("SIGUSR2");
  for (let tries = 0; tries < 50; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const text = existsSync(memoryFile) ? readFileSync(memoryFile, "utf8") : "";
    if (!text.endsWith("}")) continue;
    const { heapUsed, rss } = JSON.parse(text) as NodeJS.MemoryUsage;
    return `heap ${(heapUsed / 2 ** 20).toFixed(1)} MB, process ${(rss / 2 ** 20).toFixed(0)} MB`;
  }
  return "memory unknown";
}

let faults = 0;
try {
  await site.ready();
  for (let count = 1; count <= Number(values.edits); count++) {
    const what = author.next();
    if (author.isBroken) {
      // Sometimes the mistake is corrected before anybody has seen it.
      if (count % 2) await new Promise((resolve) => setTimeout(resolve, 1500));
      continue;
    }
    const different = await settled(folder, options).catch((error: Error) => [
      `cold build: ${error.message}`,
    ]);
    if (different.length > 0) {
      faults++;
      console.log(`${count}. ${what}: differs in ${different.length}: ${different.slice(0, 6).join(" ")}`);
      appendFileSync(
        join(tmpdir(), "newsroom-soak.log"),
        `--- ${count} ${what}\n${different.join("\n")}\n${site.printed.slice(-3000)}\n`,
      );
    }
    if (count % 25 === 0) console.log(`${count} edits, ${faults} with differences; ${await memory()}`);
  }
} finally {
  await site.stop();
}
process.exit(faults > 0 ? 1 : 0);
