import { type Calendar, hoursBefore, isoOf, parseMoment } from "../../../dates/dates.ts";
import { rewriteDate } from "../../../dates/foreign-date.ts";
import { diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Diagnostic } from "../../../diagnostics/format.ts";
import type { Entry } from "../../../entry/entry.ts";
import type { Finding } from "../findings.ts";
import type { ComparedFeed, ComparedItem } from "./compared-feed.ts";

/** A feed before and after, and what is known of the entries behind it. */
export interface Comparison {
  previous: ComparedFeed;
  current: ComparedFeed;
  /** The feed as messages name it. */
  file: string;
  /** Most items in the feed. */
  limit: number;
  calendar: Calendar;
  /** The entry at an absolute address of today. */
  entryAt(url: string): Entry | undefined;
  /** True for an entry that has expired. */
  hasExpired(entry: Entry): boolean;
  /** Entries of the feed's selection. */
  isInChannel(entry: Entry): boolean;
  /** Whether a page was deployed at an absolute address; undefined if that is not known. */
  hadPage?(url: string): boolean | undefined;
  /** Number of older entries that may be new to the feed without an error (`--late`). */
  late: number;
}

/** A comparison under way. */
interface Comparing extends Comparison {
  /** Date of the oldest item in the current feed; cached because it is needed for each item. */
  oldest: number;
}

/** Codes of findings that make readers show old items as new. */
export const SHOWN_AS_NEW: ReadonlySet<string> = new Set(["against-id-changed", "against-old-as-new"]);

/**
 * What subscribers of a feed would notice of a deploy that they should not: items with another id, lost items, moved
 * dates, old items shown as new.
 */
export function compareFeeds(given: Comparison): Finding[] {
  const { previous, current } = given;
  const comparison = { ...given, oldest: Math.min(...instantsOf(current, given.calendar)) };
  const before = byId(previous);
  const now = byId(current);
  const fresh = current.items.filter((item) => item.id !== undefined && !before.has(item.id));
  const twins = twinsOf(
    previous.items.filter((item) => item.id !== undefined && !now.has(item.id)),
    fresh,
    comparison,
  );
  const explained = new Set(twins.values());
  return [
    ...Array.from(twins, ([old, twin]) => idChanged(old, twin, comparison)),
    ...previous.items
      .filter((item) => item.id !== undefined && !now.has(item.id) && !twins.has(item))
      .flatMap((item) => vanished(item, comparison)),
    ...previous.items.flatMap((old) => dateMoved(old, now.get(old.id ?? ""), comparison)),
    ...updatedMoved(now, comparison),
    ...oldAsNew(
      fresh.filter((item) => !explained.has(item)),
      comparison,
    ),
  ];
}

function byId(feed: ComparedFeed): Map<string, ComparedItem> {
  return new Map(feed.items.flatMap((item) => (item.id === undefined ? [] : [[item.id, item] as const])));
}

/** New items that are old ones under another id: the same address, path of the address, headline and date, or text. */
function twinsOf(
  gone: readonly ComparedItem[],
  fresh: readonly ComparedItem[],
  comparison: Comparing,
): Map<ComparedItem, ComparedItem> {
  const keysOf = (item: ComparedItem) => {
    const instant = instantOf(item.published, comparison.calendar);
    return [
      item.url === undefined ? "" : `url ${item.url}`,
      item.url !== undefined && URL.canParse(item.url) ? `path ${pagePath(item.url)}` : "",
      instant === undefined || item.title === "" ? "" : `title ${instant} ${item.title}`,
      // Items that drop off the end of the feed are expected: a weekly notice may have the text of an old one.
      item.words === undefined || isPastEnd(item, comparison) ? "" : `words ${item.words}`,
    ];
  };
  const free = new Map<string, ComparedItem>();
  for (const item of fresh)
    for (const key of keysOf(item)) if (key !== "" && !free.has(key)) free.set(key, item);
  const twins = new Map<ComparedItem, ComparedItem>();
  const taken = new Set<ComparedItem>();
  for (const item of gone) {
    const twin = keysOf(item)
      .map((key) => free.get(key))
      .find((found) => found !== undefined && !taken.has(found));
    if (!twin) continue;
    twins.set(item, twin);
    taken.add(twin);
  }
  return twins;
}

/** The path of a page, however a host writes it: `/a/`, `/a`, `/a.html` and `/a/index.html` are one. */
function pagePath(url: string): string {
  return new URL(url).pathname.replace(/(?:index)?\.html?$/, "").replace(/\/$/, "");
}

function idChanged(old: ComparedItem, twin: ComparedItem, comparison: Comparison): Finding {
  return {
    ...placeOf(twin, "id", comparison),
    ...diagnostic("against-id-changed", { found: twin.id }, { old: old.id ?? "" }),
  };
}

function vanished(item: ComparedItem, comparison: Comparing): Finding[] {
  if (isPastEnd(item, comparison)) return [];
  const entry = entryOf(item, comparison);
  if (entry && comparison.hasExpired(entry)) return [];
  const dated = entry && { ...item, published: isoOf(entry.published) };
  if (dated && isPastEnd(dated, comparison)) return dateMoved(item, dated, comparison);
  const stays = entry !== undefined && comparison.isInChannel(entry);
  const found = `${item.title} ${item.id}`.trim();
  return [
    {
      ...placeOf(item, "id", comparison),
      ...(stays
        ? diagnostic("against-item-lost", { found })
        : diagnostic("against-item-withdrawn", { found }, { isEntry: entry !== undefined })),
    },
  ];
}

/** True for an item that is too old for a feed that is full. */
function isPastEnd({ published }: ComparedItem, { current, limit, calendar, oldest }: Comparing): boolean {
  const instant = instantOf(published, calendar);
  return current.items.length >= limit && instant !== undefined && instant <= oldest;
}

/** A few entries change every day. If all of them changed, the build did it, not an editor. */
function updatedMoved(now: ReadonlyMap<string, ComparedItem>, comparison: Comparison): Finding[] {
  const { calendar, late } = comparison;
  const moved = comparison.previous.items.flatMap((old) => {
    const item = now.get(old.id ?? "");
    if (!item || dateMoved(old, item, comparison).length > 0) return [];
    const before = instantOf(old.updated, calendar) ?? instantOf(old.published, calendar);
    const after = instantOf(item.updated, calendar);
    return after !== undefined && after !== before ? [item] : [];
  });
  if (moved.length <= late) return [];
  return moved.map((item) => ({
    ...placeOf(item, "updated", comparison),
    // In Atom, a fraction of a second distinguishes entries with the same time.
    ...diagnostic("against-updated-moved", { found: alike(item.updated).replace(/\.\d+/, "") }, { late }),
  }));
}

function dateMoved(old: ComparedItem, item: ComparedItem | undefined, comparison: Comparison): Finding[] {
  if (!item) return [];
  const [before, now] = [old, item].map(({ published }) => instantOf(published, comparison.calendar));
  if (before === undefined || now === undefined || before === now) return [];
  return [
    {
      ...placeOf(item, "date", comparison),
      ...diagnostic("against-date-moved", { found: alike(item.published) }, { old: alike(old.published) }),
    },
  ];
}

/**
 * Items that were not in the previous feed though they are older than its newest, where it reached back that far.
 * A day is allowed for: an entry dated by day comes after one of that morning.
 */
function oldAsNew(fresh: readonly ComparedItem[], comparison: Comparison): Finding[] {
  const { previous, limit, calendar, late } = comparison;
  const known = instantsOf(previous, calendar);
  if (known.length === 0) return [];
  const newest = hoursBefore(Math.max(...known), 24);
  const reach = previous.items.length >= limit ? Math.min(...known) : Number.NEGATIVE_INFINITY;
  const old = fresh.filter((item) => {
    const instant = instantOf(item.published, calendar);
    return instant !== undefined && instant < newest && instant > reach;
  });
  const trait = traitOf(old, comparison);
  return old.map((item) => ({
    ...placeOf(item, "date", comparison),
    ...diagnostic("against-old-as-new", {
      found: `${alike(item.published)} ${item.title}`.trim(),
      severity: old.length > late ? "error" : "warning",
    }),
    remedy: remedyFor(item, { isAfew: old.length <= late, oldest: Math.min(...known), trait }, comparison),
  }));
}

const LEAVE_OUT =
  "Leave them out of this feed too: return false for them in `feeds.item`, or set `unlisted: true`";

/** What to do, depending on what brought the old entry into the feed. */
function remedyFor(
  item: ComparedItem,
  { isAfew, oldest, trait }: { isAfew: boolean; oldest: number; trait: string | undefined },
  { calendar, hadPage }: Comparison,
): string {
  if (trait !== undefined) return `The deployed feed has no entry ${trait}. ${LEAVE_OUT}.`;
  if ((instantOf(item.published, calendar) ?? 0) < oldest)
    return "The deployed feed doesn't reach back that far. If you raised feeds.limit, raise it by a few at a time. If another program made the feed, set feeds.limit to its length.";
  if (item.url !== undefined && hadPage?.(item.url))
    return `The entry was on the deployed site, but not in the deployed feed. ${LEAVE_OUT}, or allow them with --late.`;
  return isAfew
    ? "Nothing, if the entry was written late. Otherwise correct its date."
    : "If the entries were imported or tagged, deploy them before the feed is announced, or allow them with --late.";
}

/** Something that all new entries share and no deployed entry has: the deployed feed was probably filtered by it. */
function traitOf(items: readonly ComparedItem[], comparison: Comparison): string | undefined {
  const entries = items.map((item) => entryOf(item, comparison));
  const known = comparison.previous.items.flatMap((item) => entryOf(item, comparison) ?? []);
  const [first, ...others] = entries;
  if (!first || known.length === 0 || entries.length < 2) return undefined;
  const usual = new Set(known.flatMap(traitsOf));
  return traitsOf(first).find(
    (trait) => !usual.has(trait) && others.every((entry) => entry && traitsOf(entry).includes(trait)),
  );
}

function traitsOf({ tags, section, language, source }: Entry): string[] {
  return [
    ...tags.map(({ label }) => `with the tag “${label}”`),
    ...(section === undefined ? [] : [`of the section “${section}”`]),
    `in the language ${language}`,
    `from the folder ${source.file.replace(/[^/]*$/, "")}`,
  ];
}

function instantsOf(feed: ComparedFeed, calendar: Calendar): number[] {
  return feed.items.flatMap(({ published }) => instantOf(published, calendar) ?? []);
}

/** RSS dates have no fractions. */
function instantOf(written: string | undefined, calendar: Calendar): number | undefined {
  const moment = written === undefined ? undefined : parseMoment(written, calendar);
  return moment && Math.floor(moment.instant / 1000) * 1000;
}

/** A date in one form for all formats, with the offset it was written with. */
function alike(written: string | undefined): string {
  return written === undefined ? "" : (rewriteDate(written) ?? written);
}

function entryOf(item: ComparedItem, { entryAt }: Comparison): Entry | undefined {
  return item.url === undefined ? undefined : entryAt(item.url);
}

function placeOf(
  item: ComparedItem,
  field: string,
  comparison: Comparison,
): Pick<Diagnostic, "file" | "line"> & { where: string } {
  const entry = entryOf(item, comparison);
  return {
    where: comparison.file,
    file: entry?.source.file,
    line: entry?.source.lineOf(field),
  };
}
