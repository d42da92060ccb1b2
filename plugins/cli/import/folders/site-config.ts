import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import { parse as parseToml } from "smol-toml";
import { escapeRegExp } from "../../../content/escape-reg-exp.ts";
import { parseFrontMatter } from "../../../read/front-matter.ts";

import { recordOf, textIn } from "./matter-fields.ts";

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
      if (existsSync(path))
        return { generator, root: at, data: { ...partsOf(dirname(path)), ...read(path) } };
    }
    // Stop at the repository root instead of searching the whole disk.
    if (existsSync(join(at, ".git")) || existsSync(join(at, "package.json")) || dirname(at) === at)
      return undefined;
  }
}

/** Hugo's configuration may be in parts, each a file by the name of its field. */
function partsOf(folder: string): Readonly<Record<string, unknown>> {
  if (basename(folder) !== "_default") return {};
  const files = readdirSync(folder).filter((name) => /^(?:languages|permalinks|cascade)\.\w+$/.test(name));
  return Object.fromEntries(files.map((name) => [name.split(".", 1)[0], read(join(folder, name))]));
}

/** Languages of a Hugo site. */
function languagesOf(config: SiteConfig | undefined): string[] {
  return config?.generator === "hugo" ? Object.keys(recordOf(config.data["languages"])) : [];
}

/** What a file name says of its language: `index.fr`. Matches nothing where the site has no languages. */
export function languageEnding(config: SiteConfig | undefined): RegExp {
  const languages = languagesOf(config).map(escapeRegExp);
  return languages.length === 0 ? /$^/ : new RegExp(`\\.(${languages.join("|")})$`, "i");
}

/** The language of a page, by its name or the folder below `content`, where it is not the site's first one. */
export function languageOfFile(file: string, config: SiteConfig | undefined): string | undefined {
  if (config === undefined) return undefined;
  const inName = languageEnding(config).exec(file.replace(/\.[^.]*$/, ""))?.[1];
  const folder = relative(config.root, file).split(sep)[1] ?? "";
  const language = inName ?? (languagesOf(config).includes(folder) ? folder : undefined);
  return language === (textIn(config.data, "defaultContentLanguage") ?? "en") ? undefined : language;
}

/** Ignore an unreadable configuration; it is only needed for old addresses. */
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
