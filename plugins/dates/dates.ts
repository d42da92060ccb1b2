import { DateTime, IANAZone, type Zone } from "luxon";
import type { Moment } from "./moment.ts";

/** How the publisher counts days. */
export interface Calendar {
  /** IANA name of the publisher's zone. */
  zone: string;
  /** `HH:MM` in that zone at which a day without a time begins to be published. */
  publishTime: string;
}

/** True for an IANA name this machine's time zone data knows, or for `UTC`. */
export function isZone(name: string): boolean {
  return name === "UTC" || (name.includes("/") && IANAZone.isValidZone(name));
}

/** All IANA names, to find what a misspelt one meant. */
export function zoneNames(): string[] {
  return ["UTC", ...Intl.supportedValuesOf("timeZone")];
}

const HUMAN_DATE =
  /^(\d{4})([-/])(\d{1,2})\2(\d{1,2})(?:(?:[Tt]|\s+)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|z|UTC|GMT|[+-](?:[01]\d|2[0-3])(?::?[0-5]\d)?)?)?$/;
const COMPACT_DATE = /^(\d{4})(\d{2})(\d{2})$/;

/**
 * Reads a date as a person writes it: `2021-05-05`, `2021-05-05 09:30`, `2021-05-05T09:30:00+06:00`,
 * `20210505`, or the form of RFC 2822. A day alone is that day in the publisher's zone; a time without
 * an offset is a time in that zone.
 *
 * @returns the moment, or undefined for text that is no date or names a day that does not exist
 * @example parseMoment("2021-05-05", { zone: "Asia/Almaty", publishTime: "00:00" })
 */
export function parseMoment(text: string, calendar: Calendar): Moment | undefined {
  const trimmed = text.trim();
  const compact = COMPACT_DATE.exec(trimmed);
  const match = HUMAN_DATE.exec(compact ? `${compact[1]}-${compact[2]}-${compact[3]}` : trimmed);
  if (!match) return parseMailDate(trimmed, calendar);
  const [, year, , month, day, hour, minute, second, fraction, offset] = match;
  const dayOnly = hour === undefined;
  const [publishHour, publishMinute] = calendar.publishTime.split(":");
  const clock = DateTime.fromObject(
    {
      year: Number(year),
      month: Number(month),
      day: Number(day),
      hour: Number(dayOnly ? publishHour : hour),
      minute: Number(dayOnly ? publishMinute : minute),
      second: Number(second ?? 0),
      millisecond: fraction ? Number(fraction.padEnd(3, "0").slice(0, 3)) : 0,
    },
    { zone: "utc" },
  );
  if (!clock.isValid) return undefined;
  const zone = zoneOf(offset ? fixedZone(offset) : calendar.zone);
  return momentOf(instantOfClock(clock.toMillis(), zone), dayOnly, calendar);
}

const DAY = 86_400_000;

/**
 * The instant at which the clocks of a zone show a time. A time that occurs twice, when clocks go back, is the first of
 * the two; one that does not occur, when they go forward, counts by the offset before the change (RFC 5545 §3.3.5).
 * luxon itself tries the offset of the moment of the build first, so that its answer changes with the season.
 *
 * @param clock what the clocks show, as milliseconds since 1970 of the same time in UTC
 */
function instantOfClock(clock: number, zone: Zone): number {
  // No offset is longer than a day, so these are before and after any change that the time could be part of.
  const before = clock - zone.offset(clock - DAY) * 60_000;
  const after = clock - zone.offset(clock + DAY) * 60_000;
  const shows = (instant: number) => instant + zone.offset(instant) * 60_000 === clock;
  return !shows(before) && shows(after) ? after : before;
}

/** Between these the year has four digits in every zone. */
const SAFELY_EARLY = Date.UTC(1000, 0, 1);
const SAFELY_LATE = Date.UTC(9999, 11, 30);

/**
 * @returns undefined before year 1, which isn't supported, and after 9999, which feeds can't write: an
 * offset can move a date across either
 */
function momentOf(instant: number, dayOnly: boolean, { zone }: Calendar): Moment | undefined {
  if (instant < SAFELY_EARLY || instant > SAFELY_LATE) {
    const { year } = DateTime.fromMillis(instant, { zone: zoneOf(zone) });
    if (!(year >= 1 && year <= 9999)) return undefined;
  }
  return { instant, dayOnly, zone };
}

function parseMailDate(text: string, calendar: Calendar): Moment | undefined {
  const parsed = DateTime.fromRFC2822(text, { zone: calendar.zone });
  return parsed.isValid ? momentOf(parsed.toMillis(), false, calendar) : undefined;
}

const zones = new Map<string, Zone>();

/** luxon works a zone out of its name each time, which takes as long as the date. */
function zoneOf(name: string): Zone {
  let zone = zones.get(name);
  if (!zone) {
    zone = DateTime.fromMillis(0, { zone: name }).zone;
    zones.set(name, zone);
  }
  return zone;
}

/** luxon reads offsets with a colon only. */
function fixedZone(offset: string): string {
  const parts = /([+-]\d{2}):?(\d{2})?/.exec(offset);
  return parts ? `UTC${parts[1]}:${parts[2] ?? "00"}` : "UTC";
}

/**
 * The moment of a JavaScript date whose source text cannot be seen (a data file, a computed value).
 * Exactly midnight UTC is what YAML makes of a day without a time, so it is taken for that day.
 *
 * @returns undefined for an invalid date
 */
export function momentOfDate(date: Date, calendar: Calendar): Moment | undefined {
  const instant = date.getTime();
  if (Number.isNaN(instant)) return undefined;
  if (instant % DAY === 0) return parseMoment(date.toISOString().slice(0, 10), calendar);
  return momentOf(instant, false, calendar);
}

/** A moment of the publisher's calendar from milliseconds since 1970. */
export function momentOfInstant(instant: number, calendar: Calendar): Moment {
  return { instant, dayOnly: false, zone: calendar.zone };
}

/** What has been made of a moment: a date is shown on many pages and in many feeds, and luxon takes its time. */
interface Written {
  local: DateTime;
  iso: string;
  others: Map<string, string>;
}

const writtenOf = new WeakMap<Moment, Written>();

function written(moment: Moment): Written {
  let known = writtenOf.get(moment);
  if (!known) {
    const local = DateTime.fromMillis(moment.instant, {
      zone: zoneOf(moment.zone),
      locale: "en",
      // In every language, as the addresses by year count.
      outputCalendar: "gregory",
    });
    known = { local, iso: String(local.toISO({ suppressMilliseconds: true })), others: new Map() };
    writtenOf.set(moment, known);
  }
  return known;
}

/** Each text of a moment is made once. */
function once(moment: Moment, key: string, write: (known: Written) => string): string {
  const known = written(moment);
  let text = known.others.get(key);
  if (text === undefined) {
    text = write(known);
    known.others.set(key, text);
  }
  return text;
}

/** RFC 3339 with the publisher's offset: `2021-05-05T00:00:00+06:00`, in UTC `…Z`. RFC 4287 §3.3. */
export function isoOf(moment: Moment): string {
  return written(moment).iso;
}

/** Names that RFC 822 fixes, in no language. */
const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const ISO = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}:\d{2}:\d{2})(?:\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

/** RFC 822 with four digits of year, as RSS 2.0 wants it: `Wed, 05 May 2021 00:00:00 +0600`. */
export function rssOf(moment: Moment): string {
  return once(moment, "rss", ({ local, iso }) => {
    const [, year, month, day, time, offset = "Z"] = ISO.exec(iso) ?? [];
    const zone = offset === "Z" ? "+0000" : offset.replace(":", "");
    return `${DAYS[local.weekday - 1]}, ${day} ${MONTHS[Number(month) - 1]} ${year} ${time} ${zone}`;
  });
}

/** The calendar day in the publisher's zone: `2021-05-05`. */
export function dayOf(moment: Moment): string {
  return written(moment).iso.slice(0, 10);
}

/** What `<time datetime>` says: the day alone where the writer gave no time. */
export function machineOf(moment: Moment): string {
  return moment.dayOnly ? dayOf(moment) : isoOf(moment);
}

/** The year in the publisher's zone. */
export function yearOf(moment: Moment): number {
  return Number(dayOf(moment).slice(0, 4));
}

/**
 * The date as people read it, in their language, with the time only where the writer gave one.
 *
 * @example humanOf(moment, "en-GB") // "5 May 2021"
 * @example humanOf(moment, "kk")    // "2021 ж. 5 мамыр"
 */
export function humanOf(moment: Moment, language: string): string {
  const day = humanDayOf(moment, language);
  return moment.dayOnly ? day : `${day}, ${isoOf(moment).slice(11, 16)}`;
}

/** The day alone as people read it, also where a time is known. */
export function humanDayOf(moment: Moment, language: string): string {
  return once(moment, `day ${language}`, ({ local, iso }) =>
    dayInLanguage(local, iso.slice(0, 10), language),
  );
}

const humanDays = new Map<string, string>();

/** Narrow blanks differ between ICU versions. */
function dayInLanguage(local: DateTime, day: string, language: string): string {
  const key = `${language} ${day}`;
  let text = humanDays.get(key);
  if (text === undefined) {
    text = local.setLocale(language).toLocaleString(DateTime.DATE_FULL).replaceAll("\u202f", "\u00a0");
    humanDays.set(key, text);
  }
  return text;
}

/** Day and month without the year: `"5 May"`. */
export function dayAndMonthIn(moment: Moment, language: string): string {
  const day = dayOf(moment).slice(5);
  const [month = 1, date = 1] = day.split("-").map(Number);
  // Any year does; a leap year has every day.
  const instant = Date.UTC(2000, month - 1, date);
  return periodIn(`day ${day}`, { month: "long", day: "numeric" }, instant, language);
}

/** A month by its name, as a heading on its own: `"Mai"`. January is 1. */
export function monthIn(month: number, language: string): string {
  return periodIn(`month ${month}`, { month: "long" }, Date.UTC(2000, month - 1, 1), language);
}

/** A year as a heading on its own, with the word that the language puts to it: `"2021年"`. */
export function yearIn(year: number, language: string): string {
  return periodIn(`year ${year}`, { year: "numeric" }, new Date(0).setUTCFullYear(year), language);
}

/** A month and its year, as a heading: `"May 2021"`. */
export function monthAndYearIn(year: number, month: number, language: string): string {
  const instant = new Date(0).setUTCFullYear(year, month - 1);
  return periodIn(`month ${year}-${month}`, { year: "numeric", month: "long" }, instant, language);
}

function periodIn(
  name: string,
  parts: Intl.DateTimeFormatOptions,
  instant: number,
  language: string,
): string {
  const key = `${language} ${name}`;
  let text = humanDays.get(key);
  if (text === undefined) {
    const format = new Intl.DateTimeFormat(language, { ...parts, timeZone: "UTC", calendar: "gregory" });
    const written = format.format(instant).replaceAll("\u202f", "\u00a0");
    text = written.charAt(0).toLocaleUpperCase(language) + written.slice(1);
    humanDays.set(key, text);
  }
  return text;
}

/** The date in a pattern of luxon's tokens, in the given language. */
export function formatOf(moment: Moment, pattern: string, language: string): string {
  return once(moment, `${language} ${pattern}`, ({ local }) => local.setLocale(language).toFormat(pattern));
}

/**
 * The date as Eleventy's `page.date` has it: for a day alone midnight UTC, which the filters of sites are made for,
 * else the instant.
 */
export function pageDateOf(moment: Moment): Date {
  return new Date(moment.dayOnly ? `${dayOf(moment)}T00:00:00Z` : moment.instant);
}

/**
 * A day of the calendar, with or without a time and an offset; luxon reads weeks, days of a year and any offset as
 * well.
 */
const CALENDAR_DATE = /^(?:\d{4}|[+-]\d{6})-?\d\d-?\d\d(?:T[\d:.,]+(?:Z|[+-][0-2]\d(?::?[0-5]\d)?)?)?$/i;

/**
 * What `page.date` is for a date of an entry that Eleventy refuses: its wall clock as UTC where no offset is written,
 * as Eleventy reads times. What Eleventy reads itself is left to it.
 *
 * @param calendarOnly true where Eleventy reads less of ISO 8601 than luxon does
 * @returns undefined for what Eleventy reads; 1970 for unreadable dates, which the plugin reports itself
 */
export function pageDateOfRefused(value: unknown, calendarOnly: boolean): Date | undefined {
  if (!value || value instanceof Date || (typeof value === "object" && "toJSDate" in value)) return undefined;
  if (typeof value === "string") {
    if (/^(git )?(last modified|created)$/i.test(value)) return undefined;
    const read = DateTime.fromISO(value, { zone: "utc" });
    if (read.isValid) return calendarOnly && !CALENDAR_DATE.test(value) ? read.toJSDate() : undefined;
  }
  return new Date(parseMoment(String(value), { zone: "UTC", publishTime: "00:00" })?.instant ?? 0);
}

/** Milliseconds since 1970 of a moment so many hours before another instant. */
export function hoursBefore(instant: number, hours: number): number {
  return instant - hours * 3_600_000;
}
