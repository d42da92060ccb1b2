import { type ChildProcessWithoutNullStreams, execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { runCommandLine } from "../../plugins/cli/command-line.ts";
import { coloursFor } from "../../plugins/cli/frame/colours.ts";
import type { Terminal } from "../../plugins/cli/frame/terminal.ts";
import { CONFIG_FILES } from "../../plugins/cli/site/config-files.ts";
import { findEleventy } from "../../plugins/cli/site/load-site.ts";
import { type Files, temporaryFolder, writeFiles } from "../helpers/site.ts";

const PROJECT = fileURLToPath(new URL("../..", import.meta.url));
export const MAIN = join(PROJECT, "plugins/cli/main.ts");

/** What a command printed, and its exit code. */
export interface Ran {
  code: number | null;
  out: string;
  err: string;
}

/** What the machine is set to, for commands run within this process. */
export interface Machine {
  now?: string;
  timeZone?: string;
  language?: string;
}

/** Runs a command within this process, in another folder: fast, and all that a process would print is returned. */
export async function newsroom(cwd: string, args: readonly string[], machine: Machine = {}): Promise<Ran> {
  const ran: Ran = { code: null, out: "", err: "" };
  const plain = coloursFor(false, {});
  const terminal: Terminal = {
    cwd,
    env: {},
    now: () => Date.parse(machine.now ?? "2021-05-07T00:00:00Z"),
    machine: () => ({ timeZone: machine.timeZone ?? "UTC", language: machine.language ?? "en" }),
    out: (text) => {
      ran.out += `${text}\n`;
    },
    err: (text) => {
      ran.err += `${text}\n`;
    },
    progress: () => {},
    colours: plain,
    errColours: plain,
  };
  ran.code = await within(cwd, () => runCommandLine(args, terminal));
  return ran;
}

/** Starts `newsroom` as a process of its own. */
export function newsroomChild(
  cwd: string,
  args: readonly string[],
  env: Record<string, string> = {},
): ChildProcessWithoutNullStreams {
  const { NO_COLOR: _n, FORCE_COLOR: _f, DEBUG: _d, CI: _c, ...rest } = process.env;
  return spawn(process.execPath, ["--import", import.meta.resolve("tsx"), MAIN, ...args], {
    cwd,
    env: { ...rest, ...env },
  });
}

/** Runs `newsroom` as a process of its own. No terminal: no progress, no colours. */
export function newsroomProcess(
  cwd: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<Ran> {
  const child = newsroomChild(cwd, args, env);
  const ran: Ran = { code: null, out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    ran.out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    ran.err += text;
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ ...ran, code }));
  });
}

/** What a person sees who runs `newsroom` in a terminal. */
export function inTerminal(cwd: string, args: readonly string[], env: Record<string, string>): string {
  const { NO_COLOR: _n, FORCE_COLOR: _f, DEBUG: _d, CI: _c, ...rest } = process.env;
  const words = [process.execPath, "--import", import.meta.resolve("tsx"), MAIN, ...args];
  const command = words.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(" ");
  return execFileSync("script", ["--quiet", "--return", "--command", command, "/dev/null"], {
    cwd,
    encoding: "utf8",
    env: { ...rest, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
}

/** Builds the site in a folder by its own configuration, with the Eleventy it finds. */
export async function build(folder: string, pathPrefix?: string): Promise<void> {
  const { log, warn, error } = console;
  Object.assign(console, { log: () => {}, warn: () => {}, error: () => {} });
  try {
    await within(folder, async () => {
      const Eleventy = await findEleventy(folder);
      const configPath = CONFIG_FILES.find((name) => existsSync(join(folder, name)));
      const eleventy = new Eleventy(undefined, undefined, {
        source: "script",
        quietMode: true,
        configPath,
        pathPrefix,
      });
      await eleventy.init();
      eleventy.disableLogger();
      await eleventy.write();
    });
  } finally {
    Object.assign(console, { log, warn, error });
  }
}

async function within<Result>(folder: string, run: () => Promise<Result>): Promise<Result> {
  const before = process.cwd();
  process.chdir(folder);
  try {
    return await run();
  } finally {
    process.chdir(before);
    process.exitCode = 0;
  }
}

/** Puts Eleventy and this plugin into a folder's node_modules, as an install would. */
export function install(folder: string): void {
  const modules = join(folder, "node_modules");
  const plugin = join(modules, "eleventy-plugin-newsroom");
  mkdirSync(plugin, { recursive: true });
  symlinkSync(join(PROJECT, "node_modules/@11ty"), join(modules, "@11ty"));
  const source = JSON.stringify(pathToFileURL(join(PROJECT, "plugins/newsroom.ts")).href);
  writeFileSync(
    join(plugin, "package.json"),
    '{"name":"eleventy-plugin-newsroom","type":"module","exports":"./index.js"}',
  );
  writeFileSync(join(plugin, "index.js"), `export * from ${source};\nexport { default } from ${source};\n`);
}

/** A configuration as owners write it. `options` is JavaScript: the inside of the options' braces. */
export function config(options = ""): string {
  return `import newsroom from "eleventy-plugin-newsroom";
export default function (eleventyConfig) {
  eleventyConfig.addPassthroughCopy("src/img");
  eleventyConfig.addPlugin(newsroom, {
    site: { url: "https://news.example/", title: "The Example" },
    timeZone: "Asia/Almaty",
    ${options}
  });
}
export const config = { dir: { input: "src", output: "_site" } };
`;
}

/** A site in a temporary folder that a command can be run in. */
export function site(files: Files, options = ""): string {
  const folder = temporaryFolder();
  writeFiles(folder, {
    "package.json": '{"type":"module"}',
    "eleventy.config.js": config(options),
    "src/index.md": "Home\n",
    ...files,
  });
  install(folder);
  return folder;
}

export function read(folder: string, path: string): string {
  return readFileSync(join(folder, path), "utf8");
}

/** A stack trace, which nobody who made a mistake wants to see. */
export const STACK = /^\s+at .+[:(]\d+:\d+\)?$/m;
