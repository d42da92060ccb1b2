/** A kind of problem: what it is called is the key in the catalogue. */
export interface Kind<Values> {
  severity: "error" | "warning";
  /** One sentence: what is wrong. */
  problem: Words<Values>;
  /** What would be right, in words or as an example. */
  expected?: Words<Values>;
  /** What to do; names the option that helps, where one does. */
  remedy?: Words<Values>;
  /** Paragraphs in Markdown for docs/messages.md: when it comes, and what to do. */
  docs: string;
}

type Words<Values> = string | ((values: Values) => string | undefined);

/** Describes a kind of problem; the type parameter names the values that its words need. */
export function kind<Values extends object = Record<never, never>>(described: Kind<Values>): Kind<Values> {
  return described;
}
