import { posix } from "node:path";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import { formatGroup, groupDiagnostics } from "../diagnostics/format.ts";
import { nearest } from "../diagnostics/nearest.ts";
import { unreadableMessage } from "../read/regular-file.ts";
import type { SourceItem } from "../read/source-item.ts";
import { type Session, sessionsOf } from "./session.ts";
import { isExcluded } from "./site.ts";

/*
 * What an owner is told of a build: every entry is accounted for, and what says that there should be entries where there are
 * none is named.
 */

/** File name endings of what is read as text; a glob may mean pictures too. */
const TEXT = /\.(md|markdown|mdx|html|njk|liquid|webc|vto|hbs|mustache|ejs|pug|haml|txt)$/;

/** Usually a typo in the glob or tag. */
export function reportNoEntries({ build, folders, settings, writtenTags }: Session): void {
  const { globs, tag } = settings;
  const tags = [...writtenTags].filter((name) => typeof name === "string");
  const shown = [...(tag === undefined ? [] : [`tag: ${tag}`]), ...globs].join(", ");
  build.messages.report(
    diagnostic(
      "entries-none",
      { found: shown },
      {
        input: folders.input,
        tag,
        glob: globs.length > 0,
        meant: tag === undefined ? undefined : nearest(tag, tags),
      },
    ),
  );
}

/**
 * Warns of fields that Eleventy has computed from collections since the entries were read. Called when all data is known.
 */
export function reportLateFields({ build, settings }: Session): void {
  const names = Object.entries(settings.fields).flatMap(([field, given]) =>
    given.flatMap((name) => (typeof name === "string" ? [{ field, name }] : [])),
  );
  for (const { file, data, before } of build.computed.splice(0))
    for (const { field, name } of names)
      if (data[name] !== before[name] && JSON.stringify(data[name]) !== JSON.stringify(before[name]))
        build.messages.report(diagnostic("field-late", { file, found: name }, { field }));
}

/**
 * Accounts for entries that the newsroom was not made from, so that none is missing in silence: something of the site has
 * taken them out, or they have become pages too late. Called when all addresses are known.
 *
 * @param urls addresses of templates, by file
 */
export function reportMissed(session: Session, urls: Readonly<Record<string, readonly string[]>>): void {
  const { build } = session;
  for (const [file, template] of build.inspected) {
    if (build.collected.has(file)) continue;
    build.count("apart");
    // With `permalink: false` the address is false.
    if (urls[file]?.some(Boolean) && !isExcluded(template?.data ?? {}))
      build.messages.report(diagnostic("entry-late", { file }));
  }
  reportUnseen(session);
  build.stopForErrors();
}

/** What the options say of entries, as against what the entries are. */
export function reportFields({ build }: Session, items: readonly SourceItem[]): void {
  const hasDates = !build.messages.messages.some(({ code }) => code === "date-missing");
  for (const message of build.fieldUse.messages(() => items.map(({ data }) => data), hasDates))
    build.messages.report(message);
}

/**
 * Accounts for files that the globs mean and that Eleventy has not shown to the plugin, so that no entry is missing in
 * silence: Eleventy ignores them, or does not read files with their ending.
 */
function reportUnseen(session: Session): void {
  // Only Eleventy knows which files have the tag.
  if (session.settings.tag !== undefined) return;
  const { build, builtFor, folders, isIgnored, ownFiles, rebuilds, seenFiles } = session;
  // While watching, Eleventy may not have heard yet of a new file; files of its kind it reads.
  const read = new Set(rebuilds.isRebuild ? [...seenFiles].map((below) => posix.extname(below)) : []);
  const { files, unreadable } = session.selection.unfound(
    (path) => isIgnored(path) || isIgnored(`${path}/a`),
  );
  for (const below of files) {
    build.count("skipped");
    build.messages.report(diagnostic("file-name", { file: folders.input + below }));
  }
  for (const [folder, error] of unreadable) build.messages.report(unreadableMessage(folder, error));
  const unread = new Map<string, string[]>();
  for (const below of ownFiles.found) {
    const file = folders.input + below;
    if (build.seen.has(below) || seenFiles.has(below) || !TEXT.test(below)) continue;
    if (ownFiles.has(below) || isIgnored(file)) continue;
    if (read.has(posix.extname(below))) {
      if (!builtFor.has(below)) continue;
      build.count("apart");
      build.messages.report(diagnostic("entry-unread", { file }));
      continue;
    }
    const ending = posix.extname(below).slice(1);
    // An HTML file that Eleventy does not read is copied as it is.
    if (ending !== "html") unread.set(ending, [...(unread.get(ending) ?? []), file]);
  }
  for (const [ending, files] of unread) {
    for (const _ of files) build.count("apart");
    build.messages.report(diagnostic("format-missing", { file: files[0] }, { ending, count: files.length }));
  }
}

/** Warns of files that are entries of an earlier newsroom of the site too: one page cannot belong to two. */
export function reportSharedEntries(session: Session): void {
  const sessions = sessionsOf(session.config);
  const others = sessions.slice(0, sessions.indexOf(session));
  if (others.length === 0) return;
  const own = new Set(session.ownFiles.found);
  for (const other of others) {
    const shared = other.ownFiles.found.filter((below) => own.has(below));
    if (shared.length === 0) continue;
    session.build.messages.report(
      diagnostic(
        "newsroom-overlap",
        { file: `${session.folders.input}${shared[0]}` },
        { paths: [other.settings.path, session.settings.path], count: shared.length },
      ),
    );
  }
}

/**
 * Prints the summary and the warnings after a build.
 *
 * @param outputMode Eleventy's own: with `--to=json` standard output belongs to the JSON
 */
export function printReport(session: Session, outputMode?: string): void {
  const { build, content, newsIndex, ownFiles, settings } = session;
  for (const group of groupDiagnostics([...build.messages.warnings, ...content.messages]))
    console.warn(`[newsroom] ${formatGroup(group)}`);
  if (!newsIndex) return;
  const { read, published, drafts, unlisted, held, scheduled, expired, skipped, apart } = newsIndex.counts;
  const others = [
    drafts > 0
      ? `${drafts} ${drafts === 1 ? "draft" : "drafts"}${session.publishesDrafts ? " (shown)" : ""}`
      : "",
    unlisted > 0 ? `${unlisted} unlisted` : "",
    held > 0 ? `${held} held back until ${held === 1 ? "its" : "their"} date` : "",
    scheduled > 0 ? `${scheduled} scheduled (shown)` : "",
    expired > 0 ? `${expired} expired` : "",
    skipped > 0 ? `${skipped} left out because of errors` : "",
    apart > 0 ? `${apart} removed by the site or another plugin` : "",
  ].filter(Boolean);
  const { excluded, handedOver } = build;
  const pages = excluded === 1 ? "1 page isn't an entry" : `${excluded} pages aren't entries`;
  const { written } = session.writer;
  const beside = [
    handedOver > 0 ? `${handedOver} rendered by Eleventy` : "",
    excluded > 0 ? `${pages} (eleventyExcludeFromCollections)` : "",
    written > 0 ? `${written} ${written === 1 ? "file" : "files"} written by the plugin` : "",
  ]
    .filter(Boolean)
    .map((text) => `; ${text}`)
    .join("");
  const say = outputMode?.endsWith("json") ? console.error : console.log;
  say(
    `[newsroom] ${settings.path}: ${read} ${read === 1 ? "entry" : "entries"} read, ${[`${published} published`, ...others].join(", ")}${beside}`,
  );
  const reasons = [...ownFiles.handedOver].map(
    ([file, reason]) => `  ${file} is rendered by Eleventy: ${reason}`,
  );
  for (const line of session.stopwatch.report(reasons)) console.error(`[newsroom] ${line}`);
}
