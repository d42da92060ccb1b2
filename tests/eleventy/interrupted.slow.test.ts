import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { eleventy, runEleventy } from "../helpers/command-line.ts";
import { EDITED_SITE, RandomEdits } from "../helpers/random-edits.ts";
import { temporaryFolder } from "../helpers/site.ts";
import { hashesOf, makeRunnable } from "../helpers/watch.ts";

/** How far the builds get before they are killed: a part of the files that are written. */
const MOMENTS = [0, 0.3, 0.7, 1];

/** Begins a build and kills it when it has said that it writes so many files. */
async function killedBuild(folder: string, files: number): Promise<void> {
  const child = eleventy(folder, []);
  let written = 0;
  child.stdout.on("data", (chunk) => {
    written += String(chunk).split("Writing ").length - 1;
    if (written >= files) child.kill("SIGKILL");
  });
  await new Promise((resolve) => child.on("close", resolve));
}

async function interrupt(lane: string): Promise<void> {
  const folder = temporaryFolder();
  const output = join(folder, "_site");
  new RandomEdits(folder, 1, 30);
  makeRunnable(folder, { ...EDITED_SITE, entries: { glob: "news/**/*.{md,txt}", render: lane } });
  assert.is((await runEleventy(folder, ["--quiet", "--output=_next"])).status, 0);
  const whole = hashesOf(join(folder, "_next"));
  const names = new Set(Object.keys(whole));
  for (const moment of MOMENTS) {
    await killedBuild(folder, Math.ceil(moment * names.size) || 1);
    const left = existsSync(output) ? Object.keys(hashesOf(output)) : [];
    const strange = left.filter((name) => !names.has(name));
    assert.equal(strange, [], `at ${moment}`);
  }
  assert.is((await runEleventy(folder, ["--quiet"])).status, 0);
  assert.equal(hashesOf(output), whole);
}

test("builds killed at any moment leave nothing that the next does not set right; a build in another folder is the same", async () => {
  await Promise.all(["templates", "direct"].map(interrupt));
});

test.run();
