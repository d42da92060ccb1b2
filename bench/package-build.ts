import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { buildConfig, builtPackage, compiler } from "./places.ts";

/** Compiles the plugin into the run's own folder. Returns the compiler's complaints, `""` for none. */
export function buildPackage(): string {
  const outDir = join(builtPackage(), "dist");
  const run = spawnSync(process.execPath, [compiler, "-p", buildConfig, "--outDir", outDir], {
    encoding: "utf8",
  });
  return run.stdout + run.stderr;
}
