import mime from "mime";
import type { Enclosure } from "../entry/enclosure.ts";
import type { Message } from "../messages/message.ts";
import { itemAt } from "../values/sure.ts";
import { readDuration, readSize } from "./read-measures.ts";
import type { SourceItem } from "./source-item.ts";

/** What is needed of the world around an entry to describe its files. */
export interface EnclosureContext {
  /** Absolute address of the entry's page. */
  pageUrl: string;
  /** Absolute address of what an entry names: resolved against its page, path prefix included. Undefined where it is no address. */
  resolve(address: string): string | undefined;
  /** Bytes of a file of the site, undefined where there is no such file. */
  sizeOf(address: string, item: SourceItem): number | undefined;
  /** Takes a mistake that makes the entry unusable. */
  report(message: Message): void;
  /** Takes a mistake that the entry can be published with. */
  warn(message: Message): void;
}

type Kind = Enclosure["kind"];

/** Reads the pictures, sounds, films and attachments of an entry, lead image first. */
export function readEnclosures(
  item: SourceItem,
  fields: Readonly<Record<"image" | "audio" | "video" | "attachments", readonly string[]>>,
  context: EnclosureContext,
): Enclosure[] {
  const read = (kind: Kind, names: readonly string[]) =>
    names
      .map((name) => item.data[name])
      .filter((value) => value !== undefined && value !== null && value !== "" && value !== false)
      .slice(0, 1)
      .flatMap((value) => (Array.isArray(value) ? value : [value]))
      .flatMap((value) => readOne(kind, value, itemAt(names, 0), item, context));
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
  const object =
    typeof value === "object" && value !== null ? (value as Record<string, unknown>) : { url: value };
  const address = text(object["url"]) ?? text(object["src"]) ?? text(object["href"]);
  const url = address === undefined ? undefined : context.resolve(address);
  if (address === undefined || url === undefined) {
    context.report({
      code: "enclosure-invalid",
      severity: "error",
      file: item.file,
      line: item.written(field)?.line,
      problem: `The ${field} of the entry is no address.`,
      found: address ?? JSON.stringify(value),
      expected: "an address such as /img/picture.jpg, or an object { url, alt }",
      remedy: `Correct the ${field}.`,
    });
    return [];
  }
  const measure = (
    written: unknown,
    read: (written: unknown) => number | undefined,
    name: "length" | "duration",
    expected: string,
  ) => {
    const found = read(written);
    if (found === undefined && written !== undefined && written !== null && written !== "") {
      context.warn({
        code: "field-value",
        severity: "warning",
        file: item.file,
        line: item.written(field)?.line,
        problem: `The ${name} of the ${field} cannot be read, so feeds leave it out.`,
        found: typeof written === "string" ? written : JSON.stringify(written),
        expected,
        remedy: `Correct the ${name}, or take it out.`,
      });
    }
    return found;
  };
  return [
    {
      url,
      type:
        text(object["type"]) ??
        text(object["mime"]) ??
        mime.getType(new URL(url).pathname) ??
        fallbackType(kind),
      length:
        measure(object["length"] ?? object["size"], readSize, "length", "a size such as 5242880 or 5 MB") ??
        context.sizeOf(address, item),
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

/** Where neither the entry nor the file's name tells: a registered type that claims nothing wrong. */
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
  // What is larger would be written with an exponent, which no reader of feeds takes for a number.
  return typeof parsed === "number" && parsed >= 0 && parsed <= Number.MAX_SAFE_INTEGER ? parsed : undefined;
}
