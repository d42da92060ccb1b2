/** Seconds of a unit, by its first letter. */
const SECONDS: Readonly<Record<string, number>> = { d: 86_400, h: 3600, m: 60, s: 1 };
const PART = /(\d+(?:\.\d+)?)(d(?:ays?)?|h(?:(?:ou)?rs?)?|m(?:in(?:ute)?s?)?|s(?:ec(?:ond)?s?)?)(?![a-z])/g;

/**
 * A duration as people and podcast programs write it.
 *
 * @returns seconds, or undefined for what is no duration
 * @example readDuration("32:15")      // 1935
 * @example readDuration("1:02:03")    // 3723
 * @example readDuration("PT32M15S")   // 1935, ISO 8601
 * @example readDuration("1 h 5 min")  // 3900
 */
export function readDuration(value: unknown): number | undefined {
  if (typeof value === "number") return measure(value);
  if (typeof value !== "string") return undefined;
  const text = value.toLowerCase().replace(/\s+/g, "");
  if (/^\d+(?:\.\d+)?$/.test(text)) return measure(Number(text));
  const clock = /^(?:(\d+):([0-5]?\d)|(\d+)):([0-5]\d(?:\.\d+)?)$/.exec(text);
  if (clock) {
    const [, hours = 0, minutesOfHour, minutes = minutesOfHour, seconds] = clock;
    return measure(Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds));
  }
  const units = text.replace(/^p/, "").replace(/^(\d+d)?t/, "$1");
  if (units === "" || units.replace(PART, "") !== "") return undefined;
  let sum = 0;
  for (const [, amount, unit = ""] of units.matchAll(PART))
    sum += Number(amount) * (SECONDS[unit.charAt(0)] ?? 0);
  return measure(sum);
}

const BYTES: Readonly<Record<string, number>> = {
  b: 1,
  k: 1e3,
  m: 1e6,
  g: 1e9,
  ki: 1024,
  mi: 1024 ** 2,
  gi: 1024 ** 3,
};

/**
 * The size of a file as people write it: bytes, also in groups of three digits, or with a unit. `MB` is a million
 * bytes,
 * `MiB` 1024 times 1024 (IEC 80000-13).
 *
 * @returns bytes, or undefined for what is no size
 * @example readSize("5,242,880") // 5242880
 * @example readSize("5 MB")      // 5000000
 */
export function readSize(value: unknown): number | undefined {
  if (typeof value === "number") return measure(value);
  if (typeof value !== "string") return undefined;
  const parts = /^(\d[\d.,'’_\s]*?)\s?([kmg]i?)?(?:b|bytes?)?$/i.exec(value.trim().replace(/\s+/g, " "));
  if (!parts?.[1]) return undefined;
  const unit = parts[2]?.toLowerCase() ?? "b";
  const number = plainNumber(parts[1], unit);
  return number === undefined ? undefined : measure(Math.round(number * (BYTES[unit] ?? 1)));
}

/** A number with groups of three digits, or with a fraction. `1.234 MB` is no thousand, `1,234 kB` and `1.234` are. */
function plainNumber(written: string, unit: string): number | undefined {
  const isFraction = unit !== "b" && /^\d+\.\d+$/.test(written);
  if (!isFraction && /^\d{1,3}([.,'’_ ])\d{3}(?:\1\d{3})*$/.test(written)) {
    return Number(written.replace(/\D/g, ""));
  }
  return /^\d+(?:[.,]\d+)?$/.test(written) ? Number(written.replace(",", ".")) : undefined;
}

/** What is larger would be written with an exponent, which no reader of feeds takes for a number. */
function measure(value: number): number | undefined {
  return value >= 0 && value <= Number.MAX_SAFE_INTEGER ? value : undefined;
}
