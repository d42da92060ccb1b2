import { type Flatness, type Ratio, type Result, resultOf } from "./results.ts";

/** What issue 5 asks for: wall time of the one over that of the other, at most, by size. */
const targets: readonly { of: string; to: string; at: Readonly<Record<number, number>> }[] = [
  { of: "newsroom-templates", to: "eleventy-alone", at: { 5000: 0.9, 20000: 0.7 } },
  { of: "newsroom-templates", to: "eleventy-plugin-rss", at: { 5000: 0.4, 20000: 0.45 } },
  { of: "newsroom-direct", to: "eleventy-plugin-rss", at: { 5000: 0.25, 20000: 0.15 } },
  { of: "newsroom-direct", to: "hugo", at: { 5000: 0.9, 20000: 0.75 } },
  { of: "newsroom-direct", to: "plain-node", at: { 5000: 1.8, 20000: 1.5 } },
];

/** Ratios of those pairs that both ran and whose outputs were both found right; the others have none. */
export function ratiosOf(results: readonly Result[]): Ratio[] {
  return targets.flatMap(({ of, to, at }) =>
    Object.entries(at).flatMap(([key, target]) => {
      const size = Number(key);
      const one = resultOf(results, of, size);
      const other = resultOf(results, to, size);
      if (one === undefined || other === undefined || !isSound(one) || !isSound(other)) return [];
      const value = one.wall / other.wall;
      return [{ of, to, size, target, value, met: value <= target }];
    }),
  );
}

export const isSound = (result: Result): boolean => result.problems.length === 0 && result.rounds.length > 0;

/** How time and memory for an entry of the direct lane change with the number of entries. */
export function flatnessOf(results: readonly Result[]): Flatness | undefined {
  const direct = results
    .filter((result) => result.contender === "newsroom-direct" && isSound(result))
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
