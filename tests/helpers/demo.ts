import { join } from "node:path";
import { PROJECT, runEleventy } from "./command-line.ts";
import { temporaryFolder } from "./site.ts";

let built: Promise<string> | undefined;

/** The folder into which Eleventy's own command has built the demo site of this project; built once for all tests. */
export function demoSite(): Promise<string> {
  built ??= build();
  return built;
}

async function build(): Promise<string> {
  const folder = join(temporaryFolder(), "demo");
  const { status, output } = await runEleventy(PROJECT, [
    "--config=.eleventy.ts",
    `--output=${folder}`,
    "--quiet",
  ]);
  if (status !== 0) throw new Error(`The demo site was not built:\n${output}`);
  return folder;
}
