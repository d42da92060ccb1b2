import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { PROJECT } from "../helpers/command-line.ts";
import type { Files } from "../helpers/site.ts";

const work = mkdtempSync(join(tmpdir(), "newsroom-owners-"));
process.on("exit", () => rmSync(work, { recursive: true, force: true }));

/** The package as it is installed: its JavaScript, documentation and `package.json`, and the packages it needs. */
export const installed = join(work, "node_modules/eleventy-plugin-newsroom");

/** Compiles the package into the folder that the sites are made in, as `npm install` would put it there. */
export function installPackage(): void {
  if (existsSync(installed)) return;
  mkdirSync(installed, { recursive: true });
  const compiler = join(PROJECT, "node_modules/typescript/bin/tsc");
  const dist = join(installed, "dist");
  const inProject = { cwd: PROJECT, stdio: "pipe" } as const;
  execFileSync(process.execPath, [compiler, "-p", "tsconfig.build.json", "--outDir", dist], inProject);
  execFileSync("npm", ["run", "--silent", "bundle", "--", `--outdir=${dist}`], inProject);
  for (const name of ["package.json", "README.md", "CHANGELOG.md", "LICENSE", "docs", "bench"])
    cpSync(join(PROJECT, name), join(installed, name), { recursive: true });
  symlinkSync(join(PROJECT, "node_modules"), join(installed, "node_modules"), "dir");
}

/** Writes a site of an owner who has installed the package, and gives its folder. */
export function ownersSite(name: string, files: Files): string {
  const folder = join(work, name);
  for (const [path, content] of Object.entries(files)) {
    const full = join(folder, path);
    mkdirSync(dirname(full), { recursive: true });
    writeFileSync(full, content);
  }
  return folder;
}

/** Runs Eleventy in a site without any loader, as `npx eleventy` does. */
export function plainEleventy(folder: string): { status: number | null; output: string } {
  const command = join(PROJECT, "node_modules/@11ty/eleventy/cmd.cjs");
  const { status, stdout, stderr } = spawnSync(process.execPath, [command], {
    cwd: folder,
    encoding: "utf8",
  });
  return { status, output: `${stdout}\n${stderr}` };
}
