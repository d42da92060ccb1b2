import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CONFIG_FILES } from "../site/config-files.ts";

/** What a folder has of a site before `init`. */
export interface PresentSite {
  /** Eleventy's configuration, if there is one. */
  config: string | undefined;
  /** True if that configuration names this plugin. */
  hasPlugin: boolean;
  /** True if package.json lists Eleventy: a site, even without a configuration. */
  hasEleventy: boolean;
  /** Required packages missing from package.json. */
  missing: string[];
  /** True if there is a package.json that does not make `.js` files modules. */
  isCommonJs: boolean;
  /** True if something else makes the home page. */
  hasHome: boolean;
}

export function presentSite(folder: string): PresentSite {
  const config = CONFIG_FILES.find((name) => existsSync(join(folder, name)));
  const manifest = manifestIn(folder);
  const source = join(folder, "src");
  const lists = (name: string) =>
    ["dependencies", "devDependencies"].some((field) => Object.hasOwn(Object(manifest?.[field]), name));
  return {
    config,
    hasPlugin:
      config !== undefined && readFileSync(join(folder, config), "utf8").includes("eleventy-plugin-newsroom"),
    hasEleventy: lists("@11ty/eleventy"),
    missing: ["@11ty/eleventy", "eleventy-plugin-newsroom"].filter((name) => !lists(name)),
    isCommonJs: manifest !== undefined && manifest["type"] !== "module",
    hasHome: existsSync(source) && readdirSync(source).some((name) => name.startsWith("index.")),
  };
}

/** Never overwrite a package.json, even an invalid one. */
function manifestIn(folder: string): Record<string, unknown> | undefined {
  const path = join(folder, "package.json");
  if (!existsSync(path)) return undefined;
  try {
    return Object(JSON.parse(readFileSync(path, "utf8"))) as Record<string, unknown>;
  } catch {
    return {};
  }
}
