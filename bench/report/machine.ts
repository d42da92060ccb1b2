import { readFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { hugoVersion } from "../contenders/hugo.ts";
import { inMemory, nodeModules } from "../places.ts";

/** Where and with what a run was made. */
export interface Machine {
  /** `YYYY-MM-DD`. */
  date: string;
  processor: string;
  cores: number;
  /** Gigabytes. */
  memory: number;
  /** Where the files lay. */
  storage: "memory" | "disk";
  platform: string;
  versions: Readonly<Record<string, string>>;
}

export function machineOf(date: string): Machine {
  const version = (name: string): string =>
    (JSON.parse(readFileSync(join(nodeModules, name, "package.json"), "utf8")) as { version: string })
      .version;
  const hugo = hugoVersion();
  return {
    date,
    processor: cpus()[0]?.model.trim() || "unknown",
    cores: cpus().length,
    memory: Math.round(totalmem() / 2 ** 30),
    storage: inMemory ? "memory" : "disk",
    platform: `${process.platform} ${process.arch}`,
    versions: {
      node: process.versions.node,
      "@11ty/eleventy": version("@11ty/eleventy"),
      "@11ty/eleventy-plugin-rss": version("@11ty/eleventy-plugin-rss"),
      "markdown-it": version("markdown-it"),
      ...(hugo === undefined ? {} : { hugo }),
    },
  };
}
