/** A date of an entry, with or without a time. In templates, `newsDate` formats it. */
export interface Moment {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly instant: number;
  /** True for a date without a time. Pages then show only the day. */
  readonly dayOnly: boolean;
  /** IANA name or fixed offset of its time zone. */
  readonly zone: string;
}
