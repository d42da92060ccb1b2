import { pageProblem } from "../content/address-problem.ts";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { Message } from "../messages/message.ts";
import { decodedHref } from "../room/addresses.ts";
import type { WrittenField } from "./source-item.ts";

/** What Eleventy knows of the site that fields of entries may name. */
export interface KnownToEleventy {
  hasLayout(name: string): boolean;
  /** Whether there is a template language of this name. */
  hasEngine(name: string): boolean;
  /** True where a page may be a file without an ending. */
  allowsMissingEndings: boolean;
}

/** Where an entry says what it says, for messages. */
interface Place {
  file: string;
  written(field: string): WrittenField | undefined;
}

/**
 * A field of Eleventy's own in an entry's front matter that Eleventy would end the build for, with its internals
 * for an explanation.
 */
export function layoutProblem(
  { layout }: Readonly<Record<string, unknown>>,
  place: Place,
  known: KnownToEleventy,
): Message | undefined {
  if (!layout) return undefined;
  if (typeof layout !== "string") return typeMessage("layout", layout, "the name of a layout", place);
  if (known.hasLayout(layout)) return undefined;
  return diagnostic("layout-missing", {
    file: place.file,
    line: place.written("layout")?.line,
    found: layout,
  });
}

/** The same of the address, wherever in the data it was given. */
export function permalinkProblem(
  data: Readonly<Record<string, unknown>>,
  place: Place,
  known: KnownToEleventy,
): Message | undefined {
  if (data["permalinkBypassOutputDir"])
    return diagnostic(
      "address-unsafe",
      {
        file: place.file,
        line: place.written("permalinkBypassOutputDir")?.line,
        found: `permalinkBypassOutputDir: ${JSON.stringify(data["permalinkBypassOutputDir"])}`,
      },
      { reason: "is outside the output folder" },
    );
  const permalink = partsOf(data["permalink"])?.build ?? data["permalink"];
  if (permalink === undefined || permalink === null || permalink === "" || permalink === false)
    return undefined;
  if (typeof permalink === "function") return undefined;
  if (typeof permalink !== "string")
    return typeMessage("permalink", permalink, "an address such as /news/first/", place);
  // What a template language makes of it is not known yet.
  if (/\{\{|\{%|<%|\$\{/.test(permalink)) return undefined;
  const mistake = mistakeIn(
    permalink,
    known.allowsMissingEndings || data["eleventyAllowMissingExtension"] === true,
  );
  return mistake === undefined ? undefined : invalidPermalink(permalink, mistake, place);
}

/** The same of a plain-text entry, which is given the address of a page or none. */
export function pagePermalinkProblem(
  data: Readonly<Record<string, unknown>>,
  place: Place,
  known: KnownToEleventy,
): Message | undefined {
  const problem = permalinkProblem(data, place, known);
  const { permalink } = data;
  if (problem || typeof permalink !== "string" || permalink === "") return problem;
  const mistake = pageProblem(`/${decodedHref(permalink).replace(/^\/+/, "")}`);
  return mistake === undefined ? undefined : invalidPermalink(permalink, `it ${mistake}`, place);
}

function invalidPermalink(permalink: string, reason: string, place: Place): Message {
  return diagnostic(
    "permalink-invalid",
    { file: place.file, line: place.written("permalink")?.line, found: permalink },
    { reason },
  );
}

/** Eleventy's form of a permalink with several parts, of which `build` is the address of the page. */
function partsOf(permalink: unknown): { build: unknown } | undefined {
  return typeof permalink === "object" && permalink !== null && "build" in permalink ? permalink : undefined;
}

function mistakeIn(permalink: string, allowsMissingEndings: boolean): string | undefined {
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(permalink)) return "it names another site";
  const last = permalink.slice(permalink.lastIndexOf("/") + 1);
  if (last !== "" && !last.includes(".") && !allowsMissingEndings)
    return "it ends neither in / nor in a file extension";
  return undefined;
}

/** Names that Eleventy keeps for itself, and refuses. */
const RESERVED = ["content", "collections"];
const FROZEN = ["eleventy", "pkg"];
const PAGE = [
  "date",
  "inputPath",
  "fileSlug",
  "filePathStem",
  "outputFileExtension",
  "templateSyntax",
  "url",
  "outputPath",
];

/** The first field of a template's front matter that has a name which Eleventy keeps for itself. */
export function reservedProblem(data: Readonly<Record<string, unknown>>, place: Place): Message | undefined {
  const isObject = (value: unknown) => typeof value === "object" && value !== null;
  const name =
    RESERVED.find((reserved) => reserved in data) ??
    FROZEN.find((frozen) => isObject(data[frozen])) ??
    ("page" in data &&
    (!isObject(data["page"]) || PAGE.some((inner) => Object.hasOwn(data["page"] as object, inner)))
      ? "page"
      : undefined);
  if (name === undefined) return undefined;
  return diagnostic(
    "field-reserved",
    { file: place.file, line: place.written(name)?.line, found: JSON.stringify(data[name]) },
    { field: name },
  );
}

/** Fields of a template that have to be of one type. */
export function templateFieldProblem(
  data: Readonly<Record<string, unknown>>,
  place: Place,
  known: KnownToEleventy,
): Message | undefined {
  const { pagination, templateEngineOverride: engine } = data;
  if ("pagination" in data && !isPagination(pagination))
    return typeMessage("pagination", pagination, "an object with data and size", place);
  if (engine && !isEngineOverride(engine, known))
    return typeMessage(
      "templateEngineOverride",
      engine,
      "a list of template languages such as njk,md",
      place,
    );
  return undefined;
}

function isPagination(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const { data, size } = value as { data?: unknown; size?: unknown };
  return typeof data === "string" && typeof size === "number" && size > 0;
}

/** One language, and Markdown and HTML besides. */
function isEngineOverride(value: unknown, known: KnownToEleventy): boolean {
  if (typeof value !== "string") return false;
  const names = value.split(",").map((name) => name.trim().toLowerCase());
  const languages = new Set(names.filter((name) => name !== "" && name !== "html"));
  return (
    [...languages].every((name) => known.hasEngine(name)) &&
    [...languages].filter((n) => n !== "md").length < 2
  );
}

function typeMessage(field: string, value: unknown, expected: string, place: Place): Message {
  const written = place.written(field);
  return diagnostic(
    "field-type",
    { file: place.file, line: written?.line, found: written?.text || JSON.stringify(value) },
    { field, expected },
  );
}
