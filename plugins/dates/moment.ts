/**
 * A point in time as its writer meant it. Made and written only in this folder; nothing else
 * touches luxon or does arithmetic on dates.
 */
export interface Moment {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly instant: number;
  /** True where the writer gave a day and no time; pages then show no time. */
  readonly dayOnly: boolean;
  /** IANA name or fixed offset of the zone the moment is written in. */
  readonly zone: string;
}
