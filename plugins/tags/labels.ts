import { compare } from "../diagnostics/format.ts";

/** Compares labels as readers of a language expect, equal ones by code unit. Never by the machine's locale. */
export function labelOrder(language: string): (a: string, b: string) => number {
  const collator = collatorOf(language, { numeric: true });
  return (a, b) => collator.compare(a, b) || compare(a, b);
}

/** The order of a language, that of English where there is none for it. */
export function collatorOf(language: string, options: Intl.CollatorOptions): Intl.Collator {
  let known: string[] = [];
  try {
    known = Intl.Collator.supportedLocalesOf(language);
  } catch {
    // Not a language tag; the caller's language has been checked elsewhere.
  }
  return new Intl.Collator(known[0] ?? "en", options);
}

/** How often names are written in which way, for the way most write them. */
export class Spellings {
  readonly #counts = new Map<string, Map<string, number>>();

  add(key: string, spelling: string): void {
    let counts = this.#counts.get(key);
    if (!counts) {
      counts = new Map();
      this.#counts.set(key, counts);
    }
    counts.set(spelling, (counts.get(spelling) ?? 0) + 1);
  }

  /** The spelling written most often; of equally frequent ones the first by code unit, whatever the order of files. */
  mostWritten(key: string): string | undefined {
    let best: [string, number] | undefined;
    for (const found of this.#counts.get(key) ?? []) {
      if (!best || found[1] > best[1] || (found[1] === best[1] && compare(found[0], best[0]) < 0))
        best = found;
    }
    return best?.[0];
  }

  keys(): Iterable<string> {
    return this.#counts.keys();
  }
}
