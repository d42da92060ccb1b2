import { posix } from "node:path";
import { pageDateOf, parseMoment } from "../dates/dates.ts";

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
