import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { PROJECT, pluginUrl } from "../helpers/command-line.ts";
import { type BuiltSite, buildByConfig, type Files, temporaryFolder, writeFiles } from "../helpers/site.ts";
import { type Block, isFile } from "./blocks.ts";

const CONFIG = /^(eleventy\.config\.[cm]?[jt]s|\.eleventy\.js)$/;

/** What every example may take to be there. */
const LAYOUT: Files = {
  "src/_includes/base.njk":
    '<!doctype html><html lang="en"><head><title>{{ title }}</title></head><body>{{ content | safe }}</body></html>\n',
};

const ENTRIES: Files = {
  "src/news/the-old-bridge.md":
    "---\ntitle: The old bridge opens again\ndate: 2021-05-05\ntags: [Town, Floods]\nauthor: Ann Lee\n---\nCarpenters have finished the old bridge.\n",
  "src/news/river-gauge.md":
    "---\ntitle: A gauge on the river\ndate: 2021-05-04 09:30\ntags: [Town]\n---\nThe town has put a gauge on the bridge.\n",
};

/** A configuration around a call of `addPlugin` that is shown alone. */
function around(call: string, webc = false): string {
  return `import newsroom from "eleventy-plugin-newsroom";
${webc ? 'import webc from "@11ty/eleventy-plugin-webc";' : ""}
const site = { url: "https://news.example/", title: "The Example" };
export default function (eleventyConfig) {
${webc ? "  eleventyConfig.addPlugin(webc);" : ""}
${call}
  return { dir: { input: "src" } };
}
`;
}

/** Has `eleventy-plugin-newsroom` and its parts come from the sources. */
function fromSources(config: string): string {
  return config.replace(
    /(import|require)(\(| [^;\n]*from )"eleventy-plugin-newsroom(?:\/(\w+))?"/g,
    (_all, word, middle, part) => {
      const file = `${part ?? "newsroom"}.ts`;
      return `${word}${middle}${JSON.stringify(word === "require" ? join(PROJECT, "plugins", file) : pluginUrl(file))}`;
    },
  );
}

const PLAIN = '  eleventyConfig.addPlugin(newsroom, { site, timeZone: "Asia/Almaty" });';

/** The configurations that a section shows; one that is made up where it shows none. */
export function configsOf(blocks: readonly Block[]): { file: string; text: string; line: number }[] {
  const shown = blocks
    .filter(({ role }) => CONFIG.test(role) || role === "addPlugin")
    .map(({ role, text, line }) =>
      role === "addPlugin"
        ? { file: "eleventy.config.js", text: around(text), line }
        : { file: role, text, line },
    );
  if (shown.length > 0) return shown;
  const webc = blocks.some(({ language }) => language === "webc");
  return [{ file: "eleventy.config.js", text: around(PLAIN, webc), line: 0 }];
}

/** Builds the site that the files of a section are, with one of its configurations. */
export async function buildSection(
  blocks: readonly Block[],
  config: { file: string; text: string },
): Promise<BuiltSite> {
  const files = Object.fromEntries(
    blocks.filter((block) => isFile(block) && !CONFIG.test(block.role)).map(({ role, text }) => [role, text]),
  );
  const hasEntries = Object.keys(files).some(
    (file) => /\.(md|txt)$/.test(file) && !file.endsWith("robots.txt"),
  );
  const folder = temporaryFolder();
  symlinkSync(join(PROJECT, "node_modules"), join(folder, "node_modules"));
  writeFiles(folder, {
    "package.json": JSON.stringify({
      type: config.file.endsWith(".js") && config.text.includes("require(") ? "commonjs" : "module",
    }),
    ...LAYOUT,
    ...(hasEntries ? {} : ENTRIES),
    ...files,
    [config.file]: fromSources(config.text),
  });
  return buildByConfig(folder, config.file);
}
