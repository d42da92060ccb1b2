import type { Measurement } from "../measure.ts";
import type { Bulk } from "../verify/output.ts";
import type { Machine } from "./machine.ts";

/** One contender at one size. */
export interface Result {
  contender: string;
  title: string;
  size: number;
  /** Medians over the rounds: seconds, seconds, bytes. */
  wall: number;
  cpu: number;
  peak: number;
  rounds: readonly Measurement[];
  output: Bulk | undefined;
  /** What the check of its output found wrong, or why it could not be built; none for a site that is right. */
  problems: readonly string[];
}

export interface Results {
  machine: Machine;
  corpus: { seed: number; tags: number; mixed: boolean; pageSize: number; feedSize: number };
  /** Limit of the heap in megabytes, where one was set. */
  heap: number | undefined;
  results: readonly Result[];
  ratios: readonly Ratio[];
  flatness: Flatness | undefined;
}

/** A figure of a contender, or how it stands to another's. */
export interface Figure {
  measure: "wall" | "cpu" | "peak";
  of: string;
  /** `"÷"` gives a ratio, `"−"` a difference; alone, seconds or gigabytes. */
  sign?: "÷" | "−";
  to?: string;
}

/** A figure held against its target. */
export interface Ratio extends Figure {
  size: number;
  /** At most. */
  target: number;
  value: number;
  met: boolean;
}

/** The direct lane from its smallest size to its largest. */
export interface Flatness {
  sizes: readonly { size: number; millisecondsPerEntry: number; kilobytesPerEntry: number }[];
  /** Largest time per entry over the smallest, the cost of starting Node included. */
  spread: number;
  /** The same with the straight line's part that does not depend on the size taken off. */
  marginalSpread: number | undefined;
}

export function resultOf(results: readonly Result[], contender: string, size: number): Result | undefined {
  return results.find((result) => result.contender === contender && result.size === size);
}
