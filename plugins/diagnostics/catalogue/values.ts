/** Texts about values in data files, shared by the tag dictionary and the authors file. */

export interface WrongValue {
  /** The value at the beginning of a sentence: `The tag “News”`. */
  what: string;
  /** Field within it, if any: `translations.kk.label`. */
  field?: string;
  expected: string;
}

export const wrongValue = {
  problem: ({ what, field }: WrongValue) =>
    field ? `${what} has an invalid \`${field}\`.` : `${what} is invalid.`,
  expected: ({ expected }: WrongValue) => expected,
};

export interface UnknownField {
  what: string;
  field: string;
  known: readonly string[];
  meant: string | undefined;
}

export const unknownField = {
  problem: ({ what, field }: UnknownField) => `${what} has an unknown field \`${field}\`.`,
  expected: ({ known }: UnknownField) => `one of ${known.join(", ")}`,
  remedy: ({ meant }: UnknownField) => (meant ? `Did you mean \`${meant}\`?` : "Remove it."),
};

export function slugExpected(example: string): string {
  return `letters, digits and hyphens, not percent-encoded, such as \`${example}\``;
}
