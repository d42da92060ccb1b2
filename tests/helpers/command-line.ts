import { type ChildProcessByStdio, spawn } from "node:child_process";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";

export const PROJECT = join(import.meta.dirname, "../..");
const COMMAND = join(PROJECT, "node_modules/@11ty/eleventy/cmd.cjs");

/** Address by which a configuration in another folder imports a file of the plugin. */
export const pluginUrl = (file: string): string => pathToFileURL(join(PROJECT, "plugins", file)).href;

/** Starts Eleventy's own command in a folder, as an owner does, with some variables of the environment set. */
export function eleventy(
  folder: string,
  args: string[] = [],
  environment: Record<string, string> = {},
): ChildProcessByStdio<null, Readable, Readable> {
  return spawn(process.execPath, ["--import", import.meta.resolve("tsx"), COMMAND, ...args], {
    cwd: folder,
    env: { ...process.env, FORCE_COLOR: "0", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** Runs it until it ends. */
export async function runEleventy(
  folder: string,
  args: string[] = [],
  environment: Record<string, string> = {},
) {
  const child = eleventy(folder, args, environment);
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  const [stdout, stderr, status] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { status, stdout, output: `${stdout}\n${stderr}` };
}
