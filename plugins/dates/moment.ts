/**
 * A date of an entry, with or without a time. Only the modules of this folder make and format one.
 */
export interface Moment {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly instant: number;
  /** True for a date without a time; pages then show no time. */
  readonly dayOnly: boolean;
  /** IANA name or fixed offset of its time zone. */
  readonly zone: string;
}
