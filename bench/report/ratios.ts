import { type Figure, type Flatness, type Ratio, type Result, resultOf } from "./results.ts";

/** What the plugin is to reach at most, by size: times as ratios or in seconds, memory in gigabytes. */
export const targets: readonly (Figure & { at: Readonly<Record<number, number>> })[] = [
  { measure: "cpu", of: "newsroom-direct", sign: "−", to: "eleventy-alone", at: { 1: 0.05 } },
  {
    measure: "wall",
    of: "newsroom-direct",
    sign: "÷",
    to: "hugo",
    at: { 1000: 1.5, 5000: 0.75, 20000: 0.55 },
  },
  {
    measure: "wall",
    of: "newsroom-direct",
    sign: "÷",
    to: "eleventy-plugin-rss",
    at: { 5000: 0.22, 20000: 0.11 },
  },
  { measure: "peak", of: "newsroom-direct", at: { 20000: 0.85 } },
  {
    measure: "cpu",
    of: "newsroom-templates",
    sign: "÷",
    to: "eleventy-plugin-rss",
    at: { 10: 0.75, 100: 0.65, 500: 0.6, 5000: 0.5 },
  },
  { measure: "wall", of: "newsroom-templates", sign: "÷", to: "eleventy-alone-tagged", at: { 5000: 1.25 } },
];

/** The targets whose contenders ran, and whose outputs were found right; the others are left out. */
export function ratiosOf(results: readonly Result[]): Ratio[] {
  return targets.flatMap(({ at, ...compared }) =>
    Object.entries(at).flatMap(([key, target]) => {
      const size = Number(key);
      const value = figureOf(compared, (name) => resultOf(results, name, size));
      return value === undefined ? [] : [{ ...compared, size, target, value, met: value <= target }];
    }),
  );
}

function figureOf(
  { measure, of, sign, to }: Figure,
  resultNamed: (name: string) => Result | undefined,
): number | undefined {
  const [one, other] = [of, to ?? of].map((name) => {
    const result = resultNamed(name);
    if (result === undefined || !isSound(result)) return undefined;
    return measure === "peak" ? result.peak / 2 ** 30 : result[measure];
  });
  if (one === undefined || other === undefined) return undefined;
  if (sign === undefined) return one;
  return sign === "÷" ? one / other : one - other;
}

export const isSound = (result: Result): boolean => result.problems.length === 0 && result.rounds.length > 0;

/** How time and memory for an entry of the direct lane change with the number of entries, from 1,000. */
export function flatnessOf(results: readonly Result[]): Flatness | undefined {
  const direct = results
    .filter((result) => result.contender === "newsroom-direct" && result.size >= 1000 && isSound(result))
    .sort((one, other) => one.size - other.size);
  if (direct.length < 2) return undefined;
  const sizes = direct.map(({ size, wall, peak }) => ({
    size,
    millisecondsPerEntry: (wall / size) * 1000,
    kilobytesPerEntry: peak / size / 1024,
  }));
  const steps = direct.slice(1).map((result, index) => {
    const before = direct[index] as Result;
    return (result.wall - before.wall) / (result.size - before.size);
  });
  return {
    sizes,
    spread: spreadOf(sizes.map((one) => one.millisecondsPerEntry)),
    marginalSpread: steps.length < 2 ? undefined : spreadOf(steps),
  };
}

const spreadOf = (numbers: readonly number[]): number => Math.max(...numbers) / Math.min(...numbers);
