import { posix } from "node:path";
import { pageProblem } from "../content/address-problem.ts";
import { escapeHtml } from "../content/xml-text.ts";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import { firstLine } from "../diagnostics/first-line.ts";
import type { Diagnostic } from "../diagnostics/format.ts";
import { decodedHref, hrefOfUrl } from "../index/addresses.ts";
import type { FieldName } from "../options/options.ts";
import type { Settings } from "../options/settings.ts";
import { parseSplitMatter, splitFrontMatter, TOML_BEGIN, writtenField } from "../read/front-matter.ts";
import { isSiteFile, parsePlainText, plainTextParagraphs } from "../read/plain-text-entry.ts";
import { readRegularFile, unreadableMessage } from "../read/regular-file.ts";
import type { SourceItem } from "../read/source-item.ts";
import { type FeedFields, lengthProblem, textProblem } from "../read/text-file.ts";
import {
  DataFiles,
  type DirectoryData,
  isPlainPermalink,
  reasonOfEntry,
  reasonOfSite,
  withWrittenTags,
} from "./fast-rendering.ts";
import type { SiteFacts } from "./internals.ts";
import {
  type Folders,
  fileFacts,
  findFiles,
  folderOfFile,
  languageOfFolder,
  stampOf,
  stemOf,
} from "./site.ts";

/** A file that the plugin reads and renders itself. */
export interface OwnItem extends SourceItem {
  /** Of the file before it was read: one that changes while the site is built is read again. */
  stamp: string | undefined;
}

/** A Markdown file as it was read to decide who renders it. */
interface MarkdownFile {
  stamp: string | undefined;
  data: Record<string, unknown>;
  head: string;
  body: string;
}

/**
 * The files that the plugin reads itself: plain-text entries always, and with `render: "direct"` those Markdown entries that
 * it can render to the same bytes as Eleventy. Decided before Eleventy looks for files, since it must leave them alone.
 */
export class OwnFiles {
  readonly #folders: Folders;
  readonly #settings: Settings;
  /** Whether Eleventy tells the data of a folder. */
  readonly #knowsFolder: (folder: string) => boolean;
  readonly #markdown = new Map<string, MarkdownFile>();
  /** Files that the globs mean, below the input folder. */
  found: readonly string[] = [];
  #texts: readonly string[] = [];
  /** Why Eleventy renders an entry, by file. */
  readonly handedOver = new Map<string, string>();
  #isIgnored: (file: string) => boolean = () => false;

  constructor(folders: Folders, settings: Settings, knowsFolder: (folder: string) => boolean) {
    this.#folders = folders;
    this.#settings = settings;
    this.#knowsFolder = knowsFolder;
  }

  /**
   * Decides for each file.
   *
   * @param isRebuild true where files that have not changed need not be read again
   * @param only files that are decided anew; the others stay what they are. Under `--incremental` Eleventy builds one changed
   * file at a time, and ends at a template that is new to it and not that file.
   * @returns globs that Eleventy has to ignore
   */
  decide(facts: SiteFacts, isRebuild = false, only?: ReadonlySet<string>): string[] {
    this.found = findFiles(this.#folders, this.#settings.globs);
    // With a tag alone no file is read for it; with globs, a plain-text entry is one whose header line has the tag.
    this.#texts = this.found.filter((file) => file.endsWith(".txt") && !isSiteFile(posix.basename(file)));
    if (!this.#settings.direct) return [];
    const known = new Map(isRebuild ? this.#markdown : []);
    const handedOver = new Map(this.handedOver);
    this.#markdown.clear();
    this.handedOver.clear();
    const dataFiles = new DataFiles(this.#folders, facts);
    const ofSite = reasonOfSite(facts, this.#settings, this.#folders) ?? dataFiles.ofSite();
    for (const file of this.found) {
      if (!file.endsWith(".md")) continue;
      const kept = only && !only.has(file) ? (known.get(file) ?? handedOver.get(file)) : undefined;
      const decided = kept ?? ofSite ?? this.#decideFile(file, known.get(file), dataFiles, facts);
      if (typeof decided === "string") this.handedOver.set(file, decided);
      else this.#markdown.set(file, decided);
    }
    return this.#ignoreGlobs();
  }

  /** The file as it was read, or why Eleventy has to render it. */
  #decideFile(
    file: string,
    known: MarkdownFile | undefined,
    dataFiles: DataFiles,
    facts: SiteFacts,
  ): MarkdownFile | string {
    const path = this.#folders.input + file;
    const isKnown = known !== undefined && known.stamp === stampOf(path);
    const read = isKnown ? known : readMarkdown(path, this.#settings.fields);
    if (typeof read === "string") return read;
    const reason =
      dataFiles.ofFolder(folderOfFile(file)) ?? dataFiles.ofFile(file) ?? this.#reasonOf(file, read, facts);
    return reason ?? read;
  }

  /**
   * What has to be ignored: whole folders where that is right, else all of a folder but the files that Eleventy reads.
   * Eleventy takes no notice of the case of letters in globs.
   */
  #ignoreGlobs(): string[] {
    const { globs } = this.#settings;
    const bases = globs.filter((glob) => !glob.startsWith("!")).map((glob) => lower(baseOf(glob)));
    const others = findFiles(
      this.#folders,
      [...new Set(bases)].map((base) => `${base}**/*.md`),
      false,
    ).filter((file) => !this.#markdown.has(file));
    const stems = new Set(others.map((file) => lower(file).slice(0, -".md".length)));
    for (const file of [...this.#markdown.keys()]) {
      const path = lower(file);
      const name = slashed(folderOfFile(path)).length + 1;
      // To a glob, `!(a).md` is everything but names that begin with an a.
      const isAlike = Array.from({ length: path.length - name }, (_, length) =>
        path.slice(0, name + length),
      ).some((beginning) => stems.has(beginning));
      if (!isAlike) continue;
      this.#markdown.delete(file);
      this.handedOver.set(file, "a name that begins as another");
      others.push(file);
    }
    return ignoreGlobs([...this.#markdown.keys()].map(lower), others.map(lower), bases, this.#folders);
  }

  /**
   * Globs for new files that another build will read, one after the other: under `--incremental` Eleventy ends at a template
   * that is new to it and not the file that it builds for.
   */
  newFiles(isKnown: (file: string) => boolean): string[] {
    return this.found
      .filter((file) => !isKnown(file) && !this.has(file))
      .map((file) => this.#folders.input + escaped(file));
  }

  /** Takes what Eleventy ignores: files that an owner keeps from it are not published by the plugin either. */
  ignore(isIgnored: (file: string) => boolean): void {
    this.#isIgnored = isIgnored;
  }

  /** Files to be read, below the input folder, in a fixed order. */
  get files(): string[] {
    return [...this.#texts, ...this.#markdown.keys()]
      .filter((file) => !this.#isIgnored(this.#folders.input + file))
      .sort((a, b) => (a < b ? -1 : 1));
  }

  /** True for a file that the plugin reads itself. */
  has(below: string): boolean {
    return this.#markdown.has(below) || below.endsWith(".txt");
  }

  /**
   * Folders of files that may be read, below the input folder, for {@link DirectoryData}.
   *
   * @param files what was found, where it has been searched for
   */
  folders(files: readonly string[] = findFiles(this.#folders, this.#settings.globs)): string[] {
    const endings = this.#settings.direct ? [".txt", ".md"] : [".txt"];
    return [
      ...new Set(files.filter((file) => endings.includes(posix.extname(file))).map(folderOfFile)),
    ].sort();
  }

  /** Reads an entry; undefined where a mistake makes that impossible, which is reported. */
  read(file: string, context: ReadingSite): OwnItem | undefined {
    const markdown = this.#markdown.get(file);
    if (!markdown) return this.#textItem(file, context);
    const outside = layoutOutside(this.#folders.input + file, markdown.data, markdown.head);
    if (!outside) return this.#markdownItem(file, markdown, context);
    context.report(outside);
    return undefined;
  }

  #markdownItem(file: string, { stamp, data: own, head, body }: MarkdownFile, context: ReadingSite): OwnItem {
    // Watching keeps what is given back, but not the context, which is that of one build.
    const { markdown } = context;
    const path = this.#folders.input + file;
    const data = withWrittenTags(context.directoryData.ofFile(folderOfFile(file), own), () => head);
    const url = urlOfMarkdown(file, own);
    data["page"] = {
      ...fileFacts(path, file, data),
      url,
      outputPath: context.outputPath(url),
      rawInput: body,
    };
    return {
      file: path,
      stamp,
      stem: stemOf(file),
      data,
      href: hrefOfUrl(url),
      body,
      kind: "markdown",
      folderLanguage: languageOfFolder(file, context.languages),
      written: (field) => writtenField(head, field),
      render() {
        return markdown(this.body, path, this.data);
      },
    };
  }

  #textItem(file: string, context: ReadingSite): OwnItem | undefined {
    const path = this.#folders.input + file;
    const stamp = stampOf(path);
    const source = readSource(path, context.report);
    if (source === undefined) return undefined;
    const plain = parsePlainText(source, posix.basename(file));
    if (!plain) {
      context.report(
        diagnostic(
          "date-missing",
          { file: path, line: 1, found: firstLine(source.trim()) },
          { form: "plain-text", entries: { globs: this.#settings.globs, tag: undefined, below: file } },
        ),
      );
      return undefined;
    }
    // The names of header lines are the form's own; the site may keep the same fields under others.
    const { fields: names } = this.#settings;
    const nameOf = (header: string) => {
      const name = names[(header === "lang" ? "language" : header) as FieldName]?.[0];
      return typeof name === "string" ? name : header;
    };
    const fields = new Map([...plain.fields].map(([header, field]) => [nameOf(header), field]));
    const named = Object.entries(plain.data).map(([header, value]) => [nameOf(header), value]);
    const written = (field: string) => fields.get(field) ?? plain.fields.get(field);
    const { permalink } = plain.data;
    const isGiven = typeof permalink === "string" && permalink !== "";
    const reason = isGiven ? textPermalinkProblem(permalink) : undefined;
    const problem =
      reason === undefined
        ? lengthProblem(plain.body, path, plain.data, { tags: ["tags"], authors: ["author", "authors"] })
        : diagnostic(
            "permalink-invalid",
            { file: path, line: written("permalink")?.line, found: String(permalink) },
            { reason },
          );
    if (problem) {
      context.report(problem);
      return undefined;
    }
    const data = context.directoryData.ofFile(folderOfFile(file), {
      ...plain.data,
      ...Object.fromEntries(named),
    });
    const hidden = computedProblem(data, path);
    if (hidden) {
      context.report(hidden);
      return undefined;
    }
    const { misspelled } = plain;
    const warning =
      misspelled &&
      diagnostic(
        "header-misspelled",
        { file: path, line: misspelled.line, found: misspelled.text },
        { meant: misspelled.meant },
      );
    return {
      file: path,
      stamp,
      stem: stemOf(file),
      data: { ...data, page: fileFacts(path, file, data) },
      href: isGiven ? hrefOfUrl(urlOfMarkdown(file, { permalink })) : undefined,
      body: plain.body,
      kind: "text",
      folderLanguage: languageOfFolder(file, context.languages),
      warning,
      written,
      render() {
        return plainTextParagraphs(this.body)
          .map((paragraph) => `<p>${escapeHtml(paragraph)}</p>\n`)
          .join("");
      },
    };
  }

  /** Why Eleventy has to render a Markdown entry, as far as the entry itself says. */
  #reasonOf(file: string, { data, head, body }: MarkdownFile, facts: SiteFacts): string | undefined {
    if (!this.#knowsFolder(folderOfFile(file))) return "a new folder";
    // Not to be used as a template, whoever renders the entry: reading it reports the mistake.
    if (layoutOutside(file, data, head)) return undefined;
    const { date, updated, expires } = this.#settings.fields;
    return reasonOfEntry(file, data, body, facts, [...date, ...updated, ...expires]);
  }
}

/** What reading needs of the site besides the file. */
export interface ReadingSite {
  languages: readonly string[];
  directoryData: DirectoryData;
  markdown(text: string, file: string, data: Readonly<Record<string, unknown>>): string;
  outputPath(url: string): string;
  report(message: Diagnostic): void;
}

/** Reads a Markdown file; the reason to leave it to Eleventy where its front matter is not plain YAML or JSON. */
function readMarkdown(path: string, names: FeedFields): MarkdownFile | string {
  try {
    const stamp = stampOf(path);
    const bytes = readRegularFile(path);
    const source = bytes.toString("utf8");
    const split = splitFrontMatter(source);
    const parsed = parseSplitMatter(split);
    if (parsed.problem || TOML_BEGIN.test(split.body)) return "front matter";
    if (textProblem(bytes, source, path) || lengthProblem(split.body, path, parsed.data, names))
      return "its text";
    const head = source.slice(0, source.length - split.body.length);
    // A part of a string would hold the whole file in memory.
    return { stamp, data: parsed.data, head: Buffer.from(head).toString(), body: split.body };
  } catch {
    return "a file that cannot be read";
  }
}

/** Text of a file, undefined where it is none, which is reported. */
function readSource(file: string, report: (message: Diagnostic) => void): string | undefined {
  try {
    const bytes = readRegularFile(file);
    const source = bytes.toString("utf8");
    const problem = textProblem(bytes, source, file);
    if (!problem) return source;
    report(problem);
  } catch (error) {
    report(unreadableMessage(file, error));
  }
  return undefined;
}

/** A layout is a template that runs: an entry must not name a file outside the layouts folder as one. */
function layoutOutside(file: string, { layout }: MarkdownFile["data"], head: string): Diagnostic | undefined {
  if (typeof layout !== "string" || !/(^|[\\/])\.\.([\\/]|$)|^[\\/]|^[A-Za-z]:/.test(layout))
    return undefined;
  return diagnostic("layout-outside", {
    file,
    line: writtenField(head, "layout")?.line,
    found: layout,
  });
}

/**
 * Computed data needs a template, which a text file isn't. Most of it makes no difference; what decides whether a page is
 * published does, and publishing it anyway can't be undone.
 */
function computedProblem(
  { eleventyComputed }: Record<string, unknown>,
  file: string,
): Diagnostic | undefined {
  const computed = Object.keys((eleventyComputed ?? {}) as object).find((name) =>
    ["permalink", "eleventyExcludeFromCollections", "draft", "published", "status", "unlisted"].includes(
      name,
    ),
  );
  if (computed === undefined) return undefined;
  return diagnostic("text-computed-data", { file, found: `eleventyComputed: { ${computed} }` });
}

/** Why a plain-text entry, which may come from others, can't have an address: it is given that of a page, and no other. */
function textPermalinkProblem(permalink: string): string | undefined {
  const problem = pageProblem(`/${decodedHref(permalink).replace(/^\/+/, "")}`);
  if (problem !== undefined) return `it ${problem}`;
  return isPlainPermalink(permalink) ? undefined : "it isn't an address such as /news/first/";
}

/** The address that Eleventy gives to a file whose permalink, if any, is plain: `page.url`. */
function urlOfMarkdown(below: string, { permalink }: Readonly<Record<string, unknown>>): string {
  if (typeof permalink === "string") return permalink.replace(/\/index\.html$/, "/");
  // `plan/index.md` and `plan/plan.md` are both `/plan/`.
  return `/${stemOf(below)
    .replace(/(^|\/)index$/, "$1")
    .replace(/(^|\/)([^/]+)\/\2$/, "$1$2")}`.replace(/\/*$/, "/");
}

/**
 * Globs for Eleventy to ignore: a whole tree as one, or all but some files of a folder, since thousands of single names
 * take longer to compare than the files to read.
 */
function ignoreGlobs(
  own: readonly string[],
  others: readonly string[],
  bases: readonly string[],
  folders: Folders,
): string[] {
  const mixed = new Set(others.flatMap(foldersAbove));
  const namesIn = new Map<string, string[]>();
  for (const file of others) {
    const folder = slashed(folderOfFile(file));
    namesIn.set(folder, [...(namesIn.get(folder) ?? []), escaped(posix.basename(file, ".md"))]);
  }
  const ignores = new Set<string>();
  for (const file of own) {
    const folder = slashed(folderOfFile(file));
    const whole = foldersAbove(file)
      .reverse()
      .find((above) => bases.some((base) => above.startsWith(base)) && !mixed.has(above));
    const names = namesIn.get(folder);
    if (whole !== undefined) ignores.add(`${folders.input}${escaped(whole)}**/*.md`);
    // `!(rope)` also excludes `rope-2`, so such files are listed by name.
    else if (
      names?.some((name) => escaped(posix.basename(file)).toLowerCase().startsWith(name.toLowerCase()))
    )
      ignores.add(folders.input + escaped(file));
    else ignores.add(`${folders.input}${escaped(folder)}${names ? `!(${names.join("|")})` : "*"}.md`);
  }
  return [...ignores];
}

function lower(path: string): string {
  return path.toLowerCase();
}

function baseOf(glob: string): string {
  const fixed = glob.replace(/^\.?\//, "").split("/");
  const dynamic = fixed.findIndex((part) => /[*?[\]{}()!+@]/.test(part));
  return fixed
    .slice(0, dynamic < 0 ? -1 : dynamic)
    .map((part) => `${part}/`)
    .join("");
}

function slashed(folder: string): string {
  return folder === "" ? "" : `${folder}/`;
}

/** Folders that a file is in, the nearest first, each with `/`; the input folder itself is `""`. */
function foldersAbove(file: string): string[] {
  const parts = file.split("/").slice(0, -1);
  return parts.map((_, index) => `${parts.slice(0, parts.length - index).join("/")}/`).concat("");
}

function escaped(path: string): string {
  return path.replace(/[()[\]{}!*?+@\\|]/g, "\\$&");
}
