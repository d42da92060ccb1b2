import { existsSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { Diagnostic } from "../diagnostics/format.ts";
import { hrefOfUrl } from "../index/addresses.ts";
import { splitFrontMatter, TOML_BEGIN, writtenField } from "../read/front-matter.ts";
import { makeEntry, readEntry, readPublication } from "../read/read-entry.ts";
import { unreadableMessage } from "../read/regular-file.ts";
import type { SourceFile, SourceItem } from "../read/source-item.ts";
import { type FeedFields, lengthProblem, textProblem } from "../read/text-file.ts";
import { withWrittenTags } from "./directory-data.ts";
import type { CollectionItem, TemplateData } from "./eleventy-config.ts";
import { isPlainMarkdown } from "./fast-rendering.ts";
import { isExcluded } from "./selection.ts";
import { type InspectedTemplate, type Session, sessionsOf } from "./session.ts";
import { belowInput, findFiles, languageOfFolder, readText, stemOf } from "./site.ts";

/** File name endings of what is read as text; a glob may mean pictures too. */
const TEXT = /\.(md|markdown|mdx|html|njk|liquid|webc|vto|hbs|mustache|ejs|pug|haml|txt)$/;

/**
 * Looks at a template of the site before Eleventy renders it, in a preprocessor: an entry that is not published in this
 * build is left out and counted.
 *
 * @returns false for a template that Eleventy is to leave out of this build
 */
export function inspectTemplate(
  session: Session,
  inputPath: string,
  data: TemplateData,
  content: unknown,
): boolean {
  const { build, folders, selection, settings } = session;
  const below = belowInput(inputPath, folders);
  build.seen.add(below);
  if (!selection.isEntry(inputPath, data)) {
    if (isExcluded(data) && !data["pagination"] && selection.isEntryPath(below) && selection.hasTag(data))
      build.excluded++;
    return true;
  }
  if (data["pagination"]) {
    // Its pages have data of their own, which is known when they are collected.
    build.inspected.set(inputPath, undefined);
    return true;
  }
  build.fieldUse.see(data, false);
  const head = headOf(inputPath);
  const file = { file: inputPath, stem: stemOf(below), data, written: writtenIn(head) };
  const unreadable = contentProblem(inputPath, data, content, settings.fields);
  const { draft, moment, message } = readPublication(file, build.reading);
  if (draft && !session.publishesDrafts) return leaveOut(session, "drafts");
  const problem = unreadable ?? message;
  if (problem || !moment) {
    if (problem) build.messages.report(problem);
    return leaveOut(session, "skipped");
  }
  if (moment.instant > build.now && !settings.options.future) {
    const { title } = data;
    build.hold({ file: inputPath, title: typeof title === "string" ? title : "", instant: moment.instant });
    return false;
  }
  const inspected = { data, head, published: moment };
  // What is left out of lists and feeds must not stay a page that nothing links.
  if (settings.onInvalid === "skip" && !isSound(session, inspected)) return leaveOut(session, "skipped");
  build.inspected.set(inputPath, inspected);
  return true;
}

/** Whether an entry can be published, as far as that is known before it has an address. Mistakes are reported. */
function isSound(session: Session, template: InspectedTemplate): boolean {
  const { page } = template.data;
  const href = hrefOfUrl(`${page.filePathStem}/`);
  const item = itemOf(session, page.inputPath, template, { href, body: "", render: () => "" });
  const read = readEntry(item, session.build.reading);
  return read !== undefined && makeEntry(read, href, session.build.reading) !== undefined;
}

function leaveOut({ build }: Session, fate: "drafts" | "skipped"): false {
  build.count(fate);
  return false;
}

/** What is wrong with a file that is not text in UTF-8: it would be published as garbage. */
function contentProblem(
  file: string,
  data: TemplateData,
  content: unknown,
  names: FeedFields,
): Diagnostic | undefined {
  if (typeof content !== "string") return undefined;
  if (TOML_BEGIN.test(content)) return diagnostic("front-matter-toml", { file, line: 1, found: "+++" });
  const tooLong = /\.(?:md|html)$/.test(file) ? lengthProblem(content, file, data, names) : undefined;
  const isSound =
    /\S/.test(content) &&
    ![content, ...Object.values(data)].some((text) => typeof text === "string" && /[\0\uFFFD]/.test(text));
  if (tooLong || isSound || !existsSync(file)) return tooLong;
  const bytes = readFileSync(file);
  return textProblem(bytes, bytes.toString("utf8"), file);
}

/** A page of the site as a source of an entry, when Eleventy has collected it. */
export function templateItem(session: Session, page: CollectionItem): SourceItem {
  const { inputPath } = page;
  const { head = headOf(inputPath), published } = session.build.inspected.get(inputPath) ?? {};
  // Whoever keeps the data of an entry must not keep all pages of the build that it comes from.
  const { collections: _collections, ...data } = page.data;
  // Computed data may be another date.
  const known = data["eleventyComputed"] === undefined ? published : undefined;
  let rendered: CollectionItem | undefined = page;
  return itemOf(
    session,
    inputPath,
    { data, head, published: known },
    {
      href: hrefOfUrl(String(page.url)),
      body: page.rawInput,
      render() {
        const html = rendered ? contentOf(session, inputPath, rendered) : "";
        // The page of a collection holds all pages of its build.
        rendered = undefined;
        return html;
      },
    },
  );
}

function itemOf(
  { folders, languages }: Session,
  file: string,
  { data, head, published }: Pick<InspectedTemplate, "head"> & Pick<SourceItem, "data" | "published">,
  page: Pick<SourceItem, "href" | "body" | "render">,
): SourceItem {
  const below = belowInput(file, folders);
  return {
    file,
    stem: stemOf(below),
    data: withWrittenTags(data, head),
    published,
    kind: file.endsWith(".md") ? "markdown" : "html",
    folderLanguage: languageOfFolder(below, languages),
    written: writtenIn(head),
    ...page,
  };
}

/** Reads the front matter of a file when it is first asked for. */
function headOf(file: string): () => string {
  let head: string | undefined;
  return () => {
    head ??= frontMatterOf(file);
    return head;
  };
}

function writtenIn(head: () => string): SourceFile["written"] {
  return (field) => writtenField(head(), field);
}

/** Front matter as it is written, where YAML lost what was meant; none for a template that is no file. */
function frontMatterOf(inputPath: string): string {
  if (!existsSync(inputPath)) return "";
  const text = readText(inputPath);
  // A site may have Eleventy read TOML as Hugo writes it.
  const [toml] = /^\uFEFF?\+\+\+[^\n]*\n[\s\S]*?(?<=\n)\+\+\+/.exec(text) ?? [];
  return toml ?? text.slice(0, text.length - splitFrontMatter(text).body.length);
}

/** What Eleventy renders of a page. Plain Markdown may be asked for before that: a hook of the owner's decides by it. */
function contentOf(session: Session, inputPath: string, page: CollectionItem): string {
  try {
    return page.templateContent ?? "";
  } catch (error) {
    const { data, rawInput } = page;
    if (!session.content.hasLibrary || !isPlainMarkdown(session, inputPath, data, rawInput)) throw error;
    return session.content.render(rawInput, inputPath, data);
  }
}

/**
 * Accounts for files that the globs mean and that Eleventy has not shown to the plugin, so that no entry is missing in
 * silence: Eleventy ignores them, or does not read files with their ending.
 */
export function reportUnseen(session: Session, found: readonly string[]): void {
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
  for (const below of found) {
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
  const filesOf = ({ folders, settings }: Session) => findFiles(folders, settings.globs);
  const sessions = sessionsOf(session.config);
  const others = sessions.slice(0, sessions.indexOf(session));
  if (others.length === 0) return;
  const own = new Set(filesOf(session));
  for (const other of others) {
    const shared = filesOf(other).filter((below) => own.has(below));
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
