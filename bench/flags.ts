import { parseArgs } from "node:util";
import type { Task } from "./contenders/contender.ts";

/** What a run is asked to do. */
export interface Flags {
  sizes: readonly number[];
  rounds: number;
  /** Names of contenders; undefined for those a run compares by default. */
  only: readonly string[] | undefined;
  /** Folder that `results.json` and `chart.svg` go to; undefined for none. */
  out: string | undefined;
  date: string;
  /** Measure rebuilds after a change instead of cold builds. */
  rebuild: boolean;
  task: Task;
}

/** Reads the command line. Throws on flags and numbers it cannot read. */
export function flagsOf(argv: readonly string[], today: string): Flags {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      sizes: { type: "string" },
      rounds: { type: "string", default: "3" },
      only: { type: "string" },
      out: { type: "string", default: "bench" },
      "no-out": { type: "boolean", default: false },
      date: { type: "string", default: today },
      heap: { type: "string" },
      corpus: { type: "string", default: "plain" },
      "page-size": { type: "string", default: "20" },
      "feed-size": { type: "string", default: "20" },
      rebuild: { type: "boolean", default: false },
    },
  });
  if (values.corpus !== "plain" && values.corpus !== "mixed") {
    throw new Error(`--corpus takes plain or mixed, not "${values.corpus}"`);
  }
  const sizes = values.sizes ?? (values.rebuild ? "5000" : "1,10,100,1000,5000,20000");
  return {
    sizes: sizes.split(",").map((size) => positive("--sizes", size)),
    rounds: positive("--rounds", values.rounds),
    only: values.only?.split(","),
    out: values["no-out"] ? undefined : values.out,
    date: values.date,
    rebuild: values.rebuild,
    task: {
      pageSize: positive("--page-size", values["page-size"]),
      feedSize: positive("--feed-size", values["feed-size"]),
      heap: values.heap === undefined ? undefined : positive("--heap", values.heap),
      mixed: values.corpus === "mixed",
    },
  };
}

function positive(flag: string, text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new Error(`${flag} takes whole numbers above 0, not "${text}"`);
  return Number(text);
}
