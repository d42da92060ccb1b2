import { spawn } from "node:child_process";
import { existsSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import * as assert from "uvu/assert";
import { PROJECT } from "../helpers/command-line.ts";
import { temporaryFolder, writeFiles } from "../helpers/site.ts";
import { differences, hashesOf, makeRunnable } from "../helpers/watch.ts";
import { FILES, OPTIONS } from "./site.ts";

/** What one machine has otherwise than another. */
export interface Machine {
  zone?: string;
  locale?: string;
  /** Where the site's files are written in the other order, and found in it. */
  reversed?: boolean;
  /** Time of all files, in seconds; that of their writing where it is missing. */
  stamp?: number;
  /** Milliseconds that the clock is wrong. */
  clockShift?: number;
  /** The site's folder, below one of its own. */
  below?: string;
  /** Rights that new files do not get. */
  umask?: number;
  /** Further variables of the environment. */
  environment?: Record<string, string>;
  /** Where Eleventy is told of the site, and runs in another folder. */
  fromElsewhere?: boolean;
  /** The program that is Node. @default the one that runs the test */
  node?: string;
  /** The compiled plugin, which needs no loader. @default the source */
  plugin?: string;
}

export const LANES = ["templates", "direct"] as const;

/** Moves the clock of every thread, says so, and gives the files of each folder in another order. */
const OTHER_MACHINE = `
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { threadId } from "node:worker_threads";
const shift = Number(process.env.CLOCK_SHIFT);
const RealDate = Date;
globalThis.Date = new Proxy(RealDate, {
  construct: (target, given, as) =>
    Reflect.construct(target, given.length === 0 ? [RealDate.now() + shift] : given, as),
  apply: () => new Date().toString(),
  get: (target, name) => (name === "now" ? () => RealDate.now() + shift : Reflect.get(target, name)),
});
fs.appendFileSync(process.env.THREADS_SEEN, \`\${threadId === 0 ? "main" : "other"}\\n\`);
if (process.env.FILE_ORDER === "reversed") {
  const { readdir, readdirSync } = fs;
  const turned = (files) => files.sort((a, b) => (String(a.name ?? a) < String(b.name ?? b) ? 1 : -1));
  fs.readdirSync = (...given) => turned(readdirSync(...given));
  fs.readdir = (...given) => {
    const done = given.pop();
    readdir(...given, (error, files) => done(error, files && turned(files)));
  };
  const { readdir: promised } = fs.promises;
  fs.promises.readdir = async (...given) => turned(await promised(...given));
  syncBuiltinESMExports();
}
`;

const plain = new Map<string, Promise<Record<string, string>>>();

/** The site as the machine that tests makes it: once, for all that is compared with it. */
export function builtHere(lane: (typeof LANES)[number]): Promise<Record<string, string>> {
  const built = plain.get(lane) ?? buildOn({}, lane);
  plain.set(lane, built);
  return built;
}

/** Builds the site on a machine by Eleventy's own command. Returns the hash of every file of the output. */
export async function buildOn(
  machine: Machine,
  lane: (typeof LANES)[number],
): Promise<Record<string, string>> {
  const root = temporaryFolder();
  const below = machine.below ?? "site";
  const folder = join(root, below);
  const files = Object.entries(FILES);
  writeFiles(folder, Object.fromEntries(machine.reversed ? files.reverse() : files));
  const options = { ...OPTIONS, entries: { glob: "news/**/*.{md,txt}", render: lane } };
  makeRunnable(folder, options, machine.plugin);
  const { stamp } = machine;
  if (stamp !== undefined) for (const [file] of files) utimesSync(join(folder, file), stamp, stamp);
  const preload = join(root, "other-machine.mjs");
  writeFileSync(preload, OTHER_MACHINE);
  const threads = join(root, "threads.txt");

  const threadLoader = pathToFileURL(join(PROJECT, "tools/threads.mjs")).href;
  const loader = machine.plugin ? [] : [`--import=${import.meta.resolve("tsx")}`, `--import=${threadLoader}`];
  const where = machine.fromElsewhere
    ? [`--config=${below}/eleventy.config.js`, `--input=${below}/src`, `--output=${below}/_site`]
    : ["--quiet"];
  const umask = process.umask(machine.umask ?? 0o022);
  const child = spawn(
    machine.node ?? process.execPath,
    [...loader, join(PROJECT, "node_modules/@11ty/eleventy/cmd.cjs"), ...where],
    {
      cwd: machine.fromElsewhere ? root : folder,
      env: {
        ...process.env,
        NODE_OPTIONS: `--import=${pathToFileURL(preload).href}`,
        CLOCK_SHIFT: String(machine.clockShift ?? 0),
        FILE_ORDER: machine.reversed ? "reversed" : "",
        THREADS_SEEN: threads,
        ...(machine.zone ? { TZ: machine.zone } : {}),
        ...(machine.locale ? { LANG: machine.locale, LC_ALL: machine.locale } : {}),
        ...machine.environment,
      },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  process.umask(umask);
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  const [stdout, stderr, status] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  assert.is(status, 0, `${stdout}\n${stderr}`);
  assert.ok(existsSync(threads), "the machine is another");
  if (lane === "direct") assert.match(readFileSync(threads, "utf8"), "other", "and so for every thread");
  return hashesOf(join(folder, "_site"));
}

/** Fails with the names of files that a machine makes otherwise. */
export function assertSame(one: Record<string, string>, other: Record<string, string>, what: string): void {
  assert.ok(Object.keys(one).length > 500, `${Object.keys(one).length} files`);
  assert.equal(differences(one, other), [], what);
}
