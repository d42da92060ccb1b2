import { isoOf, parseMoment } from "../../dates/dates.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Diagnostic } from "../../diagnostics/format.ts";
import type { Entry } from "../../entry/entry.ts";
import type { ReadEnclosure, ReadItem } from "../feed-reading/read-item.ts";
import { addressInSite, type CheckedSite, entriesByUrl } from "./checked-site.ts";
import { type BuiltFeed, readBuiltFeed } from "./feed-documents.ts";
import { feedProblems } from "./feed-rules/feed-problems.ts";
import { type Finding, mergeFindings } from "./findings.ts";

const TOLD_OF_ENTRIES: ReadonlySet<string> = new Set([
  "feed-date-invalid",
  "feed-date-unusual",
  "feed-id-twice",
]);

/** What was found of the feeds of a site. */
export interface CheckedFeeds {
  messages: Diagnostic[];
  feeds: number;
  items: number;
}

/**
 * Reads back every feed and archive document of the built site and holds it against the entries.
 *
 * @param each is told of every feed that could be read, for checks of what its items carry
 */
export function checkFeeds(site: CheckedSite, each: (feed: BuiltFeed) => void): CheckedFeeds {
  const documents = site.files.filter(({ kind }) => kind === "feed" || kind === "archive");
  const entries = entriesByUrl(site.newsIndex);
  const idOf = new Map<string, { id: string; file: string }>();
  const result: CheckedFeeds = { messages: [], feeds: documents.length, items: 0 };
  const findings: Finding[] = [];
  for (const document of documents) {
    const built = readBuiltFeed(document, site);
    if ("code" in built) {
      result.messages.push(built);
      continue;
    }
    result.items += built.feed.items.length;
    const given = { moment: site.moment, address: document.href };
    const problems = feedProblems(site.output.read(document.href) ?? "", built.file, given);
    // What is told of the entries is not told of the feed as well.
    const isNews = ({ code }: Finding) =>
      code === "feed-self-differs" ? !isCopy(built, site) : !document.channel || !TOLD_OF_ENTRIES.has(code);
    findings.push(...problems.filter(isNews));
    findings.push(
      ...(built.feed.images ?? []).flatMap((address) => missingFile(address, undefined, built, site)),
    );
    findings.push(...checkIds(built, entries, idOf), ...missingEntries(built, site));
    for (const item of built.feed.items) {
      const entry = entries.get(item.url ?? "");
      if (entry) findings.push(...checkDates(item, entry, built, site));
      else if (!site.hasItemHook) findings.push(unknownItem(item, built));
      for (const address of item.files ?? []) findings.push(...missingFile(address, entry, built, site));
      for (const enclosure of item.enclosures)
        findings.push(...checkEnclosure(enclosure, entry, built, site));
    }
    each(built);
  }
  result.messages.push(...mergeFindings(findings));
  return result;
}

/** True for a feed that is also at the address it gives, such as one kept at an old address for its subscribers. */
function isCopy({ document, feed }: BuiltFeed, { output, siteBase }: CheckedSite): boolean {
  const address = feed.self === undefined ? undefined : addressInSite(feed.self, siteBase);
  const original = address === undefined ? undefined : output.fileAt(address);
  return original !== undefined && output.read(original) === output.read(document.href);
}

function checkIds(
  built: BuiltFeed,
  entries: ReadonlyMap<string, Entry>,
  idOf: Map<string, { id: string; file: string }>,
): Finding[] {
  const seen = new Map<string, ReadItem>();
  const { document } = built;
  const { format } = document;
  return built.feed.items.flatMap((item): Finding[] => {
    const place = placeOf(entries.get(item.url ?? ""), "id", built);
    if (item.id === undefined) {
      return [
        {
          code: "feed-id-missing",
          severity: "error",
          where: built.file,
          ...place,
          problem: `An item of {where} has no id.`,
          found: item.title,
          remedy: "Give the entry an `id`.",
        },
      ];
    }
    const twin = seen.get(item.id);
    seen.set(item.id, item);
    if (twin) {
      return [
        {
          code: "feed-id-twice",
          severity: "error",
          where: built.file,
          ...place,
          problem: `Two items of {where} have one id: readers show only one of "${twin.title}" and "${item.title}".`,
          found: item.id,
          expected: "an id of its own for each entry",
          remedy: "Give one of the two entries another `id`, or take the `id` out.",
        },
      ];
    }
    // Atom asks for an IRI where RSS and JSON Feed take any text; other programs have an id of its own for each format.
    const key =
      item.url === undefined ? undefined : `${document.channel ? format === "atom" : format} ${item.url}`;
    const other = key === undefined ? undefined : idOf.get(key);
    if (key !== undefined && !other) idOf.set(key, { id: item.id, file: built.file });
    if (!other || other.id === item.id) return [];
    return [
      {
        code: "feed-id-differs",
        severity: "error",
        where: built.file,
        ...place,
        problem: `The entry has one id in ${other.file} and another in {where}: who reads both sees it twice.`,
        found: item.id,
        expected: other.id,
        remedy: "Build the site again; if it stays, look what changes ids in the hook `feeds.item`.",
      },
    ];
  });
}

/** Entries that the feed should carry and does not. A hook may leave entries out on purpose. */
function missingEntries({ document, file, feed }: BuiltFeed, site: CheckedSite): Finding[] {
  const { channel } = document;
  if (!channel || document.kind !== "feed" || site.hasItemHook) return [];
  const present = new Set(feed.items.map((item) => item.url));
  return channel.entries
    .slice(0, channel.limit)
    .filter((entry) => !present.has(entry.url))
    .map((entry) => ({
      code: "feed-entry-missing",
      severity: "error" as const,
      where: file,
      file: entry.source.file,
      problem: "The entry is missing in {where}.",
      found: entry.title,
      expected: `an item with the address ${entry.url}`,
      remedy: "Build the site again: the feed is older than the entry.",
    }));
}

function unknownItem(item: ReadItem, { file }: BuiltFeed): Finding {
  return {
    code: "feed-item-unknown",
    severity: "error",
    where: file,
    problem: "No entry stands for an item of {where}.",
    found: `${item.title} ${item.url ?? item.id ?? ""}`.trim(),
    remedy: "Build the site again: the entry was taken away or has another address now.",
  };
}

function checkDates(item: ReadItem, entry: Entry, built: BuiltFeed, site: CheckedSite): Finding[] {
  const moved = (
    name: "date" | "updated",
    written: string | undefined,
    expected: Entry["published"],
  ): Finding[] => {
    const moment = written === undefined ? undefined : parseMoment(written, site.calendar);
    if (moment && Math.floor(moment.instant / 1000) === Math.floor(expected.instant / 1000)) return [];
    return [
      {
        code: moment ? "feed-date-differs" : "feed-date-invalid",
        severity: moment && site.hasItemHook ? "warning" : "error",
        where: built.file,
        ...placeOf(entry, name, built),
        problem: moment
          ? `The ${name} of the entry is another one in {where}.`
          : `The ${name} of the entry is no date in {where}.`,
        found: written ?? "",
        expected: isoOf(expected),
        remedy: "Build the site again; if it stays, look what changes dates in the hook `feeds.item`.",
      },
    ];
  };
  return [
    ...moved("date", item.published, entry.published),
    ...(item.updated === undefined ? [] : moved("updated", item.updated, entry.updated ?? entry.published)),
  ];
}

function checkEnclosure(
  enclosure: ReadEnclosure,
  entry: Entry | undefined,
  built: BuiltFeed,
  site: CheckedSite,
): Finding[] {
  const address = addressInSite(enclosure.url, site.siteBase);
  if (address === undefined) return [];
  const kind = entry?.enclosures.find(({ url }) => url === enclosure.url)?.kind;
  const field = kind === "attachment" || kind === undefined ? "attachments" : kind;
  const place = placeOf(entry, field, built);
  const size = site.output.sizeOf(address);
  if (size === undefined) {
    return [
      {
        code: "enclosure-missing",
        severity: "error",
        where: built.file,
        ...place,
        problem: "A file that goes with the entry is not in the built site.",
        found: enclosure.url,
        expected: site.output.nameOf(address),
        remedy: "Copy the file with addPassthroughCopy, or correct the address.",
      },
    ];
  }
  if (enclosure.length === undefined || Number(enclosure.length) === size) return [];
  return [
    {
      code: "enclosure-length",
      severity: "error",
      where: built.file,
      ...place,
      problem: `{where} gives a wrong length of a file that goes with the entry.`,
      found: enclosure.length,
      expected: `${size} (bytes of ${site.output.nameOf(address)})`,
      remedy: "Build the site again; if the entry gives a `length`, take it out.",
    },
  ];
}

/** A cover or the like that nobody gets to see. The feed is none the worse for it to most of its readers. */
function missingFile(
  address: string,
  entry: Entry | undefined,
  built: BuiltFeed,
  site: CheckedSite,
): Finding[] {
  const file = addressInSite(address, site.siteBase);
  if (file === undefined || site.output.fileAt(file) !== undefined) return [];
  const place = { ...placeOf(entry, "", built), found: address };
  return [
    { ...diagnostic("feed-file-missing", place, { expected: site.output.nameOf(file) }), where: built.file },
  ];
}

/** Where the owner mends an item: the entry, else the feed. */
function placeOf(
  entry: Entry | undefined,
  field: string,
  { file }: BuiltFeed,
): Pick<Diagnostic, "file" | "line"> {
  return entry ? { file: entry.source.file, line: entry.source.lineOf(field) } : { file };
}
