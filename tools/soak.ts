import { appendFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { countObjects, makeCountable } from "../tests/helpers/object-counts.ts";
import { EDITED_CONFIG, EDITED_SITE, RandomEdits } from "../tests/helpers/random-edits.ts";
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

const folder = temporaryFolder();
const author = new RandomEdits(folder, Number(values.seed), Number(values.entries), values.incremental);
makeRunnable(folder, options, undefined, EDITED_CONFIG);
makeCountable(folder);
const site = new WatchedSite(folder, values.incremental ? ["--incremental"] : []);

/** What is in use after the garbage is collected, and what the process has. */
async function memory(): Promise<string> {
  const { heapUsed, rss, entries } = await countObjects(site, folder);
  return `heap ${megabytes(heapUsed)}, process ${megabytes(rss)}, ${entries} entries held`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MB`;
}

let faults = 0;
try {
  await site.ready();
  for (let count = 1; count <= Number(values.edits); count++) {
    let what = author.next();
    // Every third time the next thing is done while the site is still being built.
    if (count % 3 === 0 && !author.isBroken) {
      await new Promise((resolve) => setTimeout(resolve, 100 + (count % 7) * 100));
      what += `; ${author.next()}`;
    }
    if (author.isBroken) {
      // Sometimes the mistake is corrected before anybody has seen it.
      if (count % 2) await new Promise((resolve) => setTimeout(resolve, 1500));
      continue;
    }
    const different = await settled(folder, 30).catch((error: Error) => [`cold build: ${error.message}`]);
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
