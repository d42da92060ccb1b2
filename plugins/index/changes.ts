import { hoursBefore } from "../dates/dates.ts";
import { compare } from "../diagnostics/format.ts";
import type { Entry } from "../entry/entry.ts";
import type { Settings } from "../options/settings.ts";
import { NEWS_HOURS, newsOf } from "../outputs/sitemaps.ts";
import type { NewsIndex } from "./news-index.ts";

/** An entry that waits for its time. */
export interface ScheduledEntry {
  file: string;
  /** Plain text, `""` for none. */
  title: string;
  /** When it is to be published, in milliseconds since 1970. */
  instant: number;
}

/** A moment from which a build makes another site than before, though no file has changed. */
export interface Change {
  /** Milliseconds since 1970. */
  instant: number;
  /** What happens to the entry: it is published, it leaves lists and feeds, it leaves the news sitemap after two days. */
  kind: "published" | "expired" | "left-news-sitemap";
  file: string;
  title: string;
}

/** Every such moment of a site, past and future, the earliest first. */
export function changesOf(
  { all, entries }: Pick<NewsIndex, "all" | "entries">,
  scheduled: readonly ScheduledEntry[],
  { options }: Settings,
  now: number,
): Change[] {
  const of = (kind: Change["kind"], { source, title }: Entry, instant: number): Change => ({
    instant,
    kind,
    file: source.file,
    title,
  });
  const changes = [
    ...scheduled.map((entry): Change => ({ ...entry, kind: "published" })),
    ...(options.future ? [] : all.map((entry) => of("published", entry, entry.published.instant))),
    ...all.flatMap((entry) =>
      options.expires && entry.expires && !entry.unlisted ? of("expired", entry, entry.expires.instant) : [],
    ),
    ...(options.seo.newsSitemap
      ? newsOf(entries, now).map((entry) =>
          // Two days old, it is still in the sitemap.
          of("left-news-sitemap", entry, hoursBefore(entry.published.instant, -NEWS_HOURS) + 1),
        )
      : []),
  ];
  return changes.sort((a, b) => a.instant - b.instant || compare(a.file, b.file) || compare(a.kind, b.kind));
}
