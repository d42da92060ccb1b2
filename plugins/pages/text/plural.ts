/** Forms of a noun by the categories of Intl.PluralRules; `other` stands for every form not given. */
export interface Forms {
  one?: string;
  two?: string;
  few?: string;
  many?: string;
  other: string;
}

/**
 * A function that writes a number with its noun, grouped and inflected by the rules of the language.
 *
 * @example counter("en", { one: "entry", other: "entries" })(1200) // "1,200 entries"
 */
export function counter(language: string, forms: Forms): (count: number) => string {
  const rules = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  return (count) => {
    const category = rules.select(count);
    const noun = category === "zero" ? forms.other : (forms[category] ?? forms.other);
    // A number and its noun stay on one line.
    return `${numbers.format(count)}\u00a0${noun}`;
  };
}
