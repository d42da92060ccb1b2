import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { InputPathToUrlTransformPlugin } from "@11ty/eleventy";
import markdownIt from "markdown-it";
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { CollectionApi, EleventyConfig, TemplateData } from "../../plugins/eleventy/eleventy-config.ts";
import {
  addToContentMap,
  directoriesOf,
  hideCollection,
  observeMarkdown,
  observeUrls,
  onIgnores,
  onSiteFacts,
  onWritten,
  renderWith,
  type SiteFacts,
  takeAnyTag,
} from "../../plugins/eleventy/internals.ts";
import { differs } from "../eleventy-4.ts";
import { eleventy } from "../helpers/command-line.ts";
import { entry } from "../helpers/entries.ts";
import { type BuiltSite, buildSite, type Files, temporaryFolder, writeFiles } from "../helpers/site.ts";
import { makeRunnable, WatchedSite } from "../helpers/watch.ts";

/*
 * One probe for each use of Eleventy that its documentation does not list, on a site without the newsroom: where a version
 * of Eleventy changes one of them, the test here says which. Where Eleventy does without what a reach is for, the reach can go.
 */

/** What the probes call of the configuration besides what the plugin calls. */
interface Config extends EleventyConfig {
  addLinter(name: string, lint: () => void): void;
  addLayoutAlias(from: string, to: string): void;
  addGlobalData(name: string, value: unknown): void;
  addPassthroughCopy(paths: string | Record<string, string>): void;
  addDataExtension(endings: string, read: (text: string) => unknown): void;
  addMarkdownHighlighter(highlight: () => string): void;
  addPlugin(plugin: unknown): void;
  setDataFileSuffixes(suffixes: string[]): void;
  setDataFileBaseName(name: string): void;
  setDataDeepMerge(merges: boolean): void;
  setDynamicPermalinks(isOn: boolean): void;
  setFrontMatterParsingOptions(options: object): void;
  setLibrary(name: string, library: unknown): void;
  setLiquidOptions(options: object): void;
  setNunjucksEnvironmentOptions(options: object): void;
}

const PAGE: Files = { "src/index.md": "---\ntags: [place]\n---\nHome" };

function build(files: Files, config: (config: Config) => unknown): Promise<BuiltSite> {
  return buildSite({ ...PAGE, ...files }, { options: false, config: config as never });
}

/** What the plugin would know of a site with this configuration. */
async function factsOf(configure: (config: Config) => unknown): Promise<SiteFacts> {
  let facts: SiteFacts | undefined;
  await build({}, (config) => {
    onSiteFacts(config, (each) => {
      facts ??= each;
    });
    configure(config);
  });
  return facts as SiteFacts;
}

/** How a site renders Markdown that sets nothing. */
const PLAIN = {
  isReplaced: false,
  isMarkdownIt: true,
  isDefault: true,
  templateEngine: "liquid",
  hasDefaultDelimiters: true,
};

test("directories: where a site's files lie is known when plugins run", async () => {
  let found: ReturnType<typeof directoriesOf> | undefined;
  await build({}, (config) => {
    found = directoriesOf(config);
  });
  assert.equal([found?.input, found?.output, found?.data], ["./src/", "./_site/", "./src/_data/"]);
  assert.is(found?.getLayoutPathRelativeToInputDirectory("page.njk"), "_includes/page.njk");
});

test("facts: those of a site that sets nothing", async () => {
  const { copies, globalData, transformUrl, transforms, layoutOfAlias, isVirtualLayout, ...facts } =
    await factsOf(() => {});
  assert.is(layoutOfAlias("base"), undefined);
  assert.is(isVirtualLayout("base.njk"), false);
  assert.ok(Object.keys(transforms).every((name) => name.startsWith("@11ty/eleventy")));
  assert.equal(facts, {
    preprocessors: [],
    hasLinters: false,
    hasTransforms: false,
    dataExtensions: [],
    dataFileSuffixes: differs("data file suffixes") ? [".data", ".11tydata", ""] : [".11tydata", ""],
    dataFileName: undefined,
    mergesData: true,
    hasFrontMatterOptions: false,
    hasDynamicPermalinks: true,
    markdown: PLAIN,
  });
  assert.equal(copies, {});
  assert.is(transformUrl, undefined);
  // Eleventy has some of its own.
  assert.ok(
    globalData.every((name) => /^(eleventy|pkg)/.test(name)),
    globalData.join(" "),
  );
});

test("facts: what a configuration sets after the plugin is known before files are searched", async () => {
  const site = await build({ "src/left.md": "Left out" }, (config) => {
    onSiteFacts(config, ({ globalData }) => {
      if (globalData.includes("late")) config.ignores.add("./src/left.md");
    });
    config.addGlobalData("late", true);
  });
  assert.equal(site.files(), ["/index.html"]);
});

test("facts: each setting that decides how entries may be read", async () => {
  const facts = await factsOf((config) => {
    config.addPreprocessor("shout", "md, njk", () => undefined);
    config.addPreprocessor("newsroom-own", "*", () => undefined);
    config.addLinter("spelling", () => {});
    config.addGlobalData("motto", "Ever on");
    config.addPassthroughCopy({ "src/pictures": "img" });
    config.addDataExtension("toml,ini", () => ({}));
    config.setDataFileSuffixes([".data"]);
    config.setDataFileBaseName("all");
    config.setDynamicPermalinks(false);
    config.setFrontMatterParsingOptions({ excerpt: true });
  });
  assert.equal(facts.preprocessors, [{ name: "shout", endings: ["md", "njk"] }]);
  assert.is(facts.hasLinters, true);
  assert.ok(facts.globalData.includes("motto"));
  assert.equal(
    Object.entries(facts.copies).map(([from, { outputPath }]) => [from.replace(/^\.\//, ""), outputPath]),
    [["src/pictures", "img"]],
  );
  assert.equal(facts.dataExtensions, ["toml", "ini"]);
  assert.equal(facts.dataFileSuffixes, [".data"]);
  assert.is(facts.dataFileName, "all");
  assert.is(facts.hasDynamicPermalinks, false);
  assert.is(facts.hasFrontMatterOptions, true);
});

test("facts: layouts of a configuration that are no files under their name", async () => {
  const { layoutOfAlias, isVirtualLayout } = await factsOf((config) => {
    config.addLayoutAlias("base", "frames/base.njk");
    config.addTemplate("_includes/made.njk", "{{ content }}");
  });
  assert.is(layoutOfAlias("base"), "frames/base.njk");
  assert.is(isVirtualLayout("made.njk"), true);
});

test("facts: a transform can be put around one of the site's, for what the filter renderTransforms makes", async () => {
  const made: unknown[] = [];
  const site = await build({}, (config) => {
    onSiteFacts(config, ({ transforms }) => {
      const shout = transforms["shout"];
      config.addTransform("shout", function (content, ...rest) {
        return this.page.url === "/left/" ? content : shout?.call(this, content, ...rest);
      });
    });
    config.addTransform("shout", function (content) {
      return `${String(content).toUpperCase()} of ${this.page.url}`;
    });
    config.on("eleventy.after", (async () => {
      for (const url of ["/left/", "/place/"]) {
        const page = { url, outputPath: `./_site${url}index.html` };
        made.push(await config.getFilter("renderTransforms")?.call({ page }, "Text", page));
      }
    }) as never);
  });
  assert.equal(made, ["Text", "TEXT of /place/"]);
  assert.match(site.read("/"), "HOME");
});

test("facts: what changes pages on their way to the output folder", async () => {
  const has = async (configure: (config: Config) => void) => (await factsOf(configure)).hasTransforms;
  assert.is(await has(() => {}), false);
  assert.is(await has((config) => config.addTransform("newsroom-own", (text) => text)), false);
  assert.is(await has((config) => config.addTransform("minify", (text) => text)), true);
  assert.is(await has((config) => config.addPlugin(InputPathToUrlTransformPlugin)), true);
});

test("written: told before the site's own listener, with the same results", async () => {
  const told: string[] = [];
  await build({}, (config) => {
    config.on("eleventy.after", (({ results }: { results: unknown[] }) => {
      told.push(`after ${results.length}`);
    }) as never);
    onWritten(config, async (event) => {
      told.push("written");
      (event as { results: unknown[] }).results.push({});
    });
  });
  assert.equal(told, ["written", "after 2"]);
});

test("facts: another engine for front matter, also one for YAML, is an option", async () => {
  for (const engines of [{ toml: () => ({}) }, { yaml: { parse: () => ({}) } }])
    assert.is(
      (await factsOf((config) => config.setFrontMatterParsingOptions({ engines }))).hasFrontMatterOptions,
      true,
    );
});

test("facts: data that is not merged", async () => {
  // Eleventy 4 always merges, and says so.
  const configure = (config: Config) =>
    differs("data is always merged") ? undefined : config.setDataDeepMerge(false);
  assert.is((await factsOf(configure)).mergesData, differs("data is always merged"));
});

test("facts: addresses are transformed as Eleventy transforms them, and what only looks on is no transform", async () => {
  const seen = new Set<string>();
  let transformUrl: SiteFacts["transformUrl"];
  const site = await build(
    { "src/page.md": "Page", "src/list.njk": "{% for each in collections.all %}{{ each.url }} {% endfor %}" },
    (config) => {
      observeUrls(config, (url) => seen.add(url));
      onSiteFacts(config, (facts) => {
        transformUrl ??= facts.transformUrl;
      });
      config.addUrlTransform(({ url }) => (url === "/page/" ? "/sheet/" : undefined));
    },
  );
  assert.is(transformUrl?.("/page/"), "/sheet/");
  assert.is(transformUrl?.("/"), "/");
  assert.match(site.read("/list/"), "/sheet/");
  assert.ok(seen.has("/page/"));
  assert.is((await factsOf((config) => observeUrls(config, () => {}))).transformUrl, undefined);
});

test("facts: how Markdown is rendered", async () => {
  const markdown = async (configure: (config: Config) => unknown) => (await factsOf(configure)).markdown;
  const noMark = { render: (text: string) => text, set() {} };
  let library: unknown;
  const observe = (config: Config) =>
    observeMarkdown(config, (each) => {
      library = each;
    });
  assert.is((await markdown(observe)).isDefault, true);
  assert.ok(library && typeof library === "object" && "render" in library);
  assert.is((await markdown((config) => config.amendLibrary("md", () => {}))).isDefault, false);
  const other = await markdown((config) => config.setLibrary("md", noMark));
  assert.equal([other.isDefault, other.isMarkdownIt], [false, false]);
  const own = await markdown((config) => config.setLibrary("md", markdownIt()));
  assert.equal([own.isDefault, own.isMarkdownIt], [false, true]);
  assert.is((await markdown((config) => config.addMarkdownHighlighter(() => ""))).isDefault, false);
  const replaced = await markdown((config) =>
    config.addExtension("md", { compile: (text: string) => () => text }),
  );
  assert.is(replaced.isReplaced, true);
  const delimiters = { outputDelimiterLeft: "<<", outputDelimiterRight: ">>" };
  assert.is((await markdown((config) => config.setLiquidOptions(delimiters))).hasDefaultDelimiters, false);
});

test("facts: the template language of Markdown", async () => {
  const markdown = async (engine: string, tags?: object) => {
    const facts: SiteFacts[] = [];
    const file = `export default () => ({ markdownTemplateEngine: ${engine} });`;
    await build({ "eleventy.config.js": file }, (config) => {
      onSiteFacts(config, (each) => facts.push(each));
      if (tags) config.setNunjucksEnvironmentOptions({ tags });
    });
    return facts[0]?.markdown;
  };
  assert.equal(await markdown('"njk"'), { ...PLAIN, templateEngine: "njk" });
  const delimiters = { variableStart: "<<", variableEnd: ">>" };
  assert.is((await markdown('"njk"', delimiters))?.hasDefaultDelimiters, false);
  assert.is((await markdown("false"))?.templateEngine, false);
});

test("ignores: what an owner keeps from Eleventy in any way", async () => {
  let told: readonly string[] = [];
  await build(
    {
      ".eleventyignore": "src/by-file.md\n",
      ".gitignore": "src/by-git.md\n",
      "src/by-file.md": "",
      "src/by-git.md": "",
    },
    (config) => {
      onIgnores(config, (globs) => {
        told = globs;
      });
      config.ignores.add("src/by-configuration.md");
    },
  );
  for (const name of ["by-file", "by-git", "by-configuration"])
    assert.ok(
      told.some((glob) => glob.endsWith(`src/${name}.md`)),
      `${name} in ${told.join(" ")}`,
    );
});

test("collections: a hidden one is there, and in no list of collections", async () => {
  const lists = {
    "src/list.njk": "{% for name, all in collections %}{{ name }} {% endfor %}/{{ collections.own.length }}",
  };
  const collections = (hides: boolean) =>
    build(lists, (config) =>
      config.addCollection("own", (api: CollectionApi) => {
        if (hides) hideCollection(api, "own");
        return api.getFilteredByTag("place");
      }),
    );
  const hidden = (await collections(true)).read("/list/");
  assert.match(hidden, /place/);
  assert.not.match(hidden, /own/);
  assert.match(hidden, /\/1$/);
  assert.match((await collections(false)).read("/list/"), /own/);
});

test("tags: one that is called like what every object has", async () => {
  const tagged = { "src/page.md": "---\ntags: [toString, __proto__, hasOwnProperty]\n---\nPage" };
  const site = await build(tagged, takeAnyTag);
  assert.ok(site.has("/page/"));
});

test("rendering: an engine that is named late is used, and no template sees the name", async () => {
  const files = { "src/page.md": "{{ 1 | plus: 1 }}", "src/other.md": "{{ 1 | plus: 1 }}" };
  const site = await build(files, (config) => {
    const data: TemplateData[] = [];
    config.addPreprocessor("see", "md", (each) => {
      if (each.page.inputPath.endsWith("page.md")) data.push(each);
      return undefined;
    });
    config.addExtension("plainly", {
      outputFileExtension: "html",
      compile: (text: string) => (each: object) =>
        `${text} ${Object.keys(each).includes("templateEngineOverride")}`,
    });
    config.on("eleventy.contentMap", (() => {
      for (const each of data) renderWith("plainly", each);
    }) as never);
  });
  assert.match(site.read("/page/"), "{{ 1 | plus: 1 }} false");
  assert.match(site.read("/other/"), "<p>2</p>");
});

test("links: a file that Eleventy does not build can be linked by its name", async () => {
  const files = { "src/page.md": "[left](left.md) [place](/index.md)", "src/left.md": "Left out" };
  const site = await build(files, (config) => {
    config.ignores.add("src/left.md");
    config.addPlugin(InputPathToUrlTransformPlugin);
    config.on("eleventy.contentMap", ((maps: { inputPathToUrl: Record<string, string[]> }) => {
      addToContentMap(maps.inputPathToUrl, "./src/left.md", "/somewhere/");
      addToContentMap(maps.inputPathToUrl, "./src/index.md", "/never/");
    }) as never);
  });
  assert.match(site.read("/page/"), 'href="/somewhere/"');
  assert.match(site.read("/page/"), 'href="/"');
});

/** A site with a configuration that uses some of the reaches, watched. */
async function watched(
  files: Files,
  statements: string,
  use: (site: WatchedSite, folder: string) => Promise<void>,
) {
  const folder = temporaryFolder();
  writeFiles(folder, { "package.json": '{"type":"module"}', ...files });
  makeRunnable(folder, {});
  const internals = JSON.stringify(new URL("../../plugins/eleventy/internals.ts", import.meta.url).href);
  writeFileSync(
    join(folder, "eleventy.config.js"),
    `import * as internals from ${internals};
import { appendFileSync } from "node:fs";
const note = (line) => appendFileSync("notes", line + "\\n");
export default function (config) {
  ${statements}
  return { dir: { input: "src", output: "_site" } };
}
`,
  );
  const site = new WatchedSite(folder, []);
  try {
    await site.ready();
    await use(site, folder);
  } finally {
    await site.stop();
  }
}

const notesOf = (folder: string) => readFileSync(join(folder, "notes"), "utf8").trim().split("\n");

test("known files: a data file that an author adds while the site is watched is read", async () => {
  const files = { "src/a/page.md": "{{ motto }}", "src/b/page.md": "{{ motto }}" };
  const statements = `internals.onSiteFacts(config, () => {});
  config.on("eleventy.beforeWatch", (files) => internals.refreshKnownFiles(config, files));`;
  await watched(files, statements, async (site, folder) => {
    await site.change(() => writeFileSync(join(folder, "src/a/page.json"), '{"motto":"Ever on"}'));
    await site.change(() => writeFileSync(join(folder, "src/a/page.md"), "{{ motto }} again"));
    assert.match(readFileSync(join(folder, "_site/a/page/index.html"), "utf8"), "Ever on again");
  });
});

test("deletions: a version builds by itself when a file is deleted, or is known not to", async () => {
  const statements = `config.on("eleventy.before", () => note(String(internals.rebuildsAfterDeletion())));`;
  await watched({ ...PAGE, "src/gone.md": "Gone" }, statements, async (site, folder) => {
    const before = notesOf(folder).length;
    assert.is(notesOf(folder)[0], String(differs("builds after a deletion")));
    rmSync(join(folder, "src/gone.md"));
    await new Promise((resolve) => setTimeout(resolve, 2500));
    assert.is(notesOf(folder).length > before, differs("builds after a deletion"));
    assert.not.match(site.printed, /error/i);
  });
});

test("errors: a message of the plugin is printed without a stack trace", async () => {
  const folder = temporaryFolder();
  writeFiles(folder, {
    "package.json": '{"type":"module"}',
    "src/news/a.md": entry("title: A\ndate: 2021-02-31"),
  });
  makeRunnable(folder, { site: { url: "https://news.example/", title: "The Example" }, timeZone: "UTC" });
  const child = eleventy(folder, []);
  let printed = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk: unknown) => {
      printed += String(chunk);
    });
  await new Promise((resolve) => child.on("close", resolve));
  assert.match(printed, /2021-02-31/);
  assert.not.match(printed, /^(\[11ty\])?\s+at |stack trace/m);
});

test.run();
