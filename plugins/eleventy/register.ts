import { momentOfBuild } from "../dates/moment-of-build.ts";
import { NewsroomError } from "../messages/newsroom-error.ts";
import { checkOptions } from "../options/check.ts";
import { itemAt } from "../values/sure.ts";
import { addCollections } from "./add-collections.ts";
import { type KnownFiles, tellOfAdded } from "./added-files.ts";
import { built } from "./built.ts";
import { copyFilesOfEntries } from "./copy-files.ts";
import { Desk } from "./desk.ts";
import { desksOf } from "./desks.ts";
import { EarlierBuilds } from "./earlier-builds.ts";
import type { CollectionApi, EleventyConfig, MergedConfig } from "./eleventy-config.ts";
import { addFilters } from "./filters.ts";
import { inspect } from "./inspect.ts";
import { addPlainMarkdown, isPlainMarkdown, renderPlainly } from "./lighten.ts";
import { mendTags } from "./mend-tags.ts";
import type { Part } from "./parts.ts";
import { printReport } from "./print-report.ts";
import type { ExtensionMap } from "./template-guard.ts";
import { addTransforms } from "./transforms.ts";
import { addVirtualTemplates, entryLayoutOf, outputOf } from "./virtual-templates.ts";

/**
 * Puts parts of a newsroom into a site. Several parts with one `path` are one newsroom; another `path` makes
 * another newsroom, which does not meet the first.
 *
 * @throws {NewsroomError} for options with mistakes
 */
export function register(config: EleventyConfig, given: unknown, parts: readonly Part[]): Desk {
  config.versionCheck?.(">=3.1");
  const options = checkOptions(given);
  const desks = desksOf(config);
  const { path } = options;
  const known = desks.find((desk) => desk.settings.path === path);
  if (known) {
    for (const part of parts) known.parts.add(part);
    return known;
  }
  const desk = new Desk(config, options, desks.length === 0 ? "news" : nameOf(path));
  if (desks.some((other) => other.settings.name === desk.settings.name)) throw sameName(desk.settings.name);
  for (const part of parts) desk.parts.add(part);
  desks.push(desk);
  if (desks.length === 1) {
    addFilters(config, desks);
    addPlainMarkdown(config, (inputPath, text) => contentOf(desks, inputPath, text));
  }
  connect(config, desk);
  return desk;
}

function contentOf(desks: readonly Desk[], inputPath: string, text: string): string {
  const desk = desks.find((candidate) => candidate.files.isTemplate(inputPath)) ?? (desks[0] as Desk);
  return desk.contentOf(inputPath, text);
}

function connect(config: EleventyConfig, desk: Desk): void {
  const { name } = desk.settings;
  const earlier = new EarlierBuilds();
  let knownFiles: KnownFiles | undefined;
  config.on("eleventy.config", ((templateConfig: {
    getPathPrefix(): string;
    getConfig(): MergedConfig;
    existsCache?: KnownFiles;
  }) => {
    knownFiles = templateConfig.existsCache;
    desk.gate.guard(templateConfig.getConfig());
    // Eleventy's own plugin puts the prefix before the addresses of all pages.
    const prefixesPages = config.getFilter("transformWithHtmlBase") !== undefined;
    desk.usePathPrefix(templateConfig.getPathPrefix(), prefixesPages);
  }) as never);
  config.on("eleventy.extensionmap", ((map: ExtensionMap) => desk.gate.templates.guard(map)) as never);
  config.on("eleventy.before", ((event: { runMode?: string; incremental?: boolean }) => {
    desk.begin(
      momentOfBuild(process.env),
      event.runMode === "serve" || event.runMode === "watch",
      event.incremental === true,
    );
    earlier.begin();
    desk.watchDeletions();
  }) as never);
  config.on("eleventy.reset", (() => desk.close()) as never);
  // Permalinks and computed data have been worked out by then, for which an entry may need a template language.
  config.on("eleventy.contentMap", (({ inputPathToUrl }: { inputPathToUrl: Record<string, string[]> }) => {
    desk.inputPaths.learn(inputPathToUrl);
    for (const data of desk.plainEntries()) renderPlainly(data);
  }) as never);
  config.on("eleventy.layouts", (() => desk.stopBeforeWriting()) as never);
  config.on("eleventy.beforeWatch", ((files: readonly string[]) => {
    tellOfAdded(files, knownFiles);
    desk.changed(files);
  }) as never);
  config.on("eleventy.after", (async (event: { outputMode?: string }) => {
    const copied =
      desk.newsroom && (event.outputMode ?? "fs") === "fs"
        ? await copyFilesOfEntries(desk, desk.newsroom.all)
        : [];
    if (desk.watching && desk.newsroom) {
      await desk.stalePages.mend(desk);
      desk.outputs.sweep(
        new Map([...outputFiles(desk), ...copied.map((file) => [file, file] as const)]),
        desk.folders.output,
      );
    }
    desk.end();
    earlier.letGo();
    printReport(desk, event.outputMode);
  }) as never);

  // Eleventy looks each tag up among these names: without a prototype, a tag `constructor` is no collection of it.
  Object.setPrototypeOf(config.collections, null);
  // Eleventy itself would refuse or misread a date that the newsroom understands: entries get theirs when they are inspected.
  config.addDateParsing(function () {
    const { inputPath } = this.page;
    return desk.isProbe(inputPath) || desk.files.isTemplate(inputPath) ? new Date(0) : undefined;
  });
  const entryLayout = entryLayoutOf(desk);
  config.addPreprocessor(`newsroom-${name}`, "*", (data, content) => {
    const { inputPath } = data.page;
    if (desk.watching) earlier.see(data);
    // Where layouts lie outside the input folder, Eleventy takes a virtual one for a page as well.
    if (entryLayout !== "" && inputPath.endsWith(`/${entryLayout}`)) return false;
    if (!inspect(desk, inputPath, data, content)) return false;
    if (!desk.files.isTemplate(inputPath, data)) return undefined;
    mendTags(data, inputPath);
    if (isPlainMarkdown(inputPath, data, content)) {
      desk.rendersPlainly(inputPath);
      if (!desk.keepsCollections) data["eleventyExcludeFromCollections"] = true;
    }
    if (entryLayout !== "") data["layout"] ??= entryLayout;
    return undefined;
  });
  addTransforms(config, desk);

  const main = (api: CollectionApi) => itemAt(desk.collect(api).editions, 0);
  addCollections(config, {
    [name]: (api) => [...desk.collect(api).entries],
    [`${name}Tags`]: (api) => [...main(api).tags],
    [`${name}Authors`]: (api) => [...main(api).authors],
    [`${name}Years`]: (api) => [...main(api).years],
    [`${name}Editions`]: (api) => [...desk.collect(api).editions],
  });

  if (process.env["ELEVENTY_RUN_MODE"] === "serve" || process.env["ELEVENTY_RUN_MODE"] === "watch") {
    desk.deletions.prepare();
    config.addWatchTarget(desk.deletions.signal, { resetConfig: false });
  }
  for (const target of desk.watchTargets) config.addWatchTarget(target);
  desk.files.ignoreOwn();
  addVirtualTemplates(config, desk);
}

/** Every file of the newsroom in the output folder, with its address. */
function outputFiles(desk: Desk): Map<string, string> {
  const { pages, files } = built(desk);
  const hrefs = [...pages, ...(desk.newsroom?.all ?? [])].map(({ href }) => href);
  return new Map([
    ...hrefs.map((href) => [outputOf(href), href] as const),
    ...files.map(({ href }) => [href, encodeURI(href)] as const),
  ]);
}

/** `/press/releases/` → `pressReleases`. */
function nameOf(path: string): string {
  const words = path.split(/[^A-Za-z0-9]+/).filter(Boolean);
  const name = words
    .map((word, index) =>
      index === 0 ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1).toLowerCase(),
    )
    .join("");
  return /^[a-z]/.test(name) ? name : `news${name}`;
}

function sameName(name: string): NewsroomError {
  return new NewsroomError([
    {
      code: "newsroom-name",
      severity: "error",
      problem: "Two newsrooms of this site have the same name.",
      found: name,
      expected: "a name of its own for each newsroom",
      remedy: "Give one of them another `name` where you call addPlugin.",
    },
  ]);
}
