import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { posix } from "node:path";
import { pageDateOf, parseMoment } from "../dates/dates.ts";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { Message } from "../messages/message.ts";
import { hrefOfUrl } from "../room/addresses.ts";
import { splitFrontMatter, writtenField } from "../sources/front-matter.ts";
import { readEntry, readPublication } from "../sources/read-entry.ts";
import type { SourceItem, WrittenField } from "../sources/source-item.ts";
import { lengthProblem, textProblem } from "../sources/text-file.ts";
import type { CollectionItem, TemplateData } from "./eleventy-config.ts";
import type { Session } from "./session.ts";
import { baseOfGlob, belowInput, matcherOf, readText } from "./site.ts";

/** File name endings of what is read as text; a glob may mean pictures too. */
const TEXT = /\.(md|markdown|mdx|html|njk|liquid|webc|vto|hbs|mustache|ejs|pug|haml|txt)$/;

const LINE_ENDS = /[\n\r\u2028\u2029]/;

/** Which templates of a site are entries. */
export class Selection {
  readonly #session: Session;
  /** True for a path below the input folder that the globs mean; without globs, for any. */
  readonly isEntryPath: (below: string) => boolean;
  readonly #frontPage: string;

  constructor(session: Session) {
    this.#session = session;
    const { globs, path } = session.settings;
    this.isEntryPath = matcherOf(globs);
    this.#frontPage = path.replace(/^\/|\/$/g, "");
  }

  /** True for a template that Eleventy renders and that is an entry: meant by the option, and a single page of its own. */
  isEntry(inputPath: string, data: TemplateData): boolean {
    const { folders, ownFiles } = this.#session;
    const below = belowInput(inputPath, folders);
    if (!this.isEntryPath(below) || ownFiles.has(below)) return false;
    if (data["pagination"] || isExcluded(data)) return false;
    return !this.#isFrontPage(below) && !this.#isUndatedIndex(below, data);
  }

  /** The newsroom's own front page, which a site may have as a template of its own. */
  #isFrontPage(below: string): boolean {
    const stem = stemOf(below);
    return stem === this.#frontPage || stem === posix.join(this.#frontPage, "index");
  }

  /** A README or index page without a date is a page about the entries. */
  #isUndatedIndex(below: string, data: TemplateData): boolean {
    if (!/^(readme|index)\.[^/]+$/i.test(posix.basename(below)) || /\d{4}[-/]\d{1,2}[-/]\d{1,2}/.test(below))
      return false;
    return this.#session.settings.fields.date.every((name) => data[name] === undefined);
  }

  /** Folder below the input folder that new entries are written to, with `/` at the end. */
  get folder(): string {
    return baseOfGlob(this.wanted[0] ?? "");
  }

  /** Folders below the input folder that hold all entries, each with `/` at the end. */
  get folders(): string[] {
    return [...new Set(this.wanted.map(baseOfGlob))];
  }

  /** Files that are meant, but that no glob matches, neither ours nor Eleventy's: their names have a character that ends a line. */
  get unmatchable(): string[] {
    const { input } = this.#session.folders;
    return this.folders.flatMap((folder) => {
      const path = posix.join(input, folder);
      if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [];
      return readdirSync(path, { recursive: true, encoding: "utf8" })
        .map((name) => folder + name)
        .filter((name) => LINE_ENDS.test(name) && this.isEntryPath(name.replace(/[\n\r\u2028\u2029]/g, "-")));
    });
  }

  get wanted(): string[] {
    return this.#session.settings.globs.filter((glob) => !glob.startsWith("!"));
  }
}

/** A page that is to be in no collection is in none of the plugin's either: it is no entry. */
function isExcluded(data: Readonly<Record<string, unknown>>): boolean {
  return data["eleventyExcludeFromCollections"] === true;
}

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
    if (isExcluded(data) && !data["pagination"] && selection.isEntryPath(below)) build.excluded++;
    return true;
  }
  build.fieldUse.see(data, false);
  const item = templateItem(session, inputPath, data);
  const unreadable = contentProblem(inputPath, data, content, settings.fields.tags);
  const { draft, moment, message } = readPublication(
    { ...item, body: typeof content === "string" ? content : "" },
    build.reading,
  );
  if (draft && !session.publishesDrafts) return leaveOut(session, "drafts");
  const problem = unreadable ?? message;
  if (problem || !moment) {
    if (problem) build.messages.report(problem);
    return leaveOut(session, "skipped");
  }
  if (moment.instant > build.now && !settings.options.future) {
    const { title } = data;
    build.hold({ file: item.file, title: typeof title === "string" ? title : "", instant: moment.instant });
    return false;
  }
  // What is left out of lists and feeds must not stay a page that nothing links.
  if (
    settings.onInvalid === "skip" &&
    !readEntry({ ...item, href: hrefOfUrl(`${data.page.filePathStem}/`) }, build.reading)
  )
    return leaveOut(session, "skipped");
  build.inspected.add(inputPath);
  build.templateData.set(inputPath, data);
  return true;
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
  tagFields: readonly string[],
): Message | undefined {
  if (typeof content !== "string") return undefined;
  const tooLong = /\.(?:md|html)$/.test(file) ? lengthProblem(content, file, data, tagFields) : undefined;
  const isSound =
    /\S/.test(content) &&
    ![content, ...Object.values(data)].some((text) => typeof text === "string" && /[\0\uFFFD]/.test(text));
  if (tooLong || isSound || !existsSync(file)) return tooLong;
  const bytes = readFileSync(file);
  return textProblem(bytes, bytes.toString("utf8"), file);
}

/** A template of the site as a source of an entry; with `page`, as Eleventy has collected it and will render it. */
export function templateItem(
  { folders, languages }: Pick<Session, "folders" | "languages">,
  inputPath: string,
  data: TemplateData,
  page?: CollectionItem,
): SourceItem {
  const below = belowInput(inputPath, folders);
  let source: string | undefined;
  const head = () => {
    source ??= frontMatterOf(inputPath);
    return source;
  };
  let rendered = page;
  return {
    file: inputPath,
    stem: stemOf(below),
    data: withWrittenTags(data, head),
    href: page?.url ? hrefOfUrl(page.url) : undefined,
    body: page?.rawInput ?? "",
    kind: inputPath.endsWith(".md") ? "markdown" : "html",
    folderLanguage: languageOfFolder(below, languages),
    written: (field): WrittenField | undefined => writtenField(head(), field),
    render() {
      const html = rendered?.templateContent ?? "";
      // The page of a collection holds all pages of its build.
      rendered = undefined;
      return html;
    },
  };
}

/**
 * Tags as they were written: Eleventy makes text of everything in the list, and so a day that YAML reads as a date comes in
 * words of the machine's time zone, and an empty place as `null`.
 */
export function withWrittenTags<Data extends Readonly<Record<string, unknown>>>(
  data: Data,
  head: () => string,
): Data {
  const { tags } = data;
  if (!Array.isArray(tags) || !tags.some((tag) => tag === "null" || IN_WORDS.test(String(tag)))) return data;
  const written = tags
    .filter((tag) => tag !== "null" || /["']null["']/.test(head()))
    .map((tag) =>
      IN_WORDS.test(String(tag)) ? new Date(String(tag)).toISOString().replace("T00:00:00.000Z", "") : tag,
    );
  return { ...data, tags: written };
}

/** A JavaScript date as text. */
const IN_WORDS = /^[A-Z][a-z]{2} [A-Z][a-z]{2} \d{2} \d{4} \d{2}:\d{2}:\d{2} GMT/;

/** Front matter as it is written, where YAML lost what was meant; none for a template that is no file. */
function frontMatterOf(inputPath: string): string {
  if (!existsSync(inputPath)) return "";
  const text = readText(inputPath);
  const { body } = splitFrontMatter(text);
  return text.slice(0, text.length - body.length);
}

/**
 * Accounts for files that the globs mean and that Eleventy has not shown to the plugin, so that no entry is missing in
 * silence: Eleventy ignores them, or does not read files with their ending.
 */
export function reportUnseen(session: Session, found: readonly string[]): void {
  const { build, folders, isIgnored, ownFiles, seenFiles } = session;
  for (const below of session.selection.unmatchable) {
    build.count("skipped");
    build.messages.report(diagnostic("file-name", { file: folders.input + below }));
  }
  const unread = new Map<string, string[]>();
  for (const below of found) {
    const file = folders.input + below;
    if (build.seen.has(below) || seenFiles.has(below) || !TEXT.test(below)) continue;
    if (ownFiles.has(below) || isIgnored(file)) continue;
    const ending = posix.extname(below).slice(1);
    // An HTML file that Eleventy does not read is copied as it is.
    if (ending !== "html") unread.set(ending, [...(unread.get(ending) ?? []), file]);
  }
  for (const [ending, files] of unread) {
    for (const _ of files) build.count("skipped");
    build.messages.report(diagnostic("format-missing", { file: files[0] }, { ending, count: files.length }));
  }
}

/** `news/a.md` without what follows the name. */
export function stemOf(below: string): string {
  return below.replace(/(?:\.11ty(?=\.[cm]?[jt]sx?$))?\.[^./]+$/, "");
}

/** The first folder on the way to a file that is named like one of the site's languages. */
export function languageOfFolder(below: string, languages: readonly string[]): string | undefined {
  const folderNames = below.split("/").slice(0, -1);
  return folderNames.find((name) => languages.includes(name));
}

/** What `page` says of a file that the plugin renders itself, as Eleventy says it. */
export function fileFacts(inputPath: string, below: string, { date }: Readonly<Record<string, unknown>>) {
  const folders = below.split("/").slice(0, -1);
  const name = withoutDate(posix.basename(stemOf(below)));
  const written = date ?? /\d{4}-\d{2}-\d{2}/.exec(below)?.[0];
  const moment = parseMoment(String(written), { zone: "UTC", publishTime: "00:00" });
  return {
    inputPath,
    fileSlug: name === "index" ? withoutDate(folders.at(-1) ?? "") : name,
    filePathStem: posix.join("/", ...folders, name),
    outputFileExtension: "html",
    date: date instanceof Date ? date : moment ? pageDateOf(moment) : new Date(0),
  };
}

function withoutDate(slug: string): string {
  return /\d{4}-\d{2}-\d{2}-(.*)/.exec(slug)?.[1] ?? slug;
}

/** The message for a file that the system does not let be read, with what the system said. */
export function unreadableMessage(file: string, error: unknown): Message {
  return diagnostic("file-unreadable", { file, found: (error as NodeJS.ErrnoException).code });
}
