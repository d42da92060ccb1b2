import { existsSync, readdirSync } from "node:fs";
import { posix } from "node:path";
import type { EleventyConfig } from "./eleventy-config.ts";

/** A test whether Eleventy would find a layout: by name, with or without ending, an alias or a virtual template. */
export function layoutFinder(config: EleventyConfig): (name: string) => boolean {
  const known = new Map<string, boolean>();
  return (name) => {
    const found = known.get(name) ?? hasLayout(name, config);
    known.set(name, found);
    return found;
  };
}

function hasLayout(name: string, config: EleventyConfig): boolean {
  const folder = config.directories.layouts || config.directories.includes;
  const target = config.layoutAliases?.[name] ?? name;
  const virtual = config.directories.getLayoutPathRelativeToInputDirectory(target);
  const path = posix.join(folder, target);
  const above = posix.dirname(path);
  const isMeant = (other: string) => other === path || other.startsWith(`${path}.`);
  const files = existsSync(above) ? readdirSync(above).map((file) => posix.join(above, file)) : [];
  const virtuals = Object.keys(config.virtualTemplates);
  return (
    files.some(isMeant) || virtuals.some((other) => other === virtual || other.startsWith(`${virtual}.`))
  );
}
