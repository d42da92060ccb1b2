import { isSound } from "./ratios.ts";
import type { Figure, Ratio, Result, Results } from "./results.ts";

/** The whole report as Markdown, for the terminal. */
export function tablesOf(results: Results): string {
  const parts = [headingOf(results), buildsOf(results.results)];
  if (results.ratios.length > 0) parts.push(ratiosTable(results.ratios));
  if (results.flatness !== undefined) parts.push(flatnessTable(results.flatness));
  const wrong = results.results.filter((result) => !isSound(result));
  if (wrong.length > 0) parts.push(problemsOf(wrong));
  return `${parts.join("\n\n")}\n`;
}

function headingOf({ machine, corpus }: Results): string {
  const versions = Object.entries(machine.versions).map(([name, version]) => `${name} ${version}`);
  return (
    `${machine.date}, ${machine.processor}, ${machine.cores} cores, ${machine.memory} GB, ` +
    `files in ${machine.storage === "memory" ? "memory" : "a folder on disk"}; ${versions.join(", ")}; ` +
    `${corpus.mixed ? "mixed corpus, " : ""}${corpus.pageSize} entries on a page, ${corpus.feedSize} in a feed.`
  );
}

function buildsOf(results: readonly Result[]): string {
  const rows = results.map((result) =>
    isSound(result)
      ? [
          result.title,
          whole(result.size),
          spanOf(result, "wall"),
          spanOf(result, "cpu"),
          whole(result.peak / 2 ** 20),
          whole(result.output?.files ?? 0),
          whole((result.output?.bytes ?? 0) / 2 ** 20),
          `${result.rounds.length}`,
        ]
      : [result.title, whole(result.size), "not counted", "", "", "", "", ""],
  );
  return table(
    [
      "contender",
      "entries",
      "wall s (least–most)",
      "CPU s (least–most)",
      "peak MB",
      "files",
      "output MB",
      "rounds",
    ],
    rows,
    "lrrrrrrr",
  );
}

/** `1.40 (1.38–1.47)`: the median, the least and the most. */
function spanOf({ rounds, ...medians }: Result, measure: "wall" | "cpu"): string {
  const all = rounds.map((round) => round[measure]);
  const [middle, least, most] = [medians[measure], Math.min(...all), Math.max(...all)].map((seconds) =>
    seconds.toFixed(2),
  );
  return `${middle} (${least}–${most})`;
}

/** What a target is of, and in what it is measured. */
export function targetNameOf({ measure, of, sign, to }: Figure): [string, string] {
  const units = { wall: ["wall", " s"], cpu: ["CPU", " s"], peak: ["peak memory", " GB"] } as const;
  const [name, unit] = units[measure];
  return to === undefined ? [of, name + unit] : [`${of} ${sign} ${to}`, sign === "÷" ? name : name + unit];
}

function ratiosTable(ratios: readonly Ratio[]): string {
  const rows = ratios.map(({ size, value, target, met, ...compared }) => [
    ...targetNameOf(compared),
    whole(size),
    value.toFixed(2),
    `≤ ${target}`,
    met ? "met" : "**missed**",
  ]);
  return table(["target", "of", "entries", "measured", "at most", ""], rows, "llrrrl");
}

function flatnessTable(flatness: NonNullable<Results["flatness"]>): string {
  const rows = flatness.sizes.map(({ size, millisecondsPerEntry, kilobytesPerEntry }) => [
    whole(size),
    millisecondsPerEntry.toFixed(3),
    kilobytesPerEntry.toFixed(1),
  ]);
  const marginal =
    flatness.marginalSpread === undefined
      ? ""
      : ` Between one size and the next, a further entry costs at most ${flatness.marginalSpread.toFixed(2)} times its least.`;
  return `Fast rendering, time per entry: the most is ${flatness.spread.toFixed(2)} times the least, start of Node included.${marginal}\n\n${table(
    ["entries", "ms per entry", "peak KB per entry"],
    rows,
    "rrr",
  )}`;
}

function problemsOf(results: readonly Result[]): string {
  return results
    .map(
      (result) =>
        `${result.title}, ${whole(result.size)} entries, did not do the work and is not compared:\n${result.problems.map((line) => `- ${line}`).join("\n")}`,
    )
    .join("\n\n");
}

/** `20,000`: the same on every machine. */
function whole(number: number): string {
  return String(Math.round(number)).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** A Markdown table that also reads well as it is. `sides` has an `l` or `r` for each column. */
export function table(head: readonly string[], rows: readonly (readonly string[])[], sides: string): string {
  const widths = head.map((title, at) =>
    Math.max(3, title.length, ...rows.map((row) => row[at]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, at) => (sides[at] === "r" ? (cells[at] ?? "").padStart(width) : (cells[at] ?? "").padEnd(width))).join(" | ")} |`;
  const rule = `|${widths.map((width, at) => (sides[at] === "r" ? `${"-".repeat(width + 1)}:` : "-".repeat(width + 2))).join("|")}|`;
  return [line(head), rule, ...rows.map(line)].join("\n");
}
