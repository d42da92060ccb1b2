import type { Enclosure } from "../entry/enclosure.ts";
import { addressOf, attributeOfText, lineOf, xmlOfAddress, xmlOfText } from "./feed-text.ts";

/**
 * The one file that RSS allows in `<enclosure>` (RSS Advisory Board profile). Sound before film before other files
 * before pictures: a player of podcasts reads nothing else, while readers find pictures in Media RSS.
 */
export function mainEnclosure(enclosures: readonly Enclosure[]): Enclosure | undefined {
  for (const kind of ["audio", "video", "attachment", "image"] as const) {
    const found = enclosures.find(
      (enclosure) => enclosure.kind === kind && (kind !== "image" || enclosure.lead),
    );
    if (found) return found;
  }
  return enclosures[0];
}

/** The files to list beside an item: a picture that its content shows would be shown twice. */
export function attached(enclosures: readonly Enclosure[]): Enclosure[] {
  return enclosures.filter((enclosure) => !enclosure.inContent);
}

/** The picture that stands for the entry. */
export function leadImage(enclosures: readonly Enclosure[]): Enclosure | undefined {
  return enclosures.find((enclosure) => enclosure.lead && enclosure.kind === "image");
}

/** `<enclosure>` of RSS 2.0. An unknown length is `0`: the attribute is required, and the profile asks for that. */
export function rssEnclosure(enclosure: Enclosure): string {
  return `<enclosure url="${xmlOfAddress(enclosure.url)}" length="${wholeNumber(enclosure.length) ?? 0}" type="${attributeOfText(mediaType(enclosure))}"/>`;
}

/** `<link rel="enclosure">` of Atom, RFC 4287 §4.2.7.2. */
export function atomEnclosure(enclosure: Enclosure): string {
  const title = enclosure.title === undefined ? "" : lineOf(enclosure.title);
  return `<link rel="enclosure" type="${attributeOfText(mediaType(enclosure))}" href="${xmlOfAddress(enclosure.url)}"${attributes(
    {
      length: wholeNumber(enclosure.length),
      title: title ? attributeOfText(title) : undefined,
    },
  )}/>`;
}

/** `<media:thumbnail>` of Media RSS 1.5.1, where readers look for the picture of an item in a list. */
export function thumbnail(enclosures: readonly Enclosure[]): string[] {
  const lead = leadImage(enclosures);
  return lead ? [`<media:thumbnail url="${xmlOfAddress(lead.url)}"${sizeOf(lead)}/>`] : [];
}

/**
 * `<media:content>` of Media RSS, for a file that nothing else lists: readers would show a file twice if it were
 * listed twice.
 */
export function mediaContent(enclosure: Enclosure): string {
  const start = `<media:content url="${xmlOfAddress(enclosure.url)}" type="${attributeOfText(mediaType(enclosure))}" medium="${MEDIUM[enclosure.kind]}"${attributes(
    {
      fileSize: wholeNumber(enclosure.length) || undefined,
      duration: wholeNumber(enclosure.duration) || undefined,
    },
  )}${sizeOf(enclosure)}`;
  const title = enclosure.title === undefined ? "" : xmlOfText(enclosure.title);
  if (!title) return `${start}/>`;
  const element = enclosure.kind === "image" ? "media:description" : "media:title";
  return `${start}><${element} type="plain">${title}</${element}></media:content>`;
}

/** An attachment of JSON Feed 1.1. */
export function jsonAttachment(enclosure: Enclosure) {
  const title = enclosure.title === undefined ? "" : lineOf(enclosure.title);
  const size = wholeNumber(enclosure.length);
  const duration = wholeNumber(enclosure.duration);
  return {
    url: addressOf(enclosure.url),
    mime_type: mediaType(enclosure),
    ...(title ? { title } : {}),
    ...(size === undefined ? {} : { size_in_bytes: size }),
    ...(duration === undefined ? {} : { duration_in_seconds: duration }),
  };
}

const MEDIUM = { image: "image", audio: "audio", video: "video", attachment: "document" } as const;

function sizeOf({ width, height }: Enclosure): string {
  return attributes({ width: wholeNumber(width) || undefined, height: wholeNumber(height) || undefined });
}

/**
 * A media type as RFC 6838 §4.2 writes one, in lower case, which may have an `&` in it; anything else becomes
 * `application/octet-stream`.
 */
function mediaType({ type }: Enclosure): string {
  return /^[a-z0-9!#$&^_.+-]+\/[a-z0-9!#$&^_.+-]+$/iu.test(type)
    ? type.toLowerCase()
    : "application/octet-stream";
}

function wholeNumber(value: number | undefined): number | undefined {
  return value !== undefined && Number.isFinite(value) && value >= 0 ? Math.round(value) : undefined;
}

/** Attributes with a blank before each, those without a value left out. Values are escaped already. */
function attributes(values: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(values)
    .map(([name, value]) => (value === undefined ? "" : ` ${name}="${value}"`))
    .join("");
}
