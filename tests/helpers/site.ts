import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import Eleventy from "@11ty/eleventy";
import { causes } from "../../plugins/diagnostics/causes.ts";
import type { NewsroomOptions } from "../../plugins/newsroom.ts";
import newsroom from "../../plugins/newsroom.ts";

/** Options that every small site of the tests has. */
export const SITE = {
  site: { url: "https://news.example/", title: "The Example" },
  timeZone: "Asia/Almaty",
} satisfies NewsroomOptions;

export type Files = Record<string, string | Uint8Array>;

export interface BuildSettings {
  /** Options of the newsroom; given ones go over those of SITE. `false` adds no newsroom. */
  options?: Partial<NewsroomOptions> | false;
  /** What the site's own configuration does, before the newsroom is added. */
  config?: (eleventyConfig: never) => unknown;
  pathPrefix?: string;
  /** Input folder of the site. @default "src" */
  input?: string;
  runMode?: "build" | "watch" | "serve";
}

/** A site that was built with the real Eleventy, in a folder of its own. */
export class BuiltSite {
  readonly folder: string;
  readonly logs: string[];

  constructor(folder: string, logs: string[]) {
    this.folder = folder;
    this.logs = logs;
  }

  /** Text of a file of the output, named from its root: `/news/index.html`; an address ending in `/` is its page. */
  read(path: string): string {
    return readFileSync(this.#at(path), "utf8");
  }

  has(path: string): boolean {
    return existsSync(this.#at(path));
  }

  /** Every file of the output, from its root, sorted. */
  files(): string[] {
    const root = join(this.folder, "_site");
    if (!existsSync(root)) return [];
    return readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((file) => file.isFile())
      .map((file) => `${file.parentPath.slice(root.length)}/${file.name}`)
      .sort();
  }

  /** Writes a file of the site's source again, or takes it away with `undefined`. */
  change(path: string, content: string | undefined): void {
    const full = join(this.folder, path);
    if (content === undefined) rmSync(full);
    else {
      mkdirSync(dirname(full), { recursive: true });
      writeFileSync(full, content);
    }
  }

  #at(path: string): string {
    return join(this.folder, "_site", path.endsWith("/") ? `${path}index.html` : path);
  }
}

/** Eleventy keeps layouts by name for the whole process; each site of the tests has its own. */
const { default: layoutCache } = (await import(
  new URL("./LayoutCache.js", import.meta.resolve("@11ty/eleventy")).href
)) as { default: { clear(): void } };

/** And what it has compiled, by path: of thousands of sites in one process that is all that they were. */
const { default: compiled } = (await import(
  new URL("./TemplateContent.js", import.meta.resolve("@11ty/eleventy")).href
)) as { default: { _compileCache: Map<string, unknown>; _inputCache: Map<string, unknown> } };

const folders: string[] = [];
process.on("exit", () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder that is gone when the tests end. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "newsroom-"));
  folders.push(folder);
  return folder;
}

/** Writes files into a folder. */
export function writeFiles(folder: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    const full = join(folder, path);
    mkdirSync(dirname(full), { recursive: true });
    writeFileSync(full, content);
  }
}

/** Builds a small site from files named from its root, such as `src/news/a.md`. Throws what Eleventy throws. */
export async function buildSite(files: Files, settings: BuildSettings = {}): Promise<BuiltSite> {
  const folder = temporaryFolder();
  writeFiles(folder, { "package.json": '{"type":"module"}', ...files });
  return buildFolder(folder, settings);
}

/** Builds the site that lies in a folder. */
export function buildFolder(folder: string, settings: BuildSettings = {}): Promise<BuiltSite> {
  return buildWith(
    folder,
    () =>
      new Eleventy(settings.input ?? "src", "_site", {
        source: "script",
        runMode: settings.runMode ?? "build",
        quietMode: true,
        ...(settings.pathPrefix ? { pathPrefix: settings.pathPrefix } : {}),
        config: async (eleventyConfig: { addPlugin(plugin: unknown, options: unknown): unknown }) => {
          await settings.config?.(eleventyConfig as never);
          if (settings.options !== false)
            await eleventyConfig.addPlugin(newsroom, { ...SITE, ...settings.options });
        },
      }),
  );
}

/** Builds the site that lies in a folder by its own configuration file. */
export function buildByConfig(folder: string, configPath: string): Promise<BuiltSite> {
  return buildWith(
    folder,
    () =>
      new Eleventy(undefined as never, undefined as never, {
        source: "script",
        runMode: "build",
        quietMode: true,
        configPath,
      }),
  );
}

/** Builds in a folder, with Eleventy's caches empty, and keeps what is printed. */
async function buildWith(folder: string, make: () => Eleventy): Promise<BuiltSite> {
  const before = process.cwd();
  const logs: string[] = [];
  const { log, warn, error } = console;
  const keep = (...parts: unknown[]) => {
    logs.push(parts.map(String).join(" "));
  };
  process.chdir(folder);
  layoutCache.clear();
  compiled._compileCache.clear();
  compiled._inputCache.clear();
  Object.assign(console, { log: keep, warn: keep, error: keep });
  try {
    const eleventy = make();
    eleventy.disableLogger();
    await eleventy.init();
    await eleventy.write();
    return new BuiltSite(folder, logs);
  } finally {
    Object.assign(console, { log, warn, error });
    process.chdir(before);
    process.exitCode = 0;
  }
}

/** The text of the error that a build ends with, all causes included. */
export async function buildError(files: Files, settings: BuildSettings = {}): Promise<string> {
  try {
    await buildSite(files, settings);
  } catch (caught) {
    return textOfError(caught);
  }
  throw new Error("The build was expected to fail, and did not.");
}

/** What an error says and all its causes: Eleventy 3 has them as `originalError`, 4 as `cause`. */
export function textOfError(caught: unknown, separator = "\n"): string {
  return causes(caught)
    .map((error) => (error as Error).message)
    .join(separator);
}
