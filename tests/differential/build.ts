import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import Eleventy from "@11ty/eleventy";
import { temporaryFolder, writeFiles } from "../helpers/site.ts";

const ROOT = join(import.meta.dirname, "../..");

/** The newsroom, as configurations of generated sites import it. */
export const PLUGIN = join(ROOT, "plugins/newsroom.ts");

export const MODES = ["alone", "templates", "direct"] as const;
export type Mode = (typeof MODES)[number];

/** What one build wrote. */
export interface Output {
  /** Bytes of each file as text, by its path in the output folder. */
  files: Map<string, string>;
  /** The input path of each page that Eleventy wrote, by the same path. */
  inputs: Map<string, string>;
}

/** A module of Eleventy itself. */
const inside = async <Exports>(path: string) =>
  (await import(new URL(path, import.meta.resolve("@11ty/eleventy")).href)) as Exports;

// Eleventy keeps layouts and compiled templates for the whole process, by names that all generated sites share.
const { default: layouts } = await inside<{ default: { clear(): void } }>("./LayoutCache.js");
const { default: bus } = await inside<{ default: { emit(name: string): unknown } }>("./EventBus.js");

// On a slow machine, a build that failed may go on to copy files of a folder that is gone by then: nobody waits for that.
const listeners = process.listeners("unhandledRejection");
process.removeAllListeners("unhandledRejection");
process.on("unhandledRejection", (error, promise) => {
  if ((error as Error | undefined)?.name === "TemplatePassthroughManagerCopyError") return;
  if (listeners.length === 0) throw error;
  for (const listener of listeners) listener(error, promise);
});

/** Writes a generated site into a folder that is gone when the tests end. */
export function writeSite(files: ReadonlyMap<string, string>): string {
  const folder = temporaryFolder();
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
  writeFiles(folder, Object.fromEntries(files));
  return folder;
}

/** Builds a site in one of the modes, in this process. */
export async function build(folder: string, input: string, mode: Mode): Promise<Output> {
  const before = process.cwd();
  const { log, warn, error } = console;
  const project = join(folder, "site");
  process.chdir(project);
  process.env["DIFFERENTIAL"] = mode === "alone" ? "" : mode;
  bus.emit("eleventy.compileCacheReset");
  layouts.clear();
  const silent = () => {};
  Object.assign(console, { log: silent, warn: silent, error: silent });
  try {
    const eleventy = new Eleventy(input, "_site", {
      source: "script",
      runMode: "build",
      quietMode: true,
      configPath: "eleventy.config.js",
    });
    eleventy.disableLogger();
    await eleventy.init();
    const [, pages] = (await eleventy.write()) as unknown as [
      unknown,
      { inputPath: string; outputPath: string | false }[],
    ];
    return {
      files: filesOf(join(project, "_site")),
      inputs: new Map(
        pages.flatMap(({ inputPath, outputPath }) =>
          outputPath
            ? [[outputPath.replace(/^(\.\/)?_site/, ""), inputPath.replace(/^\.\//, "")] as const]
            : [],
        ),
      ),
    };
  } catch (error) {
    // Files are still being copied from the folder that the process is in.
    await new Promise((resolve) => setTimeout(resolve, 100));
    throw error;
  } finally {
    Object.assign(console, { log, warn, error });
    rmSync(join(project, "_site"), { recursive: true, force: true });
    process.chdir(before);
    process.exitCode = 0;
    delete process.env["DIFFERENTIAL"];
  }
}

function filesOf(folder: string): Map<string, string> {
  return new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((file) => file.isFile())
      .map((file) => {
        const path = join(file.parentPath, file.name);
        return [path.slice(folder.length), readFileSync(path, "utf8")] as const;
      }),
  );
}

/** Writes a failing site where it stays, for somebody to look at. */
export function keepSite(folder: string, files: ReadonlyMap<string, string>): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
}
