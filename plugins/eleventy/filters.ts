import { escapeAttribute } from "../content/xml-text.ts";
import { formatOf, humanOf, momentOfDate, parseMoment } from "../dates/dates.ts";
import type { Moment } from "../dates/moment.ts";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import { NewsroomError } from "../diagnostics/newsroom-error.ts";
import type { Entry, Tag } from "../entry/entry.ts";
import type { Channel, FeedFormat } from "../feeds/channel.ts";
import { channelsOfEntry } from "../feeds/channels.ts";
import { FEED_TYPES, feedHref } from "../feeds/formats.ts";
import type { NewsIndex } from "../index/news-index.ts";
import type { Edition } from "../pages/page.ts";
import { renderCards } from "../pages/theme/theme.ts";
import { tagKey } from "../tags/tag-key.ts";
import { memoized } from "../values/memoized.ts";
import type { EleventyConfig } from "./eleventy-config.ts";
import { outputsOf } from "./outputs.ts";
import type { Session } from "./session.ts";

/**
 * Adds the filters for the site's own templates. They depend on no page, so that they give the same wherever they
 * stand; addresses are root-relative without path prefix, as `page.url` is.
 *
 * @param sessions all newsrooms of the site; the last argument of each filter names one, the first is the default
 */
export function addFilters(config: EleventyConfig, sessions: readonly Session[]): void {
  const sessionOf = (name: unknown): Session =>
    sessions.find((session) => session.settings.name === name) ?? (sessions[0] as Session);
  const newsroomOf = (name: unknown, filter: string): { session: Session; newsIndex: NewsIndex } => {
    const session = sessionOf(name);
    if (!session.newsIndex) throw notYet(filter, session.settings.name);
    return { session, newsIndex: session.newsIndex };
  };

  config.addFilter("newsDate", ((value: unknown, pattern?: unknown, language?: unknown, name?: unknown) => {
    const session = sessionOf(name);
    const moment = momentOf(value, session);
    if (!moment) throw badDate(value);
    const written = textOf(language) ?? (isEntry(value) ? value.language : session.settings.language);
    const tokens = textOf(pattern);
    return tokens === undefined ? humanOf(moment, written) : formatOf(moment, tokens, written);
  }) as never);

  config.addFilter("newsTagUrl", ((tag: unknown, language?: unknown, name?: unknown) => {
    const { session, newsIndex } = newsroomOf(name, "newsTagUrl");
    return findTag(tag, newsIndex, session, textOf(language))?.href ?? "";
  }) as never);

  config.addFilter("newsTags", ((subject: unknown, name?: string) => {
    const { newsIndex } = newsroomOf(name, "newsTags");
    return (findEntry(subject, newsIndex)?.tags ?? []).filter((tag) => !tag.hidden);
  }) as never);

  config.addFilter("newsFeedLinks", ((subject?: unknown, name?: string) => {
    const { session, newsIndex } = newsroomOf(name, "newsFeedLinks");
    return channelsFor(subject, newsIndex, session)
      .flatMap((channel) => channel.formats.map((format) => feedLink(channel, format, session)))
      .join("\n");
  }) as never);

  config.addFilter("newsCards", ((items: readonly unknown[], language?: unknown, name?: unknown) => {
    const { session, newsIndex } = newsroomOf(name, "newsCards");
    // A tag of the site may have the name of a collection: that has Eleventy's pages in it.
    const entries = items.flatMap((item) => findEntry(item, newsIndex) ?? []);
    return whenWritten(() =>
      renderCards(entries, textOf(language) ?? session.settings.language, outputsOf(session).theme),
    );
  }) as never);
}

/**
 * What a filter makes of the text of entries. If a page needs an entry that isn't rendered yet, Eleventy retries when
 * it sees a certain error. Nunjucks swallows errors thrown in filters, but not in values they return.
 */
function whenWritten(make: () => string): string | { toString(): string } {
  try {
    return make();
  } catch (error) {
    return {
      toString() {
        throw error;
      },
    };
  }
}

function feedLink(channel: Channel, format: FeedFormat, session: Session): string {
  const href = session.addresses.prefixed(feedHref(channel, format));
  return `<link rel="alternate" type="${FEED_TYPES[format]}" title="${escapeAttribute(channel.title)}" href="${escapeAttribute(href)}">`;
}

/** The channels of a tag or an author, or all that carry an entry; without a subject those of the whole newsroom. */
function channelsFor(subject: unknown, newsIndex: NewsIndex, session: Session): Channel[] {
  const channels = newsIndex.editions.flatMap((edition) => edition.channels);
  const whole = channels.filter((channel) => channel.kind === "site");
  if (subject === undefined || subject === null || subject === "") return whole;
  const entry = typeof subject === "object" ? findEntry(subject, newsIndex) : undefined;
  if (entry) return [...channelsOfEntry(entry, newsIndex.editionOf(entry).channels)];
  const tag = findTag(subject, newsIndex, session);
  return channels.filter((channel) => channel.author === subject || (tag && channel.tag === tag));
}

/** A template language may have an object of its own for "nothing", as Liquid has for `nil`. */
function textOf(argument: unknown): string | undefined {
  return typeof argument === "string" && argument !== "" ? argument : undefined;
}

const tagIndexes = new WeakMap<Edition, Map<string, Tag>>();

/** Tags of an edition by key and by label: a template may ask for many, on every page. */
function tagIndexOf(edition: Edition): Map<string, Tag> {
  return memoized(
    tagIndexes,
    edition,
    () =>
      new Map([
        ...edition.tags.map((tag) => [tagKey(tag.label), tag] as const),
        ...edition.tags.map((tag) => [tag.key, tag] as const),
      ]),
  );
}

/** A tag by its object, its name as entries write it, its label, or an alias of the dictionary. */
function findTag(
  subject: unknown,
  newsIndex: NewsIndex,
  session: Session,
  language?: string,
): Tag | undefined {
  if (typeof subject === "object" && subject !== null && "key" in subject && "slug" in subject)
    return subject as Tag;
  const key = tagKey(String(subject));
  const aliased = session.build.dictionary?.find(String(subject))?.key;
  for (const edition of newsIndex.editions) {
    if (language !== undefined && edition.language !== language) continue;
    const index = tagIndexOf(edition);
    const tag = index.get(aliased ?? key) ?? index.get(key);
    if (tag) return tag;
  }
  return undefined;
}

const entryIndexes = new WeakMap<NewsIndex, Map<string, Entry>>();

function findEntry(subject: unknown, newsIndex: NewsIndex): Entry | undefined {
  if (isEntry(subject)) return subject;
  const page = subject as { url?: string; page?: { url?: string } } | undefined;
  const url = typeof subject === "string" ? subject : (page?.url ?? page?.page?.url);
  let index = entryIndexes.get(newsIndex);
  if (!index) {
    index = new Map(
      newsIndex.all.flatMap((entry) => [
        [entry.href, entry] as const,
        [decodeURIComponent(entry.href), entry] as const,
      ]),
    );
    entryIndexes.set(newsIndex, index);
  }
  return url === undefined ? undefined : index.get(url);
}

function momentOf(value: unknown, session: Session): Moment | undefined {
  const { calendar } = session.settings;
  if (isEntry(value)) return value.published;
  if (value instanceof Date) return momentOfDate(value, calendar);
  if (typeof value === "string") return parseMoment(value, calendar);
  return typeof value === "object" && value !== null && "instant" in value ? (value as Moment) : undefined;
}

function isEntry(value: unknown): value is Entry {
  return typeof value === "object" && value !== null && "published" in value && "tagNames" in value;
}

function badDate(value: unknown): NewsroomError {
  return new NewsroomError([diagnostic("filter-date", { found: String(value) })]);
}

function notYet(filter: string, name: string): NewsroomError {
  return new NewsroomError([diagnostic("filter-too-early", {}, { filter, name })]);
}
