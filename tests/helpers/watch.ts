import { createHash } from "node:crypto";
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { eleventy, PROJECT } from "./command-line.ts";
import { buildFolder, temporaryFolder } from "./site.ts";

/**
 * Gives a folder what a site needs to be built by the command of Eleventy: its configuration and packages.
 *
 * @param more statements of the configuration, before the newsroom is added
 */
export function makeRunnable(
  folder: string,
  options: object,
  plugin = join(PROJECT, "plugins/newsroom.ts"),
  more = "",
): void {
  if (!existsSync(join(folder, "node_modules")))
    symlinkSync(join(PROJECT, "node_modules"), join(folder, "node_modules"));
  writeFileSync(
    join(folder, "eleventy.config.js"),
    `import newsroom from ${JSON.stringify(plugin)};
export default function (config) {
  ${more}
  config.addPlugin(newsroom, ${JSON.stringify(options)});
  return { dir: { input: "src", output: "_site" } };
}
`,
  );
}

/** A site that is built again at each change, as its author has it while writing. */
export class WatchedSite {
  #child: ReturnType<typeof eleventy>;
  #printed = "";
  #ended = false;
  #wake = () => {};

  constructor(folder: string, flags: string[], environment: Record<string, string> = {}) {
    this.#child = eleventy(folder, ["--watch", ...flags], environment);
    const hear = (chunk: unknown) => {
      this.#printed += String(chunk);
      this.#wake();
    };
    this.#child.stdout.on("data", hear);
    this.#child.stderr.on("data", hear);
    this.#child.on("exit", () => {
      this.#ended = true;
      this.#wake();
    });
  }

  async ready(): Promise<void> {
    // Eleventy 4 has another word for it.
    await this.#line(/Watching…|Waiting…/);
    // The line comes before the watcher has looked at every folder.
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }

  /** Makes a change and waits until the site is built. Returns what was printed. */
  async change(make: () => void): Promise<string> {
    this.#printed = "";
    make();
    await this.#line(/Wrote \d+ files?[^\n]* in/);
    return this.#printed;
  }

  /** What was printed since the last change. */
  get printed(): string {
    return this.#printed;
  }

  signal(name: NodeJS.Signals): void {
    this.#child.kill(name);
  }

  async stop(): Promise<void> {
    if (this.#ended) return;
    const gone = new Promise<void>((resolve) => this.#child.on("exit", () => resolve()));
    this.#child.kill("SIGKILL");
    await gone;
  }

  #line(pattern: RegExp): Promise<void> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`nothing for a minute:\n${this.#printed}`)), 60_000);
      const look = () => {
        const found = pattern.test(this.#printed);
        if (!found && !this.#ended) return;
        clearTimeout(late);
        this.#wake = () => {};
        if (found) resolve();
        else reject(new Error(`the process ended:\n${this.#printed}`));
      };
      this.#wake = look;
      look();
    });
  }
}

/** Hash of every file of a folder, by name. */
export function hashesOf(folder: string): Record<string, string> {
  const hashes: [string, string][] = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => {
      const path = join(file.parentPath, file.name);
      return [path.slice(folder.length), createHash("sha1").update(readFileSync(path)).digest("hex")];
    });
  return Object.fromEntries(hashes.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Names of files that two folders do not have alike. */
export function differences(one: Record<string, string>, other: Record<string, string>): string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].filter(
    (name) => one[name] !== other[name],
  );
}

/**
 * Waits until a watched site is what a cold build of its source makes, and less than a minute: a change may come as
 * several, and be built in several steps.
 *
 * @returns names of files that differ nevertheless
 */
export async function settled(folder: string, seconds = 30): Promise<string[]> {
  const cold = temporaryFolder();
  cpSync(folder, cold, {
    recursive: true,
    filter: (path) => !path.includes("_site") && !path.endsWith("node_modules"),
  });
  await buildFolder(cold, { options: false });
  const wanted = hashesOf(join(cold, "_site"));
  rmSync(cold, { recursive: true });
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const different = differences(hashesWhileBuilt(join(folder, "_site")), wanted);
    if (different.length === 0 || Date.now() > end) return different;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Files may vanish between being listed and being read, and the folder with them. */
function hashesWhileBuilt(folder: string): Record<string, string> {
  while (existsSync(folder)) {
    try {
      return hashesOf(folder);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    }
  }
  return {};
}
