import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { builtPackage, repository } from "./places.ts";

/** Bundles the plugin into the run's own folder, as it is published. Returns the complaints, `""` for none. */
export function buildPackage(): string {
  const outdir = join(builtPackage(), "dist");
  const run = spawnSync("npm", ["run", "--silent", "bundle", "--", `--outdir=${outdir}`], {
    cwd: repository,
    encoding: "utf8",
  });
  return run.stdout + run.stderr;
}
