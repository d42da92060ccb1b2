import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { parse as parseToml } from "smol-toml";
import { parseFrontMatter } from "../../../sources/front-matter.ts";

/** What the configuration of the old site says that entries need. */
export interface SiteConfig {
  generator: "jekyll" | "hugo";
  /** The folder it lies in. */
  root: string;
  data: Readonly<Record<string, unknown>>;
}

const FILES: readonly [name: string, generator: "jekyll" | "hugo"][] = [
  ["_config.yml", "jekyll"],
  ["_config.yaml", "jekyll"],
  ["_config.toml", "jekyll"],
  ["hugo.toml", "hugo"],
  ["hugo.yaml", "hugo"],
  ["hugo.yml", "hugo"],
  ["hugo.json", "hugo"],
  ["config.toml", "hugo"],
  ["config.yaml", "hugo"],
  ["config.yml", "hugo"],
  ["config/_default/hugo.toml", "hugo"],
  ["config/_default/hugo.yaml", "hugo"],
  ["config/_default/config.toml", "hugo"],
  ["config/_default/config.yaml", "hugo"],
];

/** The configuration of Jekyll or Hugo in a folder or in one above it. */
export function findSiteConfig(folder: string): SiteConfig | undefined {
  for (let at = folder; ; at = dirname(at)) {
    for (const [name, generator] of FILES) {
      const path = join(at, name);
      // Many programs have a file of this name.
      if (name.startsWith("config.") && !existsSync(join(at, "content"))) continue;
      if (existsSync(path)) return { generator, root: at, data: read(path) };
    }
    // A site is left behind at the folder of its repository, and never sought in the whole machine.
    if (existsSync(join(at, ".git")) || existsSync(join(at, "package.json")) || dirname(at) === at)
      return undefined;
  }
}

/** A configuration that cannot be read says nothing: only old addresses are made with it. */
function read(path: string): Readonly<Record<string, unknown>> {
  const text = readFileSync(path, "utf8");
  try {
    if (basename(path).endsWith(".toml")) return parseToml(text);
    if (path.endsWith(".json")) return JSON.parse(text) as Record<string, unknown>;
    return parseFrontMatter(text.replace(/^---\s*\n/, "")).data ?? {};
  } catch {
    return {};
  }
}
