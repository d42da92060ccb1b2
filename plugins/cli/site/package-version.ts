import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { PACKAGE } from "../../package-files.ts";

/** Version of this package, from its own package.json. */
export function packageVersion(): string {
  const text = readFileSync(new URL("package.json", PACKAGE), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}

/**
 * Where a further project gets this package from: the registry, or the archive that it was installed from, as npm
 * notes it beside installed packages.
 *
 * @returns a range such as `^1.2.0`, or `file:` with an absolute path
 */
export function packageSource(): string {
  const archive = installedFrom();
  return archive === undefined ? `^${packageVersion()}` : `file:${archive}`;
}

function installedFrom(): string | undefined {
  const lock = new URL("../.package-lock.json", PACKAGE);
  if (!existsSync(lock)) return undefined;
  const { packages = {} } = JSON.parse(readFileSync(lock, "utf8")) as {
    packages?: Record<string, { resolved?: string } | undefined>;
  };
  const resolved = packages["node_modules/eleventy-plugin-newsroom"]?.resolved;
  if (!resolved?.startsWith("file:")) return undefined;
  // The path counts from the folder that `node_modules` is in.
  const path = fileURLToPath(new URL(resolved.slice("file:".length), new URL("../../", PACKAGE)));
  return existsSync(path) ? path : undefined;
}
