/* Values of elements and attributes. Each rule says what is wrong with a value, or nothing. */

import type { ProblemName } from "./problems.ts";

export type ValueRule = (value: string, moment: number) => ProblemName | undefined;

const URI_CHARACTERS = /^[\w;/?:@&=+$.\-!~*'()%,#]*$/;
const ABSOLUTE = /^[a-z][a-z\d+.-]*:(?:\/\/)?[\w;/?:@&=+$.\-!~*'()%,#]+$/i;
const TAG =
  /^tag:(?:[a-z\d._-]+@)?[a-z\d.-]+,\d{4}(?:-\d\d(?:-\d\d)?)?:[\w;/?:@&=+$.\-!~*'()%,]*(?:#[\w;/?:@&=+$.\-!~*'()%,]*)?$/;
const URN = /^urn:[a-z\d][a-z\d-]{1,31}:(?:[a-z\d()+,.:=@;$_!*'-]|%[\da-f]{2})+$/i;
const UUID = /^urn:uuid:[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** An address or a reference to one (RFC 3986 §4.1). */
export const uriReference: ValueRule = (value) => {
  const scheme = /^[^:]*/.exec(value)?.[0].toLowerCase();
  if (scheme === "tag" && value.includes(":")) return TAG.test(value) ? undefined : "invalid-address";
  if (scheme === "urn" && value.includes(":"))
    return URN.test(value) && (UUID.test(value) || !/^urn:uuid:/i.test(value))
      ? undefined
      : "invalid-address";
  if (!URI_CHARACTERS.test(value)) return "invalid-address";
  if (/^(?:http|ftp)$/.test(scheme ?? "") && value.includes(":") && !/^\w+:\/\/[^/]/.test(value))
    return "invalid-address";
  return undefined;
};

/** The same where any character of Unicode is allowed (RFC 3987). */
export const iriReference: ValueRule = (value, moment) => uriReference(asUri(value), moment);

/** An address with its scheme. */
export const fullUri: ValueRule = (value, moment) =>
  uriReference(value, moment) ??
  (/^(?:tag|urn):/i.test(value) || ABSOLUTE.test(value) ? undefined : "invalid-address");

export const fullIri: ValueRule = (value, moment) => fullUri(asUri(value), moment);

/** An address of the web. */
export const httpUrl: ValueRule = (value) =>
  /^https?:\/\/(?:[a-z\d-]+\.)+[a-z\d][-a-z\d]*(?::\d+)?(?:\/|$)/i.test(value) && URI_CHARACTERS.test(value)
    ? undefined
    : "invalid-attribute";

/** An address as it is compared (RFC 3986 §6.2.2): small scheme and host, no needless escapes, no dots. */
export const canonicalUri: ValueRule = (value, moment) => {
  const problem = fullIri(value.trim(), moment);
  if (problem) return problem;
  const [, scheme = "", rest = ""] = /^([a-z][a-z\d+.-]*):(.*)$/is.exec(value) ?? [];
  if (scheme !== scheme.toLowerCase()) return "unusual-address";
  const [, host, path = ""] = /^\/\/([^/?#]*)(.*)$/s.exec(rest) ?? [];
  if (host !== undefined && host !== host.toLowerCase()) return "unusual-address";
  if (host !== undefined && /^https?$/.test(scheme)) {
    if (!path.startsWith("/")) return "unusual-address";
    if (host.endsWith(scheme === "http" ? ":80" : ":443") || host.endsWith(":")) return "unusual-address";
  }
  if (/\/\.{1,2}(?:\/|$)/.test(path.replace(/[?#].*/s, ""))) return "unusual-address";
  return /%(?:[2][dDeE]|[3]\d|[46][1-9a-fA-F]|[57][\daA]|5[fF]|7[eE])/.test(value) ||
    /%(?:[a-f][\dA-Fa-f]|\d[a-f])/.test(value)
    ? "unusual-address"
    : undefined;
};

function asUri(value: string): string {
  return value.replace(/[^\0-\x7f]+/g, (part) =>
    encodeURIComponent(part.replace(/\p{Surrogate}/gu, "\uFFFD")),
  );
}

const RFC2822 =
  /^(?:(Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?(\d\d?) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\d{4}) (\d\d):(\d\d)(?::(\d\d))? (?:[+-]?\d\d[03]0|UT|GMT|[ECMP][SD]T|Z)$/;
const RFC822 =
  /^(?:(?:mon|tue|wed|thu|fri|sat|sun)\s*,\s*)?\d\d?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\s+\d\d(?:\d\d)?\s+\d\d:\d\d(?::\d\d)?\s+(?:[+-]\d{4}|ut|gmt|[ecmp][sd]t|[a-ik-z])?$/;

/** RFC 2822 §3.3, which RSS means with RFC 822 and years of four digits. */
export const rfc2822Date: ValueRule = (value, moment) => {
  const parts = RFC2822.exec(value);
  if (!parts) {
    const withoutComments = value
      .replace(/\([^(]*?\)/g, " ")
      .trim()
      .toLowerCase();
    return RFC822.test(withoutComments) ? "old-date" : "invalid-date";
  }
  const [, weekday, day = "", month = "", year = ""] = parts;
  const date = new Date(`${day} ${month} ${year} 00:00 UTC`);
  if (date.getUTCDate() !== Number(day)) return "invalid-date";
  if (weekday && !date.toUTCString().startsWith(weekday)) return "wrong-weekday";
  const instant = Date.parse(
    value.replace(/ ([+-]?)(\d{4})$/, (_, sign: string, zone: string) => ` ${sign || "+"}${zone}`),
  );
  return Number.isNaN(instant) || instant > moment + 600_000 || Number(year) < 1990
    ? "implausible-date"
    : undefined;
};

/** RFC 3339 as RFC 4287 §3.3 narrows it. */
export const rfc3339Date: ValueRule = (value, moment) =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d*)?(?:Z|[+-]\d\d:\d\d)$/.test(value) && isCalendarDate(value)
    ? plausible(value, moment)
    : "invalid-date";

/** W3C's profile of ISO 8601, of which a year alone is one form. */
export const w3cDate: ValueRule = (value, moment) =>
  /^\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d*)?)?(?:Z|[+-]\d\d:\d\d))?)?)?$/.test(value) &&
  isCalendarDate(value)
    ? plausible(value, moment)
    : "invalid-date";

function isCalendarDate(value: string): boolean {
  const [, year = "", month = "01", day = "01", hour = "00", minute = "00", second = "00"] =
    /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T(\d\d):(\d\d)(?::(\d\d))?)?/.exec(value) ?? [];
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return (
    date.getUTCDate() === Number(day) && Number(hour) < 24 && Number(minute) <= 60 && Number(second) <= 60
  );
}

/** A day is allowed for, since dates are compared as text. */
function plausible(value: string, moment: number): ProblemName | undefined {
  const tomorrow = new Date(moment + 86_400_000).toISOString().slice(0, 19);
  return value < "1990-01-01" || value > `${tomorrow}Z` ? "implausible-date" : undefined;
}

const NAMES_OF_LANGUAGES = new Intl.DisplayNames("en", { type: "language", fallback: "none" });

export const language: ValueRule = (value) => {
  const [first = ""] = value.split("-");
  try {
    const isUndetermined = /^(?:und|mul|zxx|mis|x)$/i.test(first);
    return !isUndetermined && NAMES_OF_LANGUAGES.of(first.toLowerCase()) === undefined
      ? "invalid-value"
      : undefined;
  } catch {
    return "invalid-value";
  }
};

const MAIL = /^[\w\-+.'!#$%&*/=?^`{|}~]+@(?:(?:\d{1,3}\.){3}|(?:[a-z\d-]+\.)+)[a-z\d][-a-z\d]*$/i;

export const mailAddress: ValueRule = (value) => (MAIL.test(value) ? undefined : "invalid-value");

/** `desk@news.example (The Desk)`, as RSS has it. */
export const mailWithName: ValueRule = (written) => {
  const value = written.replace(/^mailto:/, "");
  if (value.indexOf("@") <= 0) return "invalid-value";
  if (value.endsWith(")")) return mailAddress(value.replace(/\s*\(.*\)$/s, ""), 0);
  return value.includes(" ") ? "invalid-value" : "mail-without-name";
};

export const MEDIA_TYPE =
  /^[^\s()<>,;:\\"/[\]?=]+\/[^\s()<>,;:\\"/[\]?=]+(?:\s*;\s*[^\s()<>,;:\\"/[\]?=]+=(?:"(?:\\"|[^"])*"|[^\s()<>,;:\\"/[\]?=]+))*$/;

export const positiveInteger: ValueRule = (value) =>
  /^\+?0*[1-9]\d*$/.test(value) ? undefined : "invalid-value";
export const nonNegativeInteger: ValueRule = (value) =>
  /^\+?\d+$/.test(value) ? undefined : "invalid-value";

export const within =
  (least: number, most: number): ValueRule =>
  (value) =>
    /^\+?\d+$/.test(value) && Number(value) >= least && Number(value) <= most ? undefined : "invalid-value";

export const oneOf =
  (...values: readonly string[]): ValueRule =>
  (value) =>
    values.includes(value) ? undefined : "invalid-value";

/** Of any case, as Apple takes it. */
export const trueOrFalse: ValueRule = (value) =>
  /^(?:true|false)$/i.test(value) ? undefined : "invalid-value";

export const duration: ValueRule = (value) =>
  /^\d+(?::[0-5]\d(?::[0-5]\d)?)?$/.test(value) ? undefined : "invalid-value";
