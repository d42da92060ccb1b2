import type { Entry } from "./entry.ts";

const numbers = new WeakMap<Entry, number>();
let last = 0;

/**
 * Tells the entries of one process apart. An entry whose file did not change is the same object in each rebuild of a
 * watched site, and has the same number. It never reaches the output.
 */
export function numberOf(entry: Entry): number {
  let number = numbers.get(entry);
  if (number === undefined) {
    number = ++last;
    numbers.set(entry, number);
  }
  return number;
}
