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
 * Reads back every feed and archive document of the built site and compares it with the entries.
 *
 * @param each is called with every feed that could be read, to check the content of its items
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
    // Don't report a problem for the feed if it is reported for its entries.
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
      return [{ ...diagnostic("feed-id-missing", { ...place, found: item.title }), where: built.file }];
    }
    const twin = seen.get(item.id);
    seen.set(item.id, item);
    if (twin) {
      return [
        {
          ...diagnostic(
            "feed-id-twice",
            { ...place, found: item.id },
            { first: twin.title, second: item.title },
          ),
          where: built.file,
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
        ...diagnostic(
          "feed-id-differs",
          { ...place, found: item.id },
          { other: other.file, expected: other.id },
        ),
        where: built.file,
      },
    ];
  });
}

/** Entries that are missing from the feed. A hook may leave entries out on purpose. */
function missingEntries({ document, file, feed }: BuiltFeed, site: CheckedSite): Finding[] {
  const { channel } = document;
  if (!channel || document.kind !== "feed" || site.hasItemHook) return [];
  const present = new Set(feed.items.map((item) => item.url));
  return channel.entries
    .slice(0, channel.limit)
    .filter((entry) => !present.has(entry.url))
    .map((entry) => ({
      ...diagnostic(
        "feed-entry-missing",
        { file: entry.source.file, found: entry.title },
        { url: entry.url },
      ),
      where: file,
    }));
}

function unknownItem(item: ReadItem, { file }: BuiltFeed): Finding {
  const found = `${item.title} ${item.url ?? item.id ?? ""}`.trim();
  return { ...diagnostic("feed-item-unknown", { found }), where: file };
}

function checkDates(item: ReadItem, entry: Entry, built: BuiltFeed, site: CheckedSite): Finding[] {
  const moved = (
    name: "date" | "updated",
    written: string | undefined,
    expected: Entry["published"],
  ): Finding[] => {
    const moment = written === undefined ? undefined : parseMoment(written, site.calendar);
    // No feed can say an offset that has seconds, as local mean times before 1920 have.
    const told = parseMoment(isoOf(expected), site.calendar) ?? expected;
    if (moment && Math.floor(moment.instant / 1000) === Math.floor(told.instant / 1000)) return [];
    return [
      {
        code: moment ? "feed-date-differs" : "feed-date-invalid",
        severity: moment && site.hasItemHook ? "warning" : "error",
        where: built.file,
        ...placeOf(entry, name, built),
        problem: moment
          ? `{where} has a different ${name} from the entry.`
          : `{where} has an invalid ${name} for the entry.`,
        found: written ?? "",
        expected: isoOf(expected),
        remedy:
          "Build the site again. If the problem remains, check what changes dates in your `feeds.item` function.",
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
        ...diagnostic(
          "enclosure-missing",
          { ...place, found: enclosure.url },
          { expected: site.output.nameOf(address) },
        ),
        where: built.file,
      },
    ];
  }
  if (enclosure.length === undefined || Number(enclosure.length) === size) return [];
  return [
    {
      ...diagnostic(
        "enclosure-length",
        { ...place, found: enclosure.length },
        { expected: `${size} (bytes of ${site.output.nameOf(address)})` },
      ),
      where: built.file,
    },
  ];
}

/** A missing cover or similar file is a warning, because most readers don't need it. */
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

/** Where to fix an item: in its entry, or in the feed. */
function placeOf(
  entry: Entry | undefined,
  field: string,
  { file }: BuiltFeed,
): Pick<Diagnostic, "file" | "line"> {
  return entry ? { file: entry.source.file, line: entry.source.lineOf(field) } : { file };
}
