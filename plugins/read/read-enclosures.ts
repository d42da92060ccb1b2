import mime from "mime";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { Diagnostic } from "../diagnostics/format.ts";
import type { Enclosure } from "../entry/enclosure.ts";
import { jsonText } from "../values/json-text.ts";
import { fieldValue } from "./field-value.ts";
import { type FileBeside, isRelative } from "./files-beside.ts";
import { readDuration, readSize } from "./read-measures.ts";
import type { SourceItem } from "./source-item.ts";

/** What is needed of the world around an entry to describe its files. */
export interface EnclosureContext {
  /** Absolute address of the entry's page. */
  pageUrl: string;
  /**
   * Absolute address of what an entry names: resolved against its page, path prefix included. Undefined if it is no
   * address.
   */
  resolve(address: string): string | undefined;
  /** The file that an address names relative to the entry, if there is one. */
  fileBeside(address: string): FileBeside | undefined;
  /** Absolute address of a root-relative one, path prefix included. */
  absolute(href: string): string;
  /** Bytes of a file of the site, undefined if there is no such file. */
  sizeOf(address: string, item: SourceItem): number | undefined;
  /** Takes a mistake that makes the entry unusable. */
  report(message: Diagnostic): void;
  /** Takes a mistake that the entry can be published with. */
  warn(message: Diagnostic): void;
}

type Kind = Enclosure["kind"];

/** Reads the pictures, sounds, films and attachments of an entry, lead image first. */
export function readEnclosures(
  item: SourceItem,
  fields: Readonly<Record<"image" | "audio" | "video" | "attachments", readonly string[]>>,
  context: EnclosureContext,
): Enclosure[] {
  const read = (kind: Kind, names: readonly string[]) => {
    for (const name of names) {
      const value = fieldValue(item.data, name);
      const found = (Array.isArray(value) ? value : [value])
        .filter((one) => !isEmpty(one))
        .flatMap((one) => readOne(kind, one, name, item, context));
      if (found.length > 0) return found;
    }
    return [];
  };
  const images = read("image", fields.image).map((image, index) => ({ ...image, lead: index === 0 }));
  const all = [
    ...images,
    ...read("audio", fields.audio),
    ...read("video", fields.video),
    ...read("attachment", fields.attachments),
  ];
  const seen = new Set<string>();
  return all.filter((enclosure) => !seen.has(enclosure.url) && seen.add(enclosure.url));
}

function readOne(
  kind: Kind,
  value: unknown,
  field: string,
  item: SourceItem,
  context: EnclosureContext,
): Enclosure[] {
  const object = isObject(value) ? value : partsBeside(value, field, item);
  const names = ADDRESS_NAMES.filter((name) => object[name] !== undefined);
  const address = names.map((name) => text(object[name])).find((found) => found !== undefined);
  // A template of an entry has such lines, which are still to be filled in.
  if (address === undefined && names.length > 0 && names.every((name) => isEmpty(object[name]))) return [];
  const beside = address === undefined ? undefined : context.fileBeside(address);
  const url = beside ? context.absolute(beside.href) : address && context.resolve(address);
  if (address === undefined || url === undefined) {
    if (kind === "image" && address === undefined) context.warn(unknownForm(value, field, item));
    else
      context.report(
        diagnostic(
          "enclosure-invalid",
          { file: item.file, line: lineOf(field, item), found: address ?? jsonText(value) },
          { field, option: kind === "attachment" ? "attachments" : kind },
        ),
      );
    return [];
  }
  const size = context.sizeOf(address, item);
  if (!beside && size === undefined && isRelative(address)) context.warn(missingFile(address, field, item));
  const measure = (
    written: unknown,
    read: (written: unknown) => number | undefined,
    name: "length" | "duration",
    expected: string,
  ) => {
    const found = read(written);
    if (found === undefined && written !== undefined && written !== null && written !== "") {
      context.warn(
        diagnostic(
          "field-value",
          {
            file: item.file,
            line: lineOf(field, item),
            found: typeof written === "string" ? written : jsonText(written),
          },
          { field: `${field}.${name}`, fault: "can't be read", used: "Feeds leave it out.", expected },
        ),
      );
    }
    return found;
  };
  return [
    {
      url,
      source: beside?.file,
      type:
        text(object["type"]) ??
        text(object["mime"]) ??
        mime.getType(new URL(url).pathname) ??
        fallbackType(kind),
      length:
        measure(object["length"] ?? object["size"], readSize, "length", "a size such as 5242880 or 5 MB") ??
        size,
      kind:
        kind === "attachment" ? kindOf(text(object["type"]) ?? mime.getType(new URL(url).pathname)) : kind,
      title:
        text(object["alt"]) ??
        text(object["title"]) ??
        (kind === "image" ? text(item.data["imageAlt"] ?? item.data["alt"]) : undefined),
      duration: measure(object["duration"], readDuration, "duration", "a duration such as 32:15 or 1935"),
      width: number(object["width"]),
      height: number(object["height"]),
      lead: false,
    },
  ];
}

/** Names under which tools keep the address in an object: `path` is that of Jekyll, `image` that of Hugo's themes. */
const ADDRESS_NAMES = ["url", "src", "href", "path", "image"];

/** What stands beside an address in its object: `fields.image: "cover.image"` takes `cover.alt` with it. */
function partsBeside(value: unknown, field: string, item: SourceItem): Record<string, unknown> {
  const around = fieldValue(item.data, field.slice(0, field.lastIndexOf(".")));
  const parent = Array.isArray(around)
    ? around.find((one) => Object.values(one ?? {}).includes(value))
    : around;
  return field.includes(".") && item.data[field] === undefined && isObject(parent)
    ? { ...parent, path: undefined, image: undefined, src: undefined, href: undefined, url: value }
    : { url: value };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === false ||
    (typeof value === "string" && value.trim() === "") ||
    (isObject(value) && Object.keys(value).length === 0)
  );
}

/** Lines of `cover.image` are those of `cover`. */
function lineOf(field: string, item: SourceItem): number | undefined {
  return (item.written(field) ?? item.written(field.replace(/\..*/s, "")))?.line;
}

function missingFile(found: string, field: string, item: SourceItem): Diagnostic {
  return diagnostic("enclosure-not-found", { file: item.file, line: lineOf(field, item), found }, { field });
}

/** Sites have pictures in forms of their own, which their layouts read: no reason to end a build. */
function unknownForm(value: unknown, field: string, item: SourceItem): Diagnostic {
  const inner = isObject(value)
    ? Object.keys(value).find((name) => /[./]/.test(text(value[name]) ?? ""))
    : undefined;
  const found = isObject(value) ? `{ ${Object.keys(value).join(", ")} }` : jsonText(value);
  return diagnostic(
    "enclosure-invalid",
    { severity: "warning", file: item.file, line: lineOf(field, item), found },
    { field, option: "image", inner },
  );
}

/** Used if neither the entry nor the file name tells the type. */
function fallbackType(kind: Kind): string {
  return {
    image: "image/jpeg",
    audio: "audio/mpeg",
    video: "video/mp4",
    attachment: "application/octet-stream",
  }[kind];
}

function kindOf(type: string | null | undefined): Kind {
  const family = type?.split("/")[0];
  return family === "audio" || family === "video" ? family : "attachment";
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}

function number(value: unknown): number | undefined {
  const parsed = typeof value === "string" && /^\d+(\.\d+)?$/.test(value) ? Number(value) : value;
  // What is larger would be written with an exponent, which feed readers don't accept as a number.
  return typeof parsed === "number" && parsed >= 0 && parsed <= Number.MAX_SAFE_INTEGER ? parsed : undefined;
}
