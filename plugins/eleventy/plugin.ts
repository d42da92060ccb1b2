import { join } from "node:path";
import { dataFilesToWatch } from "../data-files/site-data.ts";
import { pageDateOfRefused } from "../dates/dates.ts";
import { momentOfBuild } from "../dates/moment-of-build.ts";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import { NewsroomError } from "../diagnostics/newsroom-error.ts";
import { decodedHref, fileOf } from "../index/addresses.ts";
import { checkOptions } from "../options/check.ts";
import type { Part } from "../options/parts.ts";
import { addCollections, inspectTemplate } from "./collect.ts";
import type { EleventyConfig, PageData } from "./eleventy-config.ts";
import { addPlainMarkdown, isPlainMarkdown, renderPlainly } from "./fast-rendering.ts";
import { addFilters } from "./filters.ts";
import {
  addToContentMap,
  OWN_PREFIX,
  observeMarkdown,
  observeUrls,
  onIgnores,
  onSiteFacts,
  onWritten,
  readsCalendarDatesOnly,
  rebuildsAfterDeletion,
  refreshKnownFiles,
  type SiteFacts,
} from "./internals.ts";
import { copyFilesOfEntries } from "./media-files.ts";
import { checkLayouts, layoutOf, outputFiles, outputsOf, renderedOutput } from "./outputs.ts";
import { printReport, reportLateFields, reportMissed } from "./report.ts";
import { Session, sessionsOf } from "./session.ts";
import { belowInput, ignoreMatcher } from "./site.ts";
import { addEntryLayout, addHeadTransform, addOutputTemplates, showPages, Templates } from "./templates.ts";
import { DeletionWatch, dataFilesOf, isRendered, Signal } from "./watch.ts";
import { type BuildDone, writeOutput } from "./writer.ts";

interface BuildStart {
  runMode?: string;
  outputMode?: string;
  directories: { layouts?: string; includes: string };
}

/** Of files that people put beside an entry. */
const MEDIA_ENDINGS = "avif,gif,jpeg,jpg,m4a,mp3,mp4,ogg,pdf,png,svg,webm,webp";

const templatesOf = new WeakMap<EleventyConfig, Templates>();

/** Close what is watched, by its place: Eleventy reads a configuration that has changed again, as another one. */
const closers = new Map<string, () => void>();

/**
 * Adds parts of a newsroom to a site. Several parts with one `path` are one newsroom; another `path` makes another newsroom,
 * which does not meet the first.
 *
 * @throws {NewsroomError} for options with mistakes
 */
export function register(config: EleventyConfig, given: unknown, parts: readonly Part[]): void {
  config.versionCheck?.(">=3.1");
  const options = checkOptions(given);
  const sessions = sessionsOf(config);
  const known = sessions.find(({ settings }) => settings.path === options.path);
  if (known) {
    for (const part of parts) known.parts.add(part);
    return;
  }
  const session = new Session(config, options, sessions.length === 0 ? "news" : nameOf(options.path));
  if (sessions.some(({ settings }) => settings.name === session.settings.name))
    throw sameName(session.settings.name);
  for (const part of parts) session.parts.add(part);
  sessions.push(session);
  if (sessions.length === 1) {
    templatesOf.set(config, new Templates(config));
    addFilters(config, sessions);
    addPlainMarkdown(config, sessions);
  }
  connect(config, session, templatesOf.get(config) as Templates);
}

/** Every hook into Eleventy, in the order in which a build calls them. */
function connect(config: EleventyConfig, session: Session, templates: Templates): void {
  const { content, directoryData, folders, ownFiles, rebuilds, selection, settings } = session;
  const layout = addEntryLayout(templates, session);
  session.layout = layout;
  addOutputTemplates(templates, session);
  addCollections(config, session);
  addHeadTransform(config, session);
  observeUrls(config, (url) => session.build.urls.add(url));
  observeMarkdown(config, (library) => content.useLibrary(library));
  readDates(config, session);

  addDirectoryTemplates(templates, session);
  if (settings.direct) addMarkdownTemplate(config, session);
  let ignored: string[] = [];
  const decide = (facts: SiteFacts, changed?: readonly string[]) => {
    for (const glob of ignored) config.ignores.delete(glob);
    const only = session.incremental ? changed?.map((file) => belowInput(file, folders)) : undefined;
    ignored = ownFiles.decide(facts, changed !== undefined, only && new Set(only));
    if (only)
      ignored.push(...ownFiles.newFiles((file) => session.seenFiles.has(file) || only.includes(file)));
    for (const glob of ignored) config.ignores.add(glob);
  };
  let isDecided = false;
  onSiteFacts(config, (facts) => {
    // Eleventy changes its configuration while it builds; the owner's is what it was before the first build.
    if (!session.facts) skipTransforms(session, facts);
    session.facts ??= facts;
    if (!isDecided) decide(session.facts);
    isDecided = false;
  });
  onIgnores(config, (globs) => {
    const own = new Set(ignored);
    const isIgnored = ignoreMatcher(globs.filter((glob) => !own.has(glob)));
    session.isIgnored = isIgnored;
    ownFiles.ignore(isIgnored);
  });
  config.on("eleventy.beforeWatch", ((files: readonly string[]) => {
    rebuilds.change(files);
    for (const file of files) session.builtFor.add(belowInput(file, folders));
    refreshKnownFiles(config, files);
    if (session.facts) decide(session.facts, files);
    if (ownFiles.folders(ownFiles.found).some((folder) => !directoryData.knows(folder))) newFolder?.send();
    isDecided = true;
  }) as never);
  config.on("eleventy.before", ((event: BuildStart) => {
    const { layouts, includes } = event.directories;
    if (session.facts) checkLayouts(session.facts, settings, layouts || includes);
    session.stopwatch.begin();
    session.watching = event.runMode === "serve" || event.runMode === "watch";
    rebuilds.begin(
      session.watching,
      (file) => isOwnSource(session, file),
      () => dataFilesOf(folders.input, ownFiles.found),
    );
    session.begin(momentOfBuild(process.env));
    session.writer.begin(session.facts, event.outputMode, settings.options.write === "auto");
    if (session.watching) deletions?.start(folders.input, () => ownFiles.found);
    renderAhead(session);
  }) as never);
  config.addPreprocessor(OWN_PREFIX + settings.name, "*", (data, text) => {
    const { inputPath } = data.page;
    const below = belowInput(inputPath, folders);
    session.build.hasTemplates = true;
    for (const tag of [data["tags"]].flat()) session.writtenTags.add(tag);
    if (directoryData.has(below)) {
      directoryData.keep(below, data);
      return false;
    }
    if (below === session.markdownTemplate) return false;
    if (below === session.layoutProbe) {
      session.layoutData = data;
      return false;
    }
    // Where layouts are outside the input folder, Eleventy takes a virtual one for a page as well.
    if (inputPath.endsWith(`/${layout}`)) return false;
    session.seenFiles.add(below);
    if (!inspectTemplate(session, inputPath, data, text)) return false;
    if (session.build.inspected.has(inputPath)) {
      data["layout"] ??= layout;
      if (!settings.collections && !session.incremental && isPlainMarkdown(session, inputPath, data, text)) {
        session.build.uncollected.add(inputPath);
        data["eleventyExcludeFromCollections"] = true;
      }
    }
    return undefined;
  });
  config.on("eleventy.contentMap", ((maps: { inputPathToUrl: Record<string, string[]> }) => {
    if (session.newsIndex) reportMissed(session, maps.inputPathToUrl);
    for (const entry of session.newsIndex?.all ?? [])
      if (session.isOwn(entry))
        addToContentMap(maps.inputPathToUrl, entry.source.file, decodedHref(entry.href));
    renderPlainly(session);
    reportLateFields(session);
    showPages(session);
  }) as never);
  // The site's own `eleventy.after` may look for all files.
  onWritten(config, async (event: BuildDone) => {
    if (!session.writer.hasWork) return;
    await session.prepareFeeds();
    await session.writer.write(event);
  });
  config.on("eleventy.after", (async (event: { outputMode?: string; results?: unknown[] }) => {
    const { newsIndex } = session;
    // Feeds may give the size of the file that was copied.
    if (session.rendersNothing) deletions?.signal.send();
    // A dry run and a run to JSON have no results that were written.
    const hasWritten =
      (event.outputMode ?? "fs") === "fs" && (session.watching || Boolean(event.results?.length));
    const copied = newsIndex && hasWritten ? await copyFilesOfEntries(session, newsIndex.all) : [];
    if (session.watching && newsIndex) {
      if (session.incremental) await writeStale(session);
      rebuilds.end(new Set([...outputFiles(session), ...copied]));
    }
    content.end();
    printReport(session, event.outputMode);
  }) as never);

  const runMode = process.env["ELEVENTY_RUN_MODE"];
  const watches = runMode === "serve" || runMode === "watch";
  const key = `${folders.input}\0${settings.name}`;
  const deletions =
    watches && !rebuildsAfterDeletion() ? new DeletionWatch(new Signal(`deleted\0${key}`)) : undefined;
  if (deletions) config.addWatchTarget(deletions.signal.file, { resetConfig: false });
  // Eleventy knows the template for the data of a new folder only when it has read its configuration again.
  const newFolder = watches ? new Signal(`folder\0${key}`) : undefined;
  if (newFolder) config.addWatchTarget(newFolder.file, { resetConfig: true });
  if (watches) {
    const place = `${process.cwd()}\0${folders.input}\0${settings.path}`;
    closers.get(place)?.();
    closers.set(place, () => {
      deletions?.stop();
      newFolder?.stop();
      session.close();
    });
  }
  for (const glob of selection.wanted) config.addWatchTarget(folders.input + glob);
  // An entry may name a picture before it is there.
  for (const folder of selection.folders)
    config.addWatchTarget(`${folders.input}${folder}**/*.{${MEDIA_ENDINGS}}`);
  for (const target of dataFilesToWatch(folders)) config.addWatchTarget(target);
}

/**
 * Eleventy makes its Markdown library for a template that needs it, and a site may have none of its own. This one is left out
 * before it is rendered; an alias of the extension makes no other file of the site a template.
 */
function addMarkdownTemplate(config: EleventyConfig, session: Session): void {
  const ending = `newsroom-${session.settings.name}-md`;
  session.markdownTemplate = `${OWN_PREFIX}${session.settings.name}-markdown.${ending}`;
  config.addTemplateFormats(ending);
  config.addExtension(ending, { key: "md" });
  config.addTemplate(session.markdownTemplate, "", {});
}

/** Has transforms of the site leave the content of entries alone on its way into feeds. Pages are not touched. */
function skipTransforms({ config, content, settings }: Session, { transforms }: SiteFacts): void {
  for (const name of settings.options.feeds.withoutTransforms) {
    const transform = transforms[name];
    if (!transform) continue;
    config.addTransform(name, function (html, ...rest) {
      return content.isForFeeds(this.page) ? html : transform.call(this, html, ...rest);
    });
  }
}

/** Eleventy refuses some dates that the plugin reads. What it reads itself is not touched: `page.date` stays what it was. */
function readDates(config: EleventyConfig, session: Session): void {
  const { folders, ownFiles, selection } = session;
  config.addDateParsing(function (value) {
    const { inputPath } = this.page;
    const below = belowInput(inputPath, folders);
    if (!selection.isEntryPath(below) || ownFiles.has(below)) return undefined;
    const calendarOnly = readsCalendarDatesOnly();
    const inName = calendarOnly ? /\d{4}-\d{2}-\d{2}/.exec(inputPath)?.[0] : undefined;
    return pageDateOfRefused(value || inName, calendarOnly);
  });
}

/** An empty template in each folder with entries that the plugin may read itself, for the data of that folder. */
function addDirectoryTemplates(templates: Templates, { directoryData, ownFiles, settings }: Session): void {
  for (const folder of ownFiles.folders()) {
    const path = `${folder === "" ? "" : `${folder}/`}${OWN_PREFIX}${settings.name}-data`;
    directoryData.add(
      // Out of all collections: Eleventy would make an empty one for each tag of the folder.
      templates.add(path, () => "", { eleventyExcludeFromCollections: true }),
      folder,
    );
  }
}

/** An entry or a data file of the plugin: what a change of it can alter is known. */
function isOwnSource({ folders, selection }: Session, file: string): boolean {
  const name = file.replaceAll("\\", "/");
  return (
    /(^|\/)newsroom-signal-[\da-f]+$/.test(name) ||
    selection.isEntryPath(belowInput(name, folders)) ||
    /(^|\/)(newsTags|newsAuthors)\.(ya?ml|json)$/.test(name)
  );
}

/** Has another thread begin with the Markdown, of what may be the newest entries first. */
function renderAhead({ content, facts, folders, ownFiles, settings, watching, selection }: Session): void {
  if (watching || !facts) return;
  const files = settings.direct ? ownFiles.files : ownFiles.found;
  const markdown = files.filter((below) => below.endsWith(".md") && selection.isEntryPath(below));
  content.begin(
    markdown.map((below) => folders.input + below).reverse(),
    facts.markdown,
    facts.preprocessors.length > 0,
  );
}

/** Under `--incremental` Eleventy renders the changed file alone: pages of entries that show it are written here. */
async function writeStale(session: Session): Promise<void> {
  const { config, folders, newsIndex, rebuilds } = session;
  const transform = config.getFilter("renderTransforms");
  if (layoutOf(session, "entry") !== "" || !transform) return;
  const { pageAt } = outputsOf(session);
  const outputs = (newsIndex?.all ?? []).flatMap((entry) => {
    const isThemed = !session.isOwn(entry) && entry.data["layout"] === session.layout;
    const page = isThemed ? pageAt(decodedHref(entry.href)) : undefined;
    return page ? [{ ...renderedOutput(session, page), entry }] : [];
  });
  for (const output of rebuilds.stale(outputs)) {
    if (!isRendered(output.entry)) continue;
    const page = output.entry.data["page"] as PageData;
    const text = output.render();
    const html = await transform.call({ page }, text, page);
    writeOutput(join(folders.output, fileOf(output.href)), String(html));
    rebuilds.note(output, text);
  }
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
  return new NewsroomError([diagnostic("newsroom-name", { found: name })]);
}
