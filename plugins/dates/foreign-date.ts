import { DateTime, IANAZone } from "luxon";

/** What a text says of a date. Without `hour` it is a day, without `zone` a local time. */
interface Parts {
  year: number;
  month: number;
  day: number;
  hour: number | undefined;
  minute: number;
  second: number;
  /** As luxon names it: `UTC+6:30`, `Europe/Berlin`. */
  zone: string | undefined;
}

const LONGEST = 120;

/**
 * A date as another program writes it, in RFC 3339 with the offset that it was written with: RFC 822 and 2822 with
 * their usual mistakes, ISO 8601, JavaScript's `Date`, dates in words of a few languages. One without an offset, or
 * with a zone that is not clear (`IST`), stays without, a day stays a day: read back, both are of the publisher's
 * zone. Fractions of a second are dropped.
 *
 * @returns undefined for text that is no date, names a day that does not exist, or leaves open which number is the month
 * @example rewriteDate("Wed, 5 May 2021 9:30:00 +0600") // "2021-05-05T09:30:00+06:00"
 * @example rewriteDate("May 5, 2021 at 9:30 pm EDT") // "2021-05-05T21:30:00-04:00"
 */
export function rewriteDate(text: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed.length > LONGEST) return undefined;
  // What stands in parentheses names the zone once more, what stands in brackets (RFC 9557) may be all that names it.
  const plain = trimmed
    .replace(/\([^()]*\)/g, " ")
    .replace(/\[([\w/+-]+)\]$/, " $1")
    .replace(/(\d{4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일]/, "$1-$2-$3")
    .replace(/\s+/g, " ")
    .trim();
  const parts = partsOfNumber(plain) ?? partsOfIso(plain) ?? partsOfWords(plain);
  if (!parts || parts.year < 1 || parts.year > 9999) return undefined;
  const { zone, hour, ...rest } = parts;
  const local = DateTime.fromObject({ ...rest, hour: hour ?? 0 }, { zone: zone ?? "UTC" });
  if (!local.isValid) return undefined;
  if (hour === undefined) return String(local.toISODate());
  return String(local.toISO({ suppressMilliseconds: true, includeOffset: zone !== undefined }));
}

/** Seconds or milliseconds since 1970. */
function partsOfNumber(text: string): Parts | undefined {
  if (!/^(?:\d{9,10}|\d{12,13})$/.test(text)) return undefined;
  const { year, month, day, hour, minute, second } = DateTime.fromMillis(
    Number(text) * (text.length > 10 ? 1 : 1000),
    {
      zone: "UTC",
    },
  );
  return { year, month, day, hour, minute, second, zone: "UTC" };
}

const ISO =
  /^(\d{4})(?:([-/.])(\d{1,3})(?:\2(\d{1,2}))?|(\d{2})(\d{2}))?(?:(?:[T ]|, ?)(\d{1,2})(?::?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?)? ?(.*))?$/i;

/** ISO 8601 and its like: `2021-05-05`, `20210505T0930Z`, `2021/5/5 9:30 +06:00`, `2021-05` for its first day. */
function partsOfIso(text: string): Parts | undefined {
  const match = ISO.exec(text.replace(/([+-]\d{2}:?\d{2})Z$/i, "$1"));
  if (!match) return undefined;
  const [, year, , second, third, month, day, hour, minute, seconds, rest = ""] = match;
  // Without a day only a month or a year is meant, not the time that would follow.
  if (hour !== undefined && third === undefined && day === undefined) return undefined;
  if (hour !== undefined && minute === undefined && !/^(?:Z|UTC|GMT|$)/i.test(rest)) return undefined;
  const [, half, after = ""] = /^(?:([ap])\.?m\b\.?)?(.*)$/i.exec(rest) ?? [];
  const time = {
    hour: hour === undefined ? undefined : hourOf(Number(hour), half),
    minute: Number(minute ?? 0),
  };
  const zone = after === "" ? undefined : zoneOf(after);
  if (after !== "" && zone === null) return undefined;
  return {
    year: Number(year),
    month: Number(second ?? month ?? 1),
    day: Number(third ?? day ?? 1),
    ...time,
    second: secondOf(seconds),
    zone: zone ?? undefined,
  };
}

const TIME =
  /(?<![\d:])(\d{1,2})[:.h](\d{1,2})(?::(\d{1,2})(?:[.,]\d+)?)?(?![\d.:]\d|\d)(?: ?([ap])\.?m\b\.?)?/i;

/** Everything with the name of a month, and numbers between slashes or dots. */
function partsOfWords(text: string): Parts | undefined {
  const numbers = /(?<![\d-])(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4})(?!\d)/.exec(text);
  // The numbers of a date with dots look like a time.
  const timed = numbers ? text.replace(numbers[0], " ") : text;
  const time = TIME.exec(timed);
  // A time zone after a date without a time is ignored: `26 Sep 2022 GMT`.
  const before = time ? timed.slice(0, time.index) : timed.replace(/ (?:GMT|UTC|Z|[+-]\d{4})$/, "");
  const after = time ? timed.slice(time.index + time[0].length) : "";
  // JavaScript's toString and asctime have the year behind the time.
  const lateYear = /^ ?(?:([A-Z]{1,5}|[+-]\d{4}) )?(\d{4})(?: ([A-Z]{1,5}|[+-]\d{4}))?$/.exec(after);
  const zone = zoneOf(lateYear ? (lateYear[1] ?? lateYear[3] ?? "") : after);
  if (zone === null) return undefined;
  const days = `${before} ${lateYear?.[2] ?? ""}`;
  if (hasOddWords(days) || (numbers && /\d/.test(days))) return undefined;
  const date = numbers ? dateOfNumbers(numbers, weekdayIn(before)) : dateOfWords(days, weekdayIn(before));
  if (!date) return undefined;
  return { ...date, ...clockOf(time), zone };
}

function clockOf(time: RegExpExecArray | null): Pick<Parts, "hour" | "minute" | "second"> {
  if (!time) return { hour: undefined, minute: 0, second: 0 };
  const [, written, minute, second, half] = time;
  return { hour: hourOf(Number(written), half), minute: Number(minute), second: secondOf(second) };
}

/** @param half `a` or `p` of `AM` and `PM`, which some write behind a 24-hour time as well */
function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined || hour > 12) return hour;
  return (hour % 12) + (half.toLowerCase() === "p" ? 12 : 0);
}

/** A leap second is the last one of its minute. */
function secondOf(written: string | undefined): number {
  return written === "60" ? 59 : Number(written ?? 0);
}

type Day = Pick<Parts, "year" | "month" | "day">;

function dateOfNumbers(match: RegExpExecArray, weekday: number | undefined): Day | undefined {
  const [first, mark, second, third] = [match[1] ?? "", match[2], Number(match[3]), match[4] ?? ""];
  if (first.length === 4) return { year: Number(first), month: second, day: Number(third) };
  if (first.length > 2 || third.length === 3 || third.length === 1) return undefined;
  const year = fullYear(third);
  const dayFirst = { year, month: second, day: Number(first) };
  return mark === "." ? dayFirst : clearOrder(dayFirst, weekday);
}

/** The day and the month of a date in which only their numbers, or the day of the week, tell which is which. */
function clearOrder(dayFirst: Day, weekday: number | undefined): Day | undefined {
  const monthFirst = { ...dayFirst, month: dayFirst.day, day: dayFirst.month };
  const possible = [dayFirst, monthFirst].filter(
    (date) => DateTime.fromObject(date, { zone: "UTC" }).isValid,
  );
  if (possible.length < 2 || dayFirst.day === dayFirst.month) return possible[0];
  const matching = possible.filter((date) => DateTime.fromObject(date, { zone: "UTC" }).weekday === weekday);
  return matching.length === 1 ? matching[0] : undefined;
}

function dateOfWords(text: string, weekday: number | undefined): Day | undefined {
  const numbers = Array.from(
    text.matchAll(/(?<![\p{L}\d])['’]?(\d{1,4})(?=\p{L}{0,3}(?![\p{L}\d]))/gu),
    (match) => match[1] ?? "",
  );
  const month = monthIn(text);
  if (month === undefined) {
    const [first = "", second = "", third = "", ...more] = numbers;
    if (more.length > 0 || third.length !== 4 || first.length > 2 || second.length > 2) return undefined;
    return clearOrder({ year: Number(third), month: Number(second), day: Number(first) }, weekday);
  }
  const [first = "", second, ...more] = numbers;
  if (more.length > 0 || first === "") return undefined;
  if (second === undefined) return first.length === 4 ? { year: Number(first), month, day: 1 } : undefined;
  const [day, year] = first.length === 4 ? [second, first] : [first, second];
  if (day.length > 2 || year.length === 3 || year.length === 1) return undefined;
  return { year: fullYear(year), month, day: Number(day) };
}

/** RFC 2822 §4.3, with a year of two digits that is never far ahead. */
function fullYear(written: string): number {
  const year = Number(written);
  return written.length > 2 ? year : year + (year < 70 ? 2000 : 1900);
}

/**
 * How the names of the months begin, without accents: English, German, French, Spanish, Italian, Portuguese, Dutch,
 * the Nordic languages, Russian. The first that fits counts.
 */
const MONTHS: readonly RegExp[] = [
  /^(?:jan|gen|ene|янв)/,
  /^(?:feb|fev|фев)/,
  /^(?:mar|maer|mrt|maa|мар)/,
  /^(?:apr|avr|abr|апр)/,
  /^(?:may|mai|maj|mag|mei|май|мая)/,
  /^(?:june?|juni|jui?n|giu|июн)/,
  /^(?:jul|juil|lug|июл)/,
  /^(?:aug|aou|ago|авг)/,
  /^(?:sep|set|сен)/,
  /^(?:oct|okt|ott|out|окт)/,
  /^(?:nov|ноя)/,
  /^(?:dec|dez|dic|дек)/,
];

/** The last word that begins like a month: `mar., 01 déc.` begins with a Tuesday. */
function monthIn(text: string): number | undefined {
  for (const word of plainWords(text).reverse()) {
    const month = MONTHS.findIndex((names) => names.test(word));
    if (month >= 0) return month + 1;
  }
  return undefined;
}

/** Whether there are words beside a day of the week, in whatever language, and the month. */
function hasOddWords(text: string): boolean {
  const [first, ...words] = text.match(/(?<![\d\p{L}])\p{L}+/gu) ?? [];
  const isWeekday = first === undefined || /^[\p{Script=Latin}\p{Script=Cyrillic}]{2,}$/u.test(first);
  return (
    !isWeekday ||
    words.some((word) => monthIn(word) === undefined && !/^(?:at|um|of|de|den|le|à|T|г)$/iu.test(word))
  );
}

const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** 1 for Monday, in English. */
function weekdayIn(text: string): number | undefined {
  const day = WEEKDAYS.findIndex((name) => plainWords(text)[0]?.startsWith(name));
  return day < 0 ? undefined : day + 1;
}

function plainWords(text: string): string[] {
  return (
    text
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .match(/\p{L}{3,}/gu) ?? []
  );
}

/** Minutes east of Greenwich of the names that mean one zone wherever they are written; those of RFC 822 first. */
const ZONES: Readonly<Record<string, number>> = {
  ut: 0,
  utc: 0,
  gmt: 0,
  z: 0,
  wet: 0,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
  akst: -540,
  akdt: -480,
  hst: -600,
  brt: -180,
  art: -180,
  west: 60,
  bst: 60,
  cet: 60,
  met: 60,
  mez: 60,
  cest: 120,
  mest: 120,
  mesz: 120,
  eet: 120,
  sast: 120,
  cat: 120,
  eest: 180,
  msk: 180,
  eat: 180,
  pkt: 300,
  npt: 345,
  wib: 420,
  ict: 420,
  awst: 480,
  sgt: 480,
  hkt: 480,
  jst: 540,
  kst: 540,
  acst: 570,
  acdt: 630,
  aest: 600,
  aedt: 660,
  nzst: 720,
  nzdt: 780,
};

/** Zones named without saying whether it is summer. */
const AMERICAN: Readonly<Record<string, string>> = {
  ET: "America/New_York",
  CT: "America/Chicago",
  MT: "America/Denver",
  PT: "America/Los_Angeles",
};

/** @returns undefined if no zone is said or it is not clear, null for what is none */
function zoneOf(text: string): string | undefined | null {
  const word = text.replace(/^[ ,]+|[ ,.]+$/g, "");
  if (word === "") return undefined;
  // Beside an offset, a name of the zone says nothing: `-0700 PDT`, `MST -07:00`.
  const offset =
    /^(?:(?:GMT|UTC?|Z) ?|[A-Z]{3,5} ?(?=[+-]\d{2}:?\d{2}))?([+-])(\d{1,2})(?::?(\d{2}))?(?: [A-Z_/]+)?$/i.exec(
      word,
    );
  if (offset) {
    const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? 0);
    return minutes >= 24 * 60 || Number(offset[3] ?? 0) > 59
      ? null
      : fixed(offset[1] === "-" ? -minutes : minutes);
  }
  const known = ZONES[word.toLowerCase().replace(/^etc\//, "")];
  if (known !== undefined) return fixed(known);
  if (AMERICAN[word] !== undefined) return AMERICAN[word];
  if (/^[A-Za-z_]+\/[\w/+-]+$/.test(word)) return IANAZone.isValidZone(word) ? word : null;
  return /^[A-Za-z]{1,5}$/.test(word) ? undefined : null;
}

function fixed(minutes: number): string {
  const positive = Math.abs(minutes);
  return `UTC${minutes < 0 ? "-" : "+"}${Math.floor(positive / 60)}:${String(positive % 60).padStart(2, "0")}`;
}
