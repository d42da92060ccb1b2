import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { runEleventy } from "../helpers/command-line.ts";
import { entry } from "../helpers/entries.ts";
import { installPackage, ownersSite, plainEleventy } from "./package.ts";

const OPTIONS = '{ site: { url: "https://news.example/", title: "The Example" } }';
const DIRECTORIES = 'return { dir: { input: "src" } };';
const BODY = `eleventyConfig.addPlugin(newsroom, ${OPTIONS}); ${DIRECTORIES}`;

/** Configurations as owners write them, by what they do; the module system is the file's or the project's own. */
const CONFIGS: readonly [name: string, file: string, text: string, packageJson?: string][] = [
  [
    "eleventy.config.js of a project with type module imports the default",
    "eleventy.config.js",
    `import newsroom from "eleventy-plugin-newsroom";\nexport default (eleventyConfig) => { ${BODY} };`,
    '{ "type": "module" }',
  ],
  [
    "eleventy.config.mjs imports the name",
    "eleventy.config.mjs",
    `import { newsroom } from "eleventy-plugin-newsroom";\nexport default (eleventyConfig) => { ${BODY} };`,
  ],
  [
    ".eleventy.js of a project without a type requires the plugin itself",
    ".eleventy.js",
    `const newsroom = require("eleventy-plugin-newsroom");\nmodule.exports = (eleventyConfig) => { ${BODY} };`,
    "{}",
  ],
  [
    "eleventy.config.cjs requires the plugin by name",
    "eleventy.config.cjs",
    `const { newsroom } = require("eleventy-plugin-newsroom");\nmodule.exports = (eleventyConfig) => { ${BODY} };`,
  ],
  [
    "eleventy.config.cjs requires the default",
    "eleventy.config.cjs",
    `const newsroom = require("eleventy-plugin-newsroom").default;\nmodule.exports = (eleventyConfig) => { ${BODY} };`,
  ],
  [
    "eleventy.config.cjs requires the parts",
    "eleventy.config.cjs",
    `const parts = [require("eleventy-plugin-newsroom/entries"), require("eleventy-plugin-newsroom/tags"), require("eleventy-plugin-newsroom/feeds")];
module.exports = (eleventyConfig) => { for (const part of parts) eleventyConfig.addPlugin(part, ${OPTIONS}); ${DIRECTORIES} };`,
  ],
  [
    "eleventy.config.cjs imports in an asynchronous function",
    "eleventy.config.cjs",
    `module.exports = async (eleventyConfig) => { const { default: newsroom } = await import("eleventy-plugin-newsroom"); ${BODY} };`,
  ],
  [
    "eleventy.config.ts checks its options by satisfies",
    "eleventy.config.ts",
    `import newsroom, { type NewsroomOptions } from "eleventy-plugin-newsroom";
interface Config { addPlugin(plugin: unknown, options: NewsroomOptions): void }
const options = ${OPTIONS} satisfies NewsroomOptions;
export default (eleventyConfig: Config) => { eleventyConfig.addPlugin(newsroom, options); ${DIRECTORIES} };`,
    '{ "type": "module" }',
  ],
];

test.before(installPackage);

for (const [index, [name, file, text, packageJson]] of CONFIGS.entries()) {
  test(`${name}, and the site has entry, tag page and feeds`, async () => {
    const folder = ownersSite(`site-${index}`, {
      [file]: text,
      ...(packageJson ? { "package.json": packageJson } : {}),
      "src/news/first.md": entry("title: First\ndate: 2021-05-05\ntags: [Town]"),
    });
    const { status, output } = file.endsWith(".ts")
      ? await runEleventy(folder, [`--config=${file}`])
      : plainEleventy(folder);
    assert.is(status, 0, output);
    const read = (path: string) => readFileSync(join(folder, "_site/news", path), "utf8");
    assert.match(read("first/index.html"), "<title>First · The Example</title>");
    assert.match(read("tags/town/index.html"), "First");
    const [item] = JSON.parse(read("feed.json")).items;
    assert.is(item.date_published, "2021-05-05T00:00:00Z");
    assert.match(read("feed.xml"), "<title>First</title>");
  });
}

test.run();
