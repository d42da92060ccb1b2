import { posix } from "node:path";
import { lineNumberAt } from "../content/line-number.ts";
import { escapeHtml } from "../content/xml-text.ts";
import { firstLine } from "../messages/first-line.ts";
import type { Message } from "../messages/message.ts";
import type { FieldName } from "../options/options.ts";
import type { Settings } from "../options/settings.ts";
import { hrefOfUrl } from "../room/addresses.ts";
import {
  type KnownToEleventy,
  layoutProblem,
  pagePermalinkProblem,
  permalinkProblem,
} from "../sources/eleventy-fields.ts";
import { matterMessage, parseSplitMatter, splitFrontMatter, writtenField } from "../sources/front-matter.ts";
import { readRegularFile } from "../sources/regular-file.ts";
import type { SourceItem } from "../sources/source-item.ts";
import { lengthProblem, textProblem } from "../sources/text-file.ts";
import { isSiteFile, parseWire, wireParagraphs } from "../sources/wire.ts";
import type { Folders } from "./source-files.ts";
import { isExcluded, languageOfFolder, stemOf } from "./template-entries.ts";
import { unreadableMessage } from "./unreadable-files.ts";

/** What direct sources need of the site. */
export interface DirectContext {
  folders: Folders;
  languages: readonly string[];
  /** Data of the folder a file lies in, from the data cascade. */
  folderData(folder: string): Readonly<Record<string, unknown>>;
  markdown(text: string, file: string): string;
  known: KnownToEleventy;
  /** Names under which the site's entries keep their fields. */
  fields: Settings["fields"];
  report(message: Message): void;
}

/** A file that the plugin reads and renders itself. Its address is settled later where it comes from the headline. */
export interface DirectItem extends SourceItem {
  /** True where the address is to be made from the headline. */
  addressFromTitle: boolean;
}

/**
 * Reads a plain-text or Markdown entry.
 *
 * @param below file below the input folder
 * @returns undefined for a text file that is none of the newsroom's, and for one with a mistake, which is reported
 */
export function readDirect(below: string, context: DirectContext): DirectItem | undefined {
  const fileName = posix.basename(below);
  const text = below.endsWith(".txt");
  if (text && isSiteFile(fileName)) return undefined;
  const file = context.folders.input + below;
  const source = readSource(file, context.report);
  if (source === undefined) return undefined;
  return text ? wireItem(source, below, file, context) : markdownItem(source, below, file, context);
}

/** Text of a file, undefined where it is none, which is reported. */
function readSource(file: string, report: DirectContext["report"]): string | undefined {
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

function wireItem(
  source: string,
  below: string,
  file: string,
  context: DirectContext,
): DirectItem | undefined {
  // Watching keeps what is given back, but not the context, which is that of one build.
  const { fields: own } = context;
  const wire = parseWire(source, posix.basename(below));
  if (!wire) {
    const first = firstLine(source.trim());
    context.report({
      code: "date-missing",
      severity: "error",
      file,
      line: 1,
      problem: "The text file has no header line with a date.",
      found: first,
      expected: "a first line such as `date 2021-05-05 Headline`",
      remedy:
        "Add the line, or put the date into the file's name; if the file is no news, narrow the option `entries`.",
    });
    return undefined;
  }
  const { permalink } = wire.data;
  // The names of header lines are the form's own; the site may keep the same fields under others.
  const nameOf = (header: string) => {
    const name = own[(header === "lang" ? "language" : header) as FieldName]?.[0];
    return typeof name === "string" ? name : header;
  };
  const fields = new Map([...wire.fields].map(([header, field]) => [nameOf(header), field]));
  const named = Object.entries(wire.data).map(([header, value]) => [nameOf(header), value]);
  const written = (field: string) => fields.get(field) ?? wire.fields.get(field);
  const problem =
    pagePermalinkProblem(wire.data, { file, written }, context.known) ??
    lengthProblem(wire.body, file, wire.data, ["tags"]);
  if (problem) {
    context.report(problem);
    return undefined;
  }
  const isGiven = typeof permalink === "string" && permalink !== "";
  const data = {
    ...context.folderData(posix.dirname(below)),
    ...wire.data,
    ...Object.fromEntries(named),
  };
  if (isExcluded(data)) {
    context.report(excludedMessage({ file, written }));
    return undefined;
  }
  return {
    file,
    stem: stemOf(below),
    data,
    // One made of the headline is settled when all headlines are known.
    href: isGiven ? hrefOfMarkdown(below, { permalink }) : "/",
    addressFromTitle: !isGiven,
    body: wire.body,
    kind: "text",
    folderLanguage: languageOfFolder(below, context.languages),
    written,
    render() {
      return wireParagraphs(this.body)
        .map((paragraph) => `<p>${escapeHtml(paragraph)}</p>\n`)
        .join("");
    },
  };
}

function markdownItem(
  source: string,
  below: string,
  file: string,
  context: DirectContext,
): DirectItem | undefined {
  // Watching keeps what is given back, but not the context, which is that of one build.
  const { markdown } = context;
  const split = splitFrontMatter(source);
  const { body, bodyLine } = split;
  const parsed = parseSplitMatter({ ...split, matter: copyOf(split.matter ?? "") });
  if (parsed.problem) {
    context.report(matterMessage(file, parsed.problem));
    return undefined;
  }
  const tooLong = lengthProblem(body, file, parsed.data ?? {}, context.fields.tags);
  if (tooLong) {
    context.report(tooLong);
    return undefined;
  }
  const templated = templateSyntax(body);
  if (templated !== undefined) {
    context.report({
      code: "direct-template-syntax",
      severity: "error",
      file,
      line: bodyLine - 1 + lineNumberAt(body, templated.index),
      problem: "The entry uses a template language, which direct rendering does not run.",
      found: templated.found,
      expected: "Markdown and HTML only",
      remedy:
        'Take it out, put it into code marks, or give this entry to Eleventy with `entries: { render: "templates" }`.',
    });
    return undefined;
  }
  const data = { ...context.folderData(posix.dirname(below)), ...parsed.data };
  const head = copyOf(source.slice(0, source.length - body.length));
  const computed = computedField(data);
  if (computed !== undefined) {
    context.report({
      code: "direct-computed-data",
      severity: "error",
      file,
      line: writtenField(head, computed)?.line,
      problem: `The ${computed} of the entry has to be computed, which direct rendering does not do.`,
      found: typeof data[computed] === "string" ? data[computed] : undefined,
      expected: computed === "permalink" ? "an address as it is, such as /news/first/" : "no such field",
      remedy:
        'Write it out in the entry or its folder\'s data file, or give this entry to Eleventy with `entries: { render: "templates" }`.',
    });
    return undefined;
  }
  const written = (field: string) => writtenField(head, field);
  if (isExcluded(data)) {
    context.report(excludedMessage({ file, written }));
    return undefined;
  }
  const problem =
    layoutOutside(parsed.data, { file, written }) ??
    layoutProblem(parsed.data, { file, written }, context.known) ??
    permalinkProblem(data, { file, written }, context.known);
  if (problem) {
    context.report(problem);
    return undefined;
  }
  return {
    file,
    stem: stemOf(below),
    data,
    href: hrefOfMarkdown(below, data),
    addressFromTitle: false,
    body,
    kind: "markdown",
    folderLanguage: languageOfFolder(below, context.languages),
    written,
    render() {
      return markdown(this.body, file);
    },
  };
}

/** Only Eleventy makes pages that are no entries, and it was not given the file. */
function excludedMessage({ file, written }: Pick<DirectItem, "file" | "written">): Message {
  return {
    code: "direct-excluded",
    severity: "error",
    file,
    line: written(EXCLUDED)?.line,
    problem:
      "The entry is to stand in no collection, and a page that is no entry is not made by direct rendering.",
    found: `${EXCLUDED}: true`,
    expected: "an entry, which stands in the newsroom's collections",
    remedy:
      "Take that out of the entry or its folder's data file, or take the file out of the option `entries` with a glob such as `!news/about.md`.",
  };
}

const EXCLUDED = "eleventyExcludeFromCollections";

/** A text of its own: a part of a string holds the whole in memory. */
function copyOf(text: string): string {
  return Buffer.from(text).toString();
}

/**
 * A field that only Eleventy can compute. It counts wherever it comes from: computed data of a folder or of the site can
 * hide an entry, and publishing it anyway cannot be undone.
 */
function computedField({
  permalink,
  eleventyComputed,
}: Readonly<Record<string, unknown>>): "permalink" | "eleventyComputed" | undefined {
  if (typeof permalink === "function" || (typeof permalink === "string" && /\{\{|\{%/.test(permalink)))
    return "permalink";
  return eleventyComputed === undefined ? undefined : "eleventyComputed";
}

/** A layout is a template that runs: an entry must not name a file outside the layouts folder as one. */
function layoutOutside(
  { layout }: Readonly<Record<string, unknown>>,
  { file, written }: Pick<DirectItem, "file" | "written">,
): Message | undefined {
  if (typeof layout !== "string" || !/(^|[\\/])\.\.([\\/]|$)|^[\\/]|^[A-Za-z]:/.test(layout))
    return undefined;
  return {
    code: "layout-outside",
    severity: "error",
    file,
    line: written("layout")?.line,
    problem: "The entry's layout is outside the layouts folder.",
    found: layout,
    expected: "a layout inside the layouts folder, such as `layout: post.njk`",
    remedy: "Move the file into the layouts folder, or remove the line.",
  };
}

/** The address Eleventy would give the file. */
function hrefOfMarkdown(below: string, data: Readonly<Record<string, unknown>>): string | undefined {
  const { permalink } = data;
  if (permalink === false) return undefined;
  if (typeof permalink === "string" && permalink !== "") {
    return hrefOfUrl(`/${permalink.replace(/^\/+/, "")}`.replace(/\/index\.html$/, "/"));
  }
  const stem = stemOf(below);
  // `plan/index.md` and `plan/plan.md` are both `/plan/`.
  return hrefOfUrl(
    `/${stem.replace(/(^|\/)index$/, "$1").replace(/(^|\/)([^/]+)\/\2$/, "$1$2")}`.replace(/\/*$/, "/"),
  );
}

/** Template language outside of code, where readers would see it raw. */
function templateSyntax(body: string): { index: number; found: string } | undefined {
  if (!body.includes("{{") && !body.includes("{%")) return undefined;
  const withoutCode = withoutSpans(withoutFences(body));
  const match = /\{\{|\{%/.exec(withoutCode);
  return match ? { index: match.index, found: tagAt(body, match.index) } : undefined;
}

/** The template code that begins at a character, as far as its line goes. */
function tagAt(body: string, index: number): string {
  const line = /.*/.exec(body.slice(index, index + 200))?.[0] ?? "";
  return /^(?:\{\{.*?\}\}|\{%.*?%\})/.exec(line)?.[0] ?? line;
}

const FENCES = ["```", "~~~"];
const blank = (code: string) => code.replace(/[^\n]/g, " ");

/** Blanks in the place of fenced code. A fence without an end is none. */
function withoutFences(body: string): string {
  const lines = body.split("\n");
  const last = new Map(FENCES.map((sign) => [sign, lines.findLastIndex((line) => line.startsWith(sign))]));
  let fence = "";
  return lines
    .map((line, index) => {
      const sign = line.slice(0, 3);
      if (fence === "") {
        if (index >= (last.get(sign) ?? -1)) return line;
        fence = sign;
      } else if (sign === fence) fence = "";
      return blank(line);
    })
    .join("\n");
}

/** Blanks in the place of code within a line: what stands between as many backticks before and after it. */
function withoutSpans(body: string): string {
  const parts = body.split(/(`+)/);
  for (let at = 1; at + 2 < parts.length; at += 2) {
    const [ticks = "", code = "", next = ""] = parts.slice(at, at + 3);
    if (ticks === "") continue;
    parts[at + 1] = blank(code);
    parts[at + 2] = next.slice(Math.min(ticks.length, next.length));
  }
  return parts.join("");
}
