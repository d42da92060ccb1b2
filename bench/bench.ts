import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Contender } from "./contenders/contender.ts";
import { contendersNamed } from "./contenders/contenders.ts";
import { tagNames } from "./corpus/words.ts";
import { type Flags, flagsOf } from "./flags.ts";
import { buildPackage } from "./package-build.ts";
import { removeWorkFolder } from "./places.ts";
import { measureRebuilds } from "./rebuild/rebuild.ts";
import { chartOf } from "./report/chart.ts";
import { machineOf } from "./report/machine.ts";
import { flatnessOf, isSound, ratiosOf } from "./report/ratios.ts";
import { rebuildTable } from "./report/rebuild-table.ts";
import type { Result, Results } from "./report/results.ts";
import { tablesOf } from "./report/table.ts";
import { measureSize } from "./rounds.ts";

const say = (line: string) => console.error(line);

/** Those that can run here; why the others cannot is said. */
function present(contenders: readonly Contender[]): Contender[] {
  return contenders.filter((contender) => {
    const reason = contender.missing();
    if (reason !== undefined) say(`${contender.name} is left out: ${reason}`);
    return reason === undefined;
  });
}

async function coldBuilds(contenders: readonly Contender[], flags: Flags): Promise<boolean> {
  const results: Result[] = [];
  for (const size of flags.sizes) {
    results.push(...(await measureSize(contenders, size, flags.rounds, flags.task, say)));
  }
  const all: Results = {
    machine: machineOf(flags.date),
    corpus: {
      seed: 11,
      tags: tagNames.length,
      mixed: flags.task.mixed,
      pageSize: flags.task.pageSize,
      feedSize: flags.task.feedSize,
    },
    heap: flags.task.heap,
    results,
    ratios: ratiosOf(results),
    flatness: flatnessOf(results),
  };
  if (flags.out !== undefined) {
    mkdirSync(flags.out, { recursive: true });
    writeFileSync(join(flags.out, "results.json"), `${JSON.stringify(all, null, 2)}\n`);
    writeFileSync(join(flags.out, "chart.svg"), chartOf(results));
  }
  console.log(tablesOf(all));
  return results.every(isSound);
}

async function main(): Promise<boolean> {
  const flags = flagsOf(process.argv.slice(2), new Date().toISOString().slice(0, 10));
  const wanted = contendersNamed(flags.only);
  if (wanted.some((contender) => contender.site === "newsroom")) {
    const complaints = buildPackage();
    if (complaints !== "") say(`Compiling the plugin:\n${complaints}`);
  }
  const contenders = present(wanted);
  if (!flags.rebuild) return coldBuilds(contenders, flags);
  const rebuilds = await measureRebuilds(contenders, flags, say);
  console.log(rebuildTable(rebuilds));
  return rebuilds.every((rebuild) => rebuild.problem === undefined);
}

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    removeWorkFolder();
    process.exit(1);
  });
}
try {
  process.exitCode = (await main()) ? 0 : 1;
} finally {
  removeWorkFolder();
}
