import { posix } from "node:path";
import { hrefOfUrl } from "../room/addresses.ts";
import { splitFrontMatter, writtenField } from "../sources/front-matter.ts";
import type { SourceItem, WrittenField } from "../sources/source-item.ts";
import type { CollectionItem, TemplateData } from "./eleventy-config.ts";
import { type Folders, readText } from "./source-files.ts";

/** A template of the site, before Eleventy knows its address, as a source of an entry. */
export function itemOfTemplate(
  inputPath: string,
  data: TemplateData,
  folders: Folders,
  languages: readonly string[],
): SourceItem {
  return { ...itemOf(inputPath, data, folders, languages), href: undefined, body: "", render: () => "" };
}

/** The same when Eleventy has collected the template and will render it. */
export function itemOfCollection(inspected: SourceItem, item: CollectionItem): SourceItem {
  return {
    ...inspected,
    data: item.data,
    href: item.url ? hrefOfUrl(item.url) : undefined,
    body: item.rawInput,
    render: () => item.templateContent,
  };
}

/** The same when Eleventy has given the template its address, and the newsroom will render it. */
export function itemOfPlain(
  inspected: SourceItem,
  data: TemplateData,
  markdown: (text: string, file: string) => string,
): SourceItem {
  const { url, rawInput } = data.page;
  return {
    ...inspected,
    href: url ? hrefOfUrl(url) : undefined,
    body: rawInput,
    render: () => markdown(rawInput, inspected.file),
  };
}

function itemOf(inputPath: string, data: TemplateData, folders: Folders, languages: readonly string[]) {
  const below = belowInput(inputPath, folders);
  let source: string | undefined;
  return {
    file: inputPath,
    stem: stemOf(below),
    data,
    kind: inputPath.endsWith(".md") ? ("markdown" as const) : ("html" as const),
    folderLanguage: languageOfFolder(below, languages),
    written(field: string): WrittenField | undefined {
      source ??= frontMatterOf(inputPath);
      return writtenField(source, field);
    },
  };
}

/** Front matter is looked at again where YAML lost what was written; the rest of the file is let go. */
function frontMatterOf(inputPath: string): string {
  const text = readText(inputPath);
  const { body } = splitFrontMatter(text);
  return text.slice(0, text.length - body.length);
}

/** A page that is to stand in no collection stands in none of the newsroom's either: it is no entry. */
export function isExcluded(data: Readonly<Record<string, unknown>>): boolean {
  return data["eleventyExcludeFromCollections"] === true;
}

/** `./src/news/a.md` in `./src/` is `news/a.md`. */
export function belowInput(inputPath: string, folders: Folders): string {
  const plain = posix.normalize(inputPath);
  const input = posix.normalize(folders.input);
  return input !== "./" && plain.startsWith(input) ? plain.slice(input.length) : plain;
}

/** `news/a.md` without what follows the name: two lanes, one stem. */
export function stemOf(below: string): string {
  return below.replace(/(?:\.11ty(?=\.[cm]?[jt]sx?$))?\.[^./]+$/, "");
}

/** The first folder on the way to a file that is named like one of the newsroom's languages. */
export function languageOfFolder(below: string, languages: readonly string[]): string | undefined {
  const folderNames = below.split("/").slice(0, -1);
  return folderNames.find((name) => languages.includes(name));
}
