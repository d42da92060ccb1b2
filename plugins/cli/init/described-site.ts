import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

/** What a site says of itself in its global data. */
export interface DescribedSite {
  url?: string | undefined;
  title?: string | undefined;
  description?: string | undefined;
  language?: string | undefined;
}

const FOLDERS = ["_data", "src/_data", "content/_data", "src/data", "data"];
const NAMES = ["metadata", "site", "meta"];
const ENDINGS = ["json", "yaml", "yml", "js", "mjs", "cjs", "ts"];

const KEYS = {
  url: ["url"],
  title: ["title", "name"],
  description: ["description"],
  language: ["language", "lang"],
} as const;

/**
 * What a site's data file, such as `_data/metadata.js`, says of it, as far as that is written out there: programs are read,
 * and not run.
 */
export function describedSite(folder: string): DescribedSite {
  for (const path of FOLDERS.flatMap((name) => NAMES.map((file) => join(folder, name, file))))
    for (const ending of ENDINGS) {
      const file = `${path}.${ending}`;
      if (existsSync(file)) return descriptionOf(readFileSync(file, "utf8"), ending);
    }
  return {};
}

function descriptionOf(text: string, ending: string): DescribedSite {
  const data = ending.endsWith("s") ? stringsOf(text) : parsed(text);
  const find = (keys: readonly string[]) =>
    keys.map((key) => data[key]).find((value): value is string => typeof value === "string" && value !== "");
  const url = find(KEYS.url);
  return {
    url: url !== undefined && /^https?:/.test(url) && URL.canParse(url) ? url : undefined,
    title: find(KEYS.title),
    description: find(KEYS.description),
    language: find(KEYS.language),
  };
}

/** JSON is YAML. */
function parsed(text: string): Record<string, unknown> {
  try {
    return Object(parse(text)) as Record<string, unknown>;
  } catch {
    return {};
  }
}

/** Properties of the first object of a program that are plain strings; those of objects within it are another's. */
function stringsOf(program: string): Record<string, string> {
  let depth = 0;
  const own = [...program.slice(Math.max(0, program.indexOf("{")))]
    .map((sign) => {
      if (sign === "{") depth++;
      const isOwn = depth === 1;
      if (sign === "}") depth--;
      return isOwn ? sign : " ";
    })
    .join("");
  const strings = own.matchAll(/(?:^|[\s,{])(["']?)(\w+)\1\s*:\s*(["'`])((?:(?!\3)[^\\\n])*)\3/g);
  return Object.fromEntries(Array.from(strings, ([, , key = "", , value = ""]) => [key, value]));
}
